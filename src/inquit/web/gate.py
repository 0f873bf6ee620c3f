"""What every request passes before a page is asked: from where it comes, whose it is, and how large it is.

Nothing of the pages decides about safety; what does not pass here reaches none of them.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Final
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Admission", "Gate", "form_of"]

# A form with the longest stretches that somebody marks by hand takes some kilobytes.
MOST_BYTES: Final = 1_000_000
MOST_FIELDS: Final = 2_000
# A body of that size comes over the slowest line within this time; who takes longer holds a place for nothing.
BODY_SECONDS: Final = 30.0
_READING: Final = ("GET", "HEAD")
_LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
_FORM: Final = "application/x-www-form-urlencoded"
# What a browser lets the pages do: load and send to where they come from, and nothing else.
_HEADERS: Final[Mapping[str, str]] = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with none, a browser leaves out the origin of forms
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Admission:
    """Who is let in.

    host, port: where the server listens.
    token: what has to be known; None where only this machine can ask.
    secret: by which the server knows its own cookies; another one after each start.
    """

    host: str
    port: int
    token: str | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def cookie(self) -> str:
        """The name of the cookie; browsers do not tell ports apart."""
        return f"inquit-{self.port}"

    def allows_host(self, named: str) -> bool:
        """Whether a `Host` header names this server: by an address, or by a name that it was given.

        Another name that leads here is a page from elsewhere that wants to be taken for this one.
        """
        name, _, port = named.rpartition(":") if not named.endswith("]") else (named, "", "")
        if not name:
            name, port = named, "80"
        if port not in (str(self.port), "") or (not port and self.port != 80):  # noqa: PLR2004 - HTTP's own port
            return False
        return name.lower() in (*_LOOPBACK, self.host.lower()) or (self.token is not None and _is_address(name))

    def new_session(self) -> str:
        """The value of a new cookie."""
        name = secrets.token_hex(16)
        return f"{name}.{self._sign('session', name)}"

    def knows(self, session: str) -> bool:
        """Whether a cookie is one of this server's."""
        name, _, sign = session.partition(".")
        return _same(sign, self._sign("session", name))

    def form_key(self, session: str) -> str:
        """What each form of a session carries, and no other page can know."""
        return self._sign("form", session)

    def _sign(self, what: str, value: str) -> str:
        return hmac.new(self.secret, f"{what}:{value}".encode("utf-8", "replace"), "sha256").hexdigest()


def form_of(request: Request) -> dict[str, list[str]]:
    """What was sent by a form, as the gate has read it."""
    found: dict[str, list[str]] = request.state.form
    return found


class Gate:
    """The application behind its checks."""

    def __init__(self, app: ASGIApp, admission: Admission, *, body_seconds: float = BODY_SECONDS) -> None:
        self._app = app
        self._admission = admission
        self._body_seconds = body_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say why not."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        answer: ASGIApp
        try:
            answer, receive = await self._passed(Request(scope), receive)
        except _RefusedError as refused:
            answer = PlainTextResponse(f"{refused}\n", refused.status)
        await answer(scope, receive, _with_headers(send))

    async def _passed(self, request: Request, receive: Receive) -> tuple[ASGIApp, Receive]:
        admission = self._admission
        if not admission.allows_host(request.headers.get("host", "")):
            raise _RefusedError(403, "this server has another name; open the address that inquit serve has printed")
        if request.method not in (*_READING, "POST"):
            raise _RefusedError(405, "only GET and POST are answered")
        session = request.cookies.get(admission.cookie, "")
        if not admission.knows(session):
            return self._newcomer(request), receive
        body = await self._body(request, receive)
        request.state.form_key = admission.form_key(session)
        request.state.form = self._form(request, body) if request.method == "POST" else {}
        return self._app, _again(body)

    def _newcomer(self, request: Request) -> Response:
        """A cookie for whoever may have one; then the same page is asked for again."""
        token = self._admission.token
        given = request.query_params.get("token", "")
        if request.method not in _READING:
            raise _RefusedError(403, "the page is older than the server: reload it, and send it again")
        if token is not None and not _same(given, token):
            raise _RefusedError(401, "open the address with the token that inquit serve has printed")
        if request.headers.get("sec-fetch-site", "none") == "cross-site" and token is None:
            raise _RefusedError(403, "a page from elsewhere cannot open this one; type its address")
        if request.query_params.get("welcome"):
            raise _RefusedError(403, "the browser has to keep a cookie for this address; allow that")
        onward = RedirectResponse(request.url.include_query_params(welcome="1").remove_query_params("token"), 303)
        onward.headers["location"] = _within(onward.headers["location"])
        onward.set_cookie(self._admission.cookie, self._admission.new_session(), httponly=True, samesite="strict")
        return onward

    async def _body(self, request: Request, receive: Receive) -> bytes:
        length = request.headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            raise _RefusedError(413, f"more than {MOST_BYTES:,} bytes; send less at once")
        parts: list[bytes] = []
        try:
            async with asyncio.timeout(self._body_seconds):
                while (message := await receive())["type"] == "http.request":
                    parts.append(message.get("body", b""))
                    if sum(map(len, parts)) > MOST_BYTES:
                        raise _RefusedError(413, f"more than {MOST_BYTES:,} bytes; send less at once")
                    if not message.get("more_body"):
                        break
        except TimeoutError as error:
            raise _RefusedError(408, "the request does not come to an end") from error
        return b"".join(parts)

    def _form(self, request: Request, body: bytes) -> dict[str, list[str]]:
        origin = request.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != request.headers["host"]:
            raise _RefusedError(403, "a page from elsewhere cannot change anything here")
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
            raise _RefusedError(415, "only forms of the pages are taken")
        try:
            form = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
        except ValueError as error:
            raise _RefusedError(400, "this is no form of the pages") from error
        if not _same(form.pop("key", [""])[0], request.state.form_key):
            raise _RefusedError(403, "the form is not of this session: go back, reload the page, and send it again")
        return form


class _RefusedError(Exception):
    """Why a request goes no further."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def _same(given: str, known: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), known.encode())


def _is_address(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _within(location: str) -> str:
    """The path of an address, so that a redirection stays on this server."""
    parts = urlsplit(location)
    return f"/{parts.path.lstrip('/')}?{parts.query}"


def _again(body: bytes) -> Receive:
    """The body for the application, which has been read here."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        if messages:
            return messages.pop()
        await asyncio.Event().wait()  # until the answer is sent, when this is given up
        return {"type": "http.disconnect"}

    return receive


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [(name, value) for name, value in message.get("headers", ()) if name.decode() not in _HEADERS]
            ours = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
            message = {**message, "headers": [*kept, *ours]}
        await send(message)

    return sending
