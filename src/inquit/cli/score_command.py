"""`inquit score`."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from inquit.cli import options
from inquit.cli.option_groups import ScoredExtractionOptions, with_options

__all__ = ["ScoreFormat", "score"]

# They mean nothing where predictions are given.
_EXTRACTION = {field.name for field in fields(ScoredExtractionOptions)}


class ScoreFormat(StrEnum):
    """The formats of a scoring."""

    table = "table"
    json = "json"


Gold = Annotated[
    Path,
    typer.Argument(
        metavar="GOLD",
        show_default=False,
        help="What a reader marked: a .jsonl file, or a sheet of `inquit gold init`.",
    ),
]
Predictions = Annotated[
    Path | None,
    typer.Argument(
        metavar="[PRED.jsonl]",
        show_default=False,
        help="What `inquit extract --format jsonl` or another program found. Without it, the texts of GOLD are "
        "extracted now.",
    ),
]
FormatOption = Annotated[ScoreFormat, typer.Option("--format", "-f", help="Tables to read, or one JSON object.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", callback=options.named_file, help="Write to this file.")
]
Against = Annotated[
    Path | None,
    typer.Option(
        "--against", metavar="FILE", help="Other predictions for the same texts: test whether the figures differ."
    ),
]
ByDocument = Annotated[bool, typer.Option("--by-document", help="Also give the figures of each document.")]
Errors = Annotated[int, typer.Option("--errors", metavar="N", min=0, help="Also list this many wrong attributions.")]


@with_options
def score(
    *,
    context: typer.Context,
    gold: Gold,
    predictions: Predictions = None,
    format_: FormatOption = ScoreFormat.table,
    output: Output = None,
    against: Against = None,
    by_document: ByDocument = False,
    errors: Errors = 0,
    extraction: ScoredExtractionOptions,
) -> None:
    """Say how right statements and speakers are.

    That takes texts that a person marked.

    Exit code: 0 when all is well, 1 when the files have faults or a text failed, 2 when the command is wrong.

    For example:

        inquit score gold.jsonl

        inquit score gold.jsonl predictions.jsonl --errors 20

        inquit score gold.jsonl new.jsonl --against old.jsonl --format json
    """
    # Imported here, so that `inquit --help` answers at once.
    from inquit.cli.overwriting import files_of_model, refuse_overwriting
    from inquit.cli.score_job import ScoreRequest, run_score

    files = [gold, predictions, against, extraction.roster, *files_of_model(extraction.model)]
    refuse_overwriting([output], files)
    if predictions is not None:
        _refuse_extraction_options(context)
    request = ScoreRequest(
        gold=gold,
        predictions=extraction if predictions is None else predictions,
        against=against,
        as_json=format_ is ScoreFormat.json,
        output=output,
        by_document=by_document,
        errors=errors,
    )
    raise typer.Exit(run_score(request))


def _refuse_extraction_options(context: typer.Context) -> None:
    for parameter in context.command.params:
        if parameter.name in _EXTRACTION and _on_command_line(context, parameter.name):
            raise typer.BadParameter(
                "this says how to extract, but with predictions given nothing is extracted",
                param_hint=parameter.opts[0],
            )


def _on_command_line(context: typer.Context, name: str) -> bool:
    source: Any = context.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"
