"""Names as sequences of words: when are two of them variants of one name?

A name's key is a tuple of lower-case words without full stops and possessive endings, so that "Ann M. Lund's" and
"Ann M Lund" compare as ("ann", "m", "lund").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

from inquit.glyphs import DASHES, HYPHEN, with_typed_apostrophes
from inquit.languages import Language
from inquit.languages.vocabulary import Vocabulary

__all__ = [
    "MIN_ALIKE",
    "MIN_MISSPELT",
    "MIN_SHORT_FORM",
    "MIN_VERY_ALIKE",
    "Words",
    "acronym_matches",
    "begins_with_particle",
    "given_names_fit",
    "initials_of",
    "is_acronym",
    "misspelt",
    "name_words",
    "same_person",
    "without_suffix",
]

Words = tuple[str, ...]

_DOTTED_INITIALS = re.compile(r"(?<=\b[A-Za-z])\.(?=[A-Za-z]\b)")
_EDGES = f".,;:!?()[]{{}}<>*\u200b{DASHES}{HYPHEN}"  # besides quotation marks
# Shorter forms than this ("Al", "Jo") begin too many names to count as the short form of one.
MIN_SHORT_FORM = 3
# Below this length one wrong letter makes another name ("Brown", "Brawn").
MIN_MISSPELT = 6
# "Bauchtman" for "Buchtmann" has 0.89; different surnames of one text were below 0.8.
MIN_ALIKE = 0.85
# Where nothing else says that the word names a person.
MIN_VERY_ALIKE = 0.92
# Whose words are remembered, as each is asked for a dozen times: of a novel all, in less than a megabyte.
_NAMES_KEPT = 1 << 12
# Letters of an acronym: one is an initial, more than six in capitals are a shouted word.
_MIN_ACRONYM = 2
_MAX_ACRONYM = 6


@lru_cache(maxsize=_NAMES_KEPT)
def name_words(text: str, language: Language) -> Words:
    """The key of a name."""
    possessive, edges = language.pattern("possessive"), _edges(language)
    out: list[str] = []
    for word in text.split():
        bare = possessive.sub("", word.strip(edges))
        parts = [bare.replace(".", "")] if is_acronym(bare) else _DOTTED_INITIALS.sub(" ", bare).split()
        out += [clean for part in parts if (clean := with_typed_apostrophes(part.replace(".", "")).casefold())]
    return tuple(out)


@cache
def _edges(language: Language) -> str:
    return _EDGES + "".join(language.glyphs.marks)


def without_suffix(words: Words, vocabulary: Vocabulary) -> Words:
    """The key without "Jr." and the like, unless nothing else would be left."""
    end = len(words)
    while end > 1 and words[end - 1] in vocabulary.suffixes:
        end -= 1
    return words[:end]


def begins_with_particle(words: Words, vocabulary: Vocabulary) -> bool:
    """Whether all but the last word are particles: "van der Velde" is a family name, but "Van Jones" may be all."""
    bare = without_suffix(words, vocabulary)
    return len(bare) > 1 and all(word in vocabulary.particles for word in bare[:-1])


def given_names_fit(one: str, other: str, pet_names: Mapping[str, frozenset[str]]) -> bool:
    """Whether two given names can be one person's: one is the initial of the other, or a pet form of it.

    pet_names: the names that each can be short for.
    """
    short, long = sorted((one, other), key=len)
    if short == long or len(short) == 1:
        return long.startswith(short)
    return one in pet_names.get(other, ()) or other in pet_names.get(one, ())


def _is_short_for(one: str, other: str, vocabulary: Vocabulary, another: re.Pattern[str]) -> bool:
    """Whether a given name is the beginning of another and can be short for it: "Rob" is, "Eric" is not for "Erica".

    another: how a name goes on that makes another one of it, most often a woman's of a man's.
    """
    short, long = sorted((one, other), key=len)
    genders = vocabulary.given_names
    if len(short) < MIN_SHORT_FORM or not long.startswith(short):
        return False
    first, second = genders.get(short), genders.get(long)
    if first and second and first != second:
        return False
    full = len(short) > MIN_SHORT_FORM
    return not (full and another.fullmatch(long, len(short)) and (short in genders) == (long in genders))


def same_person(one: Words, other: Words, language: Language) -> bool:
    """Whether two names of several words can name one person: one family name, given names that do not clash."""
    vocabulary = language.vocabulary
    one, other = without_suffix(one, vocabulary), without_suffix(other, vocabulary)
    if len(one) == 1 or len(other) == 1 or one[-1:] != other[-1:]:
        return False
    first, second = one[:-1], other[:-1]
    if first[0] == initials_of(second) or second[0] == initials_of(first):  # "J.F." for "John Fredrik"
        return True
    if given_names_fit(first[0], second[0], vocabulary.nicknames) or _within(first, second) or _within(second, first):
        return True
    return _is_short_for(first[0], second[0], vocabulary, language.pattern("another_name"))


def initials_of(words: Sequence[str]) -> str:
    """The first letters of some words."""
    return "".join(word[0] for word in words)


def _within(part: Words, whole: Words) -> bool:
    """Whether the words of `part` all occur in `whole` ("bobby" in "robert c bobby")."""
    return all(word in whole for word in part) and any(len(word) > 1 for word in part)


def is_acronym(text: str) -> bool:
    """Whether the text looks like an acronym: "WHO", "S.E.C."."""
    letters = text.replace(".", "").replace("&", "")
    return _MIN_ACRONYM <= len(letters) <= _MAX_ACRONYM and letters.isalpha() and letters.isupper()


def acronym_matches(acronym: str, words: Words, vocabulary: Vocabulary) -> bool:
    """Whether the letters of the (lower-case) acronym are the initials of the words, small words counted or not."""
    every = [part for word in words for part in word.split(HYPHEN) if part]
    if len(every) < _MIN_ACRONYM:
        return False
    left = acronym
    for word in every:
        if left.startswith(word[0]):
            left = left[1:]
        elif word not in vocabulary.connectors:
            return False
    return not left


def misspelt(one: str, other: str, vocabulary: Vocabulary, *, alike: float = MIN_ALIKE) -> bool:
    """Whether two longer words are so alike that one is the other with a slip of the pen."""
    if min(len(one), len(other)) < MIN_MISSPELT or one[0] != other[0]:
        return False
    if any(one == other + ending for ending in vocabulary.plural_endings):
        return False  # a plural ("the Lindbergs") is no slip
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= alike
