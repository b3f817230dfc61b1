"""Annotated texts: parsing the gold format, stripping marks, and the fixed split in train, tune and test."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
DEMO_TEXTS = ROOT.parent / "bridge" / "demo" / "texts"
MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]]*)\]\]")
CASE = re.compile(r"(?m)^=== ")


@dataclass(frozen=True, slots=True)
class GoldMark:
    """One mark: character offsets into the stripped text, kind, importance or polarity, accepted keys."""

    start: int
    end: int
    kind: str
    how: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldText:
    """One annotated text without its marks; `document` is "vacancy" or "profile"."""

    name: str
    document: str
    text: str
    marks: tuple[GoldMark, ...]


def parse_marks(annotated: str) -> tuple[str, tuple[GoldMark, ...]]:
    """Split annotated text into the plain text and its marks. Raises ValueError on a broken mark."""
    plain: list[str] = []
    marks: list[GoldMark] = []
    size = last = 0
    for found in MARK.finditer(annotated):
        before = annotated[last : found.start()]
        words, fields = found.group(1), found.group(2).split("|")
        if len(fields) < 2:
            raise ValueError(f"mark without importance or polarity: {found.group(0)!r}")
        size += len(before)
        keys = tuple(key for key in fields[2:] if key)
        marks.append(GoldMark(size, size + len(words), fields[0], fields[1], keys))
        plain += [before, words]
        size += len(words)
        last = found.end()
    plain.append(annotated[last:])
    return "".join(plain), tuple(marks)


def strip_marks(annotated: str) -> str:
    """The text as a reader of the advert or note would see it."""
    return parse_marks(annotated)[0]


def without_front_matter(content: str) -> str:
    """A demo text starts with `name: value` lines and a line of three dashes; return what follows."""
    head, divider, body = content.partition("\n---\n")
    return body if divider and "[[" not in head else content


def _documents_of(path: Path) -> str:
    place = f"{path.parent.name} {path.stem}".lower()
    return "profile" if any(word in place for word in ("note", "profile", "notitie")) else "vacancy"


def read_gold(path: Path, document: str | None = None) -> Iterator[GoldText]:
    """Every text of one file: a demo text (front matter) or a list of `=== id` cases."""
    content = path.read_text(encoding="utf-8")
    kind = document or _documents_of(path)
    if not CASE.search(content):
        text, marks = parse_marks(without_front_matter(content))
        yield GoldText(path.stem, kind, text, marks)
        return
    for block in CASE.split(content)[1:]:
        head, _, body = block.partition("\n")
        text, marks = parse_marks(body)
        yield GoldText(f"{path.stem}/{head.split()[0]}", kind, text, marks)


def _training_files() -> list[Path]:
    folders = (DEMO_TEXTS / "vacancies", DEMO_TEXTS / "notes", ROOT / "corpus" / "train")
    return sorted(path for folder in folders if folder.is_dir() for path in folder.rglob("*.txt"))


def part_of(gold: GoldText) -> str:
    """ "train" or "tune", by a hash of name and text: about four to one, stable when texts are added."""
    return "tune" if zlib.crc32(f"{gold.name}\n{gold.text}".encode()) % 5 == 0 else "train"


def load_part(part: str) -> list[GoldText]:
    """The texts of "train" or "tune", "test/hard" or "test/plain" (for the report only)."""
    if part.startswith("test"):
        files = sorted((ROOT / "corpus" / part).rglob("*.txt"))
        return [gold for path in files for gold in read_gold(path)]
    return [gold for path in _training_files() for gold in read_gold(path) if part_of(gold) == part]
