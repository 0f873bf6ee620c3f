"""What a server may send: what is whole is read as browsers read it, and what is not is a failure that says so."""

from __future__ import annotations

import gzip
import random
from contextlib import suppress

import pytest
from tests.raw_server import End, close, keep_open, raw_server, reset

from inquit.errors import InputError
from inquit.io import fetch as fetching
from inquit.io.addresses import NetworkAccess
from inquit.io.fetch import fetch
from inquit.io.text_decoding import decode

OK = b"HTTP/1.1 200 OK\r\n"
TEXT = "“We won,” said Ann Lee.".encode()
PACKED = gzip.compress(TEXT * 50, mtime=0)
GZIP = OK + b"Content-Encoding: gzip\r\n"


def sized(body: bytes, head: bytes = OK) -> bytes:
    return head + b"Content-Length: %d\r\n\r\n" % len(body) + body


def chunked(*chunks: bytes, head: bytes = OK, end: bytes = b"0\r\n\r\n") -> bytes:
    return head + b"Transfer-Encoding: chunked\r\n\r\n" + b"".join(b"%x\r\n%b\r\n" % (len(c), c) for c in chunks) + end


def _fetched(answer: bytes, end: End = close) -> bytes:
    with raw_server({"/": answer}, end) as url:
        return fetch(f"{url}/", NetworkAccess(private=True)).read()


def _refused(answer: bytes, end: End = close) -> str:
    with raw_server({"/": answer}, end) as url:
        with pytest.raises(InputError) as caught:
            fetch(f"{url}/", NetworkAccess(private=True))
        message = str(caught.value)
        assert message.startswith(f"{url}/: ")
        assert message.isprintable()
        return message.removeprefix(f"{url}/: ")


WHOLE = {
    "length": (sized(TEXT), TEXT),
    "no length": (OK + b"\r\n" + TEXT, TEXT),
    "HTTP/1.0": (b"HTTP/1.0 200 OK\r\n\r\n" + TEXT, TEXT),
    "no reason": (b"HTTP/1.1 200\r\n\r\n" + TEXT, TEXT),
    "bare line feeds": (b"HTTP/1.1 200 OK\nContent-Length: 3\n\nabc", b"abc"),
    "nothing": (sized(b""), b""),
    "more than announced": (sized(TEXT) + b"HTTP/1.1 200 OK\r\n\r\nmore", TEXT),
    "the same length twice": (OK + b"Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", b"abc"),
    "the same length twice in one line": (OK + b"Content-Length: 3, 3\r\n\r\nabc", b"abc"),
    "chunks": (chunked(TEXT[:5], TEXT[5:]), TEXT),
    "chunks with trailers": (chunked(TEXT, end=b"0\r\nX: y\r\n\r\n"), TEXT),
    "chunks with extensions": (OK + b"Transfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\n\r\n", b"abc"),
    "chunks and a length": (chunked(TEXT, head=OK + b"Content-Length: 3\r\n"), TEXT),
    "answers before": (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + sized(TEXT), TEXT),
    "packed": (sized(PACKED, GZIP), TEXT * 50),
    "packed, without a length": (GZIP + b"\r\n" + PACKED, TEXT * 50),
    "packed in chunks": (chunked(PACKED[:30], PACKED[30:], head=GZIP), TEXT * 50),
    "packed in chunks of one byte": (chunked(*(bytes([b]) for b in PACKED * 2), head=GZIP), TEXT * 100),
    "packed in two members": (sized(PACKED + gzip.compress(b"more"), GZIP), TEXT * 50 + b"more"),
    "packed, then zeros": (sized(PACKED + bytes(100), GZIP), TEXT * 50),
    "packed, then anything": (sized(PACKED + b"<!-- served by a2 -->", GZIP), TEXT * 50),
    "no type": (sized(TEXT), TEXT),
    "a nonsensical type": (sized(TEXT, OK + b"Content-Type: \xff;;;charset==\r\n"), TEXT),
    "a folded header": (OK + b"X: a\r\n b\r\nContent-Length: 3\r\n\r\nabc", b"abc"),
    "a header of other letters": (OK + b"X: \xe2\x80\x9c\xff\x01\r\nContent-Length: 3\r\n\r\nabc", b"abc"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_whole_is_read(name: str) -> None:
    answer, body = WHOLE[name]

    assert _fetched(answer) == body


@pytest.mark.parametrize(
    "name", ["length", "chunks", "chunks with trailers", "packed, then anything", "answers before"]
)
def test_nothing_is_waited_for_behind_the_end(name: str) -> None:
    answer, body = WHOLE[name]

    assert _fetched(answer, keep_open) == body


ENDS_EARLY = {
    "in a body with a length": (OK + b"Content-Length: 1000\r\n\r\n" + TEXT, f"ends early: {len(TEXT)} of 1,000 bytes"),
    "before a body with a length": (OK + b"Content-Length: 1000\r\n\r\n", "ends early: 0 of 1,000 bytes"),
    "a byte before the end": (sized(TEXT)[:-1], f"ends early: {len(TEXT) - 1} of {len(TEXT)} bytes"),
    "of a length of twenty digits": (OK + b"Content-Length: 99999999999999999999\r\n\r\nx", "ends early: 1 of 99,999"),
    "in a chunk": (chunked(TEXT, end=b"ff\r\nabc"), f"ends early: {len(TEXT) + 3} bytes and no end came"),
    "between chunks": (chunked(TEXT, end=b""), "bytes and no end came"),
    "in the size of a chunk": (chunked(TEXT, end=b"f"), "bytes and no end came"),
    "in the last chunk": (chunked(TEXT, end=b"0\r\n"), "bytes and no end came"),
    "in trailers": (chunked(TEXT, end=b"0\r\nX: y\r\n"), "bytes and no end came"),
    "in chunks, with a length": (chunked(TEXT, head=OK + b"Content-Length: 3\r\n", end=b""), "bytes and no end came"),
    "in what is packed": (GZIP + b"\r\n" + PACKED[:40], "ends early: what is packed in it has no end"),
    "in the checksum of what is packed": (sized(PACKED[:-1], GZIP), "ends early: what is packed in it has no end"),
    "before what is packed": (sized(b"", GZIP), "ends early: what is packed in it has no end"),
    "in the second of what is packed": (sized(PACKED + PACKED[:40], GZIP), "ends early: what is packed"),
    "in what is packed in chunks": (chunked(PACKED[:40], head=GZIP), "ends early: what is packed"),
    "in what is packed, with a length": (sized(PACKED, GZIP)[:-20], "ends early: "),
    "before anything": (b"", "ends early: before the end of its headers"),
    "in the status": (b"HTTP/1.1 20", "ends early: before the end of its headers"),
    "in the headers": (OK + b"Content-Ty", "ends early: before the end of its headers"),
    "before the end of the headers": (OK + b"Content-Type: text/html\r\n", "ends early: before the end of its headers"),
    "after an answer before": (b"HTTP/1.1 100 Continue\r\n\r\n", "ends early: before the end of its headers"),
}


@pytest.mark.parametrize("end", [close, reset])
@pytest.mark.parametrize("name", ENDS_EARLY)
def test_what_ends_early_is_a_failure_that_says_so(name: str, end: End) -> None:
    """A reset may overtake what was sent before, so that less is known to have come."""
    answer, message = ENDS_EARLY[name]
    said = _refused(answer, end)

    assert said.startswith("ends early: ")
    if end is close:
        assert message in said
    assert said.endswith("; try again later")


AGAINST_THE_RULES = {
    "a length that is no number": OK + b"Content-Length: many\r\n\r\n" + TEXT,
    "a length below zero": OK + b"Content-Length: -1\r\n\r\n" + TEXT,
    "a length with a sign": OK + b"Content-Length: +3\r\n\r\nabc",
    "an empty length": OK + b"Content-Length:\r\n\r\nabc",
    "a length with a fraction": OK + b"Content-Length: 3.0\r\n\r\nabc",
    "a length of a thousand digits": OK + b"Content-Length: " + b"9" * 1000 + b"\r\n\r\nabc",
    "two lengths": OK + b"Content-Length: 3\r\nContent-Length: 30\r\n\r\nabc",
    "two lengths in one line": OK + b"Content-Length: 3, 30\r\n\r\nabc",
    "chunks without a size": OK + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n0\r\n\r\n",
    "a size below zero": OK + b"Transfer-Encoding: chunked\r\n\r\n-3\r\nabc\r\n0\r\n\r\n",
    "a size with a sign": OK + b"Transfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n",
    "a chunk longer than its size": OK + b"Transfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n",
    "another coding of the transfer": OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n" + PACKED,
    "no status": b"HTTP/1.1 OK\r\n\r\n",
    "no HTTP": b"220 mail.example ESMTP\r\n\r\n",
    "a page alone": b"<html>\r\n\r\n",
    "HTTP/2": b"HTTP/2 200\r\n\r\n",
    "a long header that is none": OK + b"what is this" * 2000 + b"\r\n\r\nabc",
    "a header that is none": OK + b"what is this\r\nContent-Length: 3\r\n\r\nabc",
    "a header with a NUL": OK + b"X: a\0b\r\n\r\nabc",
    "headers without end": OK + b"X: y\r\n" * 100_000,
    "a header without end": OK + b"X: " + b"y" * 1_000_000,
    "trailers without end": chunked(TEXT, end=b"0\r\n" + b"X: y\r\n" * 100_000),
    "an extension of a chunk without end": OK + b"Transfer-Encoding: chunked\r\n\r\n3;" + b"x" * 1_000_000,
    "answers before without end": b"HTTP/1.1 103 Early Hints\r\n\r\n" * 1000,
    "another protocol": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
}


@pytest.mark.parametrize("name", AGAINST_THE_RULES)
@pytest.mark.parametrize("end", [close, keep_open])
def test_what_is_against_the_rules_is_a_failure_that_says_so(name: str, end: End) -> None:
    """Also where the server would go on for ever: what is seen to be wrong is not waited for."""
    said = _refused(AGAINST_THE_RULES[name], end)

    assert said.startswith("the server's answer is against the rules of HTTP (")
    assert len(said) < 200


@pytest.mark.parametrize("status", [204, 205, 206, 300, 301, 304, 400, 401, 404, 410, 429, 500, 503, 599, 999])
def test_what_is_no_page_is_named_by_its_status(status: int) -> None:
    said = _refused(b"HTTP/1.1 %d \x1b[31mWhatever\r\n\r\n" % status)

    assert said.startswith(f"the server answers {status}")
    assert said.endswith("; check the address")


@pytest.mark.parametrize(
    ("packed", "message"),
    [
        (b"no gzip at all", "damaged in the way that it is packed"),
        (PACKED[:20] + b"\xff" * 20 + PACKED[40:], "damaged in the way that it is packed"),
        (PACKED[:-8] + bytes(8), "damaged in the way that it is packed"),
        (PACKED + b"\x1f\x8bnot again", "damaged in the way that it is packed"),
    ],
)
def test_what_is_packed_and_damaged_is_named(packed: bytes, message: str) -> None:
    assert _refused(sized(packed, GZIP)).startswith(message)


def test_whatever_a_server_sends_is_a_page_or_a_failure() -> None:
    """Bytes of good and bad answers put out, in and in other places, the same ones each time."""
    chance = random.Random(17)
    given = [*(answer for answer, _ in WHOLE.values()), *AGAINST_THE_RULES.values()]
    answers = {f"/{number}": _spoilt(chance, chance.choice(given)[:3000]) for number in range(400)}
    pages = 0
    with raw_server({**answers}) as url:
        for path in answers:
            with suppress(InputError):
                fetch(url + path, NetworkAccess(hosts=(url.removeprefix("http://"),)))
                pages += 1

    assert 0 < pages < len(answers)


def _spoilt(chance: random.Random, data: bytes) -> bytes:
    for _ in range(chance.randrange(1, 4)):
        start = chance.randrange(len(data) + 1)
        end = start + chance.choice((0, 1, 1, 8))
        put_in = chance.choice((b"", b"\r\n", b"\0", b":", b"-1", b"\xff", data[end : end + 40], chance.randbytes(3)))
        data = data[:start] + put_in + data[end:]
    return data


def test_an_endless_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_FETCHED", 1_000_000)
    empty = gzip.compress(b"", mtime=0)

    for answer in (OK + b"\r\n" + bytes(1_100_000), GZIP + b"\r\n" + empty * (1_100_000 // len(empty))):
        assert _refused(answer, keep_open).startswith("larger than 1 MB")


LOCATIONS = [
    "http://[::1/x",
    "//[",
    "http://[bad]/",
    "http://exa mple/",
    "http://x:99999/",
    "http://x:port/",
    "//:80/",
    "http://:/",
    "http://a:b@example.org/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://" + "a" * 300 + "/",
    "http://" + "a." * 3000 + "/",
    "http://\x1b[31m/",
    "http://%2e%2e/",
    "http://exämple\xad.\xad/",
    "http://[fe80::1%25]]/",
    "http://\\\\x\\y",
]


@pytest.mark.parametrize("location", LOCATIONS)
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_a_redirect_to_what_is_no_url_is_a_failure(location: str, encoding: str) -> None:
    said = _refused(b"HTTP/1.1 302 Found\r\nLocation: " + location.encode(encoding) + b"\r\n\r\n")

    assert said.startswith("redirected to '")


def test_a_redirect_to_several_addresses_is_a_failure() -> None:
    head = b"HTTP/1.1 302 Found\r\n"

    assert _refused(head + b"Location: /a\r\nLocation: /b\r\n\r\n").startswith("redirected to several addresses")
    assert _refused(head + b"Location: /\r\nLocation: /\r\n\r\n").startswith("redirected more than 5 times")


def test_a_redirect_without_an_address_is_named_by_its_status() -> None:
    assert _refused(b"HTTP/1.1 302 Found\r\n\r\n") == "the server answers 302 Found; check the address"


def test_a_redirect_may_be_of_any_letters_and_its_body_is_not_waited_for() -> None:
    head = b"HTTP/1.1 302 Found\r\nContent-Length: 1000\r\nLocation: "
    answers = {"/": head + "/å".encode() + b"\r\n\r\n", "/%C3%A5": head + b"/b\xe5\r\n\r\n", "/b%C3%A5": sized(TEXT)}
    with raw_server({**answers}, keep_open) as url:
        assert fetch(f"{url}/", NetworkAccess(private=True)).read() == TEXT


CHARSETS = ["nonsense", "hex", "rot13", "zlib", "idna", "undefined", "utf-16", "", "'", "\x01"]


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_a_charset_is_no_more_than_a_hint(charset: str, encoding: str) -> None:
    head = OK + b"Content-Type: text/plain; charset=" + charset.encode() + b"\r\n"
    with raw_server({"/": sized(TEXT.decode().encode(encoding), head)}) as url:
        item = fetch(f"{url}/", NetworkAccess(private=True))

    assert decode(item.read(), "x", declared=item.charset).text == TEXT.decode()
