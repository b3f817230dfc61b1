"""Print the Dutch messages that have no English yet, ready to paste into an area's catalogue.

`python scripts/messages.py` looks at everything under bridge/web; catalogues are
bridge/web/translations/en/LC_MESSAGES/*.po, one per area.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir

WEB = Path(__file__).resolve().parent.parent / "bridge" / "web"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}}

sys.path.insert(0, str(WEB.parent.parent))


def used() -> Iterator[tuple[str, str]]:
    """(message, file) for every message in code and templates; the singular for a plural."""
    found = extract_from_dir(str(WEB), METHODS, OPTIONS, keywords=KEYWORDS)
    for file, _line, message, _comments, _context in found:
        yield (message[0] if isinstance(message, tuple) else message), file


def missing() -> dict[str, str]:
    """Message → first file, for messages that no catalogue translates."""
    from bridge.web.i18n import english

    known = english()
    return {message: file for message, file in reversed(list(used())) if message not in known}


if __name__ == "__main__":
    for message, file in sorted(missing().items(), key=lambda item: item[1]):
        quoted = message.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        print(f'#: {file}\nmsgid "{quoted}"\nmsgstr ""\n')
