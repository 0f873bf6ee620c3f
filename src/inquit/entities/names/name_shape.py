"""Whether words can be printed as a name, or as what somebody is called: the one check for all ways to a name."""

from __future__ import annotations

import re

from inquit.entities.mentions.noun_kinds import noun_at
from inquit.languages.entity_labels import CARDINAL, DATE, MONEY, ORDINAL, PERCENT, PERSON, QUANTITY, TIME
from inquit.languages.tags import FINITE
from inquit.text.parsing import Paragraph

__all__ = ["can_be_printed", "holds_markup"]

_AMOUNTS = frozenset((CARDINAL, DATE, MONEY, ORDINAL, PERCENT, QUANTITY, TIME))
_SMALL = frozenset(("ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NUM", "PART", "PUNCT", "SCONJ", "SPACE", "SYM"))
_OPEN_ENDS = frozenset(("ADP", "CCONJ", "DET", "SCONJ"))
_VERBS = frozenset(("AUX", "VERB"))
_MARKUP = re.compile(r"[<>{}\[\]|\\=^]|&#?\w+;|://")


def can_be_printed(p: Paragraph, lo: int, hi: int) -> bool:
    """Whether the tokens `[lo, hi)` hold a noun or a name, end as a phrase does, and hold no clause and no markup."""
    words = [i for i in range(lo, hi) if any(map(str.isalnum, p.text[i]))]
    if not words or holds_markup(p, lo, hi):
        return False
    if (all(_says_nobody(p, i) for i in words) and not _is_share(p, words)) or _is_clause(p, words):
        return False
    return len(words) == 1 or p.pos[words[-1]] not in _OPEN_ENDS or _is_capital(p, words[-1])


def holds_markup(p: Paragraph, lo: int, hi: int) -> bool:
    """Whether what is no writing stands among the tokens: a tag, an entity, a bracket, an address."""
    return any(_MARKUP.search(p.text[i]) for i in range(lo, hi))


def _says_nobody(p: Paragraph, i: int) -> bool:
    """Whether a word alone is no name: a determiner, an adverb, an amount, a form of address."""
    vocabulary, word = p.language.vocabulary, p.lower[i]
    if noun_at(p, i) is not None or word in vocabulary.pronouns or word in vocabulary.in_descriptions("age"):
        return False  # "all", "those", "46-year-old"
    if p.ent_type[i] == PERCENT or (p.ent_type[i] == CARDINAL and p.pos[i] == "NOUN"):
        return False  # "63 percent", "two thirds", "dozens"
    if _is_form_of_address(p, i):
        return True
    if p.text[i].istitle() and word.removesuffix(".") in vocabulary.given_names:  # "asked Jan."
        return False
    if len(p.text[i]) > 1 and p.text[i].isupper():
        return False  # "WHO"
    if p.pos[i] == "PROPN" and p.text[i].isalpha():
        dated = word in vocabulary.in_calendar("weekday") or word in vocabulary.in_calendar("month")
        return dated and p.ent_type[i] != PERSON
    return p.pos[i] in _SMALL or p.ent_type[i] in _AMOUNTS


def _is_share(p: Paragraph, words: list[int]) -> bool:
    """As in "three in four", "one out of five"."""
    numbers = [i for i in words if p.pos[i] == "NUM"]
    return len(numbers) > 1 and all(p.pos[i] == "ADP" for i in words if numbers[0] < i < numbers[-1])


def _is_form_of_address(p: Paragraph, i: int) -> bool:
    """As in "Mrs.", "Gov", "Sir": a title that is shortened, or one by which nobody is described."""
    word, titles = p.lower[i], p.language.vocabulary.titles
    if word in p.language.vocabulary.in_descriptions("address"):
        return True
    return word in titles and (word.endswith(".") or f"{word}." in titles)


def _is_clause(p: Paragraph, words: list[int]) -> bool:
    """Whether a finite verb stands among the words; one with a capital is one of the name's ("Tom Waits")."""
    return any(p.tag[i] in FINITE and p.pos[i] in _VERBS and not _is_capital(p, i) for i in words)


def _is_capital(p: Paragraph, i: int) -> bool:
    return p.text[i][0].isupper()
