"""The employer's part of the walk: paste, see it read, correct, hear the law, publish, edit, close, copy."""

from __future__ import annotations

from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits

ADVERT = """Leerling sjorder gezocht!

Op de terminal sjor jij containers vast op zeeschepen.
Je werkt van 06:45 tot 15:15, van maandag tot en met vrijdag.

Wat vragen wij?
- VCA Basis is verplicht
- je bent minimaal 18 jaar
- rijbewijs B is een pre

Wij bieden 32 tot 36 uur per week. Het heftruckcertificaat haal je bij ons. Ervaring is niet nodig.
"""


def fill_advert(page: Page, title: str) -> None:
    """The form with the advert pasted and the place chosen."""
    page.goto("/werkgever/vacatures/nieuw")
    page.fill("#title", title)
    page.fill("#text", ADVERT)
    expect(page.locator("[data-live-text] mark").first).to_be_visible()
    page.select_option("#worksite_id", index=1)


def test_an_advert_is_read_corrected_checked_and_published(visit: Visits) -> None:
    page = visit("employer", "/werkgever/")
    fill_advert(page, "Leerling sjorder van de proef")
    marked = page.locator("[data-live-text]")
    expect(marked.locator(".mark--required", has_text="VCA")).to_have_count(1)
    expect(marked.locator(".mark", has_text="rijbewijs B")).to_have_count(1)
    expect(page.locator("#minimum_age")).to_have_value("18")
    page.fill("#salary_min", "6,50")
    page.get_by_role("button", name="Controleer loon en regels").click()
    expect(page.locator("#controle")).to_contain_text("mag niet")
    expect(page.locator("#text")).to_have_value(ADVERT)
    page.fill("#salary_min", "17,25")
    page.get_by_role("button", name="Controleer loon en regels").click()
    expect(page.locator("#controle .check--refuse")).to_have_count(0)
    page.get_by_role("button", name="Publiceer").click()
    expect(page.get_by_role("status").first).to_contain_text("De vacature staat open")
    page.evaluate("window.untouched = true")
    requirement = page.locator("li.requirement", has_text="VCA")
    expect(requirement).to_be_visible(timeout=60_000)
    requirement.locator("select").select_option("preferred")
    requirement.get_by_role("button", name="Sla op").click()
    expect(page.locator("li.requirement", has_text="VCA").locator("select")).to_have_value("preferred")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("li.requirement", has_text="VCA").locator("select")).to_have_value("required")


def test_a_vacancy_is_edited_closed_reopened_copied(visit: Visits) -> None:
    page = visit("employer", "/werkgever/")
    title = f"Sjorder om te wijzigen {uuid4().hex[:6]}"
    fill_advert(page, title)
    page.fill("#salary_min", "17")
    page.get_by_role("button", name="Publiceer").click()
    page.get_by_role("link", name="Wijzig", exact=True).click()
    expect(page.locator("#title")).to_have_value(title)
    page.fill("#openings", "4")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator(".lead").first).to_contain_text("4 plekken")
    page.get_by_role("button", name="Sluit", exact=True).click()
    closed = page.locator("li.row", has_text=title)
    expect(closed).to_contain_text("gesloten")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("main .pill").first).to_have_text("open")
    page.get_by_role("button", name="Sluit", exact=True).click()
    page.goto("/werkgever/?status=closed")
    page.get_by_role("link", name=title).click()
    page.get_by_role("button", name="Heropen").click()
    expect(page.locator("main .pill").first).to_have_text("open")
    page.get_by_role("button", name="Kopieer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vacature wijzigen")
    expect(page.locator("#text")).to_have_value(ADVERT)
    page.goto("/werkgever/?status=draft")
    expect(page.locator("li.row", has_text=title)).to_have_count(1)


def test_without_javascript_an_advert_is_posted_and_read(visit: Visits) -> None:
    page = visit("employer", "/werkgever/vacatures/nieuw", java_script_enabled=False)
    page.fill("#title", "Sjorder zonder script")
    page.fill("#text", ADVERT)
    page.get_by_role("button", name="Lees de tekst").click()
    expect(page.locator(".reading mark").first).to_be_visible()
    expect(page.locator("#minimum_age")).to_have_value("18")
    page.get_by_role("button", name="Publiceer").click()
    expect(page.get_by_role("alert")).to_contain_text("kies waar het werk is")
    expect(page.locator("#text")).to_have_value(ADVERT)
    page.select_option("#worksite_id", index=1)
    page.fill("#salary_min", "17")
    page.get_by_role("button", name="Publiceer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sjorder zonder script")
