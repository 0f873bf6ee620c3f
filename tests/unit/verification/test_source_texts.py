"""Sources: prepared once, and asked where words stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from inquit.document import Document, Failure
from inquit.errors import InputError
from inquit.source import Source
from inquit.verification.source_texts import Candidate, Sources
from inquit.verification.word_folding import fold_words

SPEECH = "We will sell the old harbour to the best bidder next year, and nobody in this town will stop us."
FILLER = "The council met again on Monday to talk of the bridge over the river. " * 40


def shown(candidate: Candidate) -> str:
    return candidate.source.words.span(candidate.lo, candidate.hi).of(candidate.source.text)


def found(sources: Sources, words: str) -> list[str]:
    return [shown(one) for one in sources.places(fold_words(words).words)]


@pytest.mark.parametrize("one", [SPEECH, SPEECH.encode(), Source("x", SPEECH), Document("x", SPEECH), Path("x.txt")])
def test_one_text_is_no_list_of_texts(one: Any) -> None:
    with pytest.raises(InputError, match=rf"must be a list of texts, not one {type(one).__name__}; put it into a list"):
        Sources(one)


def test_all_places_of_words_are_found() -> None:
    sources = Sources([FILLER + SPEECH, "", SPEECH.upper(), Source("x", "The harbour."), SPEECH])

    assert found(sources, "the old harbour") == ["the old harbour", "THE OLD HARBOUR", "the old harbour"]
    assert found(sources, "harbour") == ["harbour", "HARBOUR", "harbour", "harbour"]
    assert sources.count(("old", "harbour")) == 3
    assert sources.frequency("harbour") == 4
    assert sources.frequency("lighthouse") == 0


def test_no_words_stand_nowhere() -> None:
    assert list(Sources([SPEECH]).candidates(())) == []
    assert list(Sources([]).candidates(("we", "will"))) == []
    assert Sources([]).frequency("we") == 0
    assert list(Sources(["", "…"]).candidates(("we",))) == []


def test_words_of_two_sources_are_not_side_by_side() -> None:
    assert found(Sources(["We will", "sell the harbour"]), "will sell") == []


@pytest.mark.parametrize(
    "quotation",
    [
        "we will lease the old pier to the worst bidder this year and nobody in that town will thank us",
        "we will sell the harbour to the very best bidder next year and nobody at all will stop us",
        "nobody in this town will stop us … we will sell the old harbour",
    ],
)
def test_changed_words_are_found_where_they_stand(quotation: str) -> None:
    sources = Sources([FILLER, FILLER + SPEECH + " " + FILLER, FILLER])

    best = next(sources.candidates(fold_words(quotation).words))

    assert best.source.id == "source 2"
    assert "old harbour to the best bidder" in shown(best)


def test_exact_places_come_first_and_places_are_bounded() -> None:
    sources = Sources([SPEECH.replace("old", "new")] * 500 + [SPEECH])

    candidates = list(sources.candidates(fold_words(SPEECH).words))

    assert shown(candidates[0]) == SPEECH.rstrip(".")
    assert 10 < len(candidates) < 100


def test_words_of_a_source_stand_where_it_has_them() -> None:
    text = "He said: don&rsquo;t <b>sell</b> [the harbour](https://example.org) now."
    (place,) = Sources([text]).places(("sell", "the", "harbour"))
    words = place.source.words

    assert shown(place) == "sell</b> [the harbour"
    assert words.words[place.lo - 1] == "don't"
    assert text[words.starts[place.lo - 1] : words.ends[place.lo - 1]] == "don&rsquo;t"
    assert words.words[-1] == "now"
    assert len(words.words) == len(words) == 7


def test_one_word_without_end() -> None:
    sources = Sources(["well " * 100_000])

    assert sources.count(("well",) * 50) == 99_951
    assert sources.count(("well",) * 20_000) == 80_001
    assert next(sources.candidates(("well",) * 20_000)).hi == 20_000


def test_long_runs_are_found_where_they_stand_only() -> None:
    begins = "we sell " * 300
    sources = Sources([begins + "now", begins + "never", "no " + begins + "now we"])
    long = fold_words(begins + "now").words

    assert [(one.source.id, one.lo) for one in sources.places(long)] == [("source 1", 0), ("source 3", 1)]
    assert sources.count(long) == 2
    assert sources.count(long[1:-1]) == 3
    assert sources.count(long[-201:-1]) == 3 * 201
    assert sources.count((*long[:400], "we", *long[400:])) == 0


def test_what_is_no_text_is_said() -> None:
    with pytest.raises(InputError):
        Sources([b"We will"])  # type: ignore[list-item]


def test_unread_sources_are_kept() -> None:
    sources = Sources([Failure("a.pdf", "damaged"), Document("d", SPEECH, (), ())])

    assert [failure.id for failure in sources.unread] == ["a.pdf"]
    assert [text.id for text in sources.texts] == ["d"]
