"""`inquit extract`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from inquit.cli import options
from inquit.cli.cluster_options import ClusterOptions
from inquit.cli.option_groups import (
    DestinationOptions,
    ListedExtractionOptions,
    ReadingOptions,
    SpeakerRowOptions,
    with_options,
)

if TYPE_CHECKING:
    from inquit.cli.output import Output
    from inquit.io.outputs import WriteOptions

__all__ = ["chosen_output", "extract"]

_SPREADSHEET_FORMATS = ("csv", "tsv")


@with_options
def extract(
    *,
    inputs: options.Inputs = None,
    reading: ReadingOptions,
    format_: options.FormatOption = None,
    destination: DestinationOptions,
    explain: options.Explain = False,
    with_text: options.WithText = False,
    bom: options.ByteOrderMark = False,
    rows: SpeakerRowOptions,
    extraction: ListedExtractionOptions,
    all_quoted: options.AllQuoted = False,
    cluster: ClusterOptions,
) -> None:
    """List who said what in texts.

    Exit code: 0 when all is well, 1 when something failed (the rest is done), 2 when the command is wrong.

    For example:

        inquit extract article.txt

        inquit extract articles/ report.pdf -o quotes.xlsx

        inquit extract articles.csv --text-column body --id-column url --format jsonl

        cat article.txt | inquit extract --type direct

        inquit extract corpus/ -o quotes/ --on ray
    """
    from inquit.cli.jobs import make_job, texts_to_read  # here, so that `inquit --help` answers at once
    from inquit.cli.run import run
    from inquit.io.outputs import WriteOptions

    if cluster.on is not None:
        from inquit.cli.cluster_job import checked_format, corpus_run, place_given, run_on_cluster

        begun = corpus_run(
            inputs,
            place_given(destination.output),
            reading,
            extraction,
            rows,
            writing=WriteOptions(with_not_quotes=all_quoted, with_text=with_text),
            json_lines=checked_format(format_),
            again_failed=destination.resume,
        )
        raise typer.Exit(run_on_cluster(begun, cluster, extraction))
    texts = texts_to_read(inputs, reading, extraction, destination.output)
    wanted = WriteOptions(
        with_not_quotes=all_quoted,
        with_text=with_text,
        bom=bom,
        explain=explain,
        several=texts.several,
        some_speakers=bool(rows.speakers),
        keep=tuple(reading.keep or ()),
    )
    output = replace(chosen_output(format_, destination.output, wanted), resume=destination.resume)
    raise typer.Exit(run(make_job(texts, output, rows, extraction)))


def chosen_output(format_: str | None, path: Path | None, wanted: WriteOptions) -> Output:
    """What the user wants to get.

    Raises:
        BadParameter: there is no such format, or it has no byte order mark.
    """
    from inquit.cli.formats import choose_format
    from inquit.cli.output import Output

    chosen = choose_format(format_, path)
    if wanted.bom and chosen.name not in _SPREADSHEET_FORMATS:
        raise typer.BadParameter(f"{chosen.name} has no byte order mark; csv and tsv may", param_hint="'--bom'")
    return Output(chosen, path, wanted)
