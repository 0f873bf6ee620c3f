"""Turns as a file gives them: plays in XML, subtitles, chats, tables."""

from __future__ import annotations

from bisect import bisect_right

from inquit.languages import Language
from inquit.source import Markup
from inquit.structure.transcript.transcript import SpokenTurn, Transcript
from inquit.text.paragraphs import paragraph_spans

__all__ = ["read_given_turns"]


def read_given_turns(text: str, language: Language, markup: Markup) -> Transcript:
    """The turns of the file; each of their spans is parsed by itself."""
    turns = tuple(
        SpokenTurn(turn.speaker, spans, turn.label, given=True, role=turn.role, affiliation=turn.affiliation)
        for turn in markup.turns
        if (spans := tuple(span for span in turn.spans if span.of(text).strip()))
    )
    whole = paragraph_spans(text, language)
    starts = [span.start for _, span in whole]
    paragraphs = tuple(
        (whole[max(0, bisect_right(starts, span.start) - 1)][0], span) for turn in turns for span in turn.content
    )
    return Transcript(turns, paragraphs)
