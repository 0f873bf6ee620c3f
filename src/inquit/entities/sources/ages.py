"""Ages: "Tim Rudge, 46," and later "the 46-year-old"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from inquit.entities.mention_index import NameIndex
from inquit.text.parsing import Paragraph

__all__ = ["age_in", "people_by_age", "with_age"]

_MAX_AGE = 120  # nobody is older
_DIGITS = 3  # of the highest age
_SPREAD = 2  # tokens from "year" to the number and to "old"
_REACH = 8  # tokens from a name to an age in its apposition ("Tim Rudge, a 46-year-old driver")


def people_by_age(index: NameIndex) -> dict[int, list[int]]:
    """The people (by entity) for whom the text gives an age beside the name."""
    out: dict[int, list[int]] = defaultdict(list)
    for mention in index.mentions:
        key = mention.entity
        if index.entities[key].kind == "person":
            for age in _ages_beside(index.parsed.paragraphs[mention.paragraph], mention.left, mention.hi):
                if key not in out[age]:
                    out[age].append(key)
    return out


def _ages_beside(p: Paragraph, lo: int, hi: int) -> Iterator[int]:
    bare = hi + 2 < len(p) and p.text[hi] in (",", "(") and p.text[hi + 2] in (",", ")", ".")
    if bare and (age := _age(p.text[hi + 1])):
        yield age
    for anchor in range(hi, min(hi + _REACH, len(p))):
        if p.sent[anchor] != p.sent[hi - 1]:
            break
        if _is_unit(p, anchor) and p.text[hi] in (",", "(") and (age := _age_at(p, anchor)):
            yield age
    for anchor in range(max(0, lo - _REACH // 2), lo):
        if _is_unit(p, anchor) and p.sent[anchor] == p.sent[lo] and (age := _age_at(p, anchor)):
            yield age


def _is_unit(p: Paragraph, i: int) -> bool:
    """Whether a token is the middle of "46-year-old"."""
    return p.lower[i] in p.language.vocabulary.in_descriptions("age unit")


def _age(word: str) -> int:
    """The number when it can be an age; 0 otherwise."""
    return int(word) if word.isascii() and word.isdigit() and len(word) <= _DIGITS and 0 < int(word) <= _MAX_AGE else 0


def _age_at(p: Paragraph, anchor: int) -> int:
    """The number in "46-year-old" around the token "year"; 0 when it is something else."""
    lo, hi = anchor - _SPREAD, anchor + _SPREAD
    if lo < 0 or hi >= len(p) or p.lower[hi] not in p.language.vocabulary.in_descriptions("age"):
        return 0
    return _age(p.text[lo])


def age_in(p: Paragraph, lo: int, hi: int) -> int:
    """The age that the tokens `[lo, hi)` give; 0 for none."""
    return next((age for i in range(lo, hi) if _is_unit(p, i) and (age := _age_at(p, i))), 0)


def with_age(p: Paragraph, lo: int, hi: int) -> tuple[int, int]:
    """The range widened over a "46-year-old" that it cuts, and over the article before it."""
    for anchor in range(max(lo - 1, 0), min(hi + 1, len(p))):
        start, end = anchor - _SPREAD, anchor + _SPREAD + 1
        if _is_unit(p, anchor) and _age_at(p, anchor) and lo < end and start < hi:
            lo, hi = min(lo, start), max(hi, end)
            return (lo - 1 if lo > 0 and p.pos[lo - 1] == "DET" else lo), hi
    return lo, hi
