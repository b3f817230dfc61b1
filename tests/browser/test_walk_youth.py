"""The liaison's part of the walk: own caseload only, a youth with a note, suggestions, a wish, a consent."""

from __future__ import annotations

import re
from uuid import uuid4

from playwright.sync_api import Page, expect

from bridge.services import youths
from tests import region
from tests.browser.conftest import Visits

NOTE = "Heeft rijbewijs B. Haalde VCA Basis. Wil graag met de heftruck werken. Nachtdienst wil hij niet."


def add_youth(page: Page, name: str, note: str) -> None:
    """Fill in the form of a new youth and send it."""
    page.goto("/jongeren/nieuw")
    page.fill("#first_name", name)
    page.fill("#birth_date", "2007-03-04")
    page.fill("#pc4", "3081")
    page.get_by_label("fiets").check()
    page.fill("#note_text", note)
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def place_of(page: Page, words: str) -> int:
    """Which suggestion is about this; its own words go once it is answered."""
    labels = page.locator("li.suggestion").all_inner_texts()
    return next(at for at, label in enumerate(labels) if words in label.partition("\n")[0])


def test_a_liaison_sees_the_own_caseload_and_nobody_else(visit: Visits) -> None:
    mine, theirs = region.actor("brug.zuid1"), region.actor("brug.zuid2")
    own = {row.name for row in youths.list_caseload(mine)}
    page = visit("brug.zuid1", "/jongeren")
    shown = page.locator("tbody th a").all_text_contents()
    assert shown
    assert set(shown) == own
    other = youths.list_caseload(theirs)[0]
    for path in ("", "/gegevens", "/meegeven"):
        answer = page.goto(f"/jongeren/{other.youth_id}{path}")
        assert answer is not None
        assert answer.status == 404
        assert other.name not in page.content()
        assert other.label not in page.content()


def test_a_youth_with_a_note_suggestions_a_wish_and_a_consent(visit: Visits) -> None:
    page = visit("brug.zuid1")
    name = f"Proef{uuid4().hex[:6]}"
    add_youth(page, name, NOTE)
    expect(page.locator("li.suggestion").first).to_be_visible(timeout=60_000)
    licence = page.locator("li.suggestion").nth(place_of(page, "rijbewijs B"))
    licence.get_by_role("button", name="Klopt: ").click()
    expect(licence).to_contain_text("Bevestigd")
    licence.get_by_role("button", name="Ongedaan maken").click()
    licence.get_by_role("button", name="Klopt: ").click()
    expect(licence).to_contain_text("Bevestigd")
    paper = page.locator("li.suggestion").nth(place_of(page, "VCA"))
    paper.get_by_role("button", name="Klopt niet: ").click()
    expect(paper).to_contain_text("Weggehaald")
    page.reload()
    expect(page.locator(".known--can")).to_contain_text("rijbewijs B")
    expect(page.locator("li.suggestion", has_text="VCA")).to_have_count(0)

    page.select_option("#polarity", "wants")
    page.fill("#words", "lassen")
    page.get_by_role("button", name="Schrijf op").click()
    expect(page.locator(".known--wants, .choices").first).to_contain_text(re.compile("lassen", re.I))

    page.locator("#toestemming summary").click()
    page.select_option("#receiver_id", label="Meeuwhaven Container Terminals")
    page.get_by_role("button", name="De jongere zegt ja").click()
    expect(page.locator("#toestemming")).to_contain_text("Meeuwhaven Container Terminals")
    page.get_by_role("button", name="Trek toestemming in").click()
    expect(page.locator("#toestemming")).to_contain_text("ingetrokken")


def test_without_javascript_a_note_is_read_and_confirmed(visit: Visits) -> None:
    page = visit("brug.zuid2", java_script_enabled=False)
    name = f"Stil{uuid4().hex[:6]}"
    add_youth(page, name, "")
    page.fill("#note_text", "Heeft rijbewijs B. Bel 06-12345678.")
    page.get_by_role("button", name="Bewaar notitie").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#note_text")).to_have_value("Heeft rijbewijs B. Bel 06-12345678.")
    page.get_by_role("button", name="Laat dit weg en bewaar").click()
    expect(page.locator(".timeline")).to_contain_text("Heeft rijbewijs B.")
    expect(page.locator(".timeline")).not_to_contain_text("12345678")
    for _ in range(60):
        if page.locator("li.suggestion").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    page.get_by_role("button", name="Klopt: rijbewijs B").click()
    expect(page.locator(".known--can")).to_contain_text("rijbewijs B")
