"""What stands around places in a text, for people to read: offsets stay those of the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from inquit.document import TextSpan
from inquit.glyphs import BLANK_LINES
from inquit.verification.verdicts import Excerpt

__all__ = ["excerpts_around"]

_BLANK_LINES: Final = re.compile(BLANK_LINES)
# Characters on each side: about two lines of a book, which is the rest of most sentences.
REACH: Final = 200
# What lies between two places is shown whole up to this length: the longest gap that an omission mark may stand for.
_SHOWN_GAP: Final = 1_000


def excerpts_around(text: str, spans: Iterable[TextSpan], reach: int = REACH) -> tuple[Excerpt, ...]:
    """Stretches of a text that hold these spans with some words on each side, in the order of the text."""
    return tuple(Excerpt(one.start, one.of(text)) for one in _together(_with_words(text, spans, reach)))


def _with_words(text: str, spans: Iterable[TextSpan], reach: int) -> Iterator[TextSpan]:
    for span in sorted(spans):
        yield TextSpan(_left(text, span.start, reach), _right(text, span.end, reach))


def _left(text: str, start: int, reach: int) -> int:
    """Where the words before a place begin: in its paragraph, with a whole word where there is white space."""
    least = max(0, start - reach)
    for blank in _BLANK_LINES.finditer(text, least, start):
        least = blank.end()
    if least == 0 or text[least - 1].isspace():
        return least
    return next((at for at in range(least, start) if text[at - 1].isspace() and not text[at].isspace()), least)


def _right(text: str, end: int, reach: int) -> int:
    most = min(len(text), end + reach)
    if (blank := _BLANK_LINES.search(text, end, most)) is not None:
        return blank.start()
    if most == len(text) or text[most].isspace():
        return most
    return next((at for at in range(most, end, -1) if text[at].isspace() and not text[at - 1].isspace()), most)


def _together(spans: Iterable[TextSpan]) -> list[TextSpan]:
    """Stretches in order, those that are near each other as one."""
    found: list[TextSpan] = []
    for span in spans:
        if found and span.start - found[-1].end <= _SHOWN_GAP:
            found[-1] = TextSpan(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
