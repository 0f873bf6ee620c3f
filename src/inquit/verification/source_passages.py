"""Reads of sources what must be known to tell who speaks, and the parse around a place: each part once, and bounded.

A transcript shows its turns without a parse. Of other texts short ones are read whole; of long ones the part around a
place, from far enough before it that names are known.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from inquit.document import Document, TextSpan
from inquit.languages import language_of
from inquit.settings import Settings
from inquit.source import Source
from inquit.structure.genre import genre_of
from inquit.text.breaks import body_of
from inquit.text.marks.pairing import find_marked, whole_paragraphs
from inquit.text.paragraphs import paragraph_spans
from inquit.text.parsing import Paragraph, parse
from inquit.verification.passage_reading import parsed_speech, read_part
from inquit.verification.source_places import PlacesInSource, times_of_rows
from inquit.verification.source_voices import Passage, voices_of
from inquit.verification.spoken_paragraphs import SpokenParagraph, spoken_paragraphs
from inquit.verification.transcript_sources import TranscriptSource, read_transcript

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

    from inquit.api import Extractor

__all__ = ["PassageReader"]

# Characters of a source that is read whole; nearly every article is shorter. By hand.
READ_WHOLE: Final = 60_000
# Of longer ones so much is read at once, from so much before it, where names and talk begin. By hand.
PART: Final = 8_000
BEFORE: Final = 4_000
BEHIND: Final = 1_000
# So many characters of what was read are kept; with their parse they take some fifty times as much memory.
_KEPT: Final = 1_000_000
# What kind of text a source is, it is from its first pages.
_FIRST_PAGES: Final = 100_000


@dataclass(frozen=True, slots=True)
class _Known:
    """A source of which it is known who speaks everywhere: a transcript, or what was extracted before."""

    source: Source
    places: PlacesInSource
    passage: Passage
    paragraphs: list[SpokenParagraph]
    transcript: TranscriptSource | None = None


@dataclass(frozen=True, slots=True)
class _Unknown:
    """A source of which parts are to be read; where its paragraphs begin and end, and how it is read."""

    source: Source
    places: PlacesInSource
    paragraphs: list[TextSpan]
    settings: Settings


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a source."""

    passage: Passage | None
    paragraphs: tuple[Paragraph, ...]
    size: int


class PassageReader:
    """Reads the passages of sources that are asked for.

    parsed: how many tokens have been parsed for it.
    pipeline: one that is loaded already, if any.
    """

    def __init__(self, model: str, settings: Settings, lender: PassageReader | None = None) -> None:
        self.model = model
        self.pipeline: Pipeline | None = None
        self._settings = settings
        self._lender = lender
        self._sources: dict[int, _Known | _Unknown] = {}
        self._kept: OrderedDict[tuple[int, int, int], _Read] = OrderedDict()
        self._size = 0
        self.parsed = 0

    @cached_property
    def extractor(self) -> Extractor:
        """What reads articles and passages; loaded when it is first needed."""
        from inquit.api import Extractor

        if self._lender is not None:
            return self._lender.extractor
        return Extractor(self.pipeline or self.model, settings=self._settings)

    def for_others(self) -> PassageReader:
        """A reader of other sources, for which nothing is loaded anew."""
        return PassageReader(self.model, self._settings, self)

    def passage(self, source: Source, document: Document | None, span: TextSpan) -> Passage:
        """Who speaks around a stretch of a source.

        document: what was found in the source before; then nothing is read anew.
        """
        known = self._about(source, document)
        if isinstance(known, _Unknown):
            return self._part(known, span).passage or Passage(())
        voice = known.passage.voice_at(span)
        if voice is None or not voice.unread or known.transcript is None:
            return known.passage
        return self._within_turn(source, known.transcript, voice.spans[0]).passage or known.passage

    def known(self, source: Source, document: Document | None) -> Passage | None:
        """Who speaks in a source, where that is known without a parse."""
        about = self._about(source, document)
        return about.passage if isinstance(about, _Known) else None

    def paragraphs(self, source: Source, document: Document | None, span: TextSpan) -> tuple[Paragraph, ...]:
        """The parsed paragraphs that hold a stretch of a source, with one before and one behind."""
        known = self._about(source, document)
        if isinstance(known, _Unknown):
            every = self._part(known, span).paragraphs
            lo = bisect_right(every, span.start, key=lambda p: p.span.end)
            return every[max(0, lo - 1) : bisect_left(every, span.end, key=lambda p: p.span.start) + 1]
        lo = bisect_right(known.paragraphs, span.start, key=lambda one: one.span.end)
        hi = bisect_left(known.paragraphs, span.end, key=lambda one: one.span.start)
        near = known.paragraphs[max(0, lo - 1) : hi + 1]
        return tuple(p for one in near for p in self._speech(known.source, one).paragraphs)

    def parsed_words(self, text: str) -> tuple[Paragraph, ...]:
        """A few words of an article, parsed."""
        return tuple(parse(text, self.extractor.nlp).paragraphs)

    def places(self, source: Source, document: Document | None) -> PlacesInSource:
        """The pages, lines and times of a source."""
        return self._about(source, document).places

    def _about(self, source: Source, document: Document | None) -> _Known | _Unknown:
        known = self._sources.get(id(source))
        if known is None:
            known = self._sources[id(source)] = _known(source, document, self._settings)
        return known

    def _part(self, known: _Unknown, span: TextSpan) -> _Read:
        """The part of a source that holds a stretch."""
        part = _part_around(known, span)
        found = self._again(known.source, part)
        if found is None:
            passage, paragraphs = read_part(known.source, part, self.extractor.nlp, known.settings)
            found = self._keep(known.source, part, _Read(passage, paragraphs, part.end - part.start))
        return found

    def _speech(self, source: Source, one: SpokenParagraph) -> _Read:
        found = self._again(source, one.span)
        if found is None:
            paragraphs = parsed_speech(source.text, one, self.extractor.nlp)
            found = self._keep(source, one.span, _Read(None, paragraphs, one.span.end - one.span.start))
        return found

    def _within_turn(self, source: Source, transcript: TranscriptSource, marked: TextSpan) -> _Read:
        """Whose words stand in marks in a turn."""
        found = self._again(source, marked)
        if found is None:
            passage, parsed = transcript.reported_at(marked, self.extractor.nlp, self._settings)
            self.parsed += parsed
            found = self._keep(source, marked, _Read(passage, (), parsed))
        return found

    def _again(self, source: Source, span: TextSpan) -> _Read | None:
        key = (id(source), span.start, span.end)
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def _keep(self, source: Source, span: TextSpan, read: _Read) -> _Read:
        """Keep what was read, and no more than some of what was read before."""
        self.parsed += sum(map(len, read.paragraphs))
        self._kept[id(source), span.start, span.end] = read
        self._size += read.size
        while self._size > _KEPT and len(self._kept) > 1:
            self._size -= self._kept.popitem(last=False)[1].size
        return read


def _known(source: Source, document: Document | None, settings: Settings) -> _Known | _Unknown:
    """What can be known of a source without a parse."""
    if document is not None:
        places = PlacesInSource(document.places, times_of_rows(document))
        return _Known(source, places, Passage(voices_of(document)), spoken_paragraphs(document))
    markup = source.markup
    transcript = read_transcript(source, settings)
    if transcript is not None:
        times = markup.times or times_of_rows(transcript.document)
        places = PlacesInSource(markup.places, times)
        return _Known(source, places, transcript.passage, spoken_paragraphs(transcript.document), transcript)
    places = PlacesInSource(markup.places, markup.times)
    if len(source.text) <= READ_WHOLE:
        return _Unknown(source, places, [], settings)
    language = language_of()
    paragraphs = whole_paragraphs(paragraph_spans(source.text, language))
    genre = settings.genre
    if genre == "auto":
        first = [span for span in paragraphs if span.end <= _FIRST_PAGES]
        marked = find_marked(source.text, first, language)
        genre = genre_of(source.text, marked, language, body=body_of(source.text, language))
    return _Unknown(source, places, paragraphs, replace(settings, genre=genre))


def _part_around(known: _Unknown, span: TextSpan) -> TextSpan:
    """The part of a source that is read for a stretch: the same for all that begin near it."""
    size = len(known.source.text)
    if size <= READ_WHOLE:
        return TextSpan(0, size)
    begin = span.start - span.start % PART
    lo = _snapped(known.paragraphs, max(0, begin - BEFORE))
    hi = max(begin + PART, span.end) + BEHIND
    end = _snapped(known.paragraphs, min(size, hi), end=True)
    return TextSpan(lo, min(size, max(end, span.end)))


def _snapped(paragraphs: Sequence[TextSpan], place: int, *, end: bool = False) -> int:
    """The edge of the paragraph at a place; the place itself where that is far away."""
    at = bisect_right(paragraphs, place, key=lambda span: span.end)
    if at == len(paragraphs) or paragraphs[at].start > place:
        return place
    edge = paragraphs[at].end if end else paragraphs[at].start
    return edge if abs(edge - place) <= PART else place
