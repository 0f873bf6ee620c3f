"""`inquit gold`: texts marked by a person, to measure against."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from inquit.cli import options
from inquit.cli.options import Engine, Genre
from inquit.settings import DEFAULT_MODEL

__all__ = ["gold"]

gold = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Mark texts by hand, to score against.")

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="FILES... | FOLDER | -", show_default=False, help="The articles, as `inquit extract` takes them."
    ),
]
GoldFiles = Annotated[
    list[Path],
    typer.Argument(metavar="FILES...", show_default=False, help="Sheets, or .jsonl files in the common format."),
]


@gold.command()
def init(
    inputs: Inputs,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE_OR_FOLDER",
            help="Where to write: a sheet; a folder for a sheet each, NAME.gold.txt; or a .jsonl file for all in the "
            "common format. What exists is never overwritten.",
        ),
    ] = None,
    text_column: options.TextColumn = None,
    id_column: options.IdColumn = None,
    glob: options.Glob = None,
    allow_private: options.AllowPrivate = False,
    attitudes: options.Attitudes = False,
    roster: options.RosterFile = None,
    engine: options.EngineOption = Engine.reader,
    genre: options.GenreOption = Genre.auto,
    model: options.Model = DEFAULT_MODEL,
    jobs: options.Jobs = None,
) -> None:
    """Write sheets to correct by hand: each article with the statements that inquit finds in it.

    For example:

        inquit gold init article.txt -o article.gold.txt

        inquit gold init articles/ -o gold/
    """
    from inquit.cli.gold_sheets import Sheets, run_init
    from inquit.cli.scoring import Extraction
    from inquit.io.read_options import ReadOptions

    stdin = io.BytesIO() if sys.stdin is None else sys.stdin.buffer
    reading = ReadOptions(text_column, id_column, glob, allow_private)
    how = Extraction(engine, genre, model, attitudes, 0.0, roster, jobs)
    raise typer.Exit(run_init(Sheets(inputs, stdin, output, how, reading)))


@gold.command()
def check(files: GoldFiles) -> None:
    """Name everything that is wrong with gold files: file, line and reason.

    Exit code: 0 when nothing is wrong, 1 when something is.
    """
    from inquit.cli.gold_files import FAILED, read_bytes
    from inquit.cli.messages import say_error
    from inquit.scoring import check_gold

    failed = False
    for path in files:
        documents, faults = check_gold(read_bytes(path), str(path))
        for fault in faults:
            say_error(str(fault))
        if faults:
            failed = True
        else:
            quotes = [quote for document in documents for quote in document.quotes]
            speakers = {(d.id, quote.speaker) for d in documents for quote in d.quotes if quote.speaker is not None}
            typer.echo(
                f"{path}: nothing wrong; documents: {len(documents)}, statements: {len(quotes)}, "
                f"speakers: {len(speakers)}"
            )
    if failed:
        raise typer.Exit(FAILED)


@gold.command()
def build(
    files: GoldFiles,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")] = None,
) -> None:
    """Put sheets together into one .jsonl file, to score against.

    For example:

        inquit gold build gold/*.gold.txt -o gold.jsonl
    """
    from inquit.cli.gold_files import all_faults_named, read_all_gold
    from inquit.cli.output import text_output
    from inquit.scoring.gold import gold_record

    with all_faults_named():
        documents = read_all_gold(files)
    with text_output(output) as stream:
        stream.writelines(json.dumps(gold_record(document)) + "\n" for document in documents)
