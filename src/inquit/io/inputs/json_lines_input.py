"""JSON Lines: on every line an object that holds a text."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator

from inquit.document import Failure, Place
from inquit.io.inputs.input_format import Head, InputFormat, anything
from inquit.io.item import Item, lines_of
from inquit.io.limits import HEAD, MAX_LINE, size_of
from inquit.io.read_options import ID_COLUMN, TEXT_COLUMN, ReadOptions, empty_notice
from inquit.source import Markup, Source

__all__ = ["FORMAT", "count", "parse"]

_SPACE = b" \t\r\n\x0c"


def parse(item: Item, options: ReadOptions) -> Iterator[Source | Failure]:
    """A text a line, as the lines are read; a bad line is a failure in its place."""
    for number, line in enumerate(lines_of(item.stream), start=1):
        where = f"{item.name}, line {number}"
        if line is None:
            yield Failure(where, f"{where}: longer than {size_of(MAX_LINE)}, which is too much for one text; split it")
        elif data := (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line).strip():
            yield _source(item.name, number, data, options)


def count(item: Item) -> int:
    """How many texts `parse` will give, and failures in their places."""
    return sum(1 for line in lines_of(item.stream) if line is None or line.strip())


def _source(name: str, number: int, data: bytes, options: ReadOptions) -> Source | Failure:
    where = f"{name}, line {number}"
    try:
        record = json.loads(data)
    except json.JSONDecodeError as error:
        return Failure(where, f"{where}: not valid JSON ({error.msg.lower()} at column {error.colno})")
    except UnicodeDecodeError:
        return Failure(where, f"{where}: not UTF-8, which JSON Lines must be")
    except (ValueError, RecursionError) as error:
        return Failure(where, f"{where}: JSON that cannot be read ({error})")
    text_field, id_field = options.text_column or TEXT_COLUMN, options.id_column or ID_COLUMN
    if isinstance(record, dict):
        text, id_ = record.get(text_field), record.get(id_field)
        if id_ is None and options.id_column is None:
            id_ = f"{name}:{number}"
        if isinstance(text, str) and isinstance(id_, str | int) and not isinstance(id_, bool):
            notices = () if text.strip() else (empty_notice(where),)
            markup = Markup(places=(Place(0, f"line {number}"),))
            return Source(str(id_), text, name, "utf-8", notices=notices, meta={"format": "JSON Lines"}, markup=markup)
    shape = f'{{"{id_field}": "a1", "{text_field}": "..."}}'
    return Failure(where, f"{where}: each line must look like {shape}; --text-column names another field")


def _first_line_has_the_text(head: Head) -> bool:
    """Whether the first line is an object with a text in the field where it should be."""
    line, end, _ = head.text.lstrip(_SPACE).partition(b"\n")
    if not end and len(head.text) == HEAD:  # a long line, of which this is the beginning
        return re.match(rb'\{\s*"', line) is not None and b'"%s"' % head.text_column.encode() in line
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and isinstance(record.get(head.text_column), str)


FORMAT = InputFormat(
    name="JSON Lines",
    suffixes=(".jsonl", ".ndjson"),
    media_types=("application/jsonl", "application/x-ndjson"),
    if_named=anything,  # a bad line is said where it stands
    hint=_first_line_has_the_text,
    parse=parse,
    count=count,
)
