"""One run of `inquit verify` over a table whose rows are quotations."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import typer

from inquit.cli.formats import choose_format
from inquit.cli.jobs import texts_or_results
from inquit.cli.judged_rows import JudgedRow, RowColumns, RowJudge
from inquit.cli.judged_table_writers import JudgedTable
from inquit.cli.messages import notice, say_error
from inquit.cli.option_groups import DestinationOptions, ExtractionOptions, TextOptions
from inquit.cli.output import Output, open_output
from inquit.cli.overwriting import refuse_overwriting
from inquit.cli.termination import ending_as_interrupted, exit_code
from inquit.cli.verify_options import DID_NOT_PASS, UNREAD, refuse_mark
from inquit.cli.verify_table_options import TABLE_FORMATS, JudgedTableOptions
from inquit.cli.verifying_job import read_against
from inquit.errors import InputError
from inquit.io.inputs.table_rows import column_index
from inquit.io.inputs.whole_rows import WholeRow
from inquit.io.outfile import OutputFile
from inquit.io.outputs import OutputFormat, WriteOptions
from inquit.io.read_inputs import STDIN
from inquit.io.sources_in_cells import SourceCells, SourceKind
from inquit.io.whole_tables import OpenTable, opened_table
from inquit.render.tally import counted
from inquit.render.verification_tally import VerificationTally, in_words
from inquit.verification import Sources

__all__ = ["TableRequest", "verify_table"]

_SHOWN: Final = 10  # names of fields in a message
# What a table is written as where nobody says it: as what it is read from.
_SAME_FORMAT: Final = {"CSV": "csv", "JSON Lines": "jsonl", "JSON": "jsonl", "Parquet": "jsonl"}


@dataclass(frozen=True, slots=True)
class TableRequest:
    """Which table is judged, against what, and where it goes; the fields have the names of the options.

    Raises:
        BadParameter: they do not go together.
    """

    inputs: list[str] | None
    against: list[str] | None
    table: JudgedTableOptions
    format: str | None
    destination: DestinationOptions
    bom: bool
    only: frozenset[str]
    fail_on: frozenset[str]

    def __post_init__(self) -> None:
        if len(self.inputs or ()) > 1:
            raise typer.BadParameter("name one table; its rows are what is judged", param_hint="ARTICLES")
        if not self.against and self.table.source_column is None:
            raise typer.BadParameter(
                "name the sources of all rows (--against), or the column that has one for each (--source-column)",
                param_hint="'--quote-column'",
            )
        if self.name == STDIN and STDIN in (self.against or ()):
            raise typer.BadParameter(
                "standard input (-) can be read once only: as the table, or as a source", param_hint="'--against'"
            )
        if self.destination.resume:
            raise typer.BadParameter("a table is judged in one go; leave it out", param_hint="'--resume'")

    @property
    def name(self) -> str:
        """The table; where none is named, standard input."""
        return (self.inputs or [STDIN])[0]

    @property
    def folder(self) -> Path | None:
        """Where the paths in the table begin."""
        return self.table.source_folder or (None if self.name == STDIN else Path(self.name).parent)

    def output(self, table: OpenTable) -> Output:
        """Where it goes, as what.

        Raises:
            BadParameter: there is no such format for tables, or it has no byte order mark.
        """
        names = [one.name for one in TABLE_FORMATS]
        if self.format is not None and self.format not in names:
            raise typer.BadParameter(f"a table is written as {', '.join(names)}", param_hint="'--format' / '-f'")
        same = "tsv" if table.head.delimiter == "\t" else _SAME_FORMAT[table.format]
        own: OutputFormat = next(one for one in TABLE_FORMATS if one.name == same)
        others = tuple(one for one in TABLE_FORMATS if one is not own)
        chosen = choose_format(self.format, self.destination.output, among=(own, *others))
        if self.bom:
            refuse_mark(chosen)
        return Output(chosen, self.destination.output, WriteOptions(bom=self.bom))


def verify_table(request: TableRequest, reading: TextOptions, extraction: ExtractionOptions) -> int:
    """Judge the rows of a table, and say how it went: the exit code.

    Raises:
        InquitError: the table cannot be read, or nothing can be written.
        BadParameter: what is to be read or written does not go together.
    """
    stdin = cast("BinaryIO", io.BytesIO() if sys.stdin is None else sys.stdin.buffer)
    path = request.destination.output
    refuse_overwriting([path], [request.name])
    options = replace(reading, speaker_column=None).read_options(skip=path, max_seconds=extraction.max_seconds)
    with opened_table(request.name, request.table.quote_column or "", stdin, options) as table:
        columns = RowColumns(request.table.quote_column or "", reading.speaker_column, request.table.source_column)
        rows = _checked_rows(table, columns)
        to = request.output(table)
        against = _against(request, replace(reading, speaker_column=None), extraction)
        kind = cast("SourceKind", request.table.source_kind)
        cells = None if columns.source is None else SourceCells(columns.source, kind, request.folder, options)
        judge = RowJudge(columns, against, cells, defuses=table.format == "CSV")
        return _judge_all(_Run(request, table, judge), rows, to, extraction.model)


def _against(request: TableRequest, reading: TextOptions, extraction: ExtractionOptions) -> Sources:
    """The sources of rows that name none."""
    settings = replace(extraction.settings(), genre="auto")
    if not request.against:
        return Sources([], model=extraction.model, settings=settings)
    texts = texts_or_results(request.against, replace(reading, join=False), extraction, request.destination.output)
    return read_against(texts, extraction.model, settings)


def _checked_rows(table: OpenTable, columns: RowColumns) -> Iterable[WholeRow]:
    """The rows.

    Raises:
        InputError: the table has no such column, or its first row no such field.
    """
    names = table.head.names
    if names is not None:
        stripped = [name.strip() for name in names]
        for option, wanted in (("quote", columns.quote), ("speaker", columns.speaker), ("source", columns.source)):
            if wanted is not None:
                column_index(stripped, wanted, table.name, f"--{option}-column")
        return table.rows
    before: list[WholeRow] = []
    for row in table.rows:
        before.append(row)
        if row.fault is None:
            if not row.has(columns.quote):
                column_index(row.names, columns.quote, f"{table.name}, {row.label}", "--quote-column")
            break
    return chain(before, table.rows)


@dataclass(slots=True)
class _Run:
    """One run over the rows, and what comes of it.

    done: how many rows are through; `unjudged` those without a verdict, `failed` those for which something is missing.
    failing: the findings of each that makes the check fail.
    broken: why no more rows can be read.
    """

    request: TableRequest
    table: OpenTable
    judge: RowJudge
    tally: VerificationTally = field(default_factory=VerificationTally)
    done: int = 0
    unjudged: int = 0
    failed: int = 0
    failing: list[frozenset[str]] = field(default_factory=list)
    broken: str = ""
    _said: set[str] = field(default_factory=set)

    def take(self, rows: Iterable[WholeRow], writer: JudgedTable) -> None:
        """Judge rows, and write those that are to be shown."""
        try:
            for row in rows:
                judged = self.judge.judge(row)
                self._count(judged)
                one = judged.checked
                if one is None or not self.request.only or one.verdict in self.request.only:
                    writer.row(judged)
        except InputError as error:
            self.broken = str(error)

    def _count(self, judged: JudgedRow) -> None:
        self.done += 1
        self.failed += judged.error is not None
        if judged.error is not None and judged.error not in self._said:
            self._said.add(judged.error)
            say_error(f"{self.table.name}, {judged.error}" if judged.checked is None else judged.error)
        if judged.checked is None:
            self.unjudged += 1
            return
        self.tally.count([judged.checked])
        if found := judged.checked.findings & self.request.fail_on:
            self.failing.append(found)

    def summary(self) -> str:
        """What the rows come to."""
        self.tally.sources, self.tally.unread = self.judge.read, self.judge.unread
        unjudged = f"; {counted(self.unjudged, 'row')} not judged" if self.unjudged else ""
        return self.tally.sentence() + unjudged


def _judge_all(run: _Run, rows: Iterable[WholeRow], to: Output, model: str) -> int:
    file = None if to.path is None else OutputFile(to.path)
    made: list[Any] = []

    def opened(writer: Any) -> Any:
        made.append(writer)
        return writer

    to = replace(to, before=opened)
    try:
        with ending_as_interrupted(), file or nullcontext():
            with open_output(to, file, model=model):
                made[0].begin(run.table.head, spelled_as_csv=run.table.format == "CSV")
                run.take(rows, made[0])
            if file is not None:
                file.complete()
    except KeyboardInterrupt as interrupt:
        where = "" if file is None or not run.done else f"; the results stand in {file.partial}"
        say_error(f"interrupted: {counted(run.done, 'row')} of {run.table.name} are judged{where}")
        return exit_code(interrupt)
    if to.path is not None:
        notice(f"{to.path}: {run.summary()}")
    _tell(run, made[0])
    if run.failed or run.broken or run.judge.unread or run.judge.missing:
        return UNREAD
    return DID_NOT_PASS if run.failing else 0


def _tell(run: _Run, writer: JudgedTable) -> None:
    """Say what the user should know about the table."""
    if writer.renamed:
        renamed = ", ".join(f"{name} is {other}" for name, other in writer.renamed.items())
        notice(f"{run.table.name}: has columns of these names already, so that of the new ones {renamed}")
    if writer.left_out:
        left_out = ", ".join(sorted(map(repr, writer.left_out))[:_SHOWN])
        notice(f"{run.table.name}: fields that its first row has not are left out: {left_out}; JSON Lines keeps them")
    for column in run.judge.missing:
        say_error(f"{run.table.name}: no row has a field {column!r}")
    if run.failing:
        names = sorted(in_words(name) for name in frozenset.union(*run.failing))
        say_error(f"{counted(len(run.failing), 'quotation')} did not pass (--fail-on): {', '.join(names)}")
    if run.broken:
        say_error(f"{run.broken} ({counted(run.done, 'row')} before are done)")
    elif run.failed:
        say_error(f"{run.failed} of {counted(run.done, 'row')} failed; the rest is done")
