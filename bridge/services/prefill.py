"""What a reading fills in on the vacancy form, each value with the words of the advert that it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bridge.domain.reading import Importance, Mention, Reading

WEEKS_A_YEAR, MONTHS_A_YEAR = 52.0, 12.0
WINDOW = re.compile(
    r"\b([01]?\d|2[0-4])[.:]([0-5]\d)(?: ?uur)? ?(?:-|–|—|tot|t/m|to|until|en) ?([01]?\d|2[0-4])[.:]([0-5]\d)"
)
DAY_WORDS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
DAY_WORDS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS = re.compile(r"\b(\w{2,9})(?: ?(?:-|–|t/m|tot en met|to|through) ?)(\w{2,9})\b")
HAZARDS: dict[tuple[str, str], str] = {
    ("schedule", "night"): "night",
    ("certificate", "heftruck"): "forklift",
}
"""Kind and key of a mention that says a hazard is part of the work."""


@dataclass(frozen=True, slots=True)
class Prefilled:
    """A form value found in the text, with the words it came from and, where it was converted, how."""

    field: str
    value: float | int | str
    text: str
    how: str = ""


def prefill(reading: Reading, titled: bool = False) -> tuple[Prefilled, ...]:
    """Form values that the reading found; `titled` when the title was given beside the text.

    One value per field, but for hazards. What the advert says is not asked fills in nothing.
    """
    said = [m for m in reading.mentions if m.importance is not Importance.EXCLUDED]
    found = [*_hours(reading, said), *_age(reading, said), *_pay(reading), *_shifts(said), *_hazards(said)]
    if reading.title and not titled and reading.language != "other":
        found.insert(0, Prefilled("title", reading.title, reading.title))
    once = {(item.field, item.value if item.field == "hazards" else ""): item for item in reversed(found)}
    return tuple(reversed(once.values()))


def _hours(reading: Reading, said: list[Mention]) -> Iterator[Prefilled]:
    for mention in said:
        key = mention.key or ""
        if mention.kind == "schedule" and reading.hours_max is not None and key[:1].isdigit():
            ends = [float(part) for part in key.split("-")]
            if ends[-1] == reading.hours_max:
                yield Prefilled("hours_min", ends[0], mention.text)
                yield Prefilled("hours_max", ends[-1], mention.text)


def _age(reading: Reading, said: list[Mention]) -> Iterator[Prefilled]:
    age = reading.minimum_age
    for mention in said:
        if mention.kind == "age" and age is not None and mention.key == str(age):
            yield Prefilled("minimum_age", age, mention.text)


def _pay(reading: Reading) -> Iterator[Prefilled]:
    """Pay per hour; a month's or a year's pay is divided by the hours of the week that the text names."""
    pay = reading.salary
    if pay.min is None or pay.max is None or pay.text is None:
        return
    divisor, how = 1.0, ""
    if pay.unit != "hour":
        hours = reading.hours_max
        if not hours:
            return
        divisor = hours * WEEKS_A_YEAR / (MONTHS_A_YEAR if pay.unit == "month" else 1.0)
        how = f"{hours:g}".replace(".", ",")
    yield Prefilled("salary_min", round(pay.min / divisor, 2), pay.text, how)
    if pay.max > pay.min:
        yield Prefilled("salary_max", round(pay.max / divisor, 2), pay.text, how)


def _day_number(word: str) -> int | None:
    for names in (DAY_WORDS, DAY_WORDS_EN):
        for number, name in enumerate(names):
            if name == word or (len(word) in (2, 3) and name.startswith(word)):
                return number
    return None


def _days(text: str) -> tuple[int, int] | None:
    for found in DAYS.finditer(text.lower()):
        first, last = (_day_number(word) for word in found.groups())
        if first is not None and last is not None and first < last:
            return first, last
    return None


def _shifts(said: list[Mention]) -> Iterator[Prefilled]:
    """Clock times with the days named in the same sentence; without days nothing is filled in."""
    rows: list[str] = []
    words: list[str] = []
    for mention in said:
        clock = WINDOW.search(mention.text.lower()) if mention.kind == "schedule" else None
        days = _days(mention.evidence or mention.text) if clock else None
        if clock and days:
            begin, begin_minute, end, end_minute = clock.groups()
            first, last = (DAY_WORDS[number][:2] for number in days)
            rows.append(f"{int(begin) % 24:02}:{begin_minute}-{int(end) % 24:02}:{end_minute} {first}-{last}")
            words.append((mention.evidence or mention.text).strip())
    if rows:
        yield Prefilled("shifts", "; ".join(dict.fromkeys(rows)), " … ".join(dict.fromkeys(words)))


def _hazards(said: list[Mention]) -> Iterator[Prefilled]:
    for mention in said:
        for key in mention.keys or (mention.key or "",):
            if hazard := HAZARDS.get((mention.kind, key)):
                yield Prefilled("hazards", hazard, mention.text)
