"""What inquit knows about a text: quotes, speakers, and the document that holds them.

Everything here is a frozen value. Offsets are code points into the untouched input, half-open, so that
`document.text[span.start:span.end]` is what the user sees. Unknown is `None`, never a magic string.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from inquit.text_kinds import KINDS, Genre

__all__ = [
    "GIVEN_TURN",
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
Act = Literal["speech", "attitude"]
SpeakerKind = Literal["person", "group", "organisation", "document"]
Gender = Literal["female", "male"]
# In what way words are given as the speaker's: as said; as not said, or falsely laid to the speaker; as what is asked
# about; as a case that may be; as still to come; as what others say of the speaker without standing for it.
Status = Literal["asserted", "denied", "asked", "conditional", "expected", "alleged"]
GIVEN_TURN = "given turn"  # the rule of rows that the file of the text gives, with who speaks
Time = float | str  # seconds from the beginning; ISO 8601 where a time of day is known


@dataclass(frozen=True, slots=True, order=True)
class TextSpan:
    """A half-open stretch of the input: `text[start:end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> TextSpan:
        """The same span `by` code points further on."""
        return TextSpan(self.start + by, self.end + by)

    def overlaps(self, other: TextSpan) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: TextSpan) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Step:
    """One link of the chain from the words beside a quote to the name of its speaker."""

    text: str  # as printed in the article ("He"), or the roster's name
    span: TextSpan | None  # where; None when the text does not hold it (a roster name)
    why: str  # how this step follows from the one before ("pronoun", "surname", ...)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a quote has its speaker: the rule that found the mention, and the chain that led to the name."""

    rule: str
    via: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """When something is said, as far as the file tells."""

    start: Time | None
    end: Time | None


@dataclass(frozen=True, slots=True)
class Quote:
    """One statement: what was said, the reporting words, and who said it.

    `content`, `cue` and `source` are tuples of spans: a quote split by "he said" is one quote with two content spans.
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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of the text is found in what it was read from, in words for people ("page 3", "line 12")."""

    start: int  # the stretch goes on until the next place begins
    label: str


@dataclass(frozen=True)
class Document:
    """The result for one text."""

    id: str
    text: str
    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    not_quotes: tuple[NotQuote, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)  # provenance: path, encoding, model, ...
    places: tuple[Place, ...] = ()  # in the order of the text

    @cached_property
    def _speakers_by_id(self) -> dict[str, Speaker]:
        return {speaker.id: speaker for speaker in self.speakers}

    def speaker_of(self, quote: Quote) -> Speaker | None:
        """The speaker of a quote, or None where nobody could be told."""
        return None if quote.speaker_id is None else self._speakers_by_id[quote.speaker_id]

    def addressee_of(self, quote: Quote) -> Speaker | None:
        """The one to whom a quote is said, or None where the text does not show it."""
        return None if quote.addressee_id is None else self._speakers_by_id[quote.addressee_id]

    def reporter_of(self, quote: Quote) -> Speaker | None:
        """The speaker from whom the text has a quote, or None where nobody stands between the two."""
        return None if quote.reported_by_id is None else self._speakers_by_id[quote.reported_by_id]

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
        return " … ".join(span.of(self.text) for span in spans)


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be processed.

    error: one sentence that says why.
    """

    id: str
    error: str


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """A speaker that the user knows: name, other names, and an optional id of the user's own."""

    name: str
    aliases: tuple[str, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """The speakers that a user expects; what it says wins over what is inferred from the text."""

    entries: tuple[RosterEntry, ...] = ()
