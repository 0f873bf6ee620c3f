"""Who "I" is: the speaker of the quote around it, or the writer, whom a byline or a signature may name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from sys import maxsize

from inquit.document import Quote, TextSpan
from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.name_mention import NameMention
from inquit.text.parsing import Paragraph

__all__ = ["EnclosingQuotes", "find_writer"]

_NESTED = 20  # quotes that may begin between an enclosing quote and a place in it
# Where a byline or a signature may stand, and how long it is at most ("By Ann Lund, Staff Writer, Harbour Times"): by
# hand, by the layouts of polnear_dev.
_BYLINE_PARAGRAPHS = 6
_BYLINE_TOKENS = 12
_SIGNATURE_TOKENS = 10
_SIGNATURE_REACH = 8  # a letter to the editor has no more paragraphs below its last "I"


class EnclosingQuotes:
    """Finds the direct quote (with a source) that holds a place; built once for a text."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._spans = sorted(
            (span.start, span.end, i)
            for i, quote in enumerate(quotes)
            if quote.type == "direct" and quote.source
            for span in quote.content
        )

    def around(self, span: TextSpan, own: int) -> int | None:
        """The index of the innermost quote other than `own` that holds the span."""
        at = bisect_right(self._spans, (span.start, maxsize, 0))
        for start, end, i in reversed(self._spans[max(0, at - _NESTED) : at]):
            if i != own and start <= span.start and span.end <= end:
                return i
        return None


def find_writer(index: NameIndex, number: int) -> NameMention | None:
    """The mention that names the writer of the paragraph `number`: a signature behind it, else a byline."""
    paragraphs = index.parsed.paragraphs
    for at in range(number + 1, min(len(paragraphs), number + 1 + _SIGNATURE_REACH)):
        if len(paragraphs[at]) <= _SIGNATURE_TOKENS and (found := _starts_with_person(index, at, 0)) is not None:
            return found
    for at in range(min(_BYLINE_PARAGRAPHS, len(paragraphs))):
        if _is_byline(paragraphs[at]) and (found := _starts_with_person(index, at, 1)) is not None:
            return found
    return None


def _is_byline(paragraph: Paragraph) -> bool:
    byline = paragraph.language.vocabulary.in_descriptions("byline")
    return 1 < len(paragraph) <= _BYLINE_TOKENS and paragraph.lower[0] in byline


def _starts_with_person(index: NameIndex, at: int, token: int) -> NameMention | None:
    found = index.at(at, token)
    if found is None or index.entity_of(found).kind != "person" or len(found.words) == 1:
        return None
    paragraph, behind = index.parsed.paragraphs[at], found.hi
    ends = behind >= len(paragraph) or not paragraph.text[behind][:1].isalnum()
    return found if ends and paragraph.text[behind : behind + 1] != [":"] else None
