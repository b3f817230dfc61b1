"""The night on a real graph: published at once, seats given once, one run at a time, resumed where it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from bridge.config import Settings
from bridge.domain.match import Status
from bridge.domain.run import RunState
from bridge.errors import Conflict, Forbidden
from bridge.graph import runs
from bridge.graph.connection import write_all
from bridge.runtime import queue, task_names
from bridge.services import nightly, shortlists
from tests.services.night_world import ADMIN, LIAISON, OTHER_LIAISON, ask, build


def pairs(state: str = "new") -> set[tuple[str, str]]:
    """(youth, vacancy) of the proposals in a state."""
    found = ask(
        "MATCH (y)<-[:FOR]-(p:Proposal {state: $s})-[:ON]->(v) RETURN y.youth_id AS y, v.vacancy_id AS v",
        s=state,
    )
    return {(str(row["y"]), str(row["v"])) for row in found}


def test_a_night_over_an_empty_graph_publishes_nothing_and_ends(clean_graph: Settings) -> None:
    run = nightly.run_all(ADMIN)
    assert (run.state, run.proposals, run.chunks, run.current) == (RunState.PUBLISHED, 0, (), True)


def test_a_night_publishes_proposals_with_figures_and_a_full_ledger(clean_graph: Settings) -> None:
    build()
    heard: list[tuple[int, int, str]] = []
    run = nightly.run_all(ADMIN, lambda *what: heard.append(what))
    assert run.state is RunState.PUBLISHED
    assert run.current
    assert nightly.current_run_id() == run.run_id
    assert (run.youths, run.vacancies, run.progress) == (6, 6, 1.0)
    assert all(chunk.done for chunk in run.chunks)
    assert heard[-1] == (6, 6, "published")
    found = pairs()
    assert len(found) == run.proposals > 0
    assert not any(youth == "y6" for youth, _ in found)  # nothing is known of them: no proposal, a question
    metrics = json.loads(run.metrics)
    assert metrics["allocated"]["pairs"] == run.proposals
    assert metrics["allocated"]["most"] <= 5
    assert "greedy" in metrics


def test_one_seat_goes_to_one_youth_and_the_proposal_points_at_it(clean_graph: Settings) -> None:
    build()
    nightly.run_all(ADMIN)
    seated = ask(
        "MATCH (i:Intake)<-[:WITH]-(:Proposal)-[:FOR]->(y) RETURN DISTINCT i.intake_id AS i, y.youth_id AS y"
    )
    assert len(seated) == 1
    row = next(
        r for r in shortlists.list_proposals(LIAISON) + shortlists.list_proposals(OTHER_LIAISON) if r.missing
    )
    assert row.missing == ("VCA Basis",) or row.missing == ("vca-basis",)
    told = shortlists.explain(
        LIAISON if row.youth_id in ("y1", "y2", "y3") else OTHER_LIAISON, row.proposal_id
    )
    gap = next(r for r in told.requirements if r.status is Status.BRIDGEABLE)
    assert gap.bridging is not None
    assert gap.bridging.intake_id == "i1"


def test_a_second_night_replaces_what_was_new_and_keeps_what_people_decided(clean_graph: Settings) -> None:
    build()
    first = nightly.run_all(ADMIN)
    rows = shortlists.list_proposals(LIAISON)
    accepted, declined, postponed = rows[0], rows[1], rows[2]
    shortlists.accept(LIAISON, accepted.proposal_id)
    shortlists.decline(LIAISON, declined.proposal_id, "travel")
    shortlists.postpone(LIAISON, postponed.proposal_id, datetime.now(UTC).date() + timedelta(days=3))
    second = nightly.run_all(ADMIN)
    assert [run.current for run in nightly.list_runs(ADMIN)] == [True, False]
    decided = {(r.youth_id, r.vacancy_id) for r in (accepted, declined, postponed)}
    assert not decided & pairs()
    states = ask("MATCH (p:Proposal {run_id: $r}) RETURN DISTINCT p.state AS s", r=first.run_id)
    assert {row["s"] for row in states} == {"accepted", "declined", "postponed", "expired"}
    assert {r["r"] for r in ask("MATCH (p:Proposal {state: 'new'}) RETURN DISTINCT p.run_id AS r")} == {
        second.run_id
    }
    assert shortlists.explain(LIAISON, declined.proposal_id).why


def test_a_refusal_of_long_ago_may_be_proposed_again(clean_graph: Settings) -> None:
    build()
    nightly.run_all(ADMIN)
    row = shortlists.list_proposals(LIAISON)[0]
    shortlists.decline(LIAISON, row.proposal_id, "not-ready")
    ask(
        "MATCH (p:Proposal {proposal_id: $p}) SET p.decided_at = datetime() - duration({days: 91})",
        p=row.proposal_id,
    )
    nightly.run_all(ADMIN)
    assert (row.youth_id, row.vacancy_id) in pairs()


def test_what_was_decided_while_the_run_was_under_way_is_not_proposed_again(clean_graph: Settings) -> None:
    build()
    nightly.run_all(ADMIN)
    run = nightly.start_run(ADMIN)
    for chunk in run.chunks:
        nightly.score_chunk(run.run_id, chunk.number)
    row = shortlists.list_proposals(LIAISON)[0]
    shortlists.accept(LIAISON, row.proposal_id)
    assert nightly.finish(run.run_id).state is RunState.PUBLISHED
    assert (row.youth_id, row.vacancy_id) not in pairs()


def test_started_twice_the_second_says_so_and_leaves(clean_graph: Settings) -> None:
    build()
    nightly.start_run(ADMIN)
    with pytest.raises(Conflict, match="al een nachtrun"):
        nightly.run_all(ADMIN)
    assert len(nightly.list_runs(ADMIN)) == 1


def test_a_lease_that_ran_out_is_taken_over_and_the_run_goes_on_where_it_was(clean_graph: Settings) -> None:
    build()
    run = nightly.start_run(ADMIN)
    nightly.score_chunk(run.run_id, 0)
    before = nightly.get_run(ADMIN, run.run_id).chunks[0]
    write_all(("runs/set_lease", {"holder": f"queue:{run.run_id}", "seconds": -1}))
    resumed = nightly.run_all(ADMIN)
    assert resumed.run_id == run.run_id
    assert resumed.chunks[0] == before
    assert resumed.state is RunState.PUBLISHED
    nightly.score_chunk(run.run_id, 1)  # a task that comes late does nothing
    assert nightly.finish(run.run_id) == resumed


def test_a_run_that_stands_still_is_put_on_the_queue_again_once(clean_graph: Settings) -> None:
    build()
    run = nightly.start_run(ADMIN)
    assert nightly.take_up_stalled() is None
    write_all(("runs/set_lease", {"holder": f"queue:{run.run_id}", "seconds": 10}))
    with queue.client() as redis:
        redis.delete(task_names.NIGHTLY_QUEUE)
        assert nightly.take_up_stalled() == run.run_id
        assert redis.llen(task_names.NIGHTLY_QUEUE) == len(run.chunks)
        assert nightly.take_up_stalled() is None
        redis.delete(task_names.NIGHTLY_QUEUE)


def test_a_run_of_long_ago_is_not_resumed(clean_graph: Settings) -> None:
    build()
    old = nightly.start_run(ADMIN)
    ask("MATCH (r:Run) SET r.started_at = datetime() - duration({hours: 30})")
    runs.free_lease(f"queue:{old.run_id}")
    run = nightly.run_all(ADMIN)
    assert run.run_id != old.run_id
    assert nightly.get_run(ADMIN, old.run_id).state is RunState.FAILED


def test_finishing_twice_publishes_once(clean_graph: Settings) -> None:
    build()
    run = nightly.start_run(ADMIN)
    assert nightly.finish(run.run_id).state is RunState.RUNNING
    for chunk in run.chunks:
        nightly.score_chunk(run.run_id, chunk.number)
    first = nightly.finish(run.run_id)
    assert nightly.finish(run.run_id) == first
    assert len(pairs()) == first.proposals


def test_only_the_administrator_starts_a_run(clean_graph: Settings) -> None:
    with pytest.raises(Forbidden):
        nightly.run_all(LIAISON)
    with pytest.raises(Forbidden):
        nightly.list_runs(LIAISON)


def test_the_queue_works_through_a_night(worker: object) -> None:
    build()
    run = nightly.start_now(ADMIN)
    deadline = datetime.now(UTC) + timedelta(seconds=60)
    while nightly.get_run(ADMIN, run.run_id).state is not RunState.PUBLISHED and datetime.now(UTC) < deadline:
        pass
    assert nightly.get_run(ADMIN, run.run_id).proposals == len(pairs()) > 0
