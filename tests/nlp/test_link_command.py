"""`bridge link` as a program: its lines, its order, and one line with file and number for bad input."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

QUERIES = "q1\tTruck driver\nq2\tonderhoud van machines\n"
CORPUS = "c1\tvrachtwagenchauffeur\nc2\tmachines onderhouden\nc3\tkapper\nc4\tverpleegkundige\n"


def _link(folder: Path, queries: bytes, corpus: bytes, *more: str) -> subprocess.CompletedProcess[str]:
    (folder / "q.tsv").write_bytes(queries)
    (folder / "c.tsv").write_bytes(corpus)
    paths = ["--queries", str(folder / "q.tsv"), "--corpus", str(folder / "c.tsv")]
    command = [sys.executable, "-m", "bridge.cli", "link", *paths, *more]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_lines_are_query_corpus_score_best_first(tmp_path: Path) -> None:
    done = _link(tmp_path, QUERIES.encode(), CORPUS.encode(), "--lang", "nl", "--top", "3")
    assert done.returncode == 0
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert [row[0] for row in rows] == ["q1"] * 3 + ["q2"] * 3
    assert rows[0][1] == "c1"
    assert rows[3][1] == "c2"
    for some in (rows[:3], rows[3:]):
        scores = [float(row[2]) for row in some]
        assert scores == sorted(scores, reverse=True)


def test_a_file_from_a_spreadsheet_with_mark_and_line_ends_of_windows(tmp_path: Path) -> None:
    done = _link(
        tmp_path, b"\xef\xbb\xbfq1\tkapper\r\n\r\n", CORPUS.replace("\n", "\r\n").encode(), "--top", "1"
    )
    assert done.stdout == "q1\tc3\t1.000000\n"


@pytest.mark.parametrize(
    ("queries", "corpus", "said"),
    [
        (b"", CORPUS.encode(), "q.tsv: no lines in it"),
        (b"q1\tkok\nno tab here\n", CORPUS.encode(), "q.tsv: line 2: expected"),
        (b"q1\tkok\n", b"c1\tkok\nc2\t\n", "c.tsv: line 2: expected"),
        (b"q1\tkok\nq1\tlasser\n", CORPUS.encode(), "q.tsv: line 2: the id 'q1' stands there twice"),
        (b"q1\tkok\nq2\t\xff\xfe\n", CORPUS.encode(), "q.tsv: line 2: this is not UTF-8"),
    ],
)
def test_bad_input_is_one_line_with_file_and_place(
    tmp_path: Path, queries: bytes, corpus: bytes, said: str
) -> None:
    done = _link(tmp_path, queries, corpus)
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_missing_file_and_a_wrong_number(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "bridge.cli",
        "link",
        "--queries",
        "nowhere.tsv",
        "--corpus",
        "nowhere.tsv",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert "nowhere.tsv" in done.stderr
    assert _link(tmp_path, QUERIES.encode(), CORPUS.encode(), "--top", "0").returncode == 2
