"""Read a submitted form: every fault is collected at its field, what was typed is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict

from bridge.errors import Fault, InputError


class Typed:
    """One submitted form. Each reader gives a value or None and notes what is wrong; `done` raises."""

    def __init__(self, values: MultiDict[str, str] | None = None) -> None:
        self.values = values if values is not None else request.form
        self.faults: list[Fault] = []

    def wrong(self, field: str, reason: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(field, reason))

    def text(self, name: str, *, needed: str = "", longest: int = 200) -> str:
        """Trimmed text. `needed` is what to say when it is empty."""
        value = self.values.get(name, "").strip()
        if needed and not value:
            self.wrong(name, needed)
        if len(value) > longest:
            self.wrong(name, f"dit zijn {len(value)} tekens; er passen er {longest}")
        return value

    def number(self, name: str, low: float, high: float) -> float | None:
        """A number with comma or point, within bounds."""
        raw = self.values.get(name, "").strip().replace(" ", "").replace("€", "")
        if not raw:
            return None
        try:
            value = float(raw.replace(",", "."))
        except ValueError:
            self.wrong(name, "schrijf dit als getal, bijvoorbeeld 24 of 15,50")
            return None
        if not low <= value <= high:
            self.wrong(name, f"vul een getal van {low:g} tot {high:g} in")
            return None
        return value

    def whole(self, name: str, low: int, high: int) -> int | None:
        """A whole number within bounds."""
        value = self.number(name, low, high)
        if value is not None and value != int(value):
            self.wrong(name, "vul een heel getal in")
            return None
        return None if value is None else int(value)

    def day(self, name: str, *, needed: str = "") -> date | None:
        """A date as a date field sends it (2026-02-03) or as people write it (3-2-2026)."""
        raw = self.values.get(name, "").strip()
        if not raw:
            if needed:
                self.wrong(name, needed)
            return None
        parts = raw.replace("/", "-").split("-")
        if len(parts) == 3 and len(parts[2]) == 4:
            parts.reverse()
        try:
            year, month, day = (int(part) for part in parts)
            return date(year, month, day)
        except ValueError:
            self.wrong(name, "schrijf de datum als 3-2-2026")
            return None

    def choice(self, name: str, allowed: Iterable[str], *, needed: str = "") -> str | None:
        """One of a list, or None when nothing was chosen."""
        value = self.values.get(name, "").strip()
        if not value:
            if needed:
                self.wrong(name, needed)
            return None
        if value not in set(allowed):
            self.wrong(name, "kies iets uit de lijst")
            return None
        return value

    def several(self, name: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """All chosen values that are on the list."""
        known = set(allowed)
        return tuple(value for value in self.values.getlist(name) if value in known)

    def done(self, message: str = "er klopt nog iets niet") -> None:
        """Raise `InputError` with every fault so far, if there are any."""
        if self.faults:
            raise InputError(message, faults=self.faults)


def kept(fault: InputError | None = None, typed: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What a form template needs: `typed` values and `faults` by field (the rest under "")."""
    values = typed if typed is not None else request.form
    if fault is None:
        return {"typed": values, "faults": {}}
    by_field = {item.field: item.reason for item in reversed(fault.faults)}
    return {"typed": values, "faults": by_field or {"": fault.message}}
