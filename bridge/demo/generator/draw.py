"""Chance with a seed: every composed thing has a stream of its own, so that order changes nothing."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

T = TypeVar("T")


def stream(seed: int, *place: object) -> random.Random:
    """The chances of one thing: the same seed and place always give the same."""
    return random.Random("/".join(map(str, (seed, *place))))  # noqa: S311 (invented data, no secrets)


@cache
def table(name: str) -> dict[str, Any]:
    """One of the TOML files with fragments."""
    return tomllib.loads(files("bridge.demo.generator").joinpath(f"{name}.toml").read_text("utf-8"))


def weighted(rng: random.Random, weights: Mapping[T, float]) -> T:
    """One key, each as often as its weight says."""
    return rng.choices(list(weights), list(weights.values()))[0]


def some(rng: random.Random, among: Sequence[T], least: int, most: int) -> list[T]:
    """Between `least` and `most` different things, in the order drawn."""
    return rng.sample(among, min(len(among), rng.randint(least, most)))


def capital(text: str) -> str:
    """The text with a capital first letter; the rest stays."""
    return text[:1].upper() + text[1:]
