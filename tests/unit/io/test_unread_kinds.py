"""What is no prose, and not read, is refused by its name and with a cure; a text that only looks like it is read."""

from __future__ import annotations

import io

import pytest

from inquit.errors import InputError
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions
from inquit.io.sniff import sniff

HEADERS = (
    b"Received: from a (b)\r\n\tby c; Sat, 2 Mar 2024\r\nMessage-ID: <1@x>\r\nFrom: Ann Lee <a@x>\r\n"
    b"Subject: Bridge\r\nMIME-Version: 1.0\r\n\r\n\xe2\x80\x9cYes,\xe2\x80\x9d she wrote.\r\n"
)
TYPED = b"From: Ann Lee\nTo: Bo Ray\nSubject: The bridge\n\nHe said that it would open.\n"


def _format(name: str, data: bytes) -> str:
    return sniff(Item(name, io.BytesIO(data)), ReadOptions()).name


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("x.txt", b"\x89PNG\r\n\x1a\n", "a PNG picture, which inquit does not read; let a program for text"),
        ("x", b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
        ("x", b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a WebP picture"),
        ("x.txt", b"ID3\x03\x00", "a sound recording, which inquit does not read; have what is said in it written"),
        ("x", b"\x00\x00\x00\x20ftypisom", "a film or a sound recording"),
        ("x", b"\x00\x00\x00\x20ftypheic", "a HEIC picture"),
        ("x", b"SQLite format 3\x00", "an SQLite database"),
        ("x", bytes(60) + b"BOOKMOBI", r"a Kindle book \(MOBI\), which inquit does not read; convert it to EPUB"),
        ("x", bytes(257) + b"ustar\x00", "a TAR archive"),
        ("x", b"\x7fELF\x02", "a program"),
        ("x", b"Rar!\x1a\x07", "a RAR file"),
        ("x", b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", r"a WARC file .* take the pages out \(`warcio extract`\)"),
        (
            "x.ass",
            b"[Script Info]\nTitle: x",
            "subtitles of Advanced SubStation Alpha, which inquit does not read; save",
        ),
        (
            "x.mht",
            b"MIME-Version: 1.0\nFrom: <Saved>\nContent-Type: multipart/related;\n boundary=x\n\n--x\n"
            b"Content-Location: http://x\n",
            "a web page saved as MHTML, which inquit does not read; save it as HTML",
        ),
        ("x.txt", b'<?xml version="1.0"?><doc><p>a</p></doc>', r"XML of a kind .*\(its first element is <doc>\)"),
        ("x", '<?xml version="1.0"?><doc><p>a</p></doc>'.encode("utf-16"), "XML of a kind that is not known"),
        ("x", b'<!-- made --><newsItem xmlns="n"><p>a</p></newsItem>', r"XML of a kind .*<newsItem>"),
        ("x", b"<!DOCTYPE doc [<!ENTITY a 'b'>]><doc>\n <p>a</p>\n</doc>", r"XML of a kind .*<doc>"),
        ("x.xml", b"<broken", "XML of a kind that is not known, which"),
        ("x.html", b'<?xml version="1.0"?><urlset xmlns="s"><url/></urlset>', "a list of a site's pages"),
    ],
)
def test_it_is_refused_by_name_with_a_cure(name: str, data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=rf"{name}: {message}"):
        _format(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.txt", TYPED),
        ("x.txt", b"From the desk of the mayor: we will not pay.\n"),
        ("x.txt", b"RIFF is a kind of file, said Ann."),
        ("x.txt", b"<p><b>\xe2\x80\x9cYes,\xe2\x80\x9d</b> said Ann.</p>"),
        ("x.txt", b"<ann> <bo> said no\n<bo> I did not\n"),
        ("x.txt", b"<sigh> said Ann.\n"),
        ("x.txt", b"<v Ann>Yes, he said.\n\n<v Bo>No.</v>"),
        ("x.txt", b"Subject: who said what\nMessage-ID: none\n\nText.\n"),
    ],
)
def test_a_text_that_only_looks_like_it_is_read(name: str, data: bytes) -> None:
    assert _format(name, data) == "text"


def test_e_mail_and_mailboxes_are_read() -> None:
    assert _format("x.txt", HEADERS) == "e-mail"
    assert _format("x.eml", TYPED) == "e-mail"
    assert _format("x", b"From ann@x Sat Mar  2 08:00:00 2024\n" + HEADERS) == "mailbox"


def test_pages_and_components_are_no_unknown_xml() -> None:
    assert _format("x.html", b'<?xml version="1.0"?><html xmlns="x"><p>a</p></html>') == "HTML"
    assert _format("x.md", b"<Note><b>a</b></Note>\n\nText.") == "Markdown"


def test_thousands_of_comments_take_no_time() -> None:
    assert _format("x", b"<!---->" * 9_000 + b"x") == "text"
