"""`inquit extract`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from inquit.cli import options
from inquit.cli.options import Engine, Genre
from inquit.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from inquit.cli.output import Output
    from inquit.io.outputs import WriteOptions

__all__ = ["extract"]

_SPREADSHEET_FORMATS = ("csv", "tsv")


def extract(
    inputs: options.Inputs = None,
    text_column: options.TextColumn = None,
    id_column: options.IdColumn = None,
    glob: options.Glob = None,
    allow_private: options.AllowPrivate = False,
    format_: options.FormatOption = None,
    output: options.Output = None,
    explain: options.Explain = False,
    with_text: options.WithText = False,
    bom: options.ByteOrderMark = False,
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
    """List who said what in texts.

    Exit code: 0 when all is well, 1 when something failed (the rest is done), 2 when the command is wrong.

    For example:

        inquit extract article.txt

        inquit extract articles/ report.pdf -o quotes.xlsx

        inquit extract articles.csv --text-column body --id-column url --format jsonl

        cat article.txt | inquit extract --type direct
    """
    from inquit.cli.jobs import checked_inputs, make_job  # here, so that `inquit --help` answers at once
    from inquit.cli.run import run
    from inquit.io.outputs import WriteOptions
    from inquit.io.read_options import ReadOptions

    reading = ReadOptions(text_column, id_column, glob, allow_private, skip=output)
    names, total = checked_inputs(inputs, output, reading)
    wanted = WriteOptions(with_not_quotes=all_quoted, with_text=with_text, bom=bom, explain=explain, several=total > 1)
    job = make_job(
        names,
        reading,
        _output(format_, output, wanted),
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


def _output(format_: str | None, path: Path | None, wanted: WriteOptions) -> Output:
    from inquit.cli.formats import choose_format
    from inquit.cli.output import Output

    chosen = choose_format(format_, path)
    if wanted.bom and chosen.name not in _SPREADSHEET_FORMATS:
        raise typer.BadParameter(f"{chosen.name} has no byte order mark; csv and tsv may", param_hint="'--bom'")
    return Output(chosen, path, wanted)
