"""What mails are due: new proposals, invitations, aftercare; and which were sent already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bridge.domain.introduction import FOLLOW_UP_MONTHS, RULES, State, months_after
from bridge.graph.connection import Row, read, write


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who a mail goes to, in which language."""

    account_id: str
    email: str
    locale: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a mail; `label` is the pseudonym: a mail never says who it is about."""

    ref: str
    label: str
    title: str
    employer: str
    due: date | None = None
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """New proposals for one liaison: how many, for how many youths, and the best of them."""

    to: Recipient
    run_id: str
    proposals: int
    youths: int
    best: tuple[Line, ...]


def _recipient(row: Row) -> Recipient:
    return Recipient(row["account_id"], row["email"], row["locale"], row["name"] or "")


def list_digests(shown: int) -> tuple[Digest, ...]:
    """Liaisons who have not heard of the current run yet."""
    return tuple(
        Digest(
            _recipient(row),
            row["run_id"],
            row["proposals"],
            row["youths"],
            tuple(Line(b["proposal_id"], b["label"], b["title"], b["employer"]) for b in row["best"]),
        )
        for row in read("notices/list_digests", shown=shown)
    )


def mark_digest(account_id: str, run_id: str) -> None:
    """This account has heard of this run."""
    write("notices/mark_digest", account_id=account_id, run_id=run_id)


def list_follow_ups(until: date) -> tuple[tuple[Recipient, tuple[Line, ...]], ...]:
    """Aftercare due by a day that nobody was reminded of, per liaison."""
    found: dict[Recipient, list[Line]] = {}
    for row in read("notices/list_running"):
        step = next(name for name in FOLLOW_UP_MONTHS if State(row["state"]) in RULES[name].sources)
        due = months_after(row["started_on"], FOLLOW_UP_MONTHS[step])
        if due <= until and row["reminded"] != step:
            line = Line(row["introduction_id"], row["label"], row["title"], row["employer"], due, step)
            found.setdefault(_recipient(row), []).append(line)
    return tuple((to, tuple(lines)) for to, lines in found.items())


def mark_reminded(lines: Sequence[Line]) -> None:
    """The liaison was reminded of these steps."""
    write("notices/mark_reminded", rows=[{"introduction_id": line.ref, "step": line.step} for line in lines])


def list_invitations(introduction_id: str) -> tuple[tuple[Recipient, Line], ...]:
    """The liaison to tell of an invitation, unless that was done."""
    return tuple(
        (_recipient(row), Line(introduction_id, row["label"], row["title"], row["employer"]))
        for row in read("notices/get_invitation", introduction_id=introduction_id)
    )


def mark_invited(introduction_id: str) -> None:
    """The liaison was told of the invitation."""
    write("notices/mark_invited", introduction_id=introduction_id)
