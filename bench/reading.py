"""Speed of the reader: adverts per second beside spaCy's bare tokeniser, load, memory, and one live reading.

`python bench/reading.py` prints figures beside the targets; nothing is asserted. Times are processor times of
one core, so that other work on the machine counts little; through the page they are what a clock shows.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
sys.path.insert(0, str(ROOT))

WORDS_ADVERT, WORDS_NOTE = 300, 200
LIVE_ROUNDS = 200
DOCS, PEER = 150.0, 500.0
"""Adverts a second to reach where the bare tokeniser does about this many."""
LOAD, MEMORY, PROCESS, PAGE = 2.0, 500.0, 60.0, 120.0
"""Seconds, megabytes, and milliseconds (95th percentile) to stay under."""


def texts_of(document: str, part: str, words: int) -> list[str]:
    """Texts of this many words: texts of the corpus laid end to end, cut at line ends or sentences."""
    from nlp_models.corpus import load_part

    cut = "\n" if document == "vacancy" else ". "
    found: list[str] = []
    pieces: list[str] = []
    count = 0
    for gold in load_part(part):
        if gold.document != document:
            continue
        for piece in gold.text.split(cut):
            pieces.append(piece)
            count += len(piece.split())
            if count >= words:
                found.append(cut.join(pieces))
                pieces, count = [], 0
    return found


def measured_load() -> tuple[float, float]:
    """Seconds of processor time and MB resident of a fresh process that has read one advert and one note."""
    program = (
        "import resource, time; begin = time.process_time(); from bridge.nlp import reader; "
        "reader.read_vacancy('Je hebt VCA.'); reader.read_profile('Heeft VCA.'); "
        "print(time.process_time() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def rates() -> tuple[int, float, float]:
    """How many adverts, how many a second are read in full, and tokenised; on texts not seen before."""
    import spacy

    from bridge.nlp import reader

    peer = spacy.blank("nl")
    for text in texts_of("vacancy", "tune", WORDS_ADVERT):
        reader.read_vacancy(text)
        peer(text)
    texts = texts_of("vacancy", "train", WORDS_ADVERT)
    ours = theirs = 0.0
    for text in texts:
        begin = time.process_time()
        reader.read_vacancy(text)
        middle = time.process_time()
        peer(text)
        ours, theirs = ours + middle - begin, theirs + time.process_time() - middle
    return len(texts), len(texts) / ours, len(texts) / theirs


def quantiles(clock: Callable[[], float], ask: Callable[[str], object]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds of asking for one note after another."""
    notes = texts_of("profile", "train", WORDS_NOTE)
    times = []
    for number in range(LIVE_ROUNDS + 10):
        begin = clock()
        ask(notes[number % len(notes)])
        times.append(1000 * (clock() - begin))
    times = sorted(times[10:])
    return times[len(times) // 2], times[int(0.95 * len(times))]


def in_process() -> tuple[float, float]:
    """A live reading as the live reader does it: mentions and personal data."""
    from bridge.services.reading import read_text

    return quantiles(time.process_time, lambda text: read_text("note", text))


def through_the_page() -> tuple[float, float] | None:
    """A live reading over HTTP, by a liaison of the running service (BRIDGE_HOME); None without one."""
    import re
    from http.cookiejar import CookieJar
    from urllib.parse import urlencode
    from urllib.request import HTTPCookieProcessor, Request, build_opener

    from bridge.config import settings
    from bridge.demo import accounts
    from bridge.runtime.ports import serves

    at = settings()
    entry = next((each for each in accounts.known() if each["role"] == "liaison"), None)
    if not serves(at.port) or entry is None:
        return None
    base = f"http://127.0.0.1:{at.port}"
    opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def token(page: str) -> str:
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        return found.group(1) if found else ""

    def get(path: str) -> str:
        return opener.open(base + path, timeout=30).read().decode()

    form = {"email": entry["email"], "password": entry["password"], "csrf_token": token(get("/inloggen"))}
    opener.open(f"{base}/inloggen", urlencode(form).encode(), timeout=30).read()
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "X-CSRFToken": token(get("/jongeren/nieuw")),
    }
    headers["Referer"] = base

    def ask(text: str) -> object:
        body = json.dumps({"text": text}).encode()
        with opener.open(Request(f"{base}/live", body, headers), timeout=30) as answer:
            return json.load(answer)

    return quantiles(time.perf_counter, ask)


def lines() -> Iterator[str]:
    """The figures, one line each."""
    from nlp_models.version import MODEL_NAME, MODEL_VERSION

    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    yield f"{MODEL_NAME} {MODEL_VERSION}, {machine}"
    seconds, megabytes = measured_load()
    yield f"load: {seconds:.2f} s (to reach: under {LOAD:g}); resident: {megabytes:.0f} MB (under {MEMORY:g})"
    count, ours, theirs = rates()
    yield f"{count} adverts of {WORDS_ADVERT} words, read in full: {ours:.0f} a second (to reach: {DOCS:g})"
    yield f"the same adverts, spacy.blank('nl'): {theirs:.0f} a second"
    yield f"ratio: {ours / theirs:.2f} (to reach: {DOCS / PEER:.2f})"
    middle, high = in_process()
    yield f"live, a note of {WORDS_NOTE} words: p50 {middle:.1f} ms, p95 {high:.1f} ms (under {PROCESS:g})"
    page = through_the_page()
    if page is None:
        yield "live, through the page: no service with the demo region runs here; start one (make run)"
    else:
        yield f"live, through the page: p50 {page[0]:.1f} ms, p95 {page[1]:.1f} ms (under {PAGE:g})"


def main() -> None:
    """Print the figures as they come."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    for line in lines():
        print(line, flush=True)


if __name__ == "__main__":
    main()
