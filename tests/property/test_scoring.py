"""What must hold for any gold and any predictions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from operator import add
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from inquit.document import QuoteType, TextSpan
from inquit.scoring import Counts, compare, compare_all
from inquit.scoring.counts import NOTHING
from inquit.scoring.scored_rows import GoldDocument, GoldQuote, PredictedDocument, PredictedQuote

PLACES = 12
NAMES = ("Ann Lee", "Bo Ray", "Cy Day")
# Each place holds one statement that can be marked or predicted: “one two three,” said Ann Lee.
_SENTENCES = [f"“one{n} two{n} three{n},” said {NAMES[n % len(NAMES)]}." for n in range(PLACES)]
TEXT = " ".join(_SENTENCES)


def _spans(place: int, left: int = 0, right: int = 0) -> dict[str, tuple[TextSpan, ...]]:
    """Content (without some characters at its ends), cue and source at a place."""
    start = sum(len(sentence) + 1 for sentence in _SENTENCES[:place])
    sentence = _SENTENCES[place]
    said, name = sentence.index(" said ") + 1, sentence.index(NAMES[place % len(NAMES)])
    return {
        "content": (TextSpan(start + left, start + said - 1 - right),),
        "cue": (TextSpan(start + said, start + said + 4),),
        "source": (TextSpan(start + name, start + len(sentence) - 1),),
    }


def marked(place: int, speaker: str) -> GoldQuote:
    spans = _spans(place)
    kind: QuoteType = "indirect" if place % 2 else "direct"
    return GoldQuote(f"q{place}", kind, spans["content"], spans["cue"], spans["source"], speaker)


def as_predicted(quote: GoldQuote) -> PredictedQuote:
    return PredictedQuote(quote.content, quote.cue, quote.source, quote.speaker, 0.5)


PLACES_OF_GOLD = st.sets(st.integers(0, PLACES - 1), min_size=1, max_size=PLACES - 2)
SPEAKERS = st.sampled_from(NAMES)


@st.composite
def golds(draw: st.DrawFn) -> GoldDocument:
    quotes = tuple(marked(place, draw(SPEAKERS)) for place in sorted(draw(PLACES_OF_GOLD)))
    return GoldDocument("a", TEXT, quotes, "news")


@st.composite
def predictions(draw: st.DrawFn) -> tuple[PredictedQuote, ...]:
    """Rows at any places, with any speakers, shorter than printed, some places twice with different edges."""
    rows = {}
    for place in draw(st.lists(st.integers(0, PLACES - 1), max_size=PLACES)):
        left, right = draw(st.integers(0, 12)), draw(st.integers(0, 5))
        speaker = draw(st.one_of(st.none(), SPEAKERS))
        row = PredictedQuote(**_spans(place, left, right), speaker=speaker, confidence=draw(st.floats(0, 1)))
        rows[row.content] = row
    return tuple(rows.values())


def counts(gold: GoldDocument, rows: Sequence[PredictedQuote]) -> Counts:
    return compare(gold, PredictedDocument("a", tuple(rows))).counts


@given(golds())
def test_gold_against_itself_is_perfect(gold: GoldDocument) -> None:
    result = counts(gold, [as_predicted(quote) for quote in gold.quotes])

    for scores in (result.scores(), result.exact_scores()):
        assert {(score.precision, score.recall, score.f1) for score in scores.values()} == {(1, 1, 1)}


@given(golds(), predictions(), st.data())
def test_one_more_that_overlaps_nothing_lowers_precision_alone(
    gold: GoldDocument, rows: tuple[PredictedQuote, ...], data: st.DataObject
) -> None:
    taken = {span for content in [q.content for q in gold.quotes] + [q.content for q in rows] for span in content}
    free = [p for p in range(PLACES) if not any(span.overlaps(_spans(p)["content"][0]) for span in taken)]
    if not free:
        return
    extra = as_predicted(marked(data.draw(st.sampled_from(free)), "Ann Lee"))
    before, after = counts(gold, rows).scores(), counts(gold, (*rows, extra)).scores()

    for name, score in after.items():
        assert score.recall == before[name].recall
        assert score.right == before[name].right
        assert score.precision < before[name].precision or before[name].right == 0


@given(golds(), st.data())
def test_dropping_a_right_one_lowers_recall_alone(gold: GoldDocument, data: st.DataObject) -> None:
    rows = [as_predicted(quote) for quote in gold.quotes]
    wrong = [place for place in range(PLACES) if f"q{place}" not in {quote.id for quote in gold.quotes}]
    rows += [as_predicted(marked(place, "Bo Ray")) for place in wrong]
    dropped = data.draw(st.integers(0, len(gold.quotes) - 1))
    before, after = counts(gold, rows).scores(), counts(gold, rows[:dropped] + rows[dropped + 1 :]).scores()

    for name, score in after.items():
        assert score.recall < before[name].recall
        assert score.precision <= before[name].precision  # something that was right is gone
        assert score.predicted == before[name].predicted - 1


@given(golds(), st.data())
def test_where_all_are_right_dropping_one_leaves_precision(gold: GoldDocument, data: st.DataObject) -> None:
    rows = [as_predicted(quote) for quote in gold.quotes]
    dropped = data.draw(st.integers(0, len(rows) - 1))
    after = counts(gold, rows[:dropped] + rows[dropped + 1 :]).scores()

    for score in after.values():
        assert score.recall == (len(rows) - 1) / len(rows)
        assert score.precision == (1 if len(rows) > 1 else 0)


@given(golds(), predictions(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    gold: GoldDocument, rows: tuple[PredictedQuote, ...], chance: Random
) -> None:
    quotes, others = list(gold.quotes), list(rows)
    chance.shuffle(quotes)
    chance.shuffle(others)

    assert counts(replace(gold, quotes=tuple(quotes)), others) == counts(gold, rows)


@given(st.lists(st.tuples(golds(), predictions()), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_documents_add_up_in_any_order(
    cases: list[tuple[GoldDocument, tuple[PredictedQuote, ...]]], chance: Random
) -> None:
    gold = [replace(document, id=str(n)) for n, (document, _) in enumerate(cases)]
    found = {str(n): PredictedDocument(str(n), rows, n / 7) for n, (_, rows) in enumerate(cases)}
    parts = [comparison.counts for comparison in compare_all(gold, found)]
    total = reduce(add, parts, NOTHING)
    chance.shuffle(gold)

    assert total == reduce(add, (comparison.counts for comparison in compare_all(gold, found)), NOTHING)
    assert total.scores()["quoted.who"].right == sum(part.quoted.who for part in parts)
    assert total.documents == len(parts)


@given(golds(), predictions())
def test_what_is_right_is_never_more_than_what_there_is(gold: GoldDocument, rows: tuple[PredictedQuote, ...]) -> None:
    result = counts(gold, rows)
    exact = result.exact_scores()

    for name, score in result.scores().items():
        assert 0 <= score.right <= min(score.gold, score.predicted)
        assert exact[name].right <= score.right
