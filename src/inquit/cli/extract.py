"""`inquit extract`."""

from __future__ import annotations

import typer

from inquit.cli import options
from inquit.cli.options import Engine, Format
from inquit.settings import DEFAULT_MODEL

__all__ = ["extract"]


def extract(
    inputs: options.Inputs = None,
    text_column: options.TextColumn = None,
    id_column: options.IdColumn = None,
    glob: options.Glob = None,
    allow_private: options.AllowPrivate = False,
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

        inquit extract articles/ report.pdf --format jsonl -o quotes.jsonl

        inquit extract https://example.org/article.html

        inquit extract articles.csv --text-column body --id-column url

        cat article.txt | inquit extract --type direct
    """
    # Imported here, so that `inquit --help` answers at once.
    from inquit.cli.jobs import checked_inputs, make_job
    from inquit.cli.output import Output
    from inquit.cli.run import run
    from inquit.io.source import ReadOptions

    reading = ReadOptions(text_column, id_column, glob, allow_private, skip=output)
    names, total = checked_inputs(inputs, output, reading)
    job = make_job(
        names,
        reading,
        Output(format_, output, explain, all_quoted, several=total > 1, with_text=with_text),
        total=total,
        types=types,
        speakers=speakers,
        min_confidence=min_confidence,
        attitudes=attitudes,
        roster=roster,
        engine=engine,
        model=model,
        jobs=jobs,
    )
    raise typer.Exit(run(job))
