"""Who speaks where in a transcript: its turns are read off the page, all of them and without a parse."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from inquit.api import analyse, speech_of, transcript_in
from inquit.document import Document, Quote, TextSpan
from inquit.languages import language_of
from inquit.settings import Settings
from inquit.source import Source
from inquit.structure.transcript.transcript import SpokenTurn, Transcript
from inquit.text.parsing import ParsedText, parse
from inquit.text.respelling import respelled
from inquit.verification.source_voices import Passage, SourceVoice, voices_of
from inquit.verification.words_in_marks import WordsInMarks, words_in_marks

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

__all__ = ["TranscriptSource", "read_transcript"]

# Of a turn that stands in marks to so large a part, the marks say nothing.
_WHOLE = 0.9
# Characters before and behind a place that are read to know whose words a turn reports there; a minute of speech.
_AROUND = 1_000


@dataclass(frozen=True, slots=True)
class TranscriptSource:
    """A source that names its speakers in its layout.

    transcript: the turns, as they lie on the page.
    document: the same as rows, with who speaks them; nothing in them is read.
    passage: who speaks where; and what stands in marks in turns, which may be others' words.
    own: whether the places of the turns are those of the text as it is, and not as it is meant.
    """

    source: Source
    transcript: Transcript
    document: Document
    passage: Passage
    own: bool

    def reported_at(self, span: TextSpan, nlp: Pipeline, settings: Settings) -> tuple[Passage, int]:
        """Who is reported in the turn at a place, and how many characters are parsed to know."""
        if not self.own:
            return self.passage, 0
        local, lo = _around(self.transcript, span)
        text = self.source.text[lo : lo + local.page[-1][1].end] if local.page else ""
        if not text:
            return self.passage, 0
        parsed = parse(text, nlp, part=speech_of(local))
        document = analyse(parsed, replace(settings, turns_only=False), transcript=local)
        nested = [voice.shifted(lo) for voice in _nested(document)]
        turns = [voice for voice in self.passage.voices_in(span) if not voice.unread]
        return Passage((*turns, *nested)), sum(len(p) for p in parsed.paragraphs)


def read_transcript(source: Source, settings: Settings) -> TranscriptSource | None:
    """The turns of a source; None for one of another kind."""
    spelling = respelled(source.text)
    text = source.text if spelling is None else spelling.text
    markup = source.markup if spelling is None else spelling.inner(source.markup)
    transcript = transcript_in(text, None, settings, markup)
    if transcript is None or not transcript.turns:
        return None
    only_turns = replace(settings, turns_only=True)
    document = analyse(ParsedText(text, ()), only_turns, id=source.id, markup=markup, transcript=transcript)
    if spelling is not None:
        document = spelling.document(document, language_of().glyphs.marks)
    others = (SourceVoice(one.spans, second_hand=True, unread=True) for one in _within_turns(document))
    return TranscriptSource(source, transcript, document, Passage((*voices_of(document), *others)), spelling is None)


def _within_turns(document: Document) -> Iterator[WordsInMarks]:
    """What stands in marks within turns, but for what is nearly all of one."""
    turns = [(span.start, span.end, quote) for quote in document.quotes for span in quote.content]
    turns.sort(key=lambda one: one[:2])
    starts = [start for start, _, _ in turns]
    for one in words_in_marks(document):
        if one.spans and one.parent is None and one.closed:
            at = bisect_right(starts, one.spans[0].start) - 1
            if at >= 0 and one.size < _WHOLE * _size(turns[at][2]):
                yield one


def _size(quote: Quote) -> int:
    return sum(span.end - span.start for span in quote.content)


def _nested(document: Document) -> Iterator[SourceVoice]:
    parents = {quote.id for quote in document.quotes if quote.parent_id is None}
    for quote, voice in zip(document.quotes, voices_of(document), strict=True):
        if quote.id not in parents:
            yield voice


def _around(transcript: Transcript, span: TextSpan) -> tuple[Transcript, int]:
    """The speech around a place as a transcript of its own, and where it begins."""
    near = TextSpan(max(0, span.start - _AROUND), span.end + _AROUND)
    page = list(_touching(transcript.paragraphs, near))
    if not page:
        return Transcript((), ()), 0
    lo, hi = page[0][1].start, page[-1][1].end
    first = bisect_right(transcript.turns, lo, key=lambda turn: turn.content[-1].end)
    behind = bisect_left(transcript.turns, hi, key=lambda turn: turn.content[0].start)
    turns = tuple(
        SpokenTurn(turn.speaker, content, None, turn.given, turn.role, turn.affiliation)
        for turn in transcript.turns[first:behind]
        if (content := tuple(one.shift(-lo) for one in turn.content if lo <= one.start and one.end <= hi))
    )
    paragraphs = tuple((number, one.shift(-lo)) for number, one in page)
    silent = bisect_left(transcript.hidden, lo, key=lambda one: one.start)
    hidden = tuple(one.shift(-lo) for one in takewhile(lambda one: one.end <= hi, transcript.hidden[silent:]))
    return Transcript(turns, paragraphs, hidden, page=paragraphs), lo


def _touching(paragraphs: Sequence[tuple[int, TextSpan]], span: TextSpan) -> Iterable[tuple[int, TextSpan]]:
    lo = bisect_right(paragraphs, span.start, key=lambda one: one[1].end)
    return paragraphs[lo : bisect_left(paragraphs, span.end, key=lambda one: one[1].start)]
