"""By which common words the lines call whomever they speak to: "Yes, sir", "my dear child"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from inquit.document import Gender
from inquit.entities.novel_vocabulary import addresses, gender_of, person_nouns
from inquit.languages import language_of, read_table
from inquit.text.parsing import Paragraph

__all__ = ["Called", "called_in", "same_called"]

MODIFIERS = 3  # words before the noun that belong to the vocative ("my dear old boy")
_MARKS = frozenset(",.!?;:\"“”‘’'—–-()…")


@dataclass(frozen=True, slots=True)
class Called:
    """What somebody is called: a noun, one for all its spellings, and the gender that it shows."""

    noun: str
    gender: Gender | None


def called_in(p: Paragraph, lo: int, hi: int) -> frozenset[Called]:
    """The vocatives that are common words, among the tokens `lo` to `hi` of a paragraph, which stand in quotes."""
    return frozenset(
        _nouns()[word] for i in range(lo, hi) if (word := p.lower[i].rstrip(".")) in _nouns() and _is_set_off(p, i, lo)
    )


def same_called(noun: str) -> str:
    """The noun that stands for all spellings and pet forms of one ("mamma": "mother")."""
    return _nouns()[noun].noun if noun in _nouns() else noun


@cache
def _nouns() -> dict[str, Called]:
    """Nouns that somebody can be called by."""
    genders = person_nouns() | {form: address.gender for form, address in addresses().items()}
    nouns = {noun: Called(noun, gender) for noun, gender in genders.items()}
    own = read_table("vocatives")
    nouns |= {row["form"]: Called(row["noun"], gender_of(row["gender"])) for row in own}
    return nouns


def _is_set_off(p: Paragraph, i: int, lo: int) -> bool:
    """Whether a noun is set off as one is that somebody is called by: ", my dear sir," or "No, boy!"."""
    following = p.lower[i + 1] if i + 1 < len(p) else ""
    if following and (following[0] not in _MARKS or following in ("'s", "’s")):
        return False
    first = i
    while first > max(lo, i - MODIFIERS) and p.lower[first - 1] in language_of().vocabulary.vocative_modifiers:
        first -= 1
    before = p.lower[first - 1] if first > lo else ""
    return not before or before[-1] in _MARKS or before in language_of().vocabulary.vocative_openers
