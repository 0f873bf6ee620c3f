"""A URL taken apart, for whoever asks for what stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from inquit.errors import InputError

__all__ = ["WebAddress", "host_name"]

_PORTS = {"http": 80, "https": 443}
_BUCKETS = {"s3", "gs", "gcs", "abfs", "abfss"}  # whose addresses inquit reads where it reads in parts
_SHOWN = 200  # characters of an address that a server names; longer ones are no help to anybody
_KEPT_IN_PATHS = "/%:=&?~+!$,;'@()*[]"
_ZONE_SIGN = "%25"  # what a URL writes for the sign before the zone of an address (fe80::1%eth0)
_NAME = re.compile(r"[a-z0-9_.-]+")
_LONGEST_NAME = 254  # of the DNS, with the dot of its root


@dataclass(frozen=True, slots=True)
class WebAddress:
    """Where to ask, and for what; `where` is the URL that the user named, for messages."""

    scheme: str
    host: str
    port: int
    path: str
    url: str
    where: str

    @classmethod
    def of(cls, url: str, where: str) -> WebAddress:
        """The parts of a URL.

        Raises:
            InputError: it is none, or not one that is fetched.
        """
        named = _shown(url, where)
        try:
            parts = urlsplit(url)
            port, path = parts.port, _path(parts)
            host = host_name(parts.hostname) if parts.hostname else ""
        except ValueError as error:  # a `UnicodeError`, too
            raise InputError(f"{named}: not a URL ({ascii(str(error))[1:-1]}); check the address") from error
        if parts.scheme not in _PORTS:
            instead = "; copy what is in a bucket here, or read it by --on ray" if parts.scheme in _BUCKETS else ""
            instead = "; name a file by its path" if parts.scheme == "file" else instead
            raise InputError(f"{named}: only http:// and https:// are fetched, not {parts.scheme}://{instead}")
        if not host:
            raise InputError(f"{named}: names no host; check the address")
        if parts.username is not None:
            raise InputError(f"{named}: holds a user name, which is not sent; save the page and name the file")
        if port == 0:
            raise InputError(f"{named}: port 0 is none; check the address")
        return cls(parts.scheme, host, port or _PORTS[parts.scheme], path, url, where)

    @property
    def shown(self) -> str:
        """What to call it in a message: the URL that the user named, and where that led."""
        return _shown(self.url, self.where)

    @property
    def authority(self) -> str:
        """The host, and its port where it is not the usual one, as a request names them."""
        host = f"[{self.host.partition('%')[0]}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def certified(self) -> str:
        """The name that a certificate must be for."""
        return self.host.partition("%")[0].removesuffix(".")

    def redirected(self, location: str) -> WebAddress:
        """Where a server says to ask instead.

        Raises:
            InputError: that is no URL, or not one that is fetched.
        """
        try:
            url = urljoin(self.url, location)
        except ValueError:
            url = location  # which says why
        return WebAddress.of(url, self.where)


def _shown(url: str, where: str) -> str:
    return where if url == where else f"{where}: redirected to {url[:_SHOWN]!a}"


def host_name(host: str) -> str:
    """A host in the one way to write it: small letters, as in the DNS, and an address as Python writes it.

    Raises:
        ValueError: it is no host.
    """
    address, sign, zone = host.removeprefix("[").removesuffix("]").replace(_ZONE_SIGN, "%").partition("%")
    try:
        return str(ip_address(address)) + sign + zone
    except ValueError:
        if len(host) > _LONGEST_NAME:
            raise ValueError("the name of the host is too long") from None
        name = host.encode("idna").decode("ascii").lower()
    if _NAME.fullmatch(name) is None:
        raise ValueError(f"{host!r} is no name of a host")
    return name


def _path(parts: SplitResult) -> str:
    """What a request names, without what no request may hold."""
    query = f"?{parts.query}" if parts.query else ""
    return quote((parts.path or "/") + query, safe=_KEPT_IN_PATHS)
