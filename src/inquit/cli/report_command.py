"""`inquit report`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from inquit.cli import options
from inquit.cli.option_groups import CountedSpeakerRowOptions, ExtractionOptions, ReadingOptions, with_options

__all__ = ["report"]

Title = Annotated[
    str | None,
    typer.Option(
        "--title",
        metavar="TEXT",
        help="What stands above the report; without it, the name of the text, or how many there are.",
    ),
]

AllQuoted = Annotated[
    bool,
    typer.Option(
        "--all-quoted",
        hidden=True,
        help="Changes nothing: a report always shows what is nobody's statement. Old command lines have it.",
    ),
]


@with_options
def report(
    *,
    inputs: options.Inputs = None,
    reading: ReadingOptions,
    output: options.Output = None,
    title: Title = None,
    rows: CountedSpeakerRowOptions,
    extraction: ExtractionOptions,
    all_quoted: AllQuoted = False,
) -> None:
    """Make a page to look at: texts with their statements marked.

    Beside them stand lists of statements and speakers. It is one HTML file that needs nothing else, not even a network.

    For example:

        inquit report article.html -o report.html

        inquit report articles/ --title "The week" -o week.html
    """
    from inquit.cli.formats import HTML, choose_format
    from inquit.cli.jobs import make_job, texts_to_read
    from inquit.cli.output import Output
    from inquit.cli.run import run
    from inquit.io.outputs import WriteOptions

    texts = texts_to_read(inputs, reading, output)
    chosen = choose_format(None, output, among=[HTML])
    if output is None and sys.stdout.isatty():
        raise typer.BadParameter("a report is for a browser; name a file, as in -o report.html", param_hint="'-o'")
    raise typer.Exit(run(make_job(texts, Output(chosen, output, WriteOptions(title=title)), rows, extraction)))
