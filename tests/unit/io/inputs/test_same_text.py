"""The same article in every format is the same text."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.made_inputs import ARTICLE, MAKERS

from inquit.io.read_inputs import read_sources
from inquit.source import Source

# What is said about the article is kept apart from its text, where the format has a place for it.
# Subtitles have sounds in brackets, which are no text.
LEFT_OUT = {"vtt": "[existing] ", "srt": "[existing] "}
ABOUT = {
    "md": {"title": ARTICLE.title, "author": ARTICLE.author},
    "html": {"title": ARTICLE.title, "author": ARTICLE.author, "date": ARTICLE.date, "site": ARTICLE.site},
    "pdf": {"title": ARTICLE.title, "author": ARTICLE.author},
    "docx": {"title": ARTICLE.title, "author": ARTICLE.author},
    "epub": {"title": ARTICLE.title, "author": ARTICLE.author},
    "tei": {"title": ARTICLE.title, "author": ARTICLE.author},
}


@pytest.mark.parametrize("ending", MAKERS)
def test_every_paragraph_comes_out_as_it_was_put_in(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"article.{ending}"
    file.write_bytes(MAKERS[ending](ARTICLE))
    (found,) = read_sources([str(file)], io.BytesIO())
    assert isinstance(found, Source)
    paragraphs = [paragraph.strip() for paragraph in found.text.split("\n\n")]
    expected = [paragraph.replace(LEFT_OUT.get(ending, "\0"), "") for paragraph in ARTICLE.paragraphs]
    headings = {"Jo", ARTICLE.author, ARTICLE.title, "The theatre\xa0—"}

    assert [paragraph for paragraph in paragraphs if paragraph not in headings] == expected
    assert ABOUT.get(ending, {}).items() <= found.meta.items()
