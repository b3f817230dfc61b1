"""Hours, working days, clock times and shifts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_models.components.clock import FIRST_WORDS, part_of_day, read_time
from nlp_models.components.page import Hit, Page
from nlp_models.components.phrases import Opened, Phrases
from nlp_models.components.table_files import read_table

_TENS = {"twintig": 20, "dertig": 30, "veertig": 40, "twenty": 20, "thirty": 30, "forty": 40}
_ONES = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
NUMBER_WORDS = _ONES | _TENS | {
    "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13,
    "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17, "achttien": 18,
    "negentien": 19, "thirteen": 13, "fourteen": 14, "fifteen": 15, "ten": 10, "twelve": 12,
    "sixteen": 16,
    "eighteen": 18, "anderhalf": 1, "half": 0, "paar": 0, "couple": 0, "a": 1, "an": 1, "kwart": 0,
    "quarter": 0,
} | {f"{one}{'ën' if one.endswith('e') else 'en'}{ten}": _ONES[one] + _TENS[ten]
     for one in ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
     for ten in ("twintig", "dertig", "veertig")} | {f"{ten}-{one}": _TENS[ten] + _ONES[one]
     for one in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
     for ten in ("twenty", "thirty", "forty")}  # fmt: skip
WEEK = r"(?: ?(?:in de week|p(?:er|[./])? ?w(?:eek|k)?\b|/ ?w(?:eek|k)?\b|a week|per week|weekly|wekelijks))?"
NUM = r"(?:\d{1,2}(?:[.,]\d)?)"
HOURS = re.compile(
    rf"({NUM})(?: ?(?:uur )?(?:-|–|—|/|tot en met|tot maximaal|tot max|tot|naar|à|a|to|t/m|of|or|en) ?"
    rf"({NUM}))? ?-?"
    rf"(?:uur|uren|urige?|u\b|u\.|hours?|hrs?\b|hour)(?:swerk|week|[ -]?contract)?{WEEK}"
)
LED_HOURS = re.compile(
    rf"(?:uren|hours|contract|uur)(?: per week)? ?[:=] ?({NUM})(?: ?(?:-|–|tot|to) ?({NUM}))?\b"
)
BARE_HOURS = re.compile(
    r"(1[26]|2[048]|3[0268]|40)(?: ?(?:-|–|tot|à|to) ?(1[26]|2[048]|3[0268]|40))\b(?![.:,]\d)"
)
DAYS = re.compile(
    r"(\w{3,5}|\d)(?:(?:, \w{3,5}|, \d)? ?(?:-|–|/|of|tot|à|or|to) ?(\w{3,5}|\d))? (?:werk"
    r"|lange |ten-hour |achturige |nine-hour |eight-hour )?"
    r"(dag(?:en)?|dg|days?|ochtenden|ochtend|middagen|avonden|nachten|mornings|evenings|nights|diensten|shifts)\b"
    r"(?: (?:in de week|per week|p/w|a week|aan het werk|werken))?"
)
DAYTIME = re.compile(r" ?(?:'?s ?(?:ochtends|morgens|middags|avonds|nachts)|am\b|pm\b|a\.m|p\.m)")
_SPELLED = r"(\w{3,16}(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
SPELLED = re.compile(rf"{_SPELLED}(?: (?:tot|à|of|to) {_SPELLED})? (?:uur|uren|hours){WEEK}")
WINDOW_LEAD = re.compile(
    r"(?:ploeg \d|dienst \w|tijden|werktijden|diensten|shift \w|rooster)[ :]{1,3}"
    r"(?:[^.\n]{0,24}? (?:of|en|or|and) )?$"
)
EITHER = re.compile(r"\d ?(?:uur )?(?:of|or) ?\d")
NIGHTLY = re.compile(r"(2[0-3])(?:[.:]\d\d)? ?h? ?(?:-|–|tot|to) ?0?([4-9])\b(?! ?uur)")
TIMES_HOURS = re.compile(r"([1-7]) ?x ?\d{1,2}\b")
WEEKLY = re.compile(r"week|p/w")
OF_THE = re.compile(r"\b(\w{3,5}) van (?:de|die) \w{3,5} dagen")
CLOCK_FIGURES = re.compile(r"\d[.:][0-5]\d")
PART_KEYS = {
    "ochtend": "early",
    "morning": "early",
    "avond": "late",
    "evening": "late",
    "nacht": "night",
    "night": "night",
}
LED_DAYS = re.compile(
    r"(?:dagen|werkdagen|days)(?: per week| in de week)?(?:: ?| \()"
    r"(\w{1,5})(?:, (\w{1,5}))?(?: ?(?:of|tot|-|à|or|to) ?(\w{1,5}))?\b(?! ?dag)"
)
LEAST_MOST = re.compile(
    r"(?:minimaal|minstens|min\.|min|ten minste|at least|minimum|van|from) (\w{1,16}) ?"
    r"(?:uur|u|uren|hours|hrs)?(?: per week| a week| in de week)?,? ?(?:en )?"
    r"(?:maximaal|max\.|max|hooguit|hoogstens|up to|at most|ten hoogste) (\w{1,16})\b"
)
CLOCK_LEADS = (
    "om ",
    "rond ",
    "vanaf ",
    "voor ",
    "na ",
    "van ",
    "tussen ",
    "start ",
    "at ",
    "from ",
    "between ",
    "before ",
    "tijden: ",
)
ENDING_LEADS = (
    "tot ",
    "stopt om ",
    "until ",
    "till ",
    "klaar om ",
    "eindigt ",
    "stopt ",
    "finishing at ",
    "tot uiterlijk ",
    "eindigt om ",
    "eindigen om ",
    "eindigen voor leerlingen om ",
    "stoppen om ",
    "sluiten om ",
    "finish at ",
    "finishes at ",
    "ends at ",
    "end at ",
    "volhouden tot ",
)


@cache
def shift_words() -> Phrases:
    """Words for shifts and days, with their keys."""
    return Phrases(
        ((row["form"], tuple(row["keys"].split())) for row in read_table("shifts.csv")), typos=False
    )


def _plain(number: str) -> str:
    value = float(number.replace(",", "."))
    return str(int(value)) if value == int(value) else str(value)


def _range(low: str, high: str | None) -> str:
    return _plain(low) if not high or _plain(high) == _plain(low) else f"{_plain(low)}-{_plain(high)}"


def _clock_hit(page: Page, at: int) -> Hit | None:
    read = read_time(page.low, at)
    if not read:
        return None
    end, start_hour, end_hour, sure = read
    before = page.low[max(0, at - 34) : at]
    if not (sure or before.endswith(CLOCK_LEADS) or WINDOW_LEAD.search(before)):
        return None
    if end_hour is None and before.endswith(ENDING_LEADS) and 18 <= start_hour <= 24:
        return Hit(at, end, "schedule", ("late",), "clock")
    rule = "window" if end_hour is not None else "clock" if sure else "oclock"
    return Hit(at, end, "schedule", part_of_day(start_hour, end_hour), rule)


def _hours_hit(page: Page, at: int) -> Hit | None:
    found = HOURS.match(page.low, at) or BARE_HOURS.match(page.low, at)
    if not found:
        return None
    low, high = found.group(1), found.group(2)
    before = page.low[max(0, at - 10) : at]
    latest = float((high or low).replace(",", "."))
    if DAYTIME.match(page.low, found.end()):
        return None
    if before.endswith(("contract voor ", "act voor ")):
        before = ""
    if before.endswith("binnen ") or (before.endswith(CLOCK_LEADS) and latest <= (24 if high else 12)):
        return None
    rule = "hours" if float(low.replace(",", ".")) >= 8 or high else "small_hours"
    keys = (low, high, _range(low, high)) if high and EITHER.search(found.group()) else (_range(low, high),)
    return Hit(at, found.end(), "schedule", keys, rule)


def _days_hit(page: Page, at: int) -> Hit | None:
    found = DAYS.match(page.low, at)
    if not found:
        return None
    numbers = [NUMBER_WORDS.get(g, int(g) if g.isdecimal() else 0) for g in found.groups()[:2] if g]
    if not numbers or not all(1 <= n <= 7 for n in numbers):
        return None
    if found.group(3) == "shifts" and not WEEKLY.search(found.group()):
        return Hit(at, found.end(), "schedule", ("shift",), "days")
    part = tuple(key for stem, key in PART_KEYS.items() if found.group(3).startswith(stem))
    keys = (*(str(n) for n in numbers), "-".join(str(n) for n in numbers))
    return Hit(at, found.end(), "schedule", tuple(dict.fromkeys(keys + part)), "days")


def _value(word: str) -> int:
    return int(word) if word.isdecimal() else NUMBER_WORDS.get(word, 0)


def _led_days(page: Page) -> Iterator[Hit]:
    """Days after the word for them: "dagen: drie of vier", "op de werkdagen (vier)"."""
    for found in LED_DAYS.finditer(page.low):
        numbers = [_value(group) for group in found.groups() if group]
        if all(1 <= n <= 7 for n in numbers):
            keys = (*(str(n) for n in numbers), "-".join(str(n) for n in numbers))
            yield Hit(found.start(1), found.end(), "schedule", tuple(dict.fromkeys(keys)), "days")


def _least_and_most(page: Page) -> Iterator[Hit]:
    """Hours as a least and a most: "minimaal twintig uur, maximaal 28", "at least 12 hrs, up to 36"."""
    for found in LEAST_MOST.finditer(page.low):
        low, high = _value(found.group(1)), _value(found.group(2))
        if 4 <= low < high <= 60:
            yield Hit(found.start(), found.end(), "schedule", (f"{low}-{high}",), "hours")


def _spelled_hours(page: Page, at: int) -> Hit | None:
    found = SPELLED.match(page.low, at)
    if not found:
        return None
    low, high = NUMBER_WORDS.get(found.group(1), 0), NUMBER_WORDS.get(found.group(2) or "", 0)
    before = page.low[max(0, at - 20) : at]
    if not high and low <= 12 and before.endswith((*CLOCK_LEADS, *ENDING_LEADS)):
        return None
    if low < 8 or DAYTIME.match(page.low, found.end()) or (found.group(2) and not high):
        return None
    return Hit(at, found.end(), "schedule", (_range(str(low), str(high) if high else None),), "hours")


def find_schedule(page: Page, opened: Opened) -> Iterator[Hit]:
    """Schedule hits of a page; rules: hours, small_hours, days, window, clock, oclock, shift, free."""
    tokens = page.tokens
    until = 0
    for word, start in page.numerals:
        number = word[0].isdecimal()
        if start < until or not (number or word in NUMBER_WORDS or word in FIRST_WORDS):
            continue
        hit = _days_hit(page, start) or (_hours_hit(page, start) if number else _spelled_hours(page, start))
        hit = hit or _clock_hit(page, start)
        if hit:
            until = hit.end
            yield hit
    for found in LED_HOURS.finditer(page.low):
        start = found.start(1)
        yield Hit(start, found.end(), "schedule", (_range(found.group(1), found.group(2)),), "hours")
    yield from _led_days(page)
    yield from _least_and_most(page)
    for first, last, keys in shift_words().matches(tokens, page.content, opened):
        keys = keys or _weekend_key(page, first, last)
        yield Hit(tokens.starts[first], tokens.ends[last], "schedule", keys, "shift" if keys else "free")


def _weekend_key(page: Page, first: int, last: int) -> tuple[str, ...]:
    """In an advert a Saturday or Sunday is weekend work; in a note single days stay without a key."""
    word = page.tokens.words[first]
    if page.document == "vacancy" and first == last:
        if word.startswith(("zaterdag", "zondag", "saturday", "sunday")):
            return ("weekend",)
        if word.endswith("avond"):
            return ("late",)
    return ()


def keys_in_words(words: str) -> tuple[str, ...]:
    """Hours said by bare figures in a span that is known to be about the schedule ("40", "12 tot 24")."""
    if NIGHTLY.search(words):
        return ("night",)
    if CLOCK_FIGURES.search(words):
        return ()
    few = OF_THE.search(words)
    if few and few.group(1) in _ONES:
        return (str(_ONES[few.group(1)]),)
    times = TIMES_HOURS.search(words)
    if times:
        return (times.group(1),)
    found = [n for n in re.findall(r"\d{1,2}", words[:60]) if 8 <= int(n) <= 48]
    if len(found) == 2:
        return (_range(found[0], found[1]),)
    small = re.findall(r"\b[1-7]\b", words[:60])
    return (found[0],) if found else (small[0],) if len(small) == 1 else ()
