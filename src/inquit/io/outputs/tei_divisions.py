"""The chapters of a text in TEI: a `div` around the paragraphs of each, which begins with its headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from inquit.breakdown.chapters import headings_end
from inquit.breakdown.dimensions import chapters_of
from inquit.document import Document
from inquit.io.outputs.turn_blocks import TurnBlock

__all__ = ["Divisions"]


class Divisions:
    """Chapters as they open and close around blocks; a transcript has none, as its turns may go over their ends."""

    def __init__(self, document: Document) -> None:
        found = [] if document.has_turns else chapters_of(document, short=document.meta.get("genre") == "fiction")
        self._starts = [chapter.start for chapter in found]
        self._prose = headings_end(document.text, self._starts) if found else []
        self._open = 0  # the number of the one that is open; 0 for none
        self._is_empty = False

    def cut(self, paragraphs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The paragraphs, of which none holds parts of two chapters, or of a heading and what follows."""
        cuts = sorted({*self._starts, *self._prose})
        for start, end in paragraphs:
            inside = cuts[bisect_right(cuts, start) : bisect_right(cuts, end - 1)]
            yield from zip([start, *inside], [*inside, end], strict=True)

    def before(self, block: TurnBlock | None) -> Iterator[str]:
        """What ends before a block, and before the end of the text."""
        if self._open and (block is None or self._number(block) != self._open):
            yield "<p/></div>" if self._is_empty else "</div>"

    def opening(self, block: TurnBlock) -> Iterator[str]:
        """What begins with a block."""
        number = self._number(block)
        if number != self._open:
            self._open, self._is_empty = number, True
            yield f'<div type="chapter" n="{number}">'

    def heads(self, block: TurnBlock) -> bool:
        """Whether a block, which comes next, is a heading of its chapter."""
        is_heading = self._open > 0 and block.end <= self._prose[self._open - 1]
        self._is_empty = self._is_empty and is_heading
        return is_heading

    def _number(self, block: TurnBlock) -> int:
        return bisect_right(self._starts, block.start)
