"""The log in words: what an event's code means, so that nobody has to read codes."""

from __future__ import annotations

from datetime import datetime

from bridge.domain.audit import AuditEvent
from bridge.web.i18n import _
from bridge.web.navigation import N_

EVENT_NAMES: dict[str, str] = {
    "account.created": N_("account gemaakt"),
    "account.signed_in": N_("ingelogd"),
    "account.disabled": N_("account uitgezet"),
    "account.enabled": N_("account aangezet"),
    "account.password_changed": N_("eigen wachtwoord veranderd"),
    "account.password_reset": N_("nieuw wachtwoord gemaakt"),
    "consent.granted": N_("toestemming gegeven"),
    "consent.withdrawn": N_("toestemming ingetrokken"),
    "holding.confirmed": N_("vermelding bevestigd"),
    "holding.rejected": N_("vermelding weggehaald"),
    "holding.recorded": N_("vermelding vastgelegd"),
    "holding.undone": N_("vermelding teruggedraaid"),
    "identities.resealed": N_("persoonsgegevens opnieuw versleuteld"),
    "identity.released": N_("naam en contactgegevens getoond"),
    "introduction.undone": N_("stap teruggedraaid"),
    "note.added": N_("notitie toegevoegd"),
    "proposal.accepted": N_("voorstel opgepakt"),
    "proposal.declined": N_("voorstel afgewezen"),
    "proposal.postponed": N_("voorstel uitgesteld"),
    "proposal.undone": N_("beslissing teruggedraaid"),
    "reading.reread": N_("teksten opnieuw gelezen"),
    "requirement.corrected": N_("eis verbeterd"),
    "retention.swept": N_("oude gegevens opgeruimd"),
    "run.published": N_("nachtrun gepubliceerd"),
    "run.resumed": N_("nachtrun hervat"),
    "run.started": N_("nachtrun begonnen"),
    "tie.added": N_("relatie toegevoegd"),
    "tie.contact": N_("contact genoteerd"),
    "vacancies.imported": N_("vacatures ingelezen"),
    "vacancy.closed": N_("vacature gesloten"),
    "vacancy.drafted": N_("concept bewaard"),
    "vacancy.edited": N_("vacature gewijzigd"),
    "vacancy.posted": N_("vacature geplaatst"),
    "vacancy.reopened": N_("vacature heropend"),
    "youth.added": N_("jongere toegevoegd"),
    "youth.edited": N_("gegevens gewijzigd"),
    "youth.erased": N_("jongere gewist"),
    "youth.exported": N_("gegevens meegegeven"),
    "youth.handed_out": N_("overzicht meegegeven"),
    "youth.status": N_("status gewijzigd"),
    "youths.imported": N_("jongeren ingelezen"),
    "introduction.invite": N_("jongere uitgenodigd"),
    "introduction.agree": N_("kennismaking afgesproken"),
    "introduction.interview": N_("gesprek vastgelegd"),
    "introduction.start": N_("begonnen met werken"),
    "introduction.follow_up_3": N_("nazorg na 3 maanden"),
    "introduction.follow_up_6": N_("nazorg na 6 maanden"),
    "introduction.follow_up_12": N_("nazorg na 12 maanden"),
    "introduction.decline": N_("kennismaking afgewezen"),
    "introduction.stop": N_("gestopt met werken"),
}
KIND_NAMES: dict[str, str] = {
    "account": N_("account"),
    "consent": N_("toestemming"),
    "holding": N_("vermelding"),
    "introduction": N_("kennismaking"),
    "note": N_("notitie"),
    "person": N_("persoon"),
    "proposal": N_("voorstel"),
    "requirement": N_("eis"),
    "run": N_("nachtrun"),
    "job": N_("taak"),
    "key": N_("sleutel"),
    "source": N_("bestand"),
    "tie": N_("relatie"),
    "vacancy": N_("vacature"),
    "youth": N_("jongere"),
}


def event_time(event: AuditEvent) -> datetime:
    """When it happened."""
    return datetime.fromisoformat(event.at)


def event_name(what: str) -> str:
    """What happened, in the reader's language; a code nobody put into words stays a code."""
    return _(EVENT_NAMES.get(what, what))


def event_kind(kind: str) -> str:
    """What it happened to, in the reader's language."""
    return _(KIND_NAMES.get(kind, kind))
