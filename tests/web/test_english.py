"""English beside the Dutch: nearly every word of the pages has it, with the same places to fill in."""

from __future__ import annotations

import re

from bridge.web.i18n import english
from scripts import messages

PLACE = re.compile(r"%\(\w+\)s")
MOST_MISSING = 0.02


def test_nearly_every_message_has_its_english() -> None:
    used, missing = set(dict(messages.used())), messages.missing()
    assert len(used) > 500
    assert len(missing) <= MOST_MISSING * len(used), sorted(missing)


def test_places_to_fill_in_are_the_same_in_both_languages() -> None:
    for dutch, found in english().items():
        for text in (found,) if isinstance(found, str) else found:
            assert set(PLACE.findall(text)) <= set(PLACE.findall(dutch)), dutch
