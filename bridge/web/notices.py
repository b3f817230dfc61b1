"""Short messages after an action, with a button that undoes it where that is possible."""

from __future__ import annotations

from flask import flash, redirect
from werkzeug.wrappers import Response as Answer


def say(message: str, undo: str = "", kind: str = "ok") -> None:
    """Show `message` on the next page; `undo` is the address that a POST undoes it at."""
    flash({"text": message, "undo": undo}, kind)  # type: ignore[arg-type]


def done(message: str, to: str, undo: str = "") -> Answer:
    """Say it and go on to the next page."""
    say(message, undo)
    return redirect(to, 303)
