"""Who can sign in: the list, a new account, switching off, a new password."""

from __future__ import annotations

from flask import Response, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import ROLE_NAMES_NL, Account, Role
from bridge.errors import Conflict, Fault, InputError
from bridge.services import account_places
from bridge.services import accounts as service
from bridge.web.access import may, the_actor
from bridge.web.admin import pages
from bridge.web.forms import Typed, kept
from bridge.web.i18n import _
from bridge.web.lists import csv_answer, paged, wants_csv
from bridge.web.notices import done

OFFERED = tuple(role for role in Role if role is not Role.YOUTH)


def _page(**context: object) -> str:
    actor = the_actor()
    words = request.args.get("zoek", "").strip().lower()
    rows = [
        (account, name)
        for account, name in service.list_accounts(actor)
        if words in f"{account.email} {name} {account.role} {ROLE_NAMES_NL[account.role]}".lower()
    ]
    places = account_places.account_places(actor)
    return render_template(
        "pages/admin/accounts.html",
        page=paged(rows),
        roles=[(role.value, _(ROLE_NAMES_NL[role])) for role in OFFERED],
        places=places,
        words=words,
        **{"typed": {}, "faults": {}, "password": None, **context},
    )


@pages.get("/accounts")
@may(Role.ADMINISTRATOR)
def accounts() -> str | Response:
    """The accounts, and a form for a new one."""
    if wants_csv():
        rows = service.list_accounts(the_actor())
        return csv_answer(
            "accounts",
            ("mailadres", "naam", "rol", "actief"),
            ((a.email, name, ROLE_NAMES_NL[a.role], "ja" if a.active else "nee") for a, name in rows),
        )
    return _page()


def _created(email: str, role: Role, belongs: str | None) -> tuple[Account, str]:
    """Make the account; what it belongs to goes into the one field that its role has."""
    of = service.ACTS_FOR[role]
    return service.create_account(
        the_actor(),
        email,
        role,
        person_id=belongs if of == "person_id" else None,
        employer_id=belongs if of == "employer_id" else None,
        zone_code=belongs if of == "zone_code" else None,
        organisation_id=belongs if of == "organisation_id" else None,
    )


def _at_fields(fault: InputError | Conflict) -> InputError:
    """The faults at this form's fields: what an account belongs to is one choice here."""
    if not isinstance(fault, InputError):
        return InputError.at("email", fault.message)
    known = {"email", "role"}
    return InputError(faults=[f if f.field in known else Fault("belongs_to", f.reason) for f in fault.faults])


@pages.post("/accounts")
@may(Role.ADMINISTRATOR)
def create() -> str | tuple[str, int]:
    """A new account with a generated password, shown once."""
    form = Typed()
    try:
        email = form.text("email", needed="vul een mailadres in", longest=254)
        role = form.choice("role", [r.value for r in OFFERED], needed="kies een rol")
        belongs = form.text("belongs_to", longest=120)
        form.done()
        account, password = _created(email, Role(role or ""), belongs or None)
    except (InputError, Conflict) as fault:
        return _page(**kept(_at_fields(fault))), fault.status
    return _page(password=password, made=account.email)


@pages.post("/accounts/<account_id>/uit")
@may(Role.ADMINISTRATOR)
def switch_off(account_id: str) -> Answer:
    """This account can no longer sign in."""
    service.set_active(the_actor(), account_id, False)
    return done(
        _("Dit account is uitgezet."),
        url_for("admin.accounts"),
        url_for("admin.switch_on", account_id=account_id),
    )


@pages.post("/accounts/<account_id>/aan")
@may(Role.ADMINISTRATOR)
def switch_on(account_id: str) -> Answer:
    """This account can sign in again."""
    service.set_active(the_actor(), account_id, True)
    return done(_("Dit account staat weer aan."), url_for("admin.accounts"))


@pages.post("/accounts/<account_id>/wachtwoord")
@may(Role.ADMINISTRATOR)
def new_password(account_id: str) -> str:
    """A new generated password, shown once."""
    password = service.reset_password(the_actor(), account_id)
    made = next((a.email for a, _n in service.list_accounts(the_actor()) if a.account_id == account_id), "")
    return _page(password=password, made=made)
