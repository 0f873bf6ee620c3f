"""Document to plain record and back."""

from __future__ import annotations

import copy
import json
import math
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.changed_records import ANY_JSON, Way, changed, ways

from inquit import Document, Evidence, Failure, NotQuote, Place, Quote, Speaker, Step, TextSpan, TimeSpan
from inquit.document import Status
from inquit.errors import InputError
from inquit.record import document_record, failure_record, read_document

any_speed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy


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
    time = st.none() | st.floats(-(2**40), 2**40) | words
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
        parent_id=st.none(),
        paragraph=st.integers(1, 99),
        time=st.none() | st.builds(TimeSpan, time, time),
    )
    rows = [replace(row, id=f"q{number}") for number, row in enumerate(draw(st.lists(quotes, max_size=3)), start=1)]
    parents = [draw(st.sampled_from([None, *(earlier.id for earlier in rows[:at])])) for at in range(len(rows))]
    return Document(
        id=draw(words),
        text=text,
        quotes=tuple(replace(row, parent_id=parent) for row, parent in zip(rows, parents, strict=True)),
        speakers=tuple(speakers),
        not_quotes=tuple(
            draw(st.lists(st.builds(NotQuote, span=spans, reason=words, paragraph=st.integers(1, 99)), max_size=2))
        ),
        meta=draw(st.dictionaries(words.filter(lambda key: key != "seconds"), words, max_size=2))
        | draw(st.sampled_from([{}, {"seconds": 0.0}, {"seconds": 0.25}])),
    )


@any_speed
@given(_documents())
def test_a_record_gives_the_document_back_also_through_json(document: Document) -> None:
    record = document_record(document, with_not_quotes=True)

    assert read_document(record, document.text) == document
    assert read_document(json.loads(json.dumps(record)), document.text) == document


@any_speed
@given(_documents(), st.lists(st.builds(Place, st.integers(0, 80), st.text(max_size=8)), max_size=3))
def test_a_whole_record_gives_every_place_back_too(document: Document, places: list[Place]) -> None:
    document = replace(document, places=tuple(sorted(places, key=lambda place: place.start)))
    record = document_record(document, with_not_quotes=True, with_text=True, with_places=True)

    assert read_document(record, record["text"]) == document
    assert read_document(json.loads(json.dumps(record)), document.text) == document


def test_results_from_before_there_were_statuses_are_read(document: Document) -> None:
    record = document_record(document, with_not_quotes=True)
    for quote in record["quotes"]:
        for key in ("status", "reported_by", "reported_by_id", "time"):
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


@any_speed
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


def _whole() -> dict[str, Any]:
    """The record of a document in which every field says something."""
    text = "“Yes,” said Ann, a nurse, to Bo. “No.”"
    ann = Speaker("s1", "Ann", True, "person", "nurse", "the ward", "female", ("Annie",), (TextSpan(12, 15),), ("Ann",))
    evidence = Evidence("verb", (Step("Ann", TextSpan(12, 15), "name"),))
    outer = Quote("q1", "direct", (TextSpan(0, 6),), (TextSpan(7, 11),), (TextSpan(12, 15),), "say", "speech", "s1")
    outer = replace(outer, confidence=0.5, evidence=evidence, addressee_id="s2", reported_by_id="s2")
    outer = replace(outer, time=TimeSpan(1.5, "2024-05-01T14:05:10"))
    inner = replace(outer, id="q2", parent_id="q1", content=(TextSpan(1, 4),))
    unsaid = NotQuote(TextSpan(33, 38), "term")
    places = (Place(0, "line 1"), Place(20, "line 2"))
    document = Document(
        "d",
        text,
        (outer, inner),
        (ann, Speaker("s2", "Bo", True)),
        (unsaid,),
        {"seconds": 1.5, "format": "text"},
        places,
    )
    return document_record(document, with_not_quotes=True, with_text=True, with_places=True)


WHOLE = _whole()


@any_speed
@given(st.sampled_from(list(ways(WHOLE))), ANY_JSON)
def test_a_record_with_any_value_anywhere_is_read_or_refused_by_the_name_of_the_field(way: Way, value: Any) -> None:
    try:
        document = read_document(changed(WHOLE, way, value), WHOLE["text"])
    except InputError as error:
        message = str(error)
        assert message.encode().decode() == message
        assert "\n" not in message
        fields = [key for key in way if isinstance(key, str)]
        assert any(field.removesuffix("s") in message for field in fields) if fields else "record" in message
    else:
        json.dumps(document_record(document, with_not_quotes=True, with_text=True, with_places=True))


@pytest.mark.parametrize(
    ("way", "value", "said"),
    [
        ((), [], "record: must be an object, not []"),
        (("id",), 7, "record: id must be a string, not 7"),
        (("quotes",), {}, "document 'd': quotes must be a list, not {}"),
        (("quotes", 0), "q1", "document 'd', quote number 1: must be an object, not \"q1\""),
        (("quotes", 0, "id"), 1, "document 'd', quote number 1: id must be a string, not 1"),
        (("quotes", 1, "id"), "q1", "quote 'q1': id must be of its own, while an earlier row has the same, not \"q1\""),
        (("quotes", 1, "confidence"), 7, "document 'd', quote 'q2': confidence must be a number from 0 to 1, not 7"),
        (("quotes", 1, "confidence"), math.nan, "confidence must be a number from 0 to 1, not NaN"),
        (("quotes", 1, "confidence"), True, "confidence must be a number from 0 to 1, not true"),
        (("quotes", 1, "confidence"), "0.5", 'confidence must be a number from 0 to 1, not "0.5"'),
        (("quotes", 1, "content"), [], "content must be a list of one or more [start, end], not []"),
        (
            ("quotes", 1, "content"),
            [[1.0, 2]],
            "content must be made of pairs of whole numbers [start, end], not [1.0, 2]",
        ),
        (("quotes", 1, "content"), [[3, 2]], "content must be within the text, which has 38 characters"),
        (("quotes", 1, "content"), [[3, 39]], "content must be within the text, which has 38 characters"),
        (("quotes", 1, "content"), [[-1, 2]], "content must be within the text, which has 38 characters"),
        (("quotes", 1, "speaker_id"), "s9", 'speaker_id must be the id of a speaker in the record, or null, not "s9"'),
        (("quotes", 1, "parent_id"), "q9", 'parent_id must be the id of a quote in the record, or null, not "q9"'),
        (("quotes", 0, "parent_id"), "q2", "parent_id must be the id of a row that does not stand in this one"),
        (("quotes", 1, "evidence", "via", 0, "why"), None, "quote 'q2', evidence, step number 1: why must be a string"),
        (("speakers", 1, "named"), 1, "document 'd', speaker 's2': named must be true or false, not 1"),
        (("speakers", 1, "kind"), "dog", 'kind must be person, group, organisation, document or null, not "dog"'),
        (("not_quotes", 0, "paragraph"), 0, "paragraph must be a whole number from 1, not 0"),
        (("quotes", 0, "time"), 7, "document 'd', quote 'q1', time: must be an object, not 7"),
        (("quotes", 0, "time", "start"), math.nan, "time: start must be a number of seconds, a time in ISO 8601, or"),
        (("quotes", 0, "time", "end"), True, "quote 'q1', time: end must be a number of seconds, a time in ISO 8601"),
        (("places", 0), ["0", "line 1"], "places must be a list of [start, name]"),
        (("meta",), [], "document 'd', meta: must be an object, not []"),
        (("seconds",), 10**400, "document 'd': seconds must be a number from 0, not 1000"),
    ],
    ids=lambda part: "/".join(map(str, part)) if isinstance(part, tuple) else "",
)
def test_what_is_wrong_with_a_record_is_said_with_its_row_and_field(way: Way, value: Any, said: str) -> None:
    with pytest.raises(InputError) as refused:
        read_document(changed(WHOLE, way, value), WHOLE["text"])

    assert said in str(refused.value)


def test_a_missing_field_is_named() -> None:
    record = copy.deepcopy(WHOLE)
    del record["quotes"][1]["cue"]

    with pytest.raises(InputError, match="document 'd', quote 'q2': cue is missing"):
        read_document(record, WHOLE["text"])
