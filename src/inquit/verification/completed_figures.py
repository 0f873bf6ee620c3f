"""Figures that a bracket completes: "1[0]" is no 1 with the mark of a footnote behind it."""

from __future__ import annotations

import re
from typing import Final

from inquit.document import TextSpan
from inquit.verification.quotation_parts import QuotedWords
from inquit.verification.readings import Departure, Reading

__all__ = ["completed_figures"]

# Behind four figures, a year, it is the mark of a footnote: "1984[3]".
_LONGEST: Final = 3
_BRACKET: Final = re.compile(r"\[\d{1,3}\]")


def completed_figures(quoted: QuotedWords, reading: Reading) -> tuple[Departure, ...]:
    """The numbers of a quotation that have more figures in a bracket, where the source has no such bracket."""
    said, text = reading.source.words, reading.source.text
    found = []
    for number, place in enumerate(reading.places):
        word = quoted.words[number]
        if place is None or len(word) > _LONGEST or not word.isdecimal():
            continue
        bracket = _BRACKET.match(quoted.article, quoted.ends[number])
        if bracket is not None and not text.startswith(bracket[0], said.ends[place]):
            mark = TextSpan(quoted.starts[number], bracket.end())
            found.append(Departure("changed", (number, number + 1), (place, place + 1), mark))
    return tuple(found)
