"""What a page that names its speakers shows: turns, what of them is speech, and when it was said."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from inquit.document import TextSpan
from inquit.source import GivenTime

__all__ = ["SpokenTurn", "Transcript"]


@dataclass(frozen=True, slots=True)
class SpokenTurn:
    """What somebody says until somebody else speaks.

    speaker: the label as the page or the file has it, without separator, time and numbers; None where nobody is named.
    content: what is said, in order, a span a paragraph or more; never empty. What is no speech is in none.
    label: where the label stands; None where the text does not hold it.
    given: whether the file says so, and not only the look of the page.
    role, affiliation: what the file says that the speaker is.
    """

    speaker: str | None
    content: tuple[TextSpan, ...]
    label: TextSpan | None = None
    given: bool = False
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """The speech of a text.

    turns: in order.
    paragraphs: what is to be parsed, as `(number, span)`; numbers are those of the paragraphs of the whole text.
    hidden: what stands in these and is no speech, in order; the parser is shown spaces for it.
    times: when stretches were spoken, as far as the page shows.
    unlabelled: stretches that look like speech and have no speaker.
    page: the paragraphs of the whole text, as `(number, span)`; one of speech may hold several, as wrapped lines do.
    """

    turns: tuple[SpokenTurn, ...]
    paragraphs: tuple[tuple[int, TextSpan], ...]
    hidden: tuple[TextSpan, ...] = ()
    times: tuple[GivenTime, ...] = ()
    unlabelled: tuple[TextSpan, ...] = ()
    page: tuple[tuple[int, TextSpan], ...] = ()

    def number_at(self, place: int) -> int:
        """The number of the paragraph of the whole text that holds a place."""
        known = self.page or self.paragraphs
        at = bisect_right(known, place, key=lambda paragraph: paragraph[1].start) - 1
        return known[max(0, at)][0] if known else 1
