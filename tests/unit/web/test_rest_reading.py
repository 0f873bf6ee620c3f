"""What programs read: the same as the pages show."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.stored_examples import EXAMPLES, store_at
from tests.unit.store.test_migrations import KEPT
from tests.unit.web.programs import Program, asking

from inquit.schema import read_schema
from inquit.web.kept_groups import ComparedStatements, KeptGroups


@pytest.fixture
def examples(tmp_path: Path) -> Iterator[Program]:
    """A program that asks about a database with something of every kind."""
    store_at(tmp_path / "examples.db", *EXAMPLES).close()
    with asking(tmp_path / "examples.db") as found:
        yield found


def test_texts_come_a_page_at_a_time(program: Program) -> None:
    first = program.get("/texts?limit=1")
    second = program.get(f"/texts?limit=1&before={first['more']}")

    assert [one["id"] for one in (*first["texts"], *second["texts"])] == ["b", "a"]
    assert (first["total"], second["more"]) == (2, None)
    program.get("/texts?limit=501", 422)
    program.get("/texts?limit=0", 422)


def test_a_text_is_as_inquit_schema_says_with_what_corrections_name_its_statements_by(program: Program) -> None:
    found = program.get("/texts/1")

    assert set(read_schema()["$defs"]["document"]["required"]) <= set(found["document"])
    assert found["document"]["text"].startswith("“We wait,”")
    assert [one["ref"]["row"] for one in found["statements"]] == [one["id"] for one in found["document"]["quotes"]]
    one = program.get("/texts/1/statements/q2")
    assert (one["quote"]["text"], one["ref"]) == ("“It is late.”", found["statements"][1]["ref"])
    assert program.get("/texts/9", 404)["detail"].startswith("there is no document 9")
    program.get("/texts/1/statements/q9", 404)
    program.get("/texts/0", 422)
    program.get("/texts/x", 422)
    program.get("/nothing", 404)


def test_statements_are_found_as_inquit_find_finds_them(program: Program) -> None:
    found = program.get("/statements?words=wait&type=direct&type=mixed&person=Bo%20Ray")

    assert [(one["statement"], one["ref"]["text"], one["marks"]) for one in found["statements"]] == [
        ("“We wait,”", 2, [[4, 8]])
    ]
    page = program.get("/statements?limit=2&offset=2")
    assert (page["total"], len(page["statements"])) == (5, 2)
    assert program.get("/statements?since=2030")["undated"] == 2
    assert program.get("/statements?where=site=Herald&order=confidence&around=true")["total"] == 4
    assert program.get("/statements?min_confidence=0.9&first_hand=true")["total"] == 0
    for wrong in ("type=loud", "since=May", "nothing=1", "words=-", "where=x", "min_confidence=nan", "offset=-1"):
        assert program.get(f"/statements?{wrong}", 422)["detail"]


def test_half_characters_and_nul_are_told_and_asked_for(examples: Program) -> None:
    assert examples.get("/texts/2")["document"]["quotes"][0]["text"] == "“We \ud800 go,”"
    assert examples.get("/statements?person=Bo%20Ray")["total"] == 2
    for words in ("%00", "a%00b", "%ED%A0%80", "%F0%9F%A6%8A"):
        assert examples.get(f"/statements?person={words}")["total"] == 0
        assert examples.get(f"/people?named={words}")["people"] == []


def test_people_figures_and_the_same_words(program: Program) -> None:
    people = program.get("/people?limit=1")
    assert ([one["name"] for one in people["people"]], people["more"]) == (["Ann Lee"], True)
    assert program.get("/people?offset=1")["people"][0]["id"] == "p2"
    assert program.get("/people?named=Ray")["people"][0]["number"] == 2
    person = program.get("/people/1")
    assert (person["name"], person["statements"], person["surest"][0]["ref"]["text"]) == ("Ann Lee", 4, 1)
    program.get("/people/9", 404)

    figures = program.get("/figures?by=person&by=site&top=1&distinct=true")
    assert [(one["person"], one["site"]) for one in figures["lines"]] == [("Ann Lee", "Herald")]
    program.get("/figures?by=nothing", 422)
    same = program.get("/same?min_words=1&limit=1")
    assert (same["more"], same["statements"][0]["different_people"]) == (False, ["Ann Lee", "Bo Ray"])
    assert program.get("/same?min_sites=3&min_words=1")["statements"] == []
    assert program.get("/same") == {"statements": [], "more": False, "changed": 0}


def test_what_is_not_compared_yet_is_asked_for_again(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KeptGroups, "now", lambda *_: ComparedStatements(None, 0))

    answer = program.client.get("/api/v1/same")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")


def test_what_is_to_be_reviewed(program: Program) -> None:
    queue = program.get("/review/queue?limit=2&site=Herald")
    assert (queue["left"], len(queue["statements"])) == (4, 2)
    program.get("/review/sample", 404)
    sample = program.post("/review/sample", {"size": 3})
    assert (sample["size"], sample["left"], len(sample["statements"])) == (3, 3, 3)
    one = sample["statements"][0]["ref"]
    program.post("/corrections", {"kind": "reject", "statements": [one], "shown_in": "sample"})
    assert program.get("/review/sample")["precision"]["right"] == 0
    for wrong in ({"size": 0}, {"size": "3"}, {"size": 3.5}, {}, {"size": 3, "more": 1}, None):
        program.post("/review/sample", wrong, 422)


def test_a_database_that_is_damaged_meanwhile_is_told_in_a_sentence(database: Path, program: Program) -> None:
    program.get("/texts")
    whole = database.read_bytes()
    other = database.with_name("other")
    other.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    other.replace(database)

    for path in ("/texts", "/texts/1", "/statements?words=wait", "/people", "/log", "/texts"):
        assert program.get(path, 503)["detail"].endswith("a damaged database; take a backup of it, or make it anew")
    for page in ("/", "/texts/1", "/new", "/log"):
        assert "a damaged database" in program.client.get(page).text


def test_of_a_database_of_an_earlier_layout_no_copy_is_kept(database: Path, program: Program) -> None:
    database.write_bytes(gzip.decompress(KEPT[0].read_bytes()))
    before = program.get("/log")["entries"]
    program.post("/corrections", {"kind": "accept", "statements": program.refs()[:1]})

    assert len(program.get("/log")["entries"]) == len(before) + 1
