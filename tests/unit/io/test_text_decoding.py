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
        "text".encode("utf-16-le"),
        random.Random(1).randbytes(2000),
        random.Random(2).randbytes(2000).replace(b"\0", b""),
    ],
    ids=["nul", "pdf", "zip", "utf-16 without mark", "noise", "noise without nul"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^photo: not a text file .* save it as plain text in UTF-8$"):
        decode(data, "photo")


def test_a_damaged_utf16_file_is_named_as_such() -> None:
    with pytest.raises(InputError, match="begins like UTF-16 text but is damaged"):
        decode("“Hi”".encode("utf-16") + b"\x00", "x")


def test_nothing_is_an_empty_text() -> None:
    assert decode(b"", "x") == Decoded("", "utf-8")
