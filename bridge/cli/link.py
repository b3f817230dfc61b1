"""`bridge link`: for each phrase of one file the texts of another that mean the same, best first."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bridge.nlp import linking

app = typer.Typer(no_args_is_help=True, help="Link phrases to the texts of a corpus that mean the same.")


class Language(StrEnum):
    """Languages the phrases may be in; the corpus may hold both."""

    NL = "nl"
    EN = "en"


@app.command("link")
def link(
    queries: Annotated[Path, typer.Option(help="Phrases: lines of id, tab, text.")],
    corpus: Annotated[
        Path | None,
        typer.Option(help="Texts to choose from, likewise. Without it: the concepts of the graph, ESCO too."),
    ] = None,
    lang: Annotated[
        Language, typer.Option(help="Language of the phrases; texts may be in both.")
    ] = Language.NL,
    top: Annotated[int, typer.Option(min=1, max=10_000, help="Lines per phrase.")] = 100,
) -> None:
    """Print query_id, corpus_id and score, best first; of texts that mean the same the best one first.

    Example: bridge link --queries phrases.tsv --corpus labels.tsv --lang nl --top 100
    """
    asked = linking.read_texts(queries)
    if corpus:
        lines = linking.link(asked, linking.read_texts(corpus), top)
    else:
        from bridge.services import taxonomy

        lines = linking.link_to_concepts(asked, taxonomy.labels(), top)
    for query, found, score in lines:
        sys.stdout.write(f"{query}\t{found}\t{score:.6f}\n")
    sys.stdout.flush()
    sys.stderr.write(f"{len(asked)} phrases linked ({lang})\n")
