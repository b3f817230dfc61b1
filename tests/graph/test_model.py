"""The page that draws the schema says what is in the graph: keys, indexes, relationships."""

import re

from bridge.config import Settings
from bridge.runtime import schema
from tests.graph import model_page

QUERIES = model_page.ROOT / "bridge" / "graph" / "cypher"


def _places(question: str) -> set[model_page.Place]:
    with schema.session() as session:
        return {(row["labels"][0], tuple(row["properties"])) for row in session.run(question)}  # type: ignore[arg-type]


def test_the_page_has_the_keys_of_the_graph(servers: Settings) -> None:
    asked = "SHOW CONSTRAINTS YIELD labelsOrTypes AS labels, properties RETURN labels, properties"
    assert model_page.keys() == _places(asked)


def test_the_page_has_the_indexes_of_the_graph(servers: Settings) -> None:
    asked = (
        "SHOW INDEXES YIELD type, labelsOrTypes AS labels, properties, owningConstraint "
        "WHERE owningConstraint IS NULL AND type <> 'LOOKUP' RETURN labels, properties"
    )
    assert model_page.indexes() == _places(asked)


def test_the_page_draws_every_relationship_that_a_query_speaks_of_and_no_other() -> None:
    spoken = {
        kind
        for path in QUERIES.glob("*/*.cypher")
        for kinds in re.findall(r"\[\w*:([A-Z_|]+)", path.read_text("utf-8"))
        for kind in kinds.split("|")
    }
    taxonomy = {"BROADER", "RELATED", "ESSENTIAL_FOR", "OPTIONAL_FOR"}  # told apart by a parameter
    chain = {"FOLLOWED_BY"}  # written by graph_schema.migrate
    assert {kind for _, kind, _ in model_page.drawn()} == spoken | taxonomy | chain


def test_every_drawn_end_is_in_the_table() -> None:
    ends = {end for one, _, other in model_page.drawn() for end in (one, other)}
    assert ends <= model_page.labels()
    assert all(kind in model_page.PAGE for kinds in model_page.KINDS.values() for kind in kinds)
