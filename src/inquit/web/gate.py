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
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from inquit.web.refusals import NotAdmittedError, is_for_programs, refusal
from inquit.web.uploads import Upload, Uploads, is_upload

__all__ = ["Admission", "Gate", "form_of"]

# A form with the longest stretches that somebody marks by hand takes some kilobytes.
MOST_BYTES: Final = 1_000_000
# Where an article is sent with its sources, in which a letter may take nine bytes.
MOST_BYTES_BY_PAGE: Final[Mapping[str, int]] = {"/verify": 8_000_000}
MOST_FIELDS: Final = 2_000
# A program sends whole texts: a novel has a megabyte, and JSON may write a letter in six bytes.
MOST_BYTES_OF_PROGRAMS: Final = 8_000_000
# A body of that size comes over the slowest line within this time; who takes longer holds a place for nothing.
BODY_SECONDS: Final = 30.0
_DIGITS: Final = 18  # of a length; Python takes none of thousands
_READING: Final = ("GET", "HEAD")
_LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
# Where files may come to; they are taken apart as they come, and are never in memory as a whole.
_TAKE_FILES: Final = ("/new",)
_FORM: Final = "application/x-www-form-urlencoded"
_JSON: Final = "application/json"
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
    bearer: what programs have to know that have no cookie; the token does, too.
    secret: by which the server knows its own cookies; another one after each start.
    """

    host: str
    port: int
    token: str | None = None
    bearer: str | None = field(default=None, repr=False)
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

    def knows_program(self, authorization: str) -> bool:
        """Whether an `Authorization` header has what programs have to know."""
        kind, _, given = authorization.partition(" ")
        known = [one for one in (self.token, self.bearer) if one is not None]
        return kind.lower() == "bearer" and any(_same(given.strip(), one) for one in known)

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
        self._uploads = Uploads()

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
        except NotAdmittedError as refused:
            answer = refusal(Request(scope), refused)
        await answer(scope, receive, _with_headers(send))

    async def _passed(self, request: Request, receive: Receive) -> tuple[ASGIApp, Receive]:
        admission = self._admission
        if not admission.allows_host(request.headers.get("host", "")):
            raise NotAdmittedError(403, "this server has another name; open the address that inquit serve has printed")
        if request.method not in (*_READING, "POST"):
            raise NotAdmittedError(405, "only GET and POST are answered")
        session = request.cookies.get(admission.cookie, "")
        path: str = request.scope["path"]  # by which pages are found; an address leaves out tabs and ends of lines
        if is_for_programs(path):
            self._check_program(request, session)
            return self._app, _again(await self._body(request, receive, MOST_BYTES_OF_PROGRAMS), receive)
        if not admission.knows(session):
            return self._newcomer(request), receive
        request.state.form_key = admission.form_key(session)
        if request.method == "POST":
            _check_origin(request)
            if path in _TAKE_FILES and is_upload(request.headers.get("content-type", "")):
                request.state.upload = await self._uploads.taken(request.headers, receive)
                request.state.form = self._known_form(request, request.state.upload)
                return self._app, _again(b"", receive)
        body = await self._body(request, receive, MOST_BYTES_BY_PAGE.get(path, MOST_BYTES))
        request.state.form = self._form(request, body) if request.method == "POST" else {}
        return self._app, _again(body, receive)

    def _newcomer(self, request: Request) -> Response:
        """A cookie for whoever may have one; then the same page is asked for again."""
        token = self._admission.token
        given = request.query_params.get("token", "")
        if request.method not in _READING:
            raise NotAdmittedError(403, "the page is older than the server: reload it, and send it again")
        if token is not None and not _same(given, token):
            raise NotAdmittedError(401, "open the address with the token that inquit serve has printed")
        if request.headers.get("sec-fetch-site", "none") == "cross-site" and token is None:
            raise NotAdmittedError(403, "a page from elsewhere cannot open this one; type its address")
        if request.query_params.get("welcome"):
            raise NotAdmittedError(403, "the browser has to keep a cookie for this address; allow that")
        onward = RedirectResponse(request.url.include_query_params(welcome="1").remove_query_params("token"), 303)
        onward.headers["location"] = _within(onward.headers["location"])
        onward.set_cookie(self._admission.cookie, self._admission.new_session(), httponly=True, samesite="strict")
        return onward

    def _check_program(self, request: Request, session: str) -> None:
        """That a program may ask: it knows the token, or is a script of one of our pages; and that it sends JSON."""
        admission, headers = self._admission, request.headers
        _check_origin(request)
        if not admission.knows_program(headers.get("authorization", "")):
            if not admission.knows(session):
                raise NotAdmittedError(
                    401, "send the token: Authorization: Bearer TOKEN; inquit serve --token FILE has one"
                )
            if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
                raise NotAdmittedError(403, "a page from elsewhere cannot ask anything here")
            if request.method not in _READING and "origin" not in headers:
                raise NotAdmittedError(403, "without a token, say by Origin that a page of this server asks")
        is_empty = headers.get("content-length", "0") == "0" and "transfer-encoding" not in headers
        if request.method == "POST" and not is_empty and _kind(request) != _JSON:
            raise NotAdmittedError(415, f"only {_JSON} is taken")

    async def _body(self, request: Request, receive: Receive, most: int) -> bytes:
        length = request.headers.get("content-length", "0")
        if not length.isdecimal() or len(length) > _DIGITS or int(length) > most:
            raise NotAdmittedError(413, f"more than {most:,} bytes; send less at once")
        parts: list[bytes] = []
        try:
            async with asyncio.timeout(self._body_seconds):
                while (message := await receive())["type"] == "http.request":
                    parts.append(message.get("body", b""))
                    if sum(map(len, parts)) > most:
                        raise NotAdmittedError(413, f"more than {most:,} bytes; send less at once")
                    if not message.get("more_body"):
                        break
        except TimeoutError as error:
            raise NotAdmittedError(408, "the request does not come to an end") from error
        return b"".join(parts)

    def _form(self, request: Request, body: bytes) -> dict[str, list[str]]:
        if _kind(request) != _FORM:
            raise NotAdmittedError(415, "only forms of the pages are taken")
        try:
            form = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
        except ValueError as error:
            raise NotAdmittedError(400, "this is no form of the pages") from error
        _check_key(request, form)
        return form

    def _known_form(self, request: Request, upload: Upload) -> dict[str, list[str]]:
        """The words of a form with files; none where it was not taken, which the page says."""
        if upload.refused is not None:
            return {}
        try:
            _check_key(request, upload.fields)
        except NotAdmittedError:
            upload.forget()
            raise
        return upload.fields


def _check_key(request: Request, form: dict[str, list[str]]) -> None:
    if not _same(form.pop("key", [""])[0], request.state.form_key):
        raise NotAdmittedError(403, "the form is not of this session: go back, reload the page, and send it again")


def _check_origin(request: Request) -> None:
    origin = request.headers.get("origin")
    if origin is not None and origin.partition("://")[2] != request.headers["host"]:
        raise NotAdmittedError(403, "a page from elsewhere cannot change anything here")


def _kind(request: Request) -> str:
    """What a body is."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


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


def _again(body: bytes, receive: Receive) -> Receive:
    """The body for the application, which has been read here; then what comes after it, such as the end of who asks."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return messages.pop() if messages else await receive()

    return again


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [(name, value) for name, value in message.get("headers", ()) if name.decode() not in _HEADERS]
            ours = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
            message = {**message, "headers": [*kept, *ours]}
        await send(message)

    return sending
