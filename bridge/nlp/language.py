"""Tell Dutch, English and other languages apart: the reader's first question about a text."""

from __future__ import annotations

from nlp_models.language_guess import Language, detect

__all__ = ["Language", "detect"]
