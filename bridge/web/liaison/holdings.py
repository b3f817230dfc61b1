"""A word on what was read: confirm, reject, take back, add a wish. One key each; scripts get JSON."""

from __future__ import annotations

from collections.abc import Sequence

from flask import jsonify, request, url_for
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import Role
from bridge.errors import InputError
from bridge.services import taxonomy, youths
from bridge.services.taxonomy import FoundConcept
from bridge.web.access import may, the_actor
from bridge.web.error_pages import wants_json
from bridge.web.i18n import _, locale
from bridge.web.liaison import pages
from bridge.web.liaison.youth import youth_page
from bridge.web.notices import done


def _answer(youth_id: str, holding_id: str, message: str) -> Answer:
    undo = url_for(".undo_holding", youth_id=youth_id, holding_id=holding_id)
    if wants_json():
        return jsonify({"message": message, "undo": undo})
    return done(message, url_for(".youth", youth_id=youth_id, _anchor="bevestigen"), undo)


@pages.post("/jongeren/<youth_id>/vermeldingen/<holding_id>/klopt")
@may(Role.LIAISON)
def confirm_holding(youth_id: str, holding_id: str) -> Answer:
    """It is so."""
    youths.confirm_holding(the_actor(), youth_id, holding_id)
    return _answer(youth_id, holding_id, _("Bevestigd."))


@pages.post("/jongeren/<youth_id>/vermeldingen/<holding_id>/klopt-niet")
@may(Role.LIAISON)
def reject_holding(youth_id: str, holding_id: str) -> Answer:
    """It is not so; it does not come back."""
    youths.reject_holding(the_actor(), youth_id, holding_id)
    return _answer(youth_id, holding_id, _("Weggehaald. Dit komt niet terug."))


@pages.post("/jongeren/<youth_id>/vermeldingen/<holding_id>/terug")
@may(Role.LIAISON)
def undo_holding(youth_id: str, holding_id: str) -> Answer:
    """Take the last word back."""
    youths.undo_holding(the_actor(), youth_id, holding_id)
    if wants_json():
        return jsonify({"message": _("Teruggedraaid.")})
    return done(_("Teruggedraaid."), url_for(".youth", youth_id=youth_id, _anchor="bevestigen"))


@pages.post("/jongeren/<youth_id>/wensen")
@may(Role.LIAISON)
def add_wish(youth_id: str) -> Answer:
    """Record what the liaison heard: wants, rather not, has, learns. Words that fit several ask which."""
    concept_id, words = request.form.get("concept_id", ""), request.form.get("words", "").strip()
    if not concept_id:
        found = taxonomy.search(words)
        exact = [c for c in found if words.lower() in (c.pref_nl.lower(), c.pref_en.lower())]
        fitting = exact or found
        if len(fitting) != 1:
            fault = InputError.at(
                "words",
                "kies hieronder wat je bedoelt" if found else "dit kennen we niet; probeer een ander woord",
            )
            return youth_page(youth_id, fault, choices=_choices(found))
        concept_id = fitting[0].concept_id
    holding = youths.add_wish(the_actor(), youth_id, concept_id, request.form.get("polarity", "wants"))
    label = holding.concept.label if holding.concept else holding.text
    undo = url_for(".undo_holding", youth_id=youth_id, holding_id=holding.holding_id)
    return done(_("Opgeschreven: %(what)s.", what=label), url_for(".youth", youth_id=youth_id), undo)


def _choices(found: Sequence[FoundConcept]) -> list[tuple[str, str]]:
    """(id, words) pairs in the reader's language."""
    return [(c.concept_id, c.pref_en if locale() == "en" and c.pref_en else c.pref_nl) for c in found]


@pages.get("/begrippen")
@may(Role.LIAISON)
def concepts() -> Answer:
    """Concepts whose words hold what is typed, for the wish box."""
    found = taxonomy.search(request.args.get("words", ""))
    return jsonify({"concepts": [{"id": key, "label": label} for key, label in _choices(found)]})
