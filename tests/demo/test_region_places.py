"""Real places: borders and postcodes that agree, and early shifts that no bus reaches."""

from __future__ import annotations

import csv
import json
from datetime import date, time
from importlib.resources import files as resources

import numpy as np
import pytest

from bridge.demo import files
from bridge.demo.generator.crowd import ZONES
from bridge.domain.vacancy import Shift, Worksite
from bridge.graph import pool
from bridge.graph.travel import get_network
from bridge.travel.reach import Places, by_mode

TODAY = date(2026, 11, 24)
EARLY, DAY = Shift(time(5), time(13), (1, 2, 3, 4, 5)), Shift(time(9), time(17), (1, 2, 3, 4, 5))
CAR, TRANSIT = 3, 4
FAR_SITES = (
    "zuiderkade-europoort",
    "rietveem-botlek",
    "dubbelanker-europoort",
    "polderwiek-zuidoost",
    "spantwerk-oost",
)
NEAR_SITES = ("kruiwagen-waalhaven", "polderwiek-centrum", "stroomkring-laak", "lindenhorst-denhaag")
FEATURES = json.loads(files.raw("places.json"))["features"]
SITES = {row["worksite_id"]: row for row in files.table("worksites", TODAY)}


def test_the_files_say_where_the_places_come_from() -> None:
    assert "CC BY 4.0" in json.loads(files.raw("places.json"))["source"]
    told = resources("bridge.demo").joinpath("README.md").read_text("utf-8")
    for name in ("places.json", "worksites.csv", "timetable.csv", "programmes.csv", "texts/notes"):
        assert name in told


def test_every_postcode_of_a_zone_has_a_neighbourhood_and_a_point() -> None:
    places = [f["properties"] for f in FEATURES if f["properties"]["kind"] == "neighbourhood"]
    drawn = {code for _share, codes in ZONES.values() for code in codes}
    assert drawn <= {pc4 for place in places for pc4 in place["pc4s"]}
    for place in places:
        assert 50.7 < place["lat"] < 53.6, place["code"]
        assert 3.3 < place["lon"] < 7.3, place["code"]


def test_borders_are_simple_closed_rings() -> None:
    borders = [f["geometry"] for f in FEATURES if f["geometry"] and f["geometry"]["type"] == "Polygon"]
    rings = [border["coordinates"][0] for border in borders]
    assert len(rings) >= 30
    for ring in rings:
        assert ring[0] == ring[-1]
        assert 4 <= len(ring) <= 80


def minutes(site: str, shift: Shift) -> np.ndarray:
    """Minutes from every postcode of the region to a site by each way of travelling."""
    row = SITES[site]
    known = pool.list_places()
    points = np.array(list(known.values()))
    homes = Places(tuple(known), points[:, 0], points[:, 1])
    at = Worksite(
        site, row["employer_id"], row["name"], row["pc4"], float(row["lat"]), float(row["lon"]), False
    )
    return by_mode(homes, at, (shift,), get_network())


@pytest.mark.parametrize("site", [*FAR_SITES, *NEAR_SITES])
def test_no_bus_or_train_reaches_an_early_shift(region: list[str], site: str) -> None:
    found = minutes(site, EARLY)
    assert np.isfinite(found[:, TRANSIT]).mean() <= 0.2
    assert np.isfinite(found[:, CAR]).mean() >= 0.7


@pytest.mark.parametrize("site", NEAR_SITES)
def test_a_day_shift_can_be_reached(region: list[str], site: str) -> None:
    assert np.isfinite(minutes(site, DAY)[:, TRANSIT]).sum() >= 20


@pytest.mark.parametrize("site", FAR_SITES)
def test_far_sites_take_long_even_by_day(region: list[str], site: str) -> None:
    found = minutes(site, DAY)[:, TRANSIT]
    assert np.nanmin(found) >= 20


def test_every_worksite_lies_where_its_name_says() -> None:
    with resources("bridge.demo").joinpath("region", "worksites.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    boxes = {"31": (51.8, 52.0, 3.9, 4.5), "30": (51.8, 51.95, 4.4, 4.6), "11": (52.25, 52.35, 4.7, 4.85)}
    for row in rows:
        box = boxes.get(row["pc4"][:2])
        if box:
            assert box[0] < float(row["lat"]) < box[1], row["worksite_id"]
            assert box[2] < float(row["lon"]) < box[3], row["worksite_id"]
