"""What was read, as marks in a text: kinds and importance with the words and classes that pages show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Flask
from werkzeug.datastructures import MultiDict

from bridge.domain.reading import Reading
from bridge.domain.vacancy import Requirement
from bridge.services.youths import Decided
from bridge.web.i18n import _
from bridge.web.navigation import N_

KIND_NAMES: dict[str, str] = {
    "skill": N_("vaardigheid"),
    "certificate": N_("certificaat"),
    "licence": N_("rijbewijs"),
    "qualification": N_("opleiding"),
    "language": N_("taal"),
    "experience": N_("ervaring"),
    "schedule": N_("werktijd"),
    "age": N_("leeftijd"),
    "screening": N_("screening"),
    "transport": N_("vervoer"),
    "physical": N_("lichaam"),
    "interest": N_("wens"),
    "constraint": N_("voorwaarde"),
    "occupation": N_("beroep"),
}
HOW_NAMES: dict[str, str] = {
    "required": N_("verplicht"),
    "preferred": N_("liever wel"),
    "offered": N_("bieden wij"),
    "excluded": N_("niet gevraagd"),
    "has": N_("heeft"),
    "lacks": N_("heeft niet"),
    "in_progress": N_("mee bezig"),
    "wants": N_("wil"),
    "avoids": N_("liever niet"),
}

PERSONAL_NAMES: dict[str, str] = {
    "name": N_("naam"),
    "phone": N_("telefoonnummer"),
    "email": N_("mailadres"),
    "address": N_("adres"),
    "bsn": N_("burgerservicenummer"),
    "birth_date": N_("geboortedatum"),
    "health": N_("gezondheid"),
    "origin": N_("afkomst"),
    "religion": N_("geloof"),
    "conviction": N_("politie of justitie"),
}


def kind_name(kind: str) -> str:
    """A mention's kind in the reader's language."""
    return _(KIND_NAMES.get(kind, kind))


def how_name(how: str) -> str:
    """An importance or polarity in the reader's language."""
    return _(HOW_NAMES.get(how, how))


def _title(kind: str, how: str) -> str:
    return f"{kind_name(kind)}: {how_name(how)}"


def spans_of(reading: Reading) -> list[tuple[int, int, str, str]]:
    """(start, end, class, title) per mention, for `marked`."""
    found = []
    for mention in reading.mentions:
        how = (mention.importance or mention.polarity or "").lower()
        found.append((mention.start, mention.end, how, _title(mention.kind, how)))
    return found


def requirement_spans(requirements: Iterable[Requirement]) -> list[tuple[int, int, str, str]]:
    """(start, end, class, title) per requirement that has a place in the text."""
    return [
        (r.start, r.end, r.importance.value, _title(r.kind, r.importance.value))
        for r in requirements
        if r.start is not None and r.end is not None
    ]


def decided_in(form: MultiDict[str, str]) -> Decided:
    """What the writer of a note confirmed and rejected while typing."""
    return Decided(tuple(form.getlist("confirmed")), tuple(form.getlist("rejected")))


def mentions_as_json(reading: Reading) -> list[dict[str, Any]]:
    """Mentions as the page's script wants them."""
    return [
        {"start": start, "end": end, "how": how, "title": title}
        for start, end, how, title in spans_of(reading)
    ]


def init(app: Flask) -> None:
    """Give templates the words of kinds and importance."""
    app.jinja_env.globals.update(kind_name=kind_name, how_name=how_name)
