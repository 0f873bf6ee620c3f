"""inquit's own results: documents come back without their texts being read again."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.changed_records import ANY_JSON, Way, changed, ways

import inquit
from inquit import Document, Evidence, Failure, NotQuote, Place, Quote, Speaker, Step, TextSpan
from inquit.io.inputs.result_records import is_result, read_result, results_in
from inquit.io.outputs.all_outputs import OUTPUT_FORMATS
from inquit.io.outputs.output_format import OutputFormat
from inquit.record import document_record, failure_record

any_speed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy

TEXT = "The day began.\n\n“Yes,” said Mayor Ann Lund to Bo, “we say ‘no’ to it.”\n\nA “term” here."


def _span(words: str) -> TextSpan:
    start = TEXT.index(words)
    return TextSpan(start, start + len(words))


def _document() -> Document:
    ann = Speaker("s1", "Ann Lund", True, "person", "Mayor", None, "female", ("Lund",), (_span("Mayor Ann Lund"),))
    via = (Step("Mayor Ann Lund", _span("Mayor Ann Lund"), "source"), Step("Ann Lund", _span("Ann Lund"), "name"))
    outer = Quote(
        "q1",
        "direct",
        (_span("“Yes,”"), _span("“we say ‘no’ to it.”")),
        (_span("said"),),
        (_span("Mayor Ann Lund"),),
        "say",
        speaker_id="s1",
        addressee_id="s2",
        confidence=0.75,
        evidence=Evidence("verb", via),
        paragraph=2,
    )
    inner = Quote("q2", "direct", (_span("‘no’"),), parent_id="q1", paragraph=2, evidence=Evidence("none"))
    meta = {"engine": "rules", "seconds": 0.5, "title": "A day", "path": "a.txt"}
    places = (Place(0, "line 1"), Place(16, "line 3"))
    unsaid = (NotQuote(_span("“term”"), "term", 3),)
    return Document("a", TEXT, (outer, inner), (ann, Speaker("s2", "Bo", True)), unsaid, meta, places)


def _record(**options: bool) -> dict[str, Any]:
    return json.loads(json.dumps(document_record(_document(), **options)))  # type: ignore[no-any-return]


def test_results_with_their_text_give_the_document_back() -> None:
    record = _record(with_not_quotes=True, with_text=True, with_places=True)

    assert read_result(record, "r, line 1") == _document()
    assert _document().has_text


def test_results_without_text_have_the_words_of_statements_in_their_places() -> None:
    document, known = _document(), read_result(_record(with_not_quotes=True), "r, line 1")
    assert isinstance(known, Document)

    assert not known.has_text
    assert known.meta == {**document.meta, "text": "missing"}
    assert [quote.content for quote in known.quotes] == [quote.content for quote in document.quotes]
    assert [quote.text for quote in known.quotes] == [quote.text for quote in document.quotes]
    assert [found.span.of(known.text) for found in known.not_quotes] == ["“term”"]
    assert known.speakers == document.speakers
    assert known.text.split() == [*"“Yes,” Mayor Ann Lund “we say ‘no’ to it.” “term”".split()]


def test_cues_without_their_words_are_left_out_and_sources_that_are_known_stay() -> None:
    quote = _quotes(read_result(_record(), "r, line 1"))[0]

    assert (quote.cue, quote.cue_lemma) == ((), "say")
    assert quote.source == (_span("Mayor Ann Lund"),)


def _quotes(result: Document | Failure) -> tuple[Quote, ...]:
    assert isinstance(result, Document)
    return result.quotes


def test_statements_of_several_paragraphs_stand_in_paragraphs_of_their_own() -> None:
    known = read_result(_record(with_not_quotes=True), "r, line 1")
    assert isinstance(known, Document)

    assert "\n\n" in known.text[_span("it.”").end : _span("“term”").start]
    assert "\n" not in known.text[_span("“Yes,”").start : _span("it.”").end]


@pytest.mark.parametrize("format_", OUTPUT_FORMATS, ids=lambda one: one.name)
def test_results_without_text_can_be_written_in_every_format(format_: OutputFormat, tmp_path: Path) -> None:
    known = read_result(_record(with_not_quotes=True), "r, line 1")
    assert isinstance(known, Document)
    assert _written(known, format_, tmp_path) == _written(_document(), format_, tmp_path)


def _written(document: Document, format_: OutputFormat, folder: Path) -> bool:
    """Whether a format can hold a document at all, as subtitles cannot hold one without times."""
    with suppress(inquit.OutputError):
        inquit.write([document], folder / "r.out", format=format_.name)
        return (folder / "r.out").stat().st_size > 0
    return False


def test_results_read_and_written_without_text_are_the_same_when_read_again() -> None:
    known = read_result(_record(with_not_quotes=True), "r, line 1")
    assert isinstance(known, Document)
    for with_text in (False, True):
        again = json.loads(json.dumps(document_record(known, with_not_quotes=True, with_text=with_text)))
        result = read_result(again, "r, line 1")
        assert isinstance(result, Document)
        assert not result.has_text
        assert replace(result, places=()) == replace(known, places=())


def test_results_of_older_versions_are_read() -> None:
    record = _record()
    for quote in record["quotes"]:
        for name in ("status", "place", "time", "addressee", "addressee_id", "reported_by", "reported_by_id"):
            del quote[name]
    del record["meta"]["engine"]

    assert is_result(record)
    assert [quote.status for quote in _quotes(read_result(record, "r, line 1"))] == ["asserted", "asserted"]


def test_what_failed_failed() -> None:
    record = failure_record(Failure("b.txt", "b.txt: no such file"))

    assert is_result(record)
    assert read_result(record, "r, line 2") == Failure(
        "b.txt", "r, line 2: failed when these results were made (b.txt: no such file)"
    )


@pytest.mark.parametrize(
    "record",
    [
        {"id": "a", "text": "“Yes,” said Ann."},
        {"id": "a", "text": "t", "quotes": []},  # gold, or predictions of another program
        {"id": "a", "speakers": [], "text": "t"},
        {"id": "a", "meta": {"engine": "steam"}, "text": "t"},
        ["quotes", "speakers", "seconds"],
        "quotes speakers seconds",
        None,
    ],
)
def test_what_is_no_result(record: Any) -> None:
    assert not is_result(record)


def test_results_in_json_are_one_several_or_those_of_a_file() -> None:
    record = _record()

    assert results_in(record) == results_in([record]) == results_in({"inquit": "1", "documents": [record]}) == [record]
    assert results_in({"inquit": "1", "model": "m", "documents": []}) == []
    assert results_in({"data": [record]}) is None
    assert results_in([{"id": "a", "text": "t"}]) is None


@pytest.mark.parametrize(
    ("way", "value", "said"),
    [
        (
            ("quotes", 0, "text"),
            "“Yes,” … “we say ‘no’ to her.”",
            "quote 'q1': text must be as long as its positions say",
        ),
        (("quotes", 0, "text"), "“Yes,” … “we say ‘so’ to it.”", "its words are not those that stand at its positions"),
        (("quotes", 0, "content", 1), [-1, 4], "quote 'q1': content must be within the text"),
        (("quotes", 0, "content", 1), [49_999_990, 50_000_010], "quote 'q1': content must be within the text"),
        (("quotes", 0, "speaker_id"), "s9", "speaker_id must be the id of a speaker"),
        (("speakers", 0, "name"), None, "speaker 's1': name must be a string"),
        (("quotes",), 5, "quotes must be a list, not 5"),
        (("speakers",), None, "speakers must be a list, not null"),
        (("meta", "title"), {"a": 1}, "meta: title must be a string or null"),
        (("meta", "path"), 7, "meta: path must be a string or null, not 7"),
        (("meta", "fields"), 5, "meta, fields: must be an object, not 5"),
        (("meta", "fields"), {"a": []}, "fields: a must be a string, a number, true, false or null, not []"),
        (("meta", "notices"), 5, "notices must be a list of strings, not 5"),
        (("text",), 5, "text must be a string"),
        (("text",), TEXT[1:], "its words are not those that stand at its positions; the text was changed"),
    ],
)
def test_a_damaged_record_is_a_failure_with_its_place(way: Way, value: Any, said: str) -> None:
    record = changed({**_record(with_not_quotes=True), "text": None}, way, value)
    record["meta"].setdefault("fields", {})

    result = read_result(record, "r, line 3")

    assert isinstance(result, Failure)
    assert result.id == "r, line 3"
    assert result.error.startswith("r, line 3: ")
    assert said in result.error


@any_speed
@given(st.sampled_from(list(ways(_record(with_not_quotes=True)))), ANY_JSON)
def test_a_record_with_any_value_anywhere_is_read_or_refused(way: Way, value: Any) -> None:
    result = read_result(changed(_record(with_not_quotes=True), way, value), "r, line 1")
    if isinstance(result, Failure):
        assert "\n" not in result.error
        assert "line 1: " in result.error
    else:
        assert len(result.text) < 1000 or isinstance(value, int | list)
        json.dumps(document_record(result, with_not_quotes=True, with_text=True, with_places=True))


def _lines(*records: Any) -> bytes:
    return b"".join((one if isinstance(one, str) else json.dumps(one)).encode() + b"\n" for one in records)


def _packed(data: bytes, name: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, data)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("r.jsonl", _lines(_record(), _record(with_text=True))),
        ("r.txt", _lines(_record(), _record(with_text=True))),
        ("r.json", json.dumps({"inquit": "1", "model": "m", "documents": [_record(), _record()]}).encode()),
        ("r.json", json.dumps([_record(), _record()], indent=1).encode()),
        ("r", json.dumps({"inquit": "1", "documents": [_record(), _record()]}).encode("utf-16")),
        ("r.jsonl.gz", gzip.compress(_lines(_record(), _record()))),
        ("r.zip", _packed(_lines(_record(), _record()), "in/r.jsonl")),
    ],
)
def test_results_are_read_from_files_of_every_kind(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)

    results = list(inquit.read_results(tmp_path / name))

    assert [one.id for one in results if isinstance(one, Document)] == ["a", "a"]


def test_a_damaged_line_stops_no_other(tmp_path: Path) -> None:
    bad = {**_record(), "quotes": [{"id": "q1"}]}
    (tmp_path / "r.jsonl").write_bytes(_lines(_record(), bad, '{"id": "a", "quo', [1], _record()))

    first, *failures, last = inquit.read_results(tmp_path / "r.jsonl")

    assert isinstance(first, Document)
    assert isinstance(last, Document)
    errors = [one.error for one in failures if isinstance(one, Failure)]
    assert [error.split(": ")[0] for error in errors] == [f"{tmp_path}/r.jsonl, line {number}" for number in (2, 3, 4)]
    assert "text is missing" in errors[0]


def test_what_holds_no_results_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("text\na\nb\n")

    results = list(inquit.read_results(tmp_path))

    assert results == [
        Failure(
            f"{tmp_path}/t.csv", f"{tmp_path}/t.csv: holds texts, and no results of inquit; read it with inquit.read"
        )
    ]


def test_texts_are_read_anew_where_results_are_not_asked_for(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_bytes(_lines(_record(with_text=True)))

    assert [(one.id, one.text) for one in inquit.read(tmp_path / "r.jsonl") if not isinstance(one, Failure)] == [
        ("a", TEXT)
    ]


def test_parquet_gives_statements_and_their_speakers(tmp_path: Path) -> None:
    document = _document()
    inquit.write([document, replace(document, id="b")], tmp_path / "r.parquet", with_not_quotes=True, model="m")

    found = list(inquit.read_results(tmp_path / "r.parquet"))

    assert [one.id for one in found] == ["a", "b"]
    (one, _) = found
    assert isinstance(one, Document)
    assert not one.has_text
    assert [quote.text for quote in one.quotes] == [quote.text for quote in document.quotes]
    assert [quote.content for quote in one.quotes] == [quote.content for quote in document.quotes]
    assert [speaker.name for speaker in one.speakers] == ["Ann Lund", "Bo"]
    assert one.quotes[0].addressee is not None
    assert one.quotes[0].addressee.name == "Bo"
    assert [found.reason for found in one.not_quotes] == ["term"]
    assert [step.text for step in one.quotes[0].evidence.via] == ["Mayor Ann Lund", "Ann Lund"]
    assert one.meta == {"path": f"{tmp_path}/r.parquet", "model": "m", "text": "missing"}


def test_a_statement_of_many_stretches_keeps_its_words_in_parquet(tmp_path: Path) -> None:
    """Where the middle of it stands is shown only by a row within."""
    text = "A one, x B two ‘three’, yy C four."
    spans = tuple(
        TextSpan(text.index(words), text.index(words) + len(words)) for words in ("A one", "B two ‘three’", "C four")
    )
    inner = TextSpan(text.index("‘three’"), text.index("‘three’") + 7)
    quotes = (Quote("q1", "direct", spans), Quote("q2", "direct", (inner,), parent_id="q1"))
    inquit.write([Document("a", text, quotes)], tmp_path / "r.parquet")

    (found,) = inquit.read_results(tmp_path / "r.parquet")

    assert [quote.text for quote in _quotes(found)] == ["A one … B two ‘three’ … C four", "‘three’"]
    assert [quote.content for quote in _quotes(found)] == [spans, (inner,)]
