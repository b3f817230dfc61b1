"""Every page a role can open without an id: its headers, its cookies, and how often it asks the graph."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bridge.domain.account import Role
from bridge.runtime.queue import client
from bridge.services import audit, health, youths
from bridge.services.introductions import list_introductions
from bridge.services.shortlists import list_proposals
from bridge.web import create_app
from bridge.web.access import EVERYBODY, route_table
from bridge.web.privacy.words import EVENT_NAMES
from tests import region
from tests.web.conftest import Visit
from tests.web.test_access import WHO, address

SERVICES = Path(audit.__file__).parent
MOST_STATEMENTS = 8
PAGES = [
    (rule, role)
    for rule in route_table(create_app())
    for role in sorted(rule.roles - {Role.YOUTH})
    if "GET" in rule.methods and rule.roles != EVERYBODY and "<name>" not in rule.path
]
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.I)


@pytest.mark.parametrize(("rule", "role"), PAGES, ids=lambda part: getattr(part, "path", str(part)))
def test_a_page_is_safe_and_asks_little(visit: Visit, rule, role) -> None:  # type: ignore[no-untyped-def]
    somebody = visit(WHO.get(role, role.value))
    answer = somebody.get(address(rule, 0))
    assert answer.status_code in (200, 302)
    assert health.statements_run() <= MOST_STATEMENTS, f"{health.statements_run()} statements"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert not INLINE.search(answer.text), INLINE.search(answer.text)


def statements(visit: Visit, who: str, path: str) -> int:
    """How many statements a page sends; the question for the banner is asked once a minute."""
    counted = []
    for _ in range(2):
        assert visit(who).get(path).status_code == 200
        counted.append(health.statements_run())
    return min(counted)


LISTS = ("/", "/jongeren", "/voorstellen?state=all", "/kennismakingen?show=all", "/netwerk", "/vacatures")


@pytest.mark.parametrize("path", LISTS)
def test_a_longer_list_takes_no_more_statements(visit: Visit, path: str) -> None:
    found = {}
    for who in ("brug.zuid1", "brug.zuid2", "brug.west1", "brug.lijn11"):
        actor = region.actor(who)
        size = len(youths.list_caseload(actor)) + len(list_introductions(actor)) + len(list_proposals(actor))
        found[size] = statements(visit, who, path)
    assert len(found) > 1, "the liaisons have lists of one length"
    assert len(set(found.values())) == 1, found


def test_the_cookie_is_private_and_new_after_signing_in(visit: Visit) -> None:
    stranger = visit("")
    before = stranger.get("/inloggen").headers["Set-Cookie"]
    answer = stranger.sign_in("brug.zuid3")
    after = answer.headers["Set-Cookie"]
    for part in ("HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in after
    assert before.partition(";")[0] != after.partition(";")[0]
    stranger.post("/uitloggen")
    stranger.client.set_cookie("brug", after.partition(";")[0].partition("=")[2])
    assert stranger.get("/jongeren").status_code == 302, "an old cookie is worth nothing"


def test_where_the_service_is_public_the_cookie_is_for_https_and_this_host(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bridge.config import settings

    monkeypatch.setenv("BRIDGE_PUBLIC_URL", "https://brug.example.nl")
    settings.cache_clear()
    try:
        cookie = (
            create_app()
            .test_client()
            .get("/inloggen", base_url="https://brug.example.nl")
            .headers["Set-Cookie"]
        )
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    assert cookie.startswith("__Host-brug=")
    assert "Secure" in cookie


def test_guessing_a_password_is_stopped_and_says_so(visit: Visit) -> None:
    stranger = visit("")
    for _ in range(8):
        form = {"email": "raden@example.nl", "password": "geraden wachtwoord"}
        assert stranger.post("/inloggen", form).status_code == 400
    answer = stranger.post("/inloggen", form)
    assert answer.status_code == 429
    assert "te vaak" in answer.text
    with client() as redis:
        for key in redis.scan_iter("LIMITS:*"):
            redis.delete(key)


def test_a_link_after_signing_in_leads_nowhere_else(visit: Visit) -> None:
    for away in ("https://elders.example", "//elders.example", "/\\elders.example"):
        stranger = visit("")
        entry = region.account("brug.zuid3")
        form = {"email": entry["email"], "password": entry["password"], "next": away}
        assert stranger.post("/inloggen", form).headers["Location"] == "/start"


def test_every_event_of_the_log_has_its_words() -> None:
    code = re.compile(
        r'"((?:account|consent|holding|identity|introduction|note|proposal|run|vacancy|youth)\.[a-z_]+)"'
    )
    said = {what for path in SERVICES.glob("*.py") for what in code.findall(path.read_text("utf-8"))}
    assert len(said) > 20
    assert said <= set(EVENT_NAMES)
