"""The lines of a page, and which of them stand together without a blank line between."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from inquit.glyphs import DIRECTIONS, INVISIBLE, LINE_ENDS

__all__ = ["PageLine", "page_lines", "without_line_numbers"]

LONGEST_BREAK = 2  # characters of one, of Windows
MIN_NUMBERED = 10  # lines that have a number in front of them, in the order of numbers
MIN_ALL_NUMBERED = 5  # where none is left out

_SEEN = re.compile(rf"[^\s{re.escape(DIRECTIONS + INVISIBLE)}]")
_LINE = re.compile(rf"[^{LINE_ENDS}]+")
_MARGIN = re.compile(r"(?P<number>\d{1,2})(?:[ \t]{1,40}|\Z)")


class PageLine(NamedTuple):
    """A line with words on it, without the white space at its edges.

    block: the number of the run of lines that it stands in; a blank line begins another.
    first: whether it is the first of its block.
    indent: how far it is set in.
    """

    start: int
    end: int
    block: int
    first: bool
    indent: int


def page_lines(text: str, end: int) -> list[PageLine]:
    """The lines of a text up to an offset, blank ones left out."""
    out: list[PageLine] = []
    block, last = 0, -1  # where the last line ended
    for found in _LINE.finditer(text, 0, end):
        line = found[0]
        seen = _SEEN.search(line)
        if seen is None:
            continue
        indent = seen.start()
        start, stop = found.start(), found.start() + len(line.rstrip().rstrip(DIRECTIONS + INVISIBLE).rstrip())
        blank = last < 0 or _breaks(text[last:start]) > 1
        block += blank
        out.append(PageLine(start + indent, stop, block, blank, indent))
        last = found.start() + len(line)
    return out


def _breaks(between: str) -> int:
    """How many lines end in what stands between two lines."""
    return (
        len(between.strip(" \t").replace("\r\n", "\n")) if len(between) <= LONGEST_BREAK else len(between.splitlines())
    )


def without_line_numbers(text: str, lines: list[PageLine]) -> list[PageLine]:
    """The lines behind the numbers that the pages of courts have in their margins; others as they are."""
    numbers = [_MARGIN.match(text, line.start, line.end) for line in lines]
    counted = [int(found["number"]) for found in numbers if found is not None]
    steps = sum(following - number == 1 for number, following in pairwise(counted))
    least = MIN_ALL_NUMBERED if steps == len(counted) - 1 else MIN_NUMBERED
    if len(counted) < least or 2 * len(counted) < len(lines) or 3 * steps < 2 * len(counted):
        return lines
    out: list[PageLine] = []
    last = -2
    for at, (line, found) in enumerate(zip(lines, numbers, strict=True)):
        if found is None:
            out.append(line)
        elif found.end() < line.end:
            indent = found.end() - line.start
            out.append(line._replace(start=found.end(), first=line.first and last != at - 1, indent=indent))
            last = at
    return out
