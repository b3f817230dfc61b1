"""Which of the things known of a youth answers a requirement: the sentence that a status rests on."""

from __future__ import annotations

from bridge.domain.match import Status
from bridge.domain.reading import Polarity
from bridge.domain.vacancy import Requirement
from bridge.domain.youth import Holding, Youth
from bridge.matching.bridging import names_asked
from bridge.matching.requirements import LICENCE_COVERS, QUALIFICATION_RANK
from bridge.matching.tables import names_of

_WHOLE_KIND = frozenset({"qualification", "experience"})
_SPEAKS: dict[Status, tuple[Polarity, ...]] = {
    Status.MET: (Polarity.HAS,),
    Status.BRIDGEABLE: (Polarity.IN_PROGRESS, Polarity.LACKS, Polarity.AVOIDS),
    Status.UNMET: (Polarity.LACKS, Polarity.AVOIDS, Polarity.HAS),
    Status.UNKNOWN: (),
}


def _names(requirement: Requirement) -> set[str]:
    names = set(names_asked(requirement))
    for name in tuple(names):
        kind, _, key = name.partition(":")
        names |= {f"{kind}:{higher}" for higher in LICENCE_COVERS.get(key, ())}
    return names


def _answers(requirement: Requirement, holding: Holding, names: set[str]) -> bool:
    if holding.rejected:
        return False
    if requirement.kind in _WHOLE_KIND:
        return holding.kind == requirement.kind
    if requirement.kind == "language":
        asked = {name.partition(":")[2].partition("-")[0] for name in names if name.startswith("language:")}
        return holding.kind == "language" and bool(asked & {key.partition("-")[0] for key in holding.keys})
    return bool(names & set(names_of(holding)))


def _rank(holding: Holding) -> int:
    return max((QUALIFICATION_RANK.get(key, -1) for key in holding.keys), default=-1)


def holding_for(requirement: Requirement, status: Status, youth: Youth) -> Holding | None:
    """The holding that a status rests on: the polarity that speaks, confirmed before suggested.

    None where the answer comes from the profile's own fields (hours, night work, modes, age) or from a near
    concept.
    """
    speaks = _SPEAKS[status]
    names = _names(requirement)
    found = [h for h in youth.holdings if h.polarity in speaks and _answers(requirement, h, names)]
    if not found:
        return None
    return min(
        found,
        key=lambda h: (
            speaks.index(h.polarity),
            -_rank(h),
            h.confirmed_by is None,
            -h.confidence,
            h.holding_id,
        ),
    )


def wish_holdings(wished: tuple[str, ...], youth: Youth) -> tuple[Holding, ...]:
    """What the youth says of wanting or avoiding a vacancy known under these names."""
    wanted, names = (Polarity.WANTS, Polarity.AVOIDS), set(wished)
    return tuple(
        h for h in youth.holdings if not h.rejected and h.polarity in wanted and names & set(names_of(h))
    )
