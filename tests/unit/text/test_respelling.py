"""Texts whose marks are spelled as references or were read with the wrong encoding."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.document import Document, Evidence, Quote, Speaker, Step, TextSpan, TimeSpan
from inquit.source import GivenTurn, Markup
from inquit.text.respelling import respelled

MARKS = frozenset("“”\"'‘’")


@pytest.mark.parametrize(
    ("given_text", "meant"),
    [
        ("&ldquo;No,&rdquo; he said.", "“No,” he said."),
        ("&quot;No,&quot;", '"No,"'),
        ("&#8220;It isn&#8217;t&#x201d;", "“It isn’t”"),
        ("&#34;No&#34;", '"No"'),
        ("Smith &amp; Sons", "Smith & Sons"),
        ("â€œNo,â€\x9d he said. Itâ€™s late â€“ very.", "“No,” he said. It’s late – very."),
        ("â€œNo,â€ he said.", "“No,” he said."),
        ("â€œNo.â€\ufffd", "“No.”"),
        ("â€œNo.â€\u00a0Yes", "“No.†Yes"),  # three bytes before two
        ("â€œCafÃ©,â€ he said.", "“Café,” he said."),
    ],
)
def test_what_was_meant(given_text: str, meant: str) -> None:
    found = respelled(given_text)
    assert found is not None
    assert found.text == meant


@pytest.mark.parametrize(
    "text",
    ["“No,” he said.", "Smith & Sons; AT&T; R&D", "&nosuchthing;", "&#0; &#55296; &#9999999;", "CafÃ©", "&fjlig;"],
)
def test_what_is_spelled_as_it_is_meant(text: str) -> None:
    assert respelled(text) is None


def test_a_result_is_given_by_the_places_of_the_text_as_it_is() -> None:
    text = "&ldquo;It isn&#8217;t,&rdquo; said Ann."
    found = respelled(text)
    assert found is not None
    meant = found.text
    content = TextSpan(0, meant.index("”") + 1)
    ann = TextSpan(meant.index("Ann"), meant.index("Ann") + 3)
    quote = Quote("q1", "direct", (content,), source=(ann,), evidence=Evidence("x", (Step("Ann", ann, "source"),)))
    quote = replace(quote, time=TimeSpan(-1.5, "14:05:10"))
    document = Document("d", meant, (quote,), (Speaker("s1", "Ann", named=True, mentions=(ann,)),))
    out = found.document(document, MARKS)
    assert out.text == text
    assert out.quotes[0].time == quote.time
    assert [span.of(text) for span in out.quotes[0].content] == ["It isn&#8217;t,"]  # the marks would show as code
    assert [span.of(text) for span in out.quotes[0].source] == ["Ann"]
    step = out.quotes[0].evidence.via[0].span
    assert step is not None
    assert step.of(text) == "Ann"
    assert out.speakers[0].mentions == out.quotes[0].source


def test_a_quote_of_marks_alone_stays_as_it_is() -> None:
    found = respelled("&quot;&quot; x")
    assert found is not None
    document = Document("d", found.text, (Quote("q1", "direct", (TextSpan(0, 2),)),))
    assert found.document(document, MARKS).quotes[0].content == (TextSpan(0, 12),)


def test_blanks_beside_marks_go_with_them() -> None:
    text = "x &ldquo; We won, &rdquo; said Ann."
    found = respelled(text)
    assert found is not None
    content = TextSpan(2, found.text.index("”") + 1)
    document = Document("d", found.text, (Quote("q1", "direct", (content,)),))
    assert [span.of(text) for span in found.document(document, MARKS).quotes[0].content] == ["We won,"]


def test_marks_that_are_typed_stay_in_a_quote() -> None:
    found = respelled('"No &amp; no," said Ann.')
    assert found is not None
    document = Document("d", found.text, (Quote("q1", "direct", (TextSpan(0, 10),)),))
    assert found.document(document, MARKS).quotes[0].content == (TextSpan(0, 14),)


def test_tags_at_the_edges_are_left_out_and_those_inside_stay() -> None:
    text = "<p><q>We <i>never</i> sold,</q> said <b>Ann</b> Lund.</p>"
    found = respelled(text)
    assert found is not None
    meant = found.text
    content, ann = TextSpan(2, meant.index("”") + 1), TextSpan(meant.index("Ann"), meant.index("Ann") + 3)
    document = Document("d", meant, (Quote("q1", "direct", (content,), source=(ann,)),))
    quote = found.document(document, MARKS).quotes[0]
    assert [span.of(text) for span in quote.content] == ["We <i>never</i> sold,"]
    assert [span.of(text) for span in quote.source] == ["Ann"]


def test_the_paragraphs_of_tags_are_parts_of_a_quote() -> None:
    text = "<li>One</li><li><b>Two</b></li>"
    found = respelled(text)
    assert found is not None
    start, end = found.text.index("One"), found.text.index("Two") + 3
    document = Document("d", found.text, (Quote("q1", "direct", (TextSpan(start, end),)),))
    quote = found.document(document, MARKS).quotes[0]
    assert [span.of(text) for span in quote.content] == ["One", "Two"]
    assert [found.inner(span).of(found.text) for span in found.items] == ["One", "Two"]


def test_what_a_file_says_goes_along() -> None:
    found = respelled("&quot;A&quot; &amp; B")
    assert found is not None
    markup = found.inner(Markup(turns=(GivenTurn((TextSpan(0, 13),), "Ann"),), bold=(TextSpan(3, 20),)))
    assert markup.turns[0].spans[0].of(found.text) == '"A"'
    assert markup.bold[0].of(found.text) == '"A" & '


@given(
    st.lists(st.sampled_from(["a", " ", "&quot;", "&amp;", "â€œ", "é", "&", "<b>", "</b>", "<q>"]), max_size=20).map(
        "".join
    ),
    st.data(),
)
def test_every_place_is_found_again(text: str, data: st.DataObject) -> None:
    found = respelled(text)
    if found is None:
        return
    start = data.draw(st.integers(0, len(found.text)))
    span = TextSpan(start, data.draw(st.integers(start, len(found.text))))
    document = found.document(Document("d", found.text, (Quote("q", "direct", (span,)),)), frozenset())
    assert found.inner(document).quotes[0].content[0] == span
