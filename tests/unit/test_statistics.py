"""Who is quoted how much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inquit import Document
from inquit.statistics import VOICE_COLUMNS, Statistics, count_words, voice_rows, voices


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


def test_the_voices_of_a_document(document: Document) -> None:
    found = voices(document)

    assert [(one.name, one.quotes, one.words) for one in found] == [
        ("Igor Ivanov", 3, 8),
        ("senior Russian general and his aide", 2, 5),
        ("George Robertson", 1, 16),
        (None, 1, 3),
    ]
    assert sum(one.quotes for one in found) == len(document.quotes)


def test_who_is_only_spoken_to_says_nothing_and_is_listed(document: Document) -> None:
    told = tuple(replace(quote, addressee_id="s2") for quote in document.quotes[:2])
    found = voices(replace(document, quotes=told))

    assert [(one.name, one.quotes, one.addressed) for one in found] == [
        ("Igor Ivanov", 2, 0),
        ("George Robertson", 0, 2),
    ]


def test_speakers_of_one_name_are_two_voices_and_one_in_the_sums(document: Document) -> None:
    one, other = (replace(speaker, name="the girl") for speaker in document.speakers[:2])
    girls = replace(document, speakers=(one, other, document.speakers[2]))
    statistics = Statistics()
    statistics.add(girls)

    assert [(voice.name, voice.quotes) for voice in voices(girls)][:2] == [
        ("the girl", 3),
        ("senior Russian general and his aide", 2),
    ]
    first = statistics.speakers()[0]
    assert (first.name, first.quotes, first.words, first.documents) == ("the girl", 4, 24, 1)


def test_rows_of_voices(document: Document) -> None:
    first, *_, last = (dict(zip(VOICE_COLUMNS, row, strict=True)) for row in voice_rows(document))

    assert first["aliases"] == ("Ivanov",)
    assert (first["id"], first["speaker"], first["gender"]) == ("s1", "Igor Ivanov", "male")
    assert (first["share"], first["direct_share"], first["addressed"]) == (0.4286, 0.625, 0)
    assert (last["id"], last["speaker"], last["named"], last["aliases"]) == (None, None, None, ())
