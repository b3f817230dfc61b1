"""Checks the vocabulary's tables row by row, and says file, line and what is wrong.

Run as `python -m nlp_models.vocabulary_check`: prints the counts; leaves with 2 when a row is wrong.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from nlp_models.vocabulary import COLUMNS, SEPARATOR, split_forms, tables

# fmt: off
CLOSED: dict[str, frozenset[str]] = {
    "certificate": frozenset({
        "vca-basis", "vca-vol", "heftruck", "reachtruck", "ept", "bhv", "haccp", "adr", "code95",
        "nen3140", "avsec", "itil", "welding-1", "welding-2", "welding-3", "welding-4",
    }),
    "licence": frozenset({"AM", "A", "B", "BE", "C", "CE", "D", "T"}),
    "qualification": frozenset({
        "pro", "vmbo-bb", "vmbo-kb", "vmbo-gl", "vmbo-tl", "havo", "vwo", "mbo-1", "mbo-2", "mbo-3",
        "mbo-4", "hbo", "wo",
    }),
    "screening": frozenset({"vog", "vgb"}),
    "schedule": frozenset({"night", "early", "late", "shift", "weekend", "day", "fulltime"}),
    "physical": frozenset({"heights"}),
}
# Words so common that, as a form on their own, they would find a concept in every text.
ORDINARY = frozenset({
    "werk", "werken", "werkt", "rijden", "rijdt", "team", "helpen", "helpt", "hulp", "doen", "maken",
    "gaan", "zijn", "hebben", "goed", "mensen", "dag", "nacht", "tijd", "bedrijf", "klant", "klanten",
    "ervaring", "diploma", "functie", "baan", "job", "work", "working", "drive", "driving", "help",
    "helping", "do", "make", "people", "company", "experience", "time", "day", "good", "taal", "talen",
    "language", "zoeken", "geven", "staan", "lopen", "brengen", "halen", "contact",
})
# fmt: on
LANGUAGE = re.compile(r"[a-z]{2,3}")
IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
CREBO = re.compile(r"\d{5}")
UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
ESCO = re.compile(rf"http://data\.europa\.eu/esco/(?:skill|occupation)/{UUID}")
FORM_COLUMNS = ("pref_nl", "pref_en", "alt_nl", "alt_en")
INFORMAL_COLUMNS = ("informal_nl", "informal_en")


@dataclass(frozen=True, slots=True)
class Row:
    """One table row with where it stands: `place` is `file:line`."""

    kind: str
    place: str
    cells: dict[str, str]


@dataclass(slots=True)
class Report:
    """Problems as `file:line: what is wrong`, and the counts over all rows."""

    problems: list[str] = field(default_factory=list)
    concepts: dict[str, int] = field(default_factory=dict)
    forms: int = 0
    skills_with_informal: int = 0


def read_rows(kind: str, name: str, lines: Iterable[str], problems: list[str]) -> Iterator[Row]:
    """Give the rows of one table; a wrong header or a row of another width becomes a problem, not a row."""
    reader = csv.reader(lines, strict=True)
    header = next(reader, [])
    if tuple(header) != COLUMNS:
        problems.append(f"{name}:1: the header must be exactly {','.join(COLUMNS)}")
        return
    try:
        for cells in reader:
            place = f"{name}:{reader.line_num}"
            if len(cells) != len(COLUMNS):
                what = f"{len(cells)} columns, {len(COLUMNS)} expected (a comma without quotes?)"
                problems.append(f"{place}: {what}")
                continue
            yield Row(kind, place, dict(zip(COLUMNS, cells, strict=True)))
    except csv.Error as error:
        problems.append(f"{name}:{reader.line_num}: not readable as CSV ({error})")


def forms_of(row: Row) -> list[str]:
    """Every way of writing in the row, as written, both languages."""
    return [form for column in FORM_COLUMNS for form in split_forms(row.cells[column])]


def normal(form: str) -> str:
    """The form as compared between concepts: case and runs of spaces do not count."""
    return " ".join(form.casefold().split())


def check_identity(row: Row) -> Iterator[str]:
    """The id carries its kind, the two labels are there, and the key is one of the closed list."""
    identifier, key = row.cells["concept_id"], row.cells["key"]
    if not IDENTIFIER.fullmatch(identifier) or not identifier.startswith(f"{row.kind}-"):
        yield f"concept_id {identifier!r} must be {row.kind}-something in small letters, digits and hyphens"
    for column in ("pref_nl", "pref_en"):
        if not row.cells[column]:
            yield f"{column} is empty"
    if row.kind == "language":
        if not LANGUAGE.fullmatch(key):
            yield f"key {key!r} is not a two- or three-letter language code"
    elif key and key not in CLOSED.get(row.kind, frozenset()):
        allowed = " ".join(sorted(CLOSED.get(row.kind, frozenset()))) or "no key at all"
        yield f"key {key!r} is not in the closed list of {row.kind} ({allowed})"


def check_source(row: Row) -> Iterator[str]:
    """The taxonomy column says where the row's number comes from: esco, crebo-2015, or our own."""
    uri, code, taxonomy = (row.cells[name] for name in ("uri", "code", "taxonomy"))
    if uri and not ESCO.fullmatch(uri):
        yield f"uri {uri!r} is not an ESCO address"
    if code and not CREBO.fullmatch(code):
        yield f"code {code!r} is not a crebo number of five digits"
    expected = "esco" if uri else "crebo-2015" if code else "bridge"
    if taxonomy != expected:
        yield f"taxonomy is {taxonomy!r}, expected {expected!r} with this uri and code"


def check_cells(row: Row) -> Iterator[str]:
    """Lists are separated by ` | `, hold no empty or twice-written part, and no word of every text."""
    for column in (*FORM_COLUMNS, *INFORMAL_COLUMNS):
        cell = row.cells[column]
        parts = cell.split(SEPARATOR) if cell else []
        for part in parts:
            if part != " ".join(part.split()) or not part or "|" in part:
                yield f"{column}: {part!r} has stray spaces or separators; write a | b | c"
            elif column in FORM_COLUMNS and normal(part) in ORDINARY:
                yield f"{column}: {part!r} is an ordinary word that stands in every text"
        seen = [normal(part) for part in parts]
        for part in sorted({part for part in seen if seen.count(part) > 1}):
            yield f"{column}: {part!r} is written twice"
    for pref, alt in (("pref_nl", "alt_nl"), ("pref_en", "alt_en")):
        if normal(row.cells[pref]) in {normal(form) for form in split_forms(row.cells[alt])}:
            yield f"{alt}: repeats {pref} {row.cells[pref]!r}"


CHECKS: tuple[Callable[[Row], Iterator[str]], ...] = (check_identity, check_source, check_cells)


def check_rows(rows: Iterable[Row]) -> Report:
    """Check each row by itself, and what must hold between rows: one id, one uri, one concept per form."""
    report = Report()
    claimed: dict[tuple[str, str], str] = {}
    surface: set[str] = set()
    for row in rows:
        identifier = row.cells["concept_id"]
        report.problems += [f"{row.place}: {what}" for check in CHECKS for what in check(row)]
        report.concepts[row.kind] = report.concepts.get(row.kind, 0) + 1
        if row.kind == "skill" and any(row.cells[column] for column in INFORMAL_COLUMNS):
            report.skills_with_informal += 1
        forms = {normal(form) for form in forms_of(row)}
        surface |= forms
        claims = [("concept_id", identifier)] + [(f"form of a {row.kind}", form) for form in sorted(forms)]
        if row.cells["uri"]:
            claims.append((f"uri of a {row.kind}", row.cells["uri"]))
        for what, value in claims:
            first = claimed.setdefault((what, value), row.place)
            if first != row.place:
                report.problems.append(f"{row.place}: {what} {value!r} stands already at {first}")
    report.forms = len(surface)
    return report


def check_tables() -> Report:
    """Check every table of the vocabulary."""
    unreadable: list[str] = []
    rows: list[Row] = []
    for kind, name, file in tables():
        rows.extend(
            read_rows(kind, name, file.read_text(encoding="utf-8").splitlines(keepends=True), unreadable)
        )
    report = check_rows(rows)
    report.problems[:0] = unreadable
    return report


def main() -> int:
    """Print problems to standard error and counts to standard output; 2 when something is wrong."""
    report = check_tables()
    for problem in report.problems:
        sys.stderr.write(f"{problem}\n")
    for kind, count in sorted(report.concepts.items()):
        sys.stdout.write(f"{kind:<14}{count:>6}\n")
    sys.stdout.write(f"concepts      {sum(report.concepts.values()):>6}\n")
    sys.stdout.write(f"surface forms {report.forms:>6}\n")
    sys.stdout.write(f"skills with informal activities {report.skills_with_informal}\n")
    return 2 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main())
