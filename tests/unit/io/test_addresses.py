"""Where a URL may lead, and what is allowed besides."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from tests.raw_server import Says, raw_server

from inquit.errors import InputError, SettingsError
from inquit.io.addresses import NetworkAccess
from inquit.io.fetch import fetch
from inquit.io.web_address import WebAddress

TEXT = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"
OPEN, PRIVATE = NetworkAccess(), NetworkAccess(private=True)
INSIDE = r"an address of this machine or its network; if that is meant, add --allow-private, or --allow-host "
KEYS = r"where machines hand out their keys \(link-local, or metadata of a cloud\); if that is meant, add --allow-host "


def _lead_to(monkeypatch: pytest.MonkeyPatch, hosts: dict[str, list[str]]) -> None:
    """These hosts have these addresses; others are looked up."""
    real = socket.getaddrinfo

    def found(host: str, port: int, **options: Any) -> list[Any]:
        return [one for address in hosts.get(host, [host]) for one in real(address, port, **options)]

    monkeypatch.setattr(socket, "getaddrinfo", found)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "LOCALHOST",
        "[::1]",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "127.1",
        "0",
        "0.0.0.0",
        "[::]",
        "10.0.0.1",
        "[::127.0.0.1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:0:127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[64:ff9b:1::10.0.0.1]",
        "[2002:7f00:1::]",
        "[2001:0:5db8:d822::80ff:fffe]",
        "[2606:2800:220:1:0:5efe:10.0.0.1]",
        "[2606:2800:220:1:200:5efe:127.0.0.1]",
        "[fec0::1]",
        "[fd00::1]",
        "[ff02::1]",
        "[5f00::1]",
        "[2001:db8::1]",
        "①②⑦.⓪.⓪.①",
        "１２７.1",
    ],
)
@pytest.mark.parametrize("form", ["http://{}:1/", "https://{}/"])
def test_what_leads_inside_is_refused_however_it_is_written(host: str, form: str) -> None:
    with pytest.raises(InputError, match=INSIDE):
        fetch(form.format(host))


@pytest.mark.parametrize(
    "host", ["localhost.", "127.0.0.1.", "127%2e0%2e0%2e1", "127.0.0.1%00.example.org", "127.0.0.1.:1"]
)
def test_what_only_some_systems_take_for_an_address_is_never_reached(host: str) -> None:
    with pytest.raises(InputError, match=f"({INSIDE})|is not known|not a URL"):
        fetch(f"http://{host}/")


@pytest.mark.parametrize(
    "host",
    [
        "169.254.169.254",
        "2852039166",
        "0xa9fea9fe",
        "[fe80::1]",
        "[fe80::1%25lo]",
        "[fe80::a9fe:a9fe]",
        "[fd00:ec2::254]",
        "[fd20:ce::254]",
        "100.100.100.200",
        "192.0.0.192",
        "168.63.129.16",
        "[::169.254.169.254]",
        "[::ffff:169.254.169.254]",
        "[::ffff:0:169.254.169.254]",
        "[64:ff9b::169.254.169.254]",
        "[64:ff9b:1::169.254.169.254]",
        "[2002:a9fe:a9fe::]",
        "[2001:0:5db8:d822::5601:5601]",
        "[2606:2800:220:1:0:5efe:169.254.169.254]",
    ],
)
@pytest.mark.parametrize(
    "access", [OPEN, PRIVATE, NetworkAccess(private=True, hosts=("127.0.0.1", "169.254.169.254:81"))]
)
def test_where_machines_hand_out_keys_is_refused_also_where_private_addresses_are_allowed(
    host: str, access: NetworkAccess
) -> None:
    with pytest.raises(InputError, match=KEYS):
        fetch(f"http://{host}/latest/meta-data", access)


def test_a_redirect_inside_is_refused_though_it_comes_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the first host is allowed, as one of the internet would be."""
    answers = {f"/{n}": f"HTTP/1.1 302 Found\r\nLocation: {to}\r\n\r\n".encode() for n, to in enumerate(REDIRECTS)}
    _lead_to(monkeypatch, {"inside.example": ["10.0.0.1"], "mixed.example": ["93.184.216.34", "10.0.0.1"]})
    with raw_server({**answers}) as url:
        access = NetworkAccess(hosts=(url.removeprefix("http://"),))
        for n in range(len(REDIRECTS)):
            with pytest.raises(InputError, match=rf"/{n}: redirected to '.*': leads to .*({INSIDE}|{KEYS})"):
                fetch(f"{url}/{n}", access)


REDIRECTS = [
    "http://localhost:1/",
    "//127.0.0.2:1/",
    "http://127.0.0.1:1/",  # the same host, but another port than the one that is allowed
    "http://[::127.0.0.1]:1/",
    "http://169.254.169.254/",
    "http://inside.example/",
    "http://mixed.example/",
    "https://inside.example/",
]


def test_one_address_among_several_that_leads_inside_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    _lead_to(
        monkeypatch, {"a.example": ["93.184.216.34", "192.168.0.1"], "b.example": ["127.0.0.1", "169.254.169.254"]}
    )

    with pytest.raises(InputError, match=r"leads to 192\.168\.0\.1"):
        fetch("http://a.example/")
    with pytest.raises(InputError, match=r"leads to 169\.254\.169\.254"):
        fetch("http://b.example/", PRIVATE)


def test_the_address_that_answers_is_checked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands behind an address may be another one: 0.0.0.0 is this machine."""
    with raw_server({"/": TEXT}) as url:
        monkeypatch.setattr(socket.socket, "getpeername", lambda self: ("169.254.169.254", 80))
        with pytest.raises(InputError, match=r"leads to 169\.254\.169\.254"):
            fetch(f"{url}/", PRIVATE)


@pytest.mark.parametrize(
    ("allowed", "host"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "localhost"),
        ("LocalHost", "localhost"),
        ("localhost.", "LOCALHOST"),
        ("{host}:{port}", "127.0.0.1"),
        (" localhost:{port} ", "localhost"),
        ("link.example", "link.example"),
        ("bücher.example", "xn--bcher-kva.example"),
    ],
)
def test_a_host_that_is_allowed_is_reached_wherever_it_is(
    monkeypatch: pytest.MonkeyPatch, allowed: str, host: str
) -> None:
    _lead_to(monkeypatch, {name: ["127.0.0.1"] for name in ("link.example", "xn--bcher-kva.example")})
    with raw_server({"/": TEXT}) as url:
        port = url.rpartition(":")[2]
        monkeypatch.setattr(socket.socket, "getpeername", lambda self: ("169.254.1.1", 80))  # link-local, too
        assert fetch(f"http://{host}:{port}/", NetworkAccess(hosts=(allowed.format(host=host, port=port),))).read()


@pytest.mark.skipif(not socket.has_ipv6, reason="this system has no IPv6")
@pytest.mark.parametrize("allowed", ["::1", "[::1]", "[::1]:{port}", "0:0:0:0:0:0:0:1"])
def test_a_host_that_is_allowed_may_be_an_address_of_ipv6(allowed: str) -> None:
    try:
        with raw_server({"/": TEXT}, address="::1") as url:
            port = url.rpartition(":")[2]
            assert fetch(f"{url}/", NetworkAccess(hosts=(allowed.format(port=port),))).read() == b"abc"
    except OSError:
        pytest.skip("this machine has no IPv6 address of its own")


@pytest.mark.parametrize(
    ("allowed", "url"),
    [
        ("127.0.0.1", "http://127.0.0.2:1/"),
        ("127.0.0.1", "http://localhost:1/"),
        ("localhost", "http://127.0.0.1:1/"),
        ("127.0.0.1:2", "http://127.0.0.1:1/"),
        ("127.0.0.1", "http://[::ffff:127.0.0.1]:1/"),
        ("127.0.0.1", "http://[::127.0.0.1]:1/"),
        ("example", "http://inside.example/"),
        ("inside.example", "http://an.inside.example/"),
        ("10.0.0.1", "http://inside.example/"),
        ("169.254.169.254", "http://[::ffff:169.254.169.254]/"),
    ],
)
def test_no_other_host_is_allowed_with_it(monkeypatch: pytest.MonkeyPatch, allowed: str, url: str) -> None:
    _lead_to(monkeypatch, {"inside.example": ["10.0.0.1"], "an.inside.example": ["10.0.0.1"]})
    with pytest.raises(InputError, match=f"{INSIDE}|{KEYS}"):
        fetch(url, NetworkAccess(hosts=(allowed,)))


def test_an_allowed_host_is_reached_by_a_redirect_and_one_beside_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    _lead_to(monkeypatch, {f"{name}.example": ["127.0.0.1"] for name in "abc"})
    answers: dict[str, Says] = {
        "/": lambda url: f"HTTP/1.1 302 Found\r\nLocation: {url.replace('127.0.0.1', 'b.example')}/b\r\n\r\n".encode(),
        "/b": TEXT,
        "/c": lambda url: f"HTTP/1.1 302 Found\r\nLocation: {url.replace('127.0.0.1', 'c.example')}/b\r\n\r\n".encode(),
    }
    with raw_server(answers) as url:
        access = NetworkAccess(hosts=("a.example", "b.example"))
        there = url.replace("127.0.0.1", "a.example")
        assert fetch(f"{there}/", access).read() == b"abc"
        with pytest.raises(InputError, match=r"c\.example:[0-9]+/b': leads to 127\.0\.0\.1"):
            fetch(f"{there}/c", access)


@pytest.mark.parametrize(
    "given",
    [
        *("", " ", "*", "*.example.org", "http://localhost", "localhost/", "a b", "a:b", "a:1:2", "10.0.0.0/8", "a@b"),
        *("x:0", "x:65536", "[x", "a..b", "\0", "\udcff", "a" * 300),
    ],
)
def test_what_is_no_host_is_refused(given: str) -> None:
    with pytest.raises(SettingsError, match=r"is no host; name one as in localhost|names no port"):
        NetworkAccess(hosts=("localhost", given))


def test_the_message_names_what_to_allow() -> None:
    with pytest.raises(InputError) as caught:
        OPEN.check("fd00::1", WebAddress.of("http://[fd00::1]:81/x", "http://[fd00::1]:81/x"))
    host = str(caught.value).partition("--allow-host ")[2].split()[0]

    NetworkAccess(hosts=(host,)).check("fd00::1", WebAddress.of("http://[fd00::1]:81/x", "x"))
