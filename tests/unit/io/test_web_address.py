"""URLs taken apart: whatever is written, it is an address to ask at or a failure in one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.errors import InputError, in_one_line
from inquit.io.web_address import WebAddress

PIECES = st.sampled_from(
    [
        *(
            "http",
            "https",
            "://",
            "//",
            ":",
            "/",
            "\\",
            "@",
            "#",
            "?",
            "[",
            "]",
            "%25",
            "%",
            ".",
            "..",
            "::1",
            "127.0.0.1",
        ),
        *("example.org", "xn--", "ü", "\u3002", "\u2488", "\xad", "\udcff", "\0", "\r\n", " ", "80", "99999", "８"),
        "é" * 70,
    ]
)
ANYTHING = st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join)
SENDABLE = re.compile(r"[\x21-\x7e]+")


def _taken_apart(take: Callable[[], WebAddress]) -> WebAddress | str:
    """An address, or the sentence that says why there is none."""
    try:
        return take()
    except InputError as error:
        return str(error)


@given(ANYTHING)
def test_a_url_is_one_that_can_be_asked_or_none(rest: str) -> None:
    for url in (rest, f"http://{rest}", f"https://example.org/{rest}"):
        found = _taken_apart(partial(WebAddress.of, url, url))
        if isinstance(found, str):
            assert found.startswith(in_one_line(url))
        else:
            assert SENDABLE.fullmatch(found.authority)
            assert SENDABLE.fullmatch(found.path)
            assert found.path.startswith("/")
            assert 0 < found.port <= 65_535


@given(ANYTHING)
def test_a_redirect_leads_somewhere_or_is_a_failure(location: str) -> None:
    first = WebAddress.of("http://example.org/a/b?c", "http://example.org/a/b?c")
    found = _taken_apart(partial(first.redirected, location))
    if isinstance(found, str):
        assert found.startswith("http://example.org/a/b?c")
        assert found.isprintable()
    else:
        assert SENDABLE.fullmatch(found.authority + found.path)
        assert found.where == first.url


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("d", "http://example.org/a/d"),
        ("/d?e", "http://example.org/d?e"),
        ("//other.example/d", "http://other.example/d"),
        ("https://other.example", "https://other.example/"),
        ("?d", "http://example.org/a/b?d"),
        ("http://[::1]:81/d", "http://[::1]:81/d"),
    ],
)
def test_redirects_are_relative_to_where_they_come_from(location: str, url: str) -> None:
    then = WebAddress.of("http://example.org/a/b?c", "x").redirected(location)

    assert f"{then.scheme}://{then.authority}{then.path}" == url


@pytest.mark.parametrize(
    ("url", "authority", "certified"),
    [
        ("https://Example.ORG./", "example.org.", "example.org"),
        ("https://bücher.example:444/", "xn--bcher-kva.example:444", "xn--bcher-kva.example"),
        ("http://[FE80::0:1%25eth0]:8080/", "[fe80::1]:8080", "fe80::1"),
        ("http://example.org:80/", "example.org", "example.org"),
        ("https://example.org:80/", "example.org:80", "example.org"),
    ],
)
def test_a_host_is_named_as_servers_know_it(url: str, authority: str, certified: str) -> None:
    address = WebAddress.of(url, url)

    assert (address.authority, address.certified) == (authority, certified)
