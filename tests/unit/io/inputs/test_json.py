"""JSON: where the texts are is told by its shape."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from tests.unit.io.inputs.reading import read_all

from inquit.document import Document, Failure, Place
from inquit.errors import InputError
from inquit.io.outputs.all_outputs import output_format
from inquit.io.outputs.output_format import WriteOptions
from inquit.source import Source

A, B = {"id": "a", "text": "one"}, {"id": 2, "text": "two"}


def _read(value: Any, **options: Any) -> list[tuple[str, str]]:
    data = value if isinstance(value, bytes) else json.dumps(value, indent=2).encode()
    return [(one.id, one.text if isinstance(one, Source) else one.error) for one in read_all("JSON", data, **options)]


@pytest.mark.parametrize(
    "value",
    [
        [A, B],
        {"articles": [A, B]},
        {"status": "ok", "tags": ["x"], "data": {"total": 2, "items": [A, B]}},
        {"a": {"text": "one"}, "2": {"text": "two"}},
        {"by_id": {"a": {"text": "one"}, "2": {"text": "two"}}},
        {"id": ["a", 2], "text": ["one", "two"]},
        {"id": {"0": "a", "1": 2}, "text": {"0": "one", "1": "two"}},
        json.dumps(A, indent=1).encode() + b"\n" + json.dumps(B, indent=1).encode(),
        "\ufeff".encode() + json.dumps([A, B]).encode().replace(b",", b",\r\n"),
        json.dumps([A, B]).encode("utf-16"),
    ],
    ids=[
        "list", "within", "deep within", "by id", "by id within", "columns", "columns of pandas", "one after the other",
        "mark and CRLF", "UTF-16",
    ],
)  # fmt: skip
def test_records_are_found_in_every_shape(value: Any) -> None:
    assert _read(value) == [("a", "one"), ("2", "two")]


def test_a_single_object_is_a_document() -> None:
    (found,) = read_all("JSON", b'{\n  "title": "T",\n  "text": "one"\n}')

    assert isinstance(found, Source)
    assert (found.id, found.text, found.meta, found.encoding) == (
        "x:1",
        "one",
        {"format": "JSON", "title": "T"},
        "utf-8",
    )
    assert found.markup.places == (Place(0, "item 1"),)


def test_a_list_of_texts_is_read() -> None:
    assert _read(["one", "two"]) == [("x:1", "one"), ("x:2", "two")]


def test_fields_are_named_also_those_within_others() -> None:
    value = {"response": {"results": [{"webUrl": "u1", "fields": {"bodyText": "one"}}]}}

    assert _read(value, text_column="fields.bodyText", id_column="webUrl") == [("u1", "one")]
    assert _read([{"a.b": "one"}], text_column="a.b") == [("x:1", "one")]


def test_where_no_field_holds_a_text_those_that_do_are_named() -> None:
    value = {"articles": [{"id": 1, "title": "T", "body": {"html": "B"}}]}

    with pytest.raises(
        InputError, match=r"^x: no field 'text' that holds a text; name one with --text-column: 'title', 'body.html'$"
    ):
        _read(value)
    with pytest.raises(InputError, match="name one with --text-column: none"):
        _read([1, 2])


def test_a_record_without_a_text_or_an_id_is_named_and_the_others_are_read() -> None:
    found = _read([A, {"title": "T"}, {"text": None}, B, "x"], id_column="id")

    assert found[0] == ("a", "one")
    assert found[1] == ("x, item 2", "x, item 2: no text in 'text'; the fields with one: 'title'")
    assert found[2] == ("x, item 3", "x, item 3: no text in 'text'; the fields with one: none")
    assert found[3] == ("2", "two")
    assert _read([A, {"text": "two"}], id_column="id")[1] == (
        "x, item 2",
        "x, item 2: no id in 'id'; name another field with --id-column, or none",
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'[{"text": "a"},\n {"text" "b"}]', r"x: not valid JSON \(expecting ':' delimiter at line 2, column 10\)"),
        (b'{"text": "a\nb"}', r"x: not valid JSON \(invalid control character at line 1, column 12\)"),
        (b'[{"text": "a"}', "x: not valid JSON"),
        (b'{"text": "a"} and so on', "x: not valid JSON"),
        (b"[" * 200_000, "x: JSON that cannot be read"),
        (b"[" + b"1" * 5_000 + b"]", "x: JSON that cannot be read"),
    ],
)
def test_what_is_no_json_is_named_with_the_place(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        _read(data)


@pytest.mark.parametrize("value", [[], {"items": []}])
def test_no_records(value: Any) -> None:
    if value:
        with pytest.raises(InputError, match="no field 'text'"):
            _read(value)
    else:
        (found,) = read_all("JSON", b"[]")
        assert isinstance(found, Source)
        assert found.notices == ("x: empty, so there are no statements in it",)


def test_one_bad_byte_is_said_once_and_changes_nothing_else() -> None:
    data = '[{"text": "“One”"}, {"text": "“Two X”"}]'.encode().replace(b"X", b"\xff")
    first, second = read_all("JSON", data)

    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert (first.text, second.text) == ("“One”", "“Two \ufffd”")
    assert first.notices == ("x: not all of it is UTF-8: 1 place with damaged bytes, read as \ufffd (U+FFFD)",)
    assert second.notices == ()


def test_results_of_inquit_are_told_apart_from_texts(tmp_path: Any) -> None:
    file = tmp_path / "r.json"
    for with_text in (False, True):
        with file.open("w", encoding="utf-8") as stream:
            options = WriteOptions(several=True, version="1", model="m", with_text=with_text)
            writer = output_format("json").open(stream, options)
            writer.document(Document("a", "“Yes”"))
            writer.finish()
        if with_text:
            assert _read(file.read_bytes()) == [("a", "“Yes”")]
        else:
            with pytest.raises(InputError, match="x: results of inquit without their texts; name the texts"):
                _read(file.read_bytes())


def test_results_of_inquit_in_lines_are_told_apart_too() -> None:
    stream = io.StringIO()
    writer = output_format("jsonl").open(stream, WriteOptions(several=True, version="1", model="m"))
    for name in ("a", "b"):
        writer.document(Document(name, "“Yes”"))
    writer.finish()
    with pytest.raises(InputError, match="x: results of inquit without their texts; name the texts"):
        list(read_all("JSON Lines", stream.getvalue().encode()))


def test_records_are_counted() -> None:
    from io import BytesIO

    from inquit.io.inputs.json_input import count
    from inquit.io.item import Item

    for value, number in (([A, B], 2), ({"n": [1], "data": [A, B]}, 2), (A, 1), ([], 1)):
        assert count(Item("x", BytesIO(json.dumps(value).encode()))) == number


def test_lines_of_json_say_which_fields_there_are() -> None:
    (found,) = read_all("JSON Lines", b'{"title": "T", "body": "B"}\n')

    assert isinstance(found, Failure)
    assert found.error.endswith("--text-column names another field; the fields with a text here: 'title', 'body'")


def test_an_id_is_no_field_with_a_text() -> None:
    (found,) = read_all("JSON Lines", b'{"id": "a", "text": 5}\n')

    assert isinstance(found, Failure)
    assert found.error.endswith("the fields with a text here: none")


def test_lines_of_json_in_other_encodings() -> None:
    text = '{"text": "“One”"}\n{"text": "“B”"}\n'

    assert [one.text for one in read_all("JSON Lines", text.encode("utf-16")) if isinstance(one, Source)] == [
        "“One”",
        "“B”",
    ]
    first, second = read_all("JSON Lines", text.encode("cp1252"))
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert (first.text, second.text) == ("“One”", "“B”")
    assert (len(first.notices), len(second.notices)) == (1, 0)  # the same for all
