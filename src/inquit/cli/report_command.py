"""`inquit report`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Annotated

import typer

from inquit.cli import database_options, options
from inquit.cli.option_groups import (
    CountedRowOptions,
    DestinationOptions,
    ListedExtractionOptions,
    ReadingOptions,
    with_options,
)
from inquit.source import Found, Source

__all__ = ["report"]

Title = Annotated[
    str | None,
    typer.Option(
        "--title",
        metavar="TEXT",
        help="What stands above the report; without it, the name of the text, or how many there are.",
    ),
]

Passages = Annotated[
    bool,
    typer.Option(
        "--passages",
        help="Of the texts only the paragraphs with statements, each with the one before it; for very long texts.",
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
    destination: DestinationOptions,
    title: Title = None,
    passages: Passages = False,
    machine: database_options.AsFound = False,
    rows: CountedRowOptions,
    extraction: ListedExtractionOptions,
    all_quoted: AllQuoted = False,
) -> None:
    """Make a page to look at: texts with their statements marked.

    Beside them stand lists of statements and speakers. It is one HTML file that needs nothing else, not even a network.

    For example:

        inquit report article.html -o report.html

        inquit report articles/ --title "The week" -o week.html

        inquit report novel.txt --speaker Darcy --passages -o darcy.html
    """
    from inquit.cli.formats import HTML, choose_format
    from inquit.cli.jobs import make_job, texts_or_results
    from inquit.cli.messages import notice
    from inquit.cli.output import Output
    from inquit.cli.run import run
    from inquit.cli.standard_streams import is_shown
    from inquit.io.outputs import WriteOptions
    from inquit.render.report import MAX_WORDS

    texts = texts_or_results(inputs, reading, extraction, destination.output)
    chosen = choose_format(None, destination.output, among=[HTML])
    if destination.output is None and is_shown():
        raise typer.BadParameter("a report is for a browser; name a file, as in -o report.html", param_hint="'-o'")
    wanted = WriteOptions(title=title, passages=passages)
    texts = replace(texts, as_found=machine)
    made = make_job(texts, Output(chosen, destination.output, wanted, destination.resume), rows, extraction)
    length = _Length()
    code = run(replace(made, sources=length.measured(made.sources)))
    if length.words > MAX_WORDS and not passages:
        notice(
            f"{length.words:,} words are much for one page: browsers may open it slowly; --passages leaves out what "
            "holds no statement, --speaker NAME --passages shows one speaker, and a report of each text is smaller"
        )
    raise typer.Exit(code)


class _Length:
    """Measures texts on their way."""

    def __init__(self) -> None:
        self.words = 0

    def measured(self, sources: Iterable[Found]) -> Iterator[Found]:
        for source in sources:
            if isinstance(source, Source):
                self.words += len(source.text.split())
            yield source
