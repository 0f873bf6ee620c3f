"""One text to be read, with what is known about it beforehand: what files give, and what `extract` takes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from reprlib import repr as short_repr
from typing import Any

from inquit.document import Document, Failure, Place, RosterEntry, TextSpan, Time
from inquit.errors import SettingsError
from inquit.expected_types import NUMBER, TEXT, TEXT_OR_NONE, Expected, check_fields

__all__ = ["Found", "GivenTime", "GivenTurn", "Link", "Markup", "Source", "Text", "Turn", "source_of", "with_origin"]


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says, in memory: a turn of a transcript, or a segment of one, as services for speech give them.

    speaker: None where the last one goes on, or nobody knows.
    start, end: seconds from the beginning, or ISO 8601 where times of day are known.

    Raises:
        SettingsError: one of these is of another type.
    """

    speaker: str | None
    text: str
    start: Time | None = None
    end: Time | None = None

    def __post_init__(self) -> None:
        check_fields(self, _EXPECTED)


def _is_time_or_none(value: object) -> bool:
    return value is None or isinstance(value, str) or NUMBER.fits(value)


_TIME_OR_NONE = Expected("a number of seconds, a time in ISO 8601, or None", _is_time_or_none)
_EXPECTED = {"speaker": TEXT_OR_NONE, "text": TEXT, "start": _TIME_OR_NONE, "end": _TIME_OR_NONE}


@dataclass(frozen=True, slots=True)
class GivenTurn:
    """Stretches of the text that its file says are spoken by somebody, as plays, subtitles, chats and tables do.

    spans: what is said, in order, without a label and what is no speech.
    speaker: as the file has it; None where it only says that somebody speaks.
    label: where the text names the speaker of the turn, if it does.
    role, affiliation: what the file says the speaker is.
    """

    spans: tuple[TextSpan, ...]
    speaker: str | None
    label: TextSpan | None = None
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class GivenTime:
    """When a stretch is spoken: seconds from the beginning, or ISO 8601 where the file has times of day."""

    span: TextSpan
    start: Time | None = None
    end: Time | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch that leads somewhere else: to a URL, a file, or a place in the same text (`#note1`)."""

    span: TextSpan
    target: str


@dataclass(frozen=True, slots=True)
class Markup:
    """What a file says about its text besides the characters; empty for plain text.

    bold: stretches that are set off by their letters.
    turns, times: who speaks, and when.
    cast: those who speak, with the other names that the file gives them.
    quotations, items: stretches that are set off as block quotations, and items of lists.
    places: where stretches are found in what was read, in the order of the text.
    fields: what the user keeps beside the text: other columns of a table, metadata of a document.
    links: where the text leads to, if `ReadOptions.links` asks for that; no reading owes anything to it.
    """

    bold: tuple[TextSpan, ...] = ()
    turns: tuple[GivenTurn, ...] = ()
    times: tuple[GivenTime, ...] = ()
    cast: tuple[RosterEntry, ...] = ()
    quotations: tuple[TextSpan, ...] = ()
    items: tuple[TextSpan, ...] = ()
    places: tuple[Place, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)
    links: tuple[Link, ...] = field(default=(), repr=False)

    def shifted(self, by: int) -> Markup:
        """The same of a text that begins so many characters further on."""
        return replace(
            self,
            bold=_moved(self.bold, by),
            turns=tuple(
                replace(turn, spans=_moved(turn.spans, by), label=None if turn.label is None else turn.label.shift(by))
                for turn in self.turns
            ),
            times=tuple(replace(time, span=time.span.shift(by)) for time in self.times),
            quotations=_moved(self.quotations, by),
            items=_moved(self.items, by),
            places=tuple(replace(place, start=place.start + by) for place in self.places),
            links=tuple(replace(link, span=link.span.shift(by)) for link in self.links),
        )

    @staticmethod
    def joined(parts: Sequence[Markup]) -> Markup:
        """What is said of all parts of a text, in order; of the user's fields, those that are the same for all."""
        alike = [
            (key, value)
            for key, value in (parts[0].fields.items() if parts else ())
            if all(key in part.fields and part.fields[key] == value for part in parts)
        ]
        return Markup(
            bold=tuple(span for part in parts for span in part.bold),
            turns=tuple(turn for part in parts for turn in part.turns),
            times=tuple(time for part in parts for time in part.times),
            cast=tuple(dict.fromkeys(entry for part in parts for entry in part.cast)),
            quotations=tuple(span for part in parts for span in part.quotations),
            items=tuple(span for part in parts for span in part.items),
            places=tuple(place for part in parts for place in part.places),
            fields=dict(alike),
            links=tuple(link for part in parts for link in part.links),
        )


def _moved(spans: tuple[TextSpan, ...], by: int) -> tuple[TextSpan, ...]:
    return tuple(span.shift(by) for span in spans)


@dataclass(frozen=True, slots=True)
class Source:
    """One text to read: its id, where it came from, and what the user should be told.

    path: what it was read from; None for a text that no file holds.
    encoding: what its bytes were decoded with; None for a format that settles that itself.
    meta: what else is known about it: `format`, and where the format says so, `title`, `author`, `date`, `site`.
    markup: what its file says about stretches of it.
    """

    id: str
    text: str
    path: str | None = None
    encoding: str | None = None
    encoding_detected: bool = False
    notices: tuple[str, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)
    markup: Markup = field(default_factory=Markup)


Found = Source | Document | Failure  # what reading an input gives: a document where it is a result already
Text = tuple[str, str] | Source  # a pair is an id and a text


def source_of(text: Text) -> Source:
    """A source, also for a text of which nothing is known but its id.

    Raises:
        SettingsError: it is neither a source nor a pair of id and text.
    """
    match text:
        case Source():
            return text
        case (str(id_), body):  # a str is no sequence here
            return Source(id_, body)
    raise SettingsError(
        f"each text must be a pair of id and text, or what inquit.read gives, not {short_repr(text)}; ids are str, as "
        'in [("a", "One text."), ("b", "Another.")]'
    )


def with_origin(document: Document, source: Source) -> Document:
    """The document with where its text came from: in `meta`, before what is there, and the places."""
    origin: dict[str, Any] = {}
    if source.path is not None:
        origin["path"] = source.path
    if source.encoding is not None:
        origin["encoding"] = source.encoding
    if source.encoding_detected:
        origin["encoding_detected"] = True
    if source.markup.fields:
        origin["fields"] = {str(name): _plain(value) for name, value in source.markup.fields.items()}
    meta = {**origin, **source.meta, **document.meta}
    return replace(document, meta=meta, places=source.markup.places)


def _plain(value: Any) -> str | int | float | bool | None:
    """A field as any format of results can hold it."""
    is_plain = value is None or isinstance(value, str | int) or (isinstance(value, float) and math.isfinite(value))
    return value if is_plain else str(value)
