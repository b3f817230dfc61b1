"""The timetable of celery beat, in Europe/Amsterdam: what happens at night and early in the morning."""

from __future__ import annotations

from typing import Any

from celery.schedules import crontab

from bridge.runtime import task_names

TIMETABLE: dict[str, dict[str, Any]] = {
    "nightly run": {"task": task_names.NIGHTLY_DISPATCH, "schedule": crontab(hour=2, minute=0)},
    "nights that stand still": {"task": task_names.TAKE_UP_STALLED, "schedule": 60.0},
    "texts that still wait": {"task": task_names.READ_WAITING, "schedule": crontab(minute="*/5")},
    "retention": {"task": task_names.RETENTION, "schedule": crontab(hour=4, minute=0)},
    "follow-ups due": {"task": task_names.FOLLOW_UPS, "schedule": crontab(hour=6, minute=15)},
    "digests of new proposals": {"task": task_names.NOTICES, "schedule": crontab(hour=6, minute=30)},
}
