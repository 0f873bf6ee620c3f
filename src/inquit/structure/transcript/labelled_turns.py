"""Turns as labels on the page show them: "MR. OAKES: text", and all the forms that this has.

That labels recur is the evidence, not which words they are.
"""

from __future__ import annotations

import re

from inquit.document import TextSpan
from inquit.glyphs import DASHES
from inquit.languages import Language
from inquit.source import Markup
from inquit.structure.transcript.label_evidence import LabelledPage, labels_of_speakers
from inquit.structure.transcript.label_forms import Label, LabelReader
from inquit.structure.transcript.label_signs import may_have_labels
from inquit.structure.transcript.labels_inside import InsideLabels
from inquit.structure.transcript.page_lines import PageLine, page_lines, without_line_numbers
from inquit.structure.transcript.silent_lines import SilentLines
from inquit.structure.transcript.transcript import Transcript
from inquit.structure.transcript.turn_builder import TurnBuilder
from inquit.structure.transcript.wrapped_labels import with_whole_labels
from inquit.text.paragraphs import paragraph_spans

__all__ = ["read_labelled_turns"]

# Whether a text is a transcript is seen from so much of it, as its genre is; more would only cost time.
MAX_LENGTH = 100_000
# A line this long is a paragraph; a shorter one may be wrapped, and goes on with the next.
MAX_WRAPPED = 100
MIN_BOLD = 3  # stretches in bold letters, to be looked at as labels
MIN_STAMPED = 2  # lines that begin with a time, to be turns without names

_ITEM = re.compile(rf"(?:[-•*{DASHES}]|\((?:[a-z]|[ivx]{{1,5}}|\d{{1,2}})\)|\d{{1,2}}[.)])\s")


def read_labelled_turns(text: str, language: Language, markup: Markup, *, asked: bool) -> Transcript | None:
    """The turns of a text by its labels; None where these do not make it a transcript, unless it is asked for."""
    seen = min(len(text), MAX_LENGTH)
    if not asked and len(markup.bold) < MIN_BOLD and not may_have_labels(text, seen, language):
        return None
    reader = LabelReader(text, language, markup.bold)
    if len(text) > MAX_LENGTH and not asked:
        head = _lines(reader, MAX_LENGTH)
        if _page(reader, head, asked=False) is None:
            return None
    lines = _lines(reader, len(text))
    page = _page(reader, lines, asked=asked)
    if page is None and not asked:
        return None
    silent = SilentLines(text, lines, language, markup.bold)
    return _Page(reader, lines, page or LabelledPage({}, frozenset()), silent).transcript()


def _lines(reader: LabelReader, end: int) -> list[PageLine]:
    return with_whole_labels(reader, without_line_numbers(reader.text, page_lines(reader.text, end)))


def _page(reader: LabelReader, lines: list[PageLine], *, asked: bool) -> LabelledPage | None:
    found = [tuple(reader.labels(line, reader.lead(line.start, line.end))) for line in lines]
    return labels_of_speakers(reader, lines, found, asked=asked)


class _Page:
    """A page with its labels, line by line."""

    def __init__(self, reader: LabelReader, lines: list[PageLine], page: LabelledPage, silent: SilentLines) -> None:
        self._reader = reader
        self._text = reader.text
        self._lines = lines
        self._labels = page.labels
        self._chat = "nick" in page.forms
        self._silent = silent
        self._inside = InsideLabels(reader, page)
        self._closed = self._ends_with_block()
        stamped = sum(reader.lead(line.start, line.end).time is not None for line in lines) if not page.labels else 0
        self._by_time = stamped >= MIN_STAMPED
        self._builder = TurnBuilder(self._text, reader.language, paragraph_spans(self._text, reader.language))
        self._agents = reader.language.function_words.agent_preposition
        self._last: PageLine | None = None
        self._in_speech_of_block = -1

    def transcript(self) -> Transcript:
        """The turns of the page."""
        for at, line in enumerate(self._lines):
            label = self._labels.get(at)
            if label is None:
                self._unlabelled(line)
            else:
                self._labelled(line, label)
            self._last = line
        found = self._builder.transcript()
        return found if found.turns else self._of_nobody()

    def _of_nobody(self) -> Transcript:
        """A text that names no speaker: all of it is there to be read."""
        paragraphs = tuple(paragraph_spans(self._text, self._reader.language))
        return Transcript((), paragraphs, unlabelled=tuple(span for _, span in paragraphs))

    def _ends_with_block(self) -> bool:
        """Whether what a label on a line of its own heads ends with the block, as in the scripts of films."""
        alone = [(at, one) for at, one in self._labels.items() if one.form == "alone"]
        closed = sum(at + 1 < len(self._lines) and not self._lines[at + 1].first for at, _ in alone)
        return bool(alone) and 2 * len(alone) > len(self._labels) and 10 * closed >= 9 * len(alone)

    def _labelled(self, line: PageLine, label: Label) -> None:
        name = " ".join(label.span.of(self._text).split())
        if any(word.lower() in self._agents for word in name.split()) and name.isupper():
            self._builder.end()  # "BY MR. OAKES:" says who asks, and is followed by the first question
            self._rest(line._replace(start=label.speech, first=False))
            return
        self._builder.stamp(label.time)
        goes_on = label.speech >= line.end
        self._builder.begin(name, label.key, label.span, goes_on=goes_on)
        self._in_speech_of_block = line.block
        self._speech(line, label.speech, begins=True)

    def _rest(self, line: PageLine) -> None:
        if line.start >= line.end:
            return
        lead = self._reader.lead(line.start, line.end)
        letter = next((one for one in self._reader.labels(line, lead) if one.form == "letter"), None)
        if letter is not None:
            self._labelled(line, letter)

    def _unlabelled(self, line: PageLine) -> None:
        inside = next(self._inside.find(line.start, line), None)
        head = line if inside is None else line._replace(end=_end_of(self._text, line.start, inside.span.start))
        lead = self._reader.lead(line.start, line.end)
        start = line.start
        if lead.time is not None:
            start = _start_of(self._text, line.start + len(lead.time), line.end)
            head = head._replace(start=start)
        if start >= line.end:
            self._builder.stamp(lead.time)
            if self._by_time:
                self._builder.begin(None, "", None)
            return
        kind = self._silent.kind(head, chat=self._chat)
        if kind in ("heading", "notice"):
            self._builder.end()
        elif kind == "speech":
            self._spoken(line, start, lead.time, arrow=lead.arrow)
            return
        if inside is not None:
            self._labelled(line, inside)

    def _spoken(self, line: PageLine, start: int, time: str | None, *, arrow: bool) -> None:
        self._builder.stamp(time)
        if (self._by_time and time is not None) or arrow:
            start = max(start, _start_of(self._text, start, line.end, ">"))
            self._builder.begin(None, "", None)
        elif self._closed and line.block != self._in_speech_of_block:
            return  # what is done, and not said
        self._speech(line, start, begins=self._begins(line))

    def _begins(self, line: PageLine) -> bool:
        """Whether a line begins a paragraph."""
        if line.first or self._last is None or _ITEM.match(self._text, line.start, line.end):
            return True
        return self._last.end - self._last.start > MAX_WRAPPED and line.indent <= self._last.indent

    def _speech(self, line: PageLine, start: int, *, begins: bool) -> None:
        """What is said on a line from a place on, by one or several."""
        for label in self._inside.find(start, line):
            self._say(start, label.span.start, begins=begins)
            self._builder.begin(" ".join(label.span.of(self._text).split()), label.key, label.span)
            start, begins = label.speech, True
        self._say(start, line.end, begins=begins)

    def _say(self, start: int, end: int, *, begins: bool) -> None:
        start, end = _start_of(self._text, start, end), _end_of(self._text, start, end)
        if start < end:
            self._builder.say(TextSpan(start, end), begins=begins)


def _start_of(text: str, start: int, end: int, signs: str = "") -> int:
    """Where the words of a stretch begin."""
    while start < end and (text[start].isspace() or text[start] in signs):
        start += 1
    return start


def _end_of(text: str, start: int, end: int) -> int:
    """Where the words of a stretch end."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
