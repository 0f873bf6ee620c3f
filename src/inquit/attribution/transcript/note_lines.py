"""The lines of a transcript's page, and whether they are speech."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from inquit.document import TextSpan
from inquit.structure.transcript.page_lines import page_lines, without_line_numbers
from inquit.structure.transcript.transcript import SpokenTurn

__all__ = ["LINE", "LONGEST_LINE", "NoteLine", "note_lines"]

LINE = re.compile(r"[^\r\n]+")
LONGEST_LINE = 200  # of a note about speakers; longer ones are prose


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line, where it starts, and whether something of it is said in a turn."""

    text: str
    start: int
    spoken: bool

    @property
    def span(self) -> TextSpan:
        """Where the line stands."""
        return TextSpan(self.start, self.start + len(self.text))

    def span_of(self, words: str) -> TextSpan:
        """Where words stand in the line, whatever their letters; else the line."""
        at = self.text.casefold().find(words.casefold())
        if at < 0 or len(self.text.casefold()) != len(self.text):
            return self.span
        return TextSpan(self.start + at, self.start + at + len(words))


def note_lines(text: str, turns: Sequence[SpokenTurn], *, longest: int = LONGEST_LINE) -> list[NoteLine]:
    """The lines that are not too long, in order."""
    spans = sorted((s.start, s.end) for turn in turns for s in (*turn.content, *([turn.label] if turn.label else ())))
    ends = [end for _, end in spans]
    out = []
    for line in without_line_numbers(text, page_lines(text, len(text))):
        at = bisect_left(ends, line.start + 1)
        spoken = at < len(spans) and spans[at][0] < line.end
        if line.end - line.start <= longest:
            out.append(NoteLine(text[line.start : line.end], line.start, spoken))
    return out
