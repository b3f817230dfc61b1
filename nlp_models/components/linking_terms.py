"""Vocabulary terms in a text, whatever the verb form or word order, and the concept a span names."""

from __future__ import annotations

from functools import cache

from nlp_models.components.page import Page
from nlp_models.components.phrases import Phrases
from nlp_models.components.wordforms import closed_classes, stem
from nlp_models.tokens import TOKEN, Tokens
from nlp_models.vocabulary import load_concepts

TERM_KINDS = ("skill", "occupation")


@cache
def determiners() -> frozenset[str]:
    """Articles and the like, which no term depends on."""
    return frozenset(word for word, kind in closed_classes().items() if kind == "det")


def _stems(text: str) -> list[str]:
    articles = determiners()
    words = TOKEN.findall(text.lower())
    return [stem(w) for w in words if w[0].isalnum() and w not in articles]


@cache
def terms() -> Phrases:
    """All skill and occupation forms as stems; two-word forms in both orders. Payload (kind, concept id)."""
    forms: list[tuple[str, tuple[str, str]]] = []
    for concept in load_concepts():
        if concept.kind not in TERM_KINDS:
            continue
        texts = (concept.pref_nl, *concept.alt_nl, concept.pref_en, *concept.alt_en)
        for text in (*texts, *concept.informal_nl, *concept.informal_en):
            words = _stems(text)
            if words and len(" ".join(words)) > 2:
                forms.append((" ".join(words), (concept.kind, concept.concept_id)))
                if len(words) == 2:
                    forms.append((" ".join(words[::-1]), (concept.kind, concept.concept_id)))
    return Phrases(forms, typos=False)


@cache
def labels() -> dict[str, tuple[str, str | None]]:
    """Concept id to (Dutch label, URI)."""
    return {c.concept_id: (c.pref_nl, c.uri) for c in load_concepts()}


MAX_POSTINGS = 60
MIN_SHARE = 0.6
RAREST = 3
"""Stems of a phrase of which one must stand in a form."""


@cache
def _by_stem() -> tuple[dict[str, list[int]], list[tuple[str, int]]]:
    """Numbers of the skill forms with a stem, of stems in few of them; (concept id, stems) per form."""
    postings: dict[str, list[int]] = {}
    forms: list[tuple[str, int]] = []
    for c in load_concepts():
        if c.kind != "skill":
            continue
        for text in (c.pref_nl, *c.alt_nl, c.pref_en, *c.alt_en, *c.informal_nl):
            stems = set(_stems(text))
            for each in stems:
                postings.setdefault(each, []).append(len(forms))
            forms.append((c.concept_id, len(stems)))
    return {each: some for each, some in postings.items() if len(some) <= MAX_POSTINGS}, forms


def concept_for(text: str) -> str | None:
    """The skill concept whose words a phrase shares most, or None when it shares too few."""
    postings, forms = _by_stem()
    own = {each: postings[each] for each in _stems(text[:200]) if each in postings}
    shared: dict[int, int] = {}
    for at, each in enumerate(sorted(own, key=lambda each: (len(own[each]), each))):
        for form in own[each]:
            if at < RAREST or form in shared:
                shared[form] = shared.get(form, 0) + 1
    best, best_share = None, MIN_SHARE
    for form, both in shared.items():
        concept_id, size = forms[form]
        share = 2 * both / (len(own) + size)
        if share > best_share:
            best, best_share = concept_id, share
    return best


def find_terms(page: Page) -> None:
    """Fill `page.terms` with (first token, last token, kind)."""
    words, articles = page.tokens.words, determiners()
    stems = Tokens(page.tokens.starts, page.tokens.ends, list(map(stem, words)))
    content = [i for i in page.content if words[i] not in articles]
    page.terms = [(first, last, payload[0]) for first, last, payload in terms().matches(stems, content)]
