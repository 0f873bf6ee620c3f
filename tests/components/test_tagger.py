"""The tagger with its shipped weights: the same everywhere, and nothing lost at an edge."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.tagger.tagged_text import TaggedText
from inquit.tagger.tagging import Tagger
from inquit.tagger.windows import CONTEXT, WINDOW
from inquit.text.parsing import paragraph_spans

pytestmark = pytest.mark.model

SAID = "The mayor said that the ferry would leave at noon."
FILLER = "The road along the river was closed for repairs in the spring, and traffic went through the old town."
NEWS = "“We will leave,” said Ann Lee.\n\nThe council argued that the bridge was safe. Bo Lund denied it.\n\n" * 6


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(threads=1)


def read(tagger: Tagger, text: str) -> TaggedText:
    return tagger.read(text, [span for _, span in paragraph_spans(text, language_of())], [])


def seen(reading: TaggedText) -> tuple[object, ...]:
    return (*reading.cues, *reading.contents, *(tuple(reading.cues_of(c.span).items()) for c in reading.contents))


def test_more_threads_see_the_same(tagger: Tagger) -> None:
    assert seen(read(Tagger(threads=2), NEWS)) == seen(read(tagger, NEWS))


def test_the_same_text_is_seen_the_same_after_another(tagger: Tagger) -> None:
    before = seen(read(tagger, NEWS))
    read(tagger, FILLER * 50)
    assert seen(read(tagger, NEWS)) == before


def shifted() -> Iterator[str]:
    """One long paragraph with the statement at places all over the edges of windows and what they keep."""
    for words in range(0, 2 * WINDOW, CONTEXT):
        filler = " ".join((FILLER * 40).split()[:words]) + ". " if words else ""
        yield f"{filler}{SAID} {' '.join([FILLER] * 12)}"


@pytest.mark.parametrize("text", list(shifted()), ids=len)
def test_a_statement_at_an_edge_is_seen(tagger: Tagger, text: str) -> None:
    reading = read(tagger, text)
    at = text.index("that the ferry")
    content = next(c.span for c in reading.contents if c.span.overlaps(TextSpan(at + 5, at + 10)))
    links = reading.cues_of(content)
    assert content.of(text).endswith("the ferry would leave at noon")
    assert reading.cues[max(links, key=links.__getitem__)].span.of(text) == "said"


@pytest.mark.parametrize("text", ["", " \n\n ", "\u200b", "x", "\ud800", "!" * 3000, "word" * 5000])
def test_any_text_is_read(tagger: Tagger, text: str) -> None:
    reading = read(tagger, text)
    spans = [cue.span for cue in reading.cues] + [content.span for content in reading.contents]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
