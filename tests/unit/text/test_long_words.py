"""Words without end: the same tokens, in time that grows as the word does."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.language import Language

from inquit.text.long_words import MAX_EDGE, bound_tokenizer


@pytest.fixture
def nlp() -> Language:
    return spacy.blank("en")


def _tokenizer(nlp: Language) -> Any:
    return nlp.tokenizer


@pytest.mark.parametrize("word", ['"' * 400, "a" + ")" * 400, "'s" * 300, "!?,;:.)(*" * 60, "(a)" * 200, "1km" * 150])
def test_the_tokens_of_a_long_word_stay_as_they_were(nlp: Language, word: str) -> None:
    text = f"Go ({word}), he said... (“so”)."
    before = [token.text for token in nlp(text)]
    bound_tokenizer(nlp, text)

    assert [token.text for token in nlp(text)] == before


def test_the_patterns_see_no_more_than_an_edge(nlp: Language) -> None:
    bound_tokenizer(nlp, "a" * MAX_EDGE)
    found = _tokenizer(nlp).suffix_search("." * 10_000)

    assert found is not None
    assert found.end() == MAX_EDGE


def test_a_text_without_long_words_changes_nothing(nlp: Language) -> None:
    before = _tokenizer(nlp).suffix_search
    bound_tokenizer(nlp, "a " * MAX_EDGE)

    assert _tokenizer(nlp).suffix_search == before


def test_a_pipeline_with_another_tokenizer_is_left_alone(nlp: Language) -> None:
    nlp.tokenizer = own = lambda text: spacy.tokens.Doc(nlp.vocab, [text])
    bound_tokenizer(nlp, "a" * MAX_EDGE)

    assert nlp.tokenizer is own


def test_a_pipeline_with_a_bounded_tokenizer_can_be_saved(nlp: Language, tmp_path: object) -> None:
    bound_tokenizer(nlp, "a" * MAX_EDGE)
    bound_tokenizer(nlp, "a" * MAX_EDGE)
    nlp.to_disk(f"{tmp_path}/pipeline")

    assert [token.text for token in spacy.load(f"{tmp_path}/pipeline")("(a),")] == ["(", "a", ")", ","]
