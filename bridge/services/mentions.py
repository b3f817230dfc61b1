"""Mentions become requirements of a vacancy or holdings of a youth, under ids that re-reading gives again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bridge.domain.concepts import ConceptRef
from bridge.domain.reading import Mention, PersonalData, Polarity, Reading
from bridge.domain.vacancy import Requirement
from bridge.domain.youth import Holding
from bridge.nlp.concepts import concept_of_key
from bridge.services.holdings import stable_id

EITHER = re.compile(r"\b(?:of|or)\b|/", re.IGNORECASE)
BOTH = re.compile(r"\b(?:en|and|plus|as well as)\b|[,&+]", re.IGNORECASE)

UNITS = {"age": "jaar", "experience": "jaar ervaring", "schedule": "uur per week"}
DAYS_A_WEEK = 7


def normalised(text: str) -> str:
    """Words without case and spacing, so that a reflowed text gives the same ids."""
    return " ".join(text.lower().split())


def allowed(mentions: Iterable[Mention], places: Sequence[PersonalData]) -> Iterator[Mention]:
    """Mentions that touch no personal data."""
    for mention in mentions:
        if all(mention.end <= place.start or mention.start >= place.end for place in places):
            yield mention


def concept_for(mention: Mention, key: str | None) -> ConceptRef | None:
    """The vocabulary's concept of a key, a concept of the key itself, or what the reader linked."""
    if key is None:
        return mention.concept
    known = concept_of_key(mention.kind, key)
    if known is not None:
        return known
    if mention.concept is not None and mention.concept.key in (None, key):
        return mention.concept
    return ConceptRef(f"{mention.kind}-{key.lower()}", label_of_key(mention.kind, key), None, key)


def label_of_key(kind: str, key: str) -> str:
    """A number in words: years of age or experience, hours or days a week."""
    if not key[:1].isdigit():
        return key
    days = kind == "schedule" and key.isdigit() and int(key) <= DAYS_A_WEEK
    return f"{key} {UNITS.get(kind, '') if not days else 'dagen per week'}".strip()


def split_keys(mention: Mention) -> tuple[tuple[str, ...], ...]:
    """The keys of a mention as alternatives, or one group each where the words ask for all of them."""
    keys = mention.keys or ((mention.key,) if mention.key else ())
    if len(keys) > 1 and BOTH.search(mention.text) and not EITHER.search(mention.text):
        return tuple((key,) for key in keys)
    return (keys,)


def refs_of(mentions: Iterable[tuple[str, str, Sequence[str]]]) -> tuple[str, ...]:
    """What names each mention of a note before the note has an id: its kind, words and keys, and a number
    where the same returns. `mentions` are (kind, text, keys) in reading order."""
    seen: Counter[str] = Counter()
    refs = []
    for kind, text, keys in mentions:
        base = stable_id(kind, normalised(text), *keys)
        refs.append(f"{base}-{seen[base]}" if seen[base] else base)
        seen[base] += 1
    return tuple(refs)


def holding_id_of(note_id: str, ref: str) -> str:
    """The id that a mention with this name gets in a note."""
    return stable_id(note_id, ref)


def requirements_of(reading: Reading) -> tuple[Requirement, ...]:
    """What a vacancy asks; an advert is public, so nothing is left out.

    The same words with the same key and importance are one requirement.
    """
    found: dict[tuple[str, ...], Requirement] = {}
    for mention in reading.mentions:
        if mention.importance is None:
            continue
        for keys in split_keys(mention):
            words = (mention.kind, normalised(mention.text), *keys)
            identity = (*words, mention.importance.value)
            if identity in found:
                continue
            concept = concept_for(mention, keys[0] if keys else None)
            known = {concept_of_key(mention.kind, key) for key in keys[:1]}
            told = len(keys) == 1 and concept in known and concept is not None and concept.key == keys[0]
            found[identity] = Requirement(
                requirement_id=stable_id(*words),
                kind=mention.kind,
                importance=mention.importance,
                text=mention.text,
                start=mention.start,
                end=mention.end,
                concept=concept,
                alternatives=() if told else keys,
                value=mention.value,
                confidence=mention.confidence,
                model=f"{reading.model.name} {reading.model.version}",
            )
    return tuple(_apart(found.values()))


def _apart(requirements: Iterable[Requirement]) -> Iterator[Requirement]:
    """Requirements whose words return with another importance get a number behind their id."""
    seen: Counter[str] = Counter()
    for requirement in requirements:
        number = seen[requirement.requirement_id]
        seen[requirement.requirement_id] += 1
        yield (
            replace(requirement, requirement_id=f"{requirement.requirement_id}-{number}")
            if number
            else requirement
        )


def holdings_of(
    reading: Reading, text: str, note_id: str, at: datetime, places: Sequence[PersonalData] = ()
) -> tuple[tuple[Holding, int, int], ...]:
    """What a note says of a youth, each with its place; ids are stable within the note."""
    mentions = [m for m in allowed(reading.mentions, places) if m.polarity is not None]
    keys_of = [m.keys or ((m.key,) if m.key else ()) for m in mentions]
    refs = refs_of((m.kind, m.text, keys) for m, keys in zip(mentions, keys_of, strict=True))
    return tuple(
        (
            _holding(mention, keys, holding_id_of(note_id, ref), reading, text, note_id, at),
            mention.start,
            mention.end,
        )
        for mention, keys, ref in zip(mentions, keys_of, refs, strict=True)
    )


def _holding(
    mention: Mention,
    keys: tuple[str, ...],
    holding_id: str,
    reading: Reading,
    text: str,
    note_id: str,
    at: datetime,
) -> Holding:
    return Holding(
        holding_id=holding_id,
        kind=mention.kind,
        polarity=mention.polarity or Polarity.HAS,
        text=mention.text,
        evidence=mention.evidence or sentence_around(text, mention.start, mention.end),
        concept=concept_for(mention, keys[0] if keys else None),
        keys=keys,
        value=mention.value,
        source="note",
        sphere=mention.sphere,
        confidence=mention.confidence,
        at=at,
        model=f"{reading.model.name} {reading.model.version}",
        note_id=note_id,
    )


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence or line that holds a place."""
    before = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n"))
    after = [at for mark in (". ", "! ", "? ", "\n") if (at := text.find(mark, end)) >= 0]
    return text[before + 1 : min(after) + 1 if after else len(text)].strip()
