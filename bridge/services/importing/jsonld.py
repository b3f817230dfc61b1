"""JobPosting JSON-LD (schema.org): one, an array, a graph, or inside an HTML page, as rows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

import nh3

from bridge.errors import InputError
from bridge.services.importing.bounds import check_size, decoded
from bridge.services.importing.tabular import RawRow, parsed_json

_SCRIPT = re.compile(r"<script\b[^>]{0,400}\bapplication/ld\+json\b[^>]{0,400}>", re.I)
_BREAKS = re.compile(r"<\s*(?:br|/p|/div|/li|/h[1-6]|/tr|/ul|/ol)\b[^>]{0,200}>", re.I)
_BULLET = re.compile(r"<\s*li\b[^>]{0,200}>", re.I)
_MANY_BREAKS = re.compile(r"\n{3,}")
CONTRACTS = {"INTERN": "internship", "VOLUNTEER": "work-experience"}
HOURS_IN = {"HOUR": 1.0, "DAY": 8.0, "WEEK": 40.0, "MONTH": 173.3, "YEAR": 12 * 173.3}
"""Hours of full-time work in a period of pay (a month: 40 x 52 / 12)."""
MOST_AN_HOUR = 100.0


def plain_text(markup: str) -> str:
    """HTML as text: blocks on lines of their own, list items with a dash, nothing else of the markup."""
    broken = _BULLET.sub("\n- ", _BREAKS.sub("\n", markup))
    bare = html.unescape(nh3.clean(broken, tags=set()))
    lines = (" ".join(line.split()) for line in bare.split("\n"))
    return _MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip()


def is_markup(data: bytes) -> bool:
    """Whether a file looks like HTML."""
    start = data[:2000].lstrip().lower()
    return start.startswith((b"<!doctype", b"<html", b"<")) or b"<script" in start


def _scripts(page: str) -> Iterator[tuple[int, str]]:
    for found in _SCRIPT.finditer(page):
        end = page.lower().find("</script", found.end())
        if end > 0:
            yield page.count("\n", 0, found.end()) + 1, page[found.end() : end]


def _postings(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _postings(item)
    elif isinstance(value, dict):
        kinds = value.get("@type", ())
        if "JobPosting" in ([kinds] if isinstance(kinds, str) else kinds):
            yield value
        else:
            yield from _postings(value.get("@graph", value.get("itemListElement", value.get("item", ()))))


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _named(value: Any) -> str | None:
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("name") or value.get("value") or value.get("@id")
    return str(value) if value not in (None, "", []) else None


def _amount(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _pay(value: Any) -> tuple[float | None, float | None]:
    """Lowest and highest gross pay per hour; other periods are brought down to an hour.

    Without a period a large amount could be a month's or a year's: it counts as unknown.
    """
    value = _first(value)
    amount = value.get("value", value) if isinstance(value, dict) else value
    if not isinstance(amount, dict):
        amount = {"value": amount, "unitText": value.get("unitText") if isinstance(value, dict) else None}
    share = HOURS_IN.get(str(amount.get("unitText")).upper())
    ends = [amount.get("minValue", amount.get("value")), amount.get("maxValue", amount.get("value"))]
    low, high = (found / (share or 1.0) if (found := _amount(end)) else None for end in ends)
    if share is None and max(low or 0.0, high or 0.0) > MOST_AN_HOUR:
        return None, None
    return low, high


def as_cells(posting: dict[str, Any]) -> dict[str, Any]:
    """A JobPosting's fields under the names that an import uses; absent ones are left out."""
    place = _first(posting.get("jobLocation")) or {}
    address = place.get("address", {}) if isinstance(place, dict) else {}
    address = address if isinstance(address, dict) else {"addressLocality": address}
    geo = (place.get("geo") or {}) if isinstance(place, dict) else {}
    low, high = _pay(posting.get("baseSalary")) if posting.get("baseSalary") else (None, None)
    cells = {
        "external_id": _named(posting.get("identifier")) or _named(posting.get("url")),
        "title": posting.get("title"),
        "text": plain_text(str(posting.get("description") or "")),
        "employer_name": _named(posting.get("hiringOrganization")),
        "city": address.get("addressLocality"),
        "pc4": str(address.get("postalCode") or "")[:4],
        "lat": geo.get("latitude"),
        "lon": geo.get("longitude"),
        "posted_at": posting.get("datePosted"),
        "closes_at": posting.get("validThrough"),
        "starts_on": posting.get("jobStartDate"),
        "openings": posting.get("totalJobOpenings"),
        "contract_kind": CONTRACTS.get(str(_first(posting.get("employmentType")))),
        "hours": posting.get("workHours"),
        "salary_min": round(low, 2) if low else None,
        "salary_max": round(high, 2) if high else None,
    }
    return {name: value for name, value in cells.items() if value not in (None, "")}


def rows_of(data: bytes) -> Iterator[RawRow]:
    """JobPostings of a JSON or HTML file; `line` is the posting's number, or its line in a page.

    Raises `InputError` where there is none.
    """
    check_size(data)
    text = decoded(data)
    if is_markup(data):
        found = [
            (line, posting)
            for line, script in _scripts(text)
            for posting in _postings(parsed_json(script, line))
        ]
        missing = "deze pagina bevat geen vacature (JobPosting)"
    else:
        found = list(enumerate(_postings(parsed_json(text)), 1))
        missing = "dit bestand bevat geen vacature (JobPosting)"
    if not found:
        raise InputError(missing)
    for line, posting in found:
        yield RawRow(line, as_cells(posting))
