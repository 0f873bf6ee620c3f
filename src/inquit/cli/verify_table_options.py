"""The options of `inquit verify` for tables whose rows are quotations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from inquit.io.outputs import OutputFormat
from inquit.io.sources_in_cells import SOURCE_KINDS

__all__ = ["TABLE_FORMATS", "JudgedTableOptions"]

_PANEL = "Quotations in a table"
_WRITERS = "inquit.cli.judged_table_writers"
TABLE_FORMATS = (
    OutputFormat(name="csv", endings=(".csv",), writer=f"{_WRITERS}:JudgedCsv"),
    OutputFormat(name="tsv", endings=(".tsv", ".tab"), writer=f"{_WRITERS}:JudgedTsv"),
    OutputFormat(name="jsonl", endings=(".jsonl", ".ndjson"), writer=f"{_WRITERS}:JudgedJsonLines", escape="json"),
    OutputFormat(
        name="xlsx",
        endings=(".xlsx",),
        writer="inquit.cli.judged_workbook:JudgedWorkbook",
        binary=True,
        package="openpyxl",
    ),
)


def _known_kind(kind: str) -> str:
    if kind not in SOURCE_KINDS:
        raise typer.BadParameter(f"there is no kind {kind!r}; take one of {', '.join(SOURCE_KINDS)}")
    return kind


QuoteColumn = Annotated[
    str | None,
    typer.Option(
        "--quote-column",
        metavar="NAME",
        show_default=False,
        rich_help_panel=_PANEL,
        help="Judge each row of a table (CSV, JSON Lines, JSON, Parquet), which has its quotation in this column or "
        "field; its speaker in --speaker-column. The table comes back with columns added.",
    ),
]
SourceColumn = Annotated[
    str | None,
    typer.Option(
        "--source-column",
        metavar="NAME",
        show_default=False,
        rich_help_panel=_PANEL,
        help="The column (or field) with the source of each row: a text, the path of a file beside the table, or a "
        "URL; in JSON also a list of these. A row without one is judged against all of --against.",
    ),
]
SourceKindOption = Annotated[
    str,
    typer.Option(
        "--source-kind",
        metavar="|".join(SOURCE_KINDS),
        callback=_known_kind,
        rich_help_panel=_PANEL,
        help="What stands in that column; auto tells texts, paths and URLs apart. With text, a table from a stranger "
        "makes nothing else be read.",
    ),
]
SourceFolder = Annotated[
    Path | None,
    typer.Option(
        "--source-folder",
        metavar="FOLDER",
        rich_help_panel=_PANEL,
        show_default="that of the table",
        help="Where the paths in that column begin. They may not lead out of it, by no link either.",
    ),
]


@dataclass(frozen=True, slots=True)
class JudgedTableOptions:
    """Where the quotations of a table are, and their sources.

    Raises:
        BadParameter: they do not go together.
    """

    quote_column: QuoteColumn = None
    source_column: SourceColumn = None
    source_kind: SourceKindOption = "auto"
    source_folder: SourceFolder = None

    def __post_init__(self) -> None:
        if self.source_column is None and (self.source_kind != "auto" or self.source_folder is not None):
            option = "--source-folder" if self.source_kind == "auto" else "--source-kind"
            raise typer.BadParameter(
                "it says what the sources of rows are; name their column with --source-column", param_hint=f"'{option}'"
            )
        if self.source_column is not None and self.quote_column is None:
            raise typer.BadParameter(
                "it goes with the column of the quotations; name that with --quote-column",
                param_hint="'--source-column'",
            )

    def refuse_beside(self, others: Mapping[str, object]) -> None:
        """See that options for articles are not given, too.

        Raises:
            BadParameter: one is.
        """
        given = next((name for name, value in others.items() if value), None)
        if given is not None:
            raise typer.BadParameter("it goes with articles, not with the rows of a table", param_hint=f"'--{given}'")
