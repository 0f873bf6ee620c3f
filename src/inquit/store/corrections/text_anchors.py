"""Stretches of a text that are known again by their place and their words, also in a text that has changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from inquit.document import Document, TextSpan

__all__ = ["TextAnchor", "anchor_of", "anchor_record", "occurrence", "read_anchor"]

# How much of the text on either side is noted: enough to tell one "Yes." from another, and less than a sentence or two.
_AROUND: Final = 40
# From so many words on a stretch is hardly printed twice in a text by chance; shorter ones have to stand in the same
# surroundings as before.
_TELLING: Final = 4
# How far apart two stretches of one statement may have moved: "he said" grows by a clause, not by a page.
_APART: Final = 300

Spans = tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class TextAnchor:
    """Where something stands, and what stands there.

    spans, words: each stretch, and its words.
    before, after: what stands on either side of it all.
    nth: which of several statements that stand in the very same place.
    """

    spans: Spans
    words: tuple[str, ...]
    before: str = ""
    after: str = ""
    nth: int = 0


def anchor_of(document: Document, spans: Spans, nth: int = 0) -> TextAnchor:
    """The anchor of a stretch of a text; of a text that is not kept only its words."""
    text = document.text
    if not spans:
        return TextAnchor((), ())
    first, last = spans[0].start, spans[-1].end
    words = tuple(span.of(text) for span in spans)
    if not document.has_text:
        return TextAnchor(spans, words, nth=nth)
    return TextAnchor(spans, words, text[max(0, first - _AROUND) : first], text[last : last + _AROUND], nth)


def anchor_record(anchor: TextAnchor) -> dict[str, Any]:
    """An anchor as plain data."""
    record: dict[str, Any] = {"spans": [[span.start, span.end] for span in anchor.spans], "words": list(anchor.words)}
    others = {"before": anchor.before, "after": anchor.after, "nth": anchor.nth}
    return record | {name: value for name, value in others.items() if value}


def read_anchor(record: Mapping[str, Any]) -> TextAnchor:
    """The anchor that a record is of."""
    spans = tuple(TextSpan(start, end) for start, end in record["spans"])
    before, after = record.get("before", ""), record.get("after", "")
    return TextAnchor(spans, tuple(record["words"]), before, after, record.get("nth", 0))


def occurrence(text: str, anchor: TextAnchor, shift: int = 0) -> Spans | None:
    """Where the words of an anchor stand in a text: in their place, moved by `shift` at most, or else in the one place
    that they can be meant by; None where there is none, or several are as good.
    """
    if not anchor.spans:
        return ()
    for moved in dict.fromkeys((max(shift, -anchor.spans[0].start), 0)):
        spans = tuple(TextSpan(span.start + moved, span.end + moved) for span in anchor.spans)
        if tuple(span.of(text) for span in spans) == anchor.words:
            return spans
    places = list(_places(text, anchor))
    ranks = [_rank(text, anchor, spans) for spans in places]
    best = max(ranks, default=0)
    if len(places) == 1 and (best or len(" ".join(anchor.words).split()) >= _TELLING):
        return places[0]
    return places[ranks.index(best)] if best and ranks.count(best) == 1 else None


def _places(text: str, anchor: TextAnchor) -> Iterator[Spans]:
    """Wherever the words stand one after the other."""
    at = text.find(anchor.words[0])
    while at >= 0:
        spans = [TextSpan(at, at + len(anchor.words[0]))]
        for (before, after), words in zip(pairwise(anchor.spans), anchor.words[1:], strict=True):
            limit = spans[-1].end + after.start - before.end + _APART + len(words)
            start = text.find(words, spans[-1].end, limit)
            if start < 0:
                break
            spans.append(TextSpan(start, start + len(words)))
        else:
            yield tuple(spans)
        at = text.find(anchor.words[0], at + 1)


def _rank(text: str, anchor: TextAnchor, spans: Spans) -> int:
    """On how many sides the same stands as before."""
    before, after = text[: spans[0].start], text[spans[-1].end :][:_AROUND]
    return (bool(anchor.before) and before.endswith(anchor.before)) + (bool(anchor.after) and after == anchor.after)
