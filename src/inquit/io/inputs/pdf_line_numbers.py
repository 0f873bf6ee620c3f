"""Numbers that stand before the lines of each page, as courts have them: they are no part of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from inquit.io.inputs.pdf_lines import PdfLine

__all__ = ["without_line_numbers"]

# As a line of its own, where the page draws it so, or else before the words of one.
_ALONE, _BEFORE = re.compile(r"(\d{1,2})\Z"), re.compile(r"(\d{1,2})(?:\s+|\Z)")
_LEAST = 15  # lines that are numbered one after the other, from the first; lists are shorter
_PAGES = 0.5  # of the pages with text that must have them


def without_line_numbers(pages: Sequence[Sequence[PdfLine]]) -> list[list[PdfLine]]:
    """The lines of each page without their numbers, where most pages number theirs from 1."""
    numbered = [_numbered(page) for page in pages]
    filled = sum(bool(page) for page in pages)
    if not filled or sum(map(bool, numbered)) < _PAGES * filled:
        return [list(page) for page in pages]
    return [_bare(page, found) for page, found in zip(pages, numbered, strict=True)]


def _numbered(page: Sequence[PdfLine]) -> frozenset[int]:
    """Which lines begin with the number that follows on that of the line before; none where these are few."""
    return _sequence(page, _ALONE) or _sequence(page, _BEFORE)


def _sequence(page: Sequence[PdfLine], pattern: re.Pattern[str]) -> frozenset[int]:
    found: list[int] = []
    for at, line in enumerate(page):
        number = pattern.match(line.text)
        if number is not None and int(number[1]) == len(found) + 1:
            found.append(at)
    return frozenset(found) if len(found) >= _LEAST else frozenset()


def _bare(page: Sequence[PdfLine], numbered: frozenset[int]) -> list[PdfLine]:
    lines = (
        replace(line, text=_BEFORE.sub("", line.text, count=1)) if at in numbered else line
        for at, line in enumerate(page)
    )
    return [line for line in lines if line.text]
