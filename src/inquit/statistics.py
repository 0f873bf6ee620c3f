"""Who is quoted how much: counts over one document, by speaker, or over many, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from inquit.document import Document, Speaker
from inquit.glyphs import COMPOUND

__all__ = ["VOICE_COLUMNS", "SpeakerFigures", "Statistics", "Voice", "VoiceCell", "count_words", "voice_rows", "voices"]

VoiceCell = str | int | float | bool | tuple[str, ...] | None
VOICE_COLUMNS = (
    "id",
    "speaker",
    "named",
    "kind",
    "role",
    "affiliation",
    "gender",
    "aliases",
    "quotes",
    "words",
    "share",
    "direct_share",
    "addressed",
)

_WORD = re.compile(COMPOUND)


def count_words(text: str) -> int:
    """How many words the text has."""
    return sum(1 for _ in _WORD.finditer(text))


@dataclass(slots=True)
class Voice:
    """How much one speaker of a document says.

    speaker: None for the statements whose speaker could not be told.
    quotes, words: the statements and the words in them; the words of a nested statement count for both speakers.
    direct_words: those of the words that are in direct speech.
    addressed: how many statements are said to the speaker.
    """

    speaker: Speaker | None
    quotes: int = 0
    words: int = 0
    direct_words: int = 0
    addressed: int = 0

    @property
    def name(self) -> str | None:
        """The speaker's name."""
        return None if self.speaker is None else self.speaker.name

    @property
    def direct_share(self) -> float:
        """The share of direct speech among the words."""
        return self.direct_words / self.words if self.words else 0.0


def voices(document: Document) -> list[Voice]:
    """The speakers of a document, the most quoted first; the statements without a speaker, if any, come last.

    Those who say nothing and are only spoken to are listed, too.
    """
    found: dict[str | None, Voice] = {speaker.id: Voice(speaker) for speaker in document.speakers}
    for quote in document.quotes:
        voice = found.setdefault(quote.speaker_id, Voice(None))
        words = sum(count_words(span.of(document.text)) for span in quote.content)
        voice.quotes += 1
        voice.words += words
        voice.direct_words += words if quote.type == "direct" else 0
        if quote.addressee_id is not None:
            found[quote.addressee_id].addressed += 1
    return sorted(
        (voice for voice in found.values() if voice.quotes or voice.addressed),
        key=lambda one: (one.speaker is None, -one.quotes, -one.words, -one.addressed, one.name or ""),
    )


def voice_rows(document: Document) -> Iterator[tuple[VoiceCell, ...]]:
    """A row of `VOICE_COLUMNS` for each of the `voices`; shares have four decimals."""
    for one in voices(document):
        share, direct_share = round(one.quotes / max(1, len(document.quotes)), 4), round(one.direct_share, 4)
        yield *_about(one.speaker), one.quotes, one.words, share, direct_share, one.addressed


def _about(speaker: Speaker | None) -> tuple[VoiceCell, ...]:
    if speaker is None:
        return (*(None,) * 7, ())
    about = (speaker.id, speaker.name, speaker.named, speaker.kind, speaker.role, speaker.affiliation, speaker.gender)
    return *about, speaker.aliases


@dataclass(slots=True)
class SpeakerFigures:
    """How much one speaker is quoted.

    name: None for the statements whose speaker could not be told.
    named: whether the name is a name; an unnamed source counts with all others of the same description.
    quotes, words: the statements and the words in them; the words of a nested statement count for both speakers.
    direct_words: those of the words that are in direct speech.
    documents: how many documents quote the speaker.
    """

    name: str | None
    named: bool
    quotes: int = 0
    words: int = 0
    direct_words: int = 0
    documents: int = 0

    @property
    def direct_share(self) -> float:
        """The share of direct speech among the words."""
        return self.direct_words / self.words if self.words else 0.0


class Statistics:
    """Takes documents one at a time and keeps sums only, so that any number of them may come."""

    COLUMNS = ("speaker", "named", "quotes", "words", "share", "direct_share", "documents")

    def __init__(self) -> None:
        self.documents = 0
        self.quotes = 0
        self.words = 0
        self._speakers: dict[str | None, SpeakerFigures] = {}

    def add(self, document: Document) -> None:
        """Count the statements of one more document."""
        self.documents += 1
        seen: set[str | None] = set()
        for voice in voices(document):
            if not voice.quotes:
                continue
            figures = self._figures(voice)
            figures.quotes += voice.quotes
            figures.words += voice.words
            figures.direct_words += voice.direct_words
            figures.documents += figures.name not in seen
            seen.add(figures.name)
            self.quotes += voice.quotes
            self.words += voice.words

    def speakers(self) -> list[SpeakerFigures]:
        """The speakers, the most quoted first; the statements without a speaker come last."""
        return sorted(
            self._speakers.values(), key=lambda one: (one.name is None, -one.quotes, -one.words, one.name or "")
        )

    def share(self, figures: SpeakerFigures) -> float:
        """The share of one speaker among all statements."""
        return figures.quotes / self.quotes if self.quotes else 0.0

    def rows(self) -> Iterator[tuple[str | int | float | bool | None, ...]]:
        """A row of `COLUMNS` a speaker; shares have four decimals, and without a speaker the name is None."""
        for one in self.speakers():
            share, direct_share = round(self.share(one), 4), round(one.direct_share, 4)
            named = None if one.name is None else one.named
            yield one.name, named, one.quotes, one.words, share, direct_share, one.documents

    def record(self) -> dict[str, Any]:
        """All of it as plain values: the sums, and the speakers in a list."""
        return {
            "documents": self.documents,
            "quotes": self.quotes,
            "words": self.words,
            "speakers": [dict(zip(self.COLUMNS, row, strict=True)) for row in self.rows()],
        }

    def _figures(self, voice: Voice) -> SpeakerFigures:
        known = self._speakers.get(voice.name)
        if known is None:
            named = voice.speaker is not None and voice.speaker.named
            known = self._speakers[voice.name] = SpeakerFigures(voice.name, named)
        return known
