"""What stands at a URL: one document, whole, within bounds of time and size, and not from inside the user's network.

Sockets are told which address to connect to, so that the address that was checked is the one that is used; the ways of
`urllib` and of most libraries look the name up again. Proxies of the environment are passed by: what they connect to
nobody could check here.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import version
from socket import gaierror
from urllib.parse import urlsplit
from urllib.request import getproxies_environment

import h11

from inquit.errors import InputError
from inquit.io.addresses import NetworkAccess
from inquit.io.connection import connected
from inquit.io.deadline import Deadline
from inquit.io.http_answer import EndsEarlyError, HttpAnswer, http_get
from inquit.io.http_content import CODINGS, TooLargeError, unpacked_body
from inquit.io.inputs.all_inputs import accepted_media_types
from inquit.io.item import Item
from inquit.io.limits import MEGABYTE, size_of
from inquit.io.web_address import WebAddress

__all__ = ["MAX_FETCHED", "MAX_SECONDS", "Fetched", "Validators", "fetch", "fetch_if_changed"]

# A page of a newspaper has up to 2 MB, a report as PDF up to 50.
MAX_FETCHED = 50 * MEGABYTE
# For all of it, redirects included.
MAX_SECONDS = 30.0
MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Says truly what it is, so that a site can refuse it; one page is fetched at a time, as a person would.
_ROBOT = "inquit/{version} (reads pages that its user, or a feed of theirs, names; Python h11)"
# What is longer is no mark of a version; servers take a few dozen characters.
_LONGEST_VALIDATOR = 500
_CHARSET = re.compile(r"charset=\"?([\w.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server knows the version of a page that it gave, in its own words."""

    etag: str | None = None
    last_modified: str | None = None

    def asks(self) -> dict[str, str]:
        """The headers that ask for a page only if it is another one by now."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in given.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered.

    item: the page; None where it is the one that is known.
    url: the address that it came from, behind all redirects.
    """

    item: Item | None
    url: str
    validators: Validators


def fetch(url: str, access: NetworkAccess | None = None) -> Item:
    """What stands at a URL.

    Raises:
        InputError: it cannot be had, is not whole, is too large or too slow, or is where it may not lead.
    """
    item = fetch_if_changed(url, access or NetworkAccess(), lambda _: None).item
    if item is None:
        raise InputError(f"{url}: the server answers {_named(HTTPStatus.NOT_MODIFIED)}; check the address")
    return item


def fetch_if_changed(url: str, access: NetworkAccess, known: Callable[[str], Validators | None]) -> Fetched:
    """What stands at a URL, if that is not what is known.

    known: gives what is known of an address, also of one that the URL leads to.

    Raises:
        InputError: as `fetch`.
    """
    deadline = Deadline(MAX_SECONDS)
    address = WebAddress.of(url, url)
    for _ in range(MAX_REDIRECTS + 1):
        before = known(address.url)
        page = _page(address, access, deadline, {} if before is None else before.asks())
        if page.location is None:
            name = urlsplit(url).geturl()
            item = None if page.body is None else Item(name, io.BytesIO(page.body), charset=page.charset)
            return Fetched(item, address.url, page.validators)
        address = address.redirected(page.location)
    raise InputError(f"{url}: redirected more than {MAX_REDIRECTS} times; name the address that it ends at")


@dataclass(frozen=True, slots=True)
class _Page:
    location: str | None  # where to ask instead
    body: bytes | None = None  # None where it has not changed
    charset: str | None = None
    validators: Validators = Validators()


def _page(address: WebAddress, access: NetworkAccess, deadline: Deadline, asks: dict[str, str]) -> _Page:
    """What one address answers.

    Raises:
        InputError: it cannot be had; what can go wrong on a network or be sent by a server is told in one sentence.
    """
    try:
        with connected(address, access, deadline) as connection:
            return _read(
                http_get(connection, address.path, _headers(address) | asks, deadline), address, known=bool(asks)
            )
    except (EndsEarlyError, TooLargeError, zlib.error, h11.RemoteProtocolError, OSError) as error:
        raise InputError(f"{address.shown}: {_reason(error, address)}") from error


def _reason(error: Exception, address: WebAddress) -> str:
    """What went wrong, and what to do."""
    what = str(error) or type(error).__name__
    if isinstance(error, EndsEarlyError):
        return f"ends early: {what}; try again later"
    if isinstance(error, TooLargeError):
        return f"larger than {size_of(MAX_FETCHED)}, which is not fetched; save it to a file"
    if isinstance(error, zlib.error):
        return f"damaged in the way that it is packed ({what}); try again later"
    if isinstance(error, h11.RemoteProtocolError):
        rule = what.partition(":")[0]  # behind it stands what came, of any length
        return f"the server's answer is against the rules of HTTP ({rule}); save the page and name the file"
    if isinstance(error, TimeoutError):
        return f"not there within {MAX_SECONDS:.0f} seconds; try again later{_proxy_hint()}"
    if isinstance(error, gaierror):
        return f"the host {address.host!r} is not known; check the address and the network{_proxy_hint()}"
    return f"cannot be fetched ({what}); check the address and the network{_proxy_hint()}"


def _read(answer: HttpAnswer, address: WebAddress, *, known: bool) -> _Page:
    where = address.shown
    if answer.status in _REDIRECTS and (locations := answer.headers.get("location")):
        if len(set(locations)) > 1:
            raise InputError(f"{where}: redirected to several addresses at once; name the right one")
        return _Page(_as_utf8(locations[0]))
    if answer.status == HTTPStatus.NOT_MODIFIED and known:
        return _Page(None)
    if answer.status != HTTPStatus.OK:
        raise InputError(f"{where}: the server answers {_named(answer.status)}; check the address")
    coding = answer.header("content-encoding").strip().lower()
    if coding not in CODINGS:
        raise InputError(f"{where}: the server packs it in a way that inquit does not read ({coding[:20]!a})")
    declared = _CHARSET.search(answer.header("content-type"))
    body = unpacked_body(answer.body, coding, MAX_FETCHED)
    validators = Validators(_validator(answer, "etag"), _validator(answer, "last-modified"))
    return _Page(None, body, None if declared is None else declared[1], validators)


def _validator(answer: HttpAnswer, name: str) -> str | None:
    """A header that can be sent back as it came."""
    value = answer.header(name).strip()
    return value if value.isascii() and value.isprintable() and 0 < len(value) <= _LONGEST_VALIDATOR else None


def _as_utf8(header: str) -> str:
    """Some servers send addresses as they are, and not in the letters that headers are made of."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return header


def _named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _headers(address: WebAddress) -> dict[str, str]:
    return {
        "Host": address.authority,
        "User-Agent": _ROBOT.format(version=version("inquit")),
        "Accept": accepted_media_types(),
        "Accept-Encoding": "gzip, identity",
        "Connection": "close",
    }


def _proxy_hint() -> str:
    """What may be the reason where the network cannot be reached."""
    if not getproxies_environment():
        return ""
    return " (the proxy that the environment names is not used: save the page and name the file)"
