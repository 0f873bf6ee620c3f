"""What is known of the words around a place in a source: the parse, who speaks, whose words they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from inquit.document import Document, Quote, Speaker, TextSpan
from inquit.settings import Settings
from inquit.source import Source
from inquit.text.parsing import ParsedText

if TYPE_CHECKING:
    from inquit.api import Extractor

__all__ = ["Passage", "PassageReader", "SourceVoice"]


@dataclass(frozen=True, slots=True)
class SourceVoice:
    """What one speaker says without another in between: a turn of a transcript, a statement.

    spans: only what is said, in the order of the text: without labels, tags, stage directions, headers of pages.
    sure: how sure the speaker is, from 0 to 1.
    second_hand: the source has the words from a third party only.
    """

    spans: tuple[TextSpan, ...]
    speaker: Speaker | None = None
    sure: float = 0.0
    second_hand: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a source that was read; all offsets are those of the whole source.

    document: the statements in it, with their speakers.
    parsed: its paragraphs; None for what was read before, as a `Document` keeps no parse.
    """

    document: Document
    parsed: ParsedText | None = None

    @property
    def voices(self) -> tuple[SourceVoice, ...]:
        """Who speaks where, as far as known."""
        return tuple(
            SourceVoice(quote.content, quote.speaker, quote.confidence, quote.reported_by_id is not None)
            for quote in self.document.quotes
            if quote.type != "indirect"
        )

    def voice_at(self, span: TextSpan) -> SourceVoice | None:
        """The voice that has all the words of a stretch, the innermost."""
        holding = [voice for voice in self.voices if any(said.contains(span) for said in voice.spans)]
        return min(holding, key=lambda voice: sum(s.end - s.start for s in voice.spans), default=None)

    def statement_at(self, span: TextSpan) -> Quote | None:
        """The innermost statement that holds a stretch."""
        holding = [quote for quote in self.document.quotes if any(content.contains(span) for content in quote.content)]
        return min(holding, key=lambda quote: sum(s.end - s.start for s in quote.content), default=None)


class PassageReader:
    """Reads the passages of sources that are asked for, each once."""

    def __init__(self, model: str, settings: Settings) -> None:
        self.model = model
        self._settings = settings
        self._read: dict[str, Passage] = {}

    @cached_property
    def extractor(self) -> Extractor:
        """What reads articles and passages; loaded when it is first needed."""
        from inquit.api import Extractor

        return Extractor(self.model, settings=self._settings)

    def passage(self, source: Source, document: Document | None, span: TextSpan) -> Passage:
        """What is known around a stretch of a source."""
        if document is not None:
            return Passage(document)
        known = self._read.get(source.id)
        if known is None:
            known = self._read[source.id] = Passage(self.extractor.extract(source))
        return known
