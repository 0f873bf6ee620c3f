"""Words in quotation marks that are a name: `Kevin "Lil Oak" Dorsey`, `"Big" Jim Tully`, `known only as "Red."`."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.languages.relations import PREPOSITION
from inquit.languages.tags import PAST_PARTICIPLE
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["without_nicknames"]

MAX_NICKNAME = 3  # words; longer ones are titles of songs and films
_NEAR = 3  # tokens from what they are called back to the verb that says so: "known", "only", "as"


def without_nicknames(p: Paragraph, stretches: Sequence[Stretch]) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """The stretches of a paragraph that can be somebody's words, and those that are nicknames."""
    nicknames = tuple(stretch for stretch in stretches if _is_nickname(p, stretch) or _is_given(p, stretch))
    if not nicknames:
        return tuple(stretches), ()
    return tuple(stretch for stretch in stretches if stretch not in nicknames), nicknames


def _is_nickname(p: Paragraph, stretch: Stretch) -> bool:
    lo, hi = stretch.lo, stretch.hi
    words = p.text[lo + 1 : hi - 1]
    if not 0 < len(words) <= MAX_NICKNAME or hi >= len(p) or not all(w[0].isupper() and w.isalpha() for w in words):
        return False
    if not _is_name(p, hi) or p.start[hi] == p.end[hi - 1]:
        return False
    if lo > 0 and _is_name(p, lo - 1) and p.start[lo] > p.end[lo - 1]:
        return True
    first = lo == 0 or p.sent[lo - 1] != p.sent[lo] or p.lower[lo - 1] in p.language.vocabulary.titles
    full = hi + 1 < len(p) and _is_name(p, hi + 1)
    return first and len(words) == 1 and full and p.lower[hi] in p.language.vocabulary.given_names


def _is_given(p: Paragraph, stretch: Stretch) -> bool:
    """Whether the words are what somebody or something is known as, by a participle right before them."""
    words = p.text[stretch.lo + 1 : stretch.hi - 1]
    if len(words) > 1 and words[-1] in {".", ","}:
        words = words[:-1]
    if not 0 < len(words) <= MAX_NICKNAME or not all(w[0].isupper() and w.isalpha() for w in words):
        return False
    if stretch.lo == 0 or p.dep[stretch.lo - 1] != PREPOSITION:
        return False
    naming = p.language.words("naming_verbs", "thing")
    near = range(max(0, stretch.lo - _NEAR), stretch.lo)
    return any(p.tag[i] == PAST_PARTICIPLE and p.lemma[i] in naming for i in near)


def _is_name(p: Paragraph, i: int) -> bool:
    return p.pos[i] == "PROPN" and p.text[i][0].isupper()
