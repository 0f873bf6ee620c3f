"""`inquit report`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from inquit.cli import options
from inquit.cli.options import Engine, Genre
from inquit.settings import DEFAULT_MODEL

__all__ = ["report"]

Title = Annotated[
    str | None,
    typer.Option(
        "--title",
        metavar="TEXT",
        help="What stands above the report; without it, the name of the text, or how many there are.",
    ),
]


def report(
    inputs: options.Inputs = None,
    text_column: options.TextColumn = None,
    id_column: options.IdColumn = None,
    glob: options.Glob = None,
    allow_private: options.AllowPrivate = False,
    output: options.Output = None,
    title: Title = None,
    types: options.Types = None,
    speakers: options.SpeakerNames = None,
    min_confidence: options.MinConfidence = 0.0,
    attitudes: options.Attitudes = False,
    all_quoted: options.AllQuoted = False,
    roster: options.RosterFile = None,
    engine: options.EngineOption = Engine.reader,
    genre: options.GenreOption = Genre.auto,
    model: options.Model = DEFAULT_MODEL,
    jobs: options.Jobs = None,
) -> None:
    """Make a page to look at: texts with their statements marked, beside lists of statements and speakers.

    It is one HTML file that needs nothing else, not even a network.

    For example:

        inquit report article.html -o report.html

        inquit report articles/ --title "The week" -o week.html
    """
    from inquit.cli.formats import HTML, choose_format
    from inquit.cli.jobs import checked_inputs, make_job
    from inquit.cli.output import Output
    from inquit.cli.run import run
    from inquit.io.outputs import WriteOptions
    from inquit.io.read_options import ReadOptions

    reading = ReadOptions(text_column, id_column, glob, allow_private, skip=output)
    names, total = checked_inputs(inputs, output, reading)
    chosen = choose_format(None, output, among=[HTML])
    if output is None and sys.stdout.isatty():
        raise typer.BadParameter("a report is for a browser; name a file, as in -o report.html", param_hint="'-o'")
    job = make_job(
        names,
        reading,
        Output(chosen, output, WriteOptions(with_not_quotes=all_quoted, title=title)),
        total=total,
        types=types,
        speakers=speakers,
        min_confidence=min_confidence,
        attitudes=attitudes,
        roster=roster,
        engine=engine,
        genre=genre,
        model=model,
        jobs=jobs,
    )
    raise typer.Exit(run(job))
