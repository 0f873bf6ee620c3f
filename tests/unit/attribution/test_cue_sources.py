"""The mention that stands beside a statement."""

from __future__ import annotations

import pytest
from tests.unit.notation import at, paragraph, stretch, text_of

from inquit.attribution.cue_sources import source_of
from inquit.document import TextSpan
from inquit.statements.frames import Frame
from inquit.statements.statement_draft import StatementDraft
from inquit.structure.turn_labels import LayoutSource
from inquit.text.parsing import Paragraph


def quoted(p: Paragraph, words: str, cue: str | None, *, rule: str = "cue") -> StatementDraft:
    """A statement of these words in marks, with the cue of that word."""
    here = stretch(p, words)
    at_cue = None if cue is None else at(p, cue)
    return StatementDraft(
        p,
        [here.span],
        rule,
        0.9,
        at_cue,
        p if cue else None,
        marked=[0],
        quoted=[here.span],
        first=here,
    )


def source(p: Paragraph, draft: StatementDraft, *, follows: bool = False) -> str | None:
    found = source_of(draft, follows=follows)
    return None if found is None else found.of(text_of(p))


def test_the_subject_of_the_cue_with_its_noun_phrase() -> None:
    p = paragraph("“ Go/VERB/ccomp/said , ” said/VERB/ROOT the/DET/det/mayor mayor/NOUN/nsubj/said of/ADP/prep/mayor "
                  "Ulm/PROPN/pobj/of .")  # fmt: skip
    assert source(p, quoted(p, "“Go,”", "said")) == "the mayor of Ulm"


def test_a_name_that_the_parse_hangs_on_a_quoted_word_is_itself_the_source() -> None:
    """A tokenizer that does not know a mark leaves it on the word, and the parse then takes that for a name."""
    p = paragraph(
        "“ It/PRON/nsubj/is is/VERB/ccomp/said safe/PROPN/attr/is , ” said/VERB/ROOT Lindt/PROPN/appos/safe ."
    )
    assert source(p, quoted(p, "“It is safe,”", "said")) == "Lindt"


def test_layout_knows_its_source() -> None:
    p = paragraph("Ann/PROPN/ROOT : “ Go/VERB/dep/Ann ”")
    draft = quoted(p, "“Go”", None, rule="label")
    draft.layout = LayoutSource("label", TextSpan(3, 4), TextSpan(0, 3))
    assert source(p, draft) == "Ann"


def test_a_frame_knows_its_source() -> None:
    p = paragraph("Ann/PROPN/nsubj/left left/VERB/ROOT as/SCONJ/mark/said Bo/PROPN/nsubj/said said/VERB/advcl/left")
    draft = StatementDraft(p, [TextSpan(0, 8)], "as", 0.9, 4, p, Frame(4, "as", ((0, 2),), 1, (0, 1), 0))
    assert source(p, draft) == "Ann"


def test_an_indirect_statement_takes_no_bystander_for_a_lost_subject() -> None:
    p = paragraph(
        "Yesterday/NOUN/ROOT Ann/PROPN/dep/Yesterday , said/VERB/ROOT he/PRON/nsubj/left left/VERB/ccomp/said"
    )
    draft = StatementDraft(p, [stretch(p, "he left").span], "ccomp", 0.9, at(p, "said"), p)
    assert source(p, draft) is None


@pytest.mark.parametrize(
    ("notation", "words", "cue", "expected"),
    [
        # the parse has lost the subject: a noun phrase close before the cue, or right behind it after the words
        ("Ann/PROPN/compound/Lund Lund/PROPN/ROOT , 46/NUM/dep/Lund , said/VERB/ROOT : “ Go/VERB/ccomp/said ”", "“Go”",
         "said", "Ann Lund, 46"),
        ("“ Go/VERB/ROOT , ” said/VERB/ROOT Ann/PROPN/dep/Go .", "“Go,”", "said", "Ann"),
        # nothing near enough
        ("Ann/PROPN/ROOT came/VERB/dep/Ann late/ADV/dep/Ann one/NUM/dep/Ann day/ADV/dep/Ann and/CCONJ/dep/Ann "
         "said/VERB/ROOT “ Go/VERB/ccomp/said ”", "“Go”", "said", None),
        ("“ Go/VERB/ROOT , ” said/VERB/ROOT very/ADV/dep/Go loudly/ADV/dep/Go Ann/PROPN/dep/Go .", "“Go,”", "said",
         None),
        # behind the words only, not before them
        ("said/VERB/ROOT Ann/PROPN/dep/Go “ Go/VERB/ROOT ”", "“Go”", "said", None),
        # not beyond the end of a sentence
        ("Ann/PROPN/ROOT . | said/VERB/ROOT “ Go/VERB/ccomp/said ”", "“Go”", "said", None),
        # not an "it", nor what stands in the quoted words
        ("“ Go/VERB/ROOT , ” said/VERB/ROOT it/PRON/dep/Go .", "“Go,”", "said", None),
        ("“ Go/VERB/ROOT Ann/PROPN/dep/Go , ” said/VERB/ROOT loudly/ADV/dep/Go", "“Go Ann,”", "said", None),
        # forms of a verb that need no subject
        ("Ann/PROPN/ROOT , saying/VERB:VBG/ROOT “ Go/VERB/ccomp/saying ”", "“Go”", "saying", None),
        ("Ann/PROPN/ROOT say/VERB:VB/ROOT “ Go/VERB/ccomp/say ”", "“Go”", "say", None),
        ("Ann/PROPN/ROOT was/AUX/auxpass/said said/VERB:VBN/ROOT “ Go/VERB/ccomp/said ”", "“Go”", "said", None),
    ],
    ids=["before", "behind", "far-before", "far-behind", "behind-only-after-words", "sentence-end", "it", "in-words",
         "participle", "infinitive", "passive"],
)  # fmt: skip
def test_a_lost_subject_is_looked_for_nearby(notation: str, words: str, cue: str, expected: str | None) -> None:
    p = paragraph(notation)
    assert source(p, quoted(p, words, cue)) == expected


def test_a_subject_inside_the_quoted_words_is_a_mistake_of_the_parse() -> None:
    p = paragraph("“ Ann/PROPN/nsubj/said left/VERB/ROOT , ” Bo/PROPN/dep/left said/VERB/ROOT .")
    assert source(p, quoted(p, "“Ann left,”", "said")) == "Bo"


@pytest.mark.parametrize(
    "notation",
    [
        "Ann/PROPN/nsubj/said of/ADP/prep/Ann “ ice/NOUN/pobj/of ” said/VERB/ROOT",
        "“ ice/NOUN/amod/Ann ” of/ADP/prep/Ann Ann/PROPN/nsubj/said said/VERB/ROOT",
    ],
)
def test_a_noun_phrase_that_reaches_over_the_marks_is_cut_back(notation: str) -> None:
    p = paragraph(notation)
    found = source(p, quoted(p, "“ice”", "said"))
    assert found is not None
    assert sorted(found.split()) == ["Ann", "of"]


def test_what_is_left_of_a_noun_phrase_has_no_space_at_its_edge() -> None:
    p = paragraph("Ann/PROPN/nsubj/said of/ADP/prep/Ann “ ice/NOUN/pobj/of ” said/VERB/ROOT")
    assert source(p, quoted(p, "“ice”", "said")) == "Ann of"


# Words that no cue introduces.
BEFORE = "Ann/PROPN/nsubj/spoke spoke/VERB/ROOT . | “ Ice/NOUN/nsubj/melts melts/VERB/ROOT . ”"


def test_an_orphan_has_the_subject_of_the_sentence_before() -> None:
    p = paragraph(BEFORE)
    assert source(p, quoted(p, "“Ice melts.”", None, rule="orphan")) == "Ann"


def test_an_orphan_behind_another_statement_goes_on_from_it_instead() -> None:
    p = paragraph(BEFORE)
    assert source(p, quoted(p, "“Ice melts.”", None, rule="orphan"), follows=True) is None


def test_a_sentence_farther_back_is_too_far_for_an_orphan() -> None:
    p = paragraph(BEFORE.replace("“ Ice", "Snow/NOUN/ROOT . | “ Ice"))
    assert source(p, quoted(p, "“Ice melts.”", None, rule="orphan")) is None


def test_a_fragment_has_the_subject_of_the_writers_clause_around_it() -> None:
    p = paragraph(
        "Ann/PROPN/nsubj/feared feared/VERB/ROOT the/DET/det/deal “ big/ADJ/amod/deal ” deal/NOUN/dobj/feared"
    )
    draft = quoted(p, "“big”", None, rule="fragment")
    assert source(p, draft) == "Ann"
    assert source(p, draft, follows=True) == "Ann"


def test_the_sentence_before_is_too_far_for_a_fragment() -> None:
    p = paragraph("Ann/PROPN/nsubj/spoke spoke/VERB/ROOT . | A/DET/det/deal “ big/ADJ/amod/deal ” deal/NOUN/ROOT")
    assert source(p, quoted(p, "“big”", None, rule="fragment")) is None


def test_words_without_anything_before_them_have_no_source() -> None:
    p = paragraph("“ Ice/NOUN/nsubj/melts melts/VERB/ROOT . ”")
    draft = quoted(p, "“Ice melts.”", None, rule="orphan")
    assert source(p, draft) is None
    draft.first = None
    assert source(p, draft) is None
