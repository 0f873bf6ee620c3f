"""Marks of footnotes: what the parser is shown in their place."""

from __future__ import annotations

import pytest

from inquit.text.note_marks import without_note_marks

BLANKED = [
    ("said Ann Lund.[3] “It", "said Ann Lund.    “It", "a figure in brackets"),
    ("said Ann Lund.[^1] “It", "said Ann Lund.     “It", "a note of Markdown"),
    ("hold.”[^why-not]", "hold.”          ", "a note of Markdown with a name"),
    ("Ann Lund[12][13] said", "Ann Lund         said", "several"),
    ("so.[note 2] The", "so.         The", "a figure with a word"),
    ("so.[citation needed] The", "so.                  The", "words alone behind a full stop"),
    ("Lund² said", "Lund  said", "a raised figure"),
    ("hold.”² He", "hold.”  He", "behind a closing mark"),
    ("Lund†‡ said", "Lund   said", "daggers"),
    ("Lund* said", "Lund  said", "a star"),
    ("Lund(3) said", "Lund    said", "a figure in round brackets"),
    ("hold.”1 she said", "hold.”  she said", "a plain figure behind a closing mark"),
    ("by her brother.4 The", "by her brother.  The", "behind the end of a sentence"),
    ("Ann Lund1 said", "Ann Lund  said", "at the end of a name"),
    ("Ann Lund.12 “It", "Ann Lund.   “It", "behind a name and a full stop"),
]
KEPT = [
    ("x [^2] people came", "what is a power, or anything else"),
    ("“[2] people came", "an insertion at the beginning of a quote"),
    ("the boy[s] came", "an ending in brackets"),
    ("there were [20] people", "an insertion"),
    ("“[the] plan", "a word for another"),
    ("5 m² of land", "a unit"),
    ("an *odd* word* here", "emphasis"),
    ("the No.1 seed", "a number"),
    ("Type2 diabetes", "a figure on a word alone"),
    ("rose 3.5 percent", "a fraction"),
    ("Boeing 737 jets", "a figure by itself"),
    ("Ann Lund5% said", "a share"),
]


@pytest.mark.parametrize(("text", "shown", "why"), BLANKED, ids=[why for *_, why in BLANKED])
def test_what_sticks_to_words_is_blanked(text: str, shown: str, why: str) -> None:
    assert without_note_marks(text) == shown


@pytest.mark.parametrize(("text", "why"), KEPT, ids=[why for _, why in KEPT])
def test_what_belongs_to_the_text_stays(text: str, why: str) -> None:
    assert without_note_marks(text) == text
