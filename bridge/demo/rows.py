"""Every youth and vacancy of the region as rows for the imports, one at a time: written ones first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from bridge.demo import files
from bridge.demo.generator import crowd, vacancies, youths
from bridge.demo.generator.crowd import Circle
from bridge.demo.generator.draw import stream
from bridge.services.demo_data import Marker

PAST_VACANCIES, PAST_NUMBERS = 160, 900_000
"""How many closed vacancies the past has, and where their numbers begin in the grammar."""
Row = dict[str, Any]
Around = Mapping[str, Circle]


def written_youths(marker: Marker, around: Around) -> list[Row]:
    """The youths with a hand-written note, evenly over their zone's liaisons; no zone beyond its share."""
    counts, quotas = dict.fromkeys(crowd.ZONES, 0), crowd.quotas(marker.youths)
    rows = []
    for number, row in enumerate(files.written_notes(marker.anchor), 1):
        rng = stream(marker.seed, "written", row["external_id"])
        zone = crowd.zone_of_pc4(row["pc4"])
        if counts[zone] >= quotas[zone]:
            continue
        liaisons = around[zone].liaisons
        liaison_id = liaisons[counts[zone] % len(liaisons)]
        counts[zone] += 1
        days = youths.known_for(rng, row["age"])
        rows.append(
            {
                **{name: value for name, value in row.items() if name != "age"},
                **youths.identity(rng, number),
                "birth_date": youths.birth_date_of(rng, row["age"], marker.anchor).isoformat(),
                "liaison_id": liaison_id,
                "since": youths.before(marker.anchor, days + 3),
                "note_at": youths.before(marker.anchor, days),
                "zone": zone,
            }
        )
    return rows


def all_youths(marker: Marker, around: Around) -> Iterator[Row]:
    """Every youth: the written ones first, then composed ones."""
    written = written_youths(marker, around)
    counts = {zone: sum(row["zone"] == zone for row in written) for zone in crowd.ZONES}
    yield from written
    wanted = crowd.places(marker.youths, counts, around, marker.seed)
    for number, place in enumerate(wanted, 1):
        yield {**youths.compose(marker.seed, number, place, marker.anchor), "zone": place["zone"]}


def written_vacancies(marker: Marker) -> list[Row]:
    """The vacancies written one by one, as many as the region has room for."""
    return files.written_vacancies(marker.anchor)[: marker.vacancies]


def all_vacancies(marker: Marker) -> Iterator[Row]:
    """Every open vacancy: the written ones first, then composed ones."""
    written = written_vacancies(marker)
    yield from written
    for number in range(1, marker.vacancies - len(written) + 1):
        yield vacancies.compose(marker.seed, number, marker.anchor)


def past_vacancies(marker: Marker) -> list[Row]:
    """Vacancies of the past year that are closed by now: what the history is about."""
    rows = []
    for number in range(1, PAST_VACANCIES + 1):
        rng = stream(marker.seed, "past vacancy", number)
        posted = marker.anchor - timedelta(days=rng.randint(40, 440))
        closes = min(posted + timedelta(days=rng.randint(30, 90)), marker.anchor - timedelta(days=1))
        rows.append(
            {
                **vacancies.compose(marker.seed, PAST_NUMBERS + number, marker.anchor),
                "external_id": f"voorbij-{number:04}",
                "posted_at": posted.isoformat(),
                "closes_at": closes.isoformat(),
                "status": "closed",
            }
        )
    return rows
