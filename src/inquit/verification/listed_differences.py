"""The places where a quotation and its source part, as an editor would mark them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from inquit.document import TextSpan
from inquit.glyphs import LETTER_OR_DIGIT
from inquit.verification.governing_words import Turning
from inquit.verification.quotation_parts import QuotedWords, printed_words_of, put_together
from inquit.verification.readings import ASIDE, Departure, Reading
from inquit.verification.turning_words import turned_by_bracket, turned_by_change
from inquit.verification.verdicts import Difference, Turned

__all__ = ["CLEANED", "CUTS", "MARKED", "listed_differences"]

# What good quotations leave out of speech, and what they say that they leave out or put in.
CLEANED = frozenset({"filler", "repetition", "false_start"})
MARKED = frozenset({"omitted", "inserted"})
# Of these only what governs the quoted words counts; what is said twice stays.
_PASSED_OVER = frozenset({"omitted", "filler", "false_start"})
# The parts of a word before and behind a bracket; no word is longer.
_LONGEST_PART: Final = 40
_PART_BEFORE: Final = re.compile(rf"(?<!{LETTER_OR_DIGIT}){LETTER_OR_DIGIT}+\Z")
_PART_BEHIND: Final = re.compile(rf"{LETTER_OR_DIGIT}+")
# What governs the quoted words from outside.
CUTS = frozenset({"cut_before", "cut_after"})


def listed_differences(
    quoted: QuotedWords, reading: Reading, governing: Sequence[Turning], *, judged: bool
) -> tuple[Difference, ...]:
    """The differences of a reading, in the order of the quotation.

    governing: what stands outside of the quoted words and turns their meaning.
    judged: it can be told what turns the meaning.
    """
    runs = reading.spans()
    first = min(span.start for span in runs)
    # What is quoted, too, is not lost.
    governing = [one for one in governing if not any(run.contains(one.span) for run in runs)]
    inner = [
        _difference(quoted, reading, departure, governing, judged=judged)
        for departure in reading.departures
        if departure.kind != ASIDE
    ]
    covered = [difference.source for difference in inner if difference.source is not None]
    # Besides what is cut off, words of an interruption, of which the reading knows no departure.
    outside = [one for one in governing if not any(span.start <= one.span.start < span.end for span in covered)]
    return (
        *(_cut("cut_before", reading, one) for one in outside if one.span.end <= first),
        *inner,
        *(_cut("cut_after", reading, one) for one in outside if one.span.end > first),
    )


def _cut(kind: str, reading: Reading, turning: Turning) -> Difference:
    return Difference(
        kind,  # type: ignore[arg-type]
        said=turning.span.of(reading.source.text),
        source=turning.span,
        touches=turning.kind,
    )


def _difference(
    quoted: QuotedWords, reading: Reading, one: Departure, governing: Sequence[Turning], *, judged: bool
) -> Difference:
    printed = one.mark or _stretch(quoted.starts, quoted.ends, one.quoted)
    said = _stretch(reading.source.words.starts, reading.source.words.ends, one.said)
    text = reading.source.text
    touches: Turned | None = None
    if one.kind in _PASSED_OVER:
        touches = next((turning.kind for turning in governing if said.start <= turning.span.start < said.end), None)
    elif judged and one.kind not in CLEANED:
        # Words that have moved are new where they stand.
        spoken = () if one.kind == "moved" else printed_words_of(text, said)
        if one.kind == "inserted":
            touches = turned_by_bracket(spoken, printed_words_of(quoted.article, printed)) or turned_by_change(
                *_completed(quoted.article, printed)
            )
        else:
            read, outside = put_together(quoted.article, printed)
            touches = turned_by_change((*spoken, *outside), read)
    return Difference(one.kind, printed.of(quoted.article), said.of(text), printed, said, touches)  # type: ignore[arg-type]


def _completed(article: str, bracket: TextSpan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The word without and with a bracket that is part of it ("[im]possible", "nine[ty]"); nothing where it is none."""
    before = _PART_BEFORE.search(article[max(0, bracket.start - _LONGEST_PART) : bracket.start])
    behind = _PART_BEHIND.match(article, bracket.end, bracket.end + _LONGEST_PART)
    parts = (before[0] if before else "", behind[0] if behind else "")
    inside = article[bracket.start + 1 : bracket.end - 1]
    if not any(parts) or not inside:
        return (), ()
    return tuple(filter(None, parts)), (f"{parts[0]}{inside}{parts[1]}",)


def _stretch(starts: Sequence[int], ends: Sequence[int], words: tuple[int, int]) -> TextSpan:
    """The stretch of some words; of none, the place before the next one, or behind the last."""
    lo, hi = words
    if lo < hi:
        return TextSpan(starts[lo], ends[hi - 1])
    at = starts[lo] if lo < len(starts) else ends[-1] if len(ends) else 0
    return TextSpan(at, at)
