"""Pairs quotation marks in a plain `str`, paragraph by paragraph; it never raises and takes linear time.

A mark can open, close or mean nothing (an apostrophe, an inch sign, a bullet, a slip). Which, is decided for all marks
of a paragraph together: every reading has a cost, from what stands beside each mark (`mark_evidence`) and from how the
marks fit each other, and the cheapest reading of the whole paragraph wins. So one stray mark costs its own skipping
and does not turn all that follows inside out. Nothing is counted over the document. All that passes from a paragraph
to the next is the quotes still open, and only if the next begins with their opening marks again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from inquit.document import TextSpan
from inquit.quotes.mark_evidence import IMPOSSIBLE, Mark, mark_table, marks_in

__all__ = ["Marked", "find_marked", "whole_paragraphs"]

# What a reading costs beyond the marks' places.
UNCLOSED_DOUBLE: Final = 2.0  # less than to skip a mark that clearly opens: a quote without end is a quote
UNCLOSED_OTHER: Final = 6.0  # single marks and angles without a partner are apostrophes and bullets
CUT: Final = 2.5  # a new quote begins where the one before should have ended
GOES_ON: Final = 0.5  # unclosed, and the next paragraph opens again: the convention for long quotes
NEST_SAME: Final = 1.5  # “a “b” c”, where a single mark is usual inside
NEST_DOUBLE: Final = 0.5  # “a "b" c”
MAX_DEPTH: Final = 4
BEAM: Final = 8  # readings kept at each mark; the best one is hardly ever below third place on the way


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks."""

    spans: tuple[TextSpan, ...]  # marks included; a quote that goes on over paragraphs has one span in each
    closed: bool  # False: no closing mark; it ends with its paragraph, or before the mark that cuts it off
    depth: int  # 0 for an outermost stretch
    parent: int | None  # index of the enclosing stretch
    style: str  # name of the pair of marks, as in quote_marks.tsv


def whole_paragraphs(numbered: Iterable[tuple[int, TextSpan]]) -> list[TextSpan]:
    """The paragraphs of `inquit.parsing.paragraph_spans`, pieces of one paragraph joined."""
    joined: dict[int, TextSpan] = {}
    for number, span in numbered:
        joined[number] = TextSpan(joined[number].start, span.end) if number in joined else span
    return list(joined.values())


def find_marked(text: str, paragraphs: Sequence[TextSpan]) -> tuple[Marked, ...]:
    """The marked stretches of a text in text order, nested ones after the stretch that holds them.

    Any two are nested in one another or share no character. `paragraphs` are in text order, white space at their
    edges left out; see `whole_paragraphs`.
    """
    builder = _Builder(text)
    marks: list[Mark] = []
    following = list(marks_in(text, paragraphs[0])) if paragraphs else []
    for i, paragraph in enumerate(paragraphs):
        marks = following
        following = list(marks_in(text, paragraphs[i + 1])) if i + 1 < len(paragraphs) else []
        leading = _leading(following, paragraphs[i + 1].start) if following else []
        builder.read(paragraph, marks, leading)
    return builder.finished()


def _leading(marks: list[Mark], at: int) -> list[Mark]:
    """The marks that a paragraph begins with, where they may open."""
    out = []
    for mark in marks:
        if mark.start != at or mark.open_cost >= mark.close_cost:
            break
        out.append(mark)
        at = mark.end
    return out


class _Step(NamedTuple):
    """One decision of a reading; a linked list, so that readings share what they have in common."""

    before: _Step | None
    mark: int
    closes: int  # how many open quotes end here
    clean: bool  # the last of them has its own closing mark
    opens: bool


class _Reading(NamedTuple):
    """One way to read the marks of a paragraph so far."""

    cost: float
    stack: tuple[str, ...]  # glyphs of the open quotes, outermost first
    trail: _Step | None


def _best_reading(marks: list[Mark], first: int, carried: tuple[str, ...], leading: list[Mark]) -> _Reading:
    """The cheapest reading of a paragraph whose first `first` marks only repeat those of the `carried` quotes."""
    beam = [_Reading(0.0, carried, None)]
    for i in range(first, len(marks)):
        best: dict[tuple[str, ...], _Reading] = {}
        for reading in beam:
            for after in _continuations(reading, i, marks[i]):
                known = best.get(after.stack)
                if known is None or after.cost < known.cost:
                    best[after.stack] = after
        beam = sorted(best.values(), key=_cost)[:BEAM]
    again = tuple(mark.glyph for mark in leading)
    return min((r._replace(cost=r.cost + _unclosed(r.stack, again)) for r in beam), key=_cost)


def _cost(reading: _Reading) -> float:
    return reading.cost


def _unclosed(stack: tuple[str, ...], again: tuple[str, ...]) -> float:
    """The cost of quotes that are open at a paragraph's end; `again` are the marks that the next one begins with."""
    kept = _common(stack, again)
    return GOES_ON * kept + sum(map(_unclosed_one, stack[kept:]))


def _unclosed_one(glyph: str) -> float:
    return UNCLOSED_DOUBLE if mark_table().family[glyph] == "double" and glyph != "``" else UNCLOSED_OTHER


def _common(stack: tuple[str, ...], again: tuple[str, ...]) -> int:
    """How many of the open quotes the next paragraph opens again."""
    count = 0
    while count < min(len(stack), len(again)) and stack[count] == again[count]:
        count += 1
    return count


def _continuations(reading: _Reading, i: int, mark: Mark) -> Iterable[_Reading]:
    """The readings that `reading` becomes with one more mark."""
    cost, stack, trail = reading
    yield _Reading(cost + mark.skip_cost, stack, trail)
    table = mark_table()
    for pops, opener in enumerate(reversed(stack[-2:]), start=1):
        price = mark.close_cost + table.pair_cost(opener, mark.glyph)
        if price < IMPOSSIBLE:
            price += sum(map(_unclosed_one, stack[len(stack) - pops + 1 :]))
            yield _Reading(cost + price, stack[:-pops], _Step(trail, i, pops, clean=True, opens=False))
    price = mark.open_cost + table.openers.get(mark.glyph, IMPOSSIBLE)
    if price >= IMPOSSIBLE:
        return
    nesting = _nesting(stack, mark, table.family)
    if nesting < IMPOSSIBLE:
        yield _Reading(cost + price + nesting, (*stack, mark.glyph), _Step(trail, i, 0, clean=False, opens=True))
    if stack and table.family[stack[-1]] == mark.family == "double":
        yield _Reading(cost + price + CUT, (*stack[:-1], mark.glyph), _Step(trail, i, 1, clean=False, opens=True))


def _nesting(stack: tuple[str, ...], mark: Mark, family: dict[str, str]) -> float:
    """The cost of opening a quote inside the open ones."""
    if len(stack) >= MAX_DEPTH:
        return IMPOSSIBLE
    if not stack or family[stack[-1]] != mark.family:
        return 0.0
    if mark.family == "single":
        return IMPOSSIBLE
    return NEST_SAME if stack[-1] == mark.glyph else NEST_DOUBLE


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

    def __init__(self, text: str) -> None:
        self.text = text
        self.all: list[_Open] = []
        self.stack: list[int] = []  # indices of the stretches that go on from the paragraph before

    def read(self, paragraph: TextSpan, marks: list[Mark], leading: list[Mark]) -> None:
        """Add the stretches of one paragraph; `leading` are the marks that the next one begins with."""
        self._go_on(marks)
        carried = tuple(self.all[i].glyph for i in self.stack)
        trail = _best_reading(marks, len(carried), carried, leading).trail
        for step in _in_order(trail):
            mark = marks[step.mark]
            for nth in range(step.closes, 0, -1):
                self._close(mark, clean=step.clean and nth == 1)
            if step.opens:
                self._open(mark)
        again = tuple(mark.glyph for mark in leading)
        kept = _common(tuple(self.all[i].glyph for i in self.stack), again)
        for i in self.stack:
            self._end(self.all[i], paragraph.end)
        del self.stack[kept:]

    def _go_on(self, marks: list[Mark]) -> None:
        for i, mark in zip(self.stack, marks, strict=False):
            self.all[i].begin = mark.start

    def _open(self, mark: Mark) -> None:
        parent = self.stack[-1] if self.stack else None
        self.stack.append(len(self.all))
        self.all.append(_Open([], mark.start, mark.glyph, len(self.stack) - 1, parent))

    def _close(self, mark: Mark, *, clean: bool) -> None:
        stretch = self.all[self.stack.pop()]
        stretch.closed = clean
        if clean:
            stretch.style = mark_table().style(stretch.glyph, mark.glyph)
        self._end(stretch, mark.end if clean else mark.start)

    def _end(self, stretch: _Open, end: int) -> None:
        while end > stretch.begin and self.text[end - 1].isspace():
            end -= 1
        stretch.spans.append(TextSpan(stretch.begin, end))

    def finished(self) -> tuple[Marked, ...]:
        """The stretches; those with nothing between their marks are left out."""
        table = mark_table()
        place: dict[int, int] = {}
        out: list[Marked] = []
        for i, s in enumerate(self.all):
            if any(_has_content(span.of(self.text)) for span in s.spans):
                place[i] = len(out)
                parent = None if s.parent is None else place[s.parent]
                out.append(Marked(tuple(s.spans), s.closed, s.depth, parent, s.style or table.style(s.glyph, None)))
        return tuple(out)


def _has_content(stretch: str) -> bool:
    marks = mark_table().family
    return any(not char.isspace() and char not in marks for char in stretch)


def _in_order(trail: _Step | None) -> list[_Step]:
    steps = []
    while trail is not None:
        steps.append(trail)
        trail = trail.before
    return steps[::-1]
