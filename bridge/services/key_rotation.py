"""A new key for persons' data: what the old keys sealed is sealed again under the first, batch by batch."""

from __future__ import annotations

from collections.abc import Callable

from bridge.domain.account import Actor, Role
from bridge.errors import Forbidden
from bridge.graph import identities as store
from bridge.graph.connection import write_all
from bridge.graph.youths import SealedIdentity
from bridge.runtime.vault import Sealed, current_key_id, new_key, reseal
from bridge.services import audit

BATCH = 500


def _administrator(actor: Actor) -> None:
    if actor.role is not Role.ADMINISTRATOR:
        raise Forbidden("alleen de beheerder wisselt de sleutels")


def fresh_key() -> str:
    """A new `id:key` for BRIDGE_IDENTITY_KEYS."""
    return ":".join(new_key())


def keys_in_use(actor: Actor) -> dict[str, int]:
    """How many identities each key seals; a key that seals none may be taken out of the settings."""
    _administrator(actor)
    return store.count_by_key()


def _resealed(before: SealedIdentity) -> SealedIdentity:
    after = reseal(Sealed(before.key_id, before.ciphertext), before.identity_id)
    return SealedIdentity(before.identity_id, after.ciphertext, after.key_id)


def rotate(actor: Actor, progress: Callable[[int], None] | None = None) -> int:
    """Seal everything under the first of BRIDGE_IDENTITY_KEYS; how many were sealed again.

    Each batch is one transaction, so that a stop half-way loses nothing and the next call goes on. Raises
    `VaultFault` when a key that is in use is not configured.
    """
    _administrator(actor)
    key_id, done = current_key_id(), 0
    while batch := store.list_under_other_keys(key_id, BATCH):
        pairs = [(before, _resealed(before)) for before in batch]
        write_all(
            store.replace_statement(pairs),
            audit.event(actor, "identities.resealed", "key", key_id, str(len(pairs))),
        )
        done += len(pairs)
        if progress:
            progress(done)
    return done
