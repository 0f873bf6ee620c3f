"""The chapters of a long text, for a list that leads to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inquit.document import Document, TextSpan
from inquit.languages import language_of
from inquit.text.breaks import Breaks, find_breaks
from inquit.text.paragraphs import paragraph_spans

__all__ = ["Chapter", "chapters", "headings_end"]

# About ten pages; a shorter text is looked through faster than a list is read.
MIN_LENGTH = 20_000
# What a file calls a place ("chapter 3: The Ferry", "page 7") heads something where it goes on for about a page; a
# place of every line does not.
MIN_PLACE = 1500
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where a chapter begins, and what it is called."""

    start: int
    label: str


def chapters(document: Document, *, short: bool = False) -> list[Chapter]:
    """The chapters by the places of the file, or else by the headings on the page; none where there is one at most.

    short: also those of a text of less than `MIN_LENGTH`.
    """
    if len(document.text) < MIN_LENGTH and not short:
        return []
    found = [Chapter(place.start, place.label) for place in document.places]
    if len(found) * MIN_PLACE > len(document.text) or not found:
        found = list(_by_headings(document.text))
    return found if len(found) > 1 else []


def headings_end(text: str, starts: Sequence[int]) -> list[int]:
    """For each chapter, by where it begins, the first paragraph that is no heading; its start where there is none."""
    paragraphs, breaks = _paragraphs_and_breaks(text)
    furniture = set(breaks.furniture)
    prose = [span.start for span in paragraphs if span not in furniture]
    ends = [*starts[1:], len(text)]
    found = [prose[bisect_left(prose, start) :][:1] for start in starts]
    return [one[0] if one and one[0] < end else start for one, start, end in zip(found, starts, ends, strict=True)]


def _paragraphs_and_breaks(text: str) -> tuple[list[TextSpan], Breaks]:
    language = language_of()
    paragraphs = [span for _, span in paragraph_spans(text, language)]
    return paragraphs, find_breaks(text, paragraphs, language)


def _by_headings(text: str) -> Iterator[Chapter]:
    """Chapters as the stages see them; each begins with the run of headings right before its first paragraph."""
    paragraphs, breaks = _paragraphs_and_breaks(text)
    firsts, furniture = set(breaks.chapters), set(breaks.furniture)
    run: list[TextSpan] = []
    for span in paragraphs:
        if span in furniture:
            run.append(span)
            continue
        if span.start in firsts and run:
            yield Chapter(run[0].start, _label(text, run))
        run = []


def _label(text: str, run: Sequence[TextSpan]) -> str:
    """The headings in one line, without those that have no letter or digit."""
    parts = (" ".join(span.of(text).split()) for span in run)
    label = " · ".join(part for part in parts if any(map(str.isalnum, part)))
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"
