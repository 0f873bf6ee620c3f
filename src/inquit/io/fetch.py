"""What stands at a URL: one document, within bounds of time and size, and not from inside the user's network.

`http.client` is told which address to connect to, so that the address that was checked is the one that is used; the
ways of `urllib` and of most libraries look the name up again.
"""

from __future__ import annotations

import http.client
import io
import re
import socket
import ssl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from threading import Timer
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from inquit.errors import InputError
from inquit.io.addresses import checked_addresses
from inquit.io.inputs.all_inputs import accepted_media_types
from inquit.io.item import Item
from inquit.io.limits import MEGABYTE, size_of

__all__ = ["MAX_FETCHED", "MAX_SECONDS", "fetch"]

# A page of a newspaper has up to 2 MB, a report as PDF up to 50.
MAX_FETCHED = 50 * MEGABYTE
# For all of it, redirects included.
MAX_SECONDS = 30.0
MAX_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = {301, 302, 303, 307, 308}
_OK = 200
# Says truly what it is, so that a site can refuse it; one page is fetched at a time, as a person would.
_ROBOT = "inquit/{version} (reads one page that its user names; Python http.client)"
_CHUNK = 65_536
_CHARSET = re.compile(r"charset=\"?([\w.:-]{1,40})", re.IGNORECASE)


def fetch(url: str, *, allow_private: bool = False) -> Item:
    """What stands at a URL.

    Raises:
        InputError: it cannot be had, is too large or too slow, or is not on the open internet.
    """
    deadline = _Deadline()
    address = url
    with deadline:
        for _ in range(MAX_REDIRECTS + 1):
            answer = _answer(_Target.of(address, url), deadline, allow_private=allow_private)
            if answer.location is None:
                name = urlsplit(url).geturl()
                return Item(name, io.BytesIO(answer.body), charset=answer.charset)
            address = urljoin(address, answer.location)
    raise InputError(f"{url}: redirected more than {MAX_REDIRECTS} times; name the address that it ends at")


@dataclass(frozen=True, slots=True)
class _Target:
    """Where to ask, and for what; `where` is the URL that the user named, for messages."""

    scheme: str
    host: str
    port: int
    path: str
    where: str

    @classmethod
    def of(cls, url: str, where: str) -> _Target:
        try:
            parts = urlsplit(url)
            port = parts.port
            host = (parts.hostname or "").encode("idna").decode("ascii")
        except ValueError as error:  # a `UnicodeError`, too
            raise InputError(f"{where}: not a URL ({error}); check the address") from error
        if parts.scheme not in _PORTS:
            raise InputError(f"{where}: only http:// and https:// are fetched, not {parts.scheme}://")
        if not host:
            raise InputError(f"{where}: names no host; check the address")
        if parts.username is not None:
            raise InputError(f"{where}: holds a user name, which is not sent; save the page and name the file")
        return cls(parts.scheme, host, port or _PORTS[parts.scheme], _path(parts), where)


@dataclass(frozen=True, slots=True)
class _Answer:
    location: str | None  # where to ask instead
    body: bytes = b""
    charset: str | None = None


class _Deadline:
    """Cuts the connection that is open when the time is over, whatever the server is at."""

    def __init__(self) -> None:
        self.passed = False
        self._socket: socket.socket | None = None
        self._timer = Timer(MAX_SECONDS, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *error: object) -> None:
        self._timer.cancel()

    def watch(self, connection: socket.socket) -> None:
        """The connection that is open now."""
        self._socket = connection

    def _cut(self) -> None:
        self.passed = True
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


def _path(parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return quote((parts.path or "/") + query, safe="/%:=&?~+!$,;'@()*[]#")


def _answer(target: _Target, deadline: _Deadline, *, allow_private: bool) -> _Answer:
    addresses = checked_addresses(target.host, target.port, target.where, allow_private=allow_private)
    try:
        with _connection(target, addresses, deadline) as connection:
            connection.request("GET", target.path, headers=_headers())
            response = connection.getresponse()
            if response.status in _REDIRECTS and response.getheader("Location"):
                return _Answer(response.getheader("Location"))
            if response.status != _OK:
                raise InputError(f"{target.where}: the server answers {response.status} {response.reason[:60]}")
            body = _body(response, target.where)
            declared = _CHARSET.search(response.getheader("Content-Type") or "")
            if deadline.passed:  # cut, which reads like the end where the server gives no length
                raise TimeoutError
            return _Answer(None, body, None if declared is None else declared[1])
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        if deadline.passed or isinstance(error, TimeoutError):
            raise InputError(f"{target.where}: not there within {MAX_SECONDS:.0f} seconds; try again later") from error
        why = str(error) or type(error).__name__
        raise InputError(f"{target.where}: cannot be fetched ({why}); check the address and the network") from error


@contextmanager
def _connection(
    target: _Target, addresses: list[tuple[int, tuple[str, int]]], deadline: _Deadline
) -> Iterator[http.client.HTTPConnection]:
    """A connection to the first of the addresses that answers; TLS is checked against the name of the host."""
    used = bare = _socket(addresses, deadline)
    try:
        if target.scheme == "https":
            context = ssl.create_default_context()
            used = secure = context.wrap_socket(bare, server_hostname=target.host, do_handshake_on_connect=False)
            deadline.watch(secure)
            secure.do_handshake()
        connection = http.client.HTTPConnection(target.host, target.port, timeout=MAX_SECONDS)
        connection.sock = used
        yield connection
        connection.close()
    finally:
        used.close()


def _socket(addresses: list[tuple[int, tuple[str, int]]], deadline: _Deadline) -> socket.socket:
    failed: OSError | None = None
    for family, address in addresses:
        connection = socket.socket(family, socket.SOCK_STREAM)
        connection.settimeout(MAX_SECONDS)
        deadline.watch(connection)
        try:
            connection.connect(address)
        except OSError as error:
            connection.close()
            failed = error
        else:
            return connection
        if deadline.passed:
            break
    raise failed or OSError("the host has no address")


def _headers() -> dict[str, str]:
    return {
        "User-Agent": _ROBOT.format(version=version("inquit")),
        "Accept": accepted_media_types(),
        "Accept-Encoding": "gzip, identity",
        "Connection": "close",
    }


def _body(response: http.client.HTTPResponse, where: str) -> bytes:
    """The content, unpacked, up to the limit."""
    packed = (response.getheader("Content-Encoding") or "identity").lower()
    if packed not in ("identity", "gzip", "x-gzip"):
        raise InputError(f"{where}: the server packs it in a way that inquit does not read ({packed[:20]})")
    unpack = None if packed == "identity" else zlib.decompressobj(zlib.MAX_WBITS | 16)
    parts: list[bytes] = []
    size = 0
    while chunk := response.read(_CHUNK):
        part = chunk if unpack is None else unpack.decompress(chunk, MAX_FETCHED - size + 1)
        parts.append(part)
        size += len(part)
        if size > MAX_FETCHED or (unpack is not None and unpack.unconsumed_tail):
            raise InputError(f"{where}: larger than {size_of(MAX_FETCHED)}, which is not fetched; save it to a file")
    return b"".join(parts)
