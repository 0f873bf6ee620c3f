"""The lines of a PDF to its text: running headers dropped, lines joined to paragraphs, hyphenation undone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from inquit.document import Place
from inquit.glyphs import DASHES, HYPHEN, HYPHENS, LETTER, LETTERS
from inquit.io.inputs.pdf_labels import label_lines
from inquit.io.inputs.pdf_line_numbers import without_line_numbers
from inquit.io.inputs.pdf_lines import PdfLine
from inquit.languages import language_of

__all__ = ["joined"]

# So many lines at the top and at the bottom of a page may be running headers and page numbers.
_EDGE_LINES = 2
# What stands at the same height at the edge of so many pages is a running header; of all, where there are fewer.
_HEADER_PAGES = 3
# In points: lines that are meant to be at one height differ by rounding.
_SAME_HEIGHT = 2.0
_LEFT, _RIGHT = rf"[{HYPHEN}{DASHES}\[(]?", rf"[{HYPHEN}{DASHES}\])]?"
_PAGE_NUMBER = re.compile(rf"(?:page )?{_LEFT} ?(?:\d{{1,4}}|[ivxlc]{{1,7}}) ?{_RIGHT}(?: ?(?:/|of) ?\d{{1,4}})?", re.I)
_DIGITS = re.compile(r"\d+")

# A gap this much larger than the usual one parts paragraphs; gaps of one paragraph differ by 5 % at most.
_LARGE_GAP = 1.25
# In sizes of letters: lines that are nearer overlap, as an exponent and its line do.
_LEAST_GAP = 0.9
# This share of the lines stand nearer together than the usual distance within a paragraph. Where every paragraph is
# short, half of all gaps are those between paragraphs, so the middle of them would say nothing.
_TIGHT = 0.1
# Letters this much larger or smaller are those of a heading or a note.
_OTHER_SIZE = 1.12
# In sizes of letters: an indent is no less, and what begins further right is not the same column.
_INDENT = (0.6, 6.0)
# A line with this share of the usual number of characters, or less, does not reach the margin.
_SHORT = 0.75
# The same at the end of a page or a column, where there is no gap to tell by; full lines differ by 10 %.
_SHORT_AT_BREAK = 0.9
_ENDED = r"[.!?:…][[:closing:])\]]*\Z"
_OPENS = rf"[[:opening:](\[]*[A-Z0-9]|[{DASHES}•{HYPHEN}]"
_HYPHENATED = re.compile(rf"(?<!{LETTER})({LETTERS})[{HYPHENS}\u00ad]\Z")
_TIED = re.compile(rf"\S[{DASHES}/{HYPHEN}]\Z")  # "1990-", "word—": what follows belongs to it
_WORD = re.compile(rf"{LETTERS}(?:[{HYPHENS}]{LETTERS})*")


def joined(pages: Sequence[Sequence[PdfLine]]) -> tuple[str, tuple[Place, ...]]:
    """The text of the pages, paragraphs parted by blank lines, and the place where each page begins in it."""
    kept = [
        (line, number)
        for number, page in enumerate(_without_headers(without_line_numbers(pages)), start=1)
        for line in page
    ]
    words = Counter(word.lower() for line, _ in kept for word in _WORD.findall(line.text))
    breaks = _Breaks([line for line, _ in kept])
    parts: list[str] = []
    places: list[Place] = []
    length = 0
    for index, (line, number) in enumerate(kept):
        if index:
            last = parts.pop()
            end, joint = (last, "\n\n") if breaks.parted(index) else _joined_lines(last, line.text, words)
            parts += end, joint
            length += len(end) + len(joint) - len(last)
        if not places or places[-1].label != f"page {number}":
            places.append(Place(length, f"page {number}"))
        parts.append(line.text)
        length += len(line.text)
    return "".join(parts), tuple(places)


def _joined_lines(line: str, following: str, words: Counter[str]) -> tuple[str, str]:
    """A line, perhaps without its hyphen, and what stands between it and the next line of its paragraph.

    "har-" and "bour" are one word unless the text has them with a hyphen elsewhere; "Vice-" and "President" keep it.
    """
    first = _HYPHENATED.search(line)
    second = _WORD.match(following)
    if first is None or second is None:
        return line, "" if _TIED.search(line) else " "
    if not second[0][0].islower() or words[f"{first[1]}-{second[0]}".lower()] > words[(first[1] + second[0]).lower()]:
        return line, ""
    return line[:-1], ""


def _without_headers(pages: Sequence[Sequence[PdfLine]]) -> Iterator[list[PdfLine]]:
    """The lines of each page without those at its edges that stand on other pages, too, or are its number."""
    edges = [_edges(page) for page in pages]
    needed = max(2, min(_HEADER_PAGES, len(pages)))
    seen = Counter(key for page in edges for key in {_key(line) for line in page})
    for page, edge in zip(pages, edges, strict=True):
        headers = [line for line in edge if seen[_key(line)] >= needed]
        # A number at the very edge; with one page alone, it may be a figure of the text.
        if len(pages) > 1:
            headers += [line for line in edge if _PAGE_NUMBER.fullmatch(line.text)]
        yield [line for line in page if line not in headers]


def _edges(page: Sequence[PdfLine]) -> list[PdfLine]:
    heights = sorted({round(line.y / _SAME_HEIGHT) for line in page})
    outer = {*heights[:_EDGE_LINES], *heights[-_EDGE_LINES:]}
    return [line for line in page if round(line.y / _SAME_HEIGHT) in outer]


def _key(line: PdfLine) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.y / _SAME_HEIGHT)


@dataclass(slots=True)
class _Breaks:
    """Where paragraphs end, by what the lines of the whole document have in common."""

    lines: Sequence[PdfLine]
    gap: float = 0.0  # the usual distance of lines, in sizes of letters
    length: float = 0.0  # the usual number of characters
    labelled: frozenset[int] = frozenset()  # the lines that begin with who speaks

    def __post_init__(self) -> None:
        self.labelled = label_lines(self.lines)
        pairs = zip(self.lines, self.lines[1:], strict=False)
        gaps = [(above.y - below.y) / below.size for above, below in pairs if below.size and above.y > below.y]
        gaps = sorted(gap for gap in gaps if gap >= _LEAST_GAP)
        if gaps:
            self.gap = gaps[int(_TIGHT * len(gaps))]
            self.length = median(len(line.text) for line in self.lines)

    def parted(self, index: int) -> bool:
        """Whether a line begins a paragraph."""
        if index in self.labelled:
            return True
        above, line = self.lines[index - 1], self.lines[index]
        small, large = sorted((above.size, line.size))
        if not small or large / small > _OTHER_SIZE:
            return large > small
        gap = (above.y - line.y) / line.size
        below = gap > 0 and abs(line.x - above.x) < _INDENT[1] * line.size
        if below and gap > _LARGE_GAP * self.gap:
            return True
        # Besides layout, it takes a sentence that has ended: what follows a bullet is indented, too.
        if not language_of().compiled(_ENDED).search(above.text) or not language_of().compiled(_OPENS).match(line.text):
            return False
        if below:
            return line.x - above.x > _INDENT[0] * line.size or len(above.text) < _SHORT * self.length
        return self._is_indented(index) or len(above.text) < _SHORT_AT_BREAK * self.length

    def _is_indented(self, index: int) -> bool:
        """Whether the line below a line at the top of a column begins further left."""
        if index + 1 == len(self.lines):
            return False
        line, following = self.lines[index], self.lines[index + 1]
        return _INDENT[0] * line.size < line.x - following.x < _INDENT[1] * line.size
