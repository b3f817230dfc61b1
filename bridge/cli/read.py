"""`bridge read`: read one advert or note from a file or standard input, as text for people or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from bridge.cli.output import Format
from bridge.domain.reading import Reading
from bridge.errors import InputError
from bridge.nlp.reader import MAX_CHARACTERS, read_profile, read_vacancy, reading_to_json

app = typer.Typer(no_args_is_help=True, help="Read an advert or a note to mentions.")

COLOURS = {
    "skill": "green", "certificate": "yellow", "licence": "yellow", "qualification": "magenta",
    "language": "cyan",
    "experience": "blue", "schedule": "bright_blue", "age": "red", "screening": "bright_red",
    "transport": "bright_cyan",
    "physical": "bright_magenta", "interest": "bright_green", "constraint": "bright_yellow",
}  # fmt: skip
OTHER_LANGUAGE = "the text is in another language than Dutch or English: nothing was read"


Source = Annotated[str, typer.Argument(metavar="FILE|-", help="A text file, or - for standard input.")]
Chosen = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]


def read_source(source: str) -> str:
    """The text to read. Raises InputError for a missing file, no text, binary, or too many characters."""
    if source == "-":
        data = sys.stdin.buffer.read()
    else:
        try:
            data = Path(source).read_bytes()
        except OSError as fault:
            raise InputError(f"{source}: {fault.strerror or 'cannot be read'}") from fault
    if b"\x00" in data[:8192]:
        raise InputError(f"{source}: this is not a text (binary data)")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputError(f"{source}: this is not UTF-8 text (byte {fault.start})") from fault
    if not text.strip():
        raise InputError(f"{source}: the text is empty")
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"{source}: {len(text)} characters; at most {MAX_CHARACTERS} can be read")
    return text


def _print_text(reading: Reading) -> None:
    typer.echo(f"{reading.document} ({reading.language}) {reading.title or ''}".rstrip())
    for mention in reading.mentions:
        how = mention.importance or mention.polarity or ""
        kind = typer.style(f"{mention.kind:13}", fg=COLOURS.get(mention.kind))
        keys = f"  [{', '.join(mention.keys)}]" if mention.keys else ""
        typer.echo(f"{kind} {how:11} {mention.confidence:4.2f}  {mention.text}{keys}")
    if reading.language == "other":
        typer.echo(OTHER_LANGUAGE, err=True)
    elif not reading.mentions:
        typer.echo("no mentions", err=True)


def _show(reader: Callable[[str], Reading], source: str, chosen: Format) -> None:
    reading = reader(read_source(source))
    if chosen is Format.JSON:
        typer.echo(json.dumps(reading_to_json(reading), ensure_ascii=False))
        if reading.language == "other":
            typer.echo(OTHER_LANGUAGE, err=True)
    else:
        _print_text(reading)


@app.command("vacancy")
def vacancy(source: Source, chosen: Chosen = Format.TEXT) -> None:
    """Read an advert: what it asks, prefers, offers, and does not ask.

    Example: bridge read vacancy advert.txt --format json
    """
    _show(read_vacancy, source, chosen)


@app.command("profile")
def profile(source: Source, chosen: Chosen = Format.TEXT) -> None:
    """Read a liaison's note: what a youth has, lacks, is busy with, wants and avoids.

    Example: bridge read profile - < note.txt
    """
    _show(read_profile, source, chosen)
