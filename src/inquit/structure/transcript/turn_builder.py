"""Puts together what somebody says: the lines of a turn in paragraphs, without what stands between and is not said."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from inquit.document import TextSpan
from inquit.glyphs import LETTER_OR_DIGIT
from inquit.languages import Language
from inquit.source import GivenTime
from inquit.structure.transcript.page_times import time_of
from inquit.structure.transcript.stage_directions import directions_in
from inquit.structure.transcript.transcript import SpokenTurn, Transcript

__all__ = ["TurnBuilder"]

_LETTER = re.compile(LETTER_OR_DIGIT)
_WORD = re.compile(r"\w+")
_UNFINISHED = re.compile(r"[\w,]\Z")
MIN_UNLABELLED = 5  # words of a sentence that nobody is named for; less is a heading, or a date


@dataclass(slots=True)
class _Paragraph:
    """Lines that are parsed together, and when they were said, where the page has a time in front of them."""

    lines: list[TextSpan]
    stamp: str | None = None


@dataclass(slots=True)
class _Turn:
    """What one speaker says; without a key nobody is named, and with no number of a label it is no turn."""

    name: str | None
    key: str
    label: TextSpan | None
    paragraphs: list[_Paragraph] = field(default_factory=list)


class TurnBuilder:
    """Takes the lines of a page in order."""

    def __init__(self, text: str, language: Language, paragraphs: Sequence[tuple[int, TextSpan]]) -> None:
        self._text = text
        self._language = language
        self._page = tuple(paragraphs)
        self._starts = [span.start for _, span in paragraphs]
        self._turns: list[_Turn] = []
        self._unlabelled: list[TextSpan] = []
        self._ended = False  # whether a heading or a notice has come since the last words
        self._stamp: str | None = None  # a time for which no words have come yet

    def begin(self, name: str | None, key: str, label: TextSpan | None, *, goes_on: bool = False) -> None:
        """A new turn; one that goes on is the same where the same label comes again."""
        if not (goes_on and self._turns and not self._ended and self._turns[-1].key == key):
            self._turns.append(_Turn(name, key, label))
        self._ended = False

    def end(self) -> None:
        """What comes is not said by whoever spoke last, unless somebody speaks in it."""
        self._ended = True

    def stamp(self, stamp: str | None) -> None:
        """When what comes is said."""
        self._stamp = stamp or self._stamp

    def say(self, span: TextSpan, *, begins: bool) -> None:
        """Words; `begins`: a paragraph begins with them, if the last one has ended."""
        if not self._turns or (self._ended and not self._is_talk(span)):
            self._leave(span, begins=begins)
            return
        begins = (begins and not self._goes_on(span)) or self._ended or self._stamp is not None
        self._ended = False
        paragraphs = self._turns[-1].paragraphs
        if begins or not paragraphs:
            paragraphs.append(_Paragraph([span], self._stamp))
            self._stamp = None
        else:
            paragraphs[-1].lines.append(span)

    def transcript(self) -> Transcript:
        """What has been said."""
        turns: list[SpokenTurn] = []
        parsed: list[tuple[int, TextSpan]] = []
        hidden: list[TextSpan] = []
        times: list[GivenTime] = []
        for turn in self._turns:
            content: list[TextSpan] = []
            said: list[tuple[str | None, list[TextSpan]]] = []
            for paragraph in turn.paragraphs:
                spans, silent = self._said(paragraph)
                if spans:
                    content += spans
                    said.append((paragraph.stamp, spans))
                    hidden += silent
                    parsed.append((self._number(spans[0].start), TextSpan(spans[0].start, spans[-1].end)))
            if content:
                turns.append(SpokenTurn(turn.name, tuple(content), turn.label))
                times += _times(said)
        unlabelled = tuple(span for span in self._unlabelled if self._is_sentence(span))
        within = _inside(hidden, parsed)
        return Transcript(tuple(turns), tuple(parsed), tuple(within), tuple(times), unlabelled, self._page)

    def _said(self, paragraph: _Paragraph) -> tuple[list[TextSpan], list[TextSpan]]:
        """What of a paragraph is said, and what is not."""
        said: list[TextSpan] = []
        silent: list[TextSpan] = []
        last: int | None = None
        for part in self._joined(paragraph.lines):
            if last is not None:
                silent.append(TextSpan(last, part.start))
            at = part.start
            for direction in directions_in(self._text, part, self._language):
                said += self._trimmed(at, direction.start)
                silent.append(direction)
                at = direction.end
            said += self._trimmed(at, part.end)
            last = part.end
        return said, silent

    def _joined(self, lines: Sequence[TextSpan]) -> Iterator[TextSpan]:
        """Lines between which nothing stands, as one stretch."""
        first = last = lines[0]
        for line in lines[1:]:
            if self._text[last.end : line.start].strip():
                yield TextSpan(first.start, last.end)
                first = line
            last = line
        yield TextSpan(first.start, last.end)

    def _trimmed(self, start: int, end: int) -> Iterator[TextSpan]:
        """A stretch without white space at its edges; none where nothing in it can be said."""
        found = self._text[start:end]
        if _LETTER.search(found) is not None:
            inside = found.rstrip(" \t\r\n\\*_")
            lead = len(inside) - len(inside.lstrip())
            yield TextSpan(start + lead, start + len(inside))

    def _goes_on(self, span: TextSpan) -> bool:
        """Whether words go on with the sentence before, which a page or a picture has broken."""
        paragraphs = self._turns[-1].paragraphs
        if not paragraphs or not self._text[span.start].islower():
            return False
        last = paragraphs[-1].lines[-1]
        return _UNFINISHED.search(self._text, last.end - 1, last.end) is not None

    def _is_talk(self, span: TextSpan) -> bool:
        return self._language.pattern("talk").search(self._text, span.start, span.end) is not None

    def _leave(self, span: TextSpan, *, begins: bool) -> None:
        if self._unlabelled and not begins and not self._text[self._unlabelled[-1].end : span.start].strip():
            span = TextSpan(self._unlabelled.pop().start, span.end)
        self._unlabelled.append(span)

    def _is_sentence(self, span: TextSpan) -> bool:
        words = sum(1 for _ in _WORD.finditer(self._text, span.start, span.end))
        closing = self._language.glyphs.closing
        return words >= MIN_UNLABELLED and self._text[span.end - 1] in {".", "?", "!", "…", *closing}

    def _number(self, start: int) -> int:
        """The number of the paragraph of the whole text that a place stands in."""
        at = bisect_right(self._starts, start) - 1
        return self._page[max(0, at)][0] if self._page else 1


def _times(said: Sequence[tuple[str | None, list[TextSpan]]]) -> Iterator[GivenTime]:
    """When the paragraphs of a turn are said: from each time on the page to the next."""
    stamp: str | None = None
    spans: list[TextSpan] = []
    for new, content in (*said, ("", [])):
        if new is not None:
            if stamp and spans:
                start, end = time_of(stamp)
                if start is not None:
                    yield GivenTime(TextSpan(spans[0].start, spans[-1].end), start, end)
            stamp, spans = new, []
        spans = spans + content


def _inside(hidden: Sequence[TextSpan], parsed: Sequence[tuple[int, TextSpan]]) -> Iterator[TextSpan]:
    """The parts of what is not said that stand in what is parsed."""
    at = 0
    for _, span in parsed:
        while at < len(hidden) and hidden[at].end <= span.start:
            at += 1
        while at < len(hidden) and hidden[at].start < span.end:
            yield hidden[at]
            at += 1
