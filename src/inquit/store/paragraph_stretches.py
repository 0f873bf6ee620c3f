"""Where the paragraphs are in which statements stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from inquit.document import Document

__all__ = ["paragraphs_with_statements"]

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_BREAK = re.compile(r"\n")


def paragraphs_with_statements(document: Document) -> Iterator[dict[str, int]]:
    """For each paragraph in which statements begin: its number, its start, and where the one ends in which the last of
    them ends.

    Paragraphs are what blank lines part, or lines where there is none.
    """
    last: dict[int, tuple[int, int]] = {}
    for quote in document.quotes:
        start, end = last.get(quote.paragraph, (len(document.text), 0))
        last[quote.paragraph] = min(start, quote.content[0].start), max(end, quote.content[-1].end)
    breaks = [
        found.span()
        for found in (_BLANK_LINES if _BLANK_LINES.search(document.text) else _LINE_BREAK).finditer(document.text)
    ]
    starts, ends = [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(document.text)]
    for number, (start, end) in last.items():
        yield {
            "paragraph": number,
            "start": starts[bisect_right(starts, start) - 1],
            "end": max(end, ends[min(bisect_left(ends, end), len(ends) - 1)]),
        }
