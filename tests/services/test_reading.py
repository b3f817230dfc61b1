"""Readings in the graph: people's words outlive a new reader, work stops anywhere, corrections go out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

from bridge.config import Settings
from bridge.errors import Forbidden, InputError, TooLarge
from bridge.graph.jobs import find_job
from bridge.runtime import children
from bridge.runtime.live import read_live
from bridge.services import intake, notes, reading, rereading, youths
from bridge.services.notes import Decided
from bridge.services.reading import model_name
from bridge.services.vacancy_form import VacancyForm
from tests.services.night_world import ADMIN, EMPLOYER, LIAISON, ask, build

NOTE = "Heeft rijbewijs B. Spreekt Engels. Wil graag in de haven werken. Heeft VCA Basis."
HELD = (
    "MATCH (:Youth {youth_id: 'y6'})-[h:HAS|LACKS|LEARNS|WANTS|AVOIDS]->() WHERE h.note_id IS NOT NULL "
    "RETURN h.holding_id AS id, h.text AS text, h.kind AS kind, h.model AS model, h.confirmed_by AS yes, "
    "coalesce(h.rejected, false) AS no ORDER BY h.start"
)
OLD = "nl_bridge 0.0.1"


@pytest.fixture
def world(clean_graph: Settings) -> Settings:
    """The small world; its sixth youth, of whom nothing is known, goes to the first liaison."""
    build()
    ask(
        "MATCH (:Person {person_id: 'l2'})-[g:GUIDES]->(y:Youth {youth_id: 'y6'}) DELETE g "
        "WITH y MATCH (l:Person {person_id: 'l1'}) MERGE (l)-[:GUIDES {since: date()}]->(y)"
    )
    return clean_graph


def read_again() -> None:
    """As after an upgrade: everything was read by an older version, and is read again."""
    ask("MATCH (n) WHERE n:Note OR n:Vacancy SET n.model = $old", old=OLD)
    rereading.begin(ADMIN)
    while rereading.continue_reread():
        pass


def refs(text: str) -> dict[str, str]:
    """Names of the mentions of a note, by kind."""
    found = reading.read_text("note", text)["mentions"]
    named = reading.refs_of((m["kind"], m["text"], m["keys"]) for m in found)
    return {mention["kind"]: ref for mention, ref in zip(found, named, strict=True)}


def test_what_was_said_while_typing_is_there_once_the_note_is_read(world: Settings) -> None:
    names = refs(NOTE)
    decided = Decided(confirmed=(names["licence"],), rejected=(names["language"], "geen naam"))
    note = notes.add_note(LIAISON, "y6", NOTE, decided=decided)
    reading.read_note(note.note_id)
    rows = {str(row["kind"]): row for row in ask(HELD)}
    assert (rows["licence"]["yes"], rows["licence"]["no"]) == ("l1", False)
    assert (rows["language"]["yes"], rows["language"]["no"]) == (None, True)
    assert (rows["certificate"]["yes"], rows["certificate"]["no"]) == (None, False)
    assert {row["model"] for row in rows.values()} == {model_name()}
    said = ask("MATCH (e:AuditEvent) WHERE e.what STARTS WITH 'holding.' RETURN e.what AS what, e.why AS id")
    assert {(row["what"], row["id"]) for row in said} == {
        ("holding.confirmed", rows["licence"]["id"]),
        ("holding.rejected", rows["language"]["id"]),
    }


def test_a_word_taken_back_does_not_return_on_reading_again(world: Settings) -> None:
    names = refs(NOTE)
    note = notes.add_note(LIAISON, "y6", NOTE, decided=Decided(confirmed=(names["licence"],)))
    reading.read_note(note.note_id)
    licence = next(row for row in ask(HELD) if row["kind"] == "licence")
    youths.undo_holding(LIAISON, "y6", str(licence["id"]))
    read_again()
    licence = next(row for row in ask(HELD) if row["kind"] == "licence")
    assert (licence["yes"], licence["no"]) == (None, False)


def test_what_people_said_stays_when_a_new_reader_takes_other_words_of_the_same_place(
    world: Settings,
) -> None:
    note = notes.add_note(LIAISON, "y6", NOTE)
    reading.read_note(note.note_id)
    by_kind = {str(row["kind"]): str(row["id"]) for row in ask(HELD)}
    youths.reject_holding(LIAISON, "y6", by_kind["licence"])
    youths.confirm_holding(LIAISON, "y6", by_kind["certificate"])
    ask(
        "MATCH (:Youth {youth_id: 'y6'})-[h]->() WHERE h.kind IN ['licence', 'certificate'] "
        "SET h.holding_id = 'old-' + h.kind, h.start = h.start - 3, h.model = $old",
        old=OLD,
    )
    read_again()
    rows = {str(row["kind"]): row for row in ask(HELD)}
    assert len(ask(HELD)) == len(rows)
    assert (rows["licence"]["id"], rows["licence"]["no"]) == ("old-licence", True)
    assert (rows["certificate"]["id"], rows["certificate"]["yes"]) == ("old-certificate", "l1")
    assert rows["licence"]["model"] == OLD, "a mention keeps the version that made it"
    assert rows["language"]["model"] == model_name()


def _many(count: int) -> None:
    ask(
        "MATCH (y:Youth {youth_id: 'y6'}) UNWIND range(1, $count) AS n CREATE (y)-[:HAS_NOTE]->(note:Note) "
        "SET note = $note, note.note_id = 'n' + n, note.at = datetime()",
        count=count,
        note={"text": NOTE, "by_person_id": "l1", "reading_state": "read", "model": OLD},
    )


def test_reading_again_may_be_killed_anywhere_and_goes_on_where_it_was(world: Settings) -> None:
    _many(500)
    kept = notes.add_note(LIAISON, "y6", NOTE)
    reading.read_note(kept.note_id)
    licence = next(row for row in ask(HELD) if row["kind"] == "licence")
    youths.reject_holding(LIAISON, "y6", str(licence["id"]))
    process = subprocess.Popen(
        [sys.executable, "-m", "bridge.cli", "reading", "reread", "--here"],
        env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    while (job := find_job(rereading.JOB)) is None or job.done < 40:
        assert process.poll() is None, "it ended before it could be killed"
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    stopped = find_job(rereading.JOB)
    assert stopped and stopped.state == "running" and 40 <= stopped.done < stopped.total
    ask("MATCH (j:Setting {name: 'job-reread'}) SET j.touched_at = datetime() - duration('PT10M')")
    again = rereading.begin(ADMIN)
    assert again.started_at == stopped.started_at, "it is the same job"
    while rereading.continue_reread():
        pass
    done = rereading.reread_progress(ADMIN)
    assert done and (done.state, done.share, done.failed) == ("done", 1.0, 0)
    assert ask("MATCH (n:Note) RETURN DISTINCT n.model AS model") == [{"model": model_name()}]
    assert next(row for row in ask(HELD) if row["id"] == licence["id"])["no"]
    wrong = ask("MATCH (n:Note) WHERE NOT EXISTS { ()-[h {note_id: n.note_id}]->() } RETURN n.note_id AS id")
    assert wrong == []


def test_a_job_that_goes_on_is_not_begun_a_second_time(world: Settings) -> None:
    _many(3)
    rereading.begin(ADMIN)
    with pytest.raises(Exception, match="al bezig"):
        rereading.begin(ADMIN)
    with pytest.raises(Forbidden):
        rereading.begin(LIAISON)


def test_corrections_go_out_as_data_with_the_sentence_and_no_more(world: Settings) -> None:
    note = notes.add_note(LIAISON, "y6", NOTE)
    reading.read_note(note.note_id)
    by_kind = {str(row["kind"]): str(row["id"]) for row in ask(HELD)}
    youths.reject_holding(LIAISON, "y6", by_kind["licence"])
    youths.confirm_holding(LIAISON, "y6", by_kind["certificate"])
    done = subprocess.run(
        [sys.executable, "-m", "bridge.cli", "reading", "export-corrections"],
        env=dict(os.environ), capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows = {row["kind"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert set(rows) == {"licence", "certificate"}
    rejected, confirmed = rows["licence"], rows["certificate"]
    assert (rejected["read"], rejected["said"]) == ("has", "removed")
    assert confirmed["said"] == confirmed["read"]
    assert NOTE[rejected["start"] : rejected["end"]] == rejected["text"]
    assert confirmed["context"] == "Heeft VCA Basis."
    assert rejected["text"] in rejected["context"] != NOTE
    assert rejected["model"] == model_name() and rejected["at"]
    with pytest.raises(Forbidden):
        reading.export_corrections(LIAISON)


def test_what_an_employer_corrects_goes_out_too_and_survives_reading_again(world: Settings) -> None:
    form = VacancyForm(title="Chauffeur", text="Wat vragen we?\n- je hebt rijbewijs B", worksite_id="w-e1")
    vacancy = intake.post_vacancy(EMPLOYER, form, publish=False)
    reading.read_vacancy(vacancy.vacancy_id)
    (asked,) = [
        r
        for r in intake.get_vacancy(EMPLOYER, vacancy.vacancy_id).vacancy.requirements
        if r.kind == "licence"
    ]
    assert asked.model == model_name()
    intake.set_requirement(EMPLOYER, vacancy.vacancy_id, asked.requirement_id, "preferred")
    read_again()
    (kept,) = [
        r
        for r in intake.get_vacancy(EMPLOYER, vacancy.vacancy_id).vacancy.requirements
        if r.kind == "licence"
    ]
    assert kept.importance.value == "preferred"
    (row,) = [row for row in reading.export_corrections(ADMIN) if row["document"] == "vacancy"]
    assert (row["read"], row["said"], row["text"]) == ("required", "preferred", asked.text)


GERMAN = (
    "Wir suchen einen Mitarbeiter für unser Lager. Sie haben einen Führerschein der Klasse B und Erfahrung."
)


BULLETS = {"vacancy": "je hebt VCA", "note": "heeft VCA"}
MARKED_UP = {"vacancy": "je hebt <b>VCA Basis</b>", "note": "Heeft <b>VCA Basis</b>."}


@pytest.mark.parametrize("asker", [reading.read_text, read_live], ids=["in the process", "over the socket"])
def test_texts_that_are_none_get_a_clear_answer(
    live_reader: children.Program, asker: Callable[[str, str], dict[str, Any]]
) -> None:
    for document in ("vacancy", "note"):
        assert asker(document, "")["mentions"] == []
        assert asker(document, "\x00\x01\x02 \ud7ff")["mentions"] == []
        found = asker(document, GERMAN)
        assert (found["language"], found["mentions"]) == ("other", [])
        bullets = asker(document, f"- {BULLETS[document]}\n" * 2_000)
        assert len(bullets["mentions"]) > 1_500
        html = asker(document, f"<ul><li>{MARKED_UP[document]}</li></ul>" + "<br>" * 500)
        assert [m["key"] for m in html["mentions"]] == ["vca-basis"]
        with pytest.raises(InputError, match="40001 tekens"):
            asker(document, "a" * 40_001)
    with pytest.raises(InputError, match="vacancy of note"):
        asker("brief", "tekst")


def test_a_note_that_is_none_is_refused_and_nothing_is_stored(world: Settings) -> None:
    for text in ("", " \n\t ", "\x00", "a " * 5_001):
        with pytest.raises(InputError) as fault:
            notes.add_note(LIAISON, "y6", text)
        assert fault.value.faults[0].field == "note_text"
    assert ask("MATCH (n:Note) RETURN n") == []
    with pytest.raises(TooLarge):
        reading.live(EMPLOYER, "vacancy", "a" * 40_001)
    with pytest.raises(Forbidden):
        reading.live(EMPLOYER, "note", NOTE)
