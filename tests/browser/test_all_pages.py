"""Every page as every role: axe finds nothing, nothing scrolls sideways on a phone, focus can be seen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from bridge.domain.account import Role
from bridge.web import create_app
from bridge.web.access import route_table
from scripts.screenshots import LEFT_ALONE, walk
from tests.browser.conftest import AXE, Visits

ROLES = [role.value for role in Role if role is not Role.YOUTH]
NO_PAGE = re.compile(r"/(stand|palet|begrippen|mensen|healthz)$|^/static")
"""Addresses that answer scripts with data."""
MAY_BE_MISSING = ("/beheer/post/<name>",)
"""Pages that only exist after something happened; the walk opens them."""
FAINT = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary")]
  .filter((el) => el.checkVisibility() && !el.disabled)
  .filter((el) => {
    el.focus({ focusVisible: true, preventScroll: true });
    const shown = [el, el.closest("label")].filter(Boolean).map((one) => getComputedStyle(one));
    return !shown.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  })
  .map((el) => el.outerHTML.slice(0, 120))"""
OVERFLOWING = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")]
    .filter((el) => el.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 3).map((el) => el.outerHTML.slice(0, 120))"""


def against_axe(page: Page) -> list[str]:
    """What axe finds on a page, one line per broken rule."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [f"{v['id']}: {v['help']}: {v['nodes'][0]['html'][:160]}" for v in found["violations"]]


def with_pages(role: str) -> set[str]:
    """The patterns of the pages that a role may open."""
    return {
        re.sub(r"<[^>]+>", "<id>", rule.path)
        for rule in route_table(create_app())
        if "GET" in rule.methods
        and role in rule.roles
        and not NO_PAGE.search(rule.path)
        and not rule.path.startswith(LEFT_ALONE)
        and rule.path not in MAY_BE_MISSING
    }


@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_a_role(visit: Visits, role: str, phone: bool) -> None:
    page = visit(role, "/account", phone=phone)
    opened, faults = set(), []
    for kind in walk(page, visit.base, role):
        opened.add(kind.replace("/id", "/<id>"))
        faults += [f"{kind}: {line}" for line in against_axe(page)]
        if phone:
            faults += [f"{kind}: scrolls sideways at {line}" for line in page.evaluate(OVERFLOWING)]
        else:
            page.keyboard.press("Tab")
            faults += [f"{kind}: focus cannot be seen on {line}" for line in page.evaluate(FAINT)]
    assert not faults, "\n".join(faults)
    first = {"/"} if role != Role.LIAISON else set()
    assert with_pages(role) - first <= opened


def test_pages_of_visitors(visit: Visits) -> None:
    page = visit(path="/inloggen", phone=True)
    assert against_axe(page) == []
    assert page.evaluate(OVERFLOWING) == []
    page.goto("/bestaat-niet")
    assert against_axe(page) == []
    assert page.evaluate(OVERFLOWING) == []
