"""Files with vacancies: try one out, import it, and take the rejected rows along to mend them."""

from __future__ import annotations

from flask import Response, render_template, request

from bridge.config import settings
from bridge.domain.account import Role
from bridge.errors import InputError
from bridge.services import imports as service
from bridge.services.importing import mapping, mending
from bridge.web.access import may, the_actor
from bridge.web.admin import pages
from bridge.web.downloads import as_file
from bridge.web.forms import Typed, kept


def _page(**context: object) -> str:
    most = settings().max_upload_bytes // 1_000_000
    return render_template("pages/admin/import.html", most_megabytes=most, **context)


@pages.get("/import")
@may(Role.ADMINISTRATOR)
def import_page() -> str:
    """The form."""
    return _page(typed={}, faults={}, report=None)


@pages.post("/import")
@may(Role.ADMINISTRATOR)
def import_file() -> str | Response | tuple[str, int]:
    """Try or import; "rejected" answers with the rejected rows as a file."""
    step = request.form.get("step", "try")
    try:
        report = _run(dry_run=step != "import")
    except InputError as fault:
        return _page(report=None, **kept(fault)), fault.status
    if step == "rejected":
        return _as_file(report)
    return _page(report=report, typed=request.form, faults={}, step=step)


def _run(*, dry_run: bool) -> service.ImportReport:
    form = Typed()
    file = request.files.get("file")
    if file is None or not file.filename:
        form.wrong("file", "kies een bestand")
    source = form.text("source", needed="geef de bron een naam, bijvoorbeeld 'uwv'", longest=60)
    form.done()
    assert file is not None
    given = request.files.get("map")
    mapped = mapping.read_map(given.read()) if given is not None and given.filename else None
    name = file.filename or "bestand"
    return service.import_vacancies(
        the_actor(), file.read(), name, mapped=mapped, source=source, dry_run=dry_run
    )


def _as_file(report: service.ImportReport) -> Response:
    name = f"afgewezen{mending.suffix(report)}"
    return as_file(mending.rejected_file(report), name, "application/octet-stream")
