"""A youth's first name for the liaison who guides them; to everybody else they are a pseudonym."""

from __future__ import annotations

from bridge.graph.youths import SealedIdentity
from bridge.services.identities import opened


def name_of(identity: SealedIdentity | None, label: str) -> str:
    """The first name, or the pseudonym where there is none. Raises `VaultFault` when the key is missing."""
    return opened(identity).first_name or label
