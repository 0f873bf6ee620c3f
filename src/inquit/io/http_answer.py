"""One request over a connection, and its answer, which is whole or an error.

`h11` reads what comes by the rules of HTTP, so that an answer that ends early is none, and one of which nobody can say
where it ends is refused.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

import h11

from inquit.io.deadline import Deadline

__all__ = ["EndsEarlyError", "HttpAnswer", "http_get"]

_CHUNK = 65_536
# Of the status line and headers, of a line that names the size of a chunk, and of trailers. Servers take 8 to 64 kB.
_MAX_HEAD = 65_536
# Answers before the answer ("103 Early Hints"); a server sends one or two.
_MAX_BEFOREHAND = 20


class EndsEarlyError(Exception):
    """The connection was closed before all had come; what did come is said."""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What a server says.

    headers: their values by their names, in small letters.
    """

    status: int
    headers: dict[str, list[str]]
    body: Iterator[bytes]

    def header(self, name: str) -> str:
        """The value of a header, of several in a row; empty where there is none."""
        return ", ".join(self.headers.get(name, []))


def http_get(connection: socket.socket, path: str, headers: dict[str, str], deadline: Deadline) -> HttpAnswer:
    """Ask for what stands at a path; the body comes as it is read.

    Raises:
        EndsEarlyError: the connection was closed before the end of the headers.
        h11.RemoteProtocolError: the answer breaks the rules of HTTP; also from the body.
        OSError: the connection failed, or took too long; also from the body.
    """
    exchange = _Exchange(connection, deadline)
    exchange.ask(h11.Request(method="GET", target=path, headers=list(headers.items())))
    response = exchange.response()
    found: dict[str, list[str]] = {}
    for name, value in response.headers:
        found.setdefault(name.decode("ascii"), []).append(value.decode("latin-1"))
    length = "" if "transfer-encoding" in found else found.get("content-length", [""])[0]
    return HttpAnswer(response.status_code, found, exchange.body(length))


class _Exchange:
    """A request and its answer."""

    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        self._socket = connection
        self._deadline = deadline
        self._rules = h11.Connection(h11.CLIENT, max_incomplete_event_size=_MAX_HEAD)
        self._closed = False

    def ask(self, request: h11.Request) -> None:
        """Send a request, which has no body."""
        data = b"".join(self._rules.send(event) or b"" for event in (request, h11.EndOfMessage()))
        self._socket.settimeout(self._deadline.remaining())
        self._socket.sendall(data)

    def response(self) -> h11.Response:
        """The answer without its body."""
        for _ in range(_MAX_BEFOREHAND + 1):
            event = self._next("before the end of its headers")
            if isinstance(event, h11.Response):
                return event
        raise h11.RemoteProtocolError("it keeps saying that the answer will come")

    def body(self, length: str) -> Iterator[bytes]:
        """The content as it comes; `length` is how much is announced, where something is."""
        came = 0
        announced = f" of {int(length):,} bytes came" if length else " bytes and no end came"
        while True:
            event = self._next(f"{came:,}{announced}")
            if not isinstance(event, h11.Data):
                return
            came += len(event.data)
            yield event.data

    def _next(self, so_far: str) -> h11.Event:
        while (event := self._event(so_far)) is h11.NEED_DATA:
            self._socket.settimeout(self._deadline.remaining())
            try:
                data = self._socket.recv(_CHUNK)
            except (ConnectionError, ssl.SSLEOFError) as error:
                raise EndsEarlyError(so_far) from error
            self._closed = not data
            self._rules.receive_data(data)
        if not isinstance(event, h11.Event) or isinstance(event, h11.ConnectionClosed):
            raise EndsEarlyError(so_far)
        return event

    def _event(self, so_far: str) -> object:
        try:
            return self._rules.next_event()
        except h11.RemoteProtocolError as error:
            if self._closed:  # what the rules forbid is that it ends there
                raise EndsEarlyError(so_far) from error
            raise
