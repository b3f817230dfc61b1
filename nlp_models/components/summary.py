"""Facts of a whole advert taken from its mentions: title, hours, shifts, minimum age, occupations."""

from __future__ import annotations

import re

from nlp_models.components.closest import closest
from nlp_models.components.linking_terms import labels, terms
from nlp_models.components.page import Found, Page
from nlp_models.components.wordforms import stem
from nlp_models.tokens import Tokens, fold, tokenise

HOURS = re.compile(r"(\d{1,2}(?:\.\d)?)(?:-(\d{1,2}(?:\.\d)?))?")
SHIFT_NAMES = (
    ("five-shift", re.compile(r"(?:5|vijf|five)[ -]?(?:ploeg|shift)|volcontin")),
    ("three-shift", re.compile(r"(?:3|drie|three)[ -]?(?:ploeg|shift)")),
    ("two-shift", re.compile(r"(?:2|twee|two)[ -]?(?:ploeg|shift)")),
)
MAX_TITLE = 120
ENDS = re.compile(r"^[^\w(\"'€]+|[^\w).\"'+#%]+$")
"""Loose signs and drawings around a title."""


def advert_title(page: Page) -> str | None:
    """The first line when it is short, no sentence and no heading; without loose signs at its ends."""
    if not page.lines or page.lines[0].heading:
        return None
    line = page.lines[0]
    text = page.text[line.start : line.end].strip()
    text = ENDS.sub("", text)
    return text if text and len(text) <= MAX_TITLE and not text.endswith(".") else None


def hours_of(found: list[Found]) -> tuple[float | None, float | None]:
    """Least and most weekly hours among schedule mentions that are asked or had."""
    values: list[float] = []
    for item in found:
        if item.kind != "schedule" or item.how in ("excluded", "avoids", "lacks"):
            continue
        match = HOURS.fullmatch(item.keys[0]) if item.keys else None
        if match:
            values += [float(part) for part in match.groups() if part and float(part) >= 8]
    return (min(values), max(values)) if values else (None, None)


def shifts_of(found: list[Found]) -> tuple[str, ...]:
    """Names of shifts, without doubles, in reading order."""
    names: dict[str, None] = {}
    for item in found:
        if item.kind == "schedule" and item.how not in ("excluded", "avoids", "lacks"):
            for key in item.keys:
                if not key[0].isdecimal():
                    names[key] = None
    return tuple(names)


def named_shifts(page: Page, found: list[Found]) -> tuple[str, ...]:
    """As `shifts_of`, with "shift" made precise where the words say how many."""
    names = list(shifts_of(found))
    for item in found:
        if item.kind == "schedule" and "shift" in item.keys and "shift" in names:
            words = page.low[item.start : item.end]
            precise = next((name for name, pattern in SHIFT_NAMES if pattern.search(words)), None)
            if precise and precise not in names:
                names[names.index("shift")] = precise
    return tuple(names)


def minimum_age(found: list[Found]) -> int | None:
    """The lowest age asked."""
    ages = [
        int(f.keys[0])
        for f in found
        if f.kind == "age" and f.keys and f.how == "required" and f.keys[0].isdecimal()
    ]
    return min(ages) if ages else None


def occupations_of(title: str) -> list[tuple[str, str, str | None, float]]:
    """Occupations of a title: (concept id, label, URI, how much of the title they cover or how close)."""
    tokens = tokenise(fold(title[:300]))
    stems = Tokens(tokens.starts, tokens.ends, [stem(word) for word in tokens.words])
    content = [i for i, word in enumerate(tokens.words) if word[0].isalnum()]
    letters = sum(len(tokens.words[i]) for i in content) or 1
    found: dict[str, tuple[str, str, str | None, float]] = {}
    for first, last, (kind, concept_id) in terms().matches(stems, content):
        if kind == "occupation":
            covered = sum(len(tokens.words[i]) for i in range(first, last + 1))
            label, uri = labels()[concept_id]
            found.setdefault(concept_id, (concept_id, label, uri, min(1.0, 0.4 + 0.6 * covered / letters)))
    near = closest("occupation", [title])[0] if not found else None
    if near:
        return [(near[0], *labels()[near[0]], round(near[1], 4))]
    return sorted(found.values(), key=lambda row: -row[3])
