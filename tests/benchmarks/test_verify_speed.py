"""The texts that verify_speed.py makes."""

from __future__ import annotations

import random

import pytest

from inquit.verification import Sources
from inquit.verification.word_folding import fold_words
from verify_speed import HOSTILE, MadeTexts


@pytest.fixture(scope="module")
def made() -> MadeTexts:
    return MadeTexts(random.Random(3))


def test_texts_have_as_many_words_as_are_asked_for(made: MadeTexts) -> None:
    text = made.text(2_000)

    assert len(fold_words(text)) == 2_000
    assert len(set(fold_words(text).words)) > 500
    assert "”\n\n" in text.replace(" ", "")


def test_half_of_the_quotations_stand_in_a_text(made: MadeTexts) -> None:
    texts = [made.text(2_000) for _ in range(3)]
    sources = Sources(texts)
    found = [sources.count(fold_words(made.quotation(number, texts)).words) > 0 for number in range(40)]

    assert found[::2] == [True] * 20
    assert not any(found[1::2])


def test_hostile_texts_are_as_long_as_is_asked(made: MadeTexts) -> None:
    lengths = {kind: len(hostile.source(10_000)) for kind, hostile in HOSTILE.items()}

    assert {kind: size for kind, size in lengths.items() if not 7_000 < size < 13_000} == {}
