"""`inquit gold`: texts marked by a person, to measure against."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from inquit.cli import database_options, options
from inquit.cli.help_panels import PanelCommand, PanelGroup
from inquit.cli.option_groups import ExtractionOptions, ReadingOptions, with_options
from inquit.errors import InputError

__all__ = ["gold"]

gold = typer.Typer(
    cls=PanelGroup,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Mark texts by hand, to score against.",
)

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


@gold.command(cls=PanelCommand)
@with_options
def init(
    *,
    inputs: Inputs,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE_OR_FOLDER",
            callback=options.named_file,
            help="Where to write: a sheet; a folder for a sheet each, NAME.gold.txt; or a .jsonl file for all in the "
            "common format. What exists is never overwritten.",
        ),
    ] = None,
    reading: ReadingOptions,
    extraction: ExtractionOptions,
) -> None:
    """Write sheets to correct by hand.

    Each holds an article with the statements that inquit finds in it.

    For example:

        inquit gold init article.txt -o article.gold.txt

        inquit gold init articles/ -o gold/
    """
    from inquit.cli.gold_job import Sheets, left_of_sheets, run_init
    from inquit.cli.jobs import texts_to_read

    texts = texts_to_read(inputs, reading, extraction, output, *left_of_sheets(output))
    raise typer.Exit(run_init(Sheets(texts, output, extraction)))


@gold.command(cls=PanelCommand)
def check(files: GoldFiles) -> None:
    """Name everything that is wrong with gold files.

    Each fault with file, line and reason. Exit code: 0 when nothing is wrong, 1 when something is.
    """
    from inquit.cli.gold_files import FAILED, sum_of_gold
    from inquit.cli.messages import say_error
    from inquit.cli.output import text_output
    from inquit.cli.overwriting import refuse_overwriting
    from inquit.io.side_files import read_side_file
    from inquit.render.display import displayable
    from inquit.scoring import check_gold

    refuse_overwriting([None], files)
    failed = False
    for path in files:
        try:
            documents, faults = check_gold(read_side_file(path), str(path))
        except InputError as error:
            say_error(str(error))
            failed = True
            continue
        for fault in faults:
            say_error(str(fault))
        if faults:
            failed = True
        else:
            with text_output(None, escape=None) as stream:
                stream.write(f"{displayable(str(path))}: nothing wrong; {sum_of_gold(documents)}\n")
    if failed:
        raise typer.Exit(FAILED)


@gold.command(cls=PanelCommand)
@with_options
def build(
    *,
    files: GoldFiles,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", callback=options.named_file, help="Write to this file."),
    ] = None,
) -> None:
    """Put sheets together into one .jsonl file, to score against.

    For example:

        inquit gold build gold/*.gold.txt -o gold.jsonl
    """
    from inquit.cli.gold_files import all_faults_named, read_all_gold, sum_of_gold
    from inquit.cli.messages import notice
    from inquit.cli.output import text_output
    from inquit.cli.overwriting import refuse_overwriting
    from inquit.scoring.gold_records import gold_record

    refuse_overwriting([output], files)
    with all_faults_named():
        documents = read_all_gold(files)
    with text_output(output, escape="json") as stream:
        stream.writelines(json.dumps(gold_record(document)) + "\n" for document in documents)
    if output is not None:
        notice(f"{output}: {sum_of_gold(documents)}")


@gold.command(cls=PanelCommand)
@with_options
def export(
    *,
    database: database_options.ExistingDatabase,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", callback=options.named_file, help="Write to this file."),
    ] = None,
) -> None:
    """Write the texts of a database that reviewers have gone through as gold, to score against.

    They are those of which somebody has said that all of it was reviewed, so that nothing is missing. Exit code: 0, or
    1 when there is none.

    For example:

        inquit gold export quotes.db -o gold.jsonl
    """
    from inquit.cli.gold_export import export_gold

    raise typer.Exit(export_gold(database, output))
