"""Which addresses of a network a URL may lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from ipaddress import ip_address

from inquit.errors import InputError, SettingsError
from inquit.io.special_addresses import AddressKind, kind_of_address
from inquit.io.web_address import WebAddress, host_name

__all__ = ["LeadsInsideError", "NetworkAccess"]

_PORTED = re.compile(r"(?P<host>\[[^\[\]]*\]|[^\[\]:]*)(?::(?P<port>[0-9]{1,5}))?")
_LAST_PORT = 65_535


class LeadsInsideError(InputError):
    """A URL leads where it may not.

    what: the message without its advice, which is for whoever gives options of a command.
    """

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(f"{what}; if that is meant, {advice}" if advice else what)
        self.what = what


@dataclass(frozen=True)
class NetworkAccess:
    """Where URLs may lead: to the open internet, and to what the user allows besides.

    private: this machine and its network, but not link-local addresses and those where clouds hand out keys.
    hosts: each of these, wherever it is: a name or an address as a URL names it, or one with a port.
    """

    private: bool = False
    hosts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """See that the hosts are hosts.

        Raises:
            SettingsError: one is none.
        """
        _ = self._allowed

    @cached_property
    def _allowed(self) -> frozenset[tuple[str, int | None]]:
        return frozenset(map(_host_and_port, self.hosts))

    def check(self, address: str, named: WebAddress) -> None:
        """See that an address may be connected to.

        Args:
            address: one that the host of the URL has, or that answered.
            named: the URL.

        Raises:
            LeadsInsideError: it may not.
        """
        host = named.host.removesuffix(".")  # of the root of all names: the same host
        if {(host, None), (host, named.port)} & self._allowed:
            return
        kind = kind_of_address(address)
        if kind > AddressKind.PRIVATE:
            raise LeadsInsideError(
                f"{named.shown}: leads to {address}, where machines hand out their keys (link-local, or metadata of a "
                "cloud)",
                f"add --allow-host {host}",
            )
        if kind > AddressKind.PUBLIC and not self.private:
            raise LeadsInsideError(
                f"{named.shown}: leads to {address}, an address of this machine or its network",
                f"add --allow-private, or --allow-host {host} for this host alone",
            )


def _host_and_port(given: str) -> tuple[str, int | None]:
    """What a user names: HOST, HOST:PORT, or an address of IPv6, which needs brackets only before a port."""
    try:
        ip_address(given.strip().partition("%")[0])
        return host_name(given.strip()), None
    except ValueError:
        parts = _PORTED.fullmatch(given.strip())
    try:
        if parts is None:
            raise ValueError
        host, port = host_name(parts["host"]).removesuffix("."), None if parts["port"] is None else int(parts["port"])
    except ValueError as error:
        raise SettingsError(f"{given!r} is no host; name one as in localhost, 10.0.0.5:8080 or [fd00::1]:80") from error
    if port is not None and not 0 < port <= _LAST_PORT:
        raise SettingsError(f"{given!r} names no port; ports go from 1 to {_LAST_PORT}")
    return host, port
