"""What people do with proposals: whose they are, what each may see, one state machine, and taking it back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bridge.config import Settings
from bridge.domain.account import Actor, Role
from bridge.domain.introduction import State
from bridge.errors import Conflict, Forbidden, InputError, NotFound
from bridge.runtime import mail_catcher
from bridge.services import introductions, nightly, notices, retention, shortlists
from bridge.services import today as mornings
from tests.services.night_world import (
    ADMIN,
    EMPLOYER,
    LIAISON,
    OTHER_EMPLOYER,
    OTHER_LIAISON,
    TODAY,
    ask,
    build,
    consent,
)  # fmt: skip


@pytest.fixture
def world(clean_graph: Settings) -> Settings:
    """The small world after a night."""
    build()
    nightly.run_all(ADMIN)
    return clean_graph


def own(employer: str = "De Kade", youth: str | None = None) -> shortlists.ProposalRow:
    """A proposal of the first liaison."""
    rows = shortlists.list_proposals(LIAISON)
    return next(r for r in rows if r.employer == employer and (youth is None or r.youth_id == youth))


def test_a_liaison_sees_own_youths_only(world: Settings) -> None:
    mine, theirs = shortlists.list_proposals(LIAISON), shortlists.list_proposals(OTHER_LIAISON)
    assert {r.youth_id for r in mine} <= {"y1", "y2", "y3"}
    assert {r.youth_id for r in theirs} <= {"y4", "y5"}
    assert {r.youth_name for r in mine} <= {"Naam1", "Naam2", "Naam3"}
    other = theirs[0].proposal_id
    for act in (shortlists.get_proposal, shortlists.explain, shortlists.accept, shortlists.undo):
        with pytest.raises(NotFound):
            act(LIAISON, other)
    with pytest.raises(NotFound):
        shortlists.decline(LIAISON, other, "travel")
    for role in (Role.EMPLOYER, Role.PROVIDER, Role.ZONE_MANAGER):
        with pytest.raises(Forbidden):
            shortlists.get_proposal(Actor("a", role, "x", employer_id="e1"), other)
    assert shortlists.get_proposal(ADMIN, other).youth_name.startswith("Jongere")


def test_a_proposal_shows_reasons_evidence_path_and_travel(world: Settings) -> None:
    view = shortlists.get_proposal(LIAISON, own(youth="y1").proposal_id)
    told = view.proposal.explanation
    assert any(r.evidence == "zin over heftruck" for r in told.reasons)
    assert told.path_words[0].startswith("Samira (jongerenwerker) kent Naam1")
    assert "Ruud" in told.path_words[0]
    assert view.travel.mode == "bicycle"
    assert not view.conflict_of_interest
    assert view.vacancy.vacancy_id == view.proposal.vacancy_id


def test_postpone_and_decline_ask_for_what_they_need(world: Settings) -> None:
    row = own()
    for bad in (TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=400)):
        with pytest.raises(InputError):
            shortlists.postpone(LIAISON, row.proposal_id, bad)
    for code, note in (("", ""), ("nonsense", ""), ("other", " ")):
        with pytest.raises(InputError):
            shortlists.decline(LIAISON, row.proposal_id, code, note)
    shortlists.postpone(LIAISON, row.proposal_id, TODAY + timedelta(days=5))
    assert row.proposal_id not in {r.proposal_id for r in shortlists.list_proposals(LIAISON)}
    ask("MATCH (p:Proposal {proposal_id: $p}) SET p.postponed_until = date()", p=row.proposal_id)
    assert row.proposal_id in {r.proposal_id for r in shortlists.list_proposals(LIAISON)}


def test_a_decision_is_taken_back_by_whoever_took_it_and_only_once(world: Settings) -> None:
    row = own()
    shortlists.decline(LIAISON, row.proposal_id, "schedule")
    with pytest.raises(Conflict):
        shortlists.accept(LIAISON, row.proposal_id)
    shortlists.undo(LIAISON, row.proposal_id)
    assert row.proposal_id in {r.proposal_id for r in shortlists.list_proposals(LIAISON)}
    with pytest.raises(Conflict):
        shortlists.undo(LIAISON, row.proposal_id)
    made = shortlists.accept(LIAISON, row.proposal_id)
    introductions.take(EMPLOYER, made.introduction_id, "invite")
    with pytest.raises(Conflict):
        shortlists.undo(LIAISON, row.proposal_id)


def test_a_liaison_who_works_for_the_employer_does_not_introduce_there(world: Settings) -> None:
    row = next(r for r in shortlists.list_proposals(OTHER_LIAISON) if r.employer == "De Loods")
    assert shortlists.get_proposal(OTHER_LIAISON, row.proposal_id).conflict_of_interest
    with pytest.raises(Conflict, match="werkt zelf"):
        shortlists.accept(OTHER_LIAISON, row.proposal_id)


def test_the_employer_sees_an_anonymous_candidate(world: Settings) -> None:
    row = own(youth="y1")
    made = shortlists.accept(LIAISON, row.proposal_id)
    (candidate,) = shortlists.employer_shortlist(EMPLOYER, row.vacancy_id)
    shown = repr(candidate) + repr(introductions.get_introduction(EMPLOYER, made.introduction_id))
    for secret in ("y1", "Jongere 1", "Naam1", "3081", "2005", "Samira (", row.proposal_id):
        assert secret not in shown.replace("liaison='Samira'", "")
    assert candidate.age_band == "21-23"
    assert candidate.pseudonym.startswith("Kandidaat ")
    assert any(r.evidence == "zin over heftruck" for r in candidate.requirements)
    assert not candidate.released
    consent("y1", "e1")
    assert introductions.get_introduction(EMPLOYER, made.introduction_id).released
    for stranger in (OTHER_EMPLOYER, OTHER_LIAISON):
        with pytest.raises(NotFound):
            introductions.get_introduction(stranger, made.introduction_id)
        with pytest.raises(NotFound):
            introductions.take(stranger, made.introduction_id, "decline", "other: nee")
    with pytest.raises(NotFound):
        shortlists.employer_shortlist(OTHER_EMPLOYER, row.vacancy_id)
    assert introductions.list_introductions(OTHER_EMPLOYER) == ()


def test_a_sentence_that_nobody_confirmed_is_not_shown_to_an_employer(world: Settings) -> None:
    row = own(youth="y3")
    shortlists.accept(LIAISON, row.proposal_id)
    (candidate,) = shortlists.employer_shortlist(EMPLOYER, row.vacancy_id)
    assert all(r.evidence is None for r in candidate.requirements)


def test_the_whole_way_to_a_year_at_work(world: Settings) -> None:
    made = shortlists.accept(LIAISON, own(youth="y1").proposal_id)
    step, key = introductions.take, made.introduction_id
    with pytest.raises(Forbidden):
        step(LIAISON, key, "invite")
    assert step(EMPLOYER, key, "invite").state is State.INVITED
    with pytest.raises(Conflict):
        step(EMPLOYER, key, "invite")
    assert step(LIAISON, key, "agree").state is State.INTRODUCED
    assert step(LIAISON, key, "interview").state is State.INTERVIEWED
    with pytest.raises(InputError):
        step(EMPLOYER, key, "start")
    begun = datetime.now(UTC) - timedelta(days=100)
    assert step(EMPLOYER, key, "start", when=begun).started_on == begun.date()
    assert ask("MATCH (y:Youth {youth_id: 'y1'}) RETURN y.status AS s") == [{"s": "placed"}]
    assert mornings.today(LIAISON).follow_ups[0].step == "follow_up_3"
    assert step(LIAISON, key, "follow_up_3").state is State.FOLLOWED_3
    with pytest.raises(Conflict, match="nazorg kan pas"):
        step(LIAISON, key, "follow_up_6")
    with pytest.raises(InputError, match="reden"):
        step(LIAISON, key, "stop")
    assert introductions.undo(LIAISON, key).state is State.STARTED
    assert step(LIAISON, key, "stop", "schedule").state is State.STOPPED
    assert ask("MATCH (y:Youth {youth_id: 'y1'}) RETURN y.status AS s") == [{"s": "available"}]
    history = introductions.get_introduction(LIAISON, key).introduction.history
    assert [t.name for t in history] == ["invite", "agree", "interview", "start", "stop"]
    assert history[0].by_name == "De Kade"


def test_only_ones_own_last_step_is_taken_back(world: Settings) -> None:
    made = shortlists.accept(LIAISON, own().proposal_id)
    introductions.take(EMPLOYER, made.introduction_id, "invite")
    with pytest.raises(Conflict):
        introductions.undo(LIAISON, made.introduction_id)
    assert introductions.undo(EMPLOYER, made.introduction_id).state is State.PROPOSED


def test_the_morning_shows_questions_cold_ties_and_promises(world: Settings) -> None:
    row = next(r for r in shortlists.list_proposals(LIAISON) if r.vacancy_id == "v0")
    shortlists.accept(LIAISON, row.proposal_id)
    morning = mornings.today(LIAISON)
    question = next(q for q in morning.questions if q.youth_id == "y3")
    assert question.opens >= 2
    assert "Vraag of Naam3 al" in question.text
    assert [tie.name for tie in morning.cold_ties] == ["Fatima"]
    assert [(p.kind, p.title) for p in morning.promises] == [("closing", "Heftruckchauffeur 0")]
    assert all(q.youth_id in ("y1", "y2", "y3") for q in morning.questions)
    with pytest.raises(Forbidden):
        mornings.today(EMPLOYER)


def test_mails_go_out_once_and_never_say_who_it_is_about(world: Settings) -> None:
    assert notices.send_digests() == 2
    assert notices.send_digests() == 0
    made = shortlists.accept(LIAISON, own(youth="y1").proposal_id)
    introductions.take(EMPLOYER, made.introduction_id, "invite")
    assert notices.send_invitation(made.introduction_id) == 1
    assert notices.send_invitation(made.introduction_id) == 0
    introductions.take(LIAISON, made.introduction_id, "agree")
    begun = datetime.now(UTC) - timedelta(days=90)
    introductions.take(LIAISON, made.introduction_id, "start", when=begun)
    assert notices.follow_ups_due() == 1
    assert notices.follow_ups_due() == 0
    caught = mail_catcher.list_caught()
    assert len(caught) == 4
    for message in caught:
        assert "Naam" not in message.text + message.subject
        assert world.public_url in message.text
    assert {m.to for m in caught} == {"samira@example.org", "koen@example.org"}


def test_what_is_past_its_term_goes_and_the_rest_stays(world: Settings) -> None:
    kept = own().proposal_id
    shortlists.decline(LIAISON, own().proposal_id, "travel")
    later = datetime.now(UTC) + timedelta(days=retention.PROPOSAL_DAYS + 1)
    assert retention.sweep()["proposals"] == 0
    assert retention.sweep(later)["proposals"] == 1
    with pytest.raises(NotFound):
        shortlists.explain(LIAISON, kept)
    assert shortlists.list_proposals(LIAISON)


def test_the_export_has_pseudonyms_and_no_names(world: Settings) -> None:
    rows = list(shortlists.export_proposals(ADMIN))
    assert len(rows) == len(ask("MATCH (p:Proposal {state: 'new'}) RETURN p.proposal_id"))
    assert "Naam" not in repr(rows)
    with pytest.raises(Forbidden):
        next(shortlists.export_proposals(LIAISON))
