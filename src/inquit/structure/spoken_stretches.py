"""Which stretches in quotation marks of a novel are somebody's words, and which are titles, terms, signs, scare quotes.

In a novel nearly everything in marks is said, so what counts is how a stretch lies in its paragraph: what stands before
and behind it, how it begins and ends, what stood in marks before it. A logistic model weighs that
(`languages/en/fiction_stretch_weights.tsv`, fitted by `training/fit_spoken_stretches.py`). It needs no parse.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inquit.document import TextSpan
from inquit.languages import load_model
from inquit.languages.linear_model import bucket
from inquit.text.marks.pairing import Marked

__all__ = ["IS_SAID", "said_chances", "stretch_rows"]

# A stretch is somebody's words if it is as likely as this. F1 on LitBank and PDNC, each novel left out of its fit,
# moves by less than 0.002 between 0.3 and 0.6.
IS_SAID = 0.45

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MARKS = "\"'“”‘’«»`„‚"
_EDGE = _MARKS + " \t\r\n_"
_POINTS = frozenset(".,;:!?—–-…()")
_SIZES = (1, 2, 3, 4, 6, 9, 15, 30)
_GAPS = (1, 2, 3, 5, 8, 13, 25)
_REPEATS = (2, 3, 5)
_SHORT = 4  # words; from here on a longer stretch is not more likely speech
_SMALL_WORD = 4  # letters: titles leave "of" and "with" small
_LOOK = 60  # characters to look for the word before


@dataclass(frozen=True, slots=True)
class _Before:
    """The stretch before in the same paragraph."""

    paragraph: int
    point: str
    end: int


def said_chances(text: str, paragraphs: Sequence[TextSpan], marked: Sequence[Marked]) -> dict[int, float]:
    """For each stretch that lies in no other, by its index: how likely it is somebody's words.

    paragraphs: whole ones, as `inquit.text.marks.pairing.whole_paragraphs` gives them.
    """
    model = load_model("fiction_stretch_weights")
    return {i: model.probability(features) for i, features in stretch_rows(text, paragraphs, marked)}


def stretch_rows(
    text: str, paragraphs: Sequence[TextSpan], marked: Sequence[Marked]
) -> Iterator[tuple[int, list[str]]]:
    """The features of each stretch that lies in no other, with its index."""
    starts = [p.start for p in paragraphs]
    outer = [(i, m) for i, m in enumerate(marked) if m.depth == 0]
    repeats = Counter(_content(text, m.spans[0]).lower() for _, m in outer)
    before: _Before | None = None
    for i, m in outer:
        at = bisect_right(starts, m.spans[0].start) - 1
        last = paragraphs[bisect_right(starts, m.spans[-1].start) - 1]
        if before is not None and before.paragraph != at:
            before = None
        yield i, _features(text, m, TextSpan(paragraphs[at].start, last.end), before, repeats)
        before = _Before(at, _point(text, m), m.spans[-1].end)


def _content(text: str, span: TextSpan) -> str:
    return span.of(text).strip(_EDGE)


def _point(text: str, m: Marked) -> str:
    """How a stretch ends: its last mark of punctuation, or "word"."""
    last = _content(text, m.spans[-1])[-1:]
    return last if last in _POINTS else "word"


def _features(text: str, m: Marked, around: TextSpan, before: _Before | None, repeats: Counter[str]) -> list[str]:
    """The features of a stretch; `around`: from the start of its first paragraph to the end of its last."""
    content = _content(text, m.spans[0])
    words = _WORD.findall(content)
    size, point = bucket(len(words), _SIZES), _point(text, m)
    short = min(size, _SHORT)
    case = _case(content)
    left, word = _left(text, around.start, m.spans[0].start)
    right = _right(text, m.spans[-1].end, around.end)
    gap = "none" if before is None else bucket(len(_WORD.findall(text, before.end, m.spans[0].start)), _GAPS)
    earlier = "none" if before is None else before.point
    titled = len(words) > 1 and all(w[0].isupper() or len(w) <= _SMALL_WORD for w in words) and case == "upper"
    return [
        "bias",
        f"size={size}",
        f"case={case}",
        f"point={point}",
        f"left={left}",
        f"right={right}",
        f"size+point={short}|{point}",
        f"size+case={size}|{case}",
        f"left+case={left}|{case}",
        f"left+point={left}|{point}",
        f"left+right={left}|{right}",
        f"left+size={left}|{short}",
        f"left+case+point={left}|{case}|{point}",
        f"point+right={point}|{right}",
        f"closed={m.closed}",
        f"capitals={len(content) > 1 and content.upper() == content}",
        f"titled={titled}|{point}",
        f"repeats={bucket(repeats[content.lower()], _REPEATS)}|{min(size, 3)}|{point != 'word'}",
        f"word={word}",
        f"earlier={earlier}|{case}|{left}",
        f"gap={gap}|{earlier}",
    ]


def _case(content: str) -> str:
    first = content[:1]
    return "upper" if first.isupper() else "lower" if first.islower() else "other"


def _left(text: str, start: int, at: int) -> tuple[str, str]:
    """What stands before a stretch in its paragraph, and the word there, if no end of a sentence is between."""
    window = text[max(start, at - _LOOK) : at].rstrip()
    if not window:
        return "start", "none"
    kind = _kind(window[-1])
    words = _WORD.findall(window) if kind in ("word", ",", ":") else []
    return kind, words[-1].lower() if words else "none"


def _right(text: str, at: int, end: int) -> str:
    rest = text[at : min(end, at + _LOOK)].lstrip()
    if not rest:
        return "end"
    kind = _kind(rest[0])
    return _case(rest) if kind == "word" else kind


def _kind(character: str) -> str:
    if character in _POINTS:
        return character
    if character in _MARKS:
        return "mark"
    return "word" if character.isalnum() else "other"
