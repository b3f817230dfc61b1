"""The whole service, started once, in Chromium: Neo4j, Redis, worker, live reader, mail catcher, pages.

`visit("liaison")` gives a signed-in page of a role (or of one demo account: `visit("brug.zuid2")`); a script
error or a refused resource on any page fails the test that saw it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from bridge.config import Settings, settings
from bridge.runtime import children, programs, queue
from bridge.runtime.ports import wait_until
from tests import region

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
TROUBLE = ("error", "warning")
PATIENCE = 30_000
"""Milliseconds for a page on a machine that is busy; nothing is said of speed here."""
AXE = Path(__file__).resolve().parents[2] / "frontend/node_modules/axe-core/axe.min.js"
Visit = Callable[..., Page]


@pytest.fixture(scope="package")
def house(servers: Settings, live_reader: children.Program, web_server: str) -> Iterator[str]:
    """Everything runs and the region is loaded; the address of the pages."""
    region.ensure()
    at = settings()
    worker = programs.worker(at, programs.own_environment(at.home, at.port))
    process = children.start(worker, at.logs)
    try:
        wait_until(lambda: bool(queue.workers_alive(0.5)), "worker", 60, lambda: process.poll() is None)
        yield web_server
    finally:
        children.stop([(process, worker.stop_seconds)])


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()


@dataclass(slots=True)
class Visits:
    """Opens pages, remembers who signed in, and keeps what a page complained about."""

    browser: Browser
    base: str
    signed_in: dict[str, Any]
    complaints: list[str] = field(default_factory=list)
    contexts: list[Any] = field(default_factory=list)

    def __call__(self, who: str = "", path: str = "/", phone: bool = False, **options: Any) -> Page:
        """A page at `path` (that must answer) as `who`, or as somebody who is not signed in."""
        state = self._sign_in(who) if who else None
        size: Any = PHONE if phone else WIDE
        context = self.browser.new_context(
            base_url=self.base, viewport=size, locale="nl-NL", storage_state=state, **options
        )
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: self.complaints.append(f"{page.url}: {fault}"))
        page.on("console", lambda message: self._heard(page, message))
        page.goto(path)
        return page

    def _heard(self, page: Page, message: ConsoleMessage) -> None:
        if message.type in TROUBLE and "Failed to load resource" not in message.text:
            self.complaints.append(f"{page.url}: {message.text}")

    def _sign_in(self, who: str) -> Any:
        if who not in self.signed_in:
            entry = region.account(who)
            context = self.browser.new_context(base_url=self.base, locale="nl-NL")
            page = context.new_page()
            page.goto("/inloggen")
            page.fill("#email", entry["email"])
            page.fill("#password", entry["password"])
            page.click("main button[type=submit]")
            page.wait_for_selector("[data-signed-in]")
            self.signed_in[who] = context.storage_state()
            context.close()
        return self.signed_in[who]


@pytest.fixture(scope="package")
def signed_in() -> dict[str, Any]:
    """Cookies per account, so that everybody signs in once."""
    return {}


@pytest.fixture
def visit(house: str, browser: Browser, signed_in: dict[str, Any]) -> Iterator[Visits]:
    """Open pages as anybody; every page is closed afterwards and must not have complained."""
    visits = Visits(browser, house, signed_in)
    yield visits
    for context in visits.contexts:
        context.close()
    assert not visits.complaints, "\n".join(visits.complaints)
