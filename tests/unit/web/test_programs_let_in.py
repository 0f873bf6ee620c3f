"""Which programs may ask: those with the token, and the scripts of our own pages; and what they may send."""

from __future__ import annotations

from pathlib import Path

from tests.unit.web.pages import HOST, Pages, served
from tests.unit.web.programs import PROBLEM, TOKEN, Program, as_json

from inquit.web.gate import Admission

TEXTS = "/api/v1/texts"
UNDO = "/api/v1/corrections/1/undo"
OURS = {"origin": f"http://{HOST}"}
ACCEPT = {"kind": "accept", "statements": [{"text": 1, "row": "q1", "version": "x"}]}


def test_a_program_needs_the_token(program: Program) -> None:
    client = program.client
    for sent in ("", "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer \xff"):
        answer = client.get(TEXTS, headers={b"authorization": sent.encode("latin-1")})
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
        assert (answer.headers["content-type"], answer.json()["status"]) == (PROBLEM, 401)
    assert client.get(TEXTS, headers={"authorization": f"bearer  {TOKEN}"}).status_code == 200
    assert client.get("/openapi.json", headers={"authorization": ""}).status_code == 401


def test_without_a_token_no_program_is_let_in(pages: Pages) -> None:
    assert pages.client.get(TEXTS, headers={"authorization": "Bearer None"}).status_code == 401
    assert pages.client.get(TEXTS, headers={"authorization": "Bearer "}).status_code == 401


def test_the_token_for_other_machines_lets_programs_in(database: Path) -> None:
    with served(database, Admission("192.168.0.7", 8000, "secret")) as pages:
        assert pages.client.get(TEXTS).status_code == 401
        assert pages.client.get(f"{TEXTS}?token=secret").status_code == 401  # addresses stand in logs
        assert pages.client.get(TEXTS, headers={"authorization": "Bearer secret"}).status_code == 200


def test_the_token_opens_no_page_and_no_form(program: Program) -> None:
    answer = program.client.post("/texts/1/finish", data={"version": ""})

    assert answer.status_code == 403


def test_a_script_of_our_pages_may_ask_by_its_cookie(pages: Pages) -> None:
    pages.get("/")
    client = pages.client

    assert client.get(TEXTS).status_code == 200
    assert client.get("/openapi.json").status_code == 200
    assert client.post(UNDO).status_code == 403  # nothing says that a page of ours asks
    assert client.post(UNDO, headers=OURS).status_code == 404  # nothing is there to take back
    for site in ("cross-site", "same-site"):
        assert client.get(TEXTS, headers={"sec-fetch-site": site}).status_code == 403


def test_nothing_is_answered_to_another_origin(program: Program) -> None:
    for origin in ("http://evil.example", "null", "http://127.0.0.1:9000", "http://[", ""):
        for method, path in (("GET", TEXTS), ("POST", UNDO)):
            answer = program.client.request(method, path, headers={"origin": origin})
            assert answer.status_code == 403, origin
            assert "access-control-allow-origin" not in answer.headers
            assert "Ferry" not in answer.text


def test_another_name_of_the_server_is_refused(program: Program) -> None:
    answer = program.client.get(TEXTS, headers={"host": "evil.example:8000"})

    assert (answer.status_code, answer.headers["content-type"]) == (403, PROBLEM)


def test_only_json_is_taken(program: Program) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        answer = program.client.post("/api/v1/corrections", content=as_json(ACCEPT), headers={"content-type": kind})
        assert (answer.status_code, answer.json()["title"]) == (415, "Unsupported Media Type")


def test_other_methods_are_not_answered(program: Program) -> None:
    for method in ("PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"):
        answer = program.client.request(method, TEXTS)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, POST")


def test_what_is_too_large_is_refused(program: Program) -> None:
    program.raw("/corrections", b" " * 8_000_001, 413)
    kind = {"content-type": "application/json"}
    sent = iter([b" " * 5_000_000] * 2)
    assert program.client.post("/api/v1/corrections", content=sent, headers=kind).status_code == 413
    length = {"content-length": "9" * 5_000, **kind}
    assert program.client.post("/api/v1/corrections", content=b"", headers=length).status_code == 413


def test_what_is_no_json_or_no_correction_is_refused_in_a_sentence(program: Program) -> None:
    number = b'{"kind": "add", "text": ' + b"9" * 5_000 + b"}"
    for body in (b"", b"{", b"[" * 100_000, b"\xff", number, b'"\\ud800"', b"NaN"):
        answer = program.client.post("/api/v1/corrections", content=body, headers={"content-type": "application/json"})
        assert answer.status_code in (400, 422), body[:50]
        assert (answer.headers["content-type"], len(answer.json()["detail"]) < 200) == (PROBLEM, True)
