"""Turns of a transcript inside news: paragraphs that begin with the name of who speaks ("SMITH: ...").

A text that is a transcript throughout is read in another way (`inquit.structure.transcript`).

No verb links the name to the words; the colon is the cue (as in PolNeAR's guidelines).
"""

from __future__ import annotations

from dataclasses import dataclass

from inquit.document import TextSpan
from inquit.text.parsing import Paragraph, ParsedText

__all__ = ["LayoutSource", "find_turns"]

_NAME = r"[A-Z][A-Z.[:apostrophes:]-]+"
_TURN = rf"[[:opening-doubles:]]?(?P<name>{_NAME}(?: {_NAME}){{0,3}})(?: \([^)]{{1,40}}\))?(?P<colon>:) +(?=\S)"
MIN_TURNS = 2


@dataclass(frozen=True, slots=True)
class LayoutSource:
    """A speaker who is given by layout.

    rule: by what kind of it.
    cue: the mark that stands for a cue; None for a name that only its place makes a signature.
    source: the name beside it.
    """

    rule: str
    cue: TextSpan | None
    source: TextSpan


def find_turns(parsed: ParsedText) -> dict[int, LayoutSource]:
    """The turns of a transcript, by place: paragraphs that begin with a name in capitals and a colon.

    One such paragraph is a heading ("UPDATE: ..."); a transcript has several speakers or turns.
    """
    turns = {i: turn for i, p in enumerate(parsed.paragraphs) if (turn := _turn(p, parsed.text)) is not None}
    return turns if len(turns) >= MIN_TURNS else {}


def _turn(p: Paragraph, text: str) -> LayoutSource | None:
    found = p.language.compiled(_TURN).match(text, p.span.start, p.span.end)
    if found is None:
        return None
    return LayoutSource("turn", TextSpan(*found.span("colon")), TextSpan(*found.span("name")))
