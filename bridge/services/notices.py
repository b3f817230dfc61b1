"""Mails in plain words: new proposals, an invitation, aftercare that is due. Never who it is about.

Links only show; what they lead to asks for a click on a button. Each mail is sent once: what was sent is
written down after the mail server took it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bridge.config import settings
from bridge.domain.account import Actor, Role
from bridge.errors import Forbidden, InputError
from bridge.graph import notices as store
from bridge.graph.notices import Digest, Line, Recipient
from bridge.matching.words import Pair, day_words, say
from bridge.runtime import mail, mail_catcher
from bridge.runtime.logs import log
from bridge.runtime.mail_catcher import Caught as Caught

SHOWN = 5
AHEAD_DAYS = 3
_DIGEST_SUBJECT: tuple[Pair, Pair] = (
    ("1 nieuw voorstel voor je jongeren", "1 new proposal for your youths"),
    ("{n} nieuwe voorstellen voor je jongeren", "{n} new proposals for your youths"),
)
_DIGEST: Pair = (
    "Dag {name},\n\nVannacht zijn er {n} nieuwe voorstellen gemaakt, voor {youths} van je jongeren. "
    "Deze staan bovenaan:\n\n{lines}\n\nAlles staat klaar op Vandaag:\n{link}\n",
    "Hello {name},\n\nLast night {n} new proposals were made, for {youths} of your youths. "
    "These come first:\n\n{lines}\n\nEverything is ready on Today:\n{link}\n",
)
_LINE: Pair = (
    "- {label}: {title} bij {employer}\n  {link}",
    "- {label}: {title} at {employer}\n  {link}",
)
_INVITED_SUBJECT: Pair = ("{employer} wil kennismaken", "{employer} wants to meet")
_INVITED: Pair = (
    "Dag {name},\n\n{employer} wil kennismaken met {label} voor: {title}.\n\n"
    "Bespreek het met de jongere en laat daarna weten of het doorgaat:\n{link}\n",
    "Hello {name},\n\n{employer} wants to meet {label} for: {title}.\n\n"
    "Talk it over with the youth, then say whether it goes ahead:\n{link}\n",
)
_FOLLOW_UP_SUBJECT: Pair = ("Nazorg: tijd om te bellen", "Aftercare: time to call")
_FOLLOW_UP: Pair = (
    "Dag {name},\n\nHet is tijd om te vragen hoe het gaat:\n\n{lines}\n\n"
    "Noteer daarna kort hoe het gaat. Alles staat op Vandaag:\n{link}\n",
    "Hello {name},\n\nIt is time to ask how things go:\n\n{lines}\n\n"
    "Note briefly how it goes. Everything is on Today:\n{link}\n",
)
_FOLLOW_UP_LINE: Pair = (
    "- {label}: {title} bij {employer}, vanaf {due}\n  {link}",
    "- {label}: {title} at {employer}, from {due}\n  {link}",
)
_FOOT: Pair = (
    "\nJe krijgt deze mail omdat je bruggenbouwer bent. Antwoorden op dit adres leest niemand.\n",
    "\nYou get this mail because you are a bridge-builder. Nobody reads answers to this address.\n",
)


def _link(path: str) -> str:
    return f"{settings().public_url}{path}"


def _send(to: Recipient, subject: str, text: str) -> bool:
    """Send one mail; an address that is refused does not hold up the others."""
    try:
        mail.send(to.email, subject, text + say(_FOOT, to.locale))
    except InputError:
        log("mail_refused", account_id=to.account_id)
        return False
    return True


def _lines(lines: tuple[Line, ...], pair: Pair, locale: str, folder: str) -> str:
    return "\n".join(
        say(
            pair,
            locale,
            label=line.label,
            title=line.title,
            employer=line.employer,
            link=_link(f"/{folder}/{line.ref}"),
            due=day_words(line.due, locale) if line.due else "",
        )
        for line in lines
    )


def _digest(digest: Digest) -> tuple[str, str]:
    """Subject and text of one digest."""
    locale, n = digest.to.locale, digest.proposals
    subject = say(_DIGEST_SUBJECT[0 if n == 1 else 1], locale, n=n)
    lines = _lines(digest.best, _LINE, locale, "voorstellen")
    name, link = digest.to.name, _link("/")
    return subject, say(_DIGEST, locale, name=name, n=n, youths=digest.youths, lines=lines, link=link)


def send_digests() -> int:
    """Tell each liaison once of the new proposals of the current run; how many mails were sent.

    Raises `Unavailable` when the mail server is down: those who were told stay told, the rest follow later.
    """
    sent = 0
    for digest in store.list_digests(SHOWN):
        sent += _send(digest.to, *_digest(digest))
        store.mark_digest(digest.to.account_id, digest.run_id)
    return sent


def follow_ups_due(today: date | None = None) -> int:
    """Remind each liaison once of aftercare that is due within a few days; how many mails were sent."""
    day = today or datetime.now(UTC).date()
    sent = 0
    for to, lines in store.list_follow_ups(day + timedelta(days=AHEAD_DAYS)):
        told = _lines(lines, _FOLLOW_UP_LINE, to.locale, "kennismakingen")
        text = say(_FOLLOW_UP, to.locale, name=to.name, lines=told, link=_link("/"))
        sent += _send(to, say(_FOLLOW_UP_SUBJECT, to.locale), text)
        store.mark_reminded(lines)
    return sent


def send_invitation(introduction_id: str) -> int:
    """Tell the liaison that an employer wants to meet; once, and not when it was taken back meanwhile."""
    sent = 0
    for to, line in store.list_invitations(introduction_id):
        link = _link(f"/kennismakingen/{introduction_id}")
        values = {"employer": line.employer, "label": line.label, "title": line.title}
        text = say(_INVITED, to.locale, name=to.name, link=link, **values)
        sent += _send(to, say(_INVITED_SUBJECT, to.locale, employer=line.employer), text)
        store.mark_invited(introduction_id)
    return sent


def caught_mail(actor: Actor) -> tuple[Caught, ...]:
    """What the local mail catcher kept, newest first; empty where mail goes out for real."""
    if actor.role is not Role.ADMINISTRATOR:
        raise Forbidden("alleen de beheerder ziet de post")
    return mail_catcher.list_caught() if settings().local_mail else ()
