"""Stories parsed with the pipeline that comes with the package."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inquit.api import load_pipeline
from inquit.attribution.novel.book import Book
from inquit.attribution.novel.novel_attribution import read_book
from inquit.document import Document, Roster
from inquit.settings import DEFAULT_MODEL, Settings
from inquit.structure.text_structure import read_structure
from inquit.text.parsing import parse

BookOf = Callable[..., Book]
Read = Callable[..., Document]


@pytest.fixture(scope="session")
def book_of() -> BookOf:
    """The book that a text is."""
    nlp = load_pipeline(DEFAULT_MODEL)

    def read(text: str, roster: Roster | None = None) -> Book:
        return read_book(read_structure(parse(text, nlp), "fiction"), roster or Roster())

    return read


@pytest.fixture(scope="session")
def read() -> Read:
    """The result for a story."""
    from inquit import Extractor

    extractors: dict[Roster, Extractor] = {}

    def extract(text: str, roster: Roster = Roster()) -> Document:  # noqa: B008 - frozen
        if roster not in extractors:
            extractors[roster] = Extractor(settings=Settings(engine="rules", genre="fiction", roster=roster))
        return extractors[roster].extract(text)

    return extract
