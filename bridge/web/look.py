"""What templates need to show things: dates and numbers as people say them, marked text, built files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from flask import Flask, request, url_for
from markupsafe import Markup, escape

from bridge.services import health
from bridge.web.i18n import _, locale
from bridge.web.lists import url_with

HERE = ZoneInfo("Europe/Amsterdam")
STATIC = Path(__file__).with_name("static")
DEMO_SECONDS = 5
"""For how long it is remembered whether invented data are loaded."""


def local(moment: datetime) -> datetime:
    """The moment on the clock of people here."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(HERE)


def today() -> date:
    """Today here."""
    return datetime.now(HERE).date()


def day(value: date | datetime | None, pattern: str = "d MMMM y") -> str:
    """3 februari 2027; an empty text for None."""
    if value is None:
        return ""
    return format_date(local(value).date() if isinstance(value, datetime) else value, pattern, locale())


def moment(value: datetime | None) -> str:
    """3 feb 2027 14:05, on the clock here."""
    return "" if value is None else format_datetime(local(value), "d MMM y HH:mm", locale=locale())


def when(value: date | datetime | None) -> str:
    """How far a day lies from today, in words, for lists."""
    if value is None:
        return ""
    there = local(value).date() if isinstance(value, datetime) else value
    away = (there - today()).days
    near = {0: _("vandaag"), 1: _("morgen"), -1: _("gisteren")}
    if away in near:
        return near[away]
    if -14 < away < 0:
        return _("%(days)s dagen geleden", days=-away)
    if 0 < away < 14:
        return _("over %(days)s dagen", days=away)
    return day(there, "d MMM y")


def clock(value: time) -> str:
    """14:05"""
    return value.strftime("%H:%M")


def number(value: float | None, digits: int = 1) -> str:
    """1.250,5 in the reader's language; an empty text for None."""
    return "" if value is None else str(format_decimal(round(value, digits), locale=locale()))


def span(low: float | None, high: float | None) -> str:
    """24–32, or one number where both are the same or one is not known."""
    return "–".join(dict.fromkeys(number(value) for value in (low, high) if value is not None))


def euro(low: float | None, high: float | None = None) -> str:
    """15,50–17,00 with two digits, or one amount."""
    shown = (str(format_decimal(v, "#,##0.00", locale=locale())) for v in (low, high) if v is not None)
    return "–".join(dict.fromkeys(shown))


def capitalize_first(text: str) -> str:
    """The text as a sentence begins; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def choices(words: Mapping[str, str]) -> list[tuple[str, str]]:
    """(code, words in the reader's language) pairs of a table, for a field to choose from."""
    return [(str(code), _(text)) for code, text in words.items()]


def words_of(codes: Iterable[str], words: Mapping[str, str]) -> str:
    """The words of several codes in one line."""
    return ", ".join(_(words.get(code, code)) for code in codes)


def marked(text: str, spans: Iterable[tuple[int, int, str, str]]) -> Markup:
    """The text with (start, end, css kind, title) spans marked; of overlapping ones the first stays."""
    out, at = Markup(""), 0
    for start, end, kind, title in sorted(spans):
        if start < at or end > len(text) or start >= end:
            continue
        mark = Markup('<mark class="mark mark--{}" title="{}">{}</mark>').format(kind, title, text[start:end])
        out += escape(text[at:start]) + mark
        at = end
    return out + escape(text[at:])


@cache
def _manifest(changed: float) -> dict[str, str]:
    path = STATIC / "manifest.json"
    return dict(json.loads(path.read_text("utf-8"))) if path.is_file() else {}


def built(name: str) -> str:
    """The address of a built style or script, with the hash of its content: it may be kept for a year."""
    path = STATIC / "manifest.json"
    version = _manifest(path.stat().st_mtime if path.is_file() else 0.0).get(name)
    return url_for("static", filename=name, v=version)


@lru_cache(maxsize=1)
def _demo(_moment: int) -> bool:
    return health.has_demo_data()


def shows_demo() -> bool:
    """Whether invented data are loaded; asked of the graph once in a few seconds, False while it is down."""
    try:
        found = _demo(int(datetime.now(UTC).timestamp() // DEMO_SECONDS))
    except Exception:
        return False
    return found


def init(app: Flask) -> None:
    """Filters and globals."""
    shown: tuple[Any, ...] = (
        day,
        moment,
        when,
        clock,
        number,
        span,
        euro,
        capitalize_first,
        choices,
        words_of,
    )
    app.jinja_env.filters.update({show.__name__: show for show in shown})
    app.jinja_env.globals.update(
        built=built,
        marked=marked,
        url_with=url_with,
        shows_demo=shows_demo,
        today_here=today,
        request=request,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
