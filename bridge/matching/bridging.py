"""What closes a gap: intakes with free seats that end in time, and what the employer itself offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bridge.domain.match import Bridging
from bridge.domain.programme import Intake, Programme, ends_on
from bridge.domain.reading import Importance
from bridge.domain.vacancy import Requirement, Vacancy
from bridge.matching.requirements import LICENCE_COVERS

OPEN_START_WEEKS = 8
"""A vacancy without a start date, or one that could have begun already, waits this long for somebody."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One intake of a programme, with the day after which what it teaches can be counted on."""

    programme: Programme
    intake: Intake
    ends: date


Offers = Mapping[str, tuple[Offer, ...]]
"""For `kind:key` and `concept:<id>`, the offers that teach it, the soonest ending first."""


def _taught(programme: Programme) -> set[str]:
    """Every name under which what a programme teaches can be asked for; a higher paper covers the lower."""
    names = set()
    for concept in programme.teaches:
        names.add(f"concept:{concept.concept_id}")
        kind = concept.concept_id.partition("-")[0]
        if concept.key:
            lower = (key for key, higher in LICENCE_COVERS.items() if concept.key in higher)
            names |= {f"{kind}:{key}" for key in (concept.key, *lower)}
    return names


def offers_of(programmes: Iterable[Programme]) -> Offers:
    """All intakes with free seats by what they teach."""
    found: dict[str, list[Offer]] = {}
    for programme in programmes:
        for intake in programme.intakes:
            if not intake.free:
                continue
            offer = Offer(programme, intake, ends_on(programme, intake))
            for name in _taught(programme):
                found.setdefault(name, []).append(offer)
    by_end = {
        name: sorted(offers, key=lambda o: (o.ends, o.intake.intake_id)) for name, offers in found.items()
    }
    return {name: tuple(offers) for name, offers in by_end.items()}


def names_asked(requirement: Requirement) -> tuple[str, ...]:
    """The names under which a requirement can be held or taught."""
    keys = requirement.alternatives or (
        (requirement.concept.key,) if requirement.concept and requirement.concept.key else ()
    )
    concept = (f"concept:{requirement.concept.concept_id}",) if requirement.concept else ()
    return tuple(f"{requirement.kind}:{key}" for key in keys) + concept


def deadline(vacancy: Vacancy, today: date) -> date:
    """The day by which a gap must be closed for this vacancy."""
    if vacancy.starts_on is not None and vacancy.starts_on > today:
        return vacancy.starts_on
    return today + timedelta(weeks=OPEN_START_WEEKS)


def offers_for(requirement: Requirement, offers: Offers, by: date) -> tuple[Offer, ...]:
    """Offers that teach what is asked and end by a day, the soonest first."""
    found = {
        o.intake.intake_id: o
        for name in names_asked(requirement)
        for o in offers.get(name, ())
        if o.ends <= by
    }
    return tuple(sorted(found.values(), key=lambda o: (o.ends, o.intake.intake_id)))


def employer_offers(vacancy: Vacancy, requirement: Requirement) -> bool:
    """Whether the advert itself offers to teach what it asks ("je VCA haal je bij ons")."""
    asked = set(names_asked(requirement))
    return any(
        other.importance is Importance.OFFERED and asked & set(names_asked(other))
        for other in vacancy.requirements
    )


def bridgeable(
    vacancies: Sequence[Vacancy], offers: Offers, today: date
) -> tuple[frozenset[tuple[int, str]], dict[tuple[int, str], tuple[Offer, ...]]]:
    """(vacancy index, requirement id) of what can be closed, and for those that need a seat the offers."""
    closable, seats = set(), {}
    for index, vacancy in enumerate(vacancies):
        by = deadline(vacancy, today)
        for requirement in vacancy.requirements:
            if requirement.importance not in (Importance.REQUIRED, Importance.PREFERRED):
                continue
            place = (index, requirement.requirement_id)
            if employer_offers(vacancy, requirement):
                closable.add(place)
            elif found := offers_for(requirement, offers, by):
                closable.add(place)
                seats[place] = found
    return frozenset(closable), seats


def bridging_by(offer: Offer | None) -> Bridging:
    """An offer, or the employer where there is none, as it is told."""
    if offer is None:
        return Bridging("employer")
    programme, intake = offer.programme, offer.intake
    return Bridging(
        by=programme.name,
        intake_id=intake.intake_id,
        starts_on=intake.starts_on,
        ends_on=offer.ends,
        weeks=programme.weeks,
        cost=programme.cost,
        days=programme.days,
        provider=programme.provider,
    )
