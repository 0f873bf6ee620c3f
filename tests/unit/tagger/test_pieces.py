"""Pieces: where they stand in the text, and what goes with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.document import TextSpan
from inquit.tagger.pieces import Pieces, load_tokenizer, read_pieces

VOCABULARY = "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "we", "will", "leave", "##s", ".", "“", "”", "é", "e"])
TOKENIZER = load_tokenizer(VOCABULARY)


def pieces_of(text: str, *marked: tuple[int, TextSpan]) -> Pieces:
    return read_pieces(text, [TextSpan(0, len(text))], marked, TOKENIZER)


def words(text: str, pieces: Pieces) -> list[str]:
    return [text[s:e] for s, e in zip(pieces.start, pieces.end, strict=True)]


def test_pieces_stand_where_the_text_has_them() -> None:
    text = "We WILL leaves."
    assert words(text, pieces_of(text)) == ["We", "WILL", "leave", "s", "."]


def test_pieces_know_where_words_begin() -> None:
    text = "leaves leave.\nleaves"
    pieces = read_pieces(text, [TextSpan(0, 13), TextSpan(14, len(text))], [], TOKENIZER)
    assert words(text, pieces) == ["leave", "s", "leave", ".", "leave", "s"]
    assert pieces.begins.tolist() == [True, False, True, True, True, False]


@given(st.text(max_size=60))
def test_any_text_has_pieces_inside_it(text: str) -> None:
    pieces = pieces_of(text)
    assert all(0 <= s < e <= len(text) for s, e in zip(pieces.start, pieces.end, strict=True))
    assert list(pieces.start) == sorted(pieces.start)


@pytest.mark.parametrize("odd", ["\ud800", "a\udc00\ud800b", "\ud83d\ude00"])
def test_half_characters_do_not_move_what_follows(odd: str) -> None:
    text = f"{odd} leave"
    assert words(text, pieces_of(text))[-1] == "leave"


def test_names_of_special_pieces_in_a_text_are_words() -> None:
    pieces = pieces_of("[SEP] [CLS]")
    assert not {2, 3} & set(pieces.ids.tolist())


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("leave", 0),
        ("12", 0),
        ("Leave", 1),
        ("We'll", 1),
        ("A", 1),
        ("USA", 2),
        ("A1", 1),
        ("A1B", 1),
        ("iPad", 3),
        ("McKay", 3),
    ],
)
def test_the_case_of_a_word(word: str, case: int) -> None:
    assert pieces_of(word).case[0] == case


def test_depth_in_quotation_marks() -> None:
    text = "we “will leave” we"
    pieces = pieces_of(text, (0, TextSpan(3, 15)), (1, TextSpan(9, 14)))
    assert dict(zip(words(text, pieces), pieces.depth.tolist(), strict=True)) == {
        "we": 0,
        "“": 1,
        "will": 1,
        "leave": 2,
        "”": 1,
    }


def test_marks_three_deep_count_as_two() -> None:
    assert pieces_of("we", (5, TextSpan(0, 2))).depth.tolist() == [2]


def test_paragraphs_are_numbered_and_empty_ones_have_no_pieces() -> None:
    text = "we \u200b will"
    pieces = read_pieces(text, [TextSpan(0, 2), TextSpan(3, 4), TextSpan(5, 9)], [], TOKENIZER)
    assert pieces.paragraph.tolist() == [0, 2]
    assert pieces.paragraph_starts == [0, 1]


def test_a_text_without_pieces_has_no_paragraph_starts() -> None:
    assert read_pieces("", [], [], TOKENIZER).paragraph_starts == []
