"""A youth's rights on the pages: a copy of everything, and erasure that is meant and final."""

from __future__ import annotations

from tests.web.conftest import Visit

YOUTH = {"first_name": "Wegwerp", "birth_date": "2006-05-06", "pc4": "3081", "request_id": "rechten-proef"}


def test_a_copy_holds_everything_and_erasure_leaves_nothing_to_open(visit: Visit) -> None:
    liaison = visit("brug.zuid1")
    page = liaison.post("/jongeren/nieuw", {**YOUTH, "note_text": "Sleutelt aan brommers in de kelderbox."})
    assert page.status_code == 303
    path = page.headers["Location"].partition("?")[0].partition("#")[0]
    assert "Wegwerp" in liaison.get(f"{path}/rechten").text

    copy = liaison.post(f"{path}/kopie")
    assert copy.status_code == 200
    assert "attachment" in copy.headers["Content-Disposition"]
    assert copy.json is not None
    assert copy.json["identity"]["first_name"] == "Wegwerp"
    assert "kelderbox" in copy.text

    refused = liaison.post(f"{path}/wissen", {"erase": ""})
    assert refused.status_code == 400
    assert liaison.get(path).status_code == 200
    assert visit("brug.west1").post(f"{path}/wissen", {"erase": "wissen"}).status_code == 404

    erased = liaison.post(f"{path}/wissen", {"erase": "Wissen "})
    assert erased.status_code == 303
    assert liaison.get(path).status_code == 404
    assert "Wegwerp" not in liaison.get("/jongeren").text
