"""What the generator draws is spread as its tables say, and as the readme of the region tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from importlib.resources import files

import pytest

from bridge.demo import files as texts
from bridge.demo.generator import crowd, draw, vacancies, youths

TODAY = date(2026, 11, 24)
DRAWN = 4_000
FACTS = [youths.facts_of(draw.stream(7, "youth", number)) for number in range(1, DRAWN + 1)]
GROWN = [facts for facts in FACTS if facts.age >= 17]
ADVERTS = [vacancies.compose(7, number, TODAY) for number in range(1, DRAWN + 1)]


def near(drawn: Iterable[Hashable], wanted: Mapping[object, float], within: float = 0.03) -> None:
    """Every share is within some hundredths of what the table says."""
    found = Counter(drawn)
    total, weights = sum(found.values()), sum(wanted.values())
    shares = {key: abs(found[key] / total - weight / weights) for key, weight in wanted.items()}
    assert set(found) <= set(wanted)
    assert {key: off for key, off in shares.items() if off > within} == {}


def test_ages_schooling_hours_and_travel_are_spread_as_the_tables_say() -> None:
    near((facts.age for facts in FACTS), youths.AGES)
    near((facts.schooling for facts in GROWN), youths.SCHOOLING)
    near((facts.hours for facts in FACTS), youths.HOURS)
    near((facts.travel for facts in FACTS), youths.TRAVEL)
    near((facts.domain for facts in FACTS), youths.DOMAINS)
    assert 0.03 <= sum(facts.empty for facts in FACTS) / DRAWN <= 0.09


@pytest.mark.parametrize("paper", youths.PAPERS)
def test_papers_are_spread_as_the_table_says(paper: str) -> None:
    near((facts.papers[paper] for facts in FACTS), youths.PAPERS[paper])


def test_adverts_are_spread_as_the_tables_say() -> None:
    near((row["contract_kind"] for row in ADVERTS), vacancies.CONTRACTS)
    regular = [row for row in ADVERTS if row["contract_kind"] != "bbl"]
    near(((row["hours_min"], row["hours_max"]) for row in regular), vacancies.HOURS)


def test_every_table_of_shares_is_in_the_readme() -> None:
    told = files("bridge.demo").joinpath("README.md").read_text("utf-8")
    for module, code in ((youths, "youths"), (vacancies, "vacancies"), (crowd, "crowd")):
        tables = [name for name, value in vars(module).items() if name.isupper() and isinstance(value, dict)]
        shares = [name for name in tables if name not in ("PER_PERSON", "ROLES")]
        assert shares
        assert [name for name in shares if not re.search(rf"\b{name}\b", told)] == [], code


def test_names_are_drawn_alike_for_every_role() -> None:
    firsts = set(draw.table("names")["first"])
    for kind in ("liaison", "contact", "connector"):
        people = [row for row in texts.table("people", TODAY) if row["kind"] == kind]
        names = Counter(row["name"].split()[0] for row in people)
        assert sum(count for name, count in names.items() if name in firsts) >= 0.8 * len(people), kind
        assert max(names.values()) <= 0.1 * len(people), kind
    drawn = Counter(youths.identity(draw.stream(7, "name", n), n)["first_name"] for n in range(2_000))
    assert set(drawn) == firsts
