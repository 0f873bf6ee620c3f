"""Turns as a file gives them: plays in XML, subtitles, chats, tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from inquit.document import TextSpan
from inquit.glyphs import LETTER_OR_DIGIT
from inquit.languages import Language
from inquit.source import Markup
from inquit.structure.transcript.stage_directions import directions_in
from inquit.structure.transcript.transcript import SpokenTurn, Transcript
from inquit.text.paragraphs import QUOTED_LINE, paragraph_spans

__all__ = ["read_given_turns"]

_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
_SPOKEN = re.compile(LETTER_OR_DIGIT)


def read_given_turns(text: str, language: Language, markup: Markup) -> Transcript:
    """The turns of the file; each of their spans is parsed by itself, or each of its paragraphs."""
    whole = paragraph_spans(text, language)
    starts = [span.start for _, span in whole]
    turns: list[SpokenTurn] = []
    paragraphs: list[tuple[int, TextSpan]] = []
    hidden: list[TextSpan] = []
    for turn in markup.turns:
        said = _Said()
        for span in turn.spans:
            for part in _paragraphs(text, span):
                said.add(text, part, language)
        if said.content:
            content = tuple(said.content)
            turns.append(SpokenTurn(turn.speaker, content, turn.label, True, turn.role, turn.affiliation))
            paragraphs += ((whole[max(0, bisect_right(starts, part.start) - 1)][0], part) for part in said.paragraphs)
            hidden += said.silent
    return Transcript(tuple(turns), tuple(paragraphs), tuple(hidden), page=tuple(whole))


@dataclass(slots=True)
class _Said:
    """What somebody says: the paragraphs that hold it, what in them is said, and what is none."""

    paragraphs: list[TextSpan] = field(default_factory=list)
    content: list[TextSpan] = field(default_factory=list)
    silent: list[TextSpan] = field(default_factory=list)

    def add(self, text: str, paragraph: TextSpan, language: Language) -> None:
        """Add a paragraph, if anything is said in it."""
        directions = list(directions_in(text, paragraph, language))
        edges = [paragraph.start, *(edge for one in directions for edge in (one.start, one.end)), paragraph.end]
        pairs = zip(edges[::2], edges[1::2], strict=True)
        spoken = [part for start, end in pairs if (part := _trimmed(text, start, end)) is not None]
        if any(_SPOKEN.search(text, part.start, part.end) for part in spoken) or (spoken and not directions):
            self.paragraphs.append(paragraph)
            self.content += spoken
            self.silent += directions


def _paragraphs(text: str, span: TextSpan) -> Iterator[TextSpan]:
    """The stretches of a span that blank lines part, without the space around them."""
    at = span.start
    for blank in _BLANK_LINE.finditer(text, span.start, span.end):
        if (part := _trimmed(text, at, blank.start())) is not None:
            yield part
        at = blank.end()
    if (part := _trimmed(text, at, span.end)) is not None:
        yield part


def _trimmed(text: str, start: int, end: int) -> TextSpan | None:
    """The words of a stretch; the sign of a quoted line (">") is in no paragraph."""
    sign = QUOTED_LINE.match(text, start, end)
    start = start if sign is None else sign.end()
    found = text[start:end]
    inside = found.strip()
    start += len(found) - len(found.lstrip())
    return TextSpan(start, start + len(inside)) if inside else None
