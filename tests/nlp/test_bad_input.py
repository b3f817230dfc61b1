"""Texts that are none, too long, of another language, full of markup, or made to keep a reader busy."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bridge.cli import app
from bridge.nlp.personal_data import find_personal_data
from bridge.nlp.reader import MAX_CHARACTERS, read_profile, read_vacancy

GERMAN = (
    "Wir suchen einen Mitarbeiter für unser Lager. Sie haben einen Führerschein der Klasse B und Erfahrung."
)
POLISH = (
    "Szukamy pracownika do naszego magazynu w Rotterdamie. Praca jest dla osób z prawem jazdy kategorii B."
)


def read(document: str, source: str, stdin: bytes | None = None) -> Result:
    """Run the command."""
    return CliRunner().invoke(app, ["read", document, source, "--format", "json"], input=stdin)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\t \r\n", "empty"),
        ("\ufeff \n".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text"),
        (b"\xff\xfe\xfd tekst", "not UTF-8"),
        (b"werk " * 8_001, "40005 characters; at most 40000"),
    ],
    ids=["nothing", "white space", "a mark only", "binary", "another encoding", "too long"],
)
def test_what_is_no_text_is_refused_in_one_line_that_says_where(
    tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "tekst.txt"
    file.write_bytes(content)
    for document in ("vacancy", "profile"):
        for source, stdin in ((str(file), None), ("-", content)):
            done = read(document, source, stdin)
            assert done.exit_code == 2
            assert done.stdout == ""
            assert said in done.stderr and source in done.stderr
            assert done.stderr.count("\n") == 1


def test_a_missing_file_is_named() -> None:
    done = read("vacancy", "/nergens/vacature.txt")
    assert done.exit_code == 2
    assert "/nergens/vacature.txt" in done.stderr


@pytest.mark.parametrize("text", [GERMAN, POLISH], ids=["German", "Polish"])
def test_another_language_is_said_and_nothing_is_invented(text: str, tmp_path: Path) -> None:
    file = tmp_path / "tekst.txt"
    file.write_text(text, encoding="utf-8")
    for document in ("vacancy", "profile"):
        done = read(document, str(file))
        found = json.loads(done.stdout)
        assert done.exit_code == 0
        assert (found["language"], found["mentions"], found["occupations"]) == ("other", [], [])
        assert found["hours"] == {"min": None, "max": None}
        assert (found["shifts"], found["minimum_age"], found["salary"]["min"]) == ([], None, None)
        assert "another language" in done.stderr


@pytest.mark.parametrize(
    "text", ["Het is mooi weer vandaag.", "12345", "???", "🚢🚢🚢", "Wij zijn een leuk bedrijf met koffie."]
)
def test_a_text_that_asks_nothing_gives_nothing(text: str) -> None:
    assert read_vacancy(text).mentions == ()


def test_markup_is_read_through_and_its_offsets_hold() -> None:
    text = (
        '<div class="x"><h2>Wat vragen we?</h2><ul><li>je hebt <b>VCA&nbsp;Basis</b></li>'
        "<li>rijbewijs&nbsp;B</li></ul><!-- heftruck --><script>let age = 18;</script></div>"
    )
    found = read_vacancy(text)
    assert {m.key for m in found.mentions} >= {"vca-basis", "B"}
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert "<li" not in mention.text


def test_tags_are_no_words_of_another_language() -> None:
    text = "<ul><li>je hebt VCA Basis</li></ul>" + "<br>" * 500
    assert read_vacancy(text).language == "nl"
    assert [m.key for m in read_vacancy(text).mentions] == ["vca-basis"]


def test_two_thousand_bullets_are_all_read() -> None:
    text = "Wat vragen we?\n" + "- je hebt VCA Basis\n" * 2_000
    assert len(text) <= MAX_CHARACTERS + 16
    text = text[:MAX_CHARACTERS]
    found = read_vacancy(text)
    asked = [m for m in found.mentions if m.key == "vca-basis"]
    assert len(asked) >= 0.95 * text.count("VCA Basis")


HOSTILE = (
    "a", "1", "a ", "1 ", "12-", "1.", "€1", "€ 1.000 tot ", "<a", "<a ", "<", "&a", "- ", "-", "\n", "\n- ",
    "(", "a-", "a'", "half ", "8 uur ", "van 8 tot ", "@a", "a@", "a.a@", "06", "06-", "06 ", "rijbewijs ",
    "b en c, ", "nederlands b1 ", "1 jaar ", "1 jaar ervaring ", ":", "• ", "🔥", "niet ", "of ", "vca-",
    "ij",
    "straat 1 ", "1234 ab ", "jan ", "van der ", "a" * 50 + " ", "x-" * 20, "  ", "\t", "\u00a0", "1/", "''",
    "a\r\n", "İ", "heftruckchauffeur ", " tot en met", "minimaal ", "bsn 1",
)  # fmt: skip
SHORT, TIMES = 2_000, 4
SLACK = 3.0
"""Four times the text may take three times longer than four times as long: far from any square."""
READERS: dict[str, Callable[[str], Any]] = {
    "advert": read_vacancy,
    "note": read_profile,
    "personal data": find_personal_data,
}


def _least(work: Callable[[str], Any], text: str) -> float:
    """The shorter of two processor times: what other programs took does not count."""
    times = []
    for _ in range(2):
        begin = time.process_time()
        work(text)
        times.append(time.process_time() - begin)
    return min(times)


@pytest.mark.parametrize("name", READERS)
def test_time_grows_with_the_text_and_never_with_its_square(name: str) -> None:
    work = READERS[name]
    work("Heeft rijbewijs B.")
    for piece in HOSTILE:
        short = (piece * SHORT)[:SHORT]
        ratio = _least(work, short * TIMES) / max(_least(work, short), 1e-3)
        assert ratio < TIMES * SLACK, f"{piece!r}: {ratio:.1f} times as long for {TIMES} times the text"
