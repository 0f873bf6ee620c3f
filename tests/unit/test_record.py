"""Document to plain record and back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from inquit import Document, Evidence, Failure, NotQuote, Place, Quote, Speaker, Step, TextSpan
from inquit.document import Status
from inquit.record import document_record, failure_record, read_document


@st.composite
def _documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(max_size=80))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda ends: TextSpan(*sorted(ends)))
    span_tuples = st.lists(spans, max_size=3).map(tuple)
    words = st.text(max_size=8)
    ids = st.sampled_from(["s1", "s2", "Q42"]) | words
    maybe = st.none() | words
    names = st.lists(words, max_size=2).map(tuple)
    speakers = draw(
        st.lists(
            st.builds(
                Speaker,
                id=ids,
                name=words,
                named=st.booleans(),
                kind=st.sampled_from(["person", "group", "organisation", "document", None]),
                role=maybe,
                affiliation=maybe,
                gender=st.sampled_from(["female", "male", None]),
                aliases=names,
                mentions=span_tuples,
                members=names,
            ),
            max_size=3,
            unique_by=lambda speaker: speaker.id,
        )
    )
    known = st.sampled_from([None, *(speaker.id for speaker in speakers)])
    steps = st.builds(Step, text=words, span=st.none() | spans, why=words)
    quotes = st.builds(
        Quote,
        id=words,
        type=st.sampled_from(["direct", "mixed", "indirect"]),
        content=st.lists(spans, min_size=1, max_size=3).map(tuple),
        cue=span_tuples,
        source=span_tuples,
        cue_lemma=maybe,
        act=st.sampled_from(["speech", "attitude"]),
        speaker_id=known,
        addressee_id=known,
        status=st.sampled_from(get_args(Status)),
        reported_by_id=known,
        confidence=st.floats(0, 1),
        evidence=st.builds(Evidence, rule=words, via=st.lists(steps, max_size=2).map(tuple)),
        parent_id=maybe,
        paragraph=st.integers(1, 99),
    )
    return Document(
        id=draw(words),
        text=text,
        quotes=tuple(draw(st.lists(quotes, max_size=3))),
        speakers=tuple(speakers),
        not_quotes=tuple(
            draw(st.lists(st.builds(NotQuote, span=spans, reason=words, paragraph=st.integers(1, 99)), max_size=2))
        ),
        meta=draw(st.dictionaries(words.filter(lambda key: key != "seconds"), words, max_size=2))
        | draw(st.sampled_from([{}, {"seconds": 0.0}, {"seconds": 0.25}])),
    )


@given(_documents())
def test_a_record_gives_the_document_back_also_through_json(document: Document) -> None:
    record = document_record(document, with_not_quotes=True)

    assert read_document(record, document.text) == document
    assert read_document(json.loads(json.dumps(record)), document.text) == document


@given(_documents(), st.lists(st.builds(Place, st.integers(0, 80), st.text(max_size=8)), max_size=3))
def test_a_whole_record_gives_every_place_back_too(document: Document, places: list[Place]) -> None:
    document = replace(document, places=tuple(sorted(places, key=lambda place: place.start)))
    record = document_record(document, with_not_quotes=True, with_text=True, with_places=True)

    assert read_document(record, record["text"]) == document
    assert read_document(json.loads(json.dumps(record)), document.text) == document


def test_results_from_before_there_were_statuses_are_read(document: Document) -> None:
    record = document_record(document, with_not_quotes=True)
    for quote in record["quotes"]:
        for key in ("status", "reported_by", "reported_by_id"):
            del quote[key]

    assert read_document(record, document.text).quotes == document.quotes


def test_an_id_of_a_roster_may_look_like_a_generated_one() -> None:
    """What the record holds are ids and names; which is whose must not be mixed up."""
    text = "“Yes,” said Ann to Bo."
    ann, bo = Speaker("s1", "Ann", True), Speaker("Q7", "Bo", True, aliases=("s1",))
    quote = Quote("q1", "direct", (TextSpan(0, 6),), speaker_id="Q7", addressee_id="s1", reported_by_id="s1")
    document = Document("d", text, (quote,), (ann, bo), (), {}, (Place(0, "line 1"), Place(12, "line 2")))
    record = document_record(document, with_places=True)

    names = [record["quotes"][0][key] for key in ("speaker", "addressee", "reported_by")]
    assert names == ["Bo", "Ann", "Ann"]
    assert read_document(record, text) == document


@given(_documents(), st.lists(st.integers(0, 80), unique=True).map(sorted))
def test_every_quote_keeps_its_place(document: Document, starts: list[int]) -> None:
    document = replace(document, places=tuple(Place(start, f"line {start}") for start in starts))
    again = read_document(document_record(document), document.text)

    assert [again.place_of(quote) for quote in again.quotes] == [document.place_of(quote) for quote in document.quotes]


def test_a_place_goes_on_until_the_next_one(document: Document) -> None:
    """Of the quotes, the first begins at 0, the third on `that the alliance`, the fifth later."""
    first, _, third, _, fifth, *_ = document.quotes
    start = third.content[0].start
    document = replace(document, places=(Place(1, "page 1"), Place(start, "page 2"), Place(start + 1, "page 3")))

    assert [document.place_of(quote) for quote in (first, third, fifth)] == [None, "page 2", "page 3"]
    assert [quote["place"] for quote in document_record(document)["quotes"]][:3] == [None, "page 1", "page 2"]


def test_the_text_comes_only_when_asked_for(document: Document) -> None:
    assert "text" not in document_record(document)
    assert document_record(document, with_text=True)["text"] == document.text


def test_seconds_move_out_of_meta_and_back(document: Document) -> None:
    record = document_record(document, with_not_quotes=True)

    assert record["seconds"] == document.meta["seconds"]
    assert record["meta"] == {"path": "article.txt", "encoding": "utf-8"}
    assert read_document(record, document.text) == document


def test_a_quote_has_the_name_of_its_speaker_and_its_text(document: Document) -> None:
    quotes: list[dict[str, Any]] = document_record(document)["quotes"]

    assert [quote["speaker"] for quote in quotes[:2]] == ["Igor Ivanov", "Igor Ivanov"]
    assert quotes[4]["speaker"] is None
    assert quotes[1]["text"] == "it “a\ndisaster”"
    assert quotes[5]["text"] == "The truce … would hold"
    for quote in quotes:
        pieces = [document.text[start:end] for start, end in quote["content"]]
        assert " … ".join(pieces) == quote["text"]


def test_not_quotes_come_only_when_asked_for(document: Document) -> None:
    assert "not_quotes" not in document_record(document)
    start = document.text.index("“so-called”")
    assert document_record(document, with_not_quotes=True)["not_quotes"] == [
        {"text": "“so-called”", "span": [start, start + 11], "reason": "scare quote", "paragraph": 3}
    ]


def test_a_failure_is_a_record_without_quotes() -> None:
    record = failure_record(Failure("x", "x: no such file"))

    assert record["error"] == "x: no such file"
    assert record["quotes"] == record["speakers"] == []
