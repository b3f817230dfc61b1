"""The menu of each role: a table, so that a role's pages are found in one place."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, g, request, url_for

from bridge.domain.account import ROLE_NAMES_NL, Role
from bridge.web.i18n import _


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the words (Dutch source), the view, the icon, and views that belong under it."""

    label: str
    endpoint: str
    icon: str
    covers: tuple[str, ...] = ()


def N_(text: str) -> str:  # noqa: N802 (the usual name of the mark that only says: translate this)
    """Mark a text of a table for the catalogue; it is translated when it is shown."""
    return text


MENUS: dict[Role, tuple[Entry, ...]] = {
    Role.LIAISON: (
        Entry(N_("Vandaag"), "liaison.today", "today", ("liaison.proposal", "liaison.introduction")),
        Entry(N_("Mijn jongeren"), "liaison.caseload", "people", ("liaison.youth", "liaison.new_youth")),
        Entry(N_("Vacatures"), "liaison.vacancies", "work", ("liaison.vacancy",)),
        Entry(N_("Netwerk"), "liaison.network", "network"),
    ),
    Role.EMPLOYER: (
        Entry(N_("Mijn vacatures"), "employer.vacancies", "work"),
        Entry(N_("Kennismakingen"), "employer.introductions", "people", ("employer.introduction",)),
    ),
    Role.PROVIDER: (Entry(N_("Programma's"), "provider.programmes", "work"),),
    Role.NETWORK_MANAGER: (Entry(N_("Bruggenbouwers"), "network.builders", "network"),),
    Role.ZONE_MANAGER: (Entry(N_("Zone"), "zone.overview", "map"),),
    Role.PRIVACY_OFFICER: (
        Entry(N_("Toezicht"), "privacy.overview", "shield"),
        Entry(N_("Logboek"), "privacy.log", "note"),
    ),
    Role.ADMINISTRATOR: (
        Entry(N_("Gezondheid"), "admin.health", "pulse"),
        Entry(N_("Nachtruns"), "admin.runs", "clock"),
        Entry(N_("Accounts"), "admin.accounts", "people"),
        Entry(N_("Import"), "admin.import_page", "download"),
        Entry(N_("Post"), "admin.mail", "note"),
    ),
    Role.YOUTH: (),
}
"""Entries whose view does not exist are left out, so that areas can be built one after another."""


def menu(app: Flask) -> list[dict[str, object]]:
    """The signed-in role's entries with their address and whether this page lies under them."""
    actor = g.get("actor")
    if actor is None:
        return []
    here = request.endpoint or ""
    return [
        {
            "label": _(entry.label),
            "url": url_for(entry.endpoint),
            "icon": entry.icon,
            "here": here == entry.endpoint or here.startswith(entry.covers or ("\0",)),
        }
        for entry in MENUS[actor.role]
        if entry.endpoint in app.view_functions
    ]


def home(app: Flask, role: Role) -> str:
    """Where a role begins: the first entry of its menu, else its own account."""
    known = [entry.endpoint for entry in MENUS[role] if entry.endpoint in app.view_functions]
    return url_for(known[0] if known else "shared.account")


def init(app: Flask) -> None:
    """Give the layout its menu."""
    app.context_processor(
        lambda: {
            "menu": menu(app),
            "actor": g.get("actor"),
            "role_names": ROLE_NAMES_NL,
            "home_url": url_for("shared.start"),
        }
    )
