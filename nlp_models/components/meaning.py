"""What a mention stands for: its concept, the sentence that shows it, whether learned informally."""

from __future__ import annotations

from functools import cache

from nlp_models.components.closest import closest
from nlp_models.components.linking_terms import concept_for
from nlp_models.components.page import Found, Page
from nlp_models.components.scope import sentence_of, token_bounds
from nlp_models.components.table_files import read_table
from nlp_models.vocabulary import load_concepts


@cache
def concepts_by_key() -> dict[tuple[str, str], str]:
    """(kind, closed key) to concept id."""
    found: dict[tuple[str, str], str] = {}
    for concept in load_concepts():
        if concept.key:
            found.setdefault((concept.kind, concept.key), concept.concept_id)
    return found


@cache
def formal_words() -> frozenset[str]:
    """Words that say an activity belongs to a job, a school or a course."""
    return frozenset(row["word"] for row in read_table("formal_words.csv"))


def _concept(page: Page, item: Found) -> str | None:
    if item.keys:
        key = item.keys[0].partition("-")[0] if item.kind == "language" else item.keys[0]
        return concepts_by_key().get((item.kind, key))
    if item.kind == "skill":
        return concept_for(page.low[item.start : item.end])
    return None


def _is_informal(page: Page, item: Found, first: int, last: int) -> bool:
    if page.document != "profile" or item.kind != "skill" or item.how != "has":
        return False
    return formal_words().isdisjoint(page.tokens.words[first:last])


def explain(page: Page) -> None:
    """Fill concept, evidence and sphere of every mention."""
    tokens = page.tokens
    for item in page.found:
        begin, _ = token_bounds(page, item.start, item.end)
        first, last = sentence_of(page, min(begin, len(tokens) - 1))
        item.evidence = (tokens.starts[first], tokens.ends[last - 1])
        item.concept = _concept(page, item)
        item.informal = _is_informal(page, item, first, last)
    open_skills = [item for item in page.found if item.kind == "skill" and item.concept is None]
    phrases = [page.low[item.start : item.end] for item in open_skills]
    for item, near in zip(open_skills, closest("skill", phrases), strict=True):
        item.concept = near[0] if near else None
