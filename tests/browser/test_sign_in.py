"""Come in and go out in the browser: by keyboard, the fault beside its field, no way back after going out."""

from __future__ import annotations

from playwright.sync_api import expect

from tests import region
from tests.browser.conftest import Visits


def test_everything_by_keyboard_and_the_fault_is_named(visit: Visits) -> None:
    page = visit(path="/inloggen")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Naar de inhoud")
    page.focus("#email")
    page.keyboard.type("iemand@example.nl")
    page.keyboard.press("Tab")
    page.keyboard.type("geen echt wachtwoord")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Er klopt nog iets niet")
    expect(page.locator("#email")).to_have_value("iemand@example.nl")
    entry = region.account("liaison")
    page.fill("#email", entry["email"])
    page.fill("#password", entry["password"])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wat is vanochtend")


def test_after_signing_out_the_page_is_gone(visit: Visits) -> None:
    page = visit(path="/jongeren")
    expect(page).to_have_url(f"{visit.base}/inloggen?next=/jongeren")
    entry = region.account("brug.zuid3")
    page.fill("#email", entry["email"])
    page.fill("#password", entry["password"])
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{visit.base}/jongeren")
    page.locator("details.person summary").click()
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    page.goto("/jongeren")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
