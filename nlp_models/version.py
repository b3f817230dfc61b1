"""Name and version of the reader; raise the version whenever tables, rules or weights change."""

from __future__ import annotations

MODEL_NAME = "nl_bridge"
MODEL_VERSION = "1.2.0"
