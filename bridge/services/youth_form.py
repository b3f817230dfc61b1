"""What is filled in about a youth, and everything that can be wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from bridge.domain.youth import Identity, Youth, age_on
from bridge.errors import Fault, InputError

YOUNGEST, OLDEST = 15, 27
MODES = ("foot", "bicycle", "scooter", "car", "transit")
_PC4 = re.compile(r"[1-9][0-9]{3}")
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+")
_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{6,20}")


@dataclass(frozen=True, slots=True)
class YouthForm:
    """A youth as filled in: hours per week, travel in minutes one way, None where nothing is known."""

    identity: Identity
    birth_date: date
    pc4: str
    available_from: date | None = None
    hours_min: float | None = None
    hours_max: float | None = None
    max_travel_minutes: int | None = None
    modes: tuple[str, ...] = ()
    avoids_night: bool | None = None

    def applied(self, youth: Youth) -> Youth:
        """The youth with the form's values."""
        return replace(
            youth,
            birth_date=self.birth_date,
            pc4=self.pc4,
            available_from=self.available_from,
            hours_min=self.hours_min,
            hours_max=self.hours_max,
            max_travel_minutes=self.max_travel_minutes,
            modes=self.modes,
            avoids_night=self.avoids_night,
        )


def _outside(value: float | None, low: float, high: float) -> bool:
    return value is not None and not low <= value <= high


def faults_of(form: YouthForm, today: date) -> list[Fault]:
    """Everything wrong with a form, each at its field."""
    identity = form.identity
    age = age_on(form.birth_date, today)
    rules: tuple[tuple[bool, str, str], ...] = (
        (not identity.first_name.strip(), "first_name", "vul een voornaam in"),
        (len(identity.first_name) > 80, "first_name", "hoogstens 80 tekens"),
        (len(identity.last_name) > 80, "last_name", "hoogstens 80 tekens"),
        (
            bool(identity.email) and not _EMAIL.fullmatch(identity.email or ""),
            "email",
            "dit is geen mailadres",
        ),
        (
            bool(identity.phone) and not _PHONE.fullmatch((identity.phone or "").strip()),
            "phone",
            "dit is geen telefoonnummer",
        ),
        (form.birth_date > today, "birth_date", "deze datum is nog niet geweest"),
        (
            form.birth_date <= today and not YOUNGEST <= age <= OLDEST,
            "birth_date",
            f"deze dienst is er voor jongeren van {YOUNGEST} tot en met {OLDEST} jaar; dit is {age}",
        ),
        (not _PC4.fullmatch(form.pc4), "pc4", "vul de vier cijfers van de postcode in"),
        (_outside(form.hours_min, 0, 48), "hours_min", "vul 0 tot 48 uur in"),
        (_outside(form.hours_max, 1, 48), "hours_max", "vul 1 tot 48 uur in"),
        (
            form.hours_min is not None and form.hours_max is not None and form.hours_min > form.hours_max,
            "hours_max",
            "het hoogste aantal uren is lager dan het laagste",
        ),
        (_outside(form.max_travel_minutes, 5, 180), "max_travel_minutes", "vul 5 tot 180 minuten in"),
        (any(mode not in MODES for mode in form.modes), "modes", "kies uit de lijst"),
    )
    return [Fault(field, reason) for wrong, field, reason in rules if wrong]


def check_youth(form: YouthForm, today: date) -> None:
    """Raises `InputError` with every fault at its field."""
    if faults := faults_of(form, today):
        raise InputError("de jongere is niet opgeslagen", faults=faults)
