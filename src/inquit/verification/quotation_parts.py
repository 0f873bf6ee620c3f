"""The words of a quotation, and where it says that something is left out or put in.

An omission is marked by dots (`...`, `…`, `. . .`), alone or in brackets, and an insertion by square brackets. Where a
quotation is interrupted ("he said"), something may be missing, too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from inquit.document import TextSpan
from inquit.glyphs import LETTER, LETTER_OR_DIGIT
from inquit.verification.word_folding import fold_words

__all__ = ["QuotedWords", "printed_words_of", "put_together", "quoted_words"]

# Dots alone, dots in brackets, or something else in square brackets.
_DOTS: Final = r"(?:[.…⋯]|&hellip;)(?:[ \u00a0]?(?:[.…⋯]|&hellip;))*+"
_MARK: Final = re.compile(rf"\[\s?{_DOTS}\s?\]|\(\s?{_DOTS}\s?\)|{_DOTS}|\[(?P<inside>[^\[\]]*)\]")
_ELLIPSES: Final = ("…", "⋯", "&hellip;")
_LEAST_DOTS: Final = 3  # two are a slip of the finger
# "[w]e" is the word "we" with a letter that was a capital in the source.
_INITIAL: Final = re.compile(rf"(?<!\w)\[{LETTER_OR_DIGIT}\](?={LETTER_OR_DIGIT})")
# A word of which a part is in brackets: "[n]ever", "[im]possible"; longer ones are none.
_PARTED: Final = re.compile(
    rf"(?<!{LETTER}){LETTER}{{0,20}}(?:\[(?!sic\]){LETTER}{{1,20}}\]{LETTER}{{0,20}})+", re.IGNORECASE
)
_NEAR: Final = 40  # characters beside a stretch where such a word may begin or end
_NOTHING: Final = "\u2060"  # as long as what it stands for, and no part of a word
# What editors put in to say that a slip is the speaker's; it is Latin in all languages.
_SIC: Final = re.compile(r"\s*sic[!.]?\s*", re.IGNORECASE)
# Words that are struck out are not printed.
_STRUCK: Final = re.compile(r"~~[^~]+~~|<(s|del|strike)>[^<]*</\1>", re.IGNORECASE)
# The number of a footnote, set behind a word.
_NOTE: Final = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words of a quotation in order, each with where it stands in the article.

    gaps: before which words something may be missing, with the mark that says so; None for an interruption.
    brackets: before which words something is put in; the stretches with their brackets.
    changed_initials: the words whose first letter is in brackets.
    put_in: before which words the article has others that the source may have, too, in brackets, or where it
        interrupts the quotation; `beside` has the stretches.
    """

    article: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: Mapping[int, TextSpan | None] = field(default_factory=dict)
    brackets: Mapping[int, tuple[TextSpan, ...]] = field(default_factory=dict)
    changed_initials: frozenset[int] = frozenset()
    put_in: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    beside: Mapping[int, TextSpan] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)

    def span(self, lo: int, hi: int) -> TextSpan:
        """The stretch of the article from word `lo` up to and without word `hi`."""
        return TextSpan(self.starts[lo], self.ends[hi - 1])

    def printed(self, number: int) -> str:
        """A word as the article has it."""
        return self.article[self.starts[number] : self.ends[number]]

    @property
    def parts(self) -> list[tuple[int, int]]:
        """The runs of words between the places where something may be missing or is put in."""
        borders = sorted({0, len(self), *self.gaps, *self.brackets})
        return [(lo, hi) for lo, hi in pairwise(borders) if lo < hi]


def quoted_words(article: str, spans: Sequence[TextSpan], *, marks: bool = True) -> QuotedWords:
    """The words of a quotation that stands in these stretches of an article.

    marks: brackets and dots say what they say; without, they are no more than punctuation.
    """
    found = _Words(_without_struck(article, spans))
    for number, span in enumerate(spans):
        if number:
            found.interrupted(spans[number - 1].end, span.start)
        if marks:
            found.marked(span)
        else:
            found.add(span.of(found.article), span.start)
    last = len(found.words)
    return QuotedWords(
        article,
        tuple(found.words),
        tuple(found.starts),
        tuple(found.ends),
        {at: mark for at, mark in found.gaps.items() if 0 < at < last},
        {at: tuple(marked) for at, marked in found.brackets.items()},
        frozenset(found.changed_initials),
        {at: tuple(words) for at, words in found.put_in.items()},
        found.beside,
    )


def _without_struck(article: str, spans: Sequence[TextSpan]) -> str:
    """An article with blanks for what is struck out within a quotation."""
    for span in spans:
        for struck in _STRUCK.finditer(article, span.start, span.end):
            article = article[: struck.start()] + " " * (struck.end() - struck.start()) + article[struck.end() :]
    return article


def printed_words_of(text: str, span: TextSpan) -> tuple[str, ...]:
    """The words of a stretch as they are printed."""
    folded = fold_words(text, span.start, span.end)
    return tuple(text[start:end] for start, end in zip(folded.starts, folded.ends, strict=True))


def put_together(text: str, span: TextSpan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a stretch as they are read, "[n]ever" as one, and what of them stands outside of it."""
    lo, hi = max(0, span.start - _NEAR), span.end + _NEAR
    found = [TextSpan(lo + m.start(), lo + m.end()) for m in _PARTED.finditer(text[lo:hi])]
    touched = [one for one in found if one.start < span.end and span.start < one.end]
    start = min((span.start, *(one.start for one in touched)))
    end = max((span.end, *(one.end for one in touched)))
    read = _PARTED.sub(lambda m: m.group().replace("[", "").replace("]", ""), text[start:end])
    outside = (TextSpan(start, span.start), TextSpan(span.end, end))
    return (
        printed_words_of(read, TextSpan(0, len(read))),
        tuple(word for one in outside for word in printed_words_of(text, one)),
    )


class _Words:
    """Collects the words of one quotation."""

    def __init__(self, article: str) -> None:
        self.article = article
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.gaps: dict[int, TextSpan | None] = {}
        self.brackets: defaultdict[int, list[TextSpan]] = defaultdict(list)
        self.changed_initials: set[int] = set()
        self.put_in: defaultdict[int, list[str]] = defaultdict(list)
        self.beside: dict[int, TextSpan] = {}

    def add(self, text: str, offset: int) -> None:
        folded = fold_words(text)
        self.words += folded.words
        self.starts += (offset + start for start in folded.starts)
        self.ends += (offset + end for end in folded.ends)

    def interrupted(self, start: int, end: int) -> None:
        self.gaps.setdefault(len(self.words), None)
        self._beside(TextSpan(start, end))

    def _beside(self, span: TextSpan) -> None:
        at = len(self.words)
        self.put_in[at] += fold_words(self.article, span.start, span.end).words
        self.beside[at] = TextSpan(self.beside.get(at, span).start, span.end)

    def marked(self, span: TextSpan) -> None:
        text = span.of(self.article)
        initials = {match.start() for match in _INITIAL.finditer(text)}
        text = _INITIAL.sub(lambda match: _NOTHING + match.group()[1] + _NOTHING, text)
        before = len(self.words)
        done = 0
        for mark in _marks(text):
            self.add(text[done : mark.start()], span.start + done)
            place = TextSpan(span.start + mark.start(), span.start + mark.end())
            inside = mark["inside"]
            if inside is None:
                self.gaps[len(self.words)] = place
            elif not (_SIC.fullmatch(inside) or (_NOTE.fullmatch(inside) and text[: mark.start()][-1:].isalpha())):
                self.brackets[len(self.words)].append(place)
                self._beside(place)
            done = mark.end()
        self.add(text[done:], span.start + done)
        for number in range(before, len(self.words)):
            if self.starts[number] - span.start - 1 in initials or self.starts[number] - span.start in initials:
                self.changed_initials.add(number)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """The omission marks and brackets of a stretch, in order."""
    for mark in _MARK.finditer(text):
        dots = mark.group()
        if mark["inside"] is not None or any(one in dots for one in _ELLIPSES) or dots.count(".") >= _LEAST_DOTS:
            yield mark
