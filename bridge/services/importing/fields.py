"""Cells to values: each function names the field and says in plain words what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar

from bridge.domain.law import table
from bridge.domain.vacancy import Shift
from bridge.errors import InputError

Cells = Mapping[str, Any]
Choice = TypeVar("Choice", bound=StrEnum)
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_SHIFT = re.compile(r"^(\d{1,2})[:.](\d{2})\s?-\s?(\d{1,2})[:.](\d{2})(?:\s+(.{1,60}))?$")
_DAY_FORMS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y")


def text(cells: Cells, name: str, *, most: int) -> str | None:
    """Trimmed text of at most `most` characters, or None where the cell is empty."""
    value = cells.get(name)
    if value is None or not str(value).strip():
        return None
    words = str(value).strip()
    if "\x00" in words:
        raise InputError.at(name, "bevat tekens die geen tekst zijn")
    if len(words) > most:
        raise InputError.at(name, f"telt {len(words)} tekens, hoogstens {most} mag")
    return words


def needed(cells: Cells, name: str, *, most: int) -> str:
    """Like `text`, but it must be there."""
    value = text(cells, name, most=most)
    if value is None:
        raise InputError.at(name, "is leeg")
    return value


def number(cells: Cells, name: str, low: float, high: float) -> float | None:
    """A number between `low` and `high`; a decimal comma is understood."""
    value = cells.get(name)
    if value in (None, ""):
        return None
    try:
        found = float(str(value).replace("€", "").replace(",", ".").strip())
    except ValueError as fault:
        raise InputError.at(name, f"'{str(value)[:40]}' is geen getal") from fault
    if not low <= found <= high:
        raise InputError.at(name, f"{found:g} ligt niet tussen {low:g} en {high:g}")
    return found


def whole(cells: Cells, name: str, low: int, high: int) -> int | None:
    """A whole number between `low` and `high`."""
    found = number(cells, name, low, high)
    if found is not None and found != int(found):
        raise InputError.at(name, f"{found:g} is geen heel getal")
    return None if found is None else int(found)


def day(cells: Cells, name: str) -> date | None:
    """A date: 2026-11-23, 23-11-2026, 23/11/2026, or a date and time of which the day counts."""
    value = cells.get(name)
    if value in (None, ""):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    words = str(value).strip()
    for form in _DAY_FORMS:
        try:
            return datetime.strptime(words[:10], form).date()  # noqa: DTZ007
        except ValueError:
            continue
    raise InputError.at(name, f"'{words[:40]}' is geen datum; schrijf 2026-11-23 of 23-11-2026")


def choice(cells: Cells, name: str, among: type[Choice], default: Choice) -> Choice:
    """One of a closed list."""
    value = text(cells, name, most=80)
    if value is None:
        return default
    try:
        return among(value.lower())
    except ValueError as fault:
        raise InputError.at(name, f"'{value}' ken ik niet; kies {', '.join(among)}") from fault


def pc4(cells: Cells, name: str) -> str | None:
    """The four digits of a Dutch postcode; other countries' codes are left out."""
    value = text(cells, name, most=20)
    if value is None:
        return None
    return value[:4] if re.match(r"^[1-9]\d{3}(?:\s?[A-Za-z]{2})?$", value) else None


def hours(cells: Cells) -> tuple[float | None, float | None]:
    """Hours per week from `hours_min` and `hours_max`, or from one cell such as "24-32" (no clock times)."""
    low, high = number(cells, "hours_min", 0, 80), number(cells, "hours_max", 0, 80)
    both = text(cells, "hours", most=80)
    if both and low is None and high is None:
        found = re.match(r"^(\d{1,2}(?:[.,]\d)?)(?:\s?-\s?(\d{1,2}(?:[.,]\d)?))?(?![\d:.,-])", both)
        if found:
            ends = [float(part.replace(",", ".")) for part in found.groups() if part]
            low, high = ends[0], ends[-1]
    if low is not None and high is not None and low > high:
        raise InputError.at("hours_max", f"{high:g} is lager dan hours_min ({low:g})")
    return low, high


def days(cells: Cells, name: str) -> tuple[int, ...]:
    """ISO weekdays such as `ma-vr` or `za zo`; none where the cell is empty."""
    value = text(cells, name, most=60)
    return days_of(value, name) if value else ()


def days_of(words: str, name: str) -> tuple[int, ...]:
    """ISO weekdays of words such as `ma-vr`; `name` is the field that a fault is put at."""
    found: list[int] = []
    for part in re.split(r"[\s,]+", words.strip().lower()):
        first, _, last = part.partition("-")
        if first not in DAYS or (last and last not in DAYS):
            raise InputError.at(name, f"'{part}' is geen dag; schrijf ma, di, wo, do, vr, za of zo")
        start, end = DAYS.index(first), DAYS.index(last or first)
        found += range(start + 1, end + 2) if end >= start else [*range(start + 1, 8), *range(1, end + 2)]
    return tuple(sorted(set(found)))


def shifts(cells: Cells, name: str) -> tuple[Shift, ...]:
    """Shifts such as `06:45-15:15 ma-vr; 14:45-23:15 za zo`."""
    value = text(cells, name, most=600)
    found = []
    for part in (value or "").split(";"):
        if not part.strip():
            continue
        match = _SHIFT.match(part.strip())
        if not match:
            raise InputError.at(name, f"'{part.strip()[:40]}' is geen dienst; schrijf 06:45-15:15 ma-vr")
        try:
            start = time(int(match[1]) % 24, int(match[2]))
            end = time(int(match[3]) % 24, int(match[4]))
        except ValueError as fault:
            raise InputError.at(name, f"'{part.strip()[:40]}' heeft een tijd die niet bestaat") from fault
        found.append(Shift(start, end, days_of(match[5], name) if match[5] else (1, 2, 3, 4, 5)))
    return tuple(found)


def hazards(cells: Cells, name: str) -> tuple[str, ...]:
    """Hazard tags, separated by `;` or `,`, from the table in `bridge.domain.tables`."""
    value = cells.get(name)
    parts = value if isinstance(value, list) else re.split(r"[;,]", str(value or ""))
    tags = tuple(str(p).strip() for p in parts if str(p).strip())
    known = {row["hazard"] for row in table("hazards")}
    for tag in tags:
        if tag not in known:
            raise InputError.at(name, f"'{tag[:40]}' ken ik niet; kies uit {', '.join(sorted(known))}")
    return tags
