"""What a JSON file holds, told by its shape: where in it the texts are, or what it is if it holds none.

`SHAPES` is the one list of shapes that are known. The first that fits is taken, so that what has a meaning of its own
stands before what only looks like a table.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from inquit.io.read_options import ID_COLUMN, TEXT_COLUMN, ReadOptions

__all__ = [
    "RESULTS",
    "SHAPES",
    "JsonField",
    "JsonRecord",
    "JsonShape",
    "field_names",
    "id_field",
    "id_of_many",
    "text_field",
    "value_of",
]

_DEPTH = 4  # a list of records is looked for so deep, as in {"response": {"results": [...]}}
_LOOKED_AT = 1000  # values of a list, or of an object, are looked at to tell what it is
_SHOWN = 10  # names of fields in a message


@dataclass(frozen=True, slots=True)
class JsonField:
    """A field of a record, by its name, or by the names that lead to it with dots between them.

    named: whether the user named it.
    """

    name: str
    named: bool

    def of(self, record: Any) -> Any:
        """What stands there; None where nothing does."""
        if not isinstance(record, dict):
            return None
        if self.name in record:
            return record[self.name]
        found: Any = record
        for part in self.name.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        return found


@dataclass(frozen=True, slots=True)
class JsonRecord:
    """A value that should hold a text: its place ("item 3"), the id that its place gives it, and the value."""

    label: str
    id: str | None
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonShape:
    """A shape.

    fits: whether a value has it; the field is the one of the text.
    records: what of it holds texts.
    refusal: for a shape that holds none: what it is, and what to do.
    """

    name: str
    fits: Callable[[Any, JsonField], bool]
    records: Callable[[Any, JsonField], Iterator[JsonRecord]] = lambda value, field: iter(())
    refusal: str | None = None


def text_field(options: ReadOptions) -> JsonField:
    """The field of the text."""
    return JsonField(options.text_column or TEXT_COLUMN, options.text_column is not None)


def id_field(options: ReadOptions) -> JsonField:
    """The field of the id."""
    return JsonField(options.id_column or ID_COLUMN, options.id_column is not None)


def value_of(record: Any, name: str | None) -> Any:
    """What stands in a field that the user named; None where no field is named, or nothing stands there."""
    return None if name is None else JsonField(name, named=True).of(record)


def id_of_many(record: Any, options: ReadOptions) -> str:
    """The id of the text that a record is a part of; empty where the user named no field for it."""
    id_ = value_of(record, options.id_column)
    return str(id_) if isinstance(id_, str | int) and not isinstance(id_, bool) else ""


def field_names(value: Any) -> str:
    """The fields that hold texts, for a message: of the first object in which there are any."""
    names: list[str] = []
    waiting = deque([("", value)])
    while waiting and len(names) <= _SHOWN:
        prefix, one = waiting.popleft()
        if isinstance(one, dict):
            names += [f"{prefix}{key}" for key, inner in one.items() if isinstance(inner, str)]
            waiting.extend((f"{prefix}{key}.", inner) for key, inner in one.items() if isinstance(inner, dict))
            waiting.extend(("", inner) for inner in one.values() if isinstance(inner, list) and not names)
        elif isinstance(one, list):
            waiting.extend(("", inner) for inner in one[:1])
    shown = ", ".join(repr(name[: _SHOWN * 4]) for name in names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
    return shown or "none"


def _has_text(value: Any, field: JsonField) -> bool:
    return isinstance(field.of(value), str)


def _any_has_text(values: Sequence[Any], field: JsonField) -> bool:
    return any(_has_text(value, field) for value in values[:_LOOKED_AT])


def _is_record(value: Any, field: JsonField) -> bool:
    return _has_text(value, field)


def _one(value: Any, field: JsonField) -> Iterator[JsonRecord]:
    del field  # it is the only one
    yield JsonRecord("item 1", None, value)


def _is_table(value: Any, field: JsonField) -> bool:
    return isinstance(value, list) and _any_has_text(value, field)


def _rows(value: Any, field: JsonField) -> Iterator[JsonRecord]:
    del field  # each row is looked at by itself
    for number, row in enumerate(value, start=1):
        yield JsonRecord(f"item {number}", None, row)


def _is_texts(value: Any, field: JsonField) -> bool:
    return not field.named and isinstance(value, list) and bool(value) and all(isinstance(one, str) for one in value)


def _texts(value: Any, field: JsonField) -> Iterator[JsonRecord]:
    for number, text in enumerate(value, start=1):
        yield JsonRecord(f"item {number}", None, {field.name: text})


def _is_columns(value: Any, field: JsonField) -> bool:
    column = field.of(value)
    cells = list(column.values()) if isinstance(column, dict) else column if isinstance(column, list) else []
    return any(isinstance(cell, str) for cell in cells[:_LOOKED_AT])


def _columns(value: Any, field: JsonField) -> Iterator[JsonRecord]:
    """The rows of a table that is written column by column, as pandas does."""
    texts = field.of(value)
    keys = texts.keys() if isinstance(texts, dict) else range(len(texts))
    for number, key in enumerate(keys, start=1):
        row = {name: _cell(column, key) for name, column in value.items()}
        yield JsonRecord(f"item {number}", None, row)


def _cell(column: Any, key: Any) -> Any:
    if isinstance(column, dict):
        return column.get(key)
    return column[key] if isinstance(column, list) and isinstance(key, int) and key < len(column) else None


def _is_by_id(value: Any, field: JsonField) -> bool:
    return isinstance(value, dict) and _any_has_text(list(value.values()), field)


def _by_id(value: Any, field: JsonField) -> Iterator[JsonRecord]:
    for key, inner in value.items():
        if _has_text(inner, field):
            yield JsonRecord(f"item {key!r}", key, inner)


def _inner_table(value: Any, field: JsonField) -> Any:
    """The first list of records within objects, from the outside in; None where there is none."""
    waiting = deque([(value, 0)])
    while waiting:
        one, depth = waiting.popleft()
        if depth and (_is_table(one, field) or _is_by_id(one, field)):
            return one
        if isinstance(one, dict) and depth < _DEPTH:
            waiting.extend((inner, depth + 1) for inner in list(one.values())[:_LOOKED_AT])
    return None


def _holds_table(value: Any, field: JsonField) -> bool:
    return isinstance(value, dict) and _inner_table(value, field) is not None


def _rows_within(value: Any, field: JsonField) -> Iterator[JsonRecord]:
    inner = _inner_table(value, field)
    yield from _rows(inner, field) if isinstance(inner, list) else _by_id(inner, field)


def _is_result(value: Any, field: JsonField) -> bool:
    """Whether these are results of inquit, written without the texts."""
    documents = value.get("documents") if isinstance(value, dict) and "inquit" in value else value
    one = documents[0] if isinstance(documents, list) and documents else documents
    return isinstance(one, dict) and {"quotes", "speakers", "seconds"} <= one.keys() and not _has_text(one, field)


RESULTS = JsonShape(
    name="results",
    fits=_is_result,
    refusal="results of inquit without their texts; name the texts, or write results with --with-text",
)
SHAPES = (
    RESULTS,
    JsonShape(name="record", fits=_is_record, records=_one),
    JsonShape(name="records", fits=_is_table, records=_rows),
    JsonShape(name="texts", fits=_is_texts, records=_texts),
    JsonShape(name="columns", fits=_is_columns, records=_columns),
    JsonShape(name="records by id", fits=_is_by_id, records=_by_id),
    JsonShape(name="records within", fits=_holds_table, records=_rows_within),
)
