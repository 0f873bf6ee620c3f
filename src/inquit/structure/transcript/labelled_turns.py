"""Turns as labels on the page show them: "MR. OAKES: text", and all the forms that this has.

That labels recur is the evidence, not which words they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from inquit.document import TextSpan
from inquit.languages import Language
from inquit.source import Markup
from inquit.structure.transcript.transcript import SpokenTurn, Transcript
from inquit.text.paragraphs import paragraph_spans

__all__ = ["read_labelled_turns"]

_LABEL = re.compile(r"(?P<name>[A-Z][\w. ]{0,40}):\s+(?=\S)")
_MIN_TURNS = 4


def read_labelled_turns(text: str, language: Language, markup: Markup, *, asked: bool) -> Transcript | None:
    """The turns of a text by its labels; None where these do not make it a transcript, unless it is asked for."""
    del markup
    paragraphs = paragraph_spans(text, language)
    found = [(n, span, m) for n, span in paragraphs if (m := _LABEL.match(text, span.start, span.end)) is not None]
    names = Counter(m["name"] for _, _, m in found)
    if not asked and (len(found) < _MIN_TURNS or 3 * len(names) > 2 * len(found)):
        return None
    starts = [span.start for _, span, _ in found]
    contents: list[list[TextSpan]] = [[] for _ in found]
    spoken: list[tuple[int, TextSpan]] = []
    for number, span in paragraphs:
        at = bisect_right(starts, span.start) - 1
        if at < 0:
            continue
        said = TextSpan(found[at][2].end(), span.end) if starts[at] == span.start else span
        contents[at].append(said)
        spoken.append((number, said))
    turns = tuple(
        SpokenTurn(m["name"], tuple(content), TextSpan(*m.span("name")))
        for (_, _, m), content in zip(found, contents, strict=True)
    )
    return Transcript(turns, tuple(spoken))
