"""All speech of a novel that is set off in print: in quotation marks or behind dashes, as one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from inquit.document import TextSpan
from inquit.languages import Language
from inquit.structure.free_sentences import is_free_sentence
from inquit.structure.spoken_stretches import IS_SAID, said_chances
from inquit.text.marks.dash_turns import find_dash_turns
from inquit.text.marks.marked_stretches import MarkedStretches
from inquit.text.marks.pairing import Marked

__all__ = ["Dialogue", "find_dialogue"]

# A dash turn is found by its tag, or among lines that talk; nothing measured says how often that is wrong.
DASH_CHANCE = 0.9
# A short sentence that stands by itself, or has a tag: of 3,113 free sentences in four PDNC novels 3,017 are lines.
FREE_CHANCE = 0.9


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The marked stretches of a text, dash turns included, and how likely each outermost one is somebody's words.

    Any two stretches are nested in one another or share no character. A stretch over several paragraphs has a span in
    each; a dash turn has a span for each part between its tags.
    """

    stretches: MarkedStretches
    chances: dict[int, float]  # by index in `marked`

    @property
    def marked(self) -> tuple[Marked, ...]:
        """The stretches in order of the text."""
        return self.stretches.marked

    def is_said(self, index: int) -> bool:
        """Whether an outermost stretch is somebody's words."""
        return self.chances.get(index, 0.0) >= IS_SAID


def find_dialogue(text: str, paragraphs: Sequence[TextSpan], marks: MarkedStretches, language: Language) -> Dialogue:
    """The speech of a novel.

    paragraphs: whole ones, as `inquit.text.marks.pairing.whole_paragraphs` gives them.
    marks: what stands in quotation marks in them.
    """
    chances = said_chances(text, paragraphs, marks.marked, language)
    for i, m in enumerate(marks.marked):
        if i in chances and chances[i] < IS_SAID and is_free_sentence(text, m, language):
            chances[i] = FREE_CHANCE
    turns = _apart(find_dash_turns(text, paragraphs, language), marks.marked)
    if not turns:
        return Dialogue(marks, chances)
    return _together(marks, turns, chances)


def _apart(turns: Sequence[Marked], marked: Sequence[Marked]) -> list[Marked]:
    """The turns that no stretch in marks holds or crosses."""
    outer = [m for m in marked if m.depth == 0]
    out, first = [], 0
    for turn in turns:
        while first < len(outer) and outer[first].spans[-1].end <= turn.spans[0].start:
            first += 1
        crossed = False
        for m in outer[first:]:
            if m.spans[0].start >= turn.spans[-1].end:
                break
            crossed |= any(a.overlaps(b) for a in m.spans for b in turn.spans) and not _holds(turn, m)
        if not crossed:
            out.append(turn)
    return out


def _holds(turn: Marked, m: Marked) -> bool:
    return any(all(span.contains(inner) for inner in m.spans) for span in turn.spans)


def _together(marks: MarkedStretches, turns: Sequence[Marked], chances: dict[int, float]) -> Dialogue:
    """One list in order of the text; stretches inside a turn become its children."""
    marked = marks.marked
    numbered = [(m.spans[0].start, 1, i) for i, m in enumerate(marked)] + [
        (t.spans[0].start, 0, i) for i, t in enumerate(turns)
    ]
    out: list[Marked] = []
    said: dict[int, float] = {}
    place: dict[int, int] = {}
    shift: dict[int, int] = {}  # by marked index: how much deeper it lies than before
    turn: int | None = None
    for _, kind, i in sorted(numbered):
        if kind == 0:
            turn = len(out)
            said[turn] = DASH_CHANCE
            out.append(turns[i])
            continue
        m = marked[i]
        place[i] = len(out)
        if m.parent is not None:
            shift[i] = shift[m.parent]
            out.append(replace(m, depth=m.depth + shift[i], parent=place[m.parent]))
            continue
        inside = turn is not None and _holds(out[turn], m)
        shift[i] = int(inside)
        out.append(replace(m, depth=shift[i], parent=turn if inside else None))
        if not inside:
            said[place[i]] = chances[i]
    return Dialogue(MarkedStretches(marks.paragraphs, out), said)
