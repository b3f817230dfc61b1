"""Frozen dataclasses as plain JSON data and back: how structures are kept as text in the graph."""

from __future__ import annotations

import types
import typing
from collections.abc import Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

Made = TypeVar("Made")


def to_plain(value: Any) -> Any:
    """Lists, dictionaries, numbers and text; dates in ISO 8601; defaults are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_plain(held)
            for field in fields(value)
            if (held := getattr(value, field.name)) != field.default or field.default is MISSING
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    return value


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return typing.get_type_hints(typing.cast(type, kind))


def _union(hint: Any, data: Any) -> Any:
    if data is None:
        return None
    return _of(next(part for part in typing.get_args(hint) if part is not types.NoneType), data)


def _of(hint: Any, data: Any) -> Any:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return _union(hint, data)
    if origin is tuple:
        item, *rest = typing.get_args(hint)
        if rest == [Ellipsis]:
            return tuple(_of(item, each) for each in data)
        return tuple(_of(kind, each) for kind, each in zip((item, *rest), data, strict=True))
    if isinstance(hint, type):
        if is_dataclass(hint):
            return from_plain(hint, data)
        if issubclass(hint, Enum):
            return hint(data)
        if issubclass(hint, date):
            return hint.fromisoformat(data)
        if hint is float:
            return float(data)
    return data


def from_plain(kind: type[Made], data: Mapping[str, Any]) -> Made:
    """The dataclass that `to_plain` made `data` from; names it does not know are passed over.

    Raises `TypeError` when a field without a default is missing.
    """
    hints = _hints(typing.cast(Hashable, kind))
    return kind(**{name: _of(hints[name], held) for name, held in data.items() if name in hints})
