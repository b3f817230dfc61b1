"""What people do with a proposal: one state machine from acceptance to twelve months at work.

::

    proposed ──invite──► invited ──agree──► introduced ──plan──► interviewed ──start──► started
        │                   │                   │                    │                    │
        └──── decline ──────┴────── decline ────┴───── decline ──────┘        follow_up_3▼
                             │                                         followed_3 ──► followed_6 ──► retained
                             ▼                                                │              │
                          declined                                            └──── stop ────┴──► stopped

`proposed` begins when a liaison accepts a proposal; `invite` is the employer's, `agree` the youth's through
the liaison. Every transition records who, when and why; any other is refused. `undo` steps back one
transition within `UNDO_DAYS` days, and is itself recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bridge.domain.account import Role
from bridge.errors import Conflict, Forbidden, InputError


class State(StrEnum):
    """Where an introduction stands."""

    PROPOSED = "proposed"
    INVITED = "invited"
    INTRODUCED = "introduced"
    INTERVIEWED = "interviewed"
    STARTED = "started"
    FOLLOWED_3 = "followed_3"
    FOLLOWED_6 = "followed_6"
    RETAINED = "retained"
    DECLINED = "declined"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Rule:
    """One allowed transition: from which states, to which, by which roles."""

    name: str
    sources: frozenset[State]
    target: State
    roles: frozenset[Role]
    needs_reason: bool = False


def _rule(
    name: str, sources: str, target: State, roles: tuple[Role, ...], needs_reason: bool = False
) -> Rule:
    return Rule(name, frozenset(State(s) for s in sources.split()), target, frozenset(roles), needs_reason)


_BOTH = (Role.LIAISON, Role.EMPLOYER)
RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        _rule("invite", "proposed", State.INVITED, (Role.EMPLOYER,)),
        _rule("agree", "invited", State.INTRODUCED, (Role.LIAISON, Role.YOUTH)),
        _rule("interview", "introduced", State.INTERVIEWED, _BOTH),
        _rule("start", "introduced interviewed", State.STARTED, _BOTH),
        _rule("follow_up_3", "started", State.FOLLOWED_3, (Role.LIAISON,)),
        _rule("follow_up_6", "followed_3", State.FOLLOWED_6, (Role.LIAISON,)),
        _rule("follow_up_12", "followed_6", State.RETAINED, (Role.LIAISON,)),
        _rule(
            "decline", "proposed invited introduced interviewed", State.DECLINED, (*_BOTH, Role.YOUTH), True
        ),
        _rule("stop", "started followed_3 followed_6", State.STOPPED, _BOTH, True),
    )
}
FOLLOW_UP_MONTHS: dict[str, int] = {"follow_up_3": 3, "follow_up_6": 6, "follow_up_12": 12}
UNDO_DAYS = 2


@dataclass(frozen=True, slots=True)
class Transition:
    """One step that was taken: who, when, why."""

    name: str
    source: State
    target: State
    at: datetime
    by_account: str
    by_name: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Introduction:
    """A proposal that people act on. `started_on` is the first working day once there is one."""

    introduction_id: str
    proposal_id: str
    youth_id: str
    vacancy_id: str
    employer_id: str
    liaison_id: str
    state: State
    history: tuple[Transition, ...] = ()
    started_on: date | None = None
    interview_at: datetime | None = None


def months_after(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month where it is shorter."""
    month_index = day.month - 1 + months
    year, month = day.year + month_index // 12, month_index % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def next_follow_up(introduction: Introduction) -> tuple[str, date] | None:
    """The follow-up that comes next and the day it is due, or None."""
    if introduction.started_on is None:
        return None
    for name, months in FOLLOW_UP_MONTHS.items():
        if introduction.state in RULES[name].sources:
            return name, months_after(introduction.started_on, months)
    return None


def allowed(introduction: Introduction, role: Role) -> tuple[str, ...]:
    """Names of the transitions this role may take now."""
    return tuple(r.name for r in RULES.values() if introduction.state in r.sources and role in r.roles)


def check(introduction: Introduction, name: str, role: Role, reason: str | None, today: date) -> Rule:
    """The rule for `name`, or an error that says why it cannot be taken now.

    Raises `Conflict` for an illegal transition or a follow-up before its date, `InputError` for a missing
    reason, and `Forbidden` where another role must decide.
    """
    rule = RULES.get(name)
    if rule is None or introduction.state not in rule.sources:
        raise Conflict(f"'{name}' kan niet vanuit '{introduction.state}'")
    if role not in rule.roles:
        raise Forbidden(f"'{name}' is niet aan de rol '{role}'")
    if rule.needs_reason and not reason:
        raise InputError.at("reason", "geef een reden")
    due = next_follow_up(introduction)
    if name in FOLLOW_UP_MONTHS and (due is None or today < due[1]):
        raise Conflict(f"de nazorg kan pas vanaf {due[1]:%d-%m-%Y}" if due else "er is nog geen startdatum")
    return rule


def can_undo(introduction: Introduction, now: datetime, account_id: str) -> bool:
    """Whether this account may take its own last step back."""
    if not introduction.history:
        return False
    last = introduction.history[-1]
    return last.by_account == account_id and now - last.at <= timedelta(days=UNDO_DAYS)
