"""Every block of the registries of special-purpose addresses, its first address, its last, and what stands around."""

from __future__ import annotations

from importlib.resources import files
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest

from inquit.io.special_addresses import AddressKind, embedded_addresses, kind_of_address

PUBLIC, PRIVATE, LINK_LOCAL, METADATA = AddressKind
INSIDE = {PRIVATE, LINK_LOCAL, METADATA}

# The IANA IPv4 Special-Purpose Address Registry, all of it; True for what it calls globally reachable. Multicast has a
# registry of its own.
IPV4 = {
    "0.0.0.0/8": False,
    "0.0.0.0/32": False,
    "10.0.0.0/8": False,
    "100.64.0.0/10": False,
    "127.0.0.0/8": False,
    "169.254.0.0/16": False,
    "172.16.0.0/12": False,
    "192.0.0.0/24": False,
    "192.0.0.0/29": False,
    "192.0.0.8/32": False,
    "192.0.0.9/32": True,
    "192.0.0.10/32": True,
    "192.0.0.170/32": False,
    "192.0.0.171/32": False,
    "192.0.2.0/24": False,
    "192.31.196.0/24": True,
    "192.52.193.0/24": True,
    "192.88.99.0/24": False,
    "192.88.99.2/32": False,
    "192.168.0.0/16": False,
    "192.175.48.0/24": True,
    "198.18.0.0/15": False,
    "198.51.100.0/24": False,
    "203.0.113.0/24": False,
    "224.0.0.0/4": False,
    "240.0.0.0/4": False,
    "255.255.255.255/32": False,
}
# The IANA IPv6 Special-Purpose Address Registry, all of it, but for blocks that carry addresses of IPv4 (below), and
# what the registry of IPv6 address space has beside 2000::/3.
IPV6 = {
    "::/128": False,
    "::1/128": False,
    "64:ff9b:1::/48": False,
    "100::/64": False,
    "100:0:0:1::/64": False,
    "2001::/23": False,
    "2001:1::1/128": True,
    "2001:1::2/128": True,
    "2001:1::3/128": True,
    "2001:2::/48": False,
    "2001:3::/32": True,
    "2001:4:112::/48": True,
    "2001:10::/28": False,
    "2001:20::/28": True,
    "2001:30::/28": True,
    "2001:db8::/32": False,
    "2620:4f:8000::/48": True,
    "3fff::/20": False,
    "5f00::/16": False,
    "fc00::/7": False,
    "fe80::/10": False,
    "200::/7": False,
    "400::/6": False,
    "800::/5": False,
    "1000::/4": False,
    "4000::/3": False,
    "6000::/3": False,
    "8000::/3": False,
    "a000::/3": False,
    "c000::/3": False,
    "e000::/4": False,
    "f000::/5": False,
    "f800::/6": False,
    "fe00::/9": False,
    "fec0::/10": False,
    "ff00::/8": False,
}
# What lies within a block and is something else: its last address is not that of the block.
ENDS_OTHERWISE = {"2001::/23"}
NEIGHBOURS_OUTSIDE = {
    "1.0.0.0": True,
    "9.255.255.255": True,
    "11.0.0.0": True,
    "100.63.255.255": True,
    "100.128.0.0": True,
    "126.255.255.255": True,
    "128.0.0.0": True,
    "169.253.255.255": True,
    "169.255.0.0": True,
    "172.15.255.255": True,
    "172.32.0.0": True,
    "191.255.255.255": True,
    "192.0.0.8": False,
    "192.0.0.11": False,
    "192.0.1.0": True,
    "192.0.1.255": True,
    "192.0.3.0": True,
    "192.88.98.255": True,
    "192.88.100.0": True,
    "192.167.255.255": True,
    "192.169.0.0": True,
    "198.17.255.255": True,
    "198.20.0.0": True,
    "198.51.99.255": True,
    "198.51.101.0": True,
    "203.0.112.255": True,
    "203.0.114.0": True,
    "223.255.255.255": True,
    "93.184.216.34": True,
    "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff": False,
    "2000::": True,
    "2001:1::": False,
    "2001:1::4": False,
    "2001:2:1::": False,
    "2001:4:111:ffff::": False,
    "2001:4:113::": False,
    "2001:40::": False,
    "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff": False,
    "2001:200::": True,
    "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff": True,
    "2001:db9::": True,
    "2003::": True,
    "2606:2800:220:1::1": True,
    "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff": True,
    "3fff:1000::": True,
    "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff": True,
    "4000::": False,
    "fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff": False,
}


@pytest.mark.parametrize(("block", "reachable"), [*IPV4.items(), *IPV6.items()])
def test_a_block_is_public_where_its_registry_says_so(block: str, reachable: bool) -> None:
    network = ip_network(block)

    assert (kind_of_address(str(network[0])) is PUBLIC) is reachable
    if block not in ENDS_OTHERWISE:
        assert (kind_of_address(str(network[-1])) is PUBLIC) is reachable


@pytest.mark.parametrize(("address", "public"), NEIGHBOURS_OUTSIDE.items())
def test_what_stands_beside_a_block_is_not_of_it(address: str, public: bool) -> None:
    assert (kind_of_address(address) is PUBLIC) is public


def behind_prefix(length: int, inner: int) -> str:
    """An address of local NAT64: the figure in section 2.2 of RFC 6052, with the ninth byte left free."""
    octets = [*IPv6Address("64:ff9b:1::").packed]
    free = [place for place in range(length // 8, 16) if place != 8]
    for place, octet in zip(free, IPv4Address(inner).packed, strict=False):
        octets[place] = octet
    return str(IPv6Address(bytes(octets)))


# Every way to write an address of IPv4 into one of IPv6 that something on the way may take out again.
HOLDERS = {
    "IPv4-compatible": lambda inner: str(IPv6Address(inner)),
    "IPv4-mapped": lambda inner: str(IPv6Address(int(IPv6Address("::ffff:0:0")) | inner)),
    "IPv4-translated": lambda inner: str(IPv6Address(int(IPv6Address("::ffff:0:0:0")) | inner)),
    "NAT64": lambda inner: str(IPv6Address(int(IPv6Address("64:ff9b::")) | inner)),
    "local NAT64 /48": lambda inner: behind_prefix(48, inner),
    "local NAT64 /56": lambda inner: behind_prefix(56, inner),
    "local NAT64 /64": lambda inner: behind_prefix(64, inner),
    "local NAT64 /96": lambda inner: behind_prefix(96, inner),
    "6to4": lambda inner: str(IPv6Address(int(IPv6Address("2002::1")) | inner << 80)),
    "Teredo server": lambda inner: str(IPv6Address(int(IPv6Address("2001::a247:27dd")) | inner << 64)),
    "Teredo client": lambda inner: str(IPv6Address(int(IPv6Address("2001:0:5db8:d822::")) | inner ^ 0xFFFFFFFF)),
    "ISATAP": lambda inner: str(IPv6Address(int(IPv6Address("2606:2800:220:1:0:5efe::")) | inner)),
    "ISATAP, unique": lambda inner: str(IPv6Address(int(IPv6Address("2606:2800:220:1:200:5efe::")) | inner)),
    "ISATAP in 6to4": lambda inner: str(IPv6Address(int(IPv6Address("2002:5db8:d822:1:0:5efe::")) | inner)),
    "ISATAP, link-local": lambda inner: str(IPv6Address(int(IPv6Address("fe80::5efe:0:0")) | inner)),
}
AS_PUBLIC_AS_WHAT_THEY_HOLD = {
    "IPv4-mapped",
    "NAT64",
    "6to4",
    "Teredo server",
    "Teredo client",
    "ISATAP",
    "ISATAP, unique",
    "ISATAP in 6to4",
}


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("block", [block for block, reachable in IPV4.items() if not reachable])
def test_no_address_hides_another(holder: str, block: str) -> None:
    for inner in (ip_network(block)[0], ip_network(block)[-1]):
        held = HOLDERS[holder](int(inner))

        assert inner in set(embedded_addresses(ip_address(held)))
        assert kind_of_address(held) >= kind_of_address(str(inner)) > PUBLIC


@pytest.mark.parametrize("holder", HOLDERS)
def test_what_holds_a_public_address_is_public_where_that_is_its_use(holder: str) -> None:
    kind = kind_of_address(HOLDERS[holder](int(IPv4Address("93.184.216.34"))))

    assert (kind is PUBLIC) is (holder in AS_PUBLIC_AS_WHAT_THEY_HOLD)


KEYS = {
    "169.254.169.254": LINK_LOCAL,
    "169.254.170.2": LINK_LOCAL,
    "fe80::a9fe:a9fe": LINK_LOCAL,
    "fe80::1%eth0": LINK_LOCAL,
    "febf:ffff::1": LINK_LOCAL,
    "fd00:ec2::254": METADATA,
    "fd00:ec2::23": METADATA,
    "fd20:ce::254": METADATA,
    "fd00:c1::a9fe:a9fe": METADATA,
    "fd00:42::42": METADATA,
    "100.100.100.200": METADATA,
    "192.0.0.192": METADATA,
    "168.63.129.16": METADATA,
    "fd00::1": PRIVATE,
    "100.100.100.201": PRIVATE,
    "fec0::1": PRIVATE,
}


@pytest.mark.parametrize(("address", "kind"), KEYS.items())
def test_where_machines_hand_out_keys_is_more_than_private(address: str, kind: AddressKind) -> None:
    assert kind_of_address(address) is kind


def test_the_table_is_in_order_and_says_nothing_twice() -> None:
    text = files("inquit.io").joinpath("special_addresses.tsv").read_text(encoding="utf-8")
    _, *rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    networks = [ip_network(row[0]) for row in rows]

    assert networks == sorted(set(networks), key=lambda one: (one.version, int(one.network_address), one.prefixlen))
    assert {ip_network("0.0.0.0/0"), ip_network("::/0")} < set(networks)
    assert all(len(row) == 4 and all(row) for row in rows)
