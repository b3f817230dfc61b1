"""One tree of errors; each class declares its HTTP status and a stable code, each surface renders it once.

    BridgeError              500  fault          something is broken on our side
    ├── InputError           400  bad_input      what was given cannot be used; says what and where
    │   └── TooLarge         413  too_large      more bytes, rows or depth than is accepted
    ├── SignInNeeded         401  sign_in        nobody is signed in
    ├── Forbidden            403  forbidden      this role may never do this
    ├── NotFound             404  not_found      it does not exist, or not for this person
    ├── Conflict             409  conflict       it exists already, or its state does not allow this
    ├── TooMany              429  too_many       tried too often; wait
    └── Unavailable          503  unavailable    a server is down; the work resumes when it is back

Pages show `message` (Dutch, for the person in front of the screen) with the faults at their fields; the API
answers problem+json with `code` and `faults`; the command line prints one line and ends with `exit_code`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in what was given: its field or column, its line (from 1) where it has one, and why."""

    field: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        where = f"regel {self.line}, {self.field}" if self.line is not None else self.field
        return f"{where}: {self.reason}" if where else self.reason


class BridgeError(Exception):
    """The root: a fault on our side. `message` is for people and never holds personal data."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "fault"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str = "", *, faults: Iterable[Fault] = ()) -> None:
        self.faults = tuple(faults)
        self.message = message or "; ".join(str(fault) for fault in self.faults) or self.code
        super().__init__(self.message)

    def as_problem(self) -> dict[str, Any]:
        """The body of an application/problem+json answer (RFC 9457)."""
        problem: dict[str, Any] = {
            "type": "about:blank",
            "title": self.message,
            "status": self.status,
            "code": self.code,
        }
        if self.faults:
            problem["faults"] = [
                {"field": fault.field, "line": fault.line, "reason": fault.reason} for fault in self.faults
            ]
        return problem

    def one_line(self) -> str:
        """What and where on one line, for the command line and logs."""
        said = [self.message, *(text for fault in self.faults if (text := str(fault)) not in self.message)]
        return " ".join("; ".join(said).split())


class InputError(BridgeError):
    """What was given cannot be used; `faults` say which field or line and why."""

    status = 400
    code = "bad_input"
    exit_code = 2

    @classmethod
    def at(cls, field: str, reason: str, line: int | None = None) -> InputError:
        """An error with one fault."""
        return cls(faults=[Fault(field, reason, line)])


class TooLarge(InputError):
    """More bytes, rows or depth than is accepted."""

    status = 413
    code = "too_large"


class SignInNeeded(BridgeError):
    """Nobody is signed in, or the session has ended."""

    status = 401
    code = "sign_in"
    exit_code = 2


class Forbidden(BridgeError):
    """This role may never do this."""

    status = 403
    code = "forbidden"
    exit_code = 2


class NotFound(BridgeError):
    """It does not exist, or not for this person: the two are not told apart."""

    status = 404
    code = "not_found"
    exit_code = 2


class Conflict(BridgeError):
    """It exists already, or its state does not allow this."""

    status = 409
    code = "conflict"
    exit_code = 2


class TooMany(BridgeError):
    """Tried too often; wait and try again."""

    status = 429
    code = "too_many"
    exit_code = 2


class Unavailable(BridgeError):
    """A server (graph, queue, mail, reader) is down; nothing typed is lost, and trying again later helps."""

    status = 503
    code = "unavailable"
    retry_after: ClassVar[int] = 10
    """Seconds, for the Retry-After header."""
