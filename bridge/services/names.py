"""A youth's first name for the liaison who guides them; to everybody else they are a pseudonym."""

from __future__ import annotations

from bridge.graph.youths import SealedIdentity
from bridge.runtime.vault import Sealed, unseal


def name_of(identity: SealedIdentity | None, label: str) -> str:
    """The first name, or the pseudonym where there is none. Raises `VaultFault` when the key is missing."""
    if identity is None:
        return label
    fields = unseal(Sealed(identity.key_id, identity.ciphertext), identity.identity_id)
    return fields.get("first_name") or label


def full_name_of(identity: SealedIdentity | None, label: str) -> str:
    """First and last name, or the pseudonym."""
    if identity is None:
        return label
    fields = unseal(Sealed(identity.key_id, identity.ciphertext), identity.identity_id)
    return f"{fields.get('first_name') or ''} {fields.get('last_name') or ''}".strip() or label
