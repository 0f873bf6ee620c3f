"""Where capitals say something: "Polish" is not "polish", but at the beginning of a sentence."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from inquit.glyphs import APOSTROPHES
from inquit.languages import language_of
from inquit.text.respelling import respelled
from inquit.verification.quotation_parts import QuotedWords
from inquit.verification.readings import Departure, Reading
from inquit.verification.source_texts import SourceText

__all__ = ["begins_sentence", "case_differences"]


@cache
def _sentence_end() -> re.Pattern[str]:
    """What stands between two words of which the second begins a sentence, or a sentence in marks."""
    marks = "".join(sorted(language_of().glyphs.marks - set(APOSTROPHES)))
    return re.compile(rf"[.!?:…]|[,;]\s*[{re.escape(marks)}]|\n\s*\n")


def begins_sentence(source: SourceText, number: int) -> bool:
    """Whether a sentence of a source begins with a word."""
    words = source.words
    return number == 0 or _sentence_end().search(source.text, words.ends[number - 1], words.starts[number]) is not None


def case_differences(quoted: QuotedWords, reading: Reading) -> tuple[Departure, ...]:
    """The words that differ by capitals in the middle of a sentence."""
    said = reading.source.words
    text = reading.source.text
    different = []
    for number, place in enumerate(reading.places):
        if place is not None:
            printed, spoken = quoted.printed(number), text[said.starts[place] : said.ends[place]]
            if printed != spoken and _capitals(printed) != _capitals(spoken):
                different.append((number, place))
    if not different or _all_capitals(quoted, reading):
        return ()
    return tuple(
        Departure("changed", (number, number + 1), (place, place + 1))
        for number, place in different
        if not (_begins(quoted, number) or begins_sentence(reading.source, place))
    )


def _capitals(word: str) -> list[bool]:
    """Which letters are capitals, whatever form they have; an apostrophe may be a letter without one."""
    meant = respelled(word)
    plain = unicodedata.normalize("NFKC", word if meant is None else meant.text)
    return [char.isupper() for char in plain if char.lower() != char.upper()]


def _begins(quoted: QuotedWords, number: int) -> bool:
    """Whether a sentence of the quotation begins there, or words behind something that is left out or put in."""
    if number == 0 or number in quoted.gaps or number in quoted.brackets or number in quoted.changed_initials:
        return True
    return _sentence_end().search(quoted.article, quoted.ends[number - 1], quoted.starts[number]) is not None


def _all_capitals(quoted: QuotedWords, reading: Reading) -> bool:
    """Whether one side has no small letter: a heading, or a transcript in capitals."""
    printed = "".join(map(quoted.printed, range(len(quoted))))
    said = "".join(span.of(reading.source.text) for span in reading.spans())
    return printed.isupper() or said.isupper()
