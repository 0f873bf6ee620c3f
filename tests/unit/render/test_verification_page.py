"""The page of a verification as text; how it looks and filters is tested in a browser (tests/e2e/browser)."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquit import Document, Failure, TextSpan
from inquit.io.outputs.output_format import WriteOptions
from inquit.render.verification_page import VerificationPage
from inquit.verification.verdicts import (
    VERDICTS,
    CheckedQuotation,
    Difference,
    Excerpt,
    NearPassage,
    ReportedStatement,
    SourcePlace,
    SpeakerCheck,
    Verification,
)

ARTICLE = "The mayor was brief. “We will sell the old harbour,” Karin Vogt said on Monday."
SOURCE = "VOGT: Well, thank you. We may never sell the old harbour, friends. Good night."
PRINTED = TextSpan(ARTICLE.index("We"), ARTICLE.index(",”"))
SAID = TextSpan(SOURCE.index("We may"), SOURCE.index(", friends"))


def _difference(kind: str, printed: str, said: str, touches: str | None = None) -> Difference:
    quotation = TextSpan(ARTICLE.index(printed), ARTICLE.index(printed) + len(printed)) if printed else None
    source = TextSpan(SOURCE.index(said), SOURCE.index(said) + len(said)) if said else None
    return Difference(kind, printed, said, quotation, source, touches)  # type: ignore[arg-type]


ALTERED = CheckedQuotation(
    "v1",
    PRINTED.of(ARTICLE),
    "altered",
    (PRINTED,),
    "q1",
    turns_meaning=True,
    second_hand=True,
    speaker=SpeakerCheck("Karin Vogt", "VOGT", "same"),
    found=SourcePlace("minutes.txt", (SAID,), SAID.of(SOURCE), "minutes.txt", "line 3", excerpts=(Excerpt(0, SOURCE),)),
    places=2,
    differences=(_difference("changed", "will", "may", "modal"), _difference("left_out", "", "never", "negation")),
    notes=("The tape was cut.",),
)
VERIFICATION = Verification(Document("news.txt", ARTICLE), (ALTERED,), 2)


def page(*verifications: Verification, failures: tuple[Failure, ...] = (), title: str | None = None) -> str:
    stream = io.StringIO()
    writer = VerificationPage(stream, WriteOptions(title=title, version="1.0"))
    for verification in verifications:
        writer.verification(verification)
    for failure in failures:
        writer.failure(failure)
    writer.finish()
    return stream.getvalue()


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def sides(html: str) -> list[str]:
    """What stands on the two sides of each quotation, as HTML without what only screen readers say."""
    without = re.sub(r'<span class="unseen">[^<]*</span>', "", html)
    return re.findall(r'<p dir="auto">(.*?)</p>', without, re.DOTALL)


def test_both_sides_stand_beside_each_other_with_their_differences() -> None:
    article, source = sides(page(VERIFICATION))

    assert text_of(article) == ARTICLE
    assert text_of(source) == SOURCE
    assert '<mark>We </mark><ins class="turning">will</ins><mark> sell the old harbour</mark>' in article
    assert '<mark>We </mark><del class="turning">may</del><mark> </mark><del class="turning">never</del>' in source
    assert "[put in: will]" in text_of(page(VERIFICATION))
    assert "[left out: never]" in text_of(page(VERIFICATION))


@pytest.mark.parametrize(
    "words",
    [
        "turns the meaning (modal)",
        "left out without a mark; turns the meaning (negation)",
        "Karin Vogt in the article, VOGT in the source: the same person",
        "second hand",
        "2 have the words; the best is shown",
        "The tape was cut.",
        "minutes.txt · line 3 · characters 23 to 56",
        "1 quotation of 1 article against 2 sources: 1 altered, 1 turns the meaning, 1 at second hand",
    ],
)
def test_everything_that_was_found_out_is_said(words: str) -> None:
    assert words in text_of(page(VERIFICATION))


def test_a_cut_is_shown_outside_of_the_quoted_words() -> None:
    cut = replace(ALTERED, differences=(_difference("cut_before", "", "Well", "frame"),))
    source = sides(page(replace(VERIFICATION, quotations=(cut,))))[1]

    assert source.startswith('VOGT: <del class="turning">Well</del>, thank you. <mark>We may')


def test_what_was_not_found_says_what_could_not_be_read() -> None:
    nothing = CheckedQuotation("v1", "We sell", "not_found")
    unread = (Failure("a.pdf", "a.pdf: damaged"),)
    found = text_of(page(replace(VERIFICATION, quotations=(nothing,), unread=unread)))

    assert "nothing near it in what could be read; 1 of 3 sources could not be" in found
    assert "1 source was not read, so that not found means: not found in what could be read" in found
    assert "a.pdf: damaged" in found
    assert "could be read" not in text_of(page(replace(VERIFICATION, quotations=(nothing,))))


def test_who_speaks_in_the_source_is_said_only_where_it_has_the_words() -> None:
    unknown = replace(ALTERED, speaker=SpeakerCheck("Karin Vogt"))
    nothing = replace(unknown, verdict="not_found", found=None, differences=())
    names_nobody, is_nowhere = (text_of(page(replace(VERIFICATION, quotations=(one,)))) for one in (unknown, nothing))

    assert re.search(r"Karin Vogt in the article, nobody in the source\n", names_nobody)
    assert re.search(r"Karin Vogt in the article\n", is_nowhere)


def test_several_articles_have_an_index_and_failures_are_named() -> None:
    other = Verification(Document("other.txt", "“We go.”", meta={"title": "Other"}), (replace(ALTERED, spans=()),), 2)
    html = page(VERIFICATION, other, failures=(Failure("x.txt", "x.txt: no such file"),))

    assert "2 quotations of 2 articles against 2 sources" in text_of(html)
    assert re.findall(r'<a href="#(a\d)"', html) == ["a1", "a2"]
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(set(ids)) == len(ids)
    assert {"a1", "a2", "a2-v1"} <= set(ids)
    assert "x.txt: no such file" in text_of(html)


def test_what_is_left_out_and_what_was_accepted_is_said() -> None:
    accepted = replace(ALTERED, accepted=True)
    less = replace(VERIFICATION, quotations=(accepted,), unshown=(ALTERED,) * 3)

    assert "3 more quotations not shown" in text_of(page(less))
    assert "accepted before" in text_of(page(less))
    assert "No quotations" not in text_of(page(replace(less, quotations=())))


def test_a_quotation_without_an_article_has_a_title() -> None:
    assert "A quotation" in text_of(page(replace(VERIFICATION, document=Document("", ARTICLE))))


def test_every_verdict_that_occurs_can_be_hidden_without_a_script() -> None:
    every = tuple(replace(ALTERED, id=f"v{number}", verdict=one) for number, one in enumerate(VERDICTS))
    html = page(replace(VERIFICATION, quotations=every))

    assert re.findall(r'id="show-([a-z_]+)"', html) == list(VERDICTS)
    for one in VERDICTS:
        assert f".check.{one}{{display:none}}" in html
    assert "<script" not in html
    assert 'id="show-exact"' not in page(VERIFICATION)


def test_statements_in_other_words_stand_beside_the_nearest_passages() -> None:
    near = NearPassage(SourcePlace("minutes.txt", (SAID,), SAID.of(SOURCE)), "VOGT")
    reported = ReportedStatement("q2", "she would sell", (TextSpan(0, 5),), "Vogt", (near,))
    found = text_of(page(replace(VERIFICATION, quotations=(), reported=(reported, replace(reported, passages=())))))

    assert "No quotations." in found
    assert "she would sell" in found
    assert SAID.of(SOURCE) in found
    assert "Nothing near it." in found


HOSTILE = "</p><script>hacked()</script><img src=x onerror=hacked()>' {{ 7 * 7 }} </style>\x00\x1b\ud800"


def test_a_hostile_text_stays_text() -> None:
    span = TextSpan(0, len(HOSTILE))
    place = SourcePlace(HOSTILE, (span,), HOSTILE, HOSTILE, HOSTILE, excerpts=(Excerpt(0, HOSTILE),))
    change = Difference("changed", HOSTILE, HOSTILE, span, span)
    one = CheckedQuotation(
        "v1", HOSTILE, "altered", (span,), HOSTILE, speaker=SpeakerCheck(HOSTILE, HOSTILE), found=place,
        differences=(change,), notes=(HOSTILE,),
    )  # fmt: skip
    failure = Failure(HOSTILE, HOSTILE)
    article = Document(HOSTILE, HOSTILE, meta={"title": HOSTILE})
    html = page(Verification(article, (one,), 1, (failure,)), failures=(failure,), title=HOSTILE)

    tags = {found[1] for found in re.finditer(r"<([a-z0-9]+)", html)}
    html.encode()
    assert not tags & {"script", "img"}
    assert text_of(html).count("{{ 7 * 7 }}") == html.count("{{ 7 * 7 }}") > 8
    assert not re.search("[\x00\x1b]", html)
    assert html.count("</style>") == 1


def test_the_page_lets_nothing_in_from_elsewhere() -> None:
    html = page(VERIFICATION)

    assert re.search(
        r"default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'", unescape(html)
    )
    assert "://" not in html


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="ab <\n", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
)
def test_no_character_of_a_side_is_lost_or_doubled(
    text: str, quoted: list[tuple[int, int]], changed: list[tuple[int, int]]
) -> None:
    def spans(pairs: list[tuple[int, int]]) -> tuple[TextSpan, ...]:
        size = len(text)
        return tuple(TextSpan(min(a, b, size), min(max(a, b), size)) for a, b in pairs)

    differences = tuple(Difference("changed", "x", "y", span, span) for span in spans(changed))
    place = SourcePlace("s", spans(quoted), "", excerpts=(Excerpt(0, text),))
    one = replace(ALTERED, spans=(TextSpan(0, len(text)),), found=place, differences=differences)
    article, source = sides(page(Verification(Document("a", text), (one,), 1)))

    assert text_of(article) == text_of(source) == text
