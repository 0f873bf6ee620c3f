"""Which addresses of a network a URL may lead to."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from inquit.errors import InputError

__all__ = ["checked_addresses", "is_public"]

# Addresses of IPv6 that carry one of IPv4 in their last 32 bits: a gateway would lead to that.
_TRANSLATED = IPv6Network("64:ff9b::/96")
_LAST_32_BITS = 0xFFFFFFFF


def checked_addresses(host: str, port: int, where: str, *, allow_private: bool) -> list[tuple[int, tuple[str, int]]]:
    """The addresses of a host, as kind and address of a socket, to be connected to as they are.

    A name may lead elsewhere a moment later, so nobody must look it up again after this check.

    Raises:
        InputError: the host is not known, or one of its addresses is private.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{where}: the host {host!r} is not known; check the address and the network") from error
    addresses = []
    for family, _, _, _, address in found:
        if not allow_private and not is_public(str(address[0])):
            raise InputError(
                f"{where}: leads to {address[0]}, an address of this machine or its network; "
                "if that is meant, add --allow-private"
            )
        addresses.append((int(family), (str(address[0]), port)))
    return addresses


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet."""
    parsed: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(parsed, IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo and parsed.teredo[1])
        if parsed in _TRANSLATED:
            inner = IPv4Address(int(parsed) & _LAST_32_BITS)
        parsed = inner or parsed
    return parsed.is_global and not parsed.is_multicast
