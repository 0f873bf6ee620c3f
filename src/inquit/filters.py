"""Which rows of a document a user asked for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, get_args

from inquit.document import Document, Genre, Quote, QuoteType, Speaker, SpeakerKind, Status
from inquit.expected_types import NUMBER, TEXT_OR_NONE, TEXTS, YES_OR_NO, Expected, check_fields

__all__ = [
    "DESCRIBED_BY",
    "RowFilter",
    "TextFilter",
    "folded",
    "has_words",
    "is_date",
    "is_value",
    "names_of",
    "with_rows",
]

# What `where` may ask for beside the columns that the user keeps.
DESCRIBED_BY = ("title", "author", "site", "date", "url")

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_MOMENT = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ].*)?)?)?", re.DOTALL)
# An id that a text gives its speakers by itself; any other is one of the user's, from a roster.
_OWN_ID = re.compile(r"s[0-9]+")
_WORD = re.compile(r"\w+")


def folded(name: str) -> str:
    """A name without case, accents and superfluous white space, for comparing."""
    bare = (char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join("".join(bare).casefold().split())


def is_date(value: object) -> bool:
    """Whether it is a date of ISO 8601, if only a year or a month, maybe with a time of day."""
    return isinstance(value, str) and _MOMENT.fullmatch(value) is not None


def is_value(value: object, wanted: str) -> bool:
    """Whether a field has this value, in any case, accents or not; nothing stands for a field that is missing."""
    plain = value if isinstance(value, str | int | float | None) else str(value)
    return _folded_value(plain) == folded(wanted)


def has_words(role: str | None, affiliation: str | None, wanted: str) -> bool:
    """Whether a role with its affiliation has all the words wanted, and there is one at all."""
    words = set(_WORD.findall(folded(wanted)))
    return bool(words) and words <= set(_words_of(f"{role or ''} {affiliation or ''}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFilter:
    """A text stays when it passes every test; an empty test passes everything.

    genres: the kinds of texts to keep.
    sites: the names of the sites to keep.
    since, until: the first and the last day, month or year to keep ("2024-05"); a text that is dated to a month or a
        year only counts as of its beginning. Texts without a date go.
    added_since: when a text must have come into the database at the earliest, in UTC as ISO 8601.
    where: columns with the value that they must have; one without a value must be missing or empty.

    Raises:
        SettingsError: a test is of another type, or there is no such genre or date.
    """

    genres: frozenset[Genre] = frozenset()
    sites: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    added_since: str | None = None
    where: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        check_fields(self, _EXPECTED_OF_TEXTS)

    @property
    def chosen(self) -> dict[str, Any]:
        """The tests that do not pass everything, as plain data."""
        held = ((field.name, field.default, getattr(self, field.name)) for field in fields(self))
        return {
            name: sorted(value) if isinstance(value, frozenset | tuple) else value
            for name, usual, value in held
            if value != usual
        }

    @property
    def asks_for_dates(self) -> bool:
        """Whether texts without a date go."""
        return self.since is not None or self.until is not None

    def takes(self, document: Document) -> bool:
        """Whether a text passes."""
        return self._is_dated_so(document.meta.get("date")) and self._takes_but_for_dates(document)

    def misses_date(self, document: Document) -> bool:
        """Whether a text goes for want of a date only."""
        return self.asks_for_dates and not is_date(document.meta.get("date")) and self._takes_but_for_dates(document)

    def _is_dated_so(self, date: Any) -> bool:
        if not self.asks_for_dates:
            return True
        return (
            is_date(date)
            and (self.since is None or date >= self.since)
            and (self.until is None or date[: len(self.until)] <= self.until)
        )

    def _takes_but_for_dates(self, document: Document) -> bool:
        meta = document.meta
        return (
            (not self.genres or meta.get("genre") in self.genres)
            and (not self.sites or any(is_value(meta.get("site"), site) for site in self.sites))
            and (self.added_since is None or str(meta.get("added") or "") >= self.added_since)
            and all(_has_value(document, column, value) for column, value in self.where)
        )


@dataclass(frozen=True, slots=True)
class RowFilter(TextFilter):
    """A row stays when it passes every test; an empty test passes everything.

    types: the quote types to keep.
    speakers: names or aliases of the speakers to keep; a joint source counts for each of its members.
    min_confidence: the lowest confidence to keep.
    statuses: the statuses to keep.
    first_hand: leave out what the text has only from somebody else's words.
    addressees: names or aliases of those to whom it is said.
    roles: words of the speaker's role, or of its affiliation.
    kinds: the kinds of speakers to keep.
    without_speakers, without_roles: names, and words of roles, of the speakers to leave out.

    Raises:
        SettingsError: a test is of another type, or there is no such quote type, status, kind, genre or date.
    """

    types: frozenset[QuoteType] = frozenset()
    speakers: tuple[str, ...] = ()
    min_confidence: float = 0.0
    statuses: frozenset[Status] = frozenset()
    first_hand: bool = False
    addressees: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kinds: frozenset[SpeakerKind] = frozenset()
    without_speakers: tuple[str, ...] = ()
    without_roles: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        TextFilter.__post_init__(self)
        check_fields(self, _EXPECTED_OF_ROWS)

    def apply(self, document: Document) -> Document:
        """The document with the rows that pass, and the speakers that still have one, are spoken to or report in one.

        A row nested in one that goes stays if it passes by itself, and is then nested in the nearest row around it
        that stays; without one it becomes a row of its own.
        """
        if self == RowFilter():
            return document
        if not self.takes(document):
            return with_rows(document, ())
        speaking, told = (_speaker_ids(document, names) for names in (self.speakers, self.addressees))
        shut_out = _speaker_ids(document, self.without_speakers) or frozenset()
        passing = (quote for quote in document.quotes if self._passes(quote, document.speaker_of(quote)))
        return with_rows(
            document,
            [
                quote.id
                for quote in passing
                if (speaking is None or quote.speaker_id in speaking)
                and (told is None or quote.addressee_id in told)
                and quote.speaker_id not in shut_out
            ],
        )

    def left_out_for_status(self, document: Document) -> Counter[Status]:
        """How many rows of each status would pass if their status did not count."""
        passing = replace(self, statuses=frozenset()).apply(document).quotes
        return Counter(quote.status for quote in passing if self.statuses and quote.status not in self.statuses)

    def _passes(self, quote: Quote, speaker: Speaker | None) -> bool:
        return (
            (not self.types or quote.type in self.types)
            and quote.confidence >= self.min_confidence
            and (not self.statuses or quote.status in self.statuses)
            and not (self.first_hand and quote.reported_by_id is not None)
            and (not self.kinds or (speaker is not None and speaker.kind in self.kinds))
            and (not self.roles or _has_role(speaker, self.roles))
            and not _has_role(speaker, self.without_roles)
        )


def with_rows(document: Document, ids: Collection[str]) -> Document:
    """A document with these of its rows only, and the speakers of whom or to whom they tell."""
    wanted = frozenset(ids)
    kept = [quote for quote in document.quotes if quote.id in wanted]
    parents = {quote.id: quote.parent_id for quote in document.quotes}
    quotes = tuple(replace(quote, parent_id=_parent(quote, parents, wanted)) for quote in kept)
    concerned = {id_ for quote in quotes for id_ in (quote.speaker_id, quote.addressee_id, quote.reported_by_id)}
    return replace(
        document,
        quotes=quotes,
        speakers=tuple(speaker for speaker in document.speakers if speaker.id in concerned),
    )


def _set_of(known: tuple[str, ...]) -> Expected:
    words = f"a frozenset of {', '.join(known)}"
    return Expected(words, lambda value: isinstance(value, frozenset) and value.issubset(known))


_DATE_OR_NONE = Expected(
    "a date as in 2024, 2024-05 or 2024-05-03, or None",
    lambda value: value is None or (isinstance(value, str) and _DAY.fullmatch(value) is not None),
)
_EXPECTED_OF_TEXTS = {
    "genres": _set_of(get_args(Genre)),
    "sites": TEXTS,
    "since": _DATE_OR_NONE,
    "until": _DATE_OR_NONE,
    "added_since": TEXT_OR_NONE,
    "where": Expected("a tuple of pairs of a column and its value", lambda value: _is_pairs(value)),
}
_EXPECTED_OF_ROWS = {
    "types": _set_of(get_args(QuoteType)),
    "speakers": TEXTS,
    "min_confidence": NUMBER,
    "statuses": _set_of(get_args(Status)),
    "first_hand": YES_OR_NO,
    "addressees": TEXTS,
    "roles": TEXTS,
    "kinds": _set_of(get_args(SpeakerKind)),
    "without_speakers": TEXTS,
    "without_roles": TEXTS,
}


def _is_pairs(value: object) -> bool:
    return isinstance(value, tuple) and all(
        TEXTS.fits(pair) and len(pair) == len(("column", "value")) for pair in value
    )


def _speaker_ids(document: Document, names: Iterable[str]) -> frozenset[str] | None:
    """Whoever has one of the names; None where none is asked for."""
    wanted = {folded(name) for name in names}
    if not wanted:
        return None
    return frozenset(speaker.id for speaker in document.speakers if wanted & names_of(speaker))


def names_of(speaker: Speaker) -> set[str]:
    """What a speaker may be asked for by, folded: names, those of members, and an id of the user's own."""
    names = (
        speaker.name,
        *speaker.aliases,
        *speaker.members,
        *(() if _OWN_ID.fullmatch(speaker.id) else (speaker.id,)),
    )
    return {folded(name) for name in names}


def _has_role(speaker: Speaker | None, wanted: Iterable[str]) -> bool:
    return speaker is not None and any(has_words(speaker.role, speaker.affiliation, words) for words in wanted)


def _has_value(document: Document, column: str, wanted: str) -> bool:
    """Whether a column has a value: one that the user keeps, or what is known about the text anyway."""
    meta, name = document.meta, folded(column)
    kept = [value for key, value in dict(meta.get("fields") or {}).items() if folded(key) == name]
    if kept:
        return any(is_value(value, wanted) for value in kept)
    return is_value(meta.get(name) if name in DESCRIBED_BY else None, wanted)


# Values are few and rows many, so that most have been seen before.
@lru_cache(maxsize=65536, typed=True)
def _folded_value(value: str | float | None) -> str:
    return "" if value is None else folded(str(int(value) if isinstance(value, bool) else value))


@lru_cache(maxsize=65536)
def _words_of(role: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(role)))


def _parent(quote: Quote, parents: dict[str, str | None], kept: Collection[str]) -> str | None:
    parent = quote.parent_id
    while parent is not None and parent not in kept:
        parent = parents.get(parent)
    return parent
