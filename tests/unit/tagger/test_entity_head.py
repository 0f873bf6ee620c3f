"""Names, dates and amounts of tokens: with weights that are written down here, and vectors that are."""

from __future__ import annotations

import re

import numpy as np
import pytest
from numpy.typing import NDArray

from inquit.document import TextSpan
from inquit.languages.entity_labels import ENTITY_LABELS
from inquit.tagger.entity_head import EntityHead, Tokens, TokenTags
from inquit.tagger.pieces import load_tokenizer, read_pieces

TAGS = 1 + 2 * len(ENTITY_LABELS)
B_PERSON, I_PERSON, B_DATE = 1, 2, 1 + 2 * ENTITY_LABELS.index("DATE")
VOCABULARY = "[UNK] ann lee came can ##not may".split()
MAY_PIECE = VOCABULARY.index("may")
TOKENIZER = load_tokenizer("\n".join(VOCABULARY))
ANN, LEE, MAY, NONE = np.eye(4, dtype=np.float32)  # vectors


def head(
    table: dict[int, dict[int, float]],
    behind: dict[int, dict[int, float]] | None = None,
    *,
    words: NDArray[np.float32] | None = None,
    case: NDArray[np.float32] | None = None,
) -> EntityHead:
    """Scores of tags by what a token is, and by what the token before it is.

    words: what is added for the piece "may"; case: by the case of the letters.
    """
    own, mixed = np.zeros((TAGS, 4), np.float32), np.zeros((TAGS, 4), np.float32)
    for weights, given in ((own, table), (mixed, behind or {})):
        for what, scores in given.items():
            for tag, score in scores.items():
                weights[tag, what] = score
    from_before = np.concatenate([np.eye(4), np.zeros((4, 8))], axis=1).astype(np.float32)
    bias = np.zeros(TAGS, np.float32)
    bias[0] = 0.5
    return EntityHead(
        {
            "narrow": np.eye(4, dtype=np.float32),
            "words": np.zeros((1, 4), np.float32) if words is None else words,
            "pieces": np.array([MAY_PIECE], np.float32),
            "case": np.zeros((4, 4), np.float32) if case is None else case,
            "mixed": from_before,
            "mixed_bias": np.zeros(4, np.float32),
            "out": np.concatenate([mixed, own], axis=1),
            "bias": bias,
        }
    )


def tags(made: EntityHead, vectors: list[NDArray[np.float32]], text: str = "ann lee may came") -> list[str]:
    """The tags of the tokens of a text, which is in paragraphs of single lines, as "B-PERSON" or "O"."""
    spans = [TextSpan(found.start(), found.end()) for found in re.finditer("[^\n]+", text)]
    words = [[*re.finditer("[^ |]+|\\|", span.of(text))] for span in spans]
    tokens = Tokens.of(
        ([span.start + w.start() for w in own], [span.start + w.end() for w in own])
        for span, own in zip(spans, words, strict=True)
    )
    found = TokenTags(made, tokens, read_pieces(text, spans, [], TOKENIZER))
    found.read(np.array(vectors), 0)
    return ["-".join(filter(None, (place, label))) for own in found.said for label, place in own]


NAMES = {0: {B_PERSON: 1.0}, 1: {I_PERSON: 1.0}, 2: {B_DATE: 1.0}}


def test_tags_of_tokens() -> None:
    assert tags(head(NAMES), [ANN, LEE, NONE, MAY]) == ["B-PERSON", "I-PERSON", "O", "B-DATE"]


@pytest.mark.parametrize(("likely", "found"), [(1.2, "B-PERSON"), (0.9, "O")])
def test_a_token_is_the_mean_of_its_pieces(likely: float, found: str) -> None:
    assert tags(head({0: {B_PERSON: likely}}), [ANN, NONE, NONE], "cannot may") == [found, "O"]


def test_a_token_without_a_piece_is_nothing() -> None:
    assert tags(head(NAMES), [ANN, LEE], "ann \u200b lee") == ["B-PERSON", "O", "O"]


def test_what_is_inside_goes_on_from_its_like() -> None:
    either = {**NAMES, 3: {B_PERSON: 0.4}}
    assert tags(head(either), [NONE, LEE], "ann lee") == ["B-PERSON", "I-PERSON"]
    assert tags(head(either), [MAY, LEE], "ann lee") == ["B-DATE", "O"]


@pytest.mark.parametrize(("text", "second"), [("ann came", "B-DATE"), ("ann\ncame", "O")])
def test_the_token_before_counts_in_the_same_paragraph_only(text: str, second: str) -> None:
    assert tags(head({}, behind={0: {B_DATE: 1.0}}), [ANN, NONE], text) == ["O", second]


def test_no_name_goes_on_in_another_paragraph() -> None:
    assert tags(head(NAMES), [ANN, LEE], "ann\nlee") == ["B-PERSON", "O"]


def test_frequent_pieces_and_the_case_of_letters_count() -> None:
    known = np.array([[0, 0, 1, 0]], np.float32)
    assert tags(head(NAMES, words=known), [NONE, NONE], "lee may") == ["O", "B-DATE"]
    capital = np.array([[0, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], np.float32)
    assert tags(head(NAMES, case=capital), [NONE, NONE], "lee Ann") == ["O", "B-PERSON"]


def test_tokens_are_read_block_by_block() -> None:
    text = "ann lee came\n\nmay cannot"
    # "cannot" is two tokens of the parse, as it is two pieces
    tokens = Tokens.of([([0, 4, 8], [3, 7, 12]), ([14, 18, 21], [17, 21, 24])])
    found = TokenTags(head(NAMES), tokens, read_pieces(text, [TextSpan(0, 12), TextSpan(14, 24)], [], TOKENIZER))
    vectors = np.array([ANN, LEE, NONE, MAY, NONE, NONE])
    found.read(vectors[:3], 0)
    assert found.said[1] == [("", "O")] * 3
    found.read(vectors[3:], 3)
    first = [("PERSON", "B"), ("PERSON", "I"), ("", "O")]
    assert found.said == [first, [("DATE", "B"), ("", "O"), ("", "O")]]


def test_a_text_without_tokens() -> None:
    assert tags(head(NAMES), [ANN], "") == []
