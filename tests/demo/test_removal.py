"""The region comes and goes: nothing of it stays, and nothing real goes with it."""

from __future__ import annotations

import pytest

from bridge.config import Settings
from bridge.demo import accounts, loader
from bridge.domain.account import Role, system_actor
from bridge.errors import Conflict
from bridge.graph.demo import count_everything, find_marker
from bridge.services import accounts as account_service
from bridge.services import audit, demo_data, imports, imports_people

YOUTHS, VACANCIES, SEED = 60, 20, 3
QUIET = lambda line: None  # noqa: E731
ADMINISTRATOR = system_actor("import")
REAL_VACANCY = (
    b"external_id;title;text;employer_id;worksite_id;salary_min\n"
    b"echt-1;Echte vacature;Een echte tekst;meeuwhaven;meeuwhaven-maasvlakte;16\n"
)


def load(youths: int = YOUTHS) -> None:
    loader.load(youths, VACANCIES, SEED, QUIET)


def test_after_removal_the_graph_is_as_it_was_and_can_be_loaded_again(clean_graph: Settings) -> None:
    before = count_everything()
    load()
    loaded = count_everything()
    assert loaded[0] > before[0] + YOUTHS
    passwords = {each["password"] for each in accounts.known()}
    loader.remove(QUIET)
    assert count_everything() == before
    assert accounts.known() == []
    load()
    assert abs(count_everything()[0] - loaded[0]) < 20
    again = {each["password"] for each in accounts.known()}
    assert len(again) == len(passwords)
    assert not again & passwords, "a password is made at load, never a constant"
    loader.remove(QUIET)
    assert count_everything() == before


def test_real_data_on_the_region_are_named_and_nothing_goes(clean_graph: Settings) -> None:
    load()
    imports.import_vacancies(ADMINISTRATOR, REAL_VACANCY, "echt.csv", queue=False)
    before = count_everything()
    with pytest.raises(demo_data.RealDataAttached, match="Echte vacature"):
        loader.remove(QUIET)
    assert count_everything() == before
    loader.remove(QUIET, with_attached=True)
    assert find_marker() is None


def test_real_data_beside_the_region_stay_with_their_events(clean_graph: Settings) -> None:
    account_service.create_account(ADMINISTRATOR, "echt@bedrijf.nl", Role.ADMINISTRATOR)
    load()
    people = b"kind;employer_id;name\nemployer;echt;Echt Bedrijf\n"
    imports_people.import_people(ADMINISTRATOR, people, "echt.csv")
    loader.remove(QUIET)
    report = audit.verify(ADMINISTRATOR)
    assert report.sound
    assert report.events > 1, "somebody else acted, so the chain is not cut"
    assert [a.email for a, _ in account_service.list_accounts(ADMINISTRATOR)] == ["echt@bedrijf.nl"]


def test_the_chain_is_cut_back_to_what_was_there_before(clean_graph: Settings) -> None:
    account_service.create_account(ADMINISTRATOR, "echt@bedrijf.nl", Role.ADMINISTRATOR)
    before = audit.verify(ADMINISTRATOR).events
    load()
    assert audit.verify(ADMINISTRATOR).events > before
    loader.remove(QUIET)
    report = audit.verify(ADMINISTRATOR)
    assert report.sound
    assert report.events == before


def test_another_size_is_refused_while_one_is_loaded(clean_graph: Settings) -> None:
    load()
    with pytest.raises(Conflict, match="demo remove"):
        load(YOUTHS + 1)
    loader.remove(QUIET)
    with pytest.raises(Conflict, match="geen demoregio"):
        loader.remove(QUIET)
