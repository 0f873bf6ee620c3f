"""Figures that a database makes by itself, written as those of texts are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from inquit import __version__
from inquit.cli.count_charts import CountsHtmlWriter, CountsXlsxWriter
from inquit.cli.count_writers import CountsCsvWriter, CountsJsonWriter, CountsTableWriter
from inquit.cli.databases_as_inputs import say_what_is_corrected
from inquit.cli.messages import notice
from inquit.cli.one_database import figures_stream
from inquit.cli.output import Output
from inquit.cli.run_counts import left_out_undated
from inquit.cli.same_writers import SameCsvWriter, SameJsonWriter, SameTableWriter
from inquit.filters import RowFilter
from inquit.render.tally import counted
from inquit.store import Store
from inquit.store.text_counts import taken_and_undated

__all__ = ["write_counts", "write_same_statements"]

_COUNTS = {
    "table": CountsTableWriter,
    "csv": CountsCsvWriter,
    "json": CountsJsonWriter,
    "xlsx": CountsXlsxWriter,
    "html": CountsHtmlWriter,
}
_SAME = {"table": SameTableWriter, "csv": SameCsvWriter, "json": SameJsonWriter}


def write_counts(path: Path, output: Output, rows: RowFilter, *, as_found: bool = False) -> None:
    """Write the figures of a database.

    as_found: whether it is read as if nobody had corrected anything.

    Raises:
        InquitError: the database cannot be read, or the file not be written; no text has a column that is counted by.
    """
    wanted = replace(output.options, version=__version__)
    with Store(path, writes=False, as_found=as_found) as store:
        say_what_is_corrected(store)
        undated = taken_and_undated(store.db, rows)[1]
        table = store.stats(*wanted.by, distinct=wanted.distinct, rows=rows)
        with figures_stream(output, path) as stream:
            _COUNTS[output.format.name](stream, wanted).write(table)
    _say_what_is_written(output, f"{counted(table.sums.quotes, 'statement')} of {counted(table.documents, 'text')}")
    if undated:
        notice(left_out_undated(undated))


def write_same_statements(path: Path, output: Output, rows: RowFilter) -> None:
    """Write the same words in several texts of a database.

    Raises:
        InquitError: the database cannot be read, or the file not be written.
    """
    wanted = output.options
    with Store(path, writes=False) as store:
        taken, undated = taken_and_undated(store.db, rows)
        groups = list(store.same(rows=rows, min_words=wanted.min_words or 1, min_sites=wanted.min_sites or 1))
        with figures_stream(output, path) as stream:
            _SAME[output.format.name](stream, wanted).write(groups, taken)
    _say_what_is_written(output, f"{counted(len(groups), 'group')} of {counted(taken, 'text')}")
    if undated:
        notice(left_out_undated(undated))


def _say_what_is_written(output: Output, what: str) -> None:
    if output.path is not None:
        notice(f"{output.path}: {what}")
