"""Texts that programs add: taken in, read by a reader that does what they say, and told about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.unit.web.pages import made
from tests.unit.web.programs import Program, as_json, asking
from tests.waiting import until


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """One program for all tests here, so that one process reads."""
    with asking(made(tmp_path_factory.mktemp("corpus") / "quotes.db")) as found:
        yield found


def added(program: Program, body: Any) -> Any:
    """What came of a text."""
    number = program.post("/texts", body, 202)["number"]
    assert until(lambda: program.get(f"/arrivals/{number}")["state"] not in ("waiting", "reading"))
    return program.get(f"/arrivals/{number}")


def test_a_text_is_added_once(program: Program) -> None:
    body = {"text": "“We sail,” said Ann.", "title": "Sails", "date": "2024-05-03", "site": "Post", "genre": "news"}
    found = added(program, body)

    (text,) = found["texts"]
    assert (found["state"], found["share"], text["became"], text["name"]) == ("done", 1, "new", "Sails")
    document = program.get(f"/texts/{text['text']}")["document"]
    assert (document["text"], document["meta"]["date"]) == (body["text"], "2024-05-03")
    assert added(program, body)["texts"][0]["became"] == "unchanged"
    assert program.get("/statements?words=sail")["statements"][0]["ref"]["text"] == text["text"]


def test_what_cannot_be_added_is_told(program: Program) -> None:
    assert "cannot be read" in added(program, {"text": "FAIL"})["texts"][0]["why"]
    inside = added(program, {"url": "http://127.0.0.1:8000/texts/1"})["texts"][0]
    assert (inside["became"], inside["text"], inside["why"] is None) == ("failed", None, False)
    for wrong in (
        {},
        {"text": ""},
        {"text": "a", "url": "https://example.org/"},
        {"url": "file:///etc/passwd"},
        {"url": "/etc/passwd"},
        {"text": "a", "date": "May"},
        {"text": "a", "genre": "poem"},
        {"text": "a", "path": "/etc/passwd"},
    ):
        program.post("/texts", wrong, 422)
    program.raw("/texts", as_json({"text": "a\ud800"}), 422)
    program.get("/arrivals/99", 404)
    program.post("/arrivals/99/cancel", status=404)


def test_it_can_be_let_be(program: Program) -> None:
    number = program.post("/texts", {"text": "SLEEP"}, 202)["number"]
    assert until(lambda: program.get(f"/arrivals/{number}")["state"] == "reading")
    waiting = program.post("/texts", {"text": "“Later.”"}, 202)
    assert (waiting["state"], waiting["ahead"]) == ("waiting", 1)
    assert program.post(f"/arrivals/{waiting['number']}/cancel", status=200)["state"] == "cancelled"
    program.post(f"/arrivals/{number}/cancel", status=200)
    assert until(lambda: program.get(f"/arrivals/{number}")["state"] == "cancelled")
