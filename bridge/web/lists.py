"""Long lists: pages and filters live in the URL, and every list can be taken along as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from flask import Response, request, url_for

from bridge.services.vacancy_search import Page
from bridge.web.downloads import as_file

Row = TypeVar("Row")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def page_number() -> int:
    """The page asked for; anything odd is the first."""
    raw = request.args.get("page", "1")
    return min(int(raw), 100_000) if raw.isdigit() and int(raw) > 0 else 1


def paged(rows: Sequence[Row], size: int = 25) -> Page[Row]:
    """The asked page of rows that are all in hand."""
    number = page_number()
    begin = (number - 1) * size
    return Page(tuple(rows[begin : begin + size]), len(rows), number, size)


def url_with(**changes: Any) -> str:
    """This page's address with some of its filters changed; None or "" takes one away."""
    kept = {**request.args.to_dict(), **(request.view_args or {}), **changes}
    return url_for(request.endpoint or "", **{k: v for k, v in kept.items() if v not in (None, "")})


def wants_csv() -> bool:
    """Whether the list was asked for as CSV."""
    return request.args.get("format") == "csv"


def _cell(value: object) -> str:
    """A cell no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_answer(filename: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """A CSV file to download: semicolons and a byte-order mark, as Dutch spreadsheets expect."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return as_file("﻿" + out.getvalue(), f"{filename}.csv", "text/csv")
