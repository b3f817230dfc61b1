"""A new key: every identity is sealed again under it, also after a stop half-way, and stays readable."""

from collections.abc import Iterator

import pytest

from bridge.config import Settings, settings
from bridge.domain.account import Role, system_actor
from bridge.errors import Forbidden
from bridge.graph import identities as store
from bridge.graph.connection import write
from bridge.graph.youths import SealedIdentity
from bridge.runtime import vault
from bridge.services import audit, key_rotation
from tests.services.night_world import LIAISON, ask, build

ADMIN = system_actor("command-line")


@pytest.fixture
def world(clean_graph: Settings) -> None:
    build(vacancies=1)


@pytest.fixture
def new_key(world: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A fresh key before the one that sealed the world; its id."""
    fresh = vault.new_key()
    keys = [fresh, *settings().identity_keys]
    monkeypatch.setenv("BRIDGE_IDENTITY_KEYS", ",".join(":".join(pair) for pair in keys))
    settings.cache_clear()
    yield fresh[0]
    monkeypatch.undo()
    settings.cache_clear()


def opened() -> list[dict[str, str | None]]:
    rows = ask("MATCH (i:Identity) RETURN i.identity_id AS id, i.ciphertext AS c, i.key_id AS k ORDER BY id")
    return [vault.unseal(vault.Sealed(str(r["k"]), str(r["c"])), str(r["id"])) for r in rows]


def test_everything_goes_under_the_new_key_and_says_the_same(
    new_key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, count = opened(), sum(key_rotation.keys_in_use(ADMIN).values())
    monkeypatch.setattr(key_rotation, "BATCH", 2)
    said: list[int] = []
    assert key_rotation.rotate(ADMIN, said.append) == count > 2
    assert said[0] == 2
    assert key_rotation.keys_in_use(ADMIN) == {new_key: count}
    assert opened() == before
    assert key_rotation.rotate(ADMIN) == 0
    assert audit.verify(ADMIN).sound


def test_an_identity_that_changed_meanwhile_is_left_alone(new_key: str) -> None:
    found = store.list_under_other_keys(new_key, 1)[0]
    stale = SealedIdentity(found.identity_id, "of yesterday", found.key_id)
    name, params = store.replace_statement([(stale, found)])
    assert write(name, **params) == [{"replaced": 0}]


def test_only_the_administrator_changes_keys(world: None) -> None:
    assert LIAISON.role is Role.LIAISON
    with pytest.raises(Forbidden):
        key_rotation.rotate(LIAISON)
