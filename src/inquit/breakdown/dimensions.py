"""What statements may be counted by: something about the statement, its speaker, or its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from inquit.breakdown.chapters import Chapter, chapters
from inquit.document import Document, Quote, Speaker
from inquit.errors import SettingsError
from inquit.filters import DESCRIBED_BY, folded, is_date

__all__ = [
    "DIMENSIONS",
    "NO_VALUE",
    "UNKNOWN",
    "Dimension",
    "Key",
    "chapters_of",
    "check_columns",
    "columns_of",
    "date_of",
    "dimension_of",
]

# By what statements are told apart: a person of a database is a number; a text is its own number and name, and a
# chapter these, which it is in the text, and its own name.
Key = str | int | tuple[int, str] | tuple[int, str, int, str] | None
_Of = Callable[[Document, int], Callable[[Quote], Key]]

# What stands for a gender or kind that the text does not show: a value like any other.
UNKNOWN: Final = "unknown"
NO_VALUE: Final = "(none)"
_DAY: Final = len("2024-05-03")
_MONTH: Final = len("2024-05")


@dataclass(frozen=True, slots=True)
class Dimension:
    """Something that statements are counted by.

    name: how the user calls it, and the head of its column.
    of: makes of a document, and its number, what tells the value of a statement in it.
    order: whether the values come by how much is said, by themselves, or as they stand in the texts.
    missing: what people read where there is no value.
    has_unknown: whether "unknown" is one of its values.
    is_field: whether it is a column of the user's own.
    also: what it is called by others, which is no column of theirs.
    """

    name: str
    of: _Of = field(compare=False)
    order: Literal["size", "value", "text"] = "size"
    missing: str = NO_VALUE
    has_unknown: bool = False
    is_field: bool = False
    also: str = ""


def date_of(value: Any, length: int = _DAY) -> str | None:
    """A date of ISO 8601 down to the day, or the month; None of what is no date."""
    return value[:length] if is_date(value) else None


def chapters_of(document: Document, *, short: bool = False) -> list[Chapter]:
    """The chapters as the file calls them ("chapter 3: The Ferry"), or else as the headings on the page do.

    short: also those of a short text by its headings.
    """
    named = [Chapter(place.start, place.label) for place in document.places if place.label.startswith("chapter ")]
    return named or chapters(document, short=short)


def _meta(name: str) -> _Of:
    def of(document: Document, number: int) -> Callable[[Quote], Key]:
        value = _plain(document.meta.get(name))
        return lambda _: value

    return of


def _dated(length: int) -> _Of:
    def of(document: Document, number: int) -> Callable[[Quote], Key]:
        value = date_of(document.meta.get("date"), length)
        return lambda _: value

    return of


def _document(document: Document, number: int) -> Callable[[Quote], Key]:
    value = (number, document.id)
    return lambda _: value


def _chapter(document: Document, number: int) -> Callable[[Quote], Key]:
    found = chapters_of(document, short=True)  # asked for, so however short
    starts = [chapter.start for chapter in found]

    def of(quote: Quote) -> Key:
        index = bisect_right(starts, quote.content[0].start)
        return (number, document.id, index, found[index - 1].label) if index else None

    return of


def _speaker(value: Callable[[Speaker], Key], nobody: Key = None) -> _Of:
    def of(document: Document, number: int) -> Callable[[Quote], Key]:
        values = {speaker.id: value(speaker) for speaker in document.speakers}
        return lambda quote: nobody if quote.speaker_id is None else values[quote.speaker_id]

    return of


def _addressee(document: Document, number: int) -> Callable[[Quote], Key]:
    names = {speaker.id: speaker.name for speaker in document.speakers}
    return lambda quote: None if quote.addressee_id is None else names[quote.addressee_id]


def _type(document: Document, number: int) -> Callable[[Quote], Key]:
    return lambda quote: quote.type


_ALL = (
    Dimension("person", _speaker(lambda one: one.name), missing="(not known)", also="speaker"),
    Dimension("site", _meta("site"), missing="(no site)", also="outlet"),
    Dimension("date", _dated(_DAY), order="value", missing="(no date)"),
    Dimension("month", _dated(_MONTH), order="value", missing="(no date)"),
    Dimension("gender", _speaker(lambda one: one.gender or UNKNOWN, UNKNOWN), has_unknown=True),
    Dimension("kind", _speaker(lambda one: one.kind or UNKNOWN, UNKNOWN), has_unknown=True),
    Dimension("type", _type),
    Dimension("role", _speaker(lambda one: one.role), missing="(no role)"),
    Dimension("document", _document),
    Dimension("chapter", _chapter, order="text", missing="(no chapter)"),
    Dimension("addressee", _addressee, missing="(not known)"),
)
DIMENSIONS: Final = {one.name: one for one in _ALL}


def dimension_of(name: str) -> Dimension:
    """The dimension of this name; any other name than those of `DIMENSIONS` is that of a column."""
    return DIMENSIONS.get(name.casefold()) or Dimension(name, _field(name), is_field=True)


def columns_of(document: Document) -> set[str]:
    """The columns by which the statements of a text can be counted."""
    meta = document.meta
    return {*(meta.get("fields") or {}), *(name for name in DESCRIBED_BY if meta.get(name) is not None)}


def check_columns(by: Iterable[Dimension], columns: Collection[str]) -> None:
    """See that the columns are there that are counted by.

    Raises:
        SettingsError: one is not.
    """
    known = {folded(name) for name in columns}
    for one in by:
        if one.is_field and folded(one.name) not in known:
            meant = next((other.name for other in _ALL if other.also == folded(one.name)), None)
            others = f"; did you mean {meant}?" if meant else ""
            others += f"; the texts have {', '.join(sorted(columns))}" if columns else ""
            raise SettingsError(
                f"no text has a column {one.name!r}{others}; besides, statements are counted by {', '.join(DIMENSIONS)}"
            )


def _field(name: str) -> _Of:
    """A column of the user's, or what is known about a text anyway."""
    wanted = folded(name)

    def of(document: Document, number: int) -> Callable[[Quote], Key]:
        fields = dict(document.meta.get("fields") or {})
        kept = [value for key, value in fields.items() if folded(key) == wanted]
        value = _plain(kept[0] if kept else document.meta.get(wanted) if wanted in DESCRIBED_BY else None)
        return lambda _: value

    return of


def _plain(value: Any) -> str | None:
    """A cell as it is read; nothing where it is empty."""
    text = "" if value is None else str(value).strip()
    return text or None
