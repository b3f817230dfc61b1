"""The linker: what it promises for any corpus, and the quality it keeps over the own vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from nlp_models.linking.linker import Linker
from nlp_models.linking.model import load, pack, unpack
from nlp_models.linking.words import content_words, normal
from nlp_models.vocabulary import load_concepts
from tests.linking_sets import DEV, reciprocal_rank

TITLES = [
    "vrachtwagenchauffeur", "verpleegkundige", "heftruckchauffeur", "kok", "schoonmaker", "lasser",
    "bagageafhandelaar", "elektricien", "kapper", "beveiliger",
]  # fmt: skip
TASKS = [
    "machines onderhouden", "klanten adviseren", "facturen opmaken", "voorraden beheren", "vlees snijden",
    "ramen plaatsen", "kinderen begeleiden",
]  # fmt: skip


def _best(corpus: Sequence[str], query: str) -> str:
    (hits,) = Linker(corpus).rank([query], 1)
    return corpus[hits[0].place]


def test_the_very_same_words_come_first_with_score_one() -> None:
    linker = Linker(TITLES)
    for place, hits in enumerate(linker.rank([title.upper() for title in TITLES], 3)):
        assert hits[0].place == place
        assert hits[0].score == 1.0
        assert hits[1].score < 1.0


def test_scores_fall_and_no_more_come_than_asked_or_than_there_are() -> None:
    linker = Linker(TITLES)
    for top in (1, 4, 100):
        for hits in linker.rank(["chauffeur op een vrachtauto", "zorg"], top):
            scores = [hit.score for hit in hits]
            assert scores == sorted(scores, reverse=True)
            assert len({hit.place for hit in hits}) == len(hits) == min(top, len(TITLES))


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("truck driver", "vrachtwagenchauffeur"),
        ("verpleegster", "verpleegkundige"),
        ("bestuurder van een vorkheftruck", "heftruckchauffeur"),
        ("chef-kok", "kok"),
        ("poetshulp", "schoonmaker"),
        ("laswerker", "lasser"),
        ("elektromonteur", "elektricien"),
        ("coiffeur", "kapper"),
        ("bewakingsagent", "beveiliger"),
        ("baggage handler", "bagageafhandelaar"),
    ],
)
def test_titles_in_other_words(query: str, wanted: str) -> None:
    assert _best(TITLES, query) == wanted


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("onderhoud van machines", "machines onderhouden"),
        ("het geven van advies aan klanten", "klanten adviseren"),
        ("facturatie", "facturen opmaken"),
        ("stockbeheer", "voorraden beheren"),
        ("begeleiding van kinderen", "kinderen begeleiden"),
        ("cutting meat", "vlees snijden"),
    ],
)
def test_tasks_as_verb_as_noun_and_in_english(query: str, wanted: str) -> None:
    assert _best(TASKS, query) == wanted


def test_texts_that_mean_the_same_come_once_before_any_comes_again() -> None:
    corpus = ["lasser", "lasser mig", "lasser tig", "bakker", "kok"]
    (hits,) = Linker(corpus, groups=[1, 1, 1, 2, 3]).rank(["lasser"], 5)
    assert hits[0].place == 0
    assert {hit.place for hit in hits[:3]} == {0, 3, 4}


def test_the_nearest_is_what_ranking_puts_first_where_that_scores_enough() -> None:
    concepts = [c for c in load_concepts() if c.kind == "skill" and c.alt_nl and c.informal_nl]
    linker = Linker([concept.pref_nl for concept in concepts])
    queries = [*(c.alt_nl[-1] for c in concepts), *(c.informal_nl[-1] for c in concepts), "", "🔥", "goed"]
    firsts = [hits[0] for hits in linker.rank(queries, 1)]
    near = list(linker.nearest(queries, 0.6))
    assert [hit.place if hit else None for hit in near] == [
        first.place if first.score >= 0.6 else None for first in firsts
    ]
    pairs = [(hit.score, first.score) for hit, first in zip(near, firsts, strict=True) if hit]
    assert 100 < len(pairs) < len(queries) - 50
    assert all(score == pytest.approx(wanted, abs=1e-5) for score, wanted in pairs)


@pytest.mark.parametrize("odd", ["", "🔥🔥", "...", "x" * 5_000, "日本語", "'"])
def test_odd_texts_are_answered_like_any_other(odd: str) -> None:
    (hits,) = Linker([*TITLES, odd]).rank([odd], 3)
    assert len(hits) == 3
    assert all(np.isfinite(hit.score) for hit in hits)


def test_an_empty_corpus_and_no_queries() -> None:
    assert list(Linker([]).rank(["kok"], 5)) == [[]]
    assert list(Linker(TITLES).rank([], 5)) == []
    assert list(Linker([]).nearest(["kok"], 0.5)) == [None]
    assert list(Linker(TITLES).nearest([], 0.5)) == []


def test_words_lose_accents_capitals_and_what_says_nothing() -> None:
    assert content_words("Het bedienen van de CRÈME-machine") == ["bedienen", "creme", "machine"]
    assert normal(" Kok,  zelfstandig ") == normal("kok zelfstandig")


def test_packing_keeps_the_vectors_nearly() -> None:
    before = np.random.default_rng(1).standard_normal((50, 16), dtype=np.float32)
    after = unpack(*pack(before)).all()
    assert np.abs(after - before).max() <= np.abs(before).max() / 7


def test_the_shipped_vectors_are_small_and_know_esco() -> None:
    from nlp_models.linking import model

    assert model.FILE.stat().st_size < 8_000_000
    known = load().owners_of(["verpleegkundige", "dit is geen beroep of vaardigheid"])
    assert known[0] != -1
    assert known[1] == -1


def test_other_ways_of_writing_find_their_concept_in_the_own_vocabulary() -> None:
    concepts = [c for c in load_concepts() if c.kind in ("occupation", "skill") and c.alt_nl]
    labels = [concept.pref_nl for concept in concepts]
    queries = [concept.alt_nl[-1] for concept in concepts]
    ranked = [[hit.place for hit in hits] for hits in Linker(labels, range(len(labels))).rank(queries, 10)]
    found = sum(1 / (1 + places.index(at)) for at, places in enumerate(ranked) if at in places)
    assert found / len(concepts) > 0.75


FLOORS = {"occupations-nl-dev": 0.626, "skills-nl-dev": 0.55}
"""A commercial embedding service; the aim for skills. Queries of others, if they lie beside the project."""


@pytest.mark.parametrize("name", [name for name in FLOORS if (DEV / name).is_dir()])
def test_better_than_an_embedding_service_on_queries_of_others(name: str) -> None:
    assert reciprocal_rank(DEV / name) > FLOORS[name]
