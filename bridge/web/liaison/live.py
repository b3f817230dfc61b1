"""Live reading of the note box: what is typed is read at once and never stored."""

from __future__ import annotations

from flask import jsonify, request
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import Role
from bridge.errors import InputError
from bridge.services import reading
from bridge.web.access import may, the_actor
from bridge.web.i18n import _
from bridge.web.liaison import pages
from bridge.web.reading_marks import PERSONAL_NAMES, how_name, kind_name


@pages.post("/live")
@may(Role.LIAISON)
def live() -> Answer:
    """Mentions and personal data in a text, as places with words for the page."""
    sent = request.get_json(silent=True)
    text = sent.get("text") if isinstance(sent, dict) else None
    if not isinstance(text, str):
        raise InputError.at("text", "stuur een tekst")
    found = reading.live(the_actor(), "note", text)
    mentions = [
        {
            "ref": ref,
            "start": mention["start"],
            "end": mention["end"],
            "text": mention["text"],
            "how": mention.get("polarity") or "",
            "kind": kind_name(mention["kind"]),
            "polarity": how_name(mention.get("polarity") or ""),
            "label": (mention.get("concept") or {}).get("label") or mention["text"],
            "informal": mention.get("sphere") == "informal",
        }
        for mention, ref in zip(found.reading["mentions"], found.refs, strict=True)
    ]
    personal = [
        {"start": p.start, "end": p.end, "text": p.text, "kind": _(PERSONAL_NAMES.get(p.kind, p.kind))}
        for p in found.personal_data
    ]
    return jsonify({"mentions": mentions, "personal": personal, "language": found.reading["language"]})
