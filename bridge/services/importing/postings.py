"""Which form a file with vacancies has, by its name and by what is in it."""

from __future__ import annotations

from collections.abc import Iterator

from bridge.services.importing import jsonld, tabular
from bridge.services.importing.bounds import check_size
from bridge.services.importing.tabular import RawRow

TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".jsonl", ".ndjson")
PAGES = (".html", ".htm", ".jsonld")


def _form(data: bytes, name: str) -> str:
    """jsonld, lines or table."""
    if name.endswith(PAGES):
        return "jsonld"
    if name.endswith(TABLES):
        return "table"
    start = data[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if jsonld.is_markup(data) or start.startswith(b"["):
        return "jsonld"
    if not start.startswith(b"{"):
        return "table"
    first = start.split(b"\n", 1)[0].rstrip()
    one_a_line = first.endswith(b"}") and b'"@' not in first and (not name or b"\n{" in start)
    return "lines" if one_a_line else "jsonld"


def raw_rows(data: bytes, filename: str) -> Iterator[RawRow]:
    """Rows of any form a vacancy may come in; what comes without a telling name is looked into.

    Raises `InputError` or `TooLarge` as the form's own parser does.
    """
    check_size(data)
    name = filename.lower()
    form = _form(data, name)
    if form == "jsonld":
        return jsonld.rows_of(data)
    return tabular.rows_of(data, "rows.jsonl" if form == "lines" else name)
