"""Identities between the vault and the page, and the pseudonym that stands in their place everywhere else."""

from __future__ import annotations

import hashlib

from bridge.domain.ids import new_id
from bridge.domain.youth import Identity
from bridge.graph.youths import SealedIdentity
from bridge.runtime.vault import Sealed, seal, unseal


def identity_from(identity_id: str, ciphertext: str, key_id: str) -> Identity:
    """Open a sealed identity. Raises `VaultFault` when the key is missing or the bytes are another's."""
    fields = unseal(Sealed(key_id, ciphertext), identity_id)
    return Identity(
        fields.get("first_name") or "",
        fields.get("last_name") or "",
        fields.get("email"),
        fields.get("phone"),
    )


def label_of(youth_id: str) -> str:
    """A pseudonym of five characters that means nothing outside the service."""
    number = int.from_bytes(hashlib.sha256(youth_id.encode()).digest()[:4])
    letters = "".join("23456789ABCDEFGHJKLMNPQRSTUVWXYZ"[number >> (5 * i) & 31] for i in range(5))
    return f"Jongere {letters}"


def opened(sealed: SealedIdentity | None) -> Identity:
    """The identity in the clear; empty for one that was erased. Raises `VaultFault` without the key."""
    return identity_from(sealed.identity_id, sealed.ciphertext, sealed.key_id) if sealed else Identity("", "")


def sealed_identity(identity: Identity, identity_id: str | None = None) -> SealedIdentity:
    """An identity under the current key, bound to its record."""
    identity_id = identity_id or new_id()
    sealed = seal(
        {
            "first_name": identity.first_name.strip(),
            "last_name": identity.last_name.strip(),
            "email": identity.email,
            "phone": identity.phone,
        },
        identity_id,
    )
    return SealedIdentity(identity_id, sealed.ciphertext, sealed.key_id)
