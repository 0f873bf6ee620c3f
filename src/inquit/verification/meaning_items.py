"""What a row of words says that turns a meaning, each thing in a form that all ways to say it have in common."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple, cast

from inquit.glyphs import DASH_LIKE, HYPHEN, LETTER_OR_DIGIT, with_typed_apostrophes
from inquit.languages import Language
from inquit.languages.meaning_words import IDLE
from inquit.verification.said_numbers import number_at
from inquit.verification.verdicts import Turned

__all__ = ["MeaningItem", "PrintedWord", "meaning_items", "printed_words"]

# Symbols that are said count as words; all else at the edges of one is typography.
_PIECES: Final = re.compile(
    rf"[%$€£¥°]|(?<!{LETTER_OR_DIGIT})[{DASH_LIKE}](?=\d)|{LETTER_OR_DIGIT}(?:['.,:]?{LETTER_OR_DIGIT})*"
)
_POSSESSIVE: Final = "'s"


class PrintedWord(NamedTuple):
    """A word as it is printed and in lower case; the parts of a contraction stand apart ("do", "not")."""

    printed: str
    lower: str


class MeaningItem(NamedTuple):
    """One thing that turns a meaning: what it touches, what it says, what may stand for it, and by what words."""

    kind: Turned
    same: str
    sense: str
    lo: int
    hi: int
    idle: bool = False  # an expression that turns nothing, though its words do


def printed_words(
    words: Sequence[str], language: Language, *, beside: Collection[str] = frozenset()
) -> list[PrintedWord]:
    """The words of a stretch one by one; compounds and contractions are taken apart.

    beside: words in lower case that tell what a contraction is short for that may be short for several ("he'd").
    """
    pieces = (piece for word in words for piece in _PIECES.findall(with_typed_apostrophes(word)))
    return [part for piece in pieces for part in _parts(piece, language, beside)]


def _parts(piece: str, language: Language, beside: Collection[str]) -> Iterator[PrintedWord]:
    lower = piece.lower()
    whole = language.meaning.contractions.get(lower)
    if whole is not None:
        yield from (PrintedWord(word, word) for word in whole)
        return
    for ending, meant in language.meaning.contraction_endings.items():
        if lower.endswith(ending) and len(lower) > len(ending):
            yield from _parts(piece[: -len(ending)], language, beside)
            word = next((word for word in meant if word in beside), meant[0])
            yield PrintedWord(word, word)
            return
    yield PrintedWord(piece, HYPHEN if lower in DASH_LIKE else lower)


def meaning_items(words: Sequence[PrintedWord], language: Language, *, opening: bool = False) -> Iterator[MeaningItem]:
    """What in these words turns a meaning, in order.

    opening: the first word begins a sentence, so that its capital says nothing.
    """
    lower = [word.lower for word in words]
    shouted = is_shouted(words)
    i = 0
    while i < len(words):
        capital = not shouted and words[i].printed[0].isupper()
        item = (
            _date(lower, i, language, capital=capital and not (opening and i == 0))
            or _expression(words, lower, i, language)
            or _number(lower, i, language)
        )
        if item is None and capital and _is_name(words, i, language, opening=opening and i == 0):
            item = MeaningItem("name", words[i].printed.removesuffix(_POSSESSIVE), "", i, i + 1)
        if item is not None and not item.idle:
            yield item
        i = i + 1 if item is None else item.hi


def is_shouted(words: Sequence[PrintedWord]) -> bool:
    """Whether all is printed in capitals, which then say nothing; one word alone may be short for a name."""
    return len(words) > 1 and all(word.printed.isupper() for word in words if word.printed.isalpha())


def _date(lower: Sequence[str], i: int, language: Language, *, capital: bool) -> MeaningItem | None:
    """A day or a month, by its capital where it may be another word ("may", "march"), or a time."""
    meaning, word = language.meaning, lower[i].removesuffix(_POSSESSIVE)
    if word not in meaning.calendar_units and not (capital and word in meaning.calendar):
        return None
    return MeaningItem("date", word, "", i, i + 1)


def _expression(words: Sequence[PrintedWord], lower: Sequence[str], i: int, language: Language) -> MeaningItem | None:
    """The longest expression of the language that begins with a word."""
    meaning = language.meaning
    for size in range(min(meaning.longest, len(lower) - i), 0, -1):
        found = meaning.expressions.get(tuple(lower[i : i + size]))
        # "UN" is a name, "un" the beginning of a word.
        if found is not None and not (lower[i] in meaning.negative_prefixes and words[i].printed.isupper()):
            kind = cast(Turned, found.kind)
            return MeaningItem(kind, found.same, found.sense, i, i + size, found.kind == IDLE)
    return None


def _number(lower: Sequence[str], i: int, language: Language) -> MeaningItem | None:
    found = number_at(lower, i, language.meaning)
    if found is None:
        return None
    return MeaningItem("date" if found.year else "quantity", found.key, "", i, i + found.size)


def _is_name(words: Sequence[PrintedWord], i: int, language: Language, *, opening: bool) -> bool:
    """Whether a word with a capital is a name; the first of a sentence only where more says so than its capital."""
    printed, lower = words[i]
    if len(printed) > 1 and printed.isupper():  # "US" is no "us"
        return True
    if lower.removesuffix(_POSSESSIVE) in language.meaning.never_names:
        return False
    follows = i + 1 < len(words) and words[i + 1].printed[0].isupper()
    return not opening or follows or lower in language.vocabulary.given_names
