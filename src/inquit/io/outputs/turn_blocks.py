"""The blocks of a page: paragraphs, and in transcripts the turns, each with the label before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from inquit.document import Document, Quote

__all__ = ["TurnBlock", "blocks_of"]

# What may stand between blocks: white space as XML has it.
_BETWEEN = " \t\r\n"


@dataclass(frozen=True, slots=True)
class TurnBlock:
    """A paragraph, or a stretch of one that belongs to a turn.

    turn: whose it is; None for a paragraph that is nobody's.
    said: where the label before what is said ends; `start` where there is none, `end` where nothing is said.
    part: which of the blocks of its turn in which something is said, from 1; `last` for the last one.
    """

    start: int
    end: int
    said: int
    turn: Quote | None = None
    part: int = 1
    last: bool = True

    def ranges(self) -> Iterator[tuple[int, int]]:
        """What has elements of its own: the label, if there is one, and the rest."""
        if self.start < self.said:
            yield self.start, self.said
        if self.said < self.end:
            yield self.said, self.end


def blocks_of(document: Document, paragraphs: Sequence[tuple[int, int]]) -> list[TurnBlock]:
    """The paragraphs as blocks; in a transcript a new one begins with every turn."""
    turns = [quote for quote in document.quotes if quote.parent_id is None] if document.has_turns else []
    begins = _begins(turns)
    starts = [start for start, _, _ in begins]
    out: list[TurnBlock] = []
    for start, end in paragraphs:
        at = bisect_left(starts, start)
        inside = begins[at : bisect_left(starts, end)]
        before = begins[at - 1][2] if at else None
        first = inside[0][0] if inside else end
        goes_on = before if before is not None and _holds(before, start, first) else None
        pieces = [(start, start, goes_on), *inside]
        for (cut, said, turn), until in zip(pieces, [*(piece[0] for piece in inside), end], strict=True):
            if (block := _trimmed(document.text, TurnBlock(cut, until, min(said, until), turn))) is not None:
                out.append(block)
    return _numbered(out)


def _begins(turns: Sequence[Quote]) -> list[tuple[int, int, Quote]]:
    """Where each turn begins, with its label if that stands before it, and where what is said begins."""
    found: list[tuple[int, int, Quote]] = []
    ended = 0
    for turn in sorted(turns, key=lambda one: one.content[0].start):
        said = turn.content[0].start
        label = next((span for span in turn.source if ended <= span.start < span.end <= said), None)
        cut = said if label is None else label.start
        if not found or cut > found[-1][1]:
            found.append((cut, said, turn))
        ended = max(ended, turn.content[0].end)
    return found


def _holds(turn: Quote, start: int, end: int) -> bool:
    """Whether something of what is said in a turn stands in a stretch."""
    number = bisect_right([span.end for span in turn.content], start)
    return number < len(turn.content) and turn.content[number].start < end


def _trimmed(text: str, block: TurnBlock) -> TurnBlock | None:
    """The block without white space at its edges; None where nothing else is in it."""
    stretch = text[block.start : block.end]
    start = block.start + len(stretch) - len(stretch.lstrip(_BETWEEN))
    end = start + len(stretch.strip(_BETWEEN))
    if start >= end:
        return None
    return replace(block, start=start, end=end, said=min(end, max(start, block.said)))


def _numbered(blocks: list[TurnBlock]) -> list[TurnBlock]:
    totals = Counter(block.turn.id for block in blocks if block.turn is not None and block.said < block.end)
    counts: Counter[str] = Counter()
    out: list[TurnBlock] = []
    for block in blocks:
        if block.turn is None:
            out.append(block)
            continue
        counts[block.turn.id] += block.said < block.end
        part = counts[block.turn.id]
        out.append(replace(block, part=part, last=part == totals[block.turn.id]))
    return out
