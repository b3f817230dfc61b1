"""A past from a file: proposals and what came of them, held against the rules of an introduction."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from bridge.domain.account import Actor, Role
from bridge.domain.introduction import RULES, Introduction, State, Transition, check
from bridge.domain.match import DECLINE_REASONS, EMPLOYER_DECLINE_REASONS, ProposalState
from bridge.errors import BridgeError, InputError
from bridge.graph import history
from bridge.graph.connection import Statement, write_all
from bridge.graph.history import VERSION, PastProposal, moment
from bridge.services.importing import fields, lists, upserts
from bridge.services.importing.mapping import Map
from bridge.services.importing.tabular import RawRow
from bridge.services.importing.upserts import Item, Job, Kind, Progress, Report
from bridge.services.imports_youths import youth_id_of
from bridge.services.introduction_steps import STOP_REASONS

Cells = Mapping[str, Any]
_STEP = re.compile(r"^([a-z_0-9]{3,12})(@employer)?\s+(\d{4}-\d{2}-\d{2})(?:\s+([a-z-]{3,40}))?$")
DECISIONS = (ProposalState.ACCEPTED, ProposalState.DECLINED, ProposalState.EXPIRED)


def _role(name: str, by_employer: bool) -> Role:
    """Who took a step: the only role that may, or the liaison unless the file says the employer."""
    rule = RULES.get(name)
    if by_employer or (rule is not None and Role.LIAISON not in rule.roles):
        return Role.EMPLOYER
    return Role.LIAISON


def _checked_reason(name: str, role: Role, reason: str | None) -> None:
    """Only codes that this role can give for this step."""
    if not RULES[name].needs_reason:
        return
    codes = DECLINE_REASONS if role is Role.LIAISON else EMPLOYER_DECLINE_REASONS
    if reason not in (STOP_REASONS if name == "stop" else codes):
        raise InputError.at("steps", f"'{reason}' is geen reden voor '{name}'")


def _taken(introduction: Introduction, text: str, before: date, today: date) -> tuple[Introduction, date]:
    """The introduction after one more step: `start 2026-03-02`, `decline@employer 2026-03-02 filled`.

    Raises `InputError` for a step that the rules of an introduction do not allow on that day.
    """
    match = _STEP.match(text)
    if not match:
        raise InputError.at("steps", f"'{text[:40]}' is geen stap; schrijf start 2026-03-02")
    name, reason = match[1], match[4]
    try:
        day = date.fromisoformat(match[3])
    except ValueError as fault:
        raise InputError.at("steps", f"{match[3]} bestaat niet") from fault
    if not before <= day <= today:
        raise InputError.at("steps", f"{text}: moet tussen {before} en vandaag liggen")
    role = _role(name, bool(match[2]))
    try:
        rule = check(introduction, name, role, reason, day)
    except InputError:
        raise
    except BridgeError as fault:
        raise InputError.at("steps", f"{text}: {fault.message}") from fault
    _checked_reason(name, role, reason)
    at = moment(day, 9 + len(introduction.history))
    step = Transition(name, introduction.state, rule.target, at, VERSION, role.value, reason)
    return (
        replace(
            introduction,
            state=rule.target,
            history=(*introduction.history, step),
            started_on=day if name == "start" else introduction.started_on,
            interview_at=at if name == "interview" else introduction.interview_at,
        ),
        day,
    )


def _introduction(cells: Cells, decided: date, today: date) -> Introduction:
    introduction = Introduction("", "", "", "", "", "", State.PROPOSED)
    day = decided
    for text in lists.many(cells, "steps"):
        introduction, day = _taken(introduction, text, day, today)
    return introduction


def _decision(cells: Cells) -> tuple[ProposalState, str | None]:
    state = fields.choice(cells, "decision", ProposalState, ProposalState.EXPIRED)
    if state not in DECISIONS:
        raise InputError.at("decision", f"kies {', '.join(DECISIONS)}")
    reason = fields.text(cells, "reason_code", most=40)
    if state is ProposalState.DECLINED and reason not in DECLINE_REASONS:
        raise InputError.at("reason_code", f"kies {', '.join(DECLINE_REASONS)}")
    return state, reason if state is ProposalState.DECLINED else None


def _past(source: str, today: date, cells: Cells) -> Item:
    youth = lists.key(cells, "youth")
    vacancy = lists.key(cells, "vacancy")
    run_on, decided = fields.day(cells, "run_on"), fields.day(cells, "decided_on")
    if run_on is None or run_on >= today:
        raise InputError.at("run_on", "geef een nacht in het verleden")
    state, reason = _decision(cells)
    if state is ProposalState.EXPIRED:
        decided = None
    elif decided is None or not run_on <= decided <= today:
        raise InputError.at("decided_on", "geef een dag vanaf de nacht van het voorstel")
    steps = lists.many(cells, "steps")
    if steps and state is not ProposalState.ACCEPTED:
        raise InputError.at("steps", "zonder aanvaard voorstel is er geen kennismaking")
    introduction = _introduction(cells, decided, today) if decided and state is DECISIONS[0] else None
    agreed = (
        next((s.at.date() for s in introduction.history if s.name == "agree"), None) if introduction else None
    )
    value = PastProposal(
        source=source,
        youth_id=youth_id_of(source, youth),
        vacancy=vacancy,
        run_on=run_on,
        score=fields.number(cells, "score", 0, 1) or 0.5,
        state=state,
        decided_at=moment(decided, 8) if decided else None,
        reason_code=reason,
        introduction=introduction,
        consent=agreed,
    )
    needs = (("youth", "youth", value.youth_id), ("vacancy", "vacancy", f"{source}|{vacancy}"))
    return Item(value.proposal_id, value, needs)


def _store(several: Sequence[PastProposal], demo: bool) -> Statement:
    return history.upsert_statement_of(several, demo)


def import_history(
    actor: Actor,
    data: bytes,
    filename: str,
    *,
    mapped: Map | None = None,
    source: str = "import",
    dry_run: bool = False,
    demo: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Import what came of earlier proposals, oldest first; youths and vacancies are named by external id.

    A step that could not have been taken on its day is refused with the rule that says so. Raises
    `InputError` when the file as a whole cannot be read.
    """
    upserts.administrators_only(actor)
    today = datetime.now(UTC).date()
    nights: Counter[date] = Counter()
    kind = Kind("history", partial(_past, source, today), _store)
    job = Job("history.imported", source, {"past": kind}, lambda _cells: "past", mapped, dry_run, demo)

    def counted(rows: Iterator[RawRow]) -> Iterator[RawRow]:
        for row in rows:
            try:
                night = fields.day(row.cells, "run_on")
            except InputError:
                night = None
            nights.update([night] if night else [])
            yield row

    report = upserts.import_rows(actor, counted(lists.rows_of(data, filename)), job, progress)
    if not dry_run and (report.created or report.updated):
        write_all(history.upsert_runs_statement(source, sorted(nights.items()), demo))
    return report
