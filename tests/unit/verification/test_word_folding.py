"""Words as they are compared: only typography is folded."""

from __future__ import annotations

import pytest

from inquit.verification.word_folding import fold_words

# Left and right are the same words.
SAME = [
    ("don’t", "don't"),
    ("don‘t ʼtwas it`s", "don't 'twas it's"),
    ("the boys’ hall, ’90s", "the boys hall 90s"),
    ("“We will—all of us—sell.”", "we will, all of us, sell"),
    ("well-known", "well known"),
    ("har\u00adbour, har\u200bbour", "harbour harbour"),
    ("**We** will _sell_ the un*believ*able harbour", "We will sell the unbelievable harbour"),
    ("ﬁnd the oﬃce, １２ 𝐁𝐨𝐥𝐝 Ⅳ", "find the office 12 bold IV"),
    ("re\u0301sume\u0301", "résumé"),
    ("1,000 and 1,234,567.5", "1000 and 1234567.5"),
    ("1\u202f000 1\u00a0000 1'000", "1000 1000 1000"),
    ("−5, –5, -5", "-5 -5 -5"),
    (".5, $.50, -.5", "0.5 $ 0.50 -0.5"),
    ("2019–20", "2019-20"),
    ("5% ５％ 20℃ №5", "5 % 5 % 20 °C No 5"),
    ("U.S. and U.S.A., e.g. at 5 p.m. by a Ph.D., the U.S.'s", "US and USA eg at 5 pm by a PhD the US's"),
    ("Mr. Lund", "Mr Lund"),
    ("the harbour.[3] The harbour[12], the harbour² too.²", "the harbour the harbour the harbour too"),
    ("don&rsquo;t <b>sell</b> [the harbour](https://example.org/a) donâ€™t", "don't sell the harbour don't"),
    ("İ", "i̇"),
    ("\u0301we \ud800 sell\0it", "we sell it"),
]
# These are not.
OTHER = [
    ("we're", "were"),
    ("he'll", "hell"),
    ("may be", "maybe"),
    ("$5", "5"),
    ("5%", "5"),
    ("-5", "5"),
    ("3.5", "35"),
    (".5", "5"),
    ("3.5", "3 5"),
    ("9/11", "911"),
    ("10:30", "1030"),
    ("5-3", "53"),
    ("10²", "102"),
    ("5½", "51⁄2"),
    ("5½", "5"),
    ("x²", "x2"),
    ("②", "2"),
    ("resume", "résumé"),
    ("Masse", "Maße"),
    ("AT&T", "ATT"),
    ("C#", "C"),
    ("#1", "1"),
    ("5 > 3", "5 < 3"),
    ("<5", "5"),
    ("20°", "20"),
    ("£5", "€5"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_typography_is_folded(one: str, other: str) -> None:
    assert fold_words(one).words == fold_words(other).words


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_is_said_is_not_folded(one: str, other: str) -> None:
    assert fold_words(one).words != fold_words(other).words


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("“We’ll sell,” he said: ‘now’.", ["We’ll", "sell", "he", "said", "now"]),
        ("COVID-19 at -5 or $-5.50, U.S. too", ["COVID", "19", "at", "-5", "or", "$", "-5.50", "U.S.", "too"]),
        ("don&rsquo;t &amp; sell", ["don&rsquo;t", "&amp;", "sell"]),
        ("a \ufb01nd re\u0301sume\u0301\u200b.", ["a", "\ufb01nd", "re\u0301sume\u0301\u200b"]),
        ("安娜ไป", ["安", "娜", "ไ", "ป"]),
        ("# Harbour > 5\n> 5 boats", ["Harbour", "> 5", "5", "boats"]),
    ],
)
def test_words_know_where_they_stand(text: str, printed: list[str]) -> None:
    found = fold_words(text)

    assert [found.span(at, at + 1).of(text) for at in range(len(found))] == printed


def test_a_stretch_is_read_as_if_it_stood_alone() -> None:
    text = "No -5 don&rsquo;t, not ours."
    found = fold_words(text, 4, 18)

    assert found.words == ("5", "don't")
    assert found.span(1, 2).of(text) == "don&rsquo;t"


@pytest.mark.parametrize("end", [".\n", " ", "”\u200b ", "-", "\u0301 "])
def test_a_long_text_has_the_words_of_its_parts(end: str) -> None:
    part = f"“Don’t sell the U.S. harbour for $1,000, or 3.5 % of it,” she said; 安娜 did, too{end}"
    once = fold_words(part)
    long = fold_words(part * 1000)

    assert long.words == tuple(once.words) * 1000
    assert list(long.starts) == [at + n * len(part) for n in range(1000) for at in once.starts]
