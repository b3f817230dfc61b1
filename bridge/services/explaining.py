"""What surrounds one pair of the night: travel per means, the paths of people, the seats it was given."""

from __future__ import annotations

from collections.abc import Mapping

from bridge.domain.network import BridgePath
from bridge.graph.vacancies import PostedVacancy
from bridge.matching.bridging import Offer
from bridge.matching.explain import Surroundings
from bridge.matching.facts import Acquaintance
from bridge.network.paths import best_paths, in_words, missing_acquaintance
from bridge.services.nightly_inputs import Bench, Night

PATHS = 3


def _paths(night: Night, j: int, employer_id: str) -> tuple[tuple[BridgePath, ...], Acquaintance | None]:
    """The best paths to an employer, or the one acquaintance that would make one."""
    start = int(night.youth_person[j])
    circle = night.circle(employer_id)
    if start < 0:
        return (), None
    found = best_paths(night.projection, start, circle.contacts, circle.table, PATHS)
    if found:
        told = (in_words(night.projection, path, night.people, employer_id) for path in found)
        return tuple(told), None
    missing = missing_acquaintance(night.projection, start, circle.contacts, circle.table)
    if missing is None:
        return (), None
    one, other = (night.people[night.projection.ids[number]] for number in missing)
    return (), Acquaintance(one.display_name, one.role, other.display_name, other.role)


def surroundings(
    night: Night, bench: Bench, index: int, j: int, posted: PostedVacancy, given: Mapping[str, str]
) -> Surroundings:
    """What is told of a pair besides the arrays; `given` is the intake per requirement id."""
    paths, hint = _paths(night, j, posted.employer.employer_id)
    offers = {rid: offers for (i, rid), offers in bench.seats.items() if i == index}
    seats: dict[str, Offer] = {}
    for requirement_id, several in offers.items():
        wanted = given.get(requirement_id)
        seats[requirement_id] = next((o for o in several if o.intake.intake_id == wanted), several[0])
    return Surroundings(
        minutes=tuple(float(m) for m in night.minutes(posted)[night.table.place[j]]),
        closable=frozenset(rid for i, rid in bench.scorer.bridgeable if i == index),
        seats=seats,
        paths=paths,
        hint=hint,
    )
