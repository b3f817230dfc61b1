"""Annotated texts made ready to learn from: all that the span step sees, and the label of every token."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nlp_models.components import cues, finding, layout, linking_terms, scope, sections
from nlp_models.components.page import Page
from nlp_models.components.tagging import KINDS, LABELS
from nlp_models.corpus import GoldText


def prepared(gold: GoldText) -> Page:
    """A page with everything in place that the span step needs."""
    page = Page(text=gold.text, low="", document=gold.document)
    layout.lay_out(page)
    sections.divide(page)
    finding.apply_rules(page)
    linking_terms.find_terms(page)
    cues.find_cues(page)
    return page


def gold_labels(page: Page, gold: GoldText) -> NDArray[np.int64]:
    """Label number per token."""
    labels = np.zeros(len(page.tokens), dtype=np.int64)
    for mark in gold.marks:
        if mark.kind not in KINDS:
            continue
        begin, end = scope.token_bounds(page, mark.start, mark.end)
        if begin < len(labels):
            labels[begin:end] = LABELS.index(f"I-{mark.kind}")
            labels[begin] = LABELS.index(f"B-{mark.kind}")
    return labels
