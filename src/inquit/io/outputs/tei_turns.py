"""Turns in TEI: utterances of transcripts, speeches of plays."""

from __future__ import annotations

from collections.abc import Iterator

from inquit.document import Quote
from inquit.io.outputs.tei_marks import MarkedText
from inquit.io.outputs.tei_timeline import TeiTimeline
from inquit.io.outputs.turn_blocks import TurnBlock

__all__ = ["Speeches", "Utterances"]


class Utterances:
    """Paragraphs, and turns of transcripts with their labels before them."""

    def __init__(self, marks: MarkedText, timeline: TeiTimeline) -> None:
        self._marks = marks
        self._timeline = timeline

    def before(self, block: TurnBlock | None) -> Iterator[str]:
        """What ends before a block, and before the end of the text."""
        del block
        return iter(())

    def block(self, block: TurnBlock) -> Iterator[str]:
        """A block."""
        if block.turn is None:
            yield self._marks.element("p", block.start, block.end)
            return
        if block.start < block.said:
            yield self._marks.element('label type="speaker"', block.start, block.said)
        if block.said < block.end:
            times = block.turn.time
            points = {
                "start": self._timeline.point(times.start) if times is not None and block.part == 1 else None,
                "end": self._timeline.point(times.end) if times is not None and block.last else None,
            }
            known = ((name, point) for name, point in points.items() if point is not None)
            yield self._marks.tags.opening("u", (*self._marks.tags.of_turn(block, chained=True), *known))
            yield f"{self._marks.within(block.said, block.end)}</u>"


class Speeches:
    """The same of plays: a speech holds all paragraphs of a turn, and what is between these."""

    def __init__(self, marks: MarkedText) -> None:
        self._marks = marks
        self._open: Quote | None = None
        self._is_empty = False
        self._ended = False

    def before(self, block: TurnBlock | None) -> Iterator[str]:
        goes_on = block is not None and (block.turn is self._open or (block.turn is None and not self._ended))
        if self._open is not None and not goes_on:
            self._open = None
            yield "<p/></sp>" if self._is_empty else "</sp>"

    def block(self, block: TurnBlock) -> Iterator[str]:
        if block.turn is None:
            yield self._marks.element("p" if self._open is None else "stage", block.start, block.end)
            self._is_empty = False
            return
        if self._open is None:
            yield self._marks.tags.opening("sp", self._marks.tags.of_turn(block, chained=False))
            self._open, self._is_empty = block.turn, True
            if block.start < block.said:
                yield self._marks.element("speaker", block.start, block.said)
        elif block.start < block.said:
            yield self._marks.element("stage", block.start, block.said)
        self._ended = block.last and block.said < block.end
        if block.said < block.end:
            self._is_empty = False
            yield self._marks.element("p", block.said, block.end)
