"""The end of a run: choose among the candidates, explain only those, write them, and flip the current run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from uuid import UUID, uuid5

from bridge.domain.account import system_actor
from bridge.domain.match import ProposalState, Status
from bridge.domain.plain import from_plain
from bridge.domain.run import Run
from bridge.errors import Conflict
from bridge.graph import proposals as store
from bridge.graph import runs, today, vacancies
from bridge.graph.connection import write, write_all
from bridge.graph.proposals import NewProposal, StoredProposal
from bridge.graph.steps import needed
from bridge.graph.today import AskedQuestion
from bridge.graph.vacancies import PostedVacancy
from bridge.matching.candidates import Kept, Unknown
from bridge.matching.choosing import LIAISON_ROOM, Choice, Room, choose
from bridge.matching.explain import facts_of, feature_values
from bridge.matching.facts import AskedFact, PairFacts
from bridge.services import audit
from bridge.services.explaining import surroundings
from bridge.services.nightly_inputs import AMSTERDAM, Bench, Night, bench_of, night_of

DECLINED_DAYS = 90
"""A pair that a liaison declined is not proposed again for this long."""
VACANCY_BATCH = 100
WRITE_BATCH = 250
QUESTIONS_PER_YOUTH = 8
_NAMESPACE = UUID("5c1f6f0e-6a44-4d0e-9a3b-0a2f9f6f8a11")


def proposal_id_of(run_id: str, youth_id: str, vacancy_id: str) -> str:
    """The same pair in the same run has the same id, so that writing twice writes once."""
    return str(uuid5(_NAMESPACE, f"{run_id}:{youth_id}:{vacancy_id}"))


def _room(night: Night) -> Room:
    """Everybody's room tonight, after what liaisons hold on to."""
    closed = store.list_closed_pairs(DECLINED_DAYS)
    youth_taken: dict[str, int] = {}
    vacancy_taken: dict[str, int] = {}
    this_week: dict[str, int] = {}
    liaison_of = {y.youth_id: y.liaison_id for y in night.youths if y.liaison_id}
    for pair in closed:
        if pair.active:
            youth_taken[pair.youth_id] = youth_taken.get(pair.youth_id, 0) + 1
            vacancy_taken[pair.vacancy_id] = vacancy_taken.get(pair.vacancy_id, 0) + 1
        if pair.this_week and pair.youth_id in liaison_of:
            liaison = liaison_of[pair.youth_id]
            this_week[liaison] = this_week.get(liaison, 0) + 1
    rooms = {
        liaison: (night.people[liaison].weekly_room if liaison in night.people else None) or LIAISON_ROOM
        for liaison in set(liaison_of.values())
    }
    return Room(
        liaison_of=liaison_of,
        liaison_room={liaison: room - this_week.get(liaison, 0) for liaison, room in rooms.items()},
        seats={o.intake.intake_id: o.intake.free for several in night.offers.values() for o in several},
        closed={(pair.vacancy_id, pair.youth_id) for pair in closed},
        youth_taken=youth_taken,
        vacancy_taken=vacancy_taken,
    )


def _kept(run: Run) -> list[Kept]:
    return [
        from_plain(Kept, each)
        for chunk in runs.iter_candidates(run.run_id, len(run.chunks))
        for each in chunk["vacancies"]
    ]


def _proposal(
    run: Run, night: Night, j: int, vacancy_id: str, score: float, facts: PairFacts
) -> StoredProposal:
    youth = night.youths[j]
    return StoredProposal(
        proposal_id=proposal_id_of(run.run_id, youth.youth_id, vacancy_id),
        run_id=run.run_id,
        youth_id=youth.youth_id,
        vacancy_id=vacancy_id,
        liaison_id=youth.liaison_id or "",
        score=round(score, 4),
        state=ProposalState.PENDING,
        facts=facts,
        feature_version=run.feature_version,
        model_version=run.model_version,
        created_at=run.started_at,
    )


def _new(run: Run, night: Night, bench: Bench, choice: Choice) -> Iterator[NewProposal]:
    """The chosen pairs of one bench of vacancies, explained."""
    number = {youth_id: j for j, youth_id in enumerate(night.table.ids)}
    index_of = {p.vacancy.vacancy_id: i for i, p in enumerate(bench.posted)}
    chosen: dict[int, list[tuple[int, float]]] = {}
    for vacancy_id, youth_id, score in choice.pairs:
        if vacancy_id in index_of and youth_id in number:
            chosen.setdefault(index_of[vacancy_id], []).append((number[youth_id], score))
    for index, several in chosen.items():
        pairing = bench.scorer.pairing(index)
        values = feature_values(pairing)
        posted = bench.posted[index]
        for j, score in several:
            key = (posted.vacancy.vacancy_id, night.youths[j].youth_id)
            given = {rid: choice.seats[(*key, rid)] for i, rid in bench.seats if (*key, rid) in choice.seats}
            around = surroundings(night, bench, index, j, posted, given)
            facts = facts_of(pairing, values, j, night.youths[j], score, around)
            yield _with_links(_proposal(run, night, j, key[0], score, facts), posted, night, j)


def _with_links(proposal: StoredProposal, posted: PostedVacancy, night: Night, j: int) -> NewProposal:
    facts = proposal.facts
    return NewProposal(
        proposal=proposal,
        via=tuple(
            (tie.to_id, position, number)
            for number, path in enumerate(facts.paths)
            for position, tie in enumerate(path.ties)
        ),
        intake_ids=tuple(
            sorted({f.bridging.intake_id for f in facts.asked if f.bridging and f.bridging.intake_id})
        ),
        demo=night.youths[j].demo and posted.vacancy.demo,
    )


def _questions(kept: Sequence[Kept], night: Night) -> dict[str, tuple[AskedQuestion, ...]]:
    """Per youth what is worth asking: the same thing asked by several vacancies is one question."""
    found: dict[str, dict[tuple[str, str], tuple[Unknown, list[str]]]] = {
        y.youth_id: {} for y in night.youths
    }
    for each in kept:
        for unknown in each.unknowns:
            name = (unknown.kind, unknown.key or unknown.label.lower())
            for youth_id in unknown.youth_ids:
                if youth_id in found:
                    _, several = found[youth_id].setdefault(name, (unknown, []))
                    if each.vacancy_id not in several:
                        several.append(each.vacancy_id)
    return {
        youth_id: tuple(
            AskedQuestion(
                AskedFact(u.requirement_id, u.kind, "required", u.asked, u.label, Status.UNKNOWN, u.key),
                tuple(several),
            )
            for u, several in sorted(asked.values(), key=lambda a: (-len(a[1]), a[0].label))
        )[:QUESTIONS_PER_YOUTH]
        for youth_id, asked in found.items()
    }


def _batches(items: Sequence[str], size: int) -> Iterator[list[str]]:
    for at in range(0, len(items), size):
        yield list(items[at : at + size])


def _write(run: Run, night: Night, choice: Choice, renew: Callable[[], None]) -> int:
    """Explain and write the chosen, some vacancies at a time; how many were written."""
    written = 0
    for vacancy_ids in _batches(sorted({pair[0] for pair in choice.pairs}), VACANCY_BATCH):
        bench = bench_of(night, vacancies.list_posted(vacancy_ids))
        batch: list[NewProposal] = []
        for proposal in _new(run, night, bench, choice):
            batch.append(proposal)
            if len(batch) == WRITE_BATCH:
                written += _flush(batch)
        written += _flush(batch)
        renew()
    return written


def _flush(batch: list[NewProposal]) -> int:
    if batch:
        write_all(store.add_statement(batch))
    count = len(batch)
    batch.clear()
    return count


def publish(run: Run, renew: Callable[[], None]) -> None:
    """Bring a scored run to the people: until the last statement they see the results of the run before.

    `renew` keeps the lease, and raises when another process took over.
    """
    began = time.monotonic()
    if not runs.set_allocating(run.run_id):
        return
    write("runs/forget_pending", run_id=run.run_id)
    night = night_of(run.run_id, run.started_at.astimezone(AMSTERDAM).date())
    kept = _kept(run)
    choice = choose(kept, _room(night))
    renew()
    written = _write(run, night, choice, renew)
    questions = _questions(kept, night)
    for youth_ids in _batches(list(questions), WRITE_BATCH):
        write_all(today.questions_statement({youth_id: questions[youth_id] for youth_id in youth_ids}))
    metrics = {**choice.metrics, "written": written, "publish_seconds": round(time.monotonic() - began, 3)}
    write_all(
        needed(runs.publish_statement(run.run_id, metrics, DECLINED_DAYS), Conflict("deze run is al klaar")),
        audit.event(system_actor(), "run.published", "run", run.run_id, f"{written} proposals"),
    )
