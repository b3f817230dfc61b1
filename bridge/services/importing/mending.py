"""Rejected rows as a file that can be mended and sent again: the columns as they were given, and why."""

from __future__ import annotations

import csv
import json
from io import StringIO

from bridge.services.importing.upserts import RejectedRow, Report

REASON = "_reason"
"""The column that says why; an import passes it by, so that it need not be taken out."""


def _is_nested(report: Report) -> bool:
    return any(isinstance(value, dict | list) for row in report.rejected for value in row.raw.values())


def _with_reason(row: RejectedRow) -> dict[str, object]:
    return {**row.raw, REASON: f"{row.field}: {row.reason}"}


def suffix(report: Report) -> str:
    """How the name of the file must end: cells that hold lists or objects do not fit in a table."""
    return ".jsonl" if _is_nested(report) else ".csv"


def rejected_file(report: Report) -> bytes:
    """The rejected rows, in the form that `suffix` says: JSON lines, or CSV that a spreadsheet opens."""
    if _is_nested(report):
        lines = [json.dumps(_with_reason(row), ensure_ascii=False) for row in report.rejected]
        return ("\n".join(lines) + "\n").encode()
    names = [n for n in dict.fromkeys(n for row in report.rejected for n in row.raw) if n != REASON]
    out = StringIO()
    writer = csv.DictWriter(out, [*names, REASON], delimiter=";")
    writer.writeheader()
    writer.writerows(_with_reason(row) for row in report.rejected)
    return out.getvalue().encode("utf-8-sig")
