"""The sets of marks that follow from the table, and what words, dashes and breaks are."""

from __future__ import annotations

import re

import pytest

from inquit.glyphs import (
    ANY_DASH,
    COMPOUND,
    DASH,
    LINE_BREAK,
    LINE_ENDS,
    LONG_DASH,
    WORD,
    Glyphs,
    with_typed_apostrophes,
)
from inquit.languages import language_of

GLYPHS = language_of().glyphs


@pytest.mark.parametrize("pair", ["“”", "‘’", "„”", "«»", "‹›", "「」", "❝❞"])
def test_marks_that_open_do_not_close(pair: str) -> None:
    opening, closing = pair[0], pair[1]
    assert opening in GLYPHS.opening
    assert opening not in GLYPHS.closing
    assert closing in GLYPHS.closing
    assert closing not in GLYPHS.opening
    assert {opening, closing} <= GLYPHS.marks


@pytest.mark.parametrize("mark", ['"', "'"])
def test_straight_marks_do_both(mark: str) -> None:
    assert mark in GLYPHS.opening
    assert mark in GLYPHS.closing


def test_what_may_be_an_apostrophe_is_no_double_mark() -> None:
    assert GLYPHS.doubles.isdisjoint("'’‘`‚‛")
    assert GLYPHS.doubles.issuperset('"“”«»„‹›')
    assert {'"', "“", "''", "``"} <= GLYPHS.double_tokens
    assert GLYPHS.double_tokens.isdisjoint({"'", "’"})


def test_tokens_are_what_tokenizers_make_of_two_marks() -> None:
    assert {"''", "``", "“", "'"} <= GLYPHS.opening_tokens
    assert {"''", "”", "'"} <= GLYPHS.closing_tokens
    assert "``" not in GLYPHS.closing_tokens


def test_a_typed_single_mark_is_no_sure_token() -> None:
    assert GLYPHS.opening_tokens - GLYPHS.sure_opening_tokens == {"'", "`"}
    assert GLYPHS.closing_tokens - GLYPHS.sure_closing_tokens == {"'"}


def test_sure_pairs_are_of_two_characters() -> None:
    assert {("“", "”"), ("‘", "’"), ('"', '"'), ("«", "»")} <= set(GLYPHS.sure_pairs)
    assert all(len(opening) == len(closing) == 1 for opening, closing in GLYPHS.sure_pairs)
    assert ("'", "'") not in GLYPHS.sure_pairs
    assert ("»", "«") not in GLYPHS.sure_pairs


def test_what_a_mark_does_is_said_by_the_common_pairs() -> None:
    rows = [
        {"open": "(", "close": ")", "family": "double", "use": "common"},
        {"open": ")", "close": "(", "family": "double", "use": "foreign"},
        {"open": ")", "close": ")", "family": "double", "use": "sloppy"},
        {"open": "|", "close": "||", "family": "single", "use": "common"},
    ]
    glyphs = Glyphs.of(rows)
    assert glyphs.marks == frozenset("()|")
    assert glyphs.opening == frozenset("(|")
    assert glyphs.closing == frozenset(")")
    assert glyphs.doubles == frozenset("()")
    assert glyphs.closing_tokens == frozenset((")", "||"))


def test_sets_stand_by_name_in_the_classes_of_a_regular_expression() -> None:
    assert re.fullmatch(GLYPHS.filled(r"[[:opening:]-]+[a-z][[:closing:]]"), "“-a”")
    assert re.fullmatch(GLYPHS.filled(r"[[:hyphens:]a]+"), "-‑a")
    assert GLYPHS.filled(r"[a-z:]+") == r"[a-z:]+"
    with pytest.raises(KeyError):
        GLYPHS.filled("[[:none:]]")


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (WORD, ["Don't", "be", "well", "known", "2nd", "o’clock", "it", "s"]),
        (COMPOUND, ["Don't", "be", "well-known", "2nd", "o’clock", "it", "s"]),
    ],
)
def test_what_a_word_is(pattern: str, found: list[str]) -> None:
    assert re.findall(pattern, "Don't be well-known, 2nd o’clock, 'it' s'") == found


@pytest.mark.parametrize(
    ("pattern", "dashes"),
    [(LONG_DASH, ["—", "―", "--"]), (DASH, ["—", "―", "–", "--"]), (ANY_DASH, ["—", "―", "–", "--", "-"])],
)
def test_dashes(pattern: str, dashes: list[str]) -> None:
    assert [sign for sign in ("—", "―", "–", "--", "-", "‐", ",") if re.fullmatch(pattern, sign)] == dashes


def test_line_breaks() -> None:
    assert re.split(LINE_BREAK, "a\r\nb\rc\u2028d") == ["a", "b", "c", "d"]
    assert all(len(f"a{end}b".splitlines()) == 2 for end in LINE_ENDS)
    assert {chr(i) for i in range(0x3000) if len(f"a{chr(i)}b".splitlines()) == 2} == set(LINE_ENDS)


def test_apostrophes_are_one() -> None:
    assert with_typed_apostrophes("Ann’s 'boat’") == "Ann's 'boat'"
