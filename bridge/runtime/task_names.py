"""Names of the tasks and the queue each waits in: what services ask for and workers answer to."""

from __future__ import annotations

READ_VACANCY = "reading.read_vacancy"
READ_NOTE = "reading.read_note"
REREAD_ALL = "reading.reread_all"
READ_WAITING = "reading.read_waiting"
NIGHTLY_DISPATCH = "nightly.dispatch"
TAKE_UP_STALLED = "nightly.take_up_stalled"
SCORE_CHUNK = "nightly.score_chunk"
FINISH_RUN = "nightly.finish"
NOTICES = "notices.send_digests"
FOLLOW_UPS = "notices.follow_ups"
INVITATION = "notices.send_invitation"
RETENTION = "retention.sweep"

READING_QUEUE = "reading"
NIGHTLY_QUEUE = "nightly"
NOTICES_QUEUE = "notices"
RETENTION_QUEUE = "retention"

QUEUE_OF: dict[str, str] = {
    READ_VACANCY: READING_QUEUE,
    READ_NOTE: READING_QUEUE,
    REREAD_ALL: READING_QUEUE,
    READ_WAITING: READING_QUEUE,
    NIGHTLY_DISPATCH: NIGHTLY_QUEUE,
    TAKE_UP_STALLED: NIGHTLY_QUEUE,
    SCORE_CHUNK: NIGHTLY_QUEUE,
    FINISH_RUN: NIGHTLY_QUEUE,
    NOTICES: NOTICES_QUEUE,
    FOLLOW_UPS: NOTICES_QUEUE,
    INVITATION: NOTICES_QUEUE,
    RETENTION: RETENTION_QUEUE,
}
