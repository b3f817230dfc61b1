"""Mails on the queue: digests of new proposals, invitations, aftercare that is due."""

from __future__ import annotations

from bridge.runtime import task_names
from bridge.services import notices
from workers.tasks.reading import retried


@retried(task_names.NOTICES)
def send_digests() -> None:
    """Tell liaisons of the proposals of the night."""
    notices.send_digests()


@retried(task_names.FOLLOW_UPS)
def follow_ups() -> None:
    """Remind liaisons of aftercare that is due."""
    notices.follow_ups_due()


@retried(task_names.INVITATION)
def send_invitation(introduction_id: str) -> None:
    """Tell a liaison that an employer wants to meet."""
    notices.send_invitation(introduction_id)
