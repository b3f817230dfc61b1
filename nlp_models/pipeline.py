"""The reading pipeline as a spaCy language: a fast tokeniser and registered steps, loaded from one config."""

from __future__ import annotations

import gc
from collections.abc import Callable
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
from nlp_models.loading import undisturbed

EXAMPLE = "Je hebt VCA."
CONFIG = Path(__file__).resolve().parent / "configs" / "reader.cfg"


@registry.tokenizers("bridge_tokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> object:
    """Tokeniser factory for the config."""

    def create(nlp: Language) -> PageTokenizer:
        return PageTokenizer(nlp.vocab)

    return create


def laid_out(text: str, document: str, language: str) -> Page:
    """A new page with its lines, tokens and sentences."""
    page = Page(text=text, low="", document=document, language=language)
    layout.lay_out(page)
    return page


class PageTokenizer:
    """Turns text into a Doc whose `user_data["page"]` carries the working state."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str, document: str = "vacancy", language: str = "nl") -> Doc:
        page = laid_out(text, document, language)
        words, starts, ends = page.surfaces(), page.tokens.starts, page.tokens.ends
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


class Step:
    """A step of the pipeline: spaCy gives it a Doc, of which it needs the page."""

    def __init__(self, work: Callable[[Page], None]) -> None:
        self.work = work

    def __call__(self, doc: Doc) -> Doc:
        self.work(doc.user_data["page"])
        return doc


def _register(name: str, work: Callable[[Page], None]) -> None:
    Language.factory(name, func=lambda nlp, name: Step(work))


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
    _register(_name, _work)


@cache
def load() -> Language:
    """The pipeline, loaded once per process."""
    return spacy.util.load_model_from_config(spacy.util.load_config(CONFIG), auto_fill=True)


@cache
def steps() -> tuple[Callable[[Page], None], ...]:
    """What the loaded pipeline does with a page, in its order; the tables that it needs are read with it."""
    with undisturbed():
        works = tuple(cast(Step, step).work for _, step in load().pipeline)
        example = laid_out(EXAMPLE, "vacancy", "nl")
        for work in works:
            work(example)
    return works


def read_page(text: str, document: str, language: str = "nl") -> Page:
    """Run all steps over one text. `document` is "vacancy" or "profile".

    The page alone goes from step to step: a Doc with all words in it would take longer to make than to read.
    """
    page = laid_out(text, document, language)
    for work in steps():
        work(page)
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
