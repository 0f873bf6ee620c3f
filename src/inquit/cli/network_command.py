"""`inquit network`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from inquit.cli import options
from inquit.cli.option_groups import (
    DestinationOptions,
    ListedExtractionOptions,
    ReadingOptions,
    StatsRowOptions,
    with_options,
)
from inquit.io.outputs import OutputFormat, WriteOptions

__all__ = ["network"]

_WRITERS = "inquit.cli.network_writers"
_GRAPHS = ("gexf", "Gexf"), ("graphml", "Graphml")
_FORMATS = (
    OutputFormat(name="table", endings=(".txt",), writer=f"{_WRITERS}:NetworkTableWriter", to_read=True),
    OutputFormat(name="csv", endings=(".csv",), writer=f"{_WRITERS}:NetworkCsvWriter"),
    OutputFormat(name="json", endings=(".json",), writer=f"{_WRITERS}:NetworkJsonWriter", escape="json"),
    *(
        OutputFormat(
            name=name,
            endings=(f".{name}",),
            writer=f"{_WRITERS}:Network{written}Writer",
            package="networkx",
            extra="network",
            escape="xml",
        )
        for name, written in _GRAPHS
    ),
)


class NetworkFormat(StrEnum):
    """The formats of who speaks to whom."""

    table = "table"
    csv = "csv"
    json = "json"
    gexf = "gexf"
    graphml = "graphml"


Format = Annotated[
    NetworkFormat | None,
    typer.Option(
        "--format",
        "-f",
        show_default=False,
        rich_help_panel="How it is shown",
        help="A table, CSV with a row for each two people, one JSON object, or a graph for Gephi, Cytoscape and "
        "networkx. Without it, the ending of the output file says it, or it is a table.",
    ),
]


def _other_than_people(by: str | None) -> str | None:
    from inquit.breakdown.speech_network import TIED_BY

    if by is not None and by.casefold() in TIED_BY:
        raise typer.BadParameter(f"a row is of a person and an addressee anyway; name something else than {by}")
    return by


By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="WHAT",
        callback=_other_than_people,
        show_default=False,
        rich_help_panel="What is counted",
        help="For each two people a row (in graphs, an edge) for each chapter, document, site, month, type, or value "
        "of a column that was kept.",
    ),
]


@with_options
def network(
    *,
    inputs: options.Inputs = None,
    by: By = None,
    reading: ReadingOptions,
    format_: Format = None,
    destination: DestinationOptions,
    rows: StatsRowOptions,
    extraction: ListedExtractionOptions,
) -> None:
    """Say who speaks to whom, and how much, in all documents together.

    To whom a line is said is known of dialogue in fiction, where the text shows it. People of the same name are one.

    For example:

        inquit network novel.epub

        inquit network novel.epub --by chapter -o novel.gexf

        inquit network quotes.db -o corpus.graphml
    """
    from inquit.cli.formats import choose_format
    from inquit.cli.jobs import make_job, texts_or_results
    from inquit.cli.output import Output
    from inquit.cli.run import run

    texts = texts_or_results(inputs, reading, extraction, destination.output)
    chosen = choose_format(None if format_ is None else format_.value, destination.output, among=_FORMATS)
    to = Output(chosen, destination.output, WriteOptions(by=() if by is None else (by,)), destination.resume)
    raise typer.Exit(run(make_job(texts, to, rows, extraction)))
