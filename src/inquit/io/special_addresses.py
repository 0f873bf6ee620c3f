"""What lies behind an address of a network: the open internet, this machine and its network, or what guards keys."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from importlib.resources import files
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from inquit.languages.table_folder import TableFolder

__all__ = ["AddressKind", "embedded_addresses", "kind_of_address"]


class AddressKind(IntEnum):
    """Kinds of addresses, as `special_addresses.tsv` has them; the higher, the more there is to lose."""

    PUBLIC = 0
    PRIVATE = 1
    LINK_LOCAL = 2
    METADATA = 3


# Where addresses of IPv6 carry one of IPv4, to which something on the way hands the connection on, and at which bit.
# The prefixes of NAT64 and 6rd that a network made up for itself cannot be told by an address.
_HOLDERS = (
    (IPv6Network("::/96"), 96),  # IPv4-compatible (RFC 4291)
    (IPv6Network("::ffff:0:0/96"), 96),  # IPv4-mapped (RFC 4291)
    (IPv6Network("::ffff:0:0:0/96"), 96),  # IPv4-translated (RFC 2765)
    (IPv6Network("64:ff9b::/96"), 96),  # NAT64 (RFC 6052)
    (IPv6Network("2002::/16"), 16),  # 6to4 (RFC 3056)
    (IPv6Network("2001::/32"), 32),  # Teredo: its server (RFC 4380)
)
# NAT64 for local use (RFC 8215): whoever runs it picks one of these lengths (RFC 6052), so that each may be meant.
_LOCAL_NAT64 = IPv6Network("64:ff9b:1::/48")
_LOCAL_NAT64_LENGTHS = (48, 56, 64, 96)
_LEFT_OUT = 8  # the byte that they keep free
_TEREDO = IPv6Network("2001::/32")  # the client stands at the end, each bit turned round
_ALL_BITS = 0xFFFFFFFF
# The second half of an ISATAP address begins so, below any prefix; two bits say whether it is unique (RFC 5214).
_ISATAP = 0x00005EFE
_ISATAP_FREE_BITS = 0x03000000


def kind_of_address(address: str) -> AddressKind:
    """What lies behind an address; where it carries others, the kind of the one with the most to lose.

    Raises:
        ValueError: it is no address.
    """
    parsed = ip_address(address.partition("%")[0])
    return max(map(_kind_by_table, (parsed, *embedded_addresses(parsed))))


def embedded_addresses(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    """The addresses of IPv4 that one of IPv6 carries, all that it may mean."""
    if isinstance(address, IPv4Address):
        return
    for network, place in _HOLDERS:
        if address in network:
            yield _ipv4_at(address, place)
    if address in _LOCAL_NAT64:
        yield from (_ipv4_behind_prefix(address, length) for length in _LOCAL_NAT64_LENGTHS)
    if address in _TEREDO:
        yield IPv4Address(int(_ipv4_at(address, 96)) ^ _ALL_BITS)
    if int(_ipv4_at(address, 64)) & ~_ISATAP_FREE_BITS == _ISATAP:
        yield _ipv4_at(address, 96)


def _ipv4_at(address: IPv6Address, place: int) -> IPv4Address:
    return IPv4Address(address.packed[place // 8 :][:4])


def _ipv4_behind_prefix(address: IPv6Address, length: int) -> IPv4Address:
    """What stands behind a prefix of NAT64."""
    octets = [octet for at, octet in enumerate(address.packed) if at >= length // 8 and at != _LEFT_OUT]
    return IPv4Address(bytes(octets[:4]))


def _kind_by_table(address: IPv4Address | IPv6Address) -> AddressKind:
    return next(kind for network, kind in _longest_first() if address in network)


@cache
def _longest_first() -> tuple[tuple[IPv4Network | IPv6Network, AddressKind], ...]:
    """The networks of the table and their kinds, those that say more about an address first."""
    rows = TableFolder(files("inquit.io")).rows("special_addresses")
    named = [(ip_network(row["network"]), AddressKind[row["kind"].upper().replace("-", "_")]) for row in rows]
    return tuple(sorted(named, key=lambda row: -row[0].prefixlen))
