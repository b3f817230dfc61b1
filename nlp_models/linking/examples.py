"""What the linker learns from: texts that mean the same, out of ESCO, the vocabulary and the synonyms."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nlp_models import taxonomy
from nlp_models.vocabulary import load_concepts

SYNONYMS = Path(__file__).resolve().parent / "synonyms.txt"
SENTENCE = re.compile(r"(?<=[.!?])\s+")
NOUN_OF = {
    "onderhouden": "onderhoud", "beheren": "beheer", "controleren": "controle", "bedienen": "bediening",
    "verkopen": "verkoop", "inkopen": "inkoop", "aankopen": "aankoop", "vervoeren": "vervoer",
    "adviseren": "advies", "ontwerpen": "ontwerp", "gebruiken": "gebruik", "transporteren": "transport",
    "analyseren": "analyse", "bouwen": "bouw", "opslaan": "opslag", "toezien": "toezicht",
    "onderzoeken": "onderzoek", "herstellen": "herstel", "telen": "teelt", "kweken": "kweek",
    "repareren": "reparatie", "installeren": "installatie", "organiseren": "organisatie",
    "communiceren": "communicatie", "inspecteren": "inspectie", "produceren": "productie",
    "voorbereiden": "voorbereiding", "verzorgen": "verzorging", "plannen": "planning",
}  # fmt: skip
"""Verbs whose noun does not follow from the ending alone."""


@dataclass(slots=True)
class Thing:
    """One meaning with its Dutch and English labels and sentences on it."""

    kind: str
    dutch: list[str] = field(default_factory=list)
    english: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)

    @property
    def labels(self) -> list[str]:
        """All labels, both languages."""
        return self.dutch + self.english


@dataclass(slots=True)
class Examples:
    """Everything to draw pairs from; relations are pairs of numbers of things."""

    things: list[Thing]
    groups: list[list[str]]
    needs: list[tuple[int, int]]
    related: list[tuple[int, int]]


def read_synonyms(path: Path = SYNONYMS) -> list[list[str]]:
    """The groups of the table, comments left out."""
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return [[form.strip() for form in line.split("|")] for line in lines if line and not line.startswith("#")]


def _esco(folder: Path) -> dict[str, Thing]:
    things: dict[str, Thing] = {}
    for kind in taxonomy.FILES:
        for language in ("nl", "en"):
            for concept in taxonomy.read_language(folder, kind, language):
                if not concept.label:
                    continue
                thing = things.setdefault(concept.uri, Thing(kind))
                (thing.dutch if language == "nl" else thing.english).extend(concept.labels)
                if language == "nl":
                    thing.sentences += [s for s in SENTENCE.split(concept.description) if len(s) > 20][:4]
    return things


def _add_own(things: dict[str, Thing]) -> None:
    """The vocabulary's forms, with the ESCO concept where they have its address."""
    for concept in load_concepts():
        if concept.kind in ("skill", "occupation"):
            thing = things.setdefault(concept.uri or concept.concept_id, Thing(concept.kind))
            thing.dutch = list(dict.fromkeys((*thing.dutch, concept.pref_nl, *concept.alt_nl)))
            thing.english = list(dict.fromkeys((*thing.english, concept.pref_en, *concept.alt_en)))
            thing.sentences += [*concept.informal_nl, *concept.informal_en]


def read(folder: Path) -> Examples:
    """All examples from an ESCO folder and the tables of this package."""
    things = _esco(folder)
    _add_own(things)
    number = {uri: at for at, uri in enumerate(things)}
    needs, related = [], []
    for relation in taxonomy.read_relations(folder):
        if relation.source in number and relation.target in number:
            pair = (number[relation.source], number[relation.target])
            if relation.kind == "essential":
                needs.append(pair)
            elif relation.kind == "broader":
                related.append(pair)
    return Examples(list(things.values()), read_synonyms(), needs, related)


def as_noun(label: str) -> str:
    """A verb phrase as people write it with a noun: "leidingen onderhouden" as "onderhoud van leidingen"."""
    words = label.split()
    verb = words[-1].lower()
    if len(words) < 2 or not verb.endswith("en"):
        return label
    if verb in NOUN_OF:
        noun = NOUN_OF[verb]
    elif verb.endswith("eren"):
        noun = f"{verb[:-4]}atie"
    else:
        noun = f"{verb[:-2]}ing"
    return f"{noun} van {' '.join(words[:-1])}"


def altered(label: str, chance: random.Random) -> str:
    """The label as somebody else would write it: as a noun, in another order, or without one word."""
    words = label.split()
    roll = chance.random()
    if roll < 0.4:
        return as_noun(label)
    if roll < 0.7 and len(words) > 2:
        gone = chance.randrange(len(words))
        return " ".join(words[:gone] + words[gone + 1 :])
    if roll < 0.85 and len(words) > 1:
        return " ".join(words[1:] + words[:1])
    return label


Pair = tuple[str, str, int]
Draw = Callable[[], Pair]


@dataclass(slots=True)
class Drawer:
    """Draws pairs from what is of some kinds. The same chance gives the same pairs."""

    examples: Examples
    chance: random.Random
    several: list[int]
    both: list[int]
    foreign: list[int]
    told: list[int]
    needs: list[tuple[int, int]]
    related: list[tuple[int, int]]

    def _two(self, texts: list[str], number: int) -> Pair:
        one, other = self.chance.sample(texts, 2)
        return one, other, number

    def two_dutch(self) -> Pair:
        """Two Dutch labels of one thing."""
        at = self.chance.choice(self.several)
        return self._two(self.examples.things[at].dutch, at)

    def two_english(self) -> Pair:
        """Two English labels of one thing."""
        at = self.chance.choice(self.foreign)
        return self._two(self.examples.things[at].english, at)

    def both_languages(self) -> Pair:
        """A Dutch and an English label of one thing."""
        at = self.chance.choice(self.both)
        thing = self.examples.things[at]
        return self.chance.choice(thing.dutch), self.chance.choice(thing.english), at

    def with_sentence(self) -> Pair:
        """A Dutch label and a sentence on the thing."""
        at = self.chance.choice(self.told)
        thing = self.examples.things[at]
        return self.chance.choice(thing.dutch), self.chance.choice(thing.sentences), at

    def with_altered(self) -> Pair:
        """A Dutch label and one as somebody else would write it."""
        at = self.chance.choice(self.both)
        dutch = self.examples.things[at].dutch
        return self.chance.choice(dutch), altered(self.chance.choice(dutch), self.chance), at

    def synonyms(self) -> Pair:
        """Two forms of a group of the table."""
        at = self.chance.randrange(len(self.examples.groups))
        return self._two(self.examples.groups[at], -1 - at)

    def needed(self) -> Pair:
        """An occupation and a skill it needs."""
        return self._tied(self.needs)

    def wider(self) -> Pair:
        """A thing and what it falls under."""
        return self._tied(self.related)

    def _tied(self, pairs: list[tuple[int, int]]) -> Pair:
        a, b = self.chance.choice(pairs)
        things = self.examples.things
        return self.chance.choice(things[a].labels), self.chance.choice(things[b].labels), a


def drawer(examples: Examples, chance: random.Random, kinds: Sequence[str]) -> Drawer:
    """What can be drawn of these kinds."""
    things = examples.things
    mine = [at for at, thing in enumerate(things) if thing.kind in kinds]
    return Drawer(
        examples,
        chance,
        several=[at for at in mine if len(things[at].dutch) > 1],
        both=[at for at in mine if things[at].dutch and things[at].english],
        foreign=[at for at in mine if len(things[at].english) > 1],
        told=[at for at in mine if things[at].sentences and things[at].dutch],
        needs=[(a, b) for a, b in examples.needs if things[a].kind in kinds and things[a].dutch],
        related=[(a, b) for a, b in examples.related if things[a].kind in kinds],
    )


def draws(examples: Examples, chance: random.Random, kinds: Sequence[str]) -> list[tuple[float, Draw]]:
    """(weight, draw) per way of making a pair that has something to draw from."""
    of = drawer(examples, chance, kinds)
    ways: list[tuple[float, Sequence[object], Draw]] = [
        (4.0, of.several, of.two_dutch),
        (3.0, of.both, of.both_languages),
        (0.8, of.foreign, of.two_english),
        (1.2, of.told, of.with_sentence),
        (1.2, of.both, of.with_altered),
        (2.0, examples.groups, of.synonyms),
        (0.5, of.needs, of.needed),
        (0.3, of.related, of.wider),
    ]
    return [(weight, draw) for weight, there, draw in ways if there]
