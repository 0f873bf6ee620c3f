"""`inquit export`."""

from __future__ import annotations

import typer

from inquit.cli import database_options, options
from inquit.cli.option_groups import CorpusRowOptions, with_options

__all__ = ["export"]


@with_options
def export(
    *,
    database: database_options.ExistingDatabase,
    format_: options.FormatOption = None,
    output: options.Output = None,
    machine: database_options.AsFound = False,
    explain: options.Explain = False,
    with_text: options.WithText = False,
    bom: options.ByteOrderMark = False,
    genre: options.GenreOption = "auto",
    rows: CorpusRowOptions,
    all_quoted: options.AllQuoted = False,
) -> None:
    """Write what is in a database in every format of `extract`.

    Speakers have the names of their persons, as people have corrected them.

    For example:

        inquit export quotes.db -o quotes.xlsx

        inquit export quotes.db --since 2024-05 --person "Ann Lee" -o lee.jsonl
    """
    from inquit.cli.databases_as_inputs import say_what_is_corrected
    from inquit.cli.extract_command import chosen_output
    from inquit.cli.overwriting import refuse_overwriting
    from inquit.cli.run import Job, run
    from inquit.io.outputs import WriteOptions
    from inquit.settings import DEFAULT_MODEL, Settings
    from inquit.store import Store

    refuse_overwriting([output], [database])
    with Store(database, writes=False) as store:
        if not machine:
            say_what_is_corrected(store)
        asked = rows.row_filter(genre)
        total = store.count(asked)
        wanted = WriteOptions(
            with_not_quotes=all_quoted,
            with_text=with_text,
            bom=bom,
            explain=explain,
            several=total > 1,
            some_speakers=bool(rows.speakers),
        )
        job = Job(
            sources=store.documents(texts=asked, as_found=machine),
            total=total,
            output=chosen_output(format_, output, wanted),
            filter=asked if machine else store.with_persons(asked),
            settings=Settings(),
            model=DEFAULT_MODEL,
            may_hold_results=True,
        )
        raise typer.Exit(run(job))
