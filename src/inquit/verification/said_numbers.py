"""Numbers in words and in figures, so that "5" and "five", "1,000" and "a thousand" are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from inquit.glyphs import LETTER, LETTER_OR_DIGIT
from inquit.languages.meaning_words import MeaningWords, NumberWord

__all__ = ["SaidNumber", "number_at"]

# Figures with what is written to them: "1,000", "5m", "3rd", "1990s", "10:30".
_FIGURES: Final = re.compile(
    rf"(?P<figures>(?>\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d++)?)(?P<behind>(?:{LETTER}{LETTER_OR_DIGIT}*+)?)"
)
MAX_DIGITS: Final = 30  # more are a row of digits and no number that anybody says
MAX_SCALES: Final = 2  # "3 thousand million"
# Figures for years: a number between is hardly ever written without a comma.
_YEARS: Final = range(1500, 2100)
_CENTURIES: Final = range(11, 21)
_TEN: Final = 10
_HUNDRED: Final = 100


class SaidNumber(NamedTuple):
    """A number, the words that it takes, and whether it is a year, by its looks."""

    key: str
    size: int
    year: bool = False


def number_at(words: Sequence[str], i: int, meaning: MeaningWords) -> SaidNumber | None:
    """The number that begins with a word; words are in lower case."""
    if any(c.isdigit() for c in words[i]):
        return _in_figures(words, i, meaning)
    return _in_words(words, i, meaning)


def _in_figures(words: Sequence[str], i: int, meaning: MeaningWords) -> SaidNumber:
    found = _FIGURES.fullmatch(words[i]) if len(words[i]) <= MAX_DIGITS else None
    behind = "" if found is None else found["behind"]
    kind = meaning.numbers[behind].kind if behind in meaning.numbers else ""
    if found is None or (behind and kind not in {"short scale", "scale", "ordinal ending"}):
        return SaidNumber(words[i], 1, words[i].endswith("0s"))
    value = Decimal(found["figures"].replace(",", ""))
    if kind == "ordinal ending":
        return SaidNumber(_ordinal(value), 1)
    if behind:
        return SaidNumber(_key(value * meaning.numbers[behind].value), 1)
    size = 1
    while i + size < len(words) and size <= MAX_SCALES and _is(words[i + size], meaning, "scale", "short scale"):
        value *= meaning.numbers[words[i + size]].value
        size += 1
    return SaidNumber(_key(value), size, size == 1 and words[i].isdigit() and value in _YEARS)


def _in_words(words: Sequence[str], i: int, meaning: MeaningWords) -> SaidNumber | None:
    """A number in words, as far as its parts go together: "two hundred and five", "nineteen eighty-four"."""
    at, total, part, last = i, 0, 0, ""
    if _begins_with_one(words, i, meaning):
        part, at, last = 1, i + 1, "unit"
    while at < len(words):
        step = at + 1 if last == "scale" and _is(words[at], meaning, "joint") else at
        number = meaning.numbers.get(words[step]) if step < len(words) else None
        if number is None or not _goes_on(last, number, part):
            break
        if number.kind == "ordinal":
            return SaidNumber(_ordinal(Decimal(total + part + number.value)), step + 1 - i)
        total, part = _with(total, part, last, number)
        at, last = step + 1, number.kind
    if at == i:
        return None
    year = total == 0 and part in _YEARS and at - i > 1 and not _is(words[at - 1], meaning, "scale")
    return SaidNumber(_key(Decimal(total + part)), at - i, year)


def _begins_with_one(words: Sequence[str], i: int, meaning: MeaningWords) -> bool:
    if not _is(words[i], meaning, "one before a scale") or i + 1 == len(words):
        return False
    return _is(words[i + 1], meaning, "scale")


def _goes_on(last: str, number: NumberWord, part: int) -> bool:
    """Whether a word goes on with the number before it."""
    if number.kind not in {"unit", "ten", "scale", "ordinal"}:
        return False
    if not last or number.kind == "scale" or last == "scale":
        return True
    if part in _CENTURIES and number.value >= _TEN:
        return number.kind != "ordinal"  # "nineteen eighty"
    return last == "ten" and 0 < number.value < _TEN


def _with(total: int, part: int, last: str, number: NumberWord) -> tuple[int, int]:
    """What has been said with one more word: whole thousands, and what is below them."""
    if number.kind == "scale":
        part = (part or 1) * number.value
        return (total + part, 0) if number.value > _HUNDRED else (total, part)
    if last in {"unit", "ten"} and part in _CENTURIES and number.value >= _TEN:
        return total, part * _HUNDRED + number.value
    return total, part + number.value


def _is(word: str, meaning: MeaningWords, *kinds: str) -> bool:
    number = meaning.numbers.get(word)
    return number is not None and number.kind in kinds


def _key(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _ordinal(value: Decimal) -> str:
    return f"{_key(value)}."
