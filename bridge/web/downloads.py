"""Files to take home, as answers."""

from __future__ import annotations

from flask import Response


def as_file(content: bytes | str, filename: str, mimetype: str) -> Response:
    """What a browser keeps as a file of this name."""
    answer = Response(content, mimetype=mimetype)
    answer.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return answer
