"""Hyphens and spaces that are typography: a quotation spelled as its source spells it.

"e-mail" is "email", and "har-" at the end of a line and "bour" are "harbour", but "re-sign" is not "resign"; "J. K." is
"J.K.". Folding parts words at every hyphen, as "well-known" is "well known", too. None of the three can be the form of
all ("maybe" is not "may be"), so the words of the quotation are put together and parted as the source has them there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from inquit.document import TextSpan
from inquit.glyphs import HYPHENS, LETTER, LINE_ENDS
from inquit.verification.quotation_parts import QuotedWords
from inquit.verification.readings import WordWindow
from inquit.verification.turning_words import turned_by_change
from inquit.verification.word_folding import FoldedWords

__all__ = ["spelled_as_in"]

_SOFT_HYPHEN: Final = "\u00ad"
# A hyphen alone, or one at the end of a line, where the text may be quoted line by line; or what parts two initials.
_JOINT: Final = re.compile(
    rf"(?<={LETTER})[{HYPHENS}{_SOFT_HYPHEN}](?P<gap>[\s>]*)(?={LETTER})|(?<=\b[A-Z])\.\s?(?=[A-Z]\.)"
)
# With this one and a hyphen a word is another one: to re-sign, to re-cover.
_AGAIN: Final = "re"
_LINE_ENDS: Final = frozenset(LINE_ENDS)
# What only one of two spellings of a word may touch: "to-day", "twentyone".
_SPELLED: Final = frozenset({None, "date", "quantity"})
_LONGEST: Final = 4  # words that hyphens make one: "mother-in-law" has three


class _Compound(NamedTuple):
    """Words that may be written as one, from `lo` up to and without `hi`, and the one word that they are without.

    broken: only the ends of lines part them, so that the hyphens need not be the word's own.
    """

    lo: int
    hi: int
    joined: str
    broken: bool


def spelled_as_in(window: WordWindow, quoted: QuotedWords) -> QuotedWords:
    """The quotation with its words parted and joined as they are in a stretch of a source."""
    said = window.words()
    there, printed = frozenset(said), frozenset(quoted.words)
    source = window.source.words
    parted = {
        compound.joined: source.words[compound.lo : compound.hi]
        for compound in _compounds(window.source.text, source, window.lo, window.hi)
        if compound.joined in printed
        and compound.joined not in there
        and _is_same(compound, source.words[compound.lo : compound.hi])
    }
    joined = {
        compound.lo: compound
        for compound in _compounds(quoted.article, quoted, 0, len(quoted))
        if compound.joined in there
        and not _stands_in(said, quoted.words[compound.lo : compound.hi])
        and _is_same(compound, quoted.words[compound.lo : compound.hi])
    }
    if not joined and not parted:
        return quoted
    return _respelled(quoted, parted, joined)


def _compounds(text: str, words: FoldedWords | QuotedWords, lo: int, hi: int) -> Iterator[_Compound]:
    """The compounds among words `lo` to `hi`, the longer ones last."""
    joints = dict(_joints(text, words, lo, hi))
    for size in range(2, _LONGEST + 1):
        for second, at_line_end in joints.items():
            first, end = second - 1, second - 1 + size
            if all(at in joints for at in range(second, end)) and (at_line_end or words.words[first] != _AGAIN):
                broken = all(joints[at] for at in range(second, end))
                yield _Compound(first, end, "".join(words.words[first:end]), broken)


def _joints(text: str, words: FoldedWords | QuotedWords, lo: int, hi: int) -> Iterator[tuple[int, bool]]:
    """The words that may be one with the word before them, and whether a line ends between the two."""
    if lo == hi:
        return
    for joint in _JOINT.finditer(text, words.starts[lo], words.ends[hi - 1] + 1):
        word = bisect_left(words.starts, joint.end(), lo, hi)
        if lo < word < hi and words.starts[word] == joint.end():
            yield word, not _LINE_ENDS.isdisjoint(joint["gap"] or "")


def _stands_in(said: Sequence[str], words: Sequence[str]) -> bool:
    return any(tuple(said[at : at + len(words)]) == tuple(words) for at in range(len(said)))


def _is_same(compound: _Compound, parts: Sequence[str]) -> bool:
    """Whether a word says the same in one piece: "now-here" is not "nowhere"; "to-day" is "today", though no date."""
    return compound.broken or turned_by_change(parts, (compound.joined,)) in _SPELLED


def _respelled(
    quoted: QuotedWords, parted: Mapping[str, Sequence[str]], joined: Mapping[int, _Compound]
) -> QuotedWords:
    words: list[str] = []
    spans: list[TextSpan] = []
    now = {len(quoted): 0}  # the new number of each old word
    at = 0
    while at < len(quoted):
        now[at] = len(words)
        compound = joined.get(at)
        if compound is not None:
            words.append(compound.joined)
            spans.append(quoted.span(compound.lo, compound.hi))
        else:
            parts = parted.get(quoted.words[at], (quoted.words[at],))
            whole = quoted.span(at, at + 1)
            words += parts
            spans += [whole] if len(parts) == 1 else _parts_of(quoted.article, whole, parts)
        at = at + 1 if compound is None else compound.hi
    now[at] = len(words)
    return replace(
        quoted,
        words=tuple(words),
        starts=tuple(span.start for span in spans),
        ends=tuple(span.end for span in spans),
        gaps={now[number]: mark for number, mark in quoted.gaps.items()},
        brackets={now[number]: marks for number, marks in quoted.brackets.items()},
        changed_initials=frozenset(now[number] for number in quoted.changed_initials),
        put_in={now[number]: put_in for number, put_in in quoted.put_in.items()},
        beside={now[number]: span for number, span in quoted.beside.items()},
    )


def _parts_of(text: str, span: TextSpan, parts: Sequence[str]) -> Iterator[TextSpan]:
    """The stretches of the parts of a word; each the whole word, where its letters are not those that are printed."""
    letters = [at for at in range(span.start, span.end) if text[at].isalnum()]
    if sum(map(len, parts)) == len(letters):
        for lo, hi in pairwise(accumulate(map(len, parts), initial=0)):
            yield TextSpan(letters[lo], letters[hi - 1] + 1)
    else:
        yield from [span] * len(parts)
