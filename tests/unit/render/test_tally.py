"""Counts and their sentence."""

from __future__ import annotations

import pytest

from inquit import Document
from inquit.render.tally import Tally


def test_a_document_is_counted(document: Document) -> None:
    assert Tally.of(document) == Tally(7, 3, 1)
    assert Tally.of(document) + Tally(1, 1, 0) == Tally(8, 4, 1)


@pytest.mark.parametrize(
    ("tally", "sentence"),
    [
        (Tally(), "No statements."),
        (Tally(1, 1, 0), "1 statement · 1 speaker"),
        (Tally(2, 0, 2), "2 statements · 0 speakers · 2 without a speaker"),
    ],
)
def test_the_sentence_counts_in_good_english(tally: Tally, sentence: str) -> None:
    assert tally.sentence() == sentence
