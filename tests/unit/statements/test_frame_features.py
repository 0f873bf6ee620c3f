"""What the frame model is told about a frame."""

from __future__ import annotations

import pytest
from tests.unit.notation import paragraph

from inquit.statements.frame_features import frame_features, source_kind
from inquit.statements.frames import find_frames

SAID = "Ann@PERSON/PROPN/nsubj/said said/VERB/ROOT that/SCONJ/mark/left he/PRON/nsubj/left left=leave/VERB/ccomp/said ."


def features(notation: str, kind: str = "ccomp") -> set[str]:
    p = paragraph(notation)
    out = frame_features(p, next(f for f in find_frames(p) if f.kind == kind))
    assert len(set(out)) == len(out), "a feature counted twice"
    return set(out)


def test_cue_content_and_source_are_told() -> None:
    assert {"kind=ccomp", "lemma+kind=say|ccomp", "source=PERSON", "content=leave", "mark=that", "root"} <= features(
        SAID
    )


@pytest.mark.parametrize(
    ("extra", "feature"),
    [
        ("has/AUX/aux/said", "aux=has"),
        ("never/ADV/neg/said", "negated"),
        ("out/ADP/prt/said", "particle=say out"),
        ("also/ADV/advmod/said", "adverb=also"),
        ("aloud/ADJ/acomp/said", "predicate=say aloud"),
        ("words/NOUN/dobj/said", "beside=ccomp|dobj"),
    ],
)
def test_words_beside_the_cue_are_told(extra: str, feature: str) -> None:
    assert feature not in features(SAID)
    assert feature in features(SAID.replace(" that/", f" {extra} that/"))


def test_quotation_marks_in_the_content_and_near_the_cue_are_told() -> None:
    plain = features(SAID)
    assert {"quoted"}.isdisjoint(plain)
    assert "mark near=False|ccomp" in plain
    assert {"quoted", "mark near=True|ccomp"} <= features(SAID.replace(" left=", " “ left=").replace(" .", " ” ."))


def test_what_governs_the_cue_is_told() -> None:
    found = features(SAID.replace("said/VERB/ROOT", "said/VERB/conj/went") + " went=go/VERB/ROOT")
    assert {"governor=go|conj", "governor lemma=go"} <= found
    assert "root" not in found


def test_the_kind_of_a_source() -> None:
    p = paragraph("She/PRON/ROOT Ann@PERSON/PROPN/dep/She mayor/NOUN/dep/She")
    assert [source_kind(p, head) for head in (0, 1, 2, None)] == ["she", "PERSON", "NOUN", "none"]
