"""JSON Lines: on every line an object that holds a text."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from inquit.document import Failure, Place
from inquit.errors import InputError
from inquit.io.inputs.cell_text import CellReader
from inquit.io.inputs.input_format import Head, InputFormat, RangeSize
from inquit.io.inputs.joined_rows import TableRow, texts_of
from inquit.io.inputs.json_shapes import RESULTS, field_names, id_field, id_of_many, text_field, value_of
from inquit.io.inputs.result_records import is_result, read_result
from inquit.io.inputs.table_rows import empty_table
from inquit.io.inputs.text_input import decoding_notices
from inquit.io.inputs.whole_rows import TableHead, WholeRow, WholeTable
from inquit.io.item import ALL_ROWS, Item, RowRange, lines_of
from inquit.io.limits import HEAD, MAX_LINE, size_of
from inquit.io.read_options import ReadOptions, empty_notice
from inquit.io.text_decoding import Decoded, decode, is_wide
from inquit.source import Found, Markup, Source

__all__ = ["FORMAT", "count", "parse", "ranges", "whole_rows"]

_OF_SPEECH = re.compile(rb'"(?:segments|utterances|words)"\s{0,9}:\s{0,9}\[')  # of which JSON tells more
_OF_RESULT = re.compile(rb'\{\s{0,9}"id"\s{0,9}:.{0,1000}"quotes"\s{0,9}:\s{0,9}\[')
_SPACE = b" \t\r\n\x0c"
_TOO_LONG = f"longer than {size_of(MAX_LINE)}, which is too much for one text; split it"
_NO_OBJECT = "no object; each line must be one, with its fields"


def parse(item: Item, options: ReadOptions) -> Iterator[Found]:
    """A text a line, as the lines are read, or one of several; a bad line is a failure in its place."""
    none = True
    for found in texts_of(_rows(item, options), item.name, options):
        none = False
        yield found
    if none and item.rows == ALL_ROWS:
        yield empty_table(item.name, "JSON Lines")


def _rows(item: Item, options: ReadOptions) -> Iterator[TableRow]:
    cells = CellReader(as_html=options.html_cells)
    for number, line in _full_lines(item):
        where = f"{item.name}, line {number}"
        if line is None:
            yield TableRow(Failure(where, f"{where}: {_TOO_LONG}"))
            continue
        row = _row(item.name, number, line, options)
        yield replace(row, found=cells.read(row.found, where))


def whole_rows(item: Item, options: ReadOptions) -> WholeTable:
    """The objects with all their fields, as they are spelled."""
    del options  # nothing to choose
    yield TableHead(None)
    for number, line in _full_lines(item):
        label = f"line {number}"
        try:
            decoded, record = (Decoded("", ""), None) if line is None else _value(line, label)
        except InputError as error:
            yield WholeRow(label, fault=str(error))
            continue
        if isinstance(record, dict):
            yield WholeRow(label, tuple(record), tuple(record.values()), decoded.text)
        else:
            yield WholeRow(label, fault=f"{label}: {_TOO_LONG if line is None else _NO_OBJECT}")


def _full_lines(item: Item) -> Iterator[tuple[int, bytes | None]]:
    """The lines that are not empty, by number; None for one that is too long."""
    rows = item.rows
    if rows.offset is not None:
        item.stream.seek(rows.offset)
    for number, line in enumerate(_lines(item), start=1 if rows.offset is None else rows.first):
        if number < rows.first:
            continue
        if rows.ends_before(number):
            return
        data = line if line is None else (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line).strip()
        if data != b"":
            yield number, data


def _lines(item: Item) -> Iterator[bytes | None]:
    """The lines; a lone carriage return ends one, too, as it cannot stand within a value."""
    if is_wide(item.head):
        yield from decode(item.read(), item.name).text.encode("utf-8", "replace").split(b"\n")
        return
    for line in lines_of(item.stream, item.name):
        if line is not None and b"\r" in line.rstrip(b"\r\n"):
            yield from line.rstrip(b"\r\n").split(b"\r")
        else:
            yield line


def count(item: Item) -> int:
    """How many texts `parse` will give, and failures in their places."""
    return max(1, sum(1 for line in _lines(item) if line is None or line.strip()))


def ranges(item: Item, size: RangeSize) -> Iterator[RowRange]:
    """The lines in parts, each from where it begins, where the bytes can be gone to."""
    goes = item.stream.seekable() and not is_wide(item.head)
    first = number = 1
    begin = 0
    for line in lines_of(item.stream, item.name) if goes else _lines(item):
        number += 1 if line is None else max(1, len(line.rstrip(b"\r\n").split(b"\r")))
        here = item.stream.tell() if goes else 0
        if number - first >= size.rows or here - begin >= size.size:
            yield RowRange(first, number - first, begin if goes else None)
            first, begin = number, here
    if number > first:
        yield RowRange(first, number - first, begin if goes else None)


def _row(name: str, number: int, data: bytes, options: ReadOptions) -> TableRow:
    where = f"{name}, line {number}"
    try:
        decoded, record = _value(data, where)
    except InputError as error:
        return TableRow(Failure(where, str(error)))
    if options.takes_results and is_result(record):
        return TableRow(read_result(record, where))
    return TableRow(
        _source(name, number, record, decoded, options),
        id_of_many(record, options),
        value_of(record, options.speaker_column),
        value_of(record, options.time_column),
        fields=record,
    )


def _value(data: bytes, where: str) -> tuple[Decoded, Any]:
    """A line as text, and as what it says.

    Raises:
        InputError: it is no JSON.
    """
    decoded = decode(data, where)
    try:
        return decoded, json.loads(decoded.text)
    except json.JSONDecodeError as error:
        what = f"not valid JSON ({error.msg.lower().removesuffix(' at')} at column {error.colno})"
        raise InputError(f"{where}: {what}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: JSON that cannot be read ({error})") from error


def _source(name: str, number: int, record: Any, decoded: Decoded, options: ReadOptions) -> Source | Failure:
    where = f"{name}, line {number}"
    field, id_field_ = text_field(options), id_field(options)
    text, id_ = field.of(record), id_field_.of(record)
    if id_ is None and not id_field_.named:
        id_ = f"{name}:{number}"
    if isinstance(text, str) and isinstance(id_, str | int) and not isinstance(id_, bool):
        notices = decoding_notices(where, decoded) if text.strip() else (empty_notice(where),)
        markup = Markup(places=(Place(0, f"line {number}"),))
        meta = {"format": "JSON Lines"}
        return Source(str(id_), text, name, decoded.encoding, decoded.detected, notices, meta, markup)
    if number == 1 and RESULTS.fits(record, field):
        raise InputError(f"{name}: {RESULTS.refusal}")
    shape = f'{{"{id_field_.name}": "a1", "{field.name}": "..."}}'
    fields = f"; the fields with a text here: {_fields_but(id_field_.name, record)}" if isinstance(record, dict) else ""
    return Failure(where, f"{where}: each line must look like {shape}; --text-column names another field{fields}")


def _fields_but(id_: str, record: dict[str, Any]) -> str:
    """What fields hold texts, besides the one of the id."""
    return field_names({name: value for name, value in record.items() if name != id_})


def _is_no_json_value(head: Head) -> bool:
    """Whether the lines are to be read one by one, a bad one included: all but JSON over several lines, and lists."""
    line = head.text.lstrip(_SPACE).partition(b"\n")[0].strip(_SPACE)
    return line not in (b"[", b"{") and not line.replace(b" ", b"").startswith(b"[{")


def _first_line_has_the_text(head: Head) -> bool:
    """Whether the first line is an object with a text in the field where it should be, and no transcript by itself.

    So is one of inquit's own results, where these are wanted.
    """
    line, end, rest = head.text.lstrip(_SPACE).partition(b"\n")
    if head.options.takes_results and _OF_RESULT.match(line) is not None:
        return True
    if not rest.strip(_SPACE) and _OF_SPEECH.search(line) is not None:
        return False
    if not end and len(head.text) == HEAD:  # a long line, of which this is the beginning
        return re.match(rb'\{\s*"', line) is not None and b'"%s"' % head.text_column.rpartition(b".")[2] in line
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(text_field(head.options).of(record), str)


FORMAT = InputFormat(
    name="JSON Lines",
    suffixes=(".jsonl", ".ndjson"),
    media_types=("application/jsonl", "application/x-ndjson"),
    if_named=_is_no_json_value,  # a bad line is said where it stands
    hint=_first_line_has_the_text,
    parse=parse,
    count=count,
    rows=whole_rows,
    ranges=ranges,
)
