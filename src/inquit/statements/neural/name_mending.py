"""What the words themselves say of names that the reader sees: an organisation ends before whoever speaks for it, has
the initials that stand in parentheses behind it, and may begin with its country; a hyphen parts no name.
"""

from __future__ import annotations

from collections.abc import Sequence

from inquit.glyphs import HYPHEN_TOKENS
from inquit.languages.entity_labels import NATIONALITY, ORGANISATION, PERSON, POLITICAL_PLACE
from inquit.languages.tags import (
    ADJECTIVE_TAG,
    NAME_PLURAL,
    NAME_SINGULAR,
    NOUN_PLURAL,
    NOUN_SINGULAR,
    POSSESSIVE_ENDING,
)
from inquit.text.entity_columns import OUTSIDE_NAMES
from inquit.text.parsing import Paragraph

__all__ = ["mended"]

_NAMED = (ORGANISATION, PERSON)
# Families of nouns for people that no organisation is called by; stars, guardians and observers are newspapers.
_HUMAN, _OFFICIAL = "human", "official"
_COMMON = (NOUN_SINGULAR, NOUN_PLURAL)
_PLACE = "place"  # "New York City" is one, and no organisation
_INITIALS = 2  # a single letter in parentheses is a party or a footnote


def mended(p: Paragraph, said: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The labels of the tokens of a paragraph, and whether each begins what bears it or is inside."""
    out = _word_by_word(p, _with_countries(p, said))
    for lo in [i for i, found in enumerate(out) if found == (ORGANISATION, "B")]:
        hi = next((i for i in range(lo + 1, len(p)) if out[i] != (ORGANISATION, "I")), len(p))
        end = hi
        while end > lo + 1 and _is_for_one_person(p, end - 1):
            end -= 1
        out[end:hi] = [OUTSIDE_NAMES] * (hi - end)
        if end == hi and _gives_initials(p, lo, hi):
            out[hi + 1] = (ORGANISATION, "B")
    return out


def _with_countries(p: Paragraph, said: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same, with "Government" in the name that the "UK" before it begins, or "Office" behind "the Sheriff's"."""
    out = list(said)
    for i in range(1, len(p)):
        if said[i] == OUTSIDE_NAMES and _may_begin(p, i - 1, said) and _is_public_body(p, i):
            lo = next(j for j in range(i - 1, -1, -1) if said[j][1] == "B")
            out[lo : i + 1] = [(ORGANISATION, "B"), *[(ORGANISATION, "I")] * (i - lo)]
    return out


def _may_begin(p: Paragraph, i: int, said: Sequence[tuple[str, str]]) -> bool:
    """Whether a public body may be called by the name that ends with a token."""
    label, _ = said[i]
    return label == POLITICAL_PLACE or (label == ORGANISATION and p.tag[i] == POSSESSIVE_ENDING)


def _word_by_word(p: Paragraph, said: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same, with "-Presse" in the name that "Agence France" begins, adjectives of countries as such, and no name in
    the noun that begins "Witnesses said".
    """
    out = list(said)
    for i, word in enumerate(p.text):
        label = out[i - 1][0] if i else ""
        if label in _NAMED and word in HYPHEN_TOKENS and _is_glued(p, i) and out[i] == out[i + 1] == OUTSIDE_NAMES:
            out[i : i + 2] = [(label, "I")] * 2
        if out[i] == (POLITICAL_PLACE, "B") and p.tag[i] == ADJECTIVE_TAG:
            out[i] = (NATIONALITY, "B")
        if (
            out[i][0] in _NAMED
            and out[i][1] == "B"
            and _is_only_noun(p, i)
            and out[i + 1 : i + 2] != [(out[i][0], "I")]
        ):
            out[i] = OUTSIDE_NAMES
    return out


def _is_glued(p: Paragraph, i: int) -> bool:
    """Whether a token stands without a space between another one and a word of a name."""
    if p.tag[i + 1 : i + 2] != [NAME_SINGULAR]:
        return False
    return p.end[i - 1] == p.start[i] and p.end[i] == p.start[i + 1]


def _is_public_body(p: Paragraph, i: int) -> bool:
    """Whether a word with a capital is a noun for an organisation, and ends the name that it stands in."""
    noun = p.language.vocabulary.head_nouns.get(p.lower[i])
    if noun is None or noun.kind != "organisation" or noun.family == _PLACE:
        return False
    named = p.text[i].istitle() and p.tag[i] == NAME_SINGULAR
    return named and p.tag[i + 1 : i + 2] not in ([NAME_SINGULAR], [NAME_PLURAL])


def _is_for_one_person(p: Paragraph, i: int) -> bool:
    """Whether a word says what somebody is: "Time" names its "Person of the Year"."""
    noun = p.language.vocabulary.head_nouns.get(p.lower[i])
    return noun is not None and noun.kind == "person" and noun.family in (_HUMAN, _OFFICIAL)


def _is_only_noun(p: Paragraph, i: int) -> bool:
    """Whether a word is a noun for people, by its tag and by the list."""
    noun = p.language.vocabulary.head_nouns.get(p.lower[i]) or p.language.vocabulary.head_nouns.get(p.lemma[i])
    return p.tag[i] in _COMMON and noun is not None and noun.kind == "person"


def _gives_initials(p: Paragraph, lo: int, hi: int) -> bool:
    """Whether the word in parentheses behind a name is made of the first letters of its capital words."""
    if p.text[hi : hi + 1] != ["("] or p.text[hi + 2 : hi + 3] != [")"]:
        return False
    letters = "".join(word[0] for word in p.text[lo:hi] if word[0].isupper())
    return len(p.text[hi + 1]) >= _INITIALS and letters.endswith(p.text[hi + 1])
