"""A liaison's caseload: youths with their identity, notes, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, uuid5

from bridge.domain.account import Actor
from bridge.domain.consent import Consent
from bridge.domain.ids import new_id
from bridge.domain.youth import Holding, Identity, Note, Youth, YouthStatus, age_on
from bridge.errors import Conflict, InputError, NotFound
from bridge.graph import youths as store
from bridge.graph.connection import Step, write_all
from bridge.graph.steps import needed
from bridge.graph.timeline import TimelineItem, list_steps
from bridge.graph.youths import StoredYouth
from bridge.services import audit, notes
from bridge.services.caseload import NO_YOUTH, caseload_of, get_stored, guided
from bridge.services.hand_out import HandOut as HandOut
from bridge.services.hand_out import hand_out as hand_out
from bridge.services.holdings import add_wish as add_wish
from bridge.services.holdings import confirm_holding as confirm_holding
from bridge.services.holdings import reject_holding as reject_holding
from bridge.services.holdings import undo_holding as undo_holding
from bridge.services.identities import label_of, opened, sealed_identity
from bridge.services.notes import Decided as Decided
from bridge.services.notes import PersonalDataFound as PersonalDataFound
from bridge.services.notes import add_note as add_note
from bridge.services.notes import without_personal_data as without_personal_data
from bridge.services.shortlists import ProposalRow, list_proposals
from bridge.services.today import Question, questions_of
from bridge.services.youth_form import YouthForm, check_youth


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """One line of a caseload: who, how old, where, and what waits for the liaison."""

    youth_id: str
    label: str
    name: str
    age: int
    pc4: str
    neighbourhood: str | None
    status: YouthStatus
    available_from: date | None
    since: date | None
    to_confirm: int
    proposals: int
    introductions: int
    last_note: datetime | None
    reading: bool
    demo: bool


@dataclass(frozen=True, slots=True)
class YouthView:
    """Everything a liaison sees of one youth. `holdings` without, `rejected` with what was rejected."""

    youth: Youth
    identity: Identity
    age: int
    neighbourhood: str | None
    liaison: str
    since: date | None
    notes: tuple[Note, ...]
    timeline: tuple[TimelineItem, ...]
    consents: tuple[Consent, ...]
    matches: tuple[ProposalRow, ...]
    questions: tuple[Question, ...]
    rejected: tuple[Holding, ...] = ()

    @property
    def suggestions(self) -> tuple[Holding, ...]:
        """What waits for a person's word."""
        return tuple(h for h in self.youth.holdings if h.confirmed_by is None)


def _today() -> date:
    return datetime.now(UTC).date()


def list_caseload(actor: Actor) -> tuple[CaseloadRow, ...]:
    """The actor's own youths by first name, in one statement. Raises `Forbidden` for other roles."""
    today = _today()
    rows = []
    for row in store.list_caseload(caseload_of(actor)):
        identity, youth = opened(row.identity), row.youth
        rows.append(
            CaseloadRow(
                youth_id=youth.youth_id,
                label=youth.label,
                name=f"{identity.first_name} {identity.last_name}".strip(),
                age=age_on(youth.birth_date, today),
                pc4=youth.pc4,
                neighbourhood=row.neighbourhood,
                status=youth.status,
                available_from=youth.available_from,
                since=row.since,
                to_confirm=row.to_confirm,
                proposals=row.proposals,
                introductions=row.introductions,
                last_note=row.last_note,
                reading=row.reading > 0,
                demo=youth.demo,
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.name.lower(), row.label)))


def _timeline(found: StoredYouth) -> tuple[TimelineItem, ...]:
    written = [
        TimelineItem(n.at, "note", n.text, found.authors.get(n.note_id, ""), n.note_id) for n in found.notes
    ]
    given = [TimelineItem(c.granted_at, "consent", c.receiver_name, "", c.consent_id) for c in found.consents]
    ended = [
        TimelineItem(c.withdrawn_at, "consent-withdrawn", c.receiver_name, "", c.consent_id)
        for c in found.consents
        if c.withdrawn_at is not None
    ]
    steps = list_steps(found.youth.youth_id)
    return tuple(sorted([*written, *given, *ended, *steps], key=lambda item: item.at, reverse=True))


def get_youth(actor: Actor, youth_id: str) -> YouthView:
    """Everything on one youth, in four statements. Raises `NotFound` for another liaison's youth."""
    found = get_stored(actor, youth_id)
    every = found.youth.holdings
    return YouthView(
        youth=replace(found.youth, holdings=tuple(h for h in every if not h.rejected)),
        identity=opened(found.identity),
        age=age_on(found.youth.birth_date, _today()),
        neighbourhood=found.neighbourhood,
        liaison=found.liaison or "",
        since=found.since,
        notes=found.notes,
        timeline=_timeline(found),
        consents=found.consents,
        matches=list_proposals(actor, youth_id, ""),
        questions=questions_of(actor, youth_id),
        rejected=tuple(h for h in every if h.rejected),
    )


def add_youth(
    actor: Actor,
    identity: Identity,
    birth_date: date,
    pc4: str,
    *,
    note_text: str = "",
    available_from: date | None = None,
    hours_min: float | None = None,
    hours_max: float | None = None,
    max_travel_minutes: int | None = None,
    modes: tuple[str, ...] = (),
    avoids_night: bool | None = None,
    accept_personal_data: bool = False,
    request_id: str = "",
    demo: bool = False,
    decided: notes.Decided | None = None,
) -> Youth:
    """Take a youth into the actor's caseload, with a first note where there is one.

    `request_id` is what a form was rendered with: sent twice, it makes one youth. Raises `InputError` with
    every fault at its field and `PersonalDataFound` before anything is stored.
    """
    person_id = caseload_of(actor)
    form = YouthForm(
        identity, birth_date, pc4.strip(), available_from, hours_min, hours_max, max_travel_minutes,
        tuple(modes), avoids_night,
    )  # fmt: skip
    check_youth(form, _today())
    note = notes.checked_note(actor, note_text, accept_personal_data) if note_text.strip() else None
    youth_id = str(uuid5(NAMESPACE_URL, f"{actor.account_id}/{request_id}")) if request_id else new_id()
    youth = form.applied(
        Youth(youth_id, label_of(youth_id), birth_date, form.pc4, YouthStatus.AVAILABLE, person_id, demo=demo)
    )
    steps: list[Step] = [
        needed(
            store.add_statement(youth, sealed_identity(identity)), InputError.at("liaison", "bestaat niet")
        ),
        audit.event(actor, "youth.added", "youth", youth_id),
    ]
    if note:
        steps += notes.store_steps(actor, youth_id, note, demo, decided)
    try:
        write_all(*steps)
    except Conflict:
        return get_stored(actor, youth_id).youth
    if note:
        notes.ask_for_reading(note.note_id)
    return youth


def edit_youth(actor: Actor, youth_id: str, form: YouthForm) -> Youth:
    """Change a youth's details; what was read in notes stays. Raises as `add_youth` does."""
    found = get_stored(actor, youth_id)
    check_youth(form, _today())
    youth = form.applied(found.youth)
    identity_id = found.identity.identity_id if found.identity else None
    write_all(
        needed(store.set_statement(youth, sealed_identity(form.identity, identity_id)), NotFound(NO_YOUTH)),
        audit.event(actor, "youth.edited", "youth", youth_id),
    )
    return youth


def form_of(view: YouthView) -> YouthForm:
    """The form as it would be filled in for this youth."""
    youth = view.youth
    return YouthForm(
        view.identity, youth.birth_date, youth.pc4, youth.available_from, youth.hours_min, youth.hours_max,
        youth.max_travel_minutes, youth.modes, youth.avoids_night,
    )  # fmt: skip


def set_status(actor: Actor, youth_id: str, status: YouthStatus | str) -> None:
    """Let a youth take part in matching, pause, or note that they have found a place."""
    guided(actor, youth_id)
    if status not in (YouthStatus.AVAILABLE, YouthStatus.PAUSED, YouthStatus.PLACED):
        raise InputError.at("status", "kies beschikbaar, even niet of geplaatst")
    status = YouthStatus(status)
    write_all(
        needed(store.status_statement(youth_id, status), NotFound(NO_YOUTH)),
        audit.event(actor, "youth.status", "youth", youth_id, status.value),
    )
