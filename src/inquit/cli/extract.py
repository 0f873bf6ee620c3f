"""`inquit extract`."""

from __future__ import annotations

import typer

from inquit.cli import options
from inquit.cli.options import Engine
from inquit.settings import DEFAULT_MODEL

__all__ = ["extract"]

_SPREADSHEET_FORMATS = ("csv", "tsv")


def extract(
    inputs: options.Inputs = None,
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
    model: options.Model = DEFAULT_MODEL,
    jobs: options.Jobs = None,
) -> None:
    """List who said what in texts.

    Exit code: 0 when all is well, 1 when something failed (the rest is done), 2 when the command is wrong.

    For example:

        inquit extract article.txt

        inquit extract articles/ -o quotes.xlsx

        cat article.txt | inquit extract --type direct --format jsonl
    """
    # Imported here, so that `inquit --help` answers at once.
    from inquit.cli.formats import choose_format
    from inquit.cli.jobs import checked_inputs, make_job
    from inquit.cli.output import Output
    from inquit.cli.run import run
    from inquit.io.writers import WriteOptions

    names, total = checked_inputs(inputs, output)
    chosen = choose_format(format_, output)
    if bom and chosen.name not in _SPREADSHEET_FORMATS:
        raise typer.BadParameter(f"{chosen.name} has no byte order mark; csv and tsv may", param_hint="'--bom'")
    wanted = WriteOptions(with_not_quotes=all_quoted, with_text=with_text, bom=bom, explain=explain, several=total > 1)
    job = make_job(
        names,
        Output(chosen, output, wanted),
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
