"""The language model loads once per process that reads, and never in the web process."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

ONCE = """
import spacy
loads = []
real = spacy.util.load_model_from_config
spacy.util.load_model_from_config = lambda *a, **k: loads.append(1) or real(*a, **k)
import workers.celery_app, workers.tasks.reading
assert not loads, "importing the worker loads nothing"
from bridge.services import reading
for number in range(3):
    reading.read_text("vacancy", f"Je hebt VCA en werkt {30 + number} uur.")
    reading.read_text("note", f"Heeft rijbewijs B. Is {18 + number} jaar.")
print(len(loads))
"""
NEVER = """
import sys
from bridge import wsgi
client = wsgi.app.test_client()
assert client.get("/inloggen").status_code == 200
from bridge.services import youths, notes, intake
from bridge.nlp.personal_data import find_personal_data
assert find_personal_data("Bel 06-12345678")
heavy = {"spacy", "nlp_models.pipeline", "nlp_models.components.weights"}.intersection(sys.modules)
print(sorted(heavy))
"""


def _said(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, env=dict(os.environ)
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()[-1]


def test_a_worker_process_loads_it_on_its_first_text_and_once() -> None:
    assert _said(ONCE) == "1"


@pytest.mark.usefixtures("servers")
def test_the_web_process_never_loads_it() -> None:
    assert _said(NEVER) == "[]"
