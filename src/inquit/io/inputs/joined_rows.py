"""Tables that say who speaks: their rows put together into texts, one a file, or one an id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from inquit.document import Failure, Time
from inquit.errors import InputError
from inquit.io.inputs.beside_texts import BesideTexts
from inquit.io.inputs.json_shapes import field_names
from inquit.io.inputs.time_cells import times_of
from inquit.io.limits import MAX_DOCUMENT, MEGABYTE, size_of
from inquit.io.read_options import ReadOptions, empty_notice
from inquit.source import Found, Source
from inquit.spoken_text import SpokenText

__all__ = ["TableRow", "speaker_in", "texts_of"]

# Characters of texts whose rows are waited for: so far apart may rows of one id stand. Held as Python does, they take
# up to ten times that in memory; a table of all the debates of a year has as many.
MAX_HELD = 20 * MEGABYTE
_SHOWN = 40  # characters of a cell in a message


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row.

    found: its text, by itself, the result that it is, or why there is none.
    id: of the text that it belongs to; empty where no column of ids is named, or the cell is empty.
    speaker, time: what stands in the columns of these; None where nothing does.
    beside: what stands in other columns that may matter.
    fields: all of it, where it is not known beforehand what columns there are.
    """

    found: Found
    id: str = ""
    speaker: Any = None
    time: Any = None
    beside: Mapping[str, Any] = field(default_factory=dict)
    fields: Any = None


def texts_of(rows: Iterable[TableRow], name: str, options: ReadOptions, names: Iterable[str] = ()) -> Iterator[Found]:
    """A text a row, or where a column of speakers or times is named, one of all rows, or of those of each id.

    Rows of one id may stand apart, but no farther than is held; one that comes later is a failure, told once an id.
    An empty cell, of an id or a speaker, goes on with the last.

    names: those of the columns, as far as they are known beforehand.

    Raises:
        InputError: no row has the field of the speaker, or a text is too long.
    """
    beside = BesideTexts(name, options, names)
    told = (_with_beside(row, beside) for row in rows)
    yield from beside.with_notices(_joined(told, name, options) if options.joins_rows else (row.found for row in told))


def _with_beside(row: TableRow, beside: BesideTexts) -> TableRow:
    others = row.fields if isinstance(row.fields, dict) else row.beside
    return replace(row, found=beside.told(row.found, others)) if isinstance(row.found, Source) else row


def _joined(rows: Iterable[TableRow], name: str, options: ReadOptions) -> Iterator[Found]:
    joined = _JoinedRows(name, options)
    for row in rows:
        yield from joined.add(row)
    yield from joined.rest()


def speaker_in(cell: Any) -> str | None:
    """The speaker that a cell names, without the colon of a label; None where it is empty, or holds no name."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return None
    return " ".join(str(cell).split()).rstrip(": ") or None


@dataclass(slots=True)
class _Text:
    """A text in the making: its rows, and what the user should know about them."""

    id: str
    meta: dict[str, Any]
    fields: dict[str, Any]
    spoken: SpokenText = field(default_factory=SpokenText)
    notices: list[str] = field(default_factory=list)
    encodings: dict[str | None, None] = field(default_factory=dict)
    detected: bool = False
    untimed: int = 0
    first_untimed: str = ""
    size: int = 0


class _JoinedRows:
    """The texts whose rows are still coming, the one that was begun first in front."""

    def __init__(self, name: str, options: ReadOptions) -> None:
        self._name = name
        self._options = options
        self._held: dict[str, _Text] = {}
        self._size = 0
        self._given: set[int] = set()  # hashes of the ids of texts that could be waited for no longer
        self._told: set[int] = set()
        self._id = name
        self._none_named = True
        self._fields: Any = None  # of the first row

    def add(self, row: TableRow) -> Iterator[Found]:
        """Put a row where it belongs; what cannot be, and what must be waited for no longer."""
        found, speaker = row.found, speaker_in(row.speaker)
        if not isinstance(found, Source):
            yield found
            return
        if speaker is None and row.speaker not in (None, "") and not isinstance(row.speaker, str):
            what = f"no name in {self._options.speaker_column!r} but {type(row.speaker).__name__}"
            yield _failed(self._name, found, f"{what}; name a field that holds one")
            return
        self._none_named = self._none_named and speaker is None
        self._fields = row.fields if self._fields is None else self._fields
        id_ = self._id = row.id or self._id
        if hash(id_) in self._given:
            yield from self._late(found, id_)
            return
        if id_ not in self._held:
            self._held[id_] = _Text(id_, dict(found.meta), dict(found.markup.fields))
        self._say(self._held[id_], found, speaker, row.time)
        while self._size > MAX_HELD and len(self._held) > 1:
            oldest = next(one for one in self._held if one != id_)
            self._given.add(hash(oldest))
            yield self._made(self._held.pop(oldest))

    def rest(self) -> Iterator[Source]:
        """What is left, when there are no more rows."""
        if self._none_named and self._fields is not None and self._options.speaker_column is not None:
            raise InputError(
                f"{self._name}: no speaker in {self._options.speaker_column!r} of any row; name another field with "
                f"--speaker-column: {field_names(self._fields)}"
            )
        while self._held:
            yield self._made(self._held.pop(next(iter(self._held))))

    def _say(self, text: _Text, row: Source, speaker: str | None, time: Any) -> None:
        place = _place(row)
        if speaker is not None:
            text.spoken.turn(speaker)
        start, end = self._times(text, time, place)
        text.spoken.say(row.text, start=start, end=end, place=place)
        text.meta, text.fields = _alike(text.meta, row.meta), _alike(text.fields, row.markup.fields)
        size = len(row.text) + 1  # an empty one takes memory, too
        text.size += size
        self._size += size
        if text.size > MAX_DOCUMENT:
            raise InputError(
                f"{text.id}: larger than {size_of(MAX_DOCUMENT)}, which is too much for one text; split it"
            )
        text.notices += (notice for notice in row.notices if row.text.strip())
        text.encodings[row.encoding] = None
        text.detected = text.detected or row.encoding_detected

    def _times(self, text: _Text, cell: Any, place: str) -> tuple[Time | None, Time | None]:
        start, end = times_of(cell)
        if start is None and cell not in (None, ""):
            text.first_untimed = text.first_untimed or f"{place} ({str(cell)[:_SHOWN]!r})"
            text.untimed += 1
        return start, end

    def _made(self, text: _Text) -> Source:
        self._size -= text.size
        notices = list(text.notices)
        if not text.spoken.text:
            notices.append(empty_notice(text.id))
        if text.untimed:
            notices.append(_without_time(text, self._options.time_column))
        encoding = next((one for one in text.encodings if one != "utf-8"), next(iter(text.encodings)))
        text.spoken.fields = text.fields
        return text.spoken.source(
            text.id,
            path=self._name,
            encoding=encoding,
            detected=text.detected,
            notices=tuple(notices),
            meta=text.meta,
        )

    def _late(self, row: Source, id_: str) -> Iterator[Failure]:
        if hash(id_) not in self._told:
            self._told.add(hash(id_))
            what = f"rows of {id_!r} come again, {size_of(MAX_HELD)} of text and more after the others"
            yield _failed(self._name, row, f"{what}; sort the table by its ids")


def _alike(known: dict[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    """What is the same of all rows."""
    if all(key in others and others[key] == value for key, value in known.items()):
        return known
    return {key: value for key, value in known.items() if key in others and others[key] == value}


def _failed(name: str, row: Source, what: str) -> Failure:
    where = f"{name}, {_place(row)}"
    return Failure(where, f"{where}: {what}")


def _place(row: Source) -> str:
    return row.markup.places[0].label


def _without_time(text: _Text, column: str | None) -> str:
    where = f"{text.id}: no time in {column!r} of {text.first_untimed}"
    others = f", and of {text.untimed - 1} others" if text.untimed > 1 else ""
    return f"{where}{others}, so none is given; write seconds, h:mm:ss, or dates as in 2024-05-01 14:00:00"
