"""`inquit extract`."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from inquit.cli import options
from inquit.cli.options import Engine, Format
from inquit.settings import DEFAULT_MODEL

__all__ = ["extract"]


def extract(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILES... | FOLDER | -",
            show_default=False,
            help="Text files, folders of .txt files, .jsonl files (id and text a line), or - for standard input.",
        ),
    ] = None,
    format_: options.FormatOption = Format.table,
    output: options.Output = None,
    explain: options.Explain = False,
    with_text: options.WithText = False,
    types: options.Types = None,
    speakers: options.SpeakerNames = None,
    min_confidence: options.MinConfidence = 0.0,
    attitudes: options.Attitudes = False,
    all_quoted: options.AllQuoted = False,
    roster: options.RosterFile = None,
    engine: options.EngineOption = Engine.reader,
    model: options.Model = DEFAULT_MODEL,
    jobs: options.Jobs = None,
) -> None:
    """List who said what in texts.

    Exit code: 0 when all is well, 1 when something failed (the rest is done), 2 when the command is wrong.

    For example:

        inquit extract article.txt

        inquit extract articles/ --format jsonl -o quotes.jsonl

        cat article.txt | inquit extract --type direct
    """
    # Imported here, so that `inquit --help` answers at once.
    from inquit.cli.output import Output
    from inquit.cli.run import Job, run
    from inquit.document import Roster
    from inquit.filters import RowFilter
    from inquit.io.readers import count_sources, read_sources
    from inquit.io.roster import read_roster
    from inquit.settings import Settings

    names = _checked(inputs, output)
    total = count_sources(names)
    job = Job(
        sources=read_sources(names, io.BytesIO() if sys.stdin is None else sys.stdin.buffer),
        total=total,
        output=Output(format_, output, explain, all_quoted, several=total > 1, with_text=with_text),
        filter=RowFilter(frozenset(kind.value for kind in types or ()), tuple(speakers or ()), min_confidence),
        settings=Settings(
            engine=engine.value,
            attitudes=attitudes,
            roster=Roster() if roster is None else read_roster(roster),
        ),
        model=model,
        jobs=jobs,
    )
    raise typer.Exit(run(job))


def _checked(inputs: list[str] | None, output: Path | None) -> list[str]:
    """The inputs, or standard input where there are none and something is piped in."""
    if not inputs:
        if sys.stdin is None or sys.stdin.isatty():  # None: the shell closed it (<&-)
            raise typer.BadParameter("name a text file, a folder, or - for standard input", param_hint="FILES")
        return ["-"]
    if inputs.count("-") > 1:
        raise typer.BadParameter("standard input (-) can be read once only", param_hint="FILES")
    for name in inputs:
        if output is not None and name != "-" and output.exists() and Path(name).exists() and output.samefile(name):
            raise typer.BadParameter(f"{output} is also an input, and would be overwritten", param_hint="--output")
    return inputs
