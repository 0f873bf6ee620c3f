"""What stands in a paragraph before anything is decided."""

from __future__ import annotations

from tests.unit.conftest import SURE
from tests.unit.notation import at, paragraph, stretch, stretches_in

from inquit.languages.linear_model import LinearModel
from inquit.statements.frames import Frame
from inquit.statements.paragraph_candidates import ScoredFrame, chances, find_candidates, holds

SAID = (
    "Ann/PROPN/nsubj/said said/VERB/ROOT that/SCONJ/mark/left “/left he/PRON/nsubj/left ”/left left/VERB/ccomp/said ."
)


def test_frames_are_weighed_and_hopeless_ones_left_out() -> None:
    p = paragraph(SAID)
    weighed = find_candidates(p, (), LinearModel({"kind=ccomp": SURE})).frames
    assert [(f.frame.kind, f.chance > 0.9) for f in weighed] == [("ccomp", True), ("paren", False)]
    weighed = find_candidates(p, (), LinearModel({"kind=ccomp": -SURE})).frames
    assert [f.frame.kind for f in weighed] == ["paren"]


def test_frames_of_quoted_cues_are_left_to_those_who_quote() -> None:
    p = paragraph("“ Ann/PROPN/nsubj/said said/VERB/ROOT he/PRON/nsubj/left left/VERB/ccomp/said ”")
    reading = find_candidates(p, stretches_in(p), LinearModel({}))
    assert [s.span for s in reading.stretches] == [p.span]
    assert all(reading.quoted)
    assert reading.frames == ()


def frame(cue: int, *content: tuple[int, int]) -> Frame:
    return Frame(cue, "ccomp", content, content[0][0], None, None)


def test_a_frame_holds_a_stretch_that_lies_mostly_in_its_content() -> None:
    p = paragraph("a/X/ROOT “/a b/X/dep/a c/X/dep/a d/X/dep/a ”/a e/X/dep/a")
    here = stretch(p, "“b c d”")
    assert holds(frame(0, (1, 6)), here)
    assert holds(frame(0, (2, 7)), here)  # parses lose a token at quotation marks
    assert holds(frame(0, (0, 3), (4, 6)), here)  # in two parts
    assert not holds(frame(0, (3, 7)), here)
    assert not holds(frame(0, (6, 7)), here)


def test_chances_are_the_best_of_each_cue_over_frames_that_hold_the_stretch() -> None:
    p = paragraph(SAID)
    here = stretch(p, "“he”")
    scored = [
        ScoredFrame(frame(0, (2, 7)), 0.4),
        ScoredFrame(frame(0, (3, 7)), 0.6),
        ScoredFrame(frame(1, (3, 6)), 0.2),
        ScoredFrame(frame(at(p, "left"), (0, 2)), 0.9),
    ]
    assert chances(scored, here) == {0: 0.6, 1: 0.2}
