"""`inquit demo`."""

from __future__ import annotations

from typing import Annotated

import typer

from inquit.cli import options
from inquit.cli.option_groups import with_options
from inquit.settings import DEFAULT_MODEL

__all__ = ["demo"]


@with_options
def demo(
    *,
    text: Annotated[bool, typer.Option("--text", help="Print the sample article and do nothing else.")] = False,
    format_: options.FormatOption = None,
    explain: options.Explain = False,
    all_quoted: options.AllQuoted = False,
    attitudes: options.Attitudes = False,
    engine: options.EngineOption = "reader",
    model: options.Model = DEFAULT_MODEL,
) -> None:
    """List who said what in a sample article that comes with inquit."""
    from inquit.cli.formats import choose_format
    from inquit.cli.messages import notice
    from inquit.cli.output import Output, text_output
    from inquit.cli.run import Job, run
    from inquit.filters import RowFilter
    from inquit.io.outputs import WriteOptions
    from inquit.samples import SAMPLE, read_sample
    from inquit.settings import Settings
    from inquit.source import Source

    if text:
        with text_output(None) as stream:
            stream.write(read_sample())
        return
    notice(f"this is {SAMPLE}, a made-up article that comes with inquit; `inquit demo --text` prints it")
    job = Job(
        sources=[Source(SAMPLE, read_sample(), SAMPLE, "utf-8")],
        total=1,
        output=Output(choose_format(format_, None), options=WriteOptions(with_not_quotes=all_quoted, explain=explain)),
        filter=RowFilter(),
        settings=Settings(engine=engine, attitudes=attitudes),
        model=model,
    )
    raise typer.Exit(run(job))
