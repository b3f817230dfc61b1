"""Keys for things that have no public code."""

from __future__ import annotations

from uuid import uuid4


def new_id() -> str:
    """A fresh UUID as text."""
    return str(uuid4())
