"""Texts are read: vacancies and notes by the worker, what is being typed by the live reader.

The language model is loaded on the first reading in a process, which a web process never does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bridge.domain.account import Actor, Role
from bridge.domain.reading import PersonalData
from bridge.domain.vacancy import ReadingState, Requirement
from bridge.errors import BridgeError, Conflict, Forbidden, InputError, TooLarge
from bridge.graph import corrections, notes, vacancies, vacancy_readings
from bridge.nlp.personal_data import find_personal_data
from bridge.nlp.version import reader_name
from bridge.runtime.live import read_live
from bridge.services.intake import get_vacancy
from bridge.services.mentions import holdings_of, refs_of, requirements_of
from bridge.services.vacancy_form import MAX_TEXT

DOCUMENTS = ("vacancy", "note")


@dataclass(frozen=True, slots=True)
class LiveReading:
    """What is read in a text that is being typed: the reading contract, and what to leave out.

    `refs` names each mention, so that a decision on it can be sent along with the text.
    """

    reading: dict[str, Any]
    personal_data: tuple[PersonalData, ...]
    refs: tuple[str, ...] = ()


def model_name() -> str:
    """Name and version of the reader, as mentions carry it."""
    return reader_name()


def read_vacancy(vacancy_id: str) -> None:
    """Read a vacancy and store what it asks; what people corrected stays. Safe to run twice.

    Raises `NotFound` when it is gone. A text that changed meanwhile waits for its own reading.
    """
    from bridge.nlp import reader

    vacancy = vacancies.get_posted(vacancy_id).vacancy
    models = {requirement.model for requirement in vacancy.requirements}
    if vacancy.reading_state is ReadingState.READ and models == {model_name()}:
        return
    vacancy_readings.set_reading_state(vacancy_id, ReadingState.READING)
    try:
        reading = reader.read_vacancy(vacancy.text, vacancy.title)
        requirements = requirements_of(reading)
        vacancy_readings.replace_reading(
            vacancy_id, vacancy.text_hash, reading.language, model_name(), requirements
        )
    except Conflict:
        vacancy_readings.set_reading_state(vacancy_id, ReadingState.WAITING)
    except BridgeError:
        raise
    except Exception:
        vacancy_readings.set_reading_state(vacancy_id, ReadingState.FAILED)
        raise


def read_note(note_id: str) -> None:
    """Read a note and store suggestions; what people confirmed or rejected stays. Safe to run twice."""
    from bridge.nlp import reader

    stored = notes.get_note(note_id)
    if stored.note.reading_state == ReadingState.READ and stored.model == model_name():
        return
    notes.set_reading_state(note_id, ReadingState.READING)
    text = stored.note.text
    try:
        reading = reader.read_profile(text)
        found = holdings_of(reading, text, note_id, stored.note.at, find_personal_data(text))
        notes.replace_reading(note_id, model_name(), found)
    except BridgeError:
        raise
    except Exception:
        notes.set_reading_state(note_id, ReadingState.FAILED)
        raise


def read_text(document: str, text: str, title: str | None = None) -> dict[str, Any]:
    """What the live reader answers: the reading contract's JSON with `personal_data`. Nothing is stored.

    Raises `InputError` for an unknown kind of document, `TooLarge` for an overlong text.
    """
    from bridge.nlp import reader

    if document not in DOCUMENTS:
        raise InputError.at("document", "vacancy of note")
    if len(text) > MAX_TEXT:
        raise TooLarge.at("text", f"de tekst telt {len(text)} tekens, hoogstens {MAX_TEXT} mag")
    places = find_personal_data(text) if document == "note" else ()
    reading = reader.read_vacancy(text, title) if document == "vacancy" else reader.read_profile(text)
    answer = reader.reading_to_json(reading)
    answer["mentions"] = [
        mention
        for mention in answer["mentions"]
        if all(mention["end"] <= place.start or mention["start"] >= place.end for place in places)
    ]
    answer["salary_place"] = reader.salary_place(reading.salary)
    answer["personal_data"] = [
        {"kind": place.kind, "text": place.text, "start": place.start, "end": place.end} for place in places
    ]
    return answer


_MAY_TYPE: dict[str, Role] = {"vacancy": Role.EMPLOYER, "note": Role.LIAISON}


def live(actor: Actor, document: str, text: str, title: str | None = None) -> LiveReading:
    """Read what somebody is typing. Raises `Unavailable` while the live reader is down: typing goes on."""
    if document not in _MAY_TYPE:
        raise InputError.at("document", "vacancy of note")
    if actor.role is not _MAY_TYPE[document]:
        raise Forbidden("deze rol schrijft hier niet")
    if len(text) > MAX_TEXT:
        raise TooLarge.at("text", f"de tekst telt {len(text)} tekens, hoogstens {MAX_TEXT} mag")
    if not text.strip():
        return LiveReading({"document": document, "language": "nl", "mentions": []}, ())
    answer = read_live(document, text, title)
    places = tuple(
        PersonalData(place["kind"], place["text"], place["start"], place["end"])
        for place in answer.pop("personal_data", [])
    )
    refs = refs_of((m["kind"], m["text"], m["keys"]) for m in answer["mentions"])
    return LiveReading(answer, places, refs)


def reading_state(actor: Actor, vacancy_id: str) -> tuple[ReadingState, tuple[Requirement, ...]]:
    """How far the reading of a vacancy is, and what was read. Raises `NotFound` for another's vacancy."""
    vacancy = get_vacancy(actor, vacancy_id).vacancy
    return vacancy.reading_state, vacancy.requirements


def export_corrections(actor: Actor) -> Iterator[dict[str, Any]]:
    """What people confirmed, rejected and corrected, as data for the next version of the reader.

    One dictionary each; a note gives the sentence a suggestion rests on, never more. Raises `Forbidden`.
    """
    if actor.role is not Role.ADMINISTRATOR:
        raise Forbidden("alleen de beheerder neemt correcties mee")
    return corrections.iterate()
