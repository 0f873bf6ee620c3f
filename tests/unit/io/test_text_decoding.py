"""Bytes to text."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit import InputError
from inquit.io.text_decoding import Decoded, decode


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))).filter(lambda text: not text.startswith("\ufeff")))
def test_utf8_comes_out_as_it_went_in(text: str) -> None:
    if text.startswith(("%PDF-", "GIF8")):
        return
    assert decode(text.encode(), "x") == Decoded(text, "utf-8")


def test_newlines_are_left_alone() -> None:
    assert decode(b"a\r\nb\rc\nd", "x").text == "a\r\nb\rc\nd"


@pytest.mark.parametrize(("codec", "named"), [("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("utf-32", "utf-32")])
def test_a_byte_order_mark_is_no_part_of_the_text(codec: str, named: str) -> None:
    assert decode("“Så,” hon.".encode(codec), "x") == Decoded("“Så,” hon.", named)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("“I am here,” said André. It’s fine.", "cp1252"),
        ("naïve", "cp1252"),
        ("£5m, said the minister.", "cp1252"),
        ("Привет, сказал Иван. Он не знал, что делать дальше, и пошел домой.", "cp1251"),
        ("これは日本語の文章です。彼は「はい」と言った。", "cp932"),
    ],
)
def test_other_encodings_are_detected_and_said(text: str, codec: str) -> None:
    assert decode(text.encode(codec), "x") == Decoded(text, codec, detected=True)


def test_bytes_that_windows_1252_lacks_are_read_in_another_way() -> None:
    found = decode(b"He said \x81 and no more than that was said by anybody at all.", "x")

    assert found.detected
    assert found.encoding != "cp1252"


@pytest.mark.parametrize(
    "data",
    [
        b"text with \x00 in it",
        b"%PDF-1.7 plain looking",
        b"PK\x03\x04 a .docx",
        "tex".encode("utf-16-le"),
        random.Random(1).randbytes(2000),
        random.Random(2).randbytes(2000).replace(b"\0", b""),
    ],
    ids=["nul", "pdf", "zip", "short utf-16 without mark", "noise", "noise without nul"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^photo: not a text file .* save it as plain text in UTF-8$"):
        decode(data, "photo")


def test_a_damaged_utf16_file_is_named_as_such() -> None:
    with pytest.raises(InputError, match="begins like UTF-16 text but is damaged"):
        decode("“Hi”".encode("utf-16") + b"\x00", "x")


def test_nothing_is_an_empty_text() -> None:
    assert decode(b"", "x") == Decoded("", "utf-8")


LINE = "“We will not pay,” said André. It’s fine — truly.\n"
GOOD, OLD, PLAIN = LINE.encode(), LINE.encode("cp1252"), b"The council met on Monday, and nobody came.\n"
DAMAGED = "not all of it is UTF-8: {} with damaged bytes, read as \ufffd (U+FFFD)"
BY_LINE = "not all of it is UTF-8: {} read as cp1252; save the file as UTF-8 if that is wrong"


@pytest.mark.parametrize(
    ("data", "text", "said"),
    [
        (GOOD * 9 + GOOD[:-2] + b"\xff\n", LINE * 9 + LINE[:-2] + "\ufffd\n", [DAMAGED.format("1 place")]),
        (GOOD * 9 + b"caf\xe9\n", LINE * 9 + "café\n", [BY_LINE.format("1 line is")]),
        ((GOOD + OLD) * 5, LINE * 10, [BY_LINE.format("5 lines are")]),
        (GOOD + OLD * 9, LINE * 10, [BY_LINE.format("9 lines are")]),
        (GOOD[:-1] * 9 + b"\x93", LINE[:-1] * 9 + "\ufffd", [DAMAGED.format("1 place")]),
        (PLAIN * 5 + GOOD[:2], PLAIN.decode() * 5 + "\ufffd", [DAMAGED.format("1 place")]),
        (PLAIN * 9 + b"\x81\n", PLAIN.decode() * 9 + "\ufffd\n", [DAMAGED.format("1 place")]),
        (GOOD * 40 + b"\0\n", LINE * 40 + "\ufffd\n", [DAMAGED.format("1 place")]),
        (GOOD * 40 + b"\0\xff\n", LINE * 40 + "\ufffd\ufffd\n", [DAMAGED.format("2 places")]),
        (b"\xef\xbb\xbf" + GOOD * 9 + b"\xff", LINE * 9 + "\ufffd", [DAMAGED.format("1 place")]),
        ("Да, сказал он.\n".encode() * 9 + b"\xff", "Да, сказал он.\n" * 9 + "\ufffd", [DAMAGED.format("1 place")]),
        (
            GOOD * 9 + OLD + GOOD[:-2] + b"\xff\n",
            LINE * 10 + LINE[:-2] + "\ufffd\n",
            [DAMAGED.format("1 place"), BY_LINE.format("1 line is")],
        ),
    ],
)
def test_some_bad_bytes_do_not_change_the_encoding_of_all(data: bytes, text: str, said: list[str]) -> None:
    assert decode(data, "x") == Decoded(text, "utf-8", repairs=tuple(said))


@pytest.mark.parametrize("text", ["CAFÉ’S owner said “no”.\n", "« À l’École », a-t-il dit, « ÇA’ » va.\n"])
def test_a_text_in_windows_1252_stays_one(text: str) -> None:
    assert decode(text.encode("cp1252") * 20, "x") == Decoded(text * 20, "cp1252", detected=True)


def test_what_is_declared_wins_where_nothing_is_utf8() -> None:
    assert decode("“Så”".encode("cp1252"), "x", declared="windows-1252") == Decoded("“Så”", "cp1252")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_detected(encoding: str) -> None:
    assert decode((LINE * 3).encode(encoding), "x") == Decoded(LINE * 3, encoding, detected=True)


def test_a_long_utf16_text_with_a_byte_too_many_is_read() -> None:
    found = decode((LINE * 9).encode("utf-16") + b"x", "x")

    assert found.text == LINE * 9 + "\ufffd"
    assert found.repairs == ("1 place with damaged bytes, read as \ufffd (U+FFFD)",)


@given(st.lists(st.binary(max_size=12), max_size=6), st.sampled_from([GOOD, OLD, PLAIN]))
def test_any_bytes_are_a_text_or_an_error_of_ours(parts: list[bytes], between: bytes) -> None:
    try:
        decoded = decode(between.join(parts), "x")
    except InputError:
        return
    assert "\0" not in decoded.text
