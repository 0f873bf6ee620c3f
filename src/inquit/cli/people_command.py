"""`inquit people`."""

from __future__ import annotations

from inquit.cli import options, people_options
from inquit.io.outputs import OutputFormat

__all__ = ["people"]

_WRITERS = "inquit.cli.people_writers"  # where these are written, all at once
_FORMATS = (
    OutputFormat(name="table", endings=(".txt",), writer=f"{_WRITERS}:write_people", to_read=True),
    OutputFormat(name="csv", endings=(".csv",), writer=f"{_WRITERS}:write_people"),
    OutputFormat(name="json", endings=(".json",), writer=f"{_WRITERS}:write_people", escape="json"),
)


def people(
    database: people_options.PeopleDatabase,
    action: people_options.Action = people_options.PeopleAction.LIST,
    words: people_options.Words = None,
    top: people_options.Top = None,
    accept: people_options.Accept = None,
    documents: people_options.SplitDocuments = None,
    as_printed: people_options.AsPrinted = None,
    format_: options.FiguresFormatOption = None,
    output: options.Output = None,
) -> None:
    """Say who is one person across texts, list people, and correct what was linked.

    What is decided is kept, also when texts are read again, and can be taken back.

    For example:

        inquit people quotes.db list --top 20

        inquit people quotes.db suggest

        inquit people quotes.db merge "Joe Biden" "Joseph R. Biden Jr."

        inquit people quotes.db split p12 --documents 0417,0418

        inquit people quotes.db set p12 id=Q76 role=president
    """
    from inquit.cli.formats import choose_format
    from inquit.cli.people_job import PeopleJob, do_with_people

    chosen = choose_format(None if format_ is None else format_.value, output, among=_FORMATS)
    job = PeopleJob(
        action=action.value,
        words=words or (),
        format=chosen.name,
        output=output,
        is_listed=format_ is not None or output is not None,
        top=top,
        accept=accept,
        documents=documents or (),
        as_printed=as_printed,
    )
    do_with_people(database, job)
