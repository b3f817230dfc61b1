"""The reading pipeline as a spaCy language: a fast tokeniser and registered steps, loaded from one config."""

from __future__ import annotations

import gc
from functools import cache
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from nlp_models.components import (
    cues,
    enumerations,
    finding,
    guard,
    layout,
    linking_terms,
    meaning,
    scope,
    sections,
    spans,
)
from nlp_models.components.page import Found, Page

CONFIG = Path(__file__).resolve().parent / "configs" / "reader.cfg"


@registry.tokenizers("bridge_tokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> object:
    """Tokeniser factory for the config."""

    def create(nlp: Language) -> PageTokenizer:
        return PageTokenizer(nlp.vocab)

    return create


class PageTokenizer:
    """Turns text into a Doc whose `user_data["page"]` carries the working state."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str, document: str = "vacancy", language: str = "nl") -> Doc:
        page = Page(text=text, low="", document=document, language=language)
        layout.lay_out(page)
        starts, ends = page.tokens.starts, page.tokens.ends
        words = [text[s:e] for s, e in zip(starts, ends, strict=True)]
        spaces = [e < n for e, n in zip(ends, [*starts[1:], len(text)], strict=True)] if words else []
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc.user_data["page"] = page
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Nothing is learnt here."""
        return b""

    def from_bytes(self, _data: bytes, **_kw: object) -> PageTokenizer:
        """Nothing is learnt here."""
        return self

    def to_disk(self, *_: object, **_kw: object) -> None:
        """Nothing is learnt here."""

    def from_disk(self, *_: object, **_kw: object) -> PageTokenizer:
        """Nothing is learnt here."""
        return self


def _step(name: str, work: object) -> None:
    def create(nlp: Language, name: str) -> object:
        def run(doc: Doc) -> Doc:
            work(doc.user_data["page"])  # type: ignore[operator]
            return doc

        return run

    Language.factory(name, func=create)


for _name, _work in (
    ("bridge_sections_v1", sections.divide),
    ("bridge_closed_kinds_v1", finding.apply_rules),
    ("bridge_terms_v1", linking_terms.find_terms),
    ("bridge_cues_v1", cues.find_cues),
    ("bridge_spans_v1", spans.find_spans),
    ("bridge_guard_v1", guard.keep_silent),
    ("bridge_scope_v1", scope.decide),
    ("bridge_enumerations_v1", enumerations.join),
    ("bridge_meaning_v1", meaning.explain),
):
    _step(_name, _work)


@cache
def load() -> Language:
    """The pipeline, loaded once per process."""
    return spacy.util.load_model_from_config(spacy.util.load_config(CONFIG), auto_fill=True)


def read_page(text: str, document: str, language: str = "nl") -> Page:
    """Run all steps over one text. `document` is "vacancy" or "profile"."""
    nlp = load()
    tokenizer = cast(PageTokenizer, nlp.tokenizer)
    doc = tokenizer(text, document, language)
    for _, step in nlp.pipeline:
        doc = step(doc)
    page: Page = doc.user_data["page"]
    _keep_tables(document)
    return page


@cache
def _keep_tables(_document: str) -> None:
    """After the first text of its type all tables are there to stay: the collector need not walk them again,
    which took a tenth of a second whenever it did."""
    gc.freeze()


def mentions(text: str, document: str, language: str = "nl") -> list[Found]:
    """Mentions of one text, in reading order."""
    return read_page(text, document, language).found
