"""The lines of a screenplay in Fountain, without what it hides: notes, and what the writer has struck out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from inquit.document import TextSpan

__all__ = ["FountainLine", "fountain_lines", "is_scene"]

_HIDDEN = (("/*", "*/"), ("[[", "]]"))
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_SCENE = re.compile(r"(?:INT|EXT|EST|INT\.?/EXT|EXT\.?/INT|I/E)[. ]", re.IGNORECASE)
_FORCED = "."


@dataclass(frozen=True, slots=True)
class FountainLine:
    """A line: its words, and where they stand; `shown` is what of these is not hidden, and `cut` whether any is."""

    words: str
    span: TextSpan
    shown: tuple[TextSpan, ...]
    cut: bool
    blank: bool
    indented: bool


def fountain_lines(text: str) -> list[FountainLine]:
    """All lines of a text."""
    hidden = list(_hidden(text))
    at = 0
    found: list[FountainLine] = []
    for line in _LINE.finditer(text):
        if line.start() == len(text):
            break
        while at < len(hidden) and hidden[at].end <= line.start():
            at += 1
        shown = tuple(_shown(text, line.start(), line.end(), hidden, at))
        words = " ".join(span.of(text) for span in shown)
        span = TextSpan(shown[0].start, shown[-1].end) if shown else TextSpan(line.start(), line.start())
        # Two spaces in a line of their own are a line that is empty and no end; what is hidden is none, either.
        blank = not line[0].strip() and len(line[0].rstrip("\r\n")) < len("  ")
        cut = at < len(hidden) and hidden[at].start < line.end()
        found.append(FountainLine(words, span, shown, cut, blank, line[0][:1] in (" ", "\t")))
    return found


def is_scene(words: str) -> bool:
    """Whether a line says where a scene is set."""
    return _SCENE.match(words) is not None or (words.startswith(_FORCED) and words[1:2].isalnum())


def _shown(text: str, start: int, end: int, hidden: list[TextSpan], at: int) -> Iterator[TextSpan]:
    while start < end:
        if at < len(hidden) and hidden[at].start < end:
            piece = TextSpan(start, max(start, hidden[at].start))
            start = hidden[at].end
            at += 1
        else:
            piece, start = TextSpan(start, end), end
        words = piece.of(text)
        if words.strip():
            yield TextSpan(piece.start + len(words) - len(words.lstrip()), piece.end - len(words) + len(words.rstrip()))


def _hidden(text: str) -> Iterator[TextSpan]:
    """What stands between marks that hide it, in order; a mark without its end hides nothing."""
    at = 0
    ends = {begin: 0 for begin, _ in _HIDDEN}
    starts = {begin: text.find(begin) for begin, _ in _HIDDEN}
    while True:
        open_ = [(start, begin, end) for begin, end in _HIDDEN if (start := starts[begin]) >= 0]
        if not open_:
            return
        start, begin, end = min(open_)
        close = text.find(end, max(start + len(begin), ends[begin])) if start >= at else -1
        if start < at:
            starts[begin] = text.find(begin, at)
        elif close < 0:
            starts[begin] = -1  # nor has any that follows one
        else:
            at = close + len(end)
            ends[begin] = at
            starts[begin] = text.find(begin, at)
            yield TextSpan(start, at)
