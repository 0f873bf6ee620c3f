"""Rows of what was thought: told apart, or left out with what hangs on them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.notation import parsed, text_of

from inquit import Quote, Speaker
from inquit.attribution.contract import Attributed
from inquit.attribution.thoughts import with_thoughts
from inquit.document import TextSpan

TEXT = parsed("“ No/INTJ , ” Tom/PROPN thought/VERB . | “ Yes/INTJ , ” Ann/PROPN said/VERB .")
PRINTED = text_of(*TEXT.paragraphs)
TOM, ANN = Speaker("s1", "Tom", named=True), Speaker("s2", "Ann", named=True)


def at(words: str) -> TextSpan:
    return TextSpan(PRINTED.index(words), PRINTED.index(words) + len(words))


THOUGHT = Quote("q1", "direct", (at("“No,”"),), (at("thought"),), cue_lemma="think", speaker_id="s1", addressee_id="s2")
INNER = Quote("q2", "direct", (at("No"),), speaker_id="s2", parent_id="q1")
SAID = Quote("q3", "direct", (at("“Yes,”"),), (at("said"),), cue_lemma="say", speaker_id="s2")
ALL = Attributed((THOUGHT, INNER, SAID), (TOM, ANN), ())


def test_a_thought_is_told_apart_and_said_to_nobody() -> None:
    first, *others = with_thoughts(TEXT, ALL, listed=True).quotes

    assert (first.act, first.addressee_id) == ("thought", None)
    assert others == [INNER, SAID]


def test_without_thoughts_rows_are_numbered_anew_and_their_words_are_nobodys_statement() -> None:
    left = with_thoughts(TEXT, ALL, listed=False)

    assert left.quotes == (replace(INNER, id="q1", parent_id=None), replace(SAID, id="q2"))
    assert left.speakers == (ANN,)
    assert [(one.span, one.reason) for one in left.not_quotes] == [(at("“No,”"), "thought")]


def test_who_tells_the_story_stays() -> None:
    told = replace(ALL, provenance={"narrator": "s1"})

    assert with_thoughts(TEXT, told, listed=False).speakers == (TOM, ANN)


@pytest.mark.parametrize(
    "quote",
    [
        replace(THOUGHT, type="mixed"),
        replace(THOUGHT, parent_id="q9"),
        replace(THOUGHT, cue_lemma="say"),
        replace(THOUGHT, cue=()),
        INNER,
        SAID,
    ],
)
def test_what_is_no_thought_stays_as_it_is(quote: Quote) -> None:
    said = Attributed((quote,), (TOM, ANN), ())

    assert with_thoughts(TEXT, said, listed=False) is said


def test_what_is_thought_aloud_is_said() -> None:
    aloud = parsed("“ No/INTJ , ” Tom/PROPN thought/VERB aloud/ADV .")
    said = Attributed((THOUGHT,), (TOM,), ())

    assert with_thoughts(aloud, said, listed=False) is said
