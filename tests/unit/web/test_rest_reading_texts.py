"""Texts that programs have read, and quotations that they have checked; by a reader that does what texts say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.unit.intake.stub_reader import StubReader
from tests.unit.web.pages import HOST, Pages, made
from tests.unit.web.programs import TOKEN, Program, as_json, asking

from inquit.errors import InputError
from inquit.intake.quotation_check import CorpusSources
from inquit.intake.reading_queue import ReadingQueue
from inquit.store import Store
from inquit.web.gate import Admission
from inquit.web.rest import reading_resources
from inquit.web.site import Served
from inquit.web.web_application import web_application

ARTICLE = "“We wait,” said Ann Lee. “Nobody ever sails there,” she said."
SOURCE = {"name": "minutes", "text": "Ann Lee: Nobody sails there.\nBo Ray: No.\nAnn Lee: We wait.\nBo Ray: Fine."}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """One program for all tests here, so that one process reads."""
    with asking(made(tmp_path_factory.mktemp("corpus") / "quotes.db")) as found:
        yield found


@pytest.fixture
def pages(program: Program) -> Pages:
    return Pages(program.client)


def test_a_text_is_read_and_put_nowhere(program: Program) -> None:
    found = program.post("/extract", {"text": "“We go,” said Ann.", "id": "x", "genre": "fiction"}, 200)

    assert [one["text"] for one in found["quotes"]] == ["“We go,”"]
    assert (found["id"], found["meta"]["genre"]) == ("x", "fiction")
    assert not {"text", "not_quotes"} & set(found)
    more = program.post("/extract", {"text": "“We go.”", "with_text": True, "all_quoted": True, "thoughts": True}, 200)
    assert (more["text"], more["not_quotes"]) == ("“We go.”", [])
    assert program.get("/texts")["total"] == 2


def test_what_is_no_text_to_read_is_refused(program: Program) -> None:
    for wrong in ({}, {"text": ""}, {"text": 5}, {"text": "a", "genre": "poem"}, {"text": "a", "more": 1}, None):
        program.post("/extract", wrong, 422)
    program.post("/extract", {"text": "a" * 1_000_001}, 422)
    program.raw("/extract", as_json({"text": "“We \ud800 go.”"}), 422)
    assert program.post("/extract", {"text": "FAIL", "id": "it"}, 422)["detail"] == "it: cannot be read"
    assert program.post("/extract", {"text": "“We\0go.”"}, 200)["quotes"][0]["text"] == "“We\0go.”"


def test_where_too_many_wait_the_next_is_told_to_come_back(database: Path) -> None:
    site = Served(database, "Eva", "1.0", StubReader)
    site.__dict__["queue"] = ReadingQueue(StubReader, most_waiting=0)  # in the place of the one that it would make
    application = web_application(site, Admission("127.0.0.1", 8000, bearer=TOKEN))
    with TestClient(application, f"http://{HOST}", headers={"authorization": f"Bearer {TOKEN}"}) as client:
        answer = client.post("/api/v1/extract", json={"text": "a"})

    assert (answer.status_code, answer.headers["retry-after"] > "0") == (503, True)
    assert "try again" in answer.json()["detail"]


@pytest.mark.model
def test_quotations_are_checked_against_texts_that_come_with_them(program: Program) -> None:
    found = program.post("/verify", {"article": ARTICLE, "sources": [SOURCE], "reported": True}, 200)

    assert [one["verdict"] for one in found["quotations"]] == ["altered"]  # two words are too few to be looked up
    assert (found["quotations"][0]["source"], found["sources"]) == ("minutes", 1)
    one = {"quotation": "Nobody sails there", "speaker": "Bo Ray", "sources": [{"text": SOURCE["text"]}]}
    (checked,) = program.post("/verify", one, 200)["quotations"]
    assert (checked["verdict"], checked["source"]) == ("other_speaker", "source 1")


@pytest.mark.model
def test_quotations_are_checked_against_the_database(program: Program) -> None:
    one = {"quotation": "We wait. It is late."}
    assert program.post("/verify", one, 200)["sources"] == 2
    assert program.post("/verify", {**one, "corpus": {"texts": [1, 1]}}, 200)["quotations"][0]["source"] == "a"
    assert program.post("/verify", {**one, "corpus": {"site": ["Post"]}}, 200)["quotations"][0]["verdict"] != "exact"
    for corpus, why in (({"texts": [1, 9]}, "not in the database"), ({"site": ["None"]}, "no text to look in")):
        assert why in program.post("/verify", {**one, "corpus": corpus}, 422)["detail"]


def test_a_check_that_contradicts_itself_is_refused(program: Program) -> None:
    one = {"quotation": "We wait."}
    for wrong in (
        {},
        {**one, "article": ARTICLE},
        {"article": ARTICLE, "speaker": "Ann"},
        {**one, "sources": [SOURCE], "corpus": {}},
        {**one, "sources": []},
        {**one, "sources": [{"text": "a" * 900_000}] * 5},
        {**one, "corpus": {"since": "May"}},
        {"article": "FAIL", "sources": [SOURCE]},
    ):
        program.post("/verify", wrong, 422)


def test_a_text_of_the_database_that_was_not_kept_is_told(database: Path) -> None:
    with Store(database) as store:
        store.db.execute("DELETE FROM texts WHERE document_id = 1")
    first, second = CorpusSources(str(database)).found()

    assert ("without its text" in getattr(first, "error", ""), second.id) == (True, "b")


def test_more_than_can_be_looked_in_is_refused(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inquit.intake.quotation_check.MOST_IN_CORPUS", 100)

    with pytest.raises(InputError, match="choose fewer texts"):
        list(CorpusSources(str(database)).found())


@pytest.mark.model
def test_the_page_shows_both_sides_and_keeps_what_was_typed(pages: Pages) -> None:
    page = pages.send("/verify", "/verify", article=ARTICLE, source1=SOURCE["text"], reported="on")

    assert "altered" in page
    assert "<ins>" in page
    assert "Nobody ever sails there" in page.partition("<textarea")[2]
    assert 'name="reported" checked' in page
    assert "<style" not in page


def test_the_page_tells_what_is_wrong(pages: Pages) -> None:
    for values, status in (
        ({}, 422),
        ({"quotation": "We wait", "article": ARTICLE}, 422),
        ({"quotation": "We wait", "since": "May"}, 422),
        ({"quotation": "We wait", "source1": "a" * 1_000_001}, 422),
        ({"article": "FAIL", "source1": "a b"}, 422),
    ):
        assert 'role="alert"' in pages.send("/verify", "/verify", status, **values)
    page = pages.send("/verify", "/verify", quotation="<script>hacked()</script> we wait", speaker="<b>")
    assert "<script>hacked" not in page
    assert "<b>" not in page.replace("<b>0", "")


def test_a_text_that_ends_the_process_costs_itself_only(program: Program) -> None:
    assert "died" in program.post("/extract", {"text": "CRASH"}, 503)["detail"]
    program.post("/extract", {"text": "“We go.”"}, 200)


def test_what_takes_too_long_or_waits_too_long_is_given_up(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_resources, "_MAX_SECONDS", 0.2)
    answer = program.client.post("/api/v1/extract", json={"text": "SLEEP"})
    assert (answer.status_code, "not read within" in answer.json()["detail"]) == (503, True)
    assert answer.headers["retry-after"]
    monkeypatch.setattr(reading_resources, "_MAX_SECONDS", 60)
    monkeypatch.setattr(reading_resources, "_PATIENCE", 0.2)
    assert "not done within" in program.post("/extract", {"text": "SLEEP"}, 503)["detail"]
    monkeypatch.setattr(reading_resources, "_PATIENCE", 60)
    program.post("/extract", {"text": "“We go.”"}, 200)
