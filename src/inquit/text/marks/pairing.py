"""Pairs quotation marks in a plain `str`, paragraph by paragraph; it never raises and takes linear time.

A mark can open, close or mean nothing (an apostrophe, an inch sign, a bullet, a slip). Which, is decided for all marks
of a paragraph together: every reading has a cost, from what stands beside each mark (`mark_evidence`) and from how the
marks fit each other (`mark_reading`), and the cheapest reading of the whole paragraph wins. So one stray mark costs its
own skipping and does not turn all that follows inside out. Nothing is counted over the document. All that passes from
a paragraph to the next is the quotes still open, and only if the next begins with their opening marks again, or if it
is the next line of the same block (verse, a list) and closes what it has not opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from inquit.document import TextSpan
from inquit.languages import Language
from inquit.text.marks.cheapest_pairing import Onward, best_reading
from inquit.text.marks.mark_evidence import Mark, marks_in
from inquit.text.marks.mark_table import SPACED, MarkTable, mark_table

__all__ = ["Marked", "find_marked", "in_order", "whole_paragraphs"]


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks."""

    spans: tuple[TextSpan, ...]  # marks included; a quote that goes on over paragraphs has one span in each
    closed: bool  # False: no closing mark; it ends with its paragraph, or before the mark that cuts it off
    depth: int  # 0 for an outermost stretch
    parent: int | None  # index of the enclosing stretch
    style: str  # name of the pair of marks, as in quote_marks.tsv


def whole_paragraphs(numbered: Iterable[tuple[int, TextSpan]]) -> list[TextSpan]:
    """The paragraphs of `inquit.text.parsing.paragraph_spans`, pieces of one paragraph joined."""
    joined: dict[int, TextSpan] = {}
    for number, span in numbered:
        joined[number] = TextSpan(joined[number].start, span.end) if number in joined else span
    return list(joined.values())


def find_marked(text: str, paragraphs: Sequence[TextSpan], language: Language) -> tuple[Marked, ...]:
    """The marked stretches of a text in text order, nested ones after the stretch that holds them.

    Any two are nested in one another or share no character. `paragraphs` are in text order, white space at their
    edges left out; see `whole_paragraphs`.
    """
    table = mark_table(language)
    marks = [marks_in(text, paragraph, table) for paragraph in paragraphs]
    builder = _Builder(text, table)
    for paragraph, own, onward in zip(paragraphs, marks, _onwards(text, paragraphs, marks), strict=True):
        builder.read(paragraph, own, onward)
    return builder.finished()


def in_order(*groups: Sequence[Marked]) -> tuple[Marked, ...]:
    """Stretches of parts of a text that were paired apart, as one list in text order."""
    order = sorted((m.spans[0].start, group, i) for group, found in enumerate(groups) for i, m in enumerate(found))
    place = {(group, i): at for at, (_, group, i) in enumerate(order)}
    out = []
    for _, group, i in order:
        m = groups[group][i]
        out.append(m if m.parent is None else replace(m, parent=place[group, m.parent]))
    return tuple(out)


def _onwards(text: str, paragraphs: Sequence[TextSpan], marks: list[list[Mark]]) -> list[Onward]:
    """For each paragraph what the one after it says about the quotes left open."""
    out = []
    closer: str | None = None  # that the paragraph after the current one has before any opening mark
    following: TextSpan | None = None
    leading: tuple[str, ...] = ()
    for paragraph, own in zip(reversed(paragraphs), reversed(marks), strict=True):
        if following is not None and _parted(text[paragraph.end : following.start]):
            closer = None
        out.append(Onward(leading, closer))
        doubles = [mark for mark in own if mark.family == "double"][:1]
        if doubles:
            closer = doubles[0].glyph if doubles[0].close_cost < doubles[0].open_cost else None
        leading = tuple(mark.glyph for mark in _leading(own, paragraph.start))
        following = paragraph
    return out[::-1]


def _parted(gap: str) -> bool:
    """Whether a blank line stands between two paragraphs."""
    lines_of_neighbours = 2
    return len(f"{gap}.".splitlines()) > lines_of_neighbours


def _leading(marks: list[Mark], at: int) -> Iterator[Mark]:
    """The marks that a paragraph begins with, where they open; one with space after it may be a bullet ("» Item")."""
    for mark in marks:
        if mark.start != at or mark.open_cost >= min(mark.close_cost, mark.skip_cost, SPACED):
            break
        yield mark
        at = mark.end


@dataclass(slots=True)
class _Open:
    """A stretch in the making."""

    spans: list[TextSpan]
    begin: int  # where it begins in the current paragraph
    glyph: str
    depth: int
    parent: int | None
    closed: bool = False
    style: str = ""


class _Builder:
    """Turns the readings of the paragraphs into stretches."""

    def __init__(self, text: str, table: MarkTable) -> None:
        self.text = text
        self.table = table
        self.all: list[_Open] = []
        self.stack: list[int] = []  # indices of the stretches that go on from the paragraph before

    def read(self, paragraph: TextSpan, marks: list[Mark], onward: Onward) -> None:
        """Add the stretches of one paragraph."""
        first = self._go_on(paragraph, marks)
        for step in best_reading(marks, first, self._glyphs(), onward, self.table):
            mark = marks[step.mark]
            for nth in range(step.closes, 0, -1):
                self._close(mark, clean=step.clean and nth == 1)
            if step.opens:
                self._open(mark)
        for i in self.stack:
            self._end(self.all[i], paragraph.end)
        del self.stack[onward.keeps(self._glyphs(), self.table) :]

    def _glyphs(self) -> tuple[str, ...]:
        return tuple(self.all[i].glyph for i in self.stack)

    def _go_on(self, paragraph: TextSpan, marks: list[Mark]) -> int:
        """Take up the open stretches again; returns how many marks only repeat their opening."""
        repeated = len(list(_leading(marks[: len(self.stack)], paragraph.start)))
        for i, stretch in enumerate(map(self.all.__getitem__, self.stack)):
            stretch.begin = marks[i].start if i < repeated else paragraph.start
        return repeated

    def _open(self, mark: Mark) -> None:
        parent = self.stack[-1] if self.stack else None
        self.stack.append(len(self.all))
        self.all.append(_Open([], mark.start, mark.glyph, len(self.stack) - 1, parent))

    def _close(self, mark: Mark, *, clean: bool) -> None:
        stretch = self.all[self.stack.pop()]
        stretch.closed = clean
        if clean:
            stretch.style = self.table.style(stretch.glyph, mark.glyph)
        self._end(stretch, mark.end if clean else mark.start)

    def _end(self, stretch: _Open, end: int) -> None:
        while end > stretch.begin and self.text[end - 1].isspace():
            end -= 1
        stretch.spans.append(TextSpan(stretch.begin, end))

    def finished(self) -> tuple[Marked, ...]:
        """The stretches; those with nothing between their marks are left out."""
        table = self.table
        place: dict[int, int] = {}
        out: list[Marked] = []
        for i, s in enumerate(self.all):
            if any(self._has_content(span.of(self.text)) for span in s.spans):
                place[i] = len(out)
                parent = None if s.parent is None else place[s.parent]
                out.append(Marked(tuple(s.spans), s.closed, s.depth, parent, s.style or table.style(s.glyph, None)))
        return tuple(out)

    def _has_content(self, stretch: str) -> bool:
        return any(not char.isspace() and char not in self.table.family for char in stretch)
