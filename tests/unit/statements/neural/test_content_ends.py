"""Where reported words end: what the writer adds is left out, words in marks and what a word needs never are."""

from __future__ import annotations

import pytest
from tests.unit.conftest import Weights
from tests.unit.notation import at, paragraph, stretches_in, text_of

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.statements.neural.content_ends import ContentEnds
from inquit.statements.neural.content_parts import ContentPart
from inquit.statements.neural.phrases_behind import ReportedWords, phrases_behind
from inquit.text.parsing import Paragraph

DENIED = (
    "She/PRON/nsubj/denied denied=deny/VERB/ROOT the/DET/det/charge charge/NOUN/dobj/denied during/ADP/prep/denied "
    "a/DET/det/meeting long/ADJ/amod/meeting meeting/NOUN/pobj/during of/ADP/prep/meeting the/DET/det/council "
    "council/NOUN/pobj/of ."
)
PRAISED = (
    "Finch@PERSON/PROPN/nsubj/praised praised=praise/VERB/ROOT the/DET/det/work work/NOUN/dobj/praised "
    "but/CCONJ/cc/praised had=have/VERB/conj/praised to/PART/aux/give give/VERB:VB/xcomp/had the/DET/det/owners "
    "owners=owner/NOUN:NNS/dative/give more/ADJ/amod/time time/NOUN/dobj/give ."
)
SAID = (
    "He/PRON/nsubj/said said/VERB/ROOT the/DET/det/dam dam/NOUN/nsubj/was was/AUX/ccomp/said empty/ADJ/acomp/was "
    "in/ADP/prep/was March@DATE/PROPN/pobj/in ."
)
CALLED = (
    "She/PRON/nsubj/called called=call/VERB/ROOT the/DET/det/plan plan/NOUN/dobj/called “ odd/ADJ/oprd/called ” "
    "in/ADP/prep/called a/DET/det/speech speech/NOUN/pobj/in ."
)


BY_PARSE = {"bias": 5.0, "relation+place=prep|cue": -8.0, "relation+place=conj|cue": -8.0}


@pytest.fixture(autouse=True)
def made_up_weights(weights: Weights) -> None:
    weights(ends=BY_PARSE)


class Said:
    """All words are as likely reported by their tags, and as likely go on with what is before them."""

    def __init__(self, chance: float, reach: float | None = None) -> None:
        self._chance, self._reach = chance, reach

    def said(self, span: TextSpan) -> float:
        return self._chance

    def goes_on(self, start: int, at: int) -> float | None:
        return self._reach


def cut(
    p: Paragraph, cue: str, words: str, *, said: float = 0.5, reach: float | None = None, marked: bool = False
) -> str:
    """What is left of words, all of them as likely reported by their tags."""
    start = text_of(p).index(words)
    part = ContentPart(start, start + len(words), [], list(stretches_in(p)) if marked else [])
    ContentEnds(language_of(), Said(said, reach)).cut(p, at(p, cue), part)
    return part.span.of(text_of(p))


@pytest.mark.parametrize(
    ("notation", "cue", "words", "left"),
    [
        (DENIED, "denied", "the charge during a long meeting of the council", "the charge"),
        (PRAISED, "praised", "the work but had to give the owners more time", "the work"),
        (PRAISED, "praised", "the work", "the work"),
        (SAID, "said", "the dam was empty in March", "the dam was empty in March"),
        (CALLED, "called", "the plan “odd” in a speech", "the plan “odd”"),
    ],
)
def test_what_hangs_on_the_cue_and_not_on_what_is_reported_is_left_out(
    notation: str, cue: str, words: str, left: str
) -> None:
    p = paragraph(notation)
    assert cut(p, cue, words, marked="“" in words) == left


def test_parse_and_tags_decide_together() -> None:
    words = "the charge during a long meeting of the council"
    assert cut(paragraph(DENIED), "denied", words, said=0.999) == words
    assert cut(paragraph(SAID), "said", "the dam was empty in March", said=0.1) == "the dam was empty in March"
    assert cut(paragraph(SAID), "said", "the dam was empty in March", said=0.0) == "the dam was empty"


def test_links_to_the_last_piece_speak_where_there_are_any() -> None:
    words = "the dam was empty in March"
    assert cut(paragraph(SAID), "said", words, said=0.5, reach=0.999) == words
    assert cut(paragraph(SAID), "said", words, said=0.05, reach=0.001) == "the dam was empty"


def test_words_in_marks_and_what_stands_before_them_are_never_cut() -> None:
    p = paragraph(CALLED)
    assert cut(p, "called", "the plan “odd” in a speech", said=0.01, marked=True).startswith("the plan “odd”")
    part = ContentPart(*_place(p, "“odd”"), [], list(stretches_in(p)))
    assert not ContentEnds(language_of(), Said(0.0)).cut(p, at(p, "called"), part)


def test_no_words_end_between_a_preposition_and_its_noun_or_a_verb_and_its_object() -> None:
    p = paragraph(PRAISED)
    phrases = phrases_behind(ReportedWords(p, at(p, "work") - 1, at(p, "praised"), len(p)))
    assert [(p.text[one.at], p.text[one.top], one.can_be_cut) for one in phrases] == [
        ("but", "had", True),
        ("to", "give", True),
        ("the", "owners", False),
        ("more", "time", False),
    ]


def _place(p: Paragraph, words: str) -> tuple[int, int]:
    start = text_of(p).index(words)
    return start, TextSpan(start, start + len(words)).end


def test_nothing_is_left_of_words_that_are_trimmed_away_within_a_token() -> None:
    """What is trimmed may leave nothing, at a place inside a token."""
    p = paragraph(DENIED)
    inside = text_of(p).index("charge") + 1
    part = ContentPart(inside, inside, [], [])
    assert not ContentEnds(language_of(), Said(0.5)).cut(p, at(p, "denied"), part)
    assert part.span.of(text_of(p)) == ""
