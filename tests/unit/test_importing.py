"""Files as rows, without a graph: every form a vacancy may come in, maps, and what is wrong at its place."""

import json
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from bridge.errors import InputError, TooLarge
from bridge.services.importing import bounds, fields, jsonld, mapping, mending, tabular
from bridge.services.importing.postings import raw_rows
from bridge.services.importing.upserts import RejectedRow, Report

POSTING: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "identifier": {"@type": "PropertyValue", "value": "k-1"},
    "title": "Dekhulp",
    "description": "<p>Je helpt aan dek.</p><ul><li>VCA</li><li>Nederlands</li></ul>",
    "hiringOrganization": {"@type": "Organization", "name": "De Kade"},
    "jobLocation": {"address": {"addressLocality": "Rotterdam", "postalCode": "3089 JW"}},
    "baseSalary": {"value": {"minValue": "2600", "maxValue": 2900, "unitText": "MONTH"}},
    "datePosted": "2026-11-02T09:00:00+01:00",
    "workHours": "32-40 uur",
}
PAGE = '<!doctype html><html><head><script type="application/ld+json">{}</script></head><body/></html>'


def cells(data: bytes, name: str) -> list[dict[str, Any]]:
    return [row.cells for row in raw_rows(data, name)]


def workbook(*rows: tuple[object, ...], merge: str | None = None) -> bytes:
    book, out = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("one.json", json.dumps(POSTING)),
        ("one.jsonld", json.dumps(POSTING, indent=2)),
        ("array.json", json.dumps([POSTING])),
        (
            "graph.json",
            json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, POSTING]}),
        ),
        ("list.json", json.dumps({"@type": "ItemList", "itemListElement": [{"item": POSTING}]})),
        ("page.html", PAGE.format(json.dumps(POSTING))),
        ("", PAGE.format(json.dumps([POSTING]))),
        ("", json.dumps(POSTING)),
    ],
)
def test_a_posting_is_found_however_it_is_wrapped(name: str, text: str) -> None:
    (found,) = cells(text.encode(), name)
    assert found["external_id"] == "k-1"
    assert found["title"] == "Dekhulp"
    assert found["text"] == "Je helpt aan dek.\n\n- VCA\n\n- Nederlands"
    assert (found["employer_name"], found["city"], found["pc4"]) == ("De Kade", "Rotterdam", "3089")
    assert (found["salary_min"], found["salary_max"]) == (15.0, 16.73)
    assert fields.hours(found) == (32, 40)


def test_pay_without_a_period_is_unknown_when_it_cannot_be_of_an_hour() -> None:
    assert "salary_min" not in jsonld.as_cells({**POSTING, "baseSalary": {"value": 2600}})
    assert jsonld.as_cells({**POSTING, "baseSalary": {"value": 16.5}})["salary_min"] == 16.5


@pytest.mark.parametrize("typed", ["09:00-17:00", "9.00 tot 17.00", "fulltime"])
def test_clock_times_are_no_hours_a_week(typed: str) -> None:
    assert fields.hours({"hours": typed}) == (None, None)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_table_may_be_separated_by_what_it_likes(separator: str) -> None:
    text = separator.join(("title", "text")) + "\r\n" + separator.join(("Dekhulp", '"Twee\nregels"')) + "\r\n"
    assert cells(text.encode("utf-8-sig"), "v.csv") == [{"title": "Dekhulp", "text": "Twee\nregels"}]


def test_a_spreadsheet_is_read_with_its_dates() -> None:
    data = workbook(("title", "openings"), ("Dekhulp", 3), (None, None), ("Kraanhulp", None))
    assert [(row.line, row.cells) for row in raw_rows(data, "v.xlsx")] == [
        (2, {"title": "Dekhulp", "openings": 3}),
        (4, {"title": "Kraanhulp"}),
    ]


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "v.csv", "leeg"),
        (b" \n\n", "v.jsonl", "leeg"),
        (b"title;text\nCaf\xe9;x\n", "v.csv", "regel 2, bestand: deze regel is niet in UTF-8"),
        (b"\x00\x01\x02", "v.csv", "geen tekstbestand"),
        (b"title;title\na;b\n", "v.csv", "twee keer"),
        (b"title;text\na;b;c\n", "v.csv", "regel 2, regel: deze regel heeft 3 kolommen"),
        (b"title;text\n\"a;b\n", "v.csv", "kan deze regel niet lezen"),
        (b'{"title": "a"}\n{"title": }\n', "v.jsonl", "regel 2, kolom"),
        (b"[1, 2]\n", "v.jsonl", "verwacht een object"),
        (b'{"a":' * 40 + b"1" + b"}" * 40, "v.jsonl", "dieper genest"),
        (b"<html><body>Vacature: dekhulp</body></html>", "v.html", "bevat geen vacature (JobPosting)"),
        (PAGE.format("{ not json").encode(), "v.html", "geen geldige JSON"),
        (b'{"name": "no posting"}', "v.json", "bevat geen vacature (JobPosting)"),
        (b"PK\x03\x04 and nothing more", "v.xlsx", "geen Excel-bestand"),
        (workbook(("title", "text"), ("a", "b"), merge="A2:B2"), "v.xlsx", "A2:B2: samengevoegde cellen"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_place(data: bytes, name: str, says: str) -> None:
    with pytest.raises(InputError) as fault:
        cells(data, name)
    assert says in fault.value.one_line()


def test_a_file_of_fifty_megabytes_is_refused_unread() -> None:
    with pytest.raises(TooLarge, match="50 MB; hoogstens 20 MB"):
        cells(b"x" * 50_000_000, "v.csv")
    with pytest.raises(TooLarge):
        bounds.check_length(50_000_000)


def test_more_rows_than_are_accepted_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabular, "MAX_ROWS", 3)
    with pytest.raises(TooLarge):
        cells(b"title\n" + b"a\n" * 4, "v.csv")


MAP = b"""
[fields]
external_id = "meta.id"
title = "titel"
text = { join = ["delen.taken", "delen.profiel", "delen.weg"], headings = ["Taken", "Profiel", "Weg"] }
posted_at = { from = "op", date = "%d.%m.%y" }
contract_kind = { from = "soort", values = { stage = "internship" } }
city = ["straat", "stad"]
[defaults]
employer_name = "Bureau"
"""


def test_a_map_takes_nested_and_joined_fields() -> None:
    raw = {
        "meta": {"id": "7"},
        "titel": "Hulp",
        "delen": {"taken": ["a", "b"], "profiel": "c"},
        "op": "02.11.26",
        "soort": "stage",
        "stad": "Vlaardingen",
    }
    assert mapping.apply(mapping.read_map(MAP), raw) == {
        "external_id": "7",
        "title": "Hulp",
        "text": "Taken\na\nb\n\nProfiel\nc",
        "posted_at": "2026-11-02",
        "contract_kind": "internship",
        "city": "Vlaardingen",
        "employer_name": "Bureau",
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"[fields", "geen geldige TOML"),
        (b"[velden]\na = 'b'", "velden"),
        (b"[fields]\ntitle = { form = 'x' }", "fields.title"),
        (b"[fields]\ntitle = 3", "fields.title"),
    ],
)
def test_a_wrong_map_is_named(text: bytes, says: str) -> None:
    with pytest.raises(InputError) as fault:
        mapping.read_map(text)
    assert says in fault.value.one_line()


@pytest.mark.parametrize(
    "raw",
    [{"title": "Hulp;hulp", "text": 'Een "tekst"\nmet regels'}, {"title": "Hulp", "delen": {"a": ["b"]}}],
)
def test_a_rejected_row_can_be_mended_and_read_again(raw: dict[str, Any]) -> None:
    report = Report(rejected=[RejectedRow(2, "title", "te lang", raw)])
    again = cells(mending.rejected_file(report), f"rejected{mending.suffix(report)}")
    assert again == [{**raw, "_reason": "title: te lang"}]
    twice = Report(rejected=[RejectedRow(2, "title", "nog te lang", again[0])])
    assert (
        cells(mending.rejected_file(twice), f"x{mending.suffix(twice)}")[0]["_reason"] == "title: nog te lang"
    )
