"""Send plain-text mail over SMTP; the address and its options come from SMTP_URL."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import parse_qs, unquote, urlsplit

from bridge.config import settings
from bridge.errors import InputError, Unavailable

TIMEOUT_SECONDS = 10


def _connect() -> smtplib.SMTP:
    at = urlsplit(settings().smtp_url)
    host, port = at.hostname or "127.0.0.1", at.port
    if at.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, port or 465, timeout=TIMEOUT_SECONDS, context=ssl.create_default_context()
        )
    else:
        server = smtplib.SMTP(host, port or 25, timeout=TIMEOUT_SECONDS)
        if parse_qs(at.query).get("starttls") == ["true"]:
            server.starttls(context=ssl.create_default_context())
    if at.username:
        server.login(unquote(at.username), unquote(at.password or ""))
    return server


def compose(to: str, subject: str, text: str) -> EmailMessage:
    """A message from this installation. Raises `InputError` for an address or subject with a line break."""
    if any(mark in to + subject for mark in "\r\n"):
        raise InputError.at("mail", "een adres of onderwerp staat op één regel")
    message = EmailMessage()
    message["From"] = settings().mail_from
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = formatdate(localtime=False, usegmt=True)
    message["Message-ID"] = make_msgid(domain=settings().mail_from.rpartition("@")[2] or "localhost")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    return message


def send(to: str, subject: str, text: str) -> None:
    """Send one message. Raises `Unavailable` when the mail server cannot take it now."""
    message = compose(to, subject, text)
    try:
        with _connect() as server:
            server.send_message(message)
    except smtplib.SMTPRecipientsRefused as fault:
        raise InputError.at("mail", "de mailserver weigert dit adres") from fault
    except (smtplib.SMTPException, OSError) as fault:
        raise Unavailable("de mailserver is even niet bereikbaar") from fault
