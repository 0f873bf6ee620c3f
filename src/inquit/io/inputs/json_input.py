"""JSON: one value, or several one after the other, in which `inquit.io.inputs.json_shapes` finds the texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from inquit.document import Failure, Place
from inquit.errors import InputError
from inquit.io.inputs.cell_text import CellReader
from inquit.io.inputs.input_format import Head, InputFormat
from inquit.io.inputs.joined_rows import TableRow, texts_of
from inquit.io.inputs.json_chats import chat_in
from inquit.io.inputs.json_shapes import (
    RESULTS,
    SHAPES,
    JsonField,
    JsonRecord,
    field_names,
    id_field,
    id_of_many,
    text_field,
    value_of,
)
from inquit.io.inputs.json_speech import speech_in
from inquit.io.inputs.result_records import read_result, results_in
from inquit.io.inputs.spoken_pieces import spoken_text
from inquit.io.inputs.text_input import decoding_notices
from inquit.io.inputs.whole_rows import TableHead, WholeRow, WholeTable
from inquit.io.item import Item
from inquit.io.limits import HEAD
from inquit.io.read_options import TEXT_COLUMN, ReadOptions, empty_notice
from inquit.io.text_decoding import Decoded, decode
from inquit.source import Found, Markup, Source

__all__ = ["FORMAT", "count", "parse", "whole_rows"]

_SPACE = re.compile(r"\s*")
_BEGINS = re.compile(rb"\[\s*(?:[\[{\]\"]|-?\d|null|true|false)|\{\s*(?:\"|\})")
# What is JSON without a doubt, whatever it is called: an object with a key, or a list of such.
_SURE = re.compile(rb"(?:\[\s*){0,3}\{\s*\"(?:[^\"\\\r\n]|\\.){0,200}\"\s*:\s*(?:[\[{\"]|-?\d|null|true|false)")


def parse(item: Item, options: ReadOptions) -> Iterator[Found]:
    """A text for each record, one of several, or that of a chat or a transcript, unless the user names a field.

    Raises:
        InputError: it is no JSON, or there is no text in it.
    """
    field, id_ = text_field(options), id_field(options)
    decoded = decode(item.read(), item.name)
    value = _value(decoded.text, item.name)
    if value == []:
        yield Source(item.name, "", item.name, notices=(empty_notice(item.name),), meta={"format": "JSON"})
    notices = decoding_notices(item.name, decoded) if decoded.text.strip() else ()
    results = results_in(value) if options.takes_results else None
    if results is not None:
        yield from (read_result(one, f"{item.name}, item {number}") for number, one in enumerate(results, start=1))
        return
    by_fields = field.named or options.joins_rows
    spoken = None if by_fields or value == [] else _spoken(value, item.name, decoded)
    if spoken is not None:
        yield spoken
        return
    records = _records(value, field, item.name)
    for found in texts_of(_rows(item.name, records, field, id_, options), item.name, options):
        if isinstance(found, Source):
            found = replace(found, notices=(*notices, *found.notices), encoding=decoded.encoding)
            notices = ()
        yield found


def _rows(
    name: str, records: Iterator[JsonRecord], field: JsonField, id_: JsonField, options: ReadOptions
) -> Iterator[TableRow]:
    cells = CellReader(as_html=options.html_cells)
    for number, record in enumerate(records, start=1):
        yield TableRow(
            cells.read(_source(name, number, record, field, id_), f"{name}, {record.label}"),
            id_of_many(record.value, options),
            value_of(record.value, options.speaker_column),
            value_of(record.value, options.time_column),
            fields=record.value,
        )


def whole_rows(item: Item, options: ReadOptions) -> WholeTable:
    """The records with all their fields.

    Raises:
        InputError: it is no JSON, or there are no records with the field of the text in it.
    """
    value = _value(decode(item.read(), item.name).text, item.name)
    yield TableHead(None)
    for record in _records(value, text_field(options), item.name) if value else ():
        if isinstance(record.value, dict):
            yield WholeRow(record.label, tuple(record.value), tuple(record.value.values()))
        else:
            yield WholeRow(record.label, fault=f"{record.label}: no object with fields")


def count(item: Item) -> int:
    """How many values a list has, or an object in its largest list; that is about how many texts there will be."""
    value = _value(decode(item.read(), item.name).text, item.name)
    if chat_in(value) is not None or speech_in(value) is not None:
        return 1
    if isinstance(value, dict):
        value = max((inner for inner in value.values() if isinstance(inner, list)), key=len, default=[value])
    return max(1, len(value))


def _spoken(value: Any, name: str, decoded: Decoded) -> Source | None:
    """The text of a file that says who speaks; None for one that does not."""
    if RESULTS.fits(value, JsonField(TEXT_COLUMN, named=False)):
        return None
    pieces = chat_in(value)
    pieces = speech_in(value) if pieces is None else pieces
    if pieces is None:
        return None
    text = spoken_text(pieces)
    notices = (*(() if text.text else (empty_notice(name),)), *decoding_notices(name, decoded))
    return text.source(
        name, encoding=decoded.encoding, detected=decoded.detected, notices=notices, meta={"format": "JSON"}
    )


def _value(text: str, where: str) -> Any:
    """The value of the file, or the list of its values where there are several."""
    decoder = json.JSONDecoder()
    values = []
    at = _end_of_space(text, 0)
    try:
        while at < len(text):
            value, at = decoder.raw_decode(text, at)
            values.append(value)
            at = _end_of_space(text, at)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise InputError(
            f"{where}: not valid JSON ({error.msg.lower().removesuffix(' at')} at {place}); write the file anew"
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: JSON that cannot be read ({error}); write the file anew") from error
    return values[0] if len(values) == 1 else values


def _end_of_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return at if found is None else found.end()


def _records(value: Any, field: JsonField, where: str) -> Iterator[JsonRecord]:
    if value == []:
        return
    shape = next((shape for shape in SHAPES if shape.fits(value, field)), None)
    if shape is None:
        raise InputError(
            f"{where}: no field {field.name!r} that holds a text; name one with --text-column: {field_names(value)}"
        )
    if shape.refusal is not None:
        raise InputError(f"{where}: {shape.refusal}")
    yield from shape.records(value, field)


def _source(name: str, number: int, record: JsonRecord, field: JsonField, id_: JsonField) -> Source | Failure:
    where = f"{name}, {record.label}"
    text, own = field.of(record.value), id_.of(record.value)
    if not isinstance(text, str):
        return Failure(where, f"{where}: no text in {field.name!r}; the fields with one: {field_names(record.value)}")
    if own is None and id_.named:
        return Failure(where, f"{where}: no id in {id_.name!r}; name another field with --id-column, or none")
    if not isinstance(own, str | int) or isinstance(own, bool) or own == "":
        own = record.id or f"{name}:{number}"
    notices = () if text.strip() else (empty_notice(where),)
    return Source(
        str(own), text, name, notices=notices, meta={"format": "JSON"}, markup=Markup(places=(Place(0, record.label),))
    )


def _is_one_value(head: Head) -> bool:
    """Whether this begins like JSON, and not like JSON Lines."""
    text = head.text.lstrip()
    line, _, rest = text.partition(b"\n")
    if rest.lstrip().startswith(b"{") and line.startswith(b"{") and line.rstrip().endswith(b"}"):
        return False
    return _BEGINS.match(text) is not None


def _is_json(head: Head) -> bool:
    """Whether this is JSON whatever its name says; where all of it is at hand, it must be a value."""
    text = head.text.strip()
    if _SURE.match(text) is None:
        return False
    if len(head.data) == HEAD:
        return True
    return text.endswith((b"}", b"]"))


FORMAT = InputFormat(
    name="JSON",
    suffixes=(".json",),
    media_types=("application/json",),
    if_named=_is_one_value,
    hint=_is_json,
    parse=parse,
    count=count,
    rows=whole_rows,
    sandboxed=True,
)
