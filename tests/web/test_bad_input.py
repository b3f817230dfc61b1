"""What people get wrong in forms: the fault stands at its field, in Dutch, and what was typed stays."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from bridge.domain.account import Role
from bridge.runtime import children
from bridge.services import intake, introductions, youths
from bridge.services.shortlists import list_proposals
from tests import region
from tests.web.conftest import Visit, Visitor

WHO = {"l": "brug.zuid1", "e": "werk.meeuwhaven", "a": Role.ADMINISTRATOR.value}
LONG = "Containers sjorren op de kade. " * 1400
assert len(LONG) > 40_000


def youth_id() -> str:
    return youths.list_caseload(region.actor("brug.zuid1"))[0].youth_id


def proposal_id() -> str:
    return list_proposals(region.actor("brug.zuid1"))[-1].proposal_id


YOUTH = {"first_name": "Typ", "birth_date": "2007-03-04", "pc4": "3081", "request_id": "proef"}
VACANCY = {"title": "Proef", "text": "Sjorren.", "worksite_id": "meeuwhaven-maasvlakte", "openings": "1"}
CASES: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("l", "/jongeren/nieuw", {**YOUTH, "first_name": ""}, "first_name", "vul een voornaam in"),
    ("l", "/jongeren/nieuw", {**YOUTH, "birth_date": "31-02-2007"}, "birth_date", "schrijf de datum"),
    ("l", "/jongeren/nieuw", {**YOUTH, "birth_date": "1970-01-01"}, "birth_date", "jaar"),
    ("l", "/jongeren/nieuw", {**YOUTH, "pc4": "30"}, "pc4", "vier cijfers"),
    ("l", "/jongeren/nieuw", {**YOUTH, "hours_max": "veel"}, "hours_max", "getal"),
    ("l", "/jongeren/nieuw", {**YOUTH, "max_travel_minutes": "999"}, "max_travel_minutes", "5 tot 180"),
    ("l", "/jongeren/nieuw", {**YOUTH, "email": "geen adres"}, "email", "mailadres"),
    ("l", "/jongeren/nieuw", {**YOUTH, "note_text": "Bel 06-12345678"}, "note_text", ""),
    ("l", "/jongeren/{youth}/gegevens", {**YOUTH, "pc4": "abcd"}, "pc4", "vier cijfers"),
    ("l", "/jongeren/{youth}/wissen", {"erase": "ja"}, "erase", "schrijf hier het woord wissen"),
    ("l", "/jongeren/{youth}/notities", {"note_text": ""}, "note_text", ""),
    ("l", "/jongeren/{youth}/notities", {"note_text": "Mail jan@voorbeeld.nl even"}, "note_text", ""),
    ("l", "/jongeren/{youth}/notities", {"note_text": "Zijn bsn is 111222333."}, "note_text", ""),
    ("l", "/jongeren/{youth}/notities", {"note_text": LONG}, "note_text", ""),
    ("l", "/jongeren/{youth}/wensen", {"words": "kwantumflubber"}, "words", "dit kennen we niet"),
    ("l", "/voorstellen/{proposal}/uitstellen", {"until": ""}, "until", "kies een dag"),
    ("l", "/voorstellen/{proposal}/uitstellen", {"until": "2001-01-01"}, "until", ""),
    ("l", "/voorstellen/{proposal}/afwijzen", {"reason_code": ""}, "reason_code", "kies"),
    ("l", "/voorstellen/{proposal}/afwijzen", {"reason_code": "other"}, "note", "schrijf"),
    ("l", "/netwerk/relaties", {"name": ""}, "name", ""),
    ("l", "/netwerk/relaties", {"name": "Iemand", "strength": "9"}, "strength", "1 tot 5"),
    ("e", "/werkgever/vacatures/nieuw", {**VACANCY, "text": ""}, "text", "plak hier"),
    ("e", "/werkgever/vacatures/nieuw", {**VACANCY, "text": LONG}, "text", "tekens"),
    ("e", "/werkgever/vacatures/nieuw", {**VACANCY, "title": ""}, "title", "titel"),
    ("e", "/werkgever/vacatures/nieuw", {**VACANCY, "worksite_id": "elders"}, "worksite_id", ""),
    ("e", "/werkgever/vacatures/nieuw", {**VACANCY, "hours_min": "40", "hours_max": "8"}, "hours_max", ""),
    ("e", "/werkgever/vacatures/nieuw", {**VACANCY, "shifts": "vroeg op"}, "shifts", ""),
    ("e", "/werkgever/vacatures/nieuw", {**VACANCY, "closes_at": "2001-01-01"}, "closes_at", ""),
    ("e", "/werkgever/vacatures/nieuw", {**VACANCY, "openings": "0"}, "openings", "1 tot 500"),
    ("a", "/beheer/accounts", {"email": "geen adres", "role": "employer"}, "email", "mailadres"),
    ("a", "/beheer/accounts", {"email": "x@example.nl", "role": "koning"}, "role", "lijst"),
    ("a", "/beheer/accounts", {"email": "x@example.nl", "role": "liaison"}, "belongs_to", ""),
    ("a", "/beheer/import", {"source": ""}, "file", "kies een bestand"),
    ("l", "/account/wachtwoord", {"old": "x", "new": "kort", "again": "kort"}, "old", ""),
]


@pytest.mark.parametrize(("who", "path", "form", "field", "words"), CASES, ids=lambda v: str(v)[:40])
def test_the_fault_stands_at_its_field_and_what_was_typed_stays(
    visit: Visit,
    live_reader: children.Program,
    who: str,
    path: str,
    form: dict[str, Any],
    field: str,
    words: str,
) -> None:
    somebody = visit(WHO[who])
    step = {"step": "publish"} if "vacatures" in path else {}
    answer = somebody.post(path.format(youth=youth_id(), proposal=proposal_id()), {**form, **step})
    assert answer.status_code in (400, 413, 422), answer.status_code
    html = unescape(answer.text)
    assert f'href="#{field}"' in html, "the summary on top names the field"
    assert f'id="{field}-fault"' in html or f'id="{field.partition("_")[0]}-fault"' in html
    assert words in html
    for name, value in form.items():
        if value and name not in ("old", "new", "again", "request_id", "role", "worksite_id"):
            assert str(value)[:2000] in html, f"{name} was lost"


def test_nothing_of_a_refused_form_is_stored(visit: Visit) -> None:
    mine, theirs = region.actor("brug.zuid1"), region.actor("werk.meeuwhaven")
    before = len(youths.list_caseload(mine)), len(intake.list_own(theirs))
    visit("brug.zuid1").post("/jongeren/nieuw", {**YOUTH, "note_text": "Bel 06-12345678"})
    visit("werk.meeuwhaven").post(
        "/werkgever/vacatures/nieuw", {**VACANCY, "openings": "0", "step": "publish"}
    )
    assert (len(youths.list_caseload(mine)), len(intake.list_own(theirs))) == before


def test_a_note_of_emoji_only_is_kept_as_it_is(visit: Visit) -> None:
    liaison = visit("brug.zuid1")
    assert liaison.post(f"/jongeren/{youth_id()}/notities", {"note_text": "😀🎉"}).status_code == 303
    assert "😀🎉" in liaison.get(f"/jongeren/{youth_id()}").text


def test_markup_and_markers_of_formulas_are_only_text(visit: Visit) -> None:
    liaison = visit("brug.zuid1")
    form = {**YOUTH, "first_name": "<b>=1+1</b>", "request_id": uuid4().hex}
    made = liaison.post("/jongeren/nieuw", form)
    assert made.status_code == 303
    page = liaison.get(made.headers["Location"]).text
    assert "&lt;b&gt;=1+1&lt;/b&gt;" in page
    assert "<b>=1+1" not in page


def test_a_form_sent_twice_makes_one_youth(visit: Visit) -> None:
    liaison = visit("brug.zuid1")
    before = len(youths.list_caseload(region.actor("brug.zuid1")))
    form = {**YOUTH, "first_name": "Eenmaal", "request_id": uuid4().hex}
    places = {liaison.post("/jongeren/nieuw", form).headers["Location"] for _ in range(2)}
    assert len(places) == 1
    assert len(youths.list_caseload(region.actor("brug.zuid1"))) == before + 1


def test_two_clicks_at_once_take_a_proposal_up_once(visit: Visit, app: Flask) -> None:
    actor = region.actor("brug.zuid2")
    row = list_proposals(actor)[0]

    def begun() -> int:
        """Introductions of this youth; the past may hold some."""
        made = introductions.list_introductions(actor)
        return sum(i.youth_id == row.youth_id and i.vacancy_id == row.vacancy_id for i in made)

    before = begun()
    pair = [Visitor(app.test_client()) for _ in range(2)]
    for one in pair:
        one.sign_in("brug.zuid2")
        one.post("/taal", {"locale": "nl"})
    with ThreadPoolExecutor(2) as both:
        path = f"/voorstellen/{row.proposal_id}/oppakken"
        answers = list(both.map(lambda one: one.post(path), pair))
    assert {answer.status_code for answer in answers} <= {303, 409}
    assert begun() == before + 1


def test_a_file_that_is_too_large_is_refused_before_it_is_read(visit: Visit) -> None:
    kind = "multipart/form-data; boundary=grens"
    answer = visit(WHO["a"]).client.post("/beheer/import", data=b"x" * 10_500_000, content_type=kind)
    assert answer.status_code == 413
    assert "te groot" in answer.text
