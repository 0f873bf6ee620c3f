"""Statements without quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.unit.notation import at, paragraph, shown, stretch, text_of

from inquit.document import TextSpan
from inquit.statements.frames import Frame, find_frames
from inquit.statements.paragraph_candidates import ParagraphCandidates, ScoredFrame
from inquit.statements.rules.reported import cue_act, reported_statements
from inquit.text.parsing import Paragraph

TWO = (
    "Ann/PROPN/nsubj/said said/VERB/ROOT that/SCONJ/mark/hoped Bo/PROPN/nsubj/hoped hoped=hope/VERB/ccomp/said "
    "that/SCONJ/mark/won Cy/PROPN/nsubj/won won/VERB/ccomp/hoped ."
)
APART = (
    "Ann/PROPN/nsubj/said said/VERB/ROOT he/PRON/nsubj/lied lied/VERB/ccomp/said . | "
    "Bo/PROPN/nsubj/hoped hoped=hope/VERB/ROOT she/PRON/nsubj/won won/VERB/ccomp/hoped ."
)


def read(p: Paragraph, chances: dict[str, float]) -> ParagraphCandidates:
    """The paragraph with the frames of these cues and their chances; by kind as `cue kind` where a cue has several."""
    frames = []
    for frame in find_frames(p):
        chance = chances.get(f"{p.text[frame.cue]} {frame.kind}", chances.get(p.text[frame.cue], 0.0))
        frames.append(ScoredFrame(frame, chance))
    return ParagraphCandidates(p, (), [False] * len(p), tuple(frames))


def told(
    p: Paragraph,
    chances: dict[str, float],
    *,
    attitudes: bool = True,
    quoted: Sequence[TextSpan] = (),
    cues: Sequence[int] = (),
    at_least: float | None = None,
) -> list[str]:
    found = reported_statements(read(p, chances), quoted, cues, attitudes=attitudes, at_least=at_least)
    text = text_of(p)
    return [" … ".join(span.of(text) for span in draft.content) for draft in found]


def test_a_likely_frame_is_a_statement_with_its_cue_and_kind() -> None:
    p = paragraph(APART)
    (draft,) = reported_statements(read(p, {"said": 0.9}), (), (), attitudes=False)
    assert [span.of(text_of(p)) for span in draft.content] == ["he lied"]
    assert (draft.rule, draft.chance, draft.act) == ("ccomp", 0.9, "speech")
    assert (draft.cue, draft.cue_paragraph) == (at(p, "said"), p)
    assert draft.quoted == []
    assert isinstance(draft.frame, Frame)
    assert draft.frame.source is not None
    assert shown(p, draft.frame.source) == "Ann"


def test_of_two_that_overlap_the_surer_one_wins() -> None:
    p = paragraph(TWO)
    assert told(p, {"said": 0.9, "hoped": 0.8}) == ["that Bo hoped that Cy won"]
    assert told(p, {"said": 0.8, "hoped": 0.9}) == ["that Cy won"]


def test_two_that_do_not_overlap_are_both_statements_surest_first() -> None:
    assert told(paragraph(APART), {"said": 0.8, "hoped": 0.9}) == ["she won", "he lied"]


def test_a_cue_reports_once() -> None:
    p = paragraph(
        "Ann/PROPN/nsubj/told told/VERB/ROOT the/DET/det/board board/NOUN/dobj/told that/SCONJ/mark/lied "
        "he/PRON/nsubj/lied lied/VERB/ccomp/told ."
    )
    assert told(p, {"told ccomp": 0.9, "told dobj": 0.8}) == ["that he lied"]


def test_attitudes_are_left_out_unless_asked_for() -> None:
    p = paragraph(APART)
    assert told(p, {"hoped": 0.9}, attitudes=False) == []
    assert told(p, {"hoped": 0.9}, attitudes=True) == ["she won"]


def test_an_attitude_left_out_does_not_hide_the_speech_that_it_overlaps() -> None:
    p = paragraph(TWO)
    assert told(p, {"said": 0.8, "hoped": 0.9}, attitudes=False) == ["that Bo hoped that Cy won"]


@pytest.mark.parametrize(
    ("chance", "with_attitudes", "without"),
    [(0.25, False, False), (0.27, True, False), (0.36, True, False), (0.38, True, True)],
)
def test_without_attitudes_a_doubtful_report_is_none(chance: float, *, with_attitudes: bool, without: bool) -> None:
    p = paragraph(APART)
    assert bool(told(p, {"said": chance}, attitudes=True)) is with_attitudes
    assert bool(told(p, {"said": chance}, attitudes=False)) is without


@pytest.mark.parametrize("attitudes", [False, True])
def test_a_threshold_that_the_user_gives_counts_for_both(*, attitudes: bool) -> None:
    p = paragraph(APART)
    assert told(p, {"said": 0.1}, attitudes=attitudes, at_least=0.1) == ["he lied"]
    assert told(p, {"said": 0.09}, attitudes=attitudes, at_least=0.1) == []
    assert told(p, {"said": 0.7}, attitudes=attitudes, at_least=0.8) == []


def test_what_quoted_statements_cover_is_theirs() -> None:
    p = paragraph(APART)
    chances = {"said": 0.9, "hoped": 0.9}
    assert told(p, chances, quoted=[stretch(p, "lied").span]) == ["she won"]
    assert told(p, chances, quoted=[stretch(p, "said").span]) == ["she won"]  # the cue, too
    assert told(p, chances, cues=[at(p, "said")]) == ["she won"]


@pytest.mark.parametrize(
    ("notation", "found"),
    [
        ("Ann/PROPN/nsubj/asked asked/VERB/ROOT not/PART/neg/named to/PART/aux/named be/AUX/auxpass/named "
         "named=name/VERB:VBN/xcomp/asked", []),
        ("Ann/PROPN/nsubj/asked asked/VERB/ROOT not/PART/neg/seen to/PART/aux/seen be/AUX/auxpass/seen "
         "seen=see/VERB:VBN/xcomp/asked", ["not to be seen"]),
        ("Ann/PROPN/nsubj/asked asked/VERB/ROOT to/PART/aux/named be/AUX/auxpass/named "
         "named=name/VERB:VBN/xcomp/asked", ["to be named"]),
    ],
)  # fmt: skip
def test_who_asks_not_to_be_named_says_nothing(notation: str, found: list[str]) -> None:
    assert told(paragraph(notation), {"asked": 0.9}) == found


@pytest.mark.parametrize(
    ("notation", "cue", "act"),
    [
        ("Ann/PROPN/nsubj/said said/VERB/ROOT", "said", "speech"),
        ("Ann/PROPN/nsubj/hoped hoped=hope/VERB/ROOT", "hoped", "attitude"),
        ("An/DET/det/accusation accusation/NOUN/ROOT", "accusation", "speech"),
        ("A/DET/det/hope hope/NOUN/ROOT", "hope", "attitude"),
        ("was/AUX/ROOT adamant/ADJ/acomp/was", "adamant", "speech"),
        ("was/AUX/ROOT hopeful/ADJ/acomp/was", "hopeful", "attitude"),
        ("left/VERB/ROOT according=accord/VERB/prep/left to/ADP/prep/according", "according", "speech"),
        ("left/VERB/ROOT per/ADP/prep/left", "per", "speech"),
    ],
)
def test_the_act_of_a_cue(notation: str, cue: str, act: str) -> None:
    p = paragraph(notation)
    assert cue_act(p, at(p, cue), None) == act
