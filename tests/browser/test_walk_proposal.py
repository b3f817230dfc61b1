"""From a night to a job: the button, Vandaag, a proposal, no names, consent, follow-ups, and mails."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from bridge.domain.account import system_actor
from bridge.domain.match import Status
from bridge.runtime import task_names
from bridge.runtime.queue import enqueue
from bridge.services import audit, notices, shortlists
from bridge.services.shortlists import ProposalRow, ProposalView
from bridge.web.look import today
from tests import region
from tests.browser.conftest import Visits

LIAISONS = ("brug.zuid1", "brug.zuid2", "brug.west1", "brug.lijn11")
"""Liaisons who work for no employer."""
EMPLOYERS = {
    "Meeuwhaven Container Terminals": "werk.meeuwhaven",
    "De Vastmakers Sjordiensten": "werk.vastmakers",
    "Polderwiek Grondafhandeling": "werk.polderwiek",
    "Vrachtdok Air Cargo": "werk.vrachtdok",
    "Stroomkring Installatietechniek": "werk.stroomkring",
    "Ziekenhuis Lindenhorst": "werk.lindenhorst",
}


def new_proposals(whose: tuple[str, ...] = LIAISONS) -> list[tuple[str, ProposalRow]]:
    """(liaison, proposal) pairs that wait for a decision."""
    return [(who, row) for who in whose for row in shortlists.list_proposals(region.actor(who))]


def one_for_an_employer_with_an_account() -> tuple[str, str, ProposalRow]:
    """(liaison, employer, proposal) that both can act on."""
    return next(
        (who, EMPLOYERS[row.employer], row) for who, row in new_proposals() if row.employer in EMPLOYERS
    )


def accept(page: Page, row: ProposalRow) -> str:
    """Take a proposal up; the address of its introduction."""
    page.goto(f"/voorstellen/{row.proposal_id}")
    page.get_by_role("button", name="Pak op").click()
    expect(page.get_by_role("status").first).to_contain_text("Opgepakt")
    return page.url.partition("#")[0].rpartition("/")[2]


def test_the_administrator_starts_a_night_and_mails_arrive(visit: Visits) -> None:
    before = {message.name for message in notices.caught_mail(system_actor("import"))}
    admin = visit("administrator", "/beheer/nachtruns")
    admin.get_by_role("button", name="Start een run nu").click()
    expect(admin.get_by_role("heading", level=1)).to_contain_text("Nachtrun van")
    admin.evaluate("window.untouched = true")
    expect(admin.locator("main .pill").first).to_have_text("gepubliceerd", timeout=120_000)
    enqueue(task_names.NOTICES)
    admin.goto("/beheer/post")
    for _ in range(60):
        if len(notices.caught_mail(system_actor("import"))) > len(before):
            break
        admin.wait_for_timeout(1000)
    admin.reload()
    admin.get_by_role("link", name=re.compile("nieuwe? voorstel")).first.click()
    text = admin.locator("main .text").inner_text()
    assert "Jongere " in text, "a mail speaks of a pseudonym"
    link = re.search(r"/voorstellen/[\w-]+", text)
    assert link is not None
    to = admin.locator("main .quiet").first.inner_text().partition("@")[0].strip()
    liaison = visit(to, link.group())
    proposal_id = link.group().rpartition("/")[2]
    own_employer = liaison.get_by_text("Je werkt zelf voor deze werkgever")
    expect(liaison.get_by_role("button", name="Pak op").or_(own_employer).first).to_be_visible()
    state = shortlists.get_proposal(region.actor(to), proposal_id).proposal.state
    assert state == "new", "opening the link of a mail decides nothing"
    if not own_employer.count():  # else a colleague decides, and nobody is sure whose mail came first
        accept(liaison, next(row for _, row in new_proposals((to,)) if row.proposal_id == proposal_id))


def looked_for(row: ProposalRow, view: ProposalView) -> bool:
    """Whether a proposal shows everything at once."""
    told = view.proposal.explanation
    closed = any(item.bridging for item in told.requirements)
    asked = any(item.status is Status.UNKNOWN for item in told.requirements)
    return bool(closed and asked and told.paths and any(reason.evidence for reason in told.reasons))


def test_a_proposal_says_why_what_is_missing_and_through_whom(visit: Visits) -> None:
    who, row, view = max(
        (
            (who, row, shortlists.get_proposal(region.actor(who), row.proposal_id))
            for who, row in new_proposals()
        ),
        key=lambda found: (looked_for(found[1], found[2]), len(found[2].proposal.explanation.law)),
    )
    told = view.proposal.explanation
    page = visit(who, "/")
    page.goto(f"/voorstellen/{row.proposal_id}")
    main = page.locator("main")
    for reason in told.reasons:
        expect(main).to_contain_text(reason.text)
        if reason.evidence:
            expect(main.locator(".quote").filter(has_text=reason.evidence).first).to_be_visible()
    for item in told.requirements:
        if item.importance in ("required", "preferred"):
            expect(main.locator(".asked li").filter(has_text=item.asked).first).to_be_visible()
        if item.bridging:
            expect(main).to_contain_text(item.bridging.by)
        if item.question:
            expect(main).to_contain_text(item.question)
    for note in told.law:
        expect(main).to_contain_text(note.text)
    if told.paths:
        expect(main.locator(".path__steps li").first).to_contain_text(told.paths[0].ties[0].to_name)
    else:
        expect(main.locator("[aria-labelledby=way]")).to_contain_text(
            told.no_path_hint or "Er is nog geen route"
        )


def test_postpone_decline_and_undo(visit: Visits) -> None:
    who, row = new_proposals()[-1]
    page = visit(who, f"/voorstellen/{row.proposal_id}")
    page.locator("summary", has_text="Wijs af").click()
    page.get_by_role("button", name="Wijs af").click()
    expect(page.get_by_role("alert")).to_contain_text("kies")
    page.select_option("#reason_code", "travel")
    page.get_by_role("button", name="Wijs af").click()
    expect(page.get_by_role("status").first).to_contain_text("Afgewezen")
    expect(page.locator(f'main a[href="/voorstellen/{row.proposal_id}"]')).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").click()
    page.locator("summary", has_text="Stel uit").click()
    page.fill("#until", (today() + timedelta(days=5)).isoformat())
    page.get_by_role("button", name="Stel uit").click()
    expect(page.get_by_role("status").first).to_contain_text("Uitgesteld")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("button", name="Pak op")).to_be_visible()


def consent(page: Page, youth_id: str, employer: str) -> None:
    """Record with the youth that this employer may know who they are."""
    page.goto(f"/jongeren/{youth_id}")
    page.locator("#toestemming summary").click()
    page.select_option("#receiver_id", label=employer)
    page.get_by_role("button", name="De jongere zegt ja").click()


def test_an_introduction_from_nameless_to_a_job(visit: Visits) -> None:
    who, whose, row = one_for_an_employer_with_an_account()
    view = shortlists.get_proposal(region.actor(who), row.proposal_id)
    liaison, employer = visit(who, "/"), visit(whose, "/werkgever/")
    number = accept(liaison, row)

    employer.goto(f"/werkgever/vacatures/{row.vacancy_id}/kandidaten")
    employer.locator(f'main h2 a[href="/werkgever/kennismakingen/{number}"]').click()
    html = employer.content()
    for hidden in (row.youth_name, row.youth_label, row.youth_id, row.proposal_id):
        assert hidden not in html, f"the employer's page holds {hidden}"
    expect(employer.locator("main")).to_contain_text("pas als de jongere daar toestemming voor geeft")
    employer.get_by_role("button", name="Nodig uit").click()
    expect(employer.locator("main .pill").first).to_have_text("uitgenodigd")
    invited = f"/kennismakingen/{number}"
    for _ in range(60):
        found = notices.caught_mail(system_actor("import"))
        if any(invited in message.text for message in found):
            break
        employer.wait_for_timeout(500)
    assert any(invited in message.text and row.youth_name not in message.text for message in found)

    liaison.goto(invited)
    liaison.get_by_role("button", name="De jongere wil kennismaken").click()
    released = len(audit.list_events(system_actor("import"), on_id=view.youth.youth_id))
    consent(liaison, view.youth.youth_id, row.employer)
    employer.reload()
    employer.get_by_role("button", name="Toon naam en contactgegevens").click()
    expect(employer.locator("main")).to_contain_text(row.youth_name)
    events = audit.list_events(system_actor("import"), on_id=view.youth.youth_id)
    assert events[0].what == "identity.released"
    assert len(events) > released
    assert audit.verify(system_actor("import")).sound
    liaison.get_by_role("button", name="Trek toestemming in").first.click()
    employer.goto(f"/werkgever/kennismakingen/{number}")
    expect(employer.get_by_role("button", name="Toon naam en contactgegevens")).to_have_count(0)

    employer.locator("summary", has_text="Gesprek gehad").click()
    employer.get_by_role("button", name="Leg vast").first.click()
    expect(employer.locator("main .pill").first).to_have_text("gesprek gehad")
    begun = today() - timedelta(days=200)
    liaison.goto(invited)
    liaison.locator("summary", has_text="Begint met werken").click()
    liaison.get_by_role("button", name="Leg vast").click()
    expect(liaison.get_by_role("alert")).to_contain_text("vul de eerste werkdag in")
    liaison.fill("#when-start", begun.isoformat())
    liaison.get_by_role("button", name="Leg vast").click()
    liaison.get_by_role("button", name="Nazorg na 3 maanden gedaan").click()
    liaison.get_by_role("button", name="Nazorg na 6 maanden gedaan").click()
    expect(liaison.locator("main .pill").first).to_have_text("6 maanden aan het werk")
    expect(liaison.get_by_role("button", name="Nazorg na 12 maanden gedaan")).to_have_count(0)
    liaison.get_by_role("button", name="Ongedaan maken").click()
    expect(liaison.locator("main .pill").first).to_have_text("3 maanden aan het werk")


def test_an_employer_declines_with_a_reason(visit: Visits) -> None:
    who, whose, row = one_for_an_employer_with_an_account()
    number = accept(visit(who, "/"), row)
    page = visit(whose, f"/werkgever/kennismakingen/{number}")
    page.locator("summary", has_text="Wijs af").click()
    page.get_by_role("button", name="Wijs af").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Wijs af").click()
    expect(page.locator("main .pill").first).to_have_text("afgewezen")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("button", name="Nodig uit")).to_be_visible()
