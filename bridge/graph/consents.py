"""Consents in the graph: what a youth lets one receiver know, and since when no more."""

from __future__ import annotations

from dataclasses import dataclass

from bridge.domain.consent import Consent, Purpose
from bridge.errors import NotFound
from bridge.graph.connection import Row, Statement, read


@dataclass(frozen=True, slots=True)
class Released:
    """What the release of an identity rests on; `consent_id` is None without a live consent."""

    youth_id: str
    employer_id: str
    consent_id: str | None
    identity_id: str
    ciphertext: str
    key_id: str


def consent_from(row: Row, youth_id: str) -> Consent:
    """A consent from its stored properties with its receiver."""
    return Consent(
        consent_id=row["consent_id"],
        youth_id=youth_id,
        purpose=Purpose(row["purpose"]),
        receiver_id=row["receiver_id"],
        receiver_name=row["receiver_name"] or "",
        granted_at=row["granted_at"],
        recorded_by=row["recorded_by"],
        withdrawn_at=row.get("withdrawn_at"),
    )


def add_statement(consent: Consent, demo: bool = False) -> Statement:
    """Store a consent; a live one for the same purpose and receiver is given back with `added` false.

    Gives no row when the receiver does not exist.
    """
    return (
        "consents/add_consent",
        {
            "youth_id": consent.youth_id,
            "receiver_id": consent.receiver_id,
            "properties": {
                "consent_id": consent.consent_id,
                "purpose": consent.purpose.value,
                "granted_at": consent.granted_at,
                "recorded_by": consent.recorded_by,
                "demo": demo or None,
            },
        },
    )


def get_consent(consent_id: str) -> tuple[Consent, str | None]:
    """A consent and the id of the liaison who guides the youth now. Raises `NotFound`."""
    rows = read("consents/get_consent", consent_id=consent_id)
    if not rows:
        raise NotFound("deze toestemming bestaat niet")
    return consent_from(rows[0]["consent"], rows[0]["youth_id"]), rows[0]["liaison_id"]


def withdraw_statement(consent_id: str, by: str) -> Statement:
    """End a consent now; gives no row when it had ended."""
    return "consents/withdraw_consent", {"consent_id": consent_id, "by": by}


def find_release(introduction_id: str) -> Released | None:
    """What stands behind an introduction when its employer asks who it is about."""
    rows = read("consents/get_identity_for_employer", introduction_id=introduction_id)
    if not rows:
        return None
    row, sealed = rows[0], rows[0]["identity"]
    return Released(
        row["youth_id"], row["employer_id"], row["consent_id"], sealed["identity_id"], sealed["ciphertext"],
        sealed["key_id"],
    )  # fmt: skip
