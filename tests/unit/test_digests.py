"""Digests of bytes, texts and plain data."""

from __future__ import annotations

import hashlib

import pytest

from inquit.digests import digest, short, text_digest, value_digest


def test_a_digest_is_that_of_sha256sum() -> None:
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert short(digest(b"abc")) == "ba7816bf8f01"


@pytest.mark.parametrize(
    ("text", "data"),
    [("", b""), ("“Ja”\r\n", "“Ja”\r\n".encode()), ("😀", b"\xf0\x9f\x98\x80"), ("a\ud800", b"a\xed\xa0\x80")],
)
def test_a_text_counts_as_its_utf_8(text: str, data: bytes) -> None:
    assert text_digest(text) == hashlib.sha256(data).hexdigest()


def test_halves_of_a_character_are_not_the_character() -> None:
    assert len({text_digest(text) for text in ("\ud83d\ude00", "😀", "\ud83d", "�")}) == 4


def test_plain_data_is_the_same_in_any_order_of_its_keys() -> None:
    assert value_digest({"a": [1, None], "b": "ü"}) == value_digest({"b": "ü", "a": [1, None]})


@pytest.mark.parametrize("other", [{"a": [None, 1]}, {"a": [1]}, {"a": ["1", None]}, {"a": [1, None], "b": None}, []])
def test_other_data_has_another_digest(other: object) -> None:
    assert value_digest(other) != value_digest({"a": [1, None]})
