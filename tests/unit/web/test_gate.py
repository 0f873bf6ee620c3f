"""Who is let in: by the name of the server, the cookie, the key of a form, the origin, the size and the time."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from tests.unit.web.pages import HOST, Pages, served

from inquit.web.gate import Admission, Gate

ACCEPT = "/texts/1/statements/q1/accept"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1:9000", "127.0.0.1", "", "192.168.0.7:8000"]
)
def test_another_name_of_the_server_is_refused(pages: Pages, host: str) -> None:
    answer = pages.client.get("/", headers={"host": host})

    assert (answer.status_code, "Ferry" in answer.text) == (403, False)


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"])
def test_names_of_this_machine_are_taken(host: str) -> None:
    assert Admission("127.0.0.1", 8000).allows_host(host)


def test_a_page_lets_nothing_in_from_elsewhere_and_runs_nothing_of_its_own(pages: Pages) -> None:
    headers = pages.client.get("/texts/1").headers

    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers


def test_pages_have_neither_scripts_nor_styles_in_them(pages: Pages) -> None:
    for path in (
        "/",
        "/texts/1",
        "/texts/1/statements/q1",
        "/texts/1/add",
        "/review",
        "/people",
        "/figures",
        "/log",
        "/docs",
        "/verify",
    ):
        page = pages.get(path)
        assert "<style" not in page
        assert " style=" not in page
        assert page.count("<script") == page.count("<script src=")


def test_the_cookie_is_for_this_site_only(pages: Pages) -> None:
    pages.client.cookies.clear()
    answer = pages.client.get("/", follow_redirects=False)

    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"].lower()
    assert "samesite=strict" in cookie
    assert "httponly" in cookie


def test_a_browser_without_cookies_is_not_sent_in_a_circle(pages: Pages) -> None:
    pages.client.cookies.clear()
    answer = pages.client.get("/?welcome=1")

    assert (answer.status_code, "cookie" in answer.text) == (403, True)


def test_an_address_cannot_lead_elsewhere(pages: Pages) -> None:
    pages.client.cookies.clear()
    answer = pages.client.get(f"http://{HOST}//evil.example/", follow_redirects=False)

    assert answer.headers["location"].startswith("/evil.example")


def test_a_form_without_its_key_changes_nothing(pages: Pages) -> None:
    form = pages.form("/texts/1", ACCEPT)
    for key in ("", "0" * 64):
        assert pages.client.post(ACCEPT, data={**form, "key": key}).status_code == 403
    assert "Nothing yet" in pages.get("/log")


def test_the_key_of_another_session_is_none(pages: Pages) -> None:
    form = pages.form("/texts/1", ACCEPT)
    pages.client.cookies.clear()
    pages.get("/")

    assert pages.client.post(ACCEPT, data=form).status_code == 403


def test_a_forged_cookie_is_none(pages: Pages) -> None:
    form = pages.form("/texts/1", ACCEPT)
    pages.client.cookies.clear()

    assert pages.client.post(ACCEPT, data=form, headers={"cookie": "inquit-8000=abc.def"}).status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9000"])
def test_a_form_of_another_origin_changes_nothing(pages: Pages, origin: str) -> None:
    form = pages.form("/texts/1", ACCEPT)

    assert pages.client.post(ACCEPT, data=form, headers={"origin": origin}).status_code == 403
    assert pages.client.post(ACCEPT, data=form, headers={"origin": f"http://{HOST}"}).status_code == 200


def test_a_page_from_elsewhere_opens_none(pages: Pages) -> None:
    pages.client.cookies.clear()

    assert pages.client.get("/", headers={"sec-fetch-site": "cross-site"}).status_code == 403


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x", ""])
def test_only_forms_are_taken(pages: Pages, kind: str) -> None:
    pages.get("/")

    assert pages.client.post(ACCEPT, content=b"{}", headers={"content-type": kind}).status_code == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_other_methods_are_not_answered(pages: Pages, method: str) -> None:
    assert pages.client.request(method, "/").status_code == 405


def test_what_is_too_large_is_refused(pages: Pages) -> None:
    form = pages.form("/texts/1", ACCEPT)

    assert pages.client.post(ACCEPT, data={**form, "name": "x" * 1_000_001}).status_code == 413
    assert pages.client.post(ACCEPT, data={**form, **{f"f{number}": "" for number in range(2_001)}}).status_code == 400
    assert pages.client.post(ACCEPT, content=iter([b"x" * 600_000] * 2)).status_code == 413


def test_from_other_machines_a_token_is_asked_for(database: Path) -> None:
    with served(database, Admission("192.168.0.7", 8000, "secret")) as pages:
        assert pages.client.get("/").status_code == 401
        assert pages.client.get("/?token=wrong").status_code == 401
        assert pages.client.get("/static/web.js").status_code == 401
        assert pages.client.get("/?token=secret").status_code == 200
        assert "token" not in str(pages.client.get("/").url)
        assert "Ferry" in pages.get("/")
        # with the token an address is a name, so that the machine may have several; a name of others is none
        assert Admission("0.0.0.0", 8000, "secret").allows_host("192.168.0.7:8000")
        assert not Admission("0.0.0.0", 8000, "secret").allows_host("evil.example:8000")


def test_a_request_that_does_not_end_is_ended() -> None:
    admission, sent = Admission("127.0.0.1", 8000), []

    async def never() -> Any:
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "scheme": "http",
        "server": ("127.0.0.1", 8000),
        "headers": [(b"host", HOST.encode()), (b"cookie", f"{admission.cookie}={admission.new_session()}".encode())],
    }
    asyncio.run(Gate(never, admission, body_seconds=0.01)(scope, never, send))  # type: ignore[arg-type]

    assert sent[0]["status"] == 408
