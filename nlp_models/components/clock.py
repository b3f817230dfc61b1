"""Clock times in figures and words ("half zeven", "7 tot 7", "half past six") and their part of the day."""

from __future__ import annotations

import re

HOUR_WORDS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9,
    "tien": 10, "elf": 11, "twaalf": 12, "middernacht": 24, "vieren": 4, "vijven": 5, "zessen": 6,
    "zevenen": 7,
    "achten": 8, "negenen": 9, "tienen": 10, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "midnight": 24, "noon": 12,
}  # fmt: skip
_WORD = "|".join(sorted(HOUR_WORDS, key=len, reverse=True))
_ONE = (
    rf"(?:(half past|quarter past|quarter to|half|kwart voor half|kwart over half|kwart voor|kwart over|kwart"
    rf"|(?:vijf|tien) (?:voor|over) half|(?:vijf|tien) (?:voor|over)) )?"
    rf"(?:(2[0-4]|[01]?\d)(?!\d)(?:[.:]([0-5]\d)(?!\d))?|({_WORD})\b)(?: ?(?:uur\b|u\b|o'clock|hrs\b|h\b))?"
    rf"( ?(?:'?s ?(?:ochtends|morgens|middags|avonds|nachts)|am\b|pm\b|a\.m\.|p\.m\.|in the (?:morning"
    rf"|afternoon|evening)|at night))?"
)
_DASH = r" ?(?:-|–|—|tot en met|tot|t/m|to|until|till|en|and) ?"
TIME = re.compile(_ONE)
UNTIL = re.compile(_DASH + _ONE)
LATER = ("middag", "avond", "pm", "p.m", "afternoon", "evening", "at night")
GLUED_HALF = {f"half{word}": hour - 0.5 for word, hour in HOUR_WORDS.items()}
GLUED = re.compile(rf"half(?:{_WORD})\b")
FIRST_WORDS = frozenset(HOUR_WORDS) | {"half", "kwart", "quarter"} | frozenset(GLUED_HALF)


def _hour(pieces: tuple[str | None, ...]) -> float:
    modifier, figures, minutes, word, part = pieces
    hour = float(figures) if figures else float(HOUR_WORDS.get(word or "", 0))
    if minutes:
        hour += int(minutes) / 60
    if modifier in ("half past",):
        hour += 0.5
    elif modifier and modifier.endswith("half"):
        hour -= 0.5
    elif modifier and modifier.endswith(("voor", "to")):
        hour -= 0.25
    elif modifier:
        hour += 0.25
    said = part or ""
    if hour < 12 and any(word in said for word in LATER):
        hour += 12
    return hour


def part_of_day(start: float, end: float | None) -> tuple[str, ...]:
    """Keys of a clock time or window (hours as decimals): night, early, late or day."""
    if end is not None and end <= start:
        end += 24
    if start < 3 or start >= 21.5 or (end is not None and end > 26):
        return ("night",)
    if start < 7.1:
        return ("early",)
    if (end is not None and end >= 19.9) or (start >= 14 and (end is None or end > 18.5)):
        return ("late",)
    return ("day",)


def _glued(low: str, at: int) -> tuple[int, float, float | None, bool] | None:
    """ "halfacht" in one word."""
    found = GLUED.match(low, at)
    return (found.end(), GLUED_HALF[found.group()], None, True) if found else None


def read_time(low: str, at: int) -> tuple[int, float, float | None, bool] | None:
    """A time or window at a place: (end offset, start hour, end hour, surely a time), or None."""
    time = TIME.match(low, at)
    if not time:
        return _glued(low, at)
    window = UNTIL.match(low, time.end())
    if window:
        one, two = time.groups(), window.groups()
        start, end = _hour(one), _hour(two)
        said_end = two[4] or ""
        if end == 12 and "nacht" in said_end:
            end = 24.0
            start += 12 if start < 12 and not one[4] else 0
        if not (one[0] or one[2] or two[2] or one[4] or two[4]) and 1 <= start <= 4 and 8 <= end <= 11:
            start, end = start + 12, end + 12
        if 5 <= start <= 12 and two[2] and end < 9 and end <= start and not (one[4] or two[4]):
            end += 12
        if not one[4] and start < 12 < end and any(word in said_end for word in LATER) and start + 12 < end:
            start += 12
        if (
            end < 12
            and start >= end
            and not one[2]
            and not two[2]
            and "ochtend" not in said_end
            and start > 4
        ):
            end += 12
        sure = bool(one[0] or one[2] or two[0] or two[2] or one[4] or two[4])
        return window.end(), start, end, sure
    pieces = time.groups()
    return time.end(), _hour(pieces), None, bool(pieces[0] or pieces[2] or pieces[4])
