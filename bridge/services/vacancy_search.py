"""Search what is open, in words and by filters, one page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from bridge.domain.account import Actor, Role
from bridge.errors import Forbidden
from bridge.graph import vacancy_lists as store
from bridge.graph.vacancy_lists import OpenRow as OpenRow

PAGE_SIZE = 25


Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a list; `number` counts from 1."""

    rows: tuple[Row, ...]
    total: int
    number: int
    size: int = PAGE_SIZE

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))


_SEARCH_SYNTAX = str.maketrans(dict.fromkeys('+-&|!(){}[]^"~*?:\\/', " "))


def search_open(
    actor: Actor,
    words: str = "",
    *,
    certificate: str | None = None,
    without: str | None = None,
    shift: str | None = None,
    contract_kind: str | None = None,
    page: int = 1,
) -> Page[OpenRow]:
    """Open vacancies in words and by filters: `certificate` asked, `without` not asked (concept keys).

    Best words first, then newest. Raises `Forbidden` for roles that see no vacancies.
    """
    if actor.role not in (Role.LIAISON, Role.ADMINISTRATOR, Role.NETWORK_MANAGER):
        raise Forbidden("deze rol zoekt geen vacatures")
    page = max(1, page)
    plain = words.translate(_SEARCH_SYNTAX).lower().strip()[:200]
    total, rows = store.search_open(
        plain, certificate, without, shift, contract_kind, (page - 1) * PAGE_SIZE, PAGE_SIZE
    )
    return Page(rows, total, page)
