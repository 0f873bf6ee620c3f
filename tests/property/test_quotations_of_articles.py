"""Whatever an article looks like: its quotations lie in it, in order; and the voices of a source lie in that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inquit import Document, Sources, TextSpan
from inquit.verification.article_quotations import quotations_in
from inquit.verification.source_voices import Passage, SourceVoice

PIECES = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    "»",
    "``",
    "''",
    "&ldquo;",
    "&rdquo;",
    "<blockquote>",
    "</blockquote>",
    "<b>",
    "</q>",
    "> ",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    ", ",
    ". ",
    "— ",
    "-- Ann Lund",
    "ANN: ",
    "We will sell it",
    "he said",
    "[!NOTE]",
    "\\",
    "|",
    "**",
    "\ud800",
    "\x00",
    "\u200b",
    "ﬁ",
    "don’t",
    "12 ",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(TEXTS, st.booleans(), st.sampled_from(["news", "fiction"]))
def test_quotations_lie_in_their_article(text: str, all_quoted: bool, genre: str) -> None:
    document = Document("", text, meta={"genre": genre})
    found = list(quotations_in(document, all_quoted=all_quoted))

    assert [one.spans[0].start for one in found] == sorted(one.spans[0].start for one in found)
    for one in found:
        assert one.article is text
        assert one.text.strip()
        for span in one.spans:
            assert span.end <= len(text)
            assert span.of(text) == span.of(text).strip()
    assert len(found) <= len(list(quotations_in(document, all_quoted=True)))


@given(TEXTS)
def test_who_speaks_can_be_asked_of_any_source(text: str) -> None:
    sources = Sources([text])
    source = sources.texts[0].source
    passage = sources.passages.known(source, None)
    for voice in () if passage is None else passage.voices:
        for span in voice.spans:
            assert 0 <= span.start < span.end <= len(text)
            assert passage is not None
            assert passage.voice_at(span) is not None


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 15)).map(lambda one: TextSpan(one[0], one[0] + one[1]))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_the_voice_at_a_place_is_the_innermost(spans: list[TextSpan], place: TextSpan) -> None:
    nested = [a for a in spans if all(a.contains(b) or b.contains(a) or not a.overlaps(b) for b in spans)]
    voices = tuple(SourceVoice((span,)) for span in sorted(set(nested), key=lambda s: (s.start, -s.end)))
    found = Passage(voices).voice_at(place)

    holding = [voice for voice in voices if voice.spans[0].contains(place)]
    smallest = min(holding, key=lambda voice: voice.spans[0].end - voice.spans[0].start, default=None)
    assert found is smallest
    if found is not None:
        assert found.unspoken(place) == ()
