"""publiccode.yml holds what the standard (version 0.5) asks, and says the same as the project's own files."""

import tomllib
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
SAID: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_keys_that_are_asked_are_there_with_values_of_the_standard() -> None:
    assert SAID["publiccodeYmlVersion"] == "0.5"
    assert SAID["url"].startswith("https://")
    assert SAID["platforms"] == ["web"]
    assert SAID["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert SAID["softwareType"] == "standalone/web"
    assert SAID["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert SAID["maintenance"]["contacts"][0]["name"]
    assert set(SAID["localisation"]["availableLanguages"]) == set(SAID["description"]) == {"nl", "en"}


def test_descriptions_have_the_length_of_the_standard() -> None:
    for words in SAID["description"].values():
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"] and all(len(feature) <= 100 for feature in words["features"])


def test_it_says_what_the_project_says() -> None:
    assert SAID["softwareVersion"] == PROJECT["version"]
    assert SAID["legal"]["license"] == PROJECT["license"] == "EUPL-1.2"
    assert "EUPL" in (ROOT / "LICENSE").read_text("utf-8")[:200]
