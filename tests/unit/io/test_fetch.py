"""Pages from servers on this machine: what is asked, what is refused, and where it ends."""

from __future__ import annotations

import datetime
import gzip
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from inquit.errors import InputError
from inquit.io import fetch as fetching
from inquit.io.addresses import NetworkAccess
from inquit.io.fetch import fetch
from inquit.io.item import is_url

Answer = tuple[int, dict[str, str], bytes]
PAGE: Answer = (200, {"Content-Type": "text/html; charset=windows-1252"}, "“Så”".encode("cp1252"))


class Site:
    """A server that answers paths as it is told, and remembers what it was asked."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                status, headers, body = site.answers[self.path]
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.handle_error = lambda *arguments: None  # type: ignore[method-assign]  # refused on purpose
        if context is not None:
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    one = Site()
    yield one
    one.close()


def _fetch(url: str) -> bytes:
    return fetch(url, NetworkAccess(private=True)).read()


def test_a_page_is_fetched_by_a_program_that_says_what_it_is(site: Site) -> None:
    site.answers["/a%20b?q=%C3%A5"] = PAGE
    item = fetch(site.url + "/a b?q=å", NetworkAccess(private=True))

    assert item.read() == PAGE[2]
    assert item.charset == "windows-1252"
    assert item.name == site.url + "/a b?q=å"
    assert site.asked[0][1]["User-Agent"].startswith("inquit/")
    assert site.asked[0][1]["Host"] == site.url.removeprefix("http://")


def test_redirects_are_followed(site: Site) -> None:
    site.answers |= {"/a": (302, {"Location": "/b"}, b""), "/b": (301, {"Location": f"{site.url}/c"}, b""), "/c": PAGE}

    assert _fetch(site.url + "/a") == PAGE[2]


def test_redirects_end(site: Site) -> None:
    site.answers["/a"] = (302, {"Location": "/a"}, b"")

    with pytest.raises(InputError, match="redirected more than 5 times"):
        _fetch(site.url + "/a")
    assert len(site.asked) == 6


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://example.org/", "gopher://x/"])
def test_redirects_to_other_schemes_are_refused(site: Site, location: str) -> None:
    site.answers["/a"] = (302, {"Location": location}, b"")

    with pytest.raises(InputError, match="only http:// and https:// are fetched"):
        _fetch(site.url + "/a")


def test_the_address_that_was_checked_is_the_one_that_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads to the internet when it is checked, and to this machine when it is looked up again."""
    looked_up: list[Any] = []
    real = socket.getaddrinfo

    def changing(host: str, *arguments: Any, **options: Any) -> Any:
        looked_up.append(host)
        return real("127.0.0.1" if len(looked_up) == 1 else "127.0.0.2", *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    site.answers["/"] = PAGE

    assert _fetch(site.url.replace("127.0.0.1", "rebinding.example") + "/") == PAGE[2]
    assert looked_up == ["rebinding.example"]
    assert site.asked[0][1]["Host"].startswith("rebinding.example")


@pytest.fixture
def secure_site(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The port of a server that has a certificate of its own for `localhost`, and the certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    (tmp_path / "certificate").write_bytes(pem)
    (tmp_path / "both").write_bytes(
        pem
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "both")
    site = Site(context)
    site.answers["/"] = (200, {"Content-Length": str(len(PAGE[2]))}, PAGE[2])
    site.answers["/cut"] = PAGE
    yield site.url.rpartition(":")[2], tmp_path / "certificate"
    site.close()


def test_certificates_are_checked_against_the_name(
    secure_site: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, certificate = secure_site
    with pytest.raises(InputError, match="CERTIFICATE_VERIFY_FAILED"):
        _fetch(f"https://localhost:{port}/")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert _fetch(f"https://localhost:{port}/") == PAGE[2]
    with pytest.raises(InputError, match="CERTIFICATE_VERIFY_FAILED"):
        _fetch(f"https://127.0.0.1:{port}/")


def test_what_has_no_length_and_is_cut_on_the_way_ends_early(
    secure_site: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An end of the connection without the goodbye of TLS may be made by anybody on the way."""
    port, certificate = secure_site
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with pytest.raises(InputError, match="ends early: 4 bytes and no end came"):
        _fetch(f"https://localhost:{port}/cut")


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_what_is_too_large_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch, coding: str) -> None:
    monkeypatch.setattr(fetching, "MAX_FETCHED", 1_000_000)
    body = bytes(1_000_001)
    site.answers["/"] = (200, {"Content-Encoding": coding}, gzip.compress(body) if coding == "gzip" else body)

    with pytest.raises(InputError, match="larger than 1 MB, which is not fetched"):
        _fetch(site.url + "/")
    site.answers["/"] = (200, {"Content-Encoding": coding}, gzip.compress(body[:-1]) if coding == "gzip" else body[:-1])
    assert len(_fetch(site.url + "/")) == 1_000_000


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((404, {}, b""), "the server answers 404 Not Found"),
        ((200, {"Content-Encoding": "br"}, b"x"), "packs it in a way that inquit does not read"),
        ((200, {"Content-Encoding": "gzip"}, b"no gzip"), "damaged in the way that it is packed"),
    ],
)
def test_answers_that_are_no_page_are_named(site: Site, answer: Answer, message: str) -> None:
    site.answers["/"] = answer

    with pytest.raises(InputError, match=message):
        _fetch(site.url + "/")


def _drip(connection: socket.socket, first: bytes) -> None:
    connection.sendall(first)
    while True:
        connection.sendall(b"x")
        time.sleep(0.05)


@pytest.mark.parametrize(
    "first", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n"], ids=["in the headers", "in the body"]
)
def test_a_server_that_takes_its_time_is_left(monkeypatch: pytest.MonkeyPatch, first: bytes) -> None:
    """It sends a character now and then, so that no single wait is long."""
    monkeypatch.setattr(fetching, "MAX_SECONDS", 0.5)
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = server.accept()
        with connection:
            try:
                _drip(connection, first)
            except OSError:
                return

    threading.Thread(target=serve, daemon=True).start()
    begin = time.monotonic()
    with pytest.raises(InputError, match="not there within 0 seconds"):
        _fetch(f"http://127.0.0.1:{server.getsockname()[1]}/")
    server.close()

    assert time.monotonic() - begin < 5


def test_a_lookup_that_takes_its_time_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    left = threading.Event()

    def slow(*arguments: object, **options: object) -> list[Any]:
        left.wait()
        return []

    monkeypatch.setattr(fetching, "MAX_SECONDS", 0.2)
    monkeypatch.setattr(socket, "getaddrinfo", slow)
    try:
        with pytest.raises(InputError, match="not there within 0 seconds"):
            fetch("http://slow.example/")
    finally:
        left.set()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://example.org/x", "only http:// and https:// are fetched, not ftp://"),
        ("s3://bucket/x", "not s3://; copy what is in a bucket here, or read it by --on ray"),
        ("file:///etc/passwd", "only http:// and https:// are fetched, not file://; name a file by its path"),
        ("http:///x", "names no host"),
        ("http://a:b@example.org/", "holds a user name"),
        ("http://example.org:99999/", "not a URL"),
        ("http://" + "a" * 70 + ".org/", "not a URL"),
        ("http://[bad/", "not a URL"),
    ],
)
def test_what_is_no_url_is_named(url: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        fetch(url)


def test_a_host_that_is_not_known_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*arguments: object, **options: object) -> Any:
        raise socket.gaierror("Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(InputError, match=r"the host 'no\.example' is not known"):
        fetch("http://no.example/")


@pytest.mark.parametrize("name", ["https://example.org/a.html", "HTTP://example.org", "ftp://a"])
def test_urls_are_told_from_paths(name: str) -> None:
    assert is_url(name)
    assert not is_url(name.replace("://", ":/"))
    assert not is_url(f"folder/{name}")
