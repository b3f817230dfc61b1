"""Every route as every role, on own and others' objects: what is not allowed is refused; new routes too."""

from __future__ import annotations

from functools import cache

import pytest

from bridge.domain.account import Actor, Role, system_actor
from bridge.services import accounts, intake, introductions, nightly, shortlists, youths
from bridge.services.shortlists import list_proposals
from bridge.web import create_app
from bridge.web.access import EVERYBODY, RouteRule, route_table
from tests import region
from tests.web.conftest import Visit

ROUTES = [rule for rule in route_table(create_app()) if rule.endpoint != "static"]
ROLES = [role for role in Role if role is not Role.YOUTH]
WHO = {Role.LIAISON: "brug.zuid1", Role.EMPLOYER: "werk.meeuwhaven"}
"""The account that a role is looked at with, where others have objects of the same kind."""
ANSWERS_DATA = ("liaison.live", "employer.live")
SHARED = {
    ("liaison.vacancy", "vacancy_id"): "open vacancies are for every liaison",
    ("admin.run", "run_id"): "runs are nobody's own",
    ("admin.run_state", "run_id"): "runs are nobody's own",
    ("liaison.log_contact", "person_id"): "a network holds colleagues",
}
"""Objects that nobody owns: here only an unknown one is refused."""


def _with_a_holding(liaison: Actor) -> tuple[str, str]:
    """A youth of this liaison, and something that was read about them."""
    views = (youths.get_youth(liaison, row.youth_id).youth for row in youths.list_caseload(liaison))
    youth = next(view for view in views if view.holdings)
    return youth.youth_id, youth.holdings[0].holding_id


@cache
def objects() -> dict[str, dict[str, tuple[str, str]]]:
    """By blueprint and argument: (an own object, another's) for the accounts of `WHO`."""
    mine, theirs = region.actor("brug.zuid1"), region.actor("brug.west1")
    (own_youth, own_holding), (other_youth, other_holding) = _with_a_holding(mine), _with_a_holding(theirs)
    jobs = [intake.list_own(region.actor(e))[0].vacancy_id for e in ("werk.meeuwhaven", "werk.vastmakers")]
    met = [introductions.list_introductions(a)[0].introduction_id for a in (mine, theirs)]
    asked = [
        introductions.list_introductions(region.actor(e))[0].introduction_id
        for e in ("werk.meeuwhaven", "werk.vastmakers")
    ]
    run = nightly.list_runs(system_actor())[0].run_id
    account = accounts.list_accounts(system_actor())[-1][0].account_id
    return {
        "liaison": {
            "youth_id": (own_youth, other_youth),
            "holding_id": (own_holding, other_holding),
            "consent_id": ("geen", "geen"),
            "introduction_id": (met[0], met[1]),
            "proposal_id": (list_proposals(mine)[0].proposal_id, list_proposals(theirs)[0].proposal_id),
            "vacancy_id": (jobs[0], jobs[1]),
            "person_id": ("niemand", "niemand"),
            "name": ("agree", "agree"),
        },
        "employer": {
            "vacancy_id": (jobs[0], jobs[1]),
            "introduction_id": (asked[0], asked[1]),
            "requirement_id": ("geen", "geen"),
            "name": ("invite", "invite"),
        },
        "admin": {
            "run_id": (run, "geen"),
            "account_id": (account, "geen"),
            "name": ("geen.eml", "geen.eml"),
        },
    }


def address(rule: RouteRule, which: int) -> str:
    """A route's address with own (0), another's (1) or unknown (2) objects in it."""
    path = rule.path
    for part in [piece.split(">")[0] for piece in path.split("<")[1:]]:
        known = objects()[rule.endpoint.partition(".")[0]]
        assert part in known, f"say in this test what a visitor may put in <{part}> of {rule.path}"
        path = path.replace(f"<{part}>", "bestaat-niet" if which == 2 else known[part][which])
    return path


@pytest.mark.parametrize("rule", ROUTES, ids=lambda rule: f"{rule.methods[0]} {rule.path}")
def test_only_the_declared_roles_come_in(visit: Visit, rule: RouteRule) -> None:
    path = address(rule, 1)
    method = rule.methods[0]
    stranger = visit("")
    answer = stranger.get(path) if method == "GET" else stranger.post(path)
    if rule.roles == EVERYBODY:
        assert answer.status_code not in (401, 403)
        return
    assert answer.status_code == (302 if method == "GET" else 401)
    for role in ROLES:
        if role not in rule.roles:
            somebody = visit(WHO.get(role, role.value))
            answer = somebody.get(path) if method == "GET" else somebody.post(path)
            assert answer.status_code == 403, f"{role} came into {path}"


SOMEBODYS = [rule for rule in ROUTES if "<" in rule.path and rule.roles != EVERYBODY]


@pytest.mark.parametrize("rule", SOMEBODYS, ids=lambda rule: f"{rule.methods[0]} {rule.path}")
def test_others_objects_do_not_exist(visit: Visit, rule: RouteRule) -> None:
    shared = any(endpoint == rule.endpoint for endpoint, _part in SHARED)
    for role in rule.roles - {Role.YOUTH}:
        somebody = visit(WHO.get(role, role.value))
        for which in (2,) if shared else (1, 2):
            path = address(rule, which)
            answer = somebody.get(path) if rule.methods == ("GET",) else somebody.post(path)
            assert answer.status_code == 404, f"{role} on {path}: {answer.status_code}"
        if rule.methods == ("GET",) and "<name>" not in rule.path:
            assert somebody.get(address(rule, 0)).status_code == 200


@pytest.mark.parametrize("rule", [r for r in ROUTES if "POST" in r.methods], ids=lambda rule: rule.path)
def test_no_form_is_taken_without_its_token(visit: Visit, rule: RouteRule) -> None:
    who = "" if rule.roles == EVERYBODY else next(WHO.get(r, r.value) for r in ROLES if r in rule.roles)
    somebody = visit(who)
    path = address(rule, 0)
    answer = (
        somebody.client.post(path, json={}) if rule.endpoint in ANSWERS_DATA else somebody.client.post(path)
    )
    assert answer.status_code == 400
    assert "verlopen" in answer.text or "verlopen" in answer.get_data(as_text=True)


def test_an_employers_page_holds_no_word_of_who_it_is(visit: Visit) -> None:
    mine = region.actor("werk.meeuwhaven")
    employer = visit("werk.meeuwhaven")
    rows = introductions.list_introductions(mine)
    assert rows
    for row in rows[:10]:
        html = employer.get(f"/werkgever/kennismakingen/{row.introduction_id}").text
        found = introductions.get_introduction(system_actor(), row.introduction_id)
        assert found.youth_label is not None
        for hidden in (found.youth_label, found.introduction.youth_id, found.introduction.proposal_id):
            assert hidden not in html
    assert shortlists.employer_shortlist(mine, rows[0].vacancy_id)
