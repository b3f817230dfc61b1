"""Reads the official ESCO CSV folder, row by row, into plain records.

Both `DIR/skills_nl.csv` and `DIR/nl/skills_nl.csv` are found. A concept without a label in the wanted
language comes with its label in the other one, and says so. Source of the columns:
ESCO download, European Commission.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

OCCUPATION, SKILL, OCCUPATION_GROUP, SKILL_GROUP = "occupation", "skill", "occupation_group", "skill_group"

FILES: Mapping[str, str] = {
    OCCUPATION: "occupations",
    SKILL: "skills",
    OCCUPATION_GROUP: "ISCOGroups",
    SKILL_GROUP: "skillGroups",
}
RELATIONS: tuple[tuple[str, str, str, str | None, str], ...] = (
    # file, column of the source, column of the target, column of the kind, kind where there is no column
    ("occupationSkillRelations", "occupationUri", "skillUri", "relationType", "essential"),
    ("skillSkillRelations", "originalSkillUri", "relatedSkillUri", "relationType", "optional"),
    ("broaderRelationsOccPillar", "conceptUri", "broaderUri", None, "broader"),
    ("broaderRelationsSkillPillar", "conceptUri", "broaderUri", None, "broader"),
)


class TaxonomyError(ValueError):
    """The folder cannot be read as ESCO: names the file, and the line (from 1) where there is one."""

    def __init__(self, file: Path, reason: str, line: int | None = None) -> None:
        self.file, self.line, self.reason = file, line, reason
        super().__init__(f"{file}{f', line {line}' if line is not None else ''}: {reason}")


@dataclass(frozen=True, slots=True)
class EscoConcept:
    """One concept, in one language.

    `version` is the day and time ESCO last changed the concept, "" where the file does not say.
    """

    uri: str
    kind: str
    code: str
    label: str
    alternatives: tuple[str, ...]
    description: str
    version: str

    @property
    def labels(self) -> tuple[str, ...]:
        """The preferred label and the alternatives, without repeats."""
        return tuple(dict.fromkeys((self.label, *self.alternatives)))


@dataclass(frozen=True, slots=True)
class EscoRelation:
    """`source` needs `target` (essential, optional), or falls under it (broader)."""

    source: str
    kind: str
    target: str


def find_file(folder: Path, stem: str, language: str) -> Path | None:
    """Where a table of the download lies, or None."""
    name = f"{stem}_{language}.csv"
    return next((path for path in (folder / name, folder / language / name) if path.is_file()), None)


def read_language(folder: Path, kind: str, language: str) -> Iterator[EscoConcept]:
    """The rows of one table in one language, label or not; nothing when the file is absent."""
    path = find_file(folder, FILES[kind], language)
    if path is None:
        return
    for line, row in _rows(path, ("conceptUri", "preferredLabel", "altLabels")):
        yield EscoConcept(
            uri=_uri(path, line, row["conceptUri"]),
            kind=kind,
            code=row.get("code", "").strip(),
            label=" ".join(row["preferredLabel"].split()),
            alternatives=(*_lines(row["altLabels"]), *_lines(row.get("hiddenLabels", ""))),
            description=" ".join(row.get("description", "").split()),
            version=row.get("modifiedDate", "").strip(),
        )


def read_relations(folder: Path, languages: tuple[str, ...] = ("nl", "en")) -> Iterator[EscoRelation]:
    """All relations between concepts, from the first language in which each table is there."""
    for stem, source, target, kind, default in RELATIONS:
        path = next((p for lang in languages if (p := find_file(folder, stem, lang))), None)
        if path is None:
            continue
        for line, row in _rows(path, (source, target)):
            yield EscoRelation(
                _uri(path, line, row[source]),
                (row.get(kind, "").strip() or default) if kind else default,
                _uri(path, line, row[target]),
            )


def _lines(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for line in cell.splitlines() if (text := " ".join(line.split()))))


def _uri(path: Path, line: int, value: str) -> str:
    uri = value.strip()
    if not uri.startswith(("http://", "https://", "urn:")):
        raise TaxonomyError(path, f"not a concept address: {uri[:60]!r}", line)
    return uri


def _rows(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """(line where the row starts, cells by column); a cell may hold line breaks."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        start = 1
        try:
            header = next(reader, [])
            missing = [name for name in wanted if name not in header]
            if missing:
                raise TaxonomyError(path, f"column missing: {', '.join(missing)}", 1)
            start = reader.line_num + 1
            for cells in reader:
                if cells and len(cells) != len(header):
                    raise TaxonomyError(path, f"{len(cells)} cells where {len(header)} are expected", start)
                if cells:
                    yield start, dict(zip(header, cells, strict=True))
                start = reader.line_num + 1
        except csv.Error as error:
            raise TaxonomyError(path, str(error), start) from error
        except UnicodeDecodeError as error:
            raise TaxonomyError(path, f"not UTF-8 text ({error.reason})", start) from error
