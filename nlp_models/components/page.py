"""What the steps of the pipeline share about one text: lines, sections, tokens, rule hits, mentions."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from nlp_models.tokens import Tokens


@dataclass(slots=True)
class Line:
    """One line of the text, offsets without its bullet; `shape` is text, bullet or heading."""

    start: int
    end: int
    shape: str
    section: str = "intro"
    heading: str = ""
    blank_before: bool = False


@dataclass(slots=True)
class Hit:
    """What a grammar rule saw: character span, kind, keys; `rule` names the rule."""

    start: int
    end: int
    kind: str
    keys: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say how a mention counts, by tokens; `scope` joins the answers they may point to."""

    first: int
    last: int
    scope: str
    phrase: str


@dataclass(slots=True)
class Found:
    """A mention on its way out; `how` is importance or polarity."""

    start: int
    end: int
    kind: str
    how: str = ""
    keys: tuple[str, ...] = ()
    confidence: float = 0.0
    concept: str | None = None
    informal: bool = False
    evidence: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Page:
    """Working state of one text. `low` is the folded text, equally long; `document` vacancy or profile;
    `said` holds every word once."""

    text: str
    low: str
    document: str
    language: str = "nl"
    tokens: Tokens = field(default_factory=Tokens)
    said: frozenset[str] = frozenset()
    content: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    line_of: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    numerals: list[tuple[str, int]] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    hit_starts: list[int] = field(default_factory=list)
    hit_bounds: list[tuple[int, int]] = field(default_factory=list)
    terms: list[tuple[int, int, str]] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)

    def surfaces(self) -> list[str]:
        """The tokens as they are written."""
        text = self.text
        return [text[s:e] for s, e in zip(self.tokens.starts, self.tokens.ends, strict=True)]

    def set_hits(self, hits: list[Hit]) -> None:
        """Keep the hits, which come in reading order, and which tokens each holds."""
        starts = self.tokens.starts
        self.hits, self.hit_starts = hits, [hit.start for hit in hits]
        firsts = [bisect_left(starts, start) for start in self.hit_starts]
        self.hit_bounds = [
            (first, bisect_left(starts, hit.end, first)) for hit, first in zip(hits, firsts, strict=True)
        ]
