"""What inquit knows about a text: quotes, speakers, and the document that holds them.

Everything here is a frozen value. Offsets are code points into the untouched input, half-open, so that
`document.text[span.start:span.end]` is what the user sees. Unknown is `None`, never a magic string.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from inquit.convertible import Convertible
from inquit.known_speakers import Gender, Roster, RosterEntry, SpeakerKind
from inquit.spans import TextSpan, Time, TimeSpan
from inquit.text_kinds import KINDS, Genre

__all__ = [
    "GIVEN_TURN",
    "NO_TEXT",
    "Act",
    "Document",
    "Evidence",
    "Failure",
    "Gender",
    "Genre",
    "NotQuote",
    "Place",
    "Quote",
    "QuoteType",
    "Roster",
    "RosterEntry",
    "Speaker",
    "SpeakerKind",
    "Status",
    "Step",
    "TextSpan",
    "Time",
    "TimeSpan",
]

QuoteType = Literal["direct", "mixed", "indirect"]
Act = Literal["speech", "attitude", "thought"]
# In what way words are given as the speaker's: as said; as not said, or falsely laid to the speaker; as what is asked
# about; as a case that may be; as still to come; as what others say of the speaker without standing for it.
Status = Literal["asserted", "denied", "asked", "conditional", "expected", "alleged"]
# What `meta` says of a document whose text is not known: of it only the words of statements stand in their places.
NO_TEXT = {"text": "missing"}
GIVEN_TURN = "given turn"  # the rule of rows that the file of the text gives, with who speaks


@dataclass(frozen=True, slots=True)
class Step:
    """One link of the chain from the words beside a quote to the name of its speaker."""

    text: str  # as printed in the article ("He"), or the roster's name
    span: TextSpan | None  # where; None when the text does not hold it (a roster name)
    why: str  # how this step follows from the one before ("pronoun", "surname", ...)
    chance: float | None = None  # that the words before it mean the speaker, where the reader weighed that


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a quote has its speaker: the rule that found the mention, and the chain that led to the name."""

    rule: str
    via: tuple[Step, ...] = ()


class _InDocument:
    """What a quote knows of the document that it stands in; no field, so that equal quotes stay equal anywhere.

    `dataclasses.replace` and a pickle of a quote alone leave it behind; a `Document` gives it to its quotes.
    """

    __slots__ = ("_around",)
    _around: _Surroundings


@dataclass(frozen=True, slots=True)
class Quote(_InDocument):
    """One statement: what was said, the reporting words, and who said it.

    `content`, `cue` and `source` are tuples of spans: a quote split by "he said" is one quote with two content spans.
    `text`, `speaker`, `addressee` and `reported_by` are known of quotes in a document.
    """

    id: str  # "q1", "q2", ... in order of the text
    type: QuoteType
    content: tuple[TextSpan, ...]  # quotation marks included; never empty
    cue: tuple[TextSpan, ...] = ()  # the reporting words
    source: tuple[TextSpan, ...] = ()  # the mention that names the speaker beside the quote
    cue_lemma: str | None = None
    act: Act = "speech"
    speaker_id: str | None = None
    confidence: float = 0.0  # probability that this is a statement and its speaker is right
    evidence: Evidence = field(default_factory=lambda: Evidence("none"))
    parent_id: str | None = None  # the row that this one is nested in
    paragraph: int = 1  # 1-based, counted over non-blank paragraphs
    addressee_id: str | None = None  # to whom it is said, where the text shows it; dialogue of fiction only
    status: Status = "asserted"  # whether the text says that it was said
    time: TimeSpan | None = None  # when it is said, where the file has times
    reported_by_id: str | None = None  # from whom the text has it: another speaker, whose words the row stands in

    @property
    def text(self) -> str:
        """What was said, as printed; where it stands in several stretches, joined by " … " for display."""
        return _joined(self.content, self._document.text)

    @property
    def speaker(self) -> Speaker | None:
        """Who said it, or None where nobody could be told."""
        return self._document.speaker(self.speaker_id)

    @property
    def addressee(self) -> Speaker | None:
        """To whom it is said, or None where the text does not show it."""
        return self._document.speaker(self.addressee_id)

    @property
    def reported_by(self) -> Speaker | None:
        """The speaker from whom the text has it, or None where nobody stands between the two."""
        return self._document.speaker(self.reported_by_id)

    @property
    def _document(self) -> _Surroundings:
        try:
            return self._around
        except AttributeError:
            raise LookupError(
                f"the quote {self.id!r} stands in no document, which has its text and speakers; ask a quote of a "
                "document, or put it in one: dataclasses.replace(document, quotes=...)"
            ) from None

    def _within(self, around: _Surroundings) -> Quote:
        """The quote in a document: itself, unless it stands in another one already."""
        known = getattr(self, "_around", None)
        if known is around:
            return self
        quote = self if known is None else copy(self)
        object.__setattr__(quote, "_around", around)
        return quote


@dataclass(frozen=True, slots=True)
class NotQuote:
    """A stretch in quotation marks that is nobody's statement, with the reason ("title", "scare quote", "term")."""

    span: TextSpan
    reason: str
    paragraph: int = 1


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody (or something) that speaks, under one name in the whole document."""

    id: str  # "s1", "s2", ...; for a roster entry with an id, that id
    name: str  # the most complete name without titles, or the best description of an unnamed source
    named: bool
    kind: SpeakerKind | None = None
    role: str | None = None  # "Secretary-General"
    affiliation: str | None = None  # "NATO"
    gender: Gender | None = None  # only where the text shows it
    aliases: tuple[str, ...] = ()
    mentions: tuple[TextSpan, ...] = ()
    members: tuple[str, ...] = ()  # names of the members of a joint source

    def __str__(self) -> str:
        return self.name


class _Surroundings(NamedTuple):
    """What the quotes of a document know of it; not the document itself, which would live on in a circle."""

    text: str
    speakers: tuple[Speaker, ...]
    by_id: Mapping[str, Speaker]

    def speaker(self, id: str | None) -> Speaker | None:
        """The speaker with an id, which all ids in quotes lead to."""
        return None if id is None else self.by_id[id]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of the text is found in what it was read from, in words for people ("page 3", "line 12")."""

    start: int  # the stretch goes on until the next place begins
    label: str


@dataclass(frozen=True, repr=False)
class Document(Convertible):
    """The result for one text; iterating over it gives its quotes."""

    id: str
    text: str
    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    not_quotes: tuple[NotQuote, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)  # provenance: path, encoding, model, ...
    places: tuple[Place, ...] = ()  # in the order of the text

    def __post_init__(self) -> None:
        """Let the quotes know where they stand; those of a document that differs in other things know it already."""
        quotes = tuple(self.quotes)
        known = getattr(quotes[0], "_around", None) if quotes else None
        if known is not None and known.text is self.text and known.speakers is self.speakers:
            self.__dict__["_around"] = known
        object.__setattr__(self, "quotes", tuple(quote._within(self._around) for quote in quotes))

    @cached_property
    def _around(self) -> _Surroundings:
        return _Surroundings(self.text, self.speakers, {speaker.id: speaker for speaker in self.speakers})

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self.__post_init__()

    def __iter__(self) -> Iterator[Quote]:
        return iter(self.quotes)

    def __len__(self) -> int:
        return len(self.quotes)

    def __bool__(self) -> bool:
        """True, also of a document without quotes: `if document` asks whether there is one."""
        return True

    def speaker_of(self, quote: Quote) -> Speaker | None:
        """The speaker of a quote, or None where nobody could be told."""
        return self._around.speaker(quote.speaker_id)

    def addressee_of(self, quote: Quote) -> Speaker | None:
        """The one to whom a quote is said, or None where the text does not show it."""
        return self._around.speaker(quote.addressee_id)

    def reporter_of(self, quote: Quote) -> Speaker | None:
        """The speaker from whom the text has a quote, or None where nobody stands between the two."""
        return self._around.speaker(quote.reported_by_id)

    @property
    def has_text(self) -> bool:
        """Whether all of its text is known, and not only the words of its statements."""
        return any(self.meta.get(key) != value for key, value in NO_TEXT.items())

    @property
    def has_turns(self) -> bool:
        """Whether it is a transcript: its rows that stand in no other one are the turns of its speakers."""
        genre = self.meta.get("genre")
        return isinstance(genre, str) and any(genre == name and kind.has_turns for name, kind in KINDS.items())

    @cached_property
    def _place_starts(self) -> list[int]:
        return [place.start for place in self.places]

    def place_of(self, quote: Quote) -> str | None:
        """Where the quote begins in what was read ("page 3", "line 12"), or None where nothing is known about that."""
        index = bisect_right(self._place_starts, quote.content[0].start)
        return self.places[index - 1].label if index else None

    def text_of(self, spans: tuple[TextSpan, ...]) -> str:
        """The characters of the spans; where there are several, joined by " … " for display."""
        return _joined(spans, self.text)


def _joined(spans: tuple[TextSpan, ...], text: str) -> str:
    return " … ".join(span.of(text) for span in spans)


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be processed.

    error: one sentence that says why.
    """

    id: str
    error: str
