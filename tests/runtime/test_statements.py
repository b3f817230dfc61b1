"""Splitting Cypher files: strings, quoted names and comments are told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.statements import BrokenCypher, split


def test_a_uri_in_a_string_is_no_comment() -> None:
    assert split("MERGE (n {uri: 'http://a.example/b'}); RETURN 1;") == (
        "MERGE (n {uri: 'http://a.example/b'})",
        "RETURN 1",
    )


def test_the_last_statement_counts_without_semicolon() -> None:
    assert split("RETURN 1;\nRETURN 2\n") == ("RETURN 1", "RETURN 2")


def test_semicolons_in_strings_names_and_comments_do_not_end_a_statement() -> None:
    text = 'RETURN \';\', "a;\\"b", `c;``d` // not; here\n/* nor; here */ AS x'
    assert len(split(text)) == 1


def test_comments_alone_are_no_statement() -> None:
    assert split("// nothing\n/* at all */ ;") == ()


@pytest.mark.parametrize("text", ["RETURN 'open", 'RETURN "open', "RETURN `open", "RETURN 1 /* open"])
def test_what_is_not_closed_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(BrokenCypher, match="line 2"):
        split("\n" + text)


@given(st.lists(st.from_regex(r"[A-Z][a-z ]{0,8}'[a-z;/*]{0,6}'", fullmatch=True), max_size=5))
def test_joining_and_splitting_gives_the_statements_back(statements: list[str]) -> None:
    assert split(";\n".join(statements)) == tuple(statements)
