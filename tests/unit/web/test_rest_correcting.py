"""What programs correct and decide, each kind, and what becomes of two at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.unit.web.pages import TEXT
from tests.unit.web.programs import Program, as_json

from inquit.store import Store


def _document(database: Path, number: int = 1) -> Any:
    with Store(database, writes=False) as store:
        return next(store.documents([number], as_found=False))


def test_statements_are_corrected_and_that_is_undone(program: Program, database: Path) -> None:
    first, second, third, fourth = program.refs()
    done = program.post("/corrections", {"kind": "accept", "statements": [first, second]})
    assert (done["statements"], done["texts"]) == (2, 1)
    program.post("/corrections", {"kind": "reject", "statements": [third]})
    program.post("/corrections", {"kind": "type", "statements": [fourth], "type": "mixed"})
    by_speaker = program.post("/corrections", {"kind": "speaker", "statements": program.refs(2), "speaker": "Cy Young"})
    program.post("/corrections", {"kind": "addressee", "statements": program.refs()[:1], "addressee": "Bo Ray"})
    program.post("/corrections", {"kind": "role", "statement": program.refs()[0], "role": "captain"})

    document = _document(database)
    assert [one.type for one in document.quotes] == ["direct", "direct", "mixed"]
    assert document.speaker_of(document.quotes[0]).role == "captain"
    assert document.addressee_of(document.quotes[0]).name == "Bo Ray"
    assert program.get("/texts/1")["rejected"][0]["statement"] == "“Nobody sails,”"
    assert _document(database, 2).quotes[0].speaker.name == "Cy Young"
    program.post(f"/corrections/{by_speaker['number']}/undo")
    assert _document(database, 2).quotes[0].speaker.name == "Bo Ray"
    assert program.post(f"/corrections/{by_speaker['number']}/undo", status=409)["detail"].endswith("already")
    program.post("/corrections/999/undo", status=404)

    log = program.get("/log?limit=3&offset=1")
    assert ([one["kind"] for one in log["entries"]], log["more"]) == (["role", "addressee", "speaker"], True)
    assert {one["reviewer"] for one in program.get("/log?text=1")["entries"]} == {"Eva"}


def test_borders_are_set_and_missed_statements_added(program: Program, database: Path) -> None:
    start = TEXT.index("Not today")
    ref = program.refs()[3]
    program.post("/corrections", {"kind": "borders", "statement": ref, "content": [[start, start + 9]], "cue": []})
    assert _document(database).quotes[3].text == "Not today"
    text = program.get("/texts/1")
    program.post("/corrections", {"kind": "reject", "statements": [text["statements"][0]["ref"]]})
    body = {"kind": "add", "text": 1, "version": text["version"], "type": "indirect", "speaker": "Bo Ray"}
    where = {"content": [[1, 8]], "cue": [[11, 15]]}
    program.post("/corrections", {**body, **where})
    added = _document(database).quotes[0]
    assert (added.text, added.type, added.speaker.name) == ("We wait", "indirect", "Bo Ray")
    assert program.get(f"/texts/1/statements/{added.id}")["found"] is False
    program.post("/corrections", {**body, "content": [[1, 8]]}, 409)  # it is there now
    program.post("/corrections", {**body, "content": [[8, 1]]}, 422)
    program.post("/corrections", {**body, "content": [[0, 9_999]]}, 422)

    program.post("/corrections", {"kind": "finish", "text": 1, "version": text["version"]}, 409)
    program.post("/corrections", {"kind": "finish", "text": 1, "version": program.get("/texts/1")["version"]})
    assert program.get("/texts/1")["is_done"] is True


def test_what_somebody_else_has_changed_is_refused_and_shown(program: Program, database: Path) -> None:
    first, second, *_ = program.refs()
    program.post("/corrections", {"kind": "speaker", "statements": [first], "speaker": "Bo Ray"})

    refused = program.post("/corrections", {"kind": "reject", "statements": [first, second]}, 409)
    assert refused["now"][0]["speaker"]["name"] == "Bo Ray"
    gone = program.post("/corrections", {"kind": "reject", "statements": [{**second, "row": "q99"}]}, 409)
    assert gone["now"] == [None]
    assert len(_document(database).quotes) == 4


def test_those_like_one_are_looked_at_before_they_are_corrected(program: Program, database: Path) -> None:
    chosen = program.get("/texts/1/statements/q1/alike")["statements"]
    assert len(chosen) == 4
    program.post("/corrections", {"kind": "speaker", "statements": chosen, "speaker": "Bo Ray"})
    assert {one.speaker.name for one in _document(database).quotes} == {"Bo Ray"}
    range_ = program.get("/texts/1/statements/q3/alike?by=range&last=q2")["statements"]
    assert [one["row"] for one in range_] == ["q2", "q3"]
    program.get("/texts/1/statements/q3/alike?by=range", 422)
    program.get("/texts/1/statements/q3/alike?by=range&last=q77", 422)
    program.get("/texts/1/statements/q3/alike?by=printed", 422)
    program.get("/texts/1/statements/q77/alike", 404)


def test_people_are_decided_about_after_the_effect_was_shown(program: Program, database: Path) -> None:
    merge = {"kind": "merge", "people": [1, 2]}
    shown = program.post("/decisions/effect", merge, 200)
    assert ["Bo Ray", "Ann Lee", 1, 1] in [list(one.values()) for one in shown["effects"]]
    assert len(program.get("/people")["people"]) == 2

    done = program.post("/decisions", {"decision": merge, "version": shown["version"]})
    assert len(program.get("/people")["people"]) == 1
    program.post("/decisions", {"decision": merge, "version": shown["version"]}, 409)
    split = {"kind": "split", "person": 1, "texts": [2]}
    version = program.post("/decisions/effect", split, 200)["version"]
    assert version == done["version"] == program.get("/people")["version"]
    program.post("/decisions", {"decision": split, "version": version})
    version = program.post(f"/decisions/{done['number']}/undo")["version"]
    program.post(f"/decisions/{done['number']}/undo", status=409)
    program.post("/decisions/999/undo", status=404)
    for decision in (
        {"kind": "rename", "person": 1, "name": "Ann Lee-Moe"},
        {"kind": "set", "person": 1, "role": "captain", "person_kind": "person", "gender": "", "id": "Q1"},
    ):
        version = program.post("/decisions", {"decision": decision, "version": version})["version"]
    person = program.get("/people?named=Q1")["people"][0]
    assert (person["name"], person["role"]) == ("Ann Lee-Moe", "captain")
    assert {one["kind"] for one in program.get("/log")["entries"]} == {"merge", "split", "rename", "set", "undo"}


NO_DECISIONS: tuple[tuple[Any, int], ...] = (
    ({"kind": "merge", "people": [1]}, 422),
    ({"kind": "merge", "people": [1, 999]}, 404),
    ({"kind": "merge", "people": [1, "2"]}, 422),
    ({"kind": "rename", "person": 1, "name": " "}, 422),
    ({"kind": "rename", "person": 999, "name": "Ann"}, 404),
    ({"kind": "split", "person": 1}, 422),
    ({"kind": "split", "person": 1, "texts": [1], "as_printed": "Ann"}, 422),
    ({"kind": "split", "person": 1, "texts": [99]}, 422),
    ({"kind": "set", "person": 1}, 422),
    ({"kind": "set", "person": 1, "gender": "x"}, 422),
    ({"kind": "keep", "person": 1}, 422),
)


def test_what_cannot_be_decided_is_refused(program: Program) -> None:
    version = program.get("/people")["version"]
    for decision, status in NO_DECISIONS:
        program.post("/decisions/effect", decision, status)
        program.post("/decisions", {"decision": decision, "version": version}, status)
    assert program.get("/log")["entries"] == []


NO_CORRECTIONS: tuple[Any, ...] = (
    {},
    [],
    "accept",
    {"kind": "praise", "statements": []},
    {"kind": "accept"},
    {"kind": "accept", "statements": []},
    {"kind": "accept", "statements": "q1"},
    {"kind": "accept", "statements": [{"text": True, "row": "q1", "version": "x"}]},
    {"kind": "accept", "statements": [{"text": 2**63, "row": "q1", "version": "x"}]},
    {"kind": "accept", "statements": [{"text": 1, "row": "q1"}]},
    {"kind": "type", "statements": [{"text": 1, "row": "q1", "version": "x"}], "type": None},
    {"kind": "borders", "statement": {"text": 1, "row": "q1", "version": "x"}, "content": [[1, 2, 3]]},
    {"kind": "borders", "statement": {"text": 1, "row": "q1", "version": "x"}, "content": [[-1, 2]]},
    {"kind": "add", "text": 1, "version": "x", "type": "direct", "content": []},
)


def test_values_of_another_kind_are_named(program: Program) -> None:
    for wrong in NO_CORRECTIONS:
        refused = program.post("/corrections", wrong, 422)
        assert refused["errors"][0]["place"][0] == "body"


def test_any_name_is_kept_as_it_is_or_refused(program: Program, database: Path) -> None:
    before = "Bo Ray"
    for name in ("A\x00nn", "Ann\u202e", "<script>", "'; DROP TABLE people; --", "🦊 Fox", "\ud800"):
        body = as_json({"kind": "speaker", "statements": program.refs(2), "speaker": name})
        answer = program.client.post("/api/v1/corrections", content=body, headers={"content-type": "application/json"})
        assert answer.status_code in (201, 422)
        kept = _document(database, 2).quotes[0].speaker.name
        assert kept == (name if answer.status_code == 201 else before)
        assert program.get("/texts/2")["document"]["quotes"][0]["speaker"] == kept
        before = kept


def test_of_several_at_once_one_is_taken(program: Program) -> None:
    ref = program.refs(2)[0]

    def correct(name: str) -> int:
        body = {"kind": "speaker", "statements": [ref], "speaker": name}
        return int(program.client.post("/api/v1/corrections", json=body).status_code)

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(correct, ("Ann Lee", "Cy Young", "Di Vale", "Ed Moss")))
    assert sorted(found) == [201, 409, 409, 409]
    assert len(program.get("/log")["entries"]) == 1
