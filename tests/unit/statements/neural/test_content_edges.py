"""Where reported words begin and end."""

from __future__ import annotations

import pytest
from tests.unit.notation import at, paragraph, text_of

from inquit.document import TextSpan
from inquit.statements.neural.content_edges import cue_head, head_of, whole_words, within_noun, without_recipient
from inquit.text.parsing import Paragraph

URGED = (
    "She/PRON/nsubj/urged urged=urge/VERB/ROOT the/DET/det/council council/NOUN/dobj/urged to/PART/aux/act "
    "act/VERB:VB/xcomp/urged ."
)
ASKED = (
    "She/PRON/nsubj/asked asked=ask/VERB/ROOT the/DET/det/council council/NOUN/nsubj/act to/PART/aux/act "
    "act/VERB:VB/ccomp/asked ."
)
TOLD = (
    "She/PRON/nsubj/told told/VERB/ROOT the/DET/det/court court/NOUN/dobj/told he/PRON/nsubj/left "
    "left/VERB/ccomp/told ."
)
ANNOUNCED = (
    "She/PRON/nsubj/announced announced=announce/VERB/ROOT the/DET/det/start start/NOUN/dobj/announced to/PART/aux/act "
    "act/VERB:VB/xcomp/announced ."
)
CLAIM = (
    "Her/PRON/poss/claim claim/NOUN/nsubj/surprised that/SCONJ/mark/left he/PRON/nsubj/left left/VERB/acl/claim "
    "surprised=surprise/VERB/ROOT us/PRON/dobj/surprised ."
)
QUOTED_CLAIM = (
    "Her/PRON/poss/claim claim/NOUN/nsubj/surprised that/SCONJ/mark/was he/PRON/nsubj/was was/AUX/acl/claim "
    "“/PUNCT/punct/was odd/ADJ/acomp/was ”/PUNCT/punct/surprised surprised=surprise/VERB/ROOT us/PRON/dobj/surprised ."
)


def span(p: Paragraph, words: str) -> TextSpan:
    start = text_of(p).index(words)
    return TextSpan(start, start + len(words))


@pytest.mark.parametrize(
    ("notation", "cue", "words", "left"),
    [
        (URGED, "urged", "the council to act", "to act"),
        (URGED, "urged", "council to act", "to act"),
        (URGED, "urged", "the council", ""),
        (URGED, "urged", "to act", "to act"),
        (ASKED, "asked", "the council to act", "to act"),
        (TOLD, "told", "the court he left", "he left"),
        (ANNOUNCED, "announced", "the start to act", "the start to act"),
    ],
)
def test_whom_something_is_said_to_is_no_part_of_it(notation: str, cue: str, words: str, left: str) -> None:
    p = paragraph(notation)
    assert without_recipient(p, at(p, cue), span(p, words)).of(text_of(p)) == left


def test_only_a_clause_behind_the_verb_is_said_to_somebody() -> None:
    p = paragraph(
        "To/PART/aux/act act/VERB:VB/xcomp/urged ,/urged she/PRON/nsubj/urged urged=urge/VERB/ROOT "
        "the/DET/det/council council/NOUN/dobj/urged twice/ADV/advmod/urged ."
    )
    assert without_recipient(p, at(p, "urged"), span(p, "the council twice")).of(text_of(p)) == "the council twice"


def test_an_adverbial_clause_is_not_what_is_said() -> None:
    p = paragraph(
        "She/PRON/nsubj/urged urged=urge/VERB/ROOT the/DET/det/council council/NOUN/dobj/urged when/ADV/advmod/met "
        "they/PRON/nsubj/met met/VERB/advcl/urged ."
    )
    assert without_recipient(p, at(p, "urged"), span(p, "the council when they met")) == span(
        p, "the council when they met"
    )


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("e cou", "the council"),
        (" council ", "council"),
        ("council to", "council to"),
        ("urged the council to act .", "urged the council to act ."),
    ],
)
def test_words_are_whole_and_bare(words: str, whole: str) -> None:
    text = "She urged the council to act ."
    start = text.index(words)
    assert whole_words(text, TextSpan(start, start + len(words))).of(text) == whole


def test_commas_and_dashes_at_the_edges_are_left_out_until_nothing_is_left() -> None:
    text = "yes, — no"
    assert whole_words(text, TextSpan(3, 9)).of(text) == "no"
    empty = whole_words(text, TextSpan(3, 6))
    assert empty.start == empty.end


def test_the_head_of_a_span_governs_the_others() -> None:
    p = paragraph(URGED)
    assert p.text[head_of(p, span(p, "the council to act"))] == "council"
    assert p.text[head_of(p, span(p, "to act."))] == "act"
    assert head_of(p, TextSpan(p.span.end, p.span.end)) == len(p) - 1
    assert p.text[head_of(p, TextSpan(3, 3))] == "urged"  # no token there: the next one


def test_the_clause_of_a_noun_ends_before_the_verb_of_that_noun() -> None:
    p = paragraph(CLAIM)
    words = span(p, "that he left surprised us")
    assert within_noun(p, at(p, "claim"), words, []).of(text_of(p)) == "that he left"


def test_marked_words_are_not_cut() -> None:
    p = paragraph(QUOTED_CLAIM)
    words, marked = span(p, "that he was “odd” surprised us"), span(p, "“odd”")
    assert within_noun(p, at(p, "claim"), words, [marked]).of(text_of(p)) == "that he was “odd”"
    assert within_noun(p, at(p, "claim"), words, [span(p, "surprised us")]) == words


def test_the_clause_of_a_verb_is_not_cut() -> None:
    p = paragraph(TOLD)
    words = span(p, "he left")
    assert within_noun(p, at(p, "told"), words, []) == words


@pytest.mark.parametrize(
    ("notation", "words", "head"),
    [
        (
            "It/PRON/nsubj/has has=have/VERB/ROOT yet/ADV/advmod/has to/PART/aux/say say/VERB/xcomp/has .",
            "has yet to say",
            "say",
        ),
        (
            "He/PRON/nsubj/left left=leave/VERB/ROOT without/ADP/prep/left saying=say/VERB/pcomp/without .",
            "left without saying",
            "saying",
        ),
        ("He/PRON/nsubj/vowed vowed=vow/VERB/ROOT to/PART/aux/say say/VERB/xcomp/vowed .", "vowed to say", "vowed"),
        ("He/PRON/nsubj/hoped hoped=hope/VERB/ROOT to/PART/aux/go go/VERB/xcomp/hoped .", "hoped to go", "hoped"),
    ],
)
def test_the_word_of_a_cue_that_reports(notation: str, words: str, head: str) -> None:
    p = paragraph(notation)
    assert p.text[cue_head(p, span(p, words))] == head
