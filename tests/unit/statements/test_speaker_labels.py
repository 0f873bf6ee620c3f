"""Speakers given by labels, signatures and the turns of a transcript."""

from __future__ import annotations

import pytest
from tests.unit.notation import paragraph, parsed, stretches_in, text_of

from inquit.statements.signatures import signature_after
from inquit.statements.speaker_labels import label_at_end, label_before
from inquit.structure.turn_labels import LayoutSource, find_turns
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

NO = "“ No/INTJ/ROOT . ”"


def told(text: str, found: LayoutSource | None) -> tuple[str, str, str] | None:
    """The rule, the cue and the source in words."""
    return None if found is None else (found.rule, (found.cue or found.source).of(text), found.source.of(text))


def first(p: Paragraph) -> Stretch:
    return stretches_in(p)[0]


@pytest.mark.parametrize(
    ("before", "cue", "source"),
    [
        ("Ann@PERSON/PROPN/compound/Lund Lund@PERSON/PROPN/ROOT :", ":", "Ann Lund"),
        ("Ann@PERSON/PROPN/ROOT —", "—", "Ann"),
        ("Ann@PERSON/PROPN/ROOT ―", "―", "Ann"),
        ("Ann@PERSON/PROPN/ROOT --", "--", "Ann"),
        ("Lund/PROPN/ROOT :", ":", "Lund"),  # near the start a name need not be known
        ("Mayor/PROPN/compound/Lund Ann@PERSON/PROPN/compound/Lund Lund@PERSON/PROPN/ROOT :", ":", "Mayor Ann Lund"),
        ("the/DET/det/board board@ORG/NOUN/ROOT :", ":", "the board"),
        ("Ann@PERSON/PROPN/ROOT | Lund@PERSON/PROPN/ROOT :", ":", "Ann Lund"),
    ],
)
def test_a_label_before_a_stretch(before: str, cue: str, source: str) -> None:
    p = paragraph(f"{before} | {NO}")
    assert told(text_of(p), label_before(p, first(p))) == ("label", cue, source)


@pytest.mark.parametrize(
    "before",
    [
        "Ann@PERSON/PROPN/ROOT ,",
        "Ann@PERSON/PROPN/ROOT",
        "He/PRON/nsubj/said said/VERB/ROOT :",
        "Ann@PERSON/PROPN/ROOT 's@PERSON/PART/case/Ann :",
        "the/DET/det/rule rule/NOUN/ROOT :",  # a noun that names nobody
        "It/PRON/nsubj/is is/AUX/ROOT late/ADV/advmod/is :",
    ],
)
def test_what_is_no_label(before: str) -> None:
    p = paragraph(f"{before} | {NO}")
    assert label_before(p, first(p)) is None


def test_an_unknown_name_far_into_the_paragraph_is_no_label() -> None:
    filler = " ".join(["word/NOUN/dep/Lund"] * 11)
    p = paragraph(f"{filler} Lund/PROPN/ROOT : | {NO}")
    assert label_before(p, first(p)) is None
    p = paragraph(f"{filler} Lund@PERSON/PROPN/ROOT : | {NO}")
    assert label_before(p, first(p)) is not None


def test_a_stretch_that_begins_the_paragraph_has_no_label() -> None:
    p = paragraph(NO)
    assert label_before(p, first(p)) is None


def test_a_colon_alone_is_no_label() -> None:
    p = paragraph(f": | {NO}")
    assert label_before(p, first(p)) is None


@pytest.mark.parametrize(
    ("notation", "source"),
    [
        ("From/ADP/ROOT Ann@PERSON/PROPN/compound/Lund Lund@PERSON/PROPN/pobj/From :", "Ann Lund"),
        ("From/ADP/ROOT Ann@PERSON/PROPN/pobj/From .", None),
        ("Ann@PERSON/PROPN/ROOT", None),
    ],
)
def test_a_label_that_a_paragraph_ends_with(notation: str, source: str | None) -> None:
    p = paragraph(notation)
    assert told(text_of(p), label_at_end(p)) == (None if source is None else ("label", ":", source))


def signed(*notations: str) -> tuple[str, str, str] | None:
    """What is found behind the first stretch of the first paragraph, the second one being below."""
    text = parsed(*notations)
    p = text.paragraphs[0]
    below = text.paragraphs[1] if len(text.paragraphs) > 1 else None
    return told(text.text, signature_after(p, text.text, first(p), below))


@pytest.mark.parametrize(
    ("behind", "dash", "name"),
    [
        ("— Ann/PROPN/ROOT Lund/PROPN/dep/Ann", "—", "Ann Lund"),
        ("- Ann/PROPN/ROOT Lund/PROPN/dep/Ann .", "-", "Ann Lund"),
        ("-- Ann/PROPN/ROOT , mayor/NOUN/appos/Ann", "--", "Ann, mayor"),
        (", — Élodie/PROPN/ROOT", "—", "Élodie"),
        ("– Ann/PROPN/ROOT “ Yes/INTJ/ROOT . ”", "–", "Ann"),  # up to the next mark
    ],
)
def test_a_signature_on_the_same_line(behind: str, dash: str, name: str) -> None:
    assert signed(f"{NO} | {behind}") == ("signature", dash, name)


@pytest.mark.parametrize(
    "behind",
    [
        "Ann/PROPN/ROOT Lund/PROPN/dep/Ann",  # no dash
        "— Ann/PROPN/nsubj/said said/VERB/ROOT so/ADV/advmod/said",  # a sentence goes on
        "— but/CCONJ/ROOT nobody/PRON/dep/but",  # no capital
        "— " + " ".join(f"N{i}/PROPN/dep/N0" for i in range(1, 12)) + " N0/PROPN/ROOT",  # too long for a name
        "and/CCONJ/ROOT — Ann/PROPN/dep/and",  # words between
    ],
)
def test_what_is_no_signature(behind: str) -> None:
    assert signed(f"{NO} | {behind}") is None


@pytest.mark.parametrize("below", ["— Ann/PROPN/ROOT Lund/PROPN/dep/Ann", "-- Ann/PROPN/ROOT Lund/PROPN/dep/Ann ."])
def test_a_signature_as_a_paragraph_below(below: str) -> None:
    found = signed(NO, below)
    assert found is not None
    assert (found[0], found[2]) == ("signature", "Ann Lund")


@pytest.mark.parametrize(
    "below",
    [
        "Ann/PROPN/ROOT Lund/PROPN/dep/Ann",
        "— Ann/PROPN/nsubj/left left/VERB/ROOT .",
        "— Ann/PROPN/ROOT “ Yes/INTJ/dep/Ann . ”",  # more than a name
    ],
)
def test_a_paragraph_below_that_is_no_signature(below: str) -> None:
    assert signed(NO, below) is None


def test_a_signature_below_belongs_to_words_that_end_their_paragraph() -> None:
    assert signed(f"{NO} | he/PRON/nsubj/said said/VERB/ROOT .", "— Ann/PROPN/ROOT") is None


def turns(*notations: str) -> list[tuple[int, str, str]]:
    text = parsed(*notations)
    found = find_turns(text)
    return [(i, (turn.cue or turn.source).of(text.text), turn.source.of(text.text)) for i, turn in found.items()]


def test_turns_of_a_transcript() -> None:
    text = parsed(
        "LUND/PROPN/ROOT : Yes/INTJ/dep/LUND .", "A/DET/ROOT pause/NOUN/dep/A", "BO/PROPN/ROOT : No/INTJ/dep/BO"
    )
    found = find_turns(text)
    assert [
        (i, turn.rule, (turn.cue or turn.source).of(text.text), turn.source.of(text.text)) for i, turn in found.items()
    ] == [
        (0, "turn", ":", "LUND"),
        (2, "turn", ":", "BO"),
    ]


def test_one_paragraph_that_looks_like_a_turn_is_a_heading() -> None:
    assert turns("UPDATE/NOUN/ROOT : Rain/NOUN/dep/UPDATE .", "Rain/NOUN/ROOT .") == []


@pytest.mark.parametrize(
    ("notation", "name"),
    [
        ("ANN/PROPN/ROOT M./PROPN/dep/ANN LUND/PROPN/dep/ANN : Yes/INTJ/dep/ANN", "ANN M. LUND"),
        ("O'NEILL/PROPN/ROOT : Yes/INTJ/dep/O'NEILL", "O'NEILL"),
        ("LUND/PROPN/ROOT (laughing)/X/dep/LUND : Yes/INTJ/dep/LUND", "LUND"),
        ("“ LUND/PROPN/ROOT : Yes/INTJ/dep/LUND ”", "LUND"),
        ("Lund/PROPN/ROOT : Yes/INTJ/dep/Lund", None),
        ("LUND/PROPN/ROOT : ", None),
        ("LUND/PROPN/ROOT , Yes/INTJ/dep/LUND", None),
    ],
)
def test_the_form_of_a_turn(notation: str, name: str | None) -> None:
    other = "BO/PROPN/ROOT : No/INTJ/dep/BO"
    found = turns(other, notation, other)
    assert [source for i, _, source in found if i == 1] == ([] if name is None else [name])
