"""Who is quoted how much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inquit import Document, Quote, Speaker, TextSpan, TimeSpan
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

    assert (statistics.documents, statistics.sums.quotes) == (1, 7)
    assert list(rows) == ["Igor Ivanov", "senior Russian general and his aide", "George Robertson", None]
    # "We will not leave", "it a disaster", "soon": 4 + 3 + 1 words, of which 5 in direct speech
    assert rows["Igor Ivanov"] == (True, 3, 8, 0.4286, 0.625, 1, None, None)
    assert rows[None] == (None, 1, 3, 0.1429, 1.0, 1, None, None)
    assert sum(row[1] for row in rows.values() if isinstance(row[1], int)) == statistics.sums.quotes


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

    assert statistics.record() == {
        "documents": 1,
        "quotes": 0,
        "words": 0,
        "speakers": [],
        "turns": None,
        "time": None,
    }


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
    assert (first["id"], first["name"], first["gender"]) == ("s1", "Igor Ivanov", "male")
    assert (first["share"], first["direct_share"], first["addressed"]) == (0.4286, 0.625, 0)
    assert (last["id"], last["name"], last["named"], last["aliases"]) == (None, None, None, ())


TALK = "One two three. He said that it rained. Four. And five."


def at(words: str) -> TextSpan:
    return TextSpan(TALK.index(words), TALK.index(words) + len(words))


def talk(genre: str = "transcript") -> Document:
    """Two turns of Ann with another's words in one, one of Bo, who is also quoted."""
    return Document(
        "talk",
        TALK,
        (
            Quote(
                "q1", "direct", (at("One two three. He said that it rained."),), speaker_id="s1", time=TimeSpan(0, 9.5)
            ),
            Quote("q2", "indirect", (at("that it rained"),), speaker_id="s2", parent_id="q1", time=TimeSpan(0, 9.5)),
            Quote("q3", "direct", (at("Four."),), speaker_id="s2", time=TimeSpan(9.5, None)),
            Quote("q4", "direct", (at("And five."),), speaker_id="s1", time=TimeSpan(11.0, 12.25)),
        ),
        (Speaker("s1", "Ann", named=True), Speaker("s2", "Bo", named=True)),
        meta={"genre": genre},
    )


def test_of_a_transcript_turns_are_counted_and_what_is_within_them_is_not() -> None:
    rows = [dict(zip(VOICE_COLUMNS, row, strict=True)) for row in voice_rows(talk())]
    columns = ("name", "quotes", "turns", "words", "share", "direct_share", "time")

    assert [tuple(row[name] for name in columns) for row in rows] == [
        ("Ann", 2, 2, 10, 0.6667, 1.0, 10.75),
        ("Bo", 2, 1, 1, 0.3333, 1.0, None),
    ]


def test_of_other_texts_all_statements_are_counted() -> None:
    rows = [dict(zip(VOICE_COLUMNS, row, strict=True)) for row in voice_rows(talk("news"))]
    columns = ("name", "quotes", "turns", "words", "share", "time")

    assert [tuple(row[name] for name in columns) for row in rows] == [
        ("Ann", 2, None, 10, 0.5, 10.75),
        ("Bo", 2, None, 4, 0.5, None),
    ]


def test_transcripts_are_added_to_other_texts() -> None:
    statistics = Statistics()
    statistics.add(talk())
    assert statistics.by_turns
    statistics.add(talk("news"))
    rows = [dict(zip(Statistics.COLUMNS, row, strict=True)) for row in statistics.rows()]

    assert not statistics.by_turns
    assert [(row["speaker"], row["quotes"], row["turns"], row["share"], row["time"]) for row in rows] == [
        ("Ann", 4, 2, 0.5714, 21.5),
        ("Bo", 4, 1, 0.4286, None),
    ]
    record = statistics.record()
    assert (record["quotes"], record["turns"], record["time"], record["words"]) == (8, 3, 21.5, 25)


def test_a_time_that_ends_before_it_begins_counts_for_nothing() -> None:
    document = talk()
    back = replace(document, quotes=tuple(replace(quote, time=TimeSpan(5.0, 4.0)) for quote in document.quotes))

    assert {one.seconds for one in voices(back)} == {None}


def test_who_is_only_quoted_in_a_transcript_has_no_turn() -> None:
    text = talk()
    rows = [dict(zip(VOICE_COLUMNS, row, strict=True)) for row in voice_rows(replace(text, quotes=text.quotes[:2]))]

    assert [(row["name"], row["turns"], row["words"], row["share"]) for row in rows] == [
        ("Ann", 1, 8, 1.0),
        ("Bo", 0, 0, 0.0),
    ]
