"""Whatever a text is made of: folding it twice is folding it once, and its words stand where they are said to stand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from inquit.verification.source_texts import Sources
from inquit.verification.word_folding import fold_words

PIECES = (
    *(
        "we",
        "We’re",
        "don't",
        "well-known",
        "har-\nbour",
        "har\u00adbour",
        "U.S.",
        "J.K.",
        "Ph.D.",
        "e.g",
        "C#",
        "#1",
        "@",
        "&",
    ),
    *(
        "5",
        "-5",
        "−.5",
        "1,000",
        "1\u202f000",
        "3.5",
        "9/11",
        "10:30",
        "2019–20",
        "<5",
        "> 5",
        "½",
        "²",
        "10²",
        "℃",
        "°",
        "C",
        "%",
        "$",
    ),
    *(
        " ",
        "\n",
        "'",
        "’",
        "`",
        "*",
        "_",
        ".",
        ",",
        "-",
        "—",
        "…",
        "[3]",
        "(",
        "=",
        "\u0301",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\0",
        "\ufe0f",
    ),
    *(
        "ﬁ",
        "ŉ",
        "İ",
        "ß",
        "ẞ",
        "Σ",
        "ς",
        "é",
        "Å",
        "Ａ",
        "５",
        "㎏",
        "ｶﾞ",
        "安娜",
        "ไป",
        "한국",
        "ﷺ",
        "𝐁",
        "\u1e9b\u0323",
        "ὒ",
    ),
    *("&rsquo;", "&amp;", "&#8217;", "<b>", "</b>", "<br>", "[a](https://x.org)", "**Ann Lund**", "â€™", "Ã©"),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join)


@given(TEXTS)
@example("c#")
@example("weA¹㐀")
@example("harbour²½")
@example("ŉ")
@example("wewe²ŉ")
@example("５，０００")
def test_folding_again_changes_nothing(text: str) -> None:
    words = fold_words(text).words

    assert fold_words(" ".join(words)).words == words


@given(TEXTS)
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    found = fold_words(text)
    spans = [found.span(at, at + 1) for at in range(len(found))]

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.of(text).strip() == span.of(text) for span in spans)


@given(TEXTS.filter(lambda text: not set("&<[*â\u00c3") & set(text)), st.data())
def test_each_word_is_read_from_its_own_characters(text: str, data: st.DataObject) -> None:
    found = fold_words(text)
    if len(found):
        lo = data.draw(st.integers(0, len(found) - 1))
        hi = data.draw(st.integers(lo + 1, len(found)))
        span = found.span(lo, hi)

        assert fold_words(text, span.start, span.end).words == found.words[lo:hi]
        assert fold_words(span.of(text)).words == found.words[lo:hi]


@given(TEXTS)
def test_words_of_a_source_are_those_of_its_text(text: str) -> None:
    sources = Sources(["", text, "x"])
    found, folded = sources.texts[1].words, fold_words(text)

    assert tuple(found.words) == folded.words
    assert tuple(found.starts) == tuple(folded.starts)
    assert tuple(found.ends) == tuple(folded.ends)


FEW = st.lists(st.sampled_from("we will sell the old harbour".split()), max_size=40)


@given(st.lists(FEW, max_size=4), FEW.map(lambda words: tuple(words[:5])))
def test_places_are_those_of_a_simple_search(texts: list[list[str]], wanted: tuple[str, ...]) -> None:
    sources = Sources(" ".join(words) for words in texts)
    expected = [
        (number, lo)
        for number, words in enumerate(texts)
        for lo in range(len(words))
        if wanted and tuple(words[lo : lo + len(wanted)]) == wanted
    ]

    assert [(int(one.source.number), one.lo) for one in sources.places(wanted)] == expected
    assert sources.count(wanted) == len(expected)
    for word in wanted:
        assert sources.frequency(word) == sum(words.count(word) for words in texts)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.data())
def test_a_piece_of_a_source_is_found_at_its_place(texts: list[str], data: st.DataObject) -> None:
    sources = Sources(texts)
    number = data.draw(st.integers(0, len(texts) - 1))
    words = sources.texts[number].words
    if len(words) >= 4:
        lo = data.draw(st.integers(0, len(words) - 4))
        hi = data.draw(st.integers(lo + 4, len(words)))

        found = [(one.source.number, one.lo, one.hi) for one in sources.places(words.words[lo:hi])]
        assert (number, lo, hi) in found
        assert len(found) == sources.count(words.words[lo:hi])


@given(st.lists(FEW, min_size=1, max_size=4), FEW)
def test_candidates_lie_inside_their_sources(texts: list[list[str]], wanted: list[str]) -> None:
    sources = Sources(" ".join(words) for words in texts)

    for one in sources.candidates(wanted):
        assert 0 <= one.lo < one.hi <= len(one.source.words)
