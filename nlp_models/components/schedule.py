"""Hours, working days, clock times and shifts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_models.components.page import Hit, Page
from nlp_models.components.phrases import Phrases, read_table

NUMBER_WORDS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "twaalf": 12, "zestien": 16, "twintig": 20, "vierentwintig": 24,
    "tweeëndertig": 32, "zesendertig": 36, "achtendertig": 38, "veertig": 40, "anderhalf": 1,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10,
    "paar": 0, "half": 0, "couple": 0,
}  # fmt: skip
WEEK = r"(?: ?(?:in de week|p(?:er|[./])? ?w(?:eek|k)?\b|/ ?w(?:eek|k)?\b|a week|per week|weekly|wekelijks))?"
NUM = r"(?:\d{1,2}(?:[.,]\d)?)"
HOURS = re.compile(
    rf"({NUM})(?: ?(?:-|–|—|/|tot|à|a|to|t/m|of|or|en|tot en met|tot maximaal) ?({NUM}))? ?-?"
    rf"(?:uur|uren|urige?|u\b|u\.|hours?|hrs?\b|hour)(?:swerk|week|[ -]?contract)?{WEEK}"
)
BARE_HOURS = re.compile(r"(2[04]|32|36|38|40)(?: ?(?:-|–) ?(2[04]|28|32|36|38|40))\b(?![.:,]\d)")
DAYS = re.compile(
    r"(\w{3,5}|\d)(?: ?(?:-|–|/|of|tot|à|or|to) ?(\w{3,5}|\d))? (?:werk)?(?:dag(?:en)?|days?)"
    r"(?: (?:in de week|per week|p/w|a week|aan het werk|werken))?"
)
TIME = r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?"
WINDOW = re.compile(
    rf"({TIME}) ?(?:uur |u )?(?:-|–|—|tot(?: en met)?|to|t/m|until|till|en|and) ?({TIME})(?: ?(?:uur|u\b|hrs|h\b))?"
)
CLOCK = re.compile(r"((?:[01]?\d|2[0-4])[.:][0-5]\d)(?: ?(?:uur|u\b|hrs|h\b|am\b|pm\b))?")
OCLOCK = re.compile(r"(\d{1,2}) ?(?:uur|u\b|am\b|pm\b|o'clock)(?! (?:per|p/w|in de week))")


@cache
def shift_words() -> Phrases:
    """Words for shifts and days, with their keys."""
    return Phrases((row["form"], tuple(row["keys"].split())) for row in read_table("shifts.csv"))


def part_of_day(start: float, end: float | None) -> tuple[str, ...]:
    """Keys of a clock time or window (hours as decimals): night, early, late or day."""
    if end is not None and end <= start:
        end += 24
    if start < 3 or (start >= 21.5):
        return ("night",)
    if end is not None and end > 26:
        return ("night",)
    if start < 7.01 and start >= 3:
        return ("early",)
    if end is not None and end >= 20.5:
        return ("late",)
    if start >= 14 and (end is None or end > 18.5):
        return ("late",)
    return ("day",)


def _hour(text: str) -> float:
    whole, _, part = text.replace(".", ":").partition(":")
    return int(whole) + (int(part) / 60 if part else 0)


def _plain(number: str) -> str:
    value = float(number.replace(",", "."))
    return str(int(value)) if value == int(value) else str(value)


def _clock_hit(page: Page, at: int) -> Hit | None:
    window = WINDOW.match(page.low, at)
    if window and any(":" in g or "." in g for g in window.groups()):
        start, end = _hour(window.group(1)), _hour(window.group(2))
        return Hit(at, window.end(), "schedule", part_of_day(start, end), "window")
    clock = CLOCK.match(page.low, at)
    if clock:
        return Hit(at, clock.end(), "schedule", part_of_day(_hour(clock.group(1)), None), "clock")
    return None


def _hours_hit(page: Page, at: int) -> Hit | None:
    found = HOURS.match(page.low, at)
    if not found:
        found = BARE_HOURS.match(page.low, at)
        if not found:
            return None
    low, high = found.group(1), found.group(2)
    first = float(low.replace(",", "."))
    if page.low[max(0, at - 7) : at].endswith(("binnen ", "om ", "rond ", "vanaf ")) and not high:
        return Hit(at, found.end(), "schedule", part_of_day(first, None), "oclock") if first <= 24 else None
    rule = "hours" if first >= 8 or high else "small_hours"
    key = _plain(low) if not high or _plain(high) == _plain(low) else f"{_plain(low)}-{_plain(high)}"
    return Hit(at, found.end(), "schedule", (key,), rule)


def _days_hit(page: Page, at: int) -> Hit | None:
    found = DAYS.match(page.low, at)
    if not found:
        return None
    numbers = [NUMBER_WORDS.get(g, int(g) if g.isdecimal() else 0) for g in found.groups() if g]
    if not numbers or not all(1 <= n <= 7 for n in numbers):
        return None
    key = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[1]}"
    return Hit(at, found.end(), "schedule", (key, *(str(n) for n in numbers)), "days")


def find_schedule(page: Page) -> Iterator[Hit]:
    """Schedule hits of a page; rules: hours, small_hours, days, window, clock, oclock, shift."""
    tokens = page.tokens
    until = 0
    for word, start in zip(tokens.words, tokens.starts, strict=True):
        if start < until or not (word[0].isdecimal() or word in NUMBER_WORDS):
            continue
        hit = _clock_hit(page, start) if word[0].isdecimal() else None
        hit = hit or (_hours_hit(page, start) if word[0].isdecimal() else None) or _days_hit(page, start)
        hit = hit or _spelled_hours(page, word, start)
        if hit:
            until = hit.end
            yield hit
    for first, last, keys in shift_words().matches(tokens, page.content):
        yield Hit(tokens.starts[first], tokens.ends[last], "schedule", keys, "shift" if keys else "free")


SPELLED = re.compile(rf"\w{{2,16}} (?:uur|uren|hours){WEEK}")


def _spelled_hours(page: Page, word: str, at: int) -> Hit | None:
    found = SPELLED.match(page.low, at)
    number = NUMBER_WORDS.get(word, 0)
    return Hit(at, found.end(), "schedule", (str(number),), "hours") if found and number >= 8 else None
