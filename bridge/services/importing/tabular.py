"""CSV, XLSX and JSON lines as rows: each with its line number and its cells by column name."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from bridge.errors import InputError, TooLarge
from bridge.services.importing.bounds import MAX_ROWS, check_size, check_workbook, decoded

MAX_DEPTH = 12
UNREADABLE = (
    InvalidFileException,
    BadZipFile,
    ParseError,
    KeyError,
    ValueError,
    IndexError,
    TypeError,
    EOFError,
)
"""What openpyxl raises for a workbook that is broken inside."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as it stood in the file; `line` counts from 1 and includes the heading."""

    line: int
    cells: dict[str, Any]


def rows_of(data: bytes, filename: str) -> Iterator[RawRow]:
    """Rows of a CSV, XLSX or JSON-lines file, by its name's ending and its content.

    Raises `InputError` (empty, wrong encoding, no heading, merged cells, a broken line) or `TooLarge`.
    """
    check_size(data)
    name = filename.lower()
    if name.endswith(".xlsx") or data[:4] == b"PK\x03\x04":
        yield from _bounded(_workbook_rows(data))
    elif name.endswith((".jsonl", ".ndjson")) or (not name and data.lstrip()[:1] == b"{"):
        yield from _bounded(_json_lines(decoded(data)))
    else:
        yield from _bounded(_csv_rows(decoded(data)))


def _bounded(rows: Iterator[RawRow]) -> Iterator[RawRow]:
    for count, row in enumerate(rows, 1):
        if count > MAX_ROWS:
            raise TooLarge(f"meer dan {MAX_ROWS} regels; splits het bestand in delen")
        yield row


def _heading(cells: list[str]) -> list[str]:
    names = [c.strip() for c in cells]
    if not any(names):
        raise InputError.at("kop", "de eerste regel noemt geen kolommen", 1)
    double = sorted({n for n in names if n and names.count(n) > 1})
    if double:
        raise InputError.at(double[0], "deze kolom komt twee keer voor", 1)
    return names


def _csv_rows(text: str) -> Iterator[RawRow]:
    sample = text.split("\n", 1)[0]
    delimiter = max(";,\t|", key=sample.count)
    reader = csv.reader(StringIO(text), delimiter=delimiter, strict=True)
    try:
        names = _heading(next(reader))
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            if len(cells) > len(names):
                reason = f"deze regel heeft {len(cells)} kolommen, de kop noemt er {len(names)}"
                raise InputError.at("regel", reason, line)
            if any(c.strip() for c in cells):
                yield RawRow(line, dict(zip(names, cells, strict=False)))
    except csv.Error as fault:
        raise InputError.at("regel", f"kan deze regel niet lezen ({fault})", reader.line_num) from fault


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


def _workbook_rows(data: bytes) -> Iterator[RawRow]:
    check_workbook(data)
    try:
        sheet = load_workbook(BytesIO(data), data_only=True).worksheets[0]
    except UNREADABLE as fault:
        raise InputError("dit Excel-bestand kan niet gelezen worden") from fault
    if sheet.merged_cells.ranges:
        place = min(str(r) for r in sheet.merged_cells.ranges)
        raise InputError.at(place, "samengevoegde cellen; hef het samenvoegen op en probeer opnieuw")
    lines = sheet.iter_rows(values_only=True)
    names = _heading([str(c) if c is not None else "" for c in next(lines, ())])
    for number, values in enumerate(lines, 2):
        cells = {n: _cell(v) for n, v in zip(names, values, strict=False) if n and v is not None}
        if cells:
            yield RawRow(number, cells)


def depth(value: Any, limit: int = MAX_DEPTH) -> None:
    """Raise `InputError` when nested deeper than `limit`."""
    if limit == 0:
        raise InputError(f"de gegevens zijn dieper genest dan {MAX_DEPTH} lagen")
    if isinstance(value, dict):
        for item in value.values():
            depth(item, limit - 1)
    elif isinstance(value, list):
        for item in value:
            depth(item, limit - 1)


def parsed_json(text: str, line: int | None = None) -> Any:
    """JSON, bounded in depth. Raises `InputError` with the line and column of the fault."""
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as fault:
        at = line if line is not None else getattr(fault, "lineno", None)
        column = getattr(fault, "colno", "?")
        raise InputError.at(f"kolom {column}", "dit is geen geldige JSON", at) from fault
    depth(value)
    return value


def _json_lines(text: str) -> Iterator[RawRow]:
    for line, content in enumerate(text.split("\n"), 1):
        if content.strip():
            value = parsed_json(content, line)
            if not isinstance(value, dict):
                raise InputError.at("regel", "verwacht een object met velden", line)
            yield RawRow(line, value)
