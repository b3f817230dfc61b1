"""Two languages: Dutch is the source, English comes from the catalogues, read once at the start."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from babel.messages.pofile import read_po
from flask import Flask, g, has_request_context, session
from jinja2.ext import i18n as jinja_i18n

LOCALES: dict[str, str] = {"nl": "Nederlands", "en": "English"}
_ENGLISH = files("bridge.web").joinpath("translations/en/LC_MESSAGES")


@cache
def english() -> dict[str, str | tuple[str, ...]]:
    """Dutch → English over every area's catalogue; plural messages are keyed by their singular."""
    found: dict[str, str | tuple[str, ...]] = {}
    for area in sorted(_ENGLISH.iterdir(), key=lambda path: path.name):
        if not area.name.endswith(".po"):
            continue
        with area.open("rb") as stream:
            for message in read_po(stream, locale="en"):
                key = message.id[0] if isinstance(message.id, tuple | list) else message.id
                if key and message.string and not message.fuzzy:
                    text = message.string
                    found[key] = text if isinstance(text, str) else tuple(text)
    return found


def locale() -> str:
    """The language of this request: the account's, else the visitor's choice, else Dutch."""
    if not has_request_context():
        return "nl"
    actor = g.get("actor")
    chosen = actor.locale if actor is not None else session.get("locale", "nl")
    return chosen if chosen in LOCALES else "nl"


def gettext(text: str) -> str:
    """The text in this request's language; without a translation the Dutch stays."""
    if locale() == "nl":
        return text
    found = english().get(text, text)
    return found if isinstance(found, str) else found[0]


def ngettext(one: str, many: str, number: int) -> str:
    """Singular or plural in this request's language."""
    if locale() == "nl":
        return one if number == 1 else many
    found = english().get(one)
    if isinstance(found, tuple):
        return found[0] if number == 1 else found[-1]
    return one if number == 1 else many


def _(text: str, **values: Any) -> str:
    """Translate and fill in `%(name)s` places."""
    translated = gettext(text)
    return translated % values if values else translated


def init(app: Flask) -> None:
    """Give templates `_`, `gettext`, `ngettext` and `{% trans %}`."""
    english()
    app.jinja_env.add_extension(jinja_i18n)
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.context_processor(lambda: {"locale": locale(), "locales": LOCALES})
