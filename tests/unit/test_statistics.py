"""Who is quoted how much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inquit import Document
from inquit.statistics import Statistics, count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("“We will [not] leave,”", 4),
        ("don't won’t", 2),
        ("well-known state-of-the-art", 2),
        ("one -- two – three", 3),
        ("1,5", 2),
    ],
)
def test_words(text: str, words: int) -> None:
    assert count_words(text) == words


def test_figures_of_one_document(document: Document) -> None:
    statistics = Statistics()
    statistics.add(document)
    rows = {row[0]: row[1:] for row in statistics.rows()}

    assert (statistics.documents, statistics.quotes) == (1, 7)
    assert list(rows) == ["Igor Ivanov", "senior Russian general and his aide", "George Robertson", None]
    # "We will not leave", "it a disaster", "soon": 4 + 3 + 1 words, of which 5 in direct speech
    assert rows["Igor Ivanov"] == (True, 3, 8, 0.4286, 0.625, 1)
    assert rows[None] == (None, 1, 3, 0.1429, 1.0, 1)
    assert sum(row[1] for row in rows.values() if isinstance(row[1], int)) == statistics.quotes


def test_documents_are_added_by_name(document: Document) -> None:
    statistics = Statistics()
    for id_ in ("a", "b"):
        statistics.add(replace(document, id=id_))
    statistics.add(Document("c", ""))
    first = statistics.speakers()[0]

    assert (first.name, first.quotes, first.documents) == ("Igor Ivanov", 6, 2)
    assert statistics.record()["documents"] == 3
    assert statistics.record()["speakers"][0]["words"] == 16


def test_shares_of_nothing_are_zero() -> None:
    statistics = Statistics()
    statistics.add(Document("c", ""))

    assert statistics.record() == {"documents": 1, "quotes": 0, "words": 0, "speakers": []}


def test_a_statement_without_words_has_no_direct_share(document: Document) -> None:
    statistics = Statistics()
    statistics.add(replace(document, text="…" * len(document.text)))

    assert {one.direct_share for one in statistics.speakers()} == {0.0}
