"""The processes that work in the background: Celery, its timetable, its tasks, the live reader."""
