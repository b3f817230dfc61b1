"""Strategies and figures of zones from files: visions, ambitions, interventions, indicators."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bridge.errors import InputError
from bridge.graph.bulk import upsert_statement
from bridge.graph.connection import Statement
from bridge.services.importing import fields, lists
from bridge.services.importing.upserts import Importer, Item, Kind

Cells = Mapping[str, Any]
HOUSING = ("room", "springboard")
"""A neighbourhood makes room for a career inside it, or is a springboard that people leave."""


def _needed_number(cells: Cells, name: str) -> float:
    found = fields.number(cells, name, -1e9, 1e9)
    if found is None:
        raise InputError.at(name, "is leeg")
    return found


def _vision(cells: Cells) -> Item:
    key, zone = lists.key(cells, "vision_id"), lists.key(cells, "zone_code")
    housing = fields.needed(cells, "housing", most=20)
    if housing not in HOUSING:
        raise InputError.at("housing", f"kies {' of '.join(HOUSING)}")
    value = {
        "key": key,
        "zone_code": zone,
        "properties": {
            "text": fields.needed(cells, "text", most=2000),
            "dna": list(lists.many(cells, "dna")),
            "housing": housing,
            "agreed_on": fields.day(cells, "agreed_on"),
            "agreed_by": fields.text(cells, "agreed_by", most=300),
        },
    }
    return Item(key, value, (("zone_code", "zone", zone),))


def _ambition(cells: Cells) -> Item:
    key, zone = lists.key(cells, "ambition_id"), lists.key(cells, "zone_code")
    value = {
        "key": key,
        "zone_code": zone,
        "properties": {
            "indicator": fields.needed(cells, "indicator", most=160),
            "unit": fields.text(cells, "unit", most=40),
            "baseline": _needed_number(cells, "baseline"),
            "target": _needed_number(cells, "target"),
            "by": fields.day(cells, "by"),
            "why": fields.text(cells, "why", most=600),
        },
    }
    return Item(key, value, (("zone_code", "zone", zone),))


def _intervention(cells: Cells) -> Item:
    key, zone = lists.key(cells, "intervention_id"), lists.key(cells, "zone_code")
    ambitions, programmes = lists.many(cells, "ambition_ids"), lists.many(cells, "programme_ids")
    value = {
        "key": key,
        "zone_code": zone,
        "ambition_ids": list(ambitions),
        "programme_ids": list(programmes),
        "properties": {
            "name": fields.needed(cells, "name", most=160),
            "cost": fields.number(cells, "cost", 0, 1e9),
            "starts_on": fields.day(cells, "starts_on"),
        },
    }
    needs = [("zone_code", "zone", zone)]
    needs += [("ambition_ids", "ambition", one) for one in ambitions]
    needs += [("programme_ids", "programme", one) for one in programmes]
    return Item(key, value, tuple(needs))


def _indicators(cells: Cells) -> Item:
    """Figures of one neighbourhood, written `name=12.5, other=3`, with their year and source."""
    code = lists.key(cells, "code")
    year, source = fields.whole(cells, "year", 1990, 2100), fields.needed(cells, "source", most=160)
    found = []
    for part in lists.many(cells, "values"):
        name, _, figure = part.partition("=")
        value = fields.number({"values": figure}, "values", -1e9, 1e9)
        if not name.strip() or value is None:
            raise InputError.at("values", f"'{part[:40]}' is geen cijfer; schrijf naam=12.5")
        found.append({"name": name.strip(), "value": value, "year": year, "source": source})
    row = {"key": code, "properties": {"indicators": json.dumps(found, ensure_ascii=False)}}
    return Item(code, row, (("code", "neighbourhood", code),))


def _storing(kind: str) -> Callable[[Sequence[Mapping[str, Any]], bool], Statement]:
    def statement(rows: Sequence[Mapping[str, Any]], demo: bool) -> Statement:
        marked = [{**row, "properties": {**row["properties"], "demo": demo or None}} for row in rows]
        return upsert_statement(kind, marked)

    return statement


def _figures(rows: Sequence[Mapping[str, Any]], _demo: bool) -> Statement:
    return upsert_statement("indicators", rows)


KINDS: dict[str, Kind] = {
    "vision": Kind("visions", _vision, _storing("visions")),
    "ambition": Kind("ambitions", _ambition, _storing("ambitions"), "ambition"),
    "intervention": Kind("interventions", _intervention, _storing("interventions")),
    "indicators": Kind("indicators", _indicators, _figures),
}


def _kind_of(cells: Cells) -> str:
    return (fields.text(cells, "kind", most=40) or "").lower()


import_strategy = Importer("strategy.imported", KINDS, _kind_of)
"""Import strategies and figures; `kind` says which a row is. Raises `InputError` for a bad file."""
