"""Who is quoted how much: counts over one document, by speaker, or over many, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from inquit.clock import seconds_between
from inquit.document import Document, Quote, Speaker
from inquit.glyphs import COMPOUND

__all__ = [
    "VOICE_COLUMNS",
    "SpeakerFigures",
    "Statistics",
    "Sums",
    "Voice",
    "VoiceCell",
    "count_words",
    "voice_rows",
    "voices",
]

VoiceCell = str | int | float | bool | tuple[str, ...] | None
VOICE_COLUMNS = (
    "id",
    "name",
    "named",
    "kind",
    "role",
    "affiliation",
    "gender",
    "aliases",
    "narrator",
    "quotes",
    "words",
    "share",
    "direct_share",
    "addressed",
    "turns",
    "time",
)

_WORD = re.compile(COMPOUND)


def count_words(text: str) -> int:
    """How many words the text has."""
    return sum(1 for _ in _WORD.finditer(text))


@dataclass(slots=True)
class Sums:
    """How much is said.

    quotes: the statements.
    counted: those that shares are of: of a transcript the turns, of other texts all.
    words: the words in what is counted; those of a statement within another one count for both speakers.
    direct_words: those of the words that are in direct speech.
    turns: the turns; 0 where no text is a transcript.
    seconds: how long it takes to say what stands in no other statement, as far as times tell; None where none do.
    """

    quotes: int = 0
    counted: int = 0
    words: int = 0
    direct_words: int = 0
    turns: int = 0
    seconds: float | None = None

    @property
    def direct_share(self) -> float:
        """The share of direct speech among the words."""
        return self.direct_words / self.words if self.words else 0.0

    def add(self, other: Sums) -> None:
        """Add what another one says."""
        self.quotes += other.quotes
        self.counted += other.counted
        self.words += other.words
        self.direct_words += other.direct_words
        self.turns += other.turns
        if other.seconds is not None:
            self.seconds = (self.seconds or 0.0) + other.seconds

    @classmethod
    def of(cls, document: Document, quote: Quote) -> Sums:
        """What one statement counts for."""
        is_outer = quote.parent_id is None
        if document.has_turns and not is_outer:
            return cls(quotes=1)
        words = sum(count_words(span.of(document.text)) for span in quote.content)
        seconds = seconds_between(quote.time.start, quote.time.end) if quote.time is not None and is_outer else None
        return cls(
            quotes=1,
            counted=1,
            words=words,
            direct_words=words if quote.type == "direct" else 0,
            turns=int(document.has_turns),
            seconds=seconds if seconds is not None and seconds >= 0 else None,
        )


@dataclass(slots=True)
class Voice(Sums):
    """How much one speaker of a document says.

    speaker: None for the statements whose speaker could not be told.
    addressed: how many statements are said to the speaker.
    """

    speaker: Speaker | None = None
    addressed: int = 0

    @property
    def name(self) -> str | None:
        """The speaker's name."""
        return None if self.speaker is None else self.speaker.name


def voices(document: Document) -> list[Voice]:
    """The speakers of a document, who says most first; the statements without a speaker, if any, come last.

    Those who say nothing and are only spoken to are listed, too.
    """
    found: dict[str | None, Voice] = {speaker.id: Voice(speaker=speaker) for speaker in document.speakers}
    for quote in document.quotes:
        found.setdefault(quote.speaker_id, Voice()).add(Sums.of(document, quote))
        if quote.addressee_id is not None:
            found[quote.addressee_id].addressed += 1
    return sorted(
        (voice for voice in found.values() if voice.quotes or voice.addressed),
        key=lambda one: (one.speaker is None, -one.counted, -one.words, -one.quotes, -one.addressed, one.name or ""),
    )


def voice_rows(document: Document) -> Iterator[tuple[VoiceCell, ...]]:
    """A row of `VOICE_COLUMNS` for each of the `voices`; shares have four decimals."""
    found = voices(document)
    counted = max(1, sum(one.counted for one in found))
    for one in found:
        share, direct_share = round(one.counted / counted, 4), round(one.direct_share, 4)
        turns = one.turns if document.has_turns else None
        yield (
            *_about(document, one.speaker),
            one.quotes,
            one.words,
            share,
            direct_share,
            one.addressed,
            turns,
            _time(one),
        )


def _time(sums: Sums) -> float | None:
    return None if sums.seconds is None else round(sums.seconds, 3)


def _about(document: Document, speaker: Speaker | None) -> tuple[VoiceCell, ...]:
    if speaker is None:
        return (*(None,) * 7, (), None)
    about = (speaker.id, speaker.name, speaker.named, speaker.kind, speaker.role, speaker.affiliation, speaker.gender)
    return *about, speaker.aliases, True if document.meta.get("narrator") == speaker.id else None


@dataclass(slots=True)
class SpeakerFigures(Sums):
    """How much one speaker is quoted.

    name: None for the statements whose speaker could not be told.
    named: whether the name is a name; an unnamed source counts with all others of the same description.
    documents: how many documents quote the speaker.
    """

    name: str | None = None
    named: bool = False
    documents: int = 0


class Statistics:
    """Takes documents one at a time and keeps sums only, so that any number of them may come."""

    COLUMNS = ("speaker", "named", "quotes", "words", "share", "direct_share", "documents", "turns", "time")

    def __init__(self) -> None:
        self.documents = 0
        self.sums = Sums()
        self._speakers: dict[str | None, SpeakerFigures] = {}

    def add(self, document: Document) -> None:
        """Count the statements of one more document."""
        self.documents += 1
        seen: set[str | None] = set()
        for voice in voices(document):
            if not voice.quotes:
                continue
            figures = self._figures(voice)
            figures.add(voice)
            self.sums.add(voice)
            figures.documents += figures.name not in seen
            seen.add(figures.name)

    @property
    def by_turns(self) -> bool:
        """Whether all that is counted is turns of transcripts."""
        return 0 < self.sums.turns == self.sums.counted

    def speakers(self) -> list[SpeakerFigures]:
        """The speakers, who says most first; the statements without a speaker come last."""
        return sorted(
            self._speakers.values(),
            key=lambda one: (one.name is None, -one.counted, -one.words, -one.quotes, one.name or ""),
        )

    def share(self, figures: SpeakerFigures) -> float:
        """The share of one speaker among all statements; among the turns alone, where a text is a transcript."""
        return figures.counted / self.sums.counted if self.sums.counted else 0.0

    def rows(self) -> Iterator[tuple[str | int | float | bool | None, ...]]:
        """A row of `COLUMNS` a speaker; shares have four decimals, and without a speaker the name is None."""
        for one in self.speakers():
            share, direct_share = round(self.share(one), 4), round(one.direct_share, 4)
            named = None if one.name is None else one.named
            turns = one.turns if self.sums.turns else None
            yield one.name, named, one.quotes, one.words, share, direct_share, one.documents, turns, _time(one)

    def record(self) -> dict[str, Any]:
        """All of it as plain values: the sums, and the speakers in a list."""
        return {
            "documents": self.documents,
            "quotes": self.sums.quotes,
            "words": self.sums.words,
            "speakers": [dict(zip(self.COLUMNS, row, strict=True)) for row in self.rows()],
            "turns": self.sums.turns or None,
            "time": _time(self.sums),
        }

    def _figures(self, voice: Voice) -> SpeakerFigures:
        known = self._speakers.get(voice.name)
        if known is None:
            named = voice.speaker is not None and voice.speaker.named
            known = self._speakers[voice.name] = SpeakerFigures(name=voice.name, named=named)
        return known
