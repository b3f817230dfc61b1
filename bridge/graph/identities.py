"""Sealed identities in the graph, by the key that seals them: what a change of keys works through."""

from __future__ import annotations

from collections.abc import Sequence

from bridge.graph.connection import Statement, read
from bridge.graph.youths import SealedIdentity


def count_by_key() -> dict[str, int]:
    """How many identities each key seals, by key id."""
    return {row["key_id"]: int(row["identities"]) for row in read("privacy/count_identities")}


def list_under_other_keys(key_id: str, limit: int) -> list[SealedIdentity]:
    """Identities that another key than this one seals, at most `limit`."""
    rows = read("privacy/list_identities", key_id=key_id, limit=limit)
    return [SealedIdentity(row["identity_id"], row["ciphertext"], row["key_id"]) for row in rows]


def replace_statement(pairs: Sequence[tuple[SealedIdentity, SealedIdentity]]) -> Statement:
    """Put the second of each pair in the place of the first, unless somebody changed it meanwhile."""
    rows = [
        {
            "identity_id": after.identity_id,
            "before": before.ciphertext,
            "ciphertext": after.ciphertext,
            "key_id": after.key_id,
        }
        for before, after in pairs
    ]
    return "privacy/replace_ciphertexts", {"rows": rows}
