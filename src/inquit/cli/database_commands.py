"""`inquit info`, `inquit remove` and `inquit backup`: looking after a database."""

from __future__ import annotations

import typer

from inquit.cli import database_options

__all__ = ["backup", "info", "remove"]


def info(
    database: database_options.ExistingDatabase,
    format_: database_options.InfoFormat = database_options.OverviewFormat.TABLE,
) -> None:
    """Say what is in a database, in figures.

    Documents by engine, weights and genre; undated, corrected and duplicate ones; statements, people, size and layout.

    For example:

        inquit info quotes.db
    """
    from dataclasses import asdict

    from inquit.cli.output import text_output
    from inquit.io.outputs.json_output import json_line
    from inquit.render.overview_table import overview_lines
    from inquit.store import Store

    with Store(database, writes=False) as store:
        overview = store.info()
    with text_output(None) as stream:
        if format_ is database_options.OverviewFormat.JSON:
            stream.write(json_line({"database": str(database), **asdict(overview)}) + "\n")
        else:
            stream.writelines(f"{line}\n" for line in overview_lines(str(database), asdict(overview)))


def remove(database: database_options.ExistingDatabase, documents: database_options.DocumentNames) -> None:
    """Remove documents from a database for good.

    Their texts and statements go, and what the index and the logs of the database hold of them, so that no byte of them
    is left in its files. Backups are yours to look after.

    Exit code: 0 when all is well, 1 when a document is not there (the rest is done), 2 when the command is wrong.

    For example:

        inquit remove quotes.db articles/a.txt

        inquit remove quotes.db monday.csv:3 https://example.org/news/1
    """
    from inquit.cli.messages import say_error
    from inquit.cli.output import text_output
    from inquit.errors import StoreError
    from inquit.store import Store

    gone: dict[str, None] = {}
    failed = 0
    with Store(database, may_be_made=False) as store:
        known = []
        for name in documents:
            try:
                store.ids_of(name)
                known.append(name)
            except StoreError as error:
                say_error(str(error))
                failed += 1
        gone = dict.fromkeys(store.remove(*known))
    with text_output(None) as stream:
        stream.writelines(f"removed: {id_}\n" for id_ in gone)
    raise typer.Exit(1 if failed else 0)


def backup(database: database_options.ExistingDatabase, file: database_options.BackupFile) -> None:
    """Copy a database to a file, also while others write to it.

    The copy is one file, whole as of one moment; one that was there before is replaced when it is complete.

    For example:

        inquit backup quotes.db quotes-monday.db
    """
    from inquit.cli.output import text_output
    from inquit.render.display import displayable
    from inquit.store import Store

    with Store(database, writes=False) as store:
        store.backup(file)
    with text_output(None) as stream:
        print(displayable(f"{file}: a copy of {database}"), file=stream)
