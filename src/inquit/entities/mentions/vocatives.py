"""By which common words the lines call whomever they speak to: "Yes, sir", "my dear child"."""

from __future__ import annotations

from dataclasses import dataclass

from inquit.document import Gender
from inquit.glyphs import DASHES, HYPHEN
from inquit.languages.vocabulary import Vocabulary
from inquit.text.parsing import Paragraph

__all__ = ["Called", "called_in", "same_called"]

MODIFIERS = 3  # words before the noun that belong to the vocative ("my dear old boy")
_SETS_OFF = frozenset(f",.!?;:()…{DASHES}{HYPHEN}")  # besides quotation marks


@dataclass(frozen=True, slots=True)
class Called:
    """What somebody is called: a noun, one for all its spellings, and the gender that it shows."""

    noun: str
    gender: Gender | None


def called_in(p: Paragraph, lo: int, hi: int) -> frozenset[Called]:
    """The vocatives that are common words, among the tokens `lo` to `hi` of a paragraph, which stand in quotes."""
    nouns = p.language.vocabulary.vocatives
    places = (i for i in range(lo, hi) if p.lower[i].rstrip(".") in nouns and _is_set_off(p, i, lo))
    return frozenset(Called(*nouns[p.lower[i].rstrip(".")]) for i in places)


def same_called(noun: str, vocabulary: Vocabulary) -> str:
    """The noun that stands for all spellings and pet forms of one ("mamma": "mother")."""
    return vocabulary.vocatives[noun][0] if noun in vocabulary.vocatives else noun


def _is_set_off(p: Paragraph, i: int, lo: int) -> bool:
    """Whether a noun is set off as one is that somebody is called by: ", my dear sir," or "No, boy!"."""
    following = p.lower[i + 1] if i + 1 < len(p) else ""
    if following and (not _sets_off(p, following[0]) or following in p.language.vocabulary.possessive_clitics):
        return False
    first = i
    while first > max(lo, i - MODIFIERS) and p.lower[first - 1] in p.language.vocabulary.vocative_modifiers:
        first -= 1
    before = p.lower[first - 1] if first > lo else ""
    return not before or _sets_off(p, before[-1]) or before in p.language.vocabulary.vocative_openers


def _sets_off(p: Paragraph, character: str) -> bool:
    return character in _SETS_OFF or character in p.language.glyphs.marks
