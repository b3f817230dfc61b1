"""Tell what is true of a youth in a few sentences, as a liaison would, never twice in the same way."""

from __future__ import annotations

import random
from typing import Any

from bridge.demo.generator.draw import capital, table
from bridge.demo.generator.facts import Facts

_POSSESSIVE = {"hij": "zijn", "zij": "haar"}
_OBJECT = {"hij": "hem", "zij": "haar"}


class _Teller:
    """Fills fragments with the words of one youth."""

    def __init__(self, rng: random.Random, facts: Facts) -> None:
        self.rng, self.facts, self.fragments = rng, facts, table("notes")
        self.words: dict[str, Any] = {
            "p": facts.pronoun,
            "P": facts.pronoun.capitalize(),
            "h": _POSSESSIVE[facts.pronoun],
            "obj": _OBJECT[facts.pronoun],
            "age": facts.age,
            "age_next": facts.age + 1,
            "minutes": facts.travel or 45,
        }

    def fill(self, fragment: str, **more: str) -> str:
        """A fragment with its names filled in; those that are lists give one of theirs."""
        words = dict(self.words, **more)
        for name in ("since", "where", "vouch", "wish", "wish_noun", "dream", "came", "via", "mood"):
            if "{" + name + "}" in fragment or "{" + name.capitalize() + "}" in fragment:
                words[name] = self.rng.choice(self.fragments[name]).format_map(words)
                words[name.capitalize()] = capital(words[name])
        if "{came_cap}" in fragment:
            words["came_cap"] = capital(self.rng.choice(self.fragments["came"]))
        return fragment.format_map(words)

    def say(self, name: str, **more: str) -> str:
        """One sentence of a kind."""
        capitals = {key.capitalize(): capital(value) for key, value in more.items()}
        return self.fill(self.rng.choice(self.fragments[name]), **more, **capitals)


def _level(rng: random.Random, facts: Facts) -> str:
    """A school level in words, most of the vocational ones with a direction."""
    if facts.level.startswith("mbo") and rng.random() < 0.7:
        return f"{facts.level} {rng.choice(table('notes')['direction'])}"
    return facts.level


def _schooling(tell: _Teller) -> list[str]:
    facts = tell.facts
    if facts.schooling == "unknown":
        return []
    if facts.schooling == "nothing":
        return [tell.say("nothing")]
    said = [tell.say(facts.schooling, level=_level(tell.rng, facts))]
    if facts.schooling == "broken" and facts.level.startswith("mbo") and tell.rng.random() < 0.3:
        said.append(tell.say("done", level=tell.rng.choice(["vmbo basis", "vmbo kader", "mbo niveau 1"])))
    return said


def _skills(tell: _Teller) -> list[str]:
    said = []
    for domain in filter(None, (tell.facts.domain, tell.facts.second)):
        a, b, c = tell.rng.sample(tell.fragments["activities"][domain], 3)
        said.append(tell.fill(tell.rng.choice(tell.fragments["skill"]), a=a, b=b, c=c))
    return said


def _papers(tell: _Teller) -> list[str]:
    kinds = {"has": "has_paper", "doing": "doing_paper", "want": "want_paper", "lacks": "lacks_paper"}
    said = [tell.say(kinds[state], paper=name) for name, state in tell.facts.papers.items() if state]
    licence = {"has": "has_licence", "doing": "doing_licence", "am": "has_moped"}.get(tell.facts.licence)
    if licence:
        said.append(tell.say(licence))
    elif tell.rng.random() < 0.3:
        said.append(tell.say("lacks_licence"))
    return said


def _wishes(tell: _Teller) -> list[str]:
    facts, said = tell.facts, []
    if tell.rng.random() < 0.7:
        said.append(tell.say("want"))
    if tell.rng.random() < 0.2:
        said.append(tell.say("avoid"))
    said += [tell.say({"no": "no_night", "yes": "night_ok"}[facts.night])] if facts.night else []
    said += [tell.say({"no": "heights", "yes": "heights_ok"}[facts.heights])] if facts.heights else []
    said += [tell.say("care")] if facts.care else []
    return said


def _practical(tell: _Teller) -> list[str]:
    facts, said = tell.facts, []
    if facts.dutch:
        said.append(tell.say("language", nl=facts.dutch))
    if facts.english:
        said.append(tell.say("english"))
    if facts.hours and tell.rng.random() < 0.6:
        said.append(tell.say("hours", lo=str(facts.hours[0]), hi=str(facts.hours[1])))
    if tell.rng.random() < 0.35:
        said.append(tell.say("start"))
    way = {"bike": "bike", "transit": "transit", "both": tell.rng.choice(["bike", "transit"])}.get(facts.ways)
    if way and tell.rng.random() < 0.35:
        said.append(tell.say(way))
    return said


def compose(rng: random.Random, facts: Facts) -> str:
    """A note of one to about ten sentences that agrees with the facts."""
    tell = _Teller(rng, facts)
    if facts.empty:
        return tell.say("empty")
    middle = [_schooling(tell), _skills(tell), _papers(tell)]
    rng.shuffle(middle)
    parts = [[tell.say("opening")], *middle, _wishes(tell), _practical(tell)]
    said = [sentence for part in parts for sentence in part]
    if rng.random() < 0.5:
        said.append(tell.say("closing"))
    return " ".join(sentence for sentence in said if sentence)
