"""What governs the words of a quotation by the parse of the shipped pipeline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from spacy.language import Language

from inquit.document import TextSpan
from inquit.text.parsing import parse
from inquit.verification.governing_words import governing_words

pytestmark = pytest.mark.model

TABLE = Path(__file__).with_name("cut_meanings.tsv")
CASES = [
    line.split("\t")
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if not line.startswith(("#", "touches\t"))
]


def quoted_in(marked: str) -> tuple[str, list[TextSpan]]:
    """The text without its brackets, and where they are."""
    spans, text, start = [], "", 0
    for piece in re.split(r"([\[\]])", marked):
        if piece == "[":
            start = len(text)
        elif piece == "]":
            spans.append(TextSpan(start, len(text)))
        else:
            text += piece
    return text, spans


@pytest.mark.parametrize(("kinds", "marked"), CASES)
def test_what_governs_a_quotation(shipped: Language, kinds: str, marked: str) -> None:
    text, spans = quoted_in(marked)
    found = governing_words(parse(text, shipped).paragraphs, spans)
    assert {one.kind for one in found} == ({*kinds.split(",")} if kinds != "-" else set()), found
    assert not any(one.span.start < span.end and span.start < one.span.end for one in found for span in spans)
