"""Contact data and numbers of people in a text: mail addresses, phone numbers, BSN."""

from __future__ import annotations

import re
from collections.abc import Iterator

EMAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
PHONE = re.compile(
    r"(?<![\w+])(?:(?:\+|00)\s?31[\s./-]{0,3}(?:\(0\)\s?)?|0)(?:[\s./()-]{0,2}\d){8,9}(?![\s./-]?\d)"
)
NUMBER = re.compile(r"(?<![\w,.])\d(?:[ .-]?\d){7,8}(?![\w-]|[.,]\d)")


def eleven_test(digits: str) -> bool:
    """Whether nine digits are a BSN: weights 9, 8, …, 2, -1 give a multiple of eleven (Dutch tax service)."""
    if len(digits) != 9 or set(digits) == {"0"}:
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
    )
    return total % 11 == 0


def find(text: str) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of every piece."""
    for found in EMAIL.finditer(text):
        yield "email", found.start(), found.end()
    for found in PHONE.finditer(text):
        yield "phone", found.start(), found.end()
    for found in NUMBER.finditer(text):
        if eleven_test("".join(filter(str.isdigit, found[0])).zfill(9)):
            yield "bsn", found.start(), found.end()
