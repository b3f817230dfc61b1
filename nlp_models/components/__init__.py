"""Registered steps of the reading pipeline, one theme per file."""
