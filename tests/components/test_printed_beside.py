"""What an article prints beside the marks, by the parse of the shipped pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from inquit import Settings
from inquit.document import TextSpan
from inquit.settings import DEFAULT_MODEL
from inquit.text.parsing import parse
from inquit.verification.article_quotations import Quotation
from inquit.verification.governing_words import governing_words
from inquit.verification.printed_beside import held_against
from inquit.verification.source_passages import PassageReader

pytestmark = pytest.mark.model

ROWS = Path(__file__).with_name("printed_beside.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in ROWS if not line.startswith(("#", "touches\t"))]


def quoted_in(marked: str) -> tuple[str, TextSpan]:
    """The text without its brackets, and where they are."""
    before, _, rest = marked.partition("[")
    inside, _, behind = rest.partition("]")
    return before + inside + behind, TextSpan(len(before), len(before) + len(inside))


@pytest.fixture(scope="module")
def reader() -> PassageReader:
    return PassageReader(DEFAULT_MODEL, Settings())


@pytest.mark.parametrize(("kinds", "article", "source"), CASES)
def test_what_is_printed_beside_a_quotation(
    shipped: Language, reader: PassageReader, kinds: str, article: str, source: str
) -> None:
    text, quoted = quoted_in(source)
    turnings = governing_words(parse(text, shipped).paragraphs, [quoted])
    assert turnings
    printed, marked = quoted_in(article)
    document = reader.extractor.extract(printed)
    row = next((one for one in document if any(said.contains(marked) for said in one.content)), None)
    left = held_against(turnings, Quotation(printed, (marked,), row), reader)
    assert {one.kind for one in left} == (set() if kinds == "-" else {kinds})


def test_words_without_an_article_have_nothing_beside_them(shipped: Language, reader: PassageReader) -> None:
    text, quoted = quoted_in("We do not [sell the old harbour].")
    turnings = governing_words(parse(text, shipped).paragraphs, [quoted])
    assert held_against(turnings, Quotation(text, (quoted,), kind="given"), reader) == turnings
