"""Makes of a document what `inquit.convertible` promises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from importlib import import_module
from importlib.util import find_spec
from reprlib import Repr
from typing import Any, get_args

from inquit.convertible import FrameLibrary
from inquit.document import Document
from inquit.errors import ExtraMissingError, InputError, SettingsError
from inquit.io.outputs.columns import Cell, Column, quote_columns, rows_of
from inquit.io.outputs.json_output import json_line
from inquit.record import document_record, read_document
from inquit.render.display import displayable
from inquit.render.tally import counted
from inquit.text_safety import encodable

__all__ = ["data_frame", "document_described", "html_table", "json_text", "record", "short_repr"]

# A notebook keeps what it shows: a screen or two of rows, each of at most a few lines.
MAX_ROWS = 50
MAX_CHARACTERS = 500

_SHORT = Repr()
_SHORT.maxstring = 80  # an id may be a path
_HEADINGS = ("speaker", "statement", "type", "confidence")
# A column has one type in all documents, also in those without a row or with empty cells.
_TYPES = {
    "pandas": {"text": "string", "integer": "Int64", "number": "float64", "flag": "boolean"},
    "polars": {"text": "String", "integer": "Int64", "number": "Float64", "flag": "Boolean"},
}

record = document_record
json_text = json_line


def short_repr(document: Document) -> str:
    """What the document is, without its text."""
    return f"<Document {_SHORT.repr(document.id)}: {_about(document)}>"


def document_described(record: Mapping[str, Any], text: str | None = None) -> Document:
    """The document that a record describes.

    Raises:
        InputError: there is no text, or a field is missing, or not what it must be.
    """
    text = record.get("text") if text is None else text
    if not isinstance(text, str):
        raise InputError("a record without its text is no document; give the text, or make the record with_text=True")
    return read_document(record, text)


def html_table(document: Document) -> str:
    """A table of who said what, for a notebook."""
    shown = document.quotes[:MAX_ROWS]
    rows = [
        (quote.speaker.name if quote.speaker else "", quote.text, quote.type, f"{quote.confidence:.2f}")
        for quote in shown
    ]
    more = len(document) - len(shown)
    lines = [f"<p><b>{_html(document.id)}</b> {_about(document)}</p>", "<table>", _row(_HEADINGS, "th")]
    lines += [*(_row(row, "td") for row in rows), "</table>"]
    lines += [f"<p>and {more:,} more</p>"] if more else []
    return "\n".join(lines)


def data_frame(document: Document, library: FrameLibrary | None = None, *, with_not_quotes: bool = False) -> Any:
    """A row a quote, with the columns of the CSV output.

    Raises:
        ExtraMissingError: there is no library to make it.
        SettingsError: there is no such library.
    """
    name = _frame_library(library)
    columns = quote_columns(with_not_quotes=with_not_quotes)
    rows = list(rows_of(document, with_not_quotes=with_not_quotes))
    module = import_module(name)
    series = {}
    for place, column in enumerate(columns):
        cells = [row[place] for row in rows]
        kind = _TYPES[name][_kind(column, cells)]
        values = [encodable(cell) if isinstance(cell, str) else cell for cell in cells]
        series[column.name] = _series(module, values, kind)
    return module.DataFrame(series)


def _frame_library(wanted: FrameLibrary | None) -> str:
    known: tuple[str, ...] = get_args(FrameLibrary)
    if wanted is not None and wanted not in known:
        raise SettingsError(f"there is no library {wanted!r} of data frames; take one of {', '.join(known)}")
    found = next((name for name in ((wanted,) if wanted else known) if find_spec(name)), None)
    if found is None:
        raise ExtraMissingError("a data frame", wanted or " or ".join(known), extra=wanted or known[0])
    return found


def _kind(column: Column[Any], cells: Iterable[Cell]) -> str:
    """The kind of a column; times are numbers unless one of them is a time of day."""
    if column.kind != "time":
        return column.kind
    return "text" if any(isinstance(cell, str) for cell in cells) else "number"


def _series(module: Any, values: list[Any], kind: str) -> Any:
    if module.__name__ == "pandas":
        return module.Series(values, dtype=kind)
    return module.Series(values=values, dtype=getattr(module, kind))


def _about(document: Document) -> str:
    words = counted(len(document.text.split()), "word")
    return f"{words}, {counted(len(document), 'row')}, {counted(len(document.speakers), 'speaker')}"


def _row(cells: Iterable[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_html(cell)}</{tag}>' for cell in cells)}</tr>"


def _html(text: str) -> str:
    """A text that a page shows and does not obey, of a length that can be looked at."""
    short = text if len(text) <= MAX_CHARACTERS else f"{text[:MAX_CHARACTERS]} [...]"
    return str(escape(displayable(short)))
