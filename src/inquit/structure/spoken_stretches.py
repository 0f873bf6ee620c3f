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
from inquit.glyphs import DASHES, EM_DASH, HYPHEN, LONG_DASHES, WORD
from inquit.languages import Language
from inquit.languages.linear_model import bucket
from inquit.structure.inscriptions import labels_a_thing, reads_out
from inquit.text.marks.pairing import Marked

__all__ = ["IS_SAID", "said_chances", "stretch_rows"]

# A stretch is somebody's words if it is as likely as this. F1 on LitBank and PDNC, each novel left out of its fit,
# moves by less than 0.002 between 0.3 and 0.6.
IS_SAID = 0.45

INSCRIPTION_CHANCE = (
    0.8  # that words which a thing is said to have on it are such a thing's; by hand, nothing counts them
)
INSCRIPTION_LOOK = 90  # characters

_WORD = re.compile(WORD)
_EDGE = " \t\r\n_"  # besides marks
# Marks of punctuation that are told apart, as the features call them; all long dashes are one.
_POINTS = {point: point for point in f".,;:!?…(){DASHES}{HYPHEN}"} | dict.fromkeys(LONG_DASHES, EM_DASH)
# How features are cut; the weights were fitted with these, which were not swept.
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


def said_chances(
    text: str, paragraphs: Sequence[TextSpan], marked: Sequence[Marked], language: Language
) -> dict[int, float]:
    """For each stretch that lies in no other, by its index: how likely it is somebody's words.

    paragraphs: whole ones, as `inquit.text.marks.pairing.whole_paragraphs` gives them.
    """
    model = language.model("fiction_stretch_weights")
    weighed = {i: model.probability(features) for i, features in stretch_rows(text, paragraphs, marked, language)}
    return {i: _with_inscriptions(text, marked[i], chance, language) for i, chance in weighed.items()}


def _with_inscriptions(text: str, m: Marked, chance: float, language: Language) -> float:
    """The chance of a stretch, with what the words before it say of one that stands written on a thing."""
    start = m.spans[0].start
    before = text[max(0, start - INSCRIPTION_LOOK) : start]
    if chance < IS_SAID:
        return INSCRIPTION_CHANCE if reads_out(before, language) else chance
    content = m.spans[0].of(text).strip("".join(language.glyphs.marks))
    return 1 - INSCRIPTION_CHANCE if labels_a_thing(before, content, language) else chance


def stretch_rows(
    text: str, paragraphs: Sequence[TextSpan], marked: Sequence[Marked], language: Language
) -> Iterator[tuple[int, list[str]]]:
    """The features of each stretch that lies in no other, with its index."""
    starts = [p.start for p in paragraphs]
    outer = [(i, m) for i, m in enumerate(marked) if m.depth == 0]
    features = _Features(text, [m for _, m in outer], language)
    before: _Before | None = None
    for i, m in outer:
        at = bisect_right(starts, m.spans[0].start) - 1
        last = paragraphs[bisect_right(starts, m.spans[-1].start) - 1]
        if before is not None and before.paragraph != at:
            before = None
        yield i, features.of(m, TextSpan(paragraphs[at].start, last.end), before)
        before = _Before(at, features.point(m), m.spans[-1].end)


class _Features:
    """Describes the stretches of one text."""

    def __init__(self, text: str, outer: Sequence[Marked], language: Language) -> None:
        self._text = text
        self._marks = language.glyphs.marks
        self._edge = "".join(self._marks) + _EDGE
        self._repeats = Counter(self._content(m.spans[0]).lower() for m in outer)

    def _content(self, span: TextSpan) -> str:
        return span.of(self._text).strip(self._edge)

    def point(self, m: Marked) -> str:
        """How a stretch ends: its last mark of punctuation, or "word"."""
        return _POINTS.get(self._content(m.spans[-1])[-1:], "word")

    def of(self, m: Marked, around: TextSpan, before: _Before | None) -> list[str]:
        """The features of a stretch; `around`: from the start of its first paragraph to the end of its last."""
        content = self._content(m.spans[0])
        words = _WORD.findall(content)
        size, point = bucket(len(words), _SIZES), self.point(m)
        short = min(size, _SHORT)
        case = _case(content)
        left, word = self._left(around.start, m.spans[0].start)
        right = self._right(m.spans[-1].end, around.end)
        gap = self._gap(m, before)
        earlier = "none" if before is None else before.point
        titled = len(words) > 1 and all(w[0].isupper() or len(w) <= _SMALL_WORD for w in words) and case == "upper"
        repeats = bucket(self._repeats[content.lower()], _REPEATS)
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
            f"repeats={repeats}|{min(size, 3)}|{point != 'word'}",
            f"word={word}",
            f"earlier={earlier}|{case}|{left}",
            f"gap={gap}|{earlier}",
        ]

    def _gap(self, m: Marked, before: _Before | None) -> int | str:
        """How many words stand between a stretch and the one before it in its paragraph."""
        if before is None:
            return "none"
        return bucket(len(_WORD.findall(self._text, before.end, m.spans[0].start)), _GAPS)

    def _left(self, start: int, at: int) -> tuple[str, str]:
        """What stands before a stretch in its paragraph, and the word there, if no end of a sentence is between."""
        window = self._text[max(start, at - _LOOK) : at].rstrip()
        if not window:
            return "start", "none"
        kind = self._kind(window[-1])
        words = _WORD.findall(window) if kind in ("word", ",", ":") else []
        return kind, words[-1].lower() if words else "none"

    def _right(self, at: int, end: int) -> str:
        rest = self._text[at : min(end, at + _LOOK)].lstrip()
        if not rest:
            return "end"
        kind = self._kind(rest[0])
        return _case(rest) if kind == "word" else kind

    def _kind(self, character: str) -> str:
        if character in _POINTS:
            return _POINTS[character]
        if character in self._marks:
            return "mark"
        return "word" if character.isalnum() else "other"


def _case(content: str) -> str:
    first = content[:1]
    return "upper" if first.isupper() else "lower" if first.islower() else "other"
