"""The employer pastes an advert: the form fills itself, and each field shows the words it came from."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visits

ADVERT = """Leerling sjorder 🚢

Wie zijn wij
Wij zijn een familiebedrijf met 80 collega's en een eigen kade.

Wat ga je doen?
- containers vastzetten en losmaken
- je werkt soms in de nachtdienst

Wat vragen we?
- je bent minimaal 18 jaar
- VCA Basis, of je bent bereid dit te halen

Wij bieden
- een baan voor 36 uur per week
- € 2.450 bruto per maand
- je werkt van 07:00 tot 15:30 uur, maandag t/m vrijdag
"""


def source(page: Page, name: str) -> Locator:
    """The line under a field that shows its words."""
    return page.locator(f'[data-source="{name}"]')


def open_form(visit: Visits, phone: bool = False) -> Page:
    """An empty form of the employer of the region."""
    return visit("employer", "/werkgever/vacatures/nieuw", phone=phone)


def check_filled(page: Page) -> None:
    """Every value of the advert with the words that it came from."""
    for name, value, words in (
        ("title", "Leerling sjorder", "Leerling sjorder"),
        ("hours_min", "36", "36 uur"),
        ("hours_max", "36", "36 uur"),
        ("minimum_age", "18", "18 jaar"),
        ("salary_min", "15,71", "€ 2.450 bruto per maand"),
        ("shifts", "07:00-15:30 ma-vr", "07:00 tot 15:30"),
    ):
        expect(page.locator(f"#{name}")).to_have_value(re.compile(re.escape(value)))
        expect(source(page, name)).to_be_visible()
        expect(source(page, name)).to_contain_text(words)
    expect(source(page, "salary_min")).to_contain_text("omgerekend bij 36 uur per week")
    expect(page.locator('[name="hazards"][value="night"]')).to_be_checked()
    expect(source(page, "hazards")).to_contain_text("nachtdienst")


def test_the_form_fills_itself_while_typing_and_shows_the_words(visit: Visits) -> None:
    page = open_form(visit)
    page.fill("#text", ADVERT)
    check_filled(page)
    mark = page.locator("[data-live-text] mark", has_text="VCA Basis")
    expect(mark).to_have_class(re.compile("mark--required"))
    expect(page.locator("[data-live-text] mark", has_text="familiebedrijf")).to_have_count(0)
    assert page.locator("[data-live-text]").inner_text().strip() == ADVERT.strip()


def test_without_a_script_the_button_does_the_same(visit: Visits) -> None:
    page = visit("employer", "/werkgever/vacatures/nieuw", java_script_enabled=False)
    page.fill("#text", ADVERT)
    page.get_by_role("button", name="Lees de tekst").click()
    check_filled(page)


def test_what_somebody_filled_in_stays_and_is_not_said_to_be_the_texts(visit: Visits) -> None:
    page = open_form(visit)
    page.fill("#hours_max", "32")
    page.fill("#text", ADVERT)
    expect(page.locator("#minimum_age")).to_have_value("18")
    expect(page.locator("#hours_max")).to_have_value("32")
    expect(source(page, "hours_max")).to_be_hidden()
    page.fill("#text", "Schoonmaker\n\nJe werkt 24 uur per week.")
    expect(page.locator("#hours_min")).to_have_value("24")
    expect(page.locator("#minimum_age")).to_have_value("")
    expect(source(page, "minimum_age")).to_be_hidden()


def test_a_phone_shows_everything_without_scrolling_sideways(visit: Visits) -> None:
    page = open_form(visit, phone=True)
    page.fill("#text", ADVERT)
    check_filled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Wir suchen einen Mitarbeiter für unser Lager und Sie haben einen Führerschein.",
            "niet Nederlands of Engels",
        ),
        ("Het is mooi weer vandaag.", "niets dat gevraagd of geboden wordt"),
    ],
    ids=["another language", "nothing asked"],
)
def test_a_text_that_asks_nothing_says_so(visit: Visits, text: str, said: str) -> None:
    page = open_form(visit)
    page.fill("#text", text)
    expect(page.get_by_text(said)).to_be_visible()
    expect(page.locator("[data-live-text] mark")).to_have_count(0)


def test_markup_is_text_and_never_becomes_part_of_the_page(visit: Visits) -> None:
    page = open_form(visit)
    page.fill(
        "#text",
        "<h1>Wat vragen we?</h1><ul><li>je hebt <b>VCA Basis</b></li></ul>"
        "<img src=x onerror=\"document.title='fout'\">",
    )
    expect(page.locator("[data-live-text] mark", has_text="VCA Basis")).to_be_visible()
    expect(page.locator("[data-live-text] img")).to_have_count(0)
    assert page.title() != "fout"


def test_too_long_a_text_is_refused_beside_the_field_and_kept(visit: Visits) -> None:
    page = open_form(visit)
    page.fill("#text", "werk " * 8_100)
    page.get_by_role("button", name="Lees de tekst").click()
    expect(page.locator("#text-fault")).to_contain_text("tekens")
    expect(page.locator("#text")).to_have_value(re.compile("^werk werk"))
