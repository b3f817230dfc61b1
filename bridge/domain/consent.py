"""Consent: a youth lets one employer (or provider) see who they are, and can take it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Purpose(StrEnum):
    """What the consent is for."""

    SHARE_IDENTITY = "share-identity"
    ENROLMENT = "enrolment"


@dataclass(frozen=True, slots=True)
class Consent:
    """One consent for one receiver; live while `withdrawn_at` is None."""

    consent_id: str
    youth_id: str
    purpose: Purpose
    receiver_id: str
    receiver_name: str
    granted_at: datetime
    recorded_by: str
    withdrawn_at: datetime | None = None

    @property
    def live(self) -> bool:
        """Whether it may be relied on now."""
        return self.withdrawn_at is None
