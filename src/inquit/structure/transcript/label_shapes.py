"""How much a piece of text looks like the name of a speaker, by its letters alone."""

from __future__ import annotations

import re
from enum import IntEnum

from inquit.languages import Language

__all__ = ["MAX_WORDS", "MAX_WORDS_OF_OFFICE", "Shape", "key_of", "label_shape", "without_heading"]

_BRACKETED = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_NO_NAME = r"[?!;…[:doubles:]]|\.{3}"
_KEY = re.compile(r"[\W_]+")
MIN_HEADING_WORD = 3  # "OF" alone heads nothing
MAX_WORDS = 5
MAX_WORDS_OF_OFFICE = 16  # "The Parliamentary Under-Secretary of State for Foreign and Commonwealth Affairs (Ann Lund)"
MAX_LOOSE = 4  # "White guy", "First voice over the radio" is too long


class Shape(IntEnum):
    """NONE: no label. LOOSE: only a capital in front. PLAIN: a capital a word. STRONG: capitals, a title, an office."""

    NONE = 0
    LOOSE = 1
    PLAIN = 2
    STRONG = 3


def key_of(name: str) -> str:
    """What is the same in all spellings of a label: its letters and digits."""
    return _KEY.sub("", _BRACKETED.sub("", name) or name).casefold()


def label_shape(name: str, language: Language) -> Shape:
    """What a label looks like."""
    bare = _BRACKETED.sub(" ", name)
    words = bare.split()
    if not words or len(words) > MAX_WORDS_OF_OFFICE or language.compiled(_NO_NAME).search(bare):
        return Shape.NONE
    titled = _is_titled(words, language)
    if not (words[0][0].isupper() or titled) or not any(map(str.isalpha, bare)):
        return Shape.NONE
    small = [word for word in words[1:] if word[0].islower()]
    if small and not _joined(words, small, language):
        return Shape.LOOSE if len(words) <= MAX_LOOSE else Shape.NONE
    if _in_capitals(words, language) and (len(words) <= MAX_WORDS or titled or len(bare) < len(name)):
        return Shape.STRONG
    if len(bare) < len(name) or (titled and len(words) <= 2 * MAX_WORDS and len(words) > 1):
        return Shape.STRONG
    return Shape.PLAIN if len(words) <= MAX_WORDS else Shape.NONE


def _is_titled(words: list[str], language: Language) -> bool:
    """Whether a title comes first, with an article or without, or glued to the name ("MR.OAKES")."""
    titles, articles = language.vocabulary.titles, language.function_words.article
    first, *rest = [word.lower() for word in words]
    return (
        first in titles
        or first.partition(".")[0] in titles
        or (first in articles and rest[:1] != [] and rest[0] in titles)
    )


def without_heading(name: str, language: Language) -> int:
    """How many letters of a label are a heading in capitals that has run into it: "THE FERRY BILL Mr. Oakes"."""
    words = name.split(" ")
    at = 0
    while at < len(words) and words[at].isupper() and (at or len(words[at]) >= MIN_HEADING_WORD):
        at += 1
    if not 0 < at < len(words) or _is_titled(words[:1], language) or words[at].isupper():
        return 0
    begins = words[at].lower() in language.function_words.article or _is_titled(words[at:], language)
    begins = begins or (words[at].endswith(".") and at + 1 < len(words))  # "Eng." and other titles of a country
    if not begins:
        return 0
    return len(" ".join(words[:at])) + 1


def _joined(words: list[str], small: list[str], language: Language) -> bool:
    """Whether small words only join the others: "Minister for Roads", "Anna van der Berg", "A hon. Member"."""
    vocabulary = language.vocabulary
    joints = vocabulary.connectors | vocabulary.particles
    return not words[-1][0].islower() and all(
        word.lower() in joints or word.lower().rstrip(".") in vocabulary.titles for word in small
    )


def _in_capitals(words: list[str], language: Language) -> bool:
    """Whether all is in capitals but for titles and articles in front: "Mr. OAKES", "The CHAIRMAN", "CDR"."""
    titles, articles = language.vocabulary.titles, language.function_words.article
    rest = list(words)
    while len(rest) > 1 and (rest[0].lower() in titles or rest[0].lower() in articles):
        rest.pop(0)
    letters = [char for word in rest for char in word if char.isalpha()]
    return len(letters) > 1 and not any(map(str.islower, letters))
