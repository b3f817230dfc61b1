"""What the reader's grammar sees: clock times, hours, days, languages, papers; and when it keeps silent."""

from __future__ import annotations

import pytest

from nlp_models.components import cues, enumerations, guard
from nlp_models.components.page import Found, Page
from nlp_models.corpus import GoldText
from nlp_models.prepared import prepared


def page_of(text: str, document: str = "vacancy") -> Page:
    """A page with everything but the trained steps."""
    return prepared(GoldText("test", document, text, ()))


def keys_of(text: str, kind: str, words: str) -> tuple[str, ...]:
    """Keys of the rule hit of this kind that covers exactly these words."""
    page = page_of(text)
    return next(h.keys for h in page.hits if h.kind == kind and text[h.start : h.end] == words)


@pytest.mark.parametrize(
    ("text", "words", "keys"),
    [
        ("Dienst B eindigt 23.00.", "23.00", ("late",)),
        ("van 22:00 tot 06:00 uur", "22:00 tot 06:00 uur", ("night",)),
        ("begint om halfacht", "halfacht", ("day",)),
        ("tijden: 8 tot half 5 of 12 tot 20", "8 tot half 5", ("day",)),
        ("van 5 tot 10 's avonds", "5 tot 10 's avonds", ("late",)),
        ("start om vijf voor half zes", "vijf voor half zes", ("early",)),
        ("minimaal twintig uur, maximaal 28", "minimaal twintig uur, maximaal 28", ("20-28",)),
        ("at least 12 hrs, up to 36", "at least 12 hrs, up to 36", ("12-36",)),
        ("twenty to twenty-four hours", "twenty to twenty-four hours", ("20-24",)),
        ("dagen: drie of vier naar keuze", "drie of vier", ("3", "4", "3-4")),
    ],
)
def test_times_hours_and_days(text: str, words: str, keys: tuple[str, ...]) -> None:
    assert keys_of(text, "schedule", words) == keys


def test_a_time_is_not_a_number_of_hours() -> None:
    hits = [hit for hit in page_of("Jij begint om acht uur.").hits if hit.kind == "schedule"]
    assert [hit.keys for hit in hits if hit.rule == "hours"] == []


def test_an_english_article_is_no_licence_category() -> None:
    assert keys_of("A driver's licence helps", "licence", "driver's licence") == ("B",)


def test_words_that_look_like_a_language() -> None:
    found = [
        hit.keys for hit in page_of("We polish it and he lets you finish").hits if hit.kind == "language"
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "spans", "joined"),
    [
        ("Spreekt Nederlands en Berbers.", [(8, 18), (22, 29)], [(8, 29, ("nl", "ber"))]),
        ("Nederlands B1 en Engels.", [(0, 13), (17, 23)], [(0, 13, ("nl",)), (17, 23, ("ber",))]),
    ],
)
def test_languages_in_one_breath(
    text: str, spans: list[tuple[int, int]], joined: list[tuple[int, int, tuple[str, ...]]]
) -> None:
    page = page_of(text, "profile")
    keys = (("nl",), ("ber",))
    page.found = [Found(a, b, "language", "has", k) for (a, b), k in zip(spans, keys, strict=True)]
    enumerations.join(page)
    assert [(item.start, item.end, item.keys) for item in page.found] == joined


def test_a_recipe_asks_nothing_and_an_advert_does() -> None:
    recipe = "Soep\n\nSnijd de uien en bak ze vijf minuten. Voeg de wortels toe. " * 4
    advert = "Heftruckchauffeur gezocht. Je hebt een heftruckcertificaat en rijbewijs B."
    for text, silent in ((recipe, True), (advert, False)):
        page = page_of(text)
        page.found = [Found(0, 4, "skill", confidence=0.9), Found(6, 11, "skill", confidence=0.9)]
        guard.keep_silent(page)
        assert (page.found == []) is silent


def test_the_longest_cue_counts() -> None:
    page = page_of("Een diploma is niet nodig, rijbewijs is een pré.")
    cues.find_cues(page)
    assert [(cue.phrase, cue.scope) for cue in page.cues] == [("is niet nodig", "ex"), ("is een pré", "pr")]
