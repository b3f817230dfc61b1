"""Name and version of the reader, without loading it."""

from __future__ import annotations

from nlp_models.version import MODEL_NAME, MODEL_VERSION


def reader_name() -> str:
    """Name and version as mentions carry them."""
    return f"{MODEL_NAME} {MODEL_VERSION}"
