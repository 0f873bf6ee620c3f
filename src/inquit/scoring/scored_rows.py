"""What is compared: statements as a reader marked them, and as a program found them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, get_args

from inquit.document import Genre, QuoteType, TextSpan

__all__ = ["GENRES", "WHOLE_STATEMENTS", "GoldDocument", "GoldQuote", "PredictedDocument", "PredictedQuote", "Spans"]

Spans = tuple[TextSpan, ...]
GENRES = get_args(Genre)
# Where gold files mark statements also without quotation marks: what is reported in news, the turns of transcripts.
WHOLE_STATEMENTS: Final[frozenset[str | None]] = frozenset({"news", "transcript"})


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """One statement that a reader marked; only the outermost, where one stands in another."""

    id: str
    type: QuoteType
    content: Spans  # quotation marks included; never empty
    cue: Spans = ()
    source: Spans = ()
    speaker: str | None = None  # the most complete name in the document; None: a reader could not tell
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # other full names, where two readers differ
    attribution: str | None = None  # how the speaker is given, where a corpus says so: explicit, anaphoric, implicit

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that is accepted for the speaker; the canonical one first."""
        return () if self.speaker is None else (self.speaker, *self.aliases)

    @property
    def full_names(self) -> tuple[str, ...]:
        """The names that count as complete."""
        return () if self.speaker is None else (self.speaker, *self.also)


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text with everything that is said in it."""

    id: str
    text: str
    quotes: tuple[GoldQuote, ...] = ()
    genre: str | None = None  # one of `GENRES`; whole statements are marked, and scored, in `WHOLE_STATEMENTS` only


@dataclass(frozen=True, slots=True)
class PredictedQuote:
    """One statement that a program found."""

    content: Spans
    cue: Spans = ()
    source: Spans = ()
    speaker: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class PredictedDocument:
    """What a program found in one text: the outermost statements, and the time that it took."""

    id: str
    quotes: tuple[PredictedQuote, ...] = ()
    seconds: float = 0.0
    model: str | None = None
