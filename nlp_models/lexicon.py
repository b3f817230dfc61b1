"""Make tables/verbs.csv: verb forms from ESCO skill labels (European Commission, ESCO) and everyday verbs.

`python -m nlp_models.lexicon ESCO_DIR` with ESCO_DIR holding nl/skills_nl.csv and en/skills_en.csv.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from nlp_models.components.table_files import TABLES, read_table

VOWELS = "aeiou"
PARTICLES = (
    "aan",
    "af",
    "op",
    "uit",
    "in",
    "bij",
    "door",
    "mee",
    "toe",
    "om",
    "over",
    "voor",
    "na",
    "los",
    "vast",
)
IRREGULAR = {
    "doen": "doe doet", "gaan": "ga gaat", "staan": "sta staat", "zien": "zie ziet", "slaan": "sla slaat",
    "hebben": "heb hebt heeft", "zijn": "ben bent is", "komen": "kom komt", "kunnen": "kan kun kunt",
}  # fmt: skip
NOUN_ENDINGS = (
    "systemen", "processen", "ziekten", "producten", "heden", "gesprekken", "onderwerpen", "methoden",
    "middelen",
    "stukken", "teiten", "elementen", "normen", "technieken", "talen", "planten", "werken", "namen",
    "diensten",
)  # fmt: skip
WORD = re.compile(r"[a-zà-ÿ']{3,}")


def stems(infinitive: str) -> Iterator[str]:
    """First-person forms of a Dutch infinitive; both readings where spelling leaves a choice."""
    stem = infinitive[:-2]
    if len(stem) < 2:
        return
    if stem[-1] == stem[-2]:
        stem = stem[:-1]
    yield _hardened(stem)
    if stem[-1] not in VOWELS and stem[-2] in "aeou" and (len(stem) < 3 or stem[-3] not in VOWELS):
        yield _hardened(stem[:-1] + stem[-2] + stem[-1])


def _hardened(stem: str) -> str:
    return stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])


def dutch_forms(infinitive: str) -> Iterator[tuple[str, str]]:
    """(form, class) of one Dutch verb; separable verbs also give their bare verb."""
    yield infinitive, "inf"
    if infinitive in IRREGULAR:
        yield from ((form, "fin") for form in IRREGULAR[infinitive].split())
        return
    for stem in stems(infinitive):
        yield stem, "fin"
        yield (stem if stem.endswith("t") else f"{stem}t"), "fin"
        yield f"ge{stem}" + ("d" if stem[-1] not in "tkfschp" else "" if stem[-1] == "t" else "t"), "part"
    for particle in PARTICLES:
        rest = infinitive.removeprefix(particle)
        if rest != infinitive and len(rest) >= 5 and rest.endswith("en"):
            yield from dutch_forms(rest)


def english_forms(base: str) -> Iterator[tuple[str, str]]:
    """(form, class) of one English verb."""
    root = base[:-1] if base.endswith("e") else base
    yield base, "base"
    yield f"{root}ing", "ing"
    yield (f"{base}es" if base.endswith(("s", "sh", "ch", "x", "o")) else f"{base}s"), "base"
    yield f"{root}ed", "part"


def _labels(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["preferredLabel"] and row["skillType"] != "knowledge":
                yield WORD.findall(row["preferredLabel"].lower())


def _is_dutch_verb(words: list[str]) -> bool:
    last = words[-1]
    return len(words) > 1 and last.endswith("en") and not last.endswith(NOUN_ENDINGS)


def verb_forms(esco: Path) -> dict[str, str]:
    """All verb forms with their class; the first reading of a form counts."""
    everyday = {row["language"]: row["infinitives"].split() for row in read_table("everyday_verbs.csv")}
    dutch = everyday["nl"] + sorted(
        {words[-1] for words in _labels(esco / "nl/skills_nl.csv") if _is_dutch_verb(words)}
    )
    seen: dict[str, int] = {}
    for words in _labels(esco / "en/skills_en.csv"):
        if len(words) > 1:
            seen[words[0]] = seen.get(words[0], 0) + 1
    english = everyday["en"] + sorted(word for word, times in seen.items() if times >= 8)
    forms: dict[str, str] = {}
    for verb in dutch:
        for form, name in dutch_forms(verb):
            forms.setdefault(form, name)
    for verb in english:
        for form, name in english_forms(verb):
            forms.setdefault(form, name)
    return {form: name for form, name in forms.items() if len(form) > 2}


def main() -> None:
    """Write the table."""
    with (TABLES / "verbs.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(("form", "class"))
        writer.writerows(sorted(verb_forms(Path(sys.argv[1])).items()))


if __name__ == "__main__":
    main()
