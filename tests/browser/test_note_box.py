"""The note box in the browser: read while typing, one key or tap per mention, personal data taken out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from bridge.services import rereading
from tests.browser.conftest import Visits
from tests.services.night_world import ADMIN, ask

NOTE = (
    "Helpt elke zaterdag in de garage van zijn oom 🔧: remmen en banden. Heeft rijbewijs B. "
    "Wil graag iets met auto's. Liever niet 's nachts."
)
WORKER_PATIENCE = 120_000
"""Milliseconds for a worker that loads its model on a busy machine."""


def open_youth(visit: Visits, phone: bool = False) -> Page:
    """The page of the first youth of a caseload."""
    page = visit("liaison", "/jongeren", phone=phone, has_touch=phone)
    page.locator("main tbody a").first.click()
    expect(page.locator("#note_text")).to_be_visible()
    return page


def heard(page: Page) -> Locator:
    """The lines of what was heard so far."""
    return page.locator("[data-live-found] .heard")


def write(page: Page, text: str) -> None:
    """Type at once, then wait until something was heard."""
    page.fill("#note_text", text)
    expect(heard(page).first).to_be_visible()


def youth_of(page: Page) -> str:
    """Id of the youth whose page is open."""
    found = re.search(r"/jongeren/([^/?#]+)", page.url)
    assert found
    return found.group(1)


def stored(youth_id: str, words: str) -> list[dict[str, object]]:
    """Holdings of a youth whose words hold these."""
    return ask(
        "MATCH (:Youth {youth_id: $id})-[h:HAS|LACKS|LEARNS|WANTS|AVOIDS]->() "
        "WHERE toLower(h.text) CONTAINS $words AND h.note_id IS NOT NULL "
        "RETURN h.holding_id AS id, h.text AS text, h.confirmed_by AS confirmed, "
        "coalesce(h.rejected, false) AS rejected, h.model AS model ORDER BY h.at DESC",
        id=youth_id,
        words=words,
    )


def test_words_are_marked_where_they_stand_also_behind_an_emoji(visit: Visits) -> None:
    page = open_youth(visit)
    write(page, NOTE)
    expect(page.locator("[data-live-back] mark", has_text="rijbewijs B")).to_have_count(1)
    marks = page.locator("[data-live-back] mark").all_inner_texts()
    assert marks and all(mark in NOTE for mark in marks)
    assert page.locator("[data-live-back]").inner_text().strip() == NOTE


def test_one_key_each_and_what_was_said_holds_after_saving_and_reading_again(visit: Visits) -> None:
    page = open_youth(visit)
    youth_id = youth_of(page)
    write(page, NOTE)
    page.focus("#note_text")
    page.keyboard.press("Tab")
    licence = page.locator(".heard", has_text="rijbewijs")
    while not licence.evaluate("line => line.contains(document.activeElement)"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("n")
    expect(licence).to_have_class(re.compile("heard--no"))
    expect(page.locator("[data-live-back] mark", has_text="rijbewijs B")).to_have_count(0)
    first = heard(page).first
    while not first.evaluate("line => line.contains(document.activeElement)"):
        page.keyboard.press("ArrowUp")
    page.keyboard.press("j")
    expect(first).to_have_class(re.compile("heard--yes"))
    said_yes = first.locator("b").inner_text()
    page.focus("#note_text")
    page.keyboard.press("End")
    page.keyboard.type(" Kan goed luisteren.")
    expect(licence).to_have_class(re.compile("heard--no"))
    page.get_by_role("button", name="Bewaar notitie").click()
    expect(page.get_by_role("status").filter(has_text="Notitie bewaard")).to_be_visible()
    expect(page.locator("[data-poll]")).to_have_count(0, timeout=WORKER_PATIENCE)
    expect(page.locator(".known--can .tag", has_text=said_yes).first).to_be_visible()
    expect(page.locator(".suggestion", has_text="Heeft rijbewijs B")).to_have_count(0)
    (row,) = stored(youth_id, "rijbewijs b")[:1]
    assert row["rejected"] and not row["confirmed"]
    ask("MATCH (n:Note)<-[:HAS_NOTE]-(:Youth {youth_id: $id}) SET n.model = 'nl_bridge 0.0.1'", id=youth_id)
    rereading.begin(ADMIN)
    while rereading.continue_reread():
        pass
    page.reload()
    expect(page.locator(".suggestion", has_text="Heeft rijbewijs B")).to_have_count(0)
    again = [r for r in stored(youth_id, "rijbewijs b") if r["id"] == row["id"]]
    assert [r["rejected"] for r in again] == [True]


def test_a_second_press_takes_the_word_back(visit: Visits) -> None:
    page = open_youth(visit)
    write(page, NOTE)
    line = page.locator(".heard", has_text="rijbewijs")
    line.get_by_role("button", name=re.compile("^Klopt:")).click()
    expect(line).to_have_class(re.compile("heard--yes"))
    line.get_by_role("button", name=re.compile("^Klopt:")).click()
    expect(line).not_to_have_class(re.compile("heard--yes"))


def test_a_tap_is_enough_on_a_phone_and_nothing_runs_out_of_the_screen(visit: Visits) -> None:
    page = open_youth(visit, phone=True)
    write(page, NOTE)
    line = page.locator(".heard", has_text="rijbewijs")
    button = line.get_by_role("button", name=re.compile("^Klopt niet"))
    box = button.bounding_box()
    assert box and box["height"] >= 44
    button.tap()
    expect(line).to_have_class(re.compile("heard--no"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_personal_data_are_pointed_out_and_gone_with_one_press(visit: Visits) -> None:
    page = open_youth(visit)
    page.fill("#note_text", "Bel hem op 06-12345678 🙂. Hij is moslim. Heeft rijbewijs B.")
    warning = page.locator("[data-live-personal]")
    expect(warning).to_contain_text("06-12345678")
    expect(warning).to_contain_text("telefoonnummer")
    expect(warning).to_contain_text("geloof")
    expect(page.locator("[data-live-back] .mark--personal").first).to_have_text(
        re.compile("06-12345678|moslim")
    )
    expect(heard(page).filter(has_text="moslim")).to_have_count(0)
    warning.get_by_role("button", name="Laat dit weg: 06-12345678").click()
    expect(page.locator("#note_text")).not_to_have_value(re.compile("06-12345678"))
    expect(warning).not_to_contain_text("06-12345678")
    expect(page.locator("#note_text")).to_have_value(re.compile("rijbewijs B"))


def test_a_note_with_personal_data_is_stored_without_them_only(visit: Visits) -> None:
    page = open_youth(visit)
    youth_id = youth_of(page)
    page.fill("#note_text", "Mail hem op jan@voorbeeld.nl. Heeft VCA Basis.")
    expect(heard(page).first).to_be_visible()
    page.get_by_role("button", name="Bewaar notitie").click()
    expect(page.get_by_role("alert").first).to_contain_text("laat dit weg: een mailadres")
    expect(page.locator("#note_text")).to_have_value(re.compile("jan@voorbeeld.nl"))
    page.get_by_role("button", name="Laat dit weg en bewaar").click()
    expect(page.get_by_role("status").filter(has_text="Notitie bewaard")).to_be_visible()
    texts = ask("MATCH (:Youth {youth_id: $id})-[:HAS_NOTE]->(n) RETURN n.text AS text", id=youth_id)
    assert any("VCA Basis" in str(row["text"]) for row in texts)
    assert not any("voorbeeld.nl" in str(row["text"]) for row in texts)
    assert not stored(youth_id, "voorbeeld.nl")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Wir suchen einen Mitarbeiter für unser Lager in Rotterdam und Sie haben einen Führerschein.",
            "Nederlands",
        ),
        ("Mooi weer vandaag.", "Nog niets herkend"),
        ("a " * 6000, "te lang"),
    ],
    ids=["another language", "nothing in it", "too long"],
)
def test_a_text_with_nothing_to_hear_says_so(visit: Visits, text: str, said: str) -> None:
    page = open_youth(visit)
    page.fill("#note_text", text)
    expect(page.locator("[data-live-state]")).to_contain_text(said)
    expect(heard(page)).to_have_count(0)
