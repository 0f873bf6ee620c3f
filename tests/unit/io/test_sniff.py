"""The format comes from the content, and from the name where the content leaves it open."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.made_inputs import ARTICLE, MAKERS, archive

from inquit.errors import InputError
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions
from inquit.io.sniff import sniff

NAMES = {
    "txt": "text",
    "md": "Markdown",
    "html": "HTML",
    "pdf": "PDF",
    "docx": "DOCX",
    "epub": "EPUB",
    "rss": "RSS/Atom",
    "tei": "TEI",
    "eml": "e-mail",
    "mbox": "mailbox",
    "chat": "chat",
    "fountain": "Fountain",
    "vtt": "WebVTT",
    "srt": "SRT",
    "jsonl": "JSON Lines",
    "json": "JSON",
    "csv": "CSV",
    "parquet": "Parquet",
    "zip": "ZIP",
    "gz": "compressed",
}
# Their content shows nothing: any text may be Markdown, and nearly any a table.
NAME_ONLY = {"md", "fountain", "csv"}


def _format(name: str, data: bytes, **options: str) -> str:
    return sniff(Item(name, io.BytesIO(data)), ReadOptions(**options)).name  # type: ignore[arg-type]


@pytest.mark.parametrize("ending", MAKERS)
def test_a_file_is_what_its_name_says(ending: str) -> None:
    assert _format(f"x.{ending.upper()}", MAKERS[ending](ARTICLE)) == NAMES[ending]


@pytest.mark.parametrize("wrong", ["", ".txt", ".pdf", ".docx", ".zip", ".html", ".epub", ".parquet", ".png"])
@pytest.mark.parametrize("ending", sorted({*MAKERS} - NAME_ONLY))
def test_a_file_that_lies_is_read_as_what_it_is(ending: str, wrong: str) -> None:
    assert _format("x" + wrong, MAKERS[ending](ARTICLE)) == NAMES[ending]


@pytest.mark.parametrize(
    ("name", "data", "format_"),
    [
        ("x.txt", b"<p>A line of HTML in a text.", "text"),
        ("x.html", b"<p>A page without a head.", "HTML"),
        ("x.html", b"No tags at all; a < b.", "text"),
        ("x.txt", "\ufeff \n<!-- made by hand --><!DOCTYPE  HTML><p>x".encode(), "HTML"),
        ("x.txt", "<html>".encode("utf-16"), "HTML"),
        ("x", b'<?xml version="1.0"?>\n<html xmlns="x">', "HTML"),
        ("x.txt", b"The sign of a PDF is %PDF-1.7, he said.", "text"),
        ("x.txt", b"\n%PDF-1.7 after an empty line", "PDF"),
        ("x.txt", b'{"text": "a"}\n', "JSON Lines"),
        ("x.txt", b'{"text": 1}\n', "JSON"),
        ("x.txt", b'{"title": "a"}\n{"title": "b"}\n', "JSON"),
        ("x.txt", b'[\n  {"title": "a"}\n]', "JSON"),
        ("x.txt", b'[{"text": "' + b"a" * 70_000, "JSON"),
        ("x.txt", b'{"text": "a"} and so on', "text"),
        ("x.txt", b'["Yes," said Ann.]', "text"),
        ("x.txt", b"{Music} [laughter]", "text"),
        ("x.json", b'["Yes", "No"]', "JSON"),
        ("x.json", b'{"text": "a"}\n{"text": "b"}\n', "JSON Lines"),
        ("x.json", b"Not JSON.", "text"),
        ("x.jsonl", b'[\n{"text": "a"}]', "JSON"),
        ("x.jsonl", b'[{"text": "a"}]', "JSON"),
        ("x.jsonl", b'{\n"text": "a"}', "JSON"),
        ("x.ndjson", b'{"text": 1}', "JSON Lines"),
        ("x.csv.gz", b"a,b", "CSV"),
        (
            "x.xml",
            b'<?xml version="1.0"?><!-- made --><?xml-stylesheet href="a"?>\n<rss version="2.0"></rss>',
            "RSS/Atom",
        ),
        ("x", b'<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title></feed>', "RSS/Atom"),
        ("x", b'<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/"><item></item></rdf:RDF>', "RSS/Atom"),
        ("x", '<?xml version="1.0"?><rss version="2.0"></rss>'.encode("utf-16"), "RSS/Atom"),
        ("x.rss", b"<rss", "RSS/Atom"),
        ("x", b'<?xml version="1.0"?><t:TEI xmlns:t="n"><p>a</p></t:TEI>', "TEI"),
        ("x.xml", "<TEI.2><text><p>a</p></text></TEI.2>".encode("utf-16"), "TEI"),
        ("x.txt", b"BZh is how bzip2 files begin.", "text"),
        ("x.txt", b'{"id": 1, "text": "' + b"a" * 70_000 + b'"}\n', "JSON Lines"),
        ("x.jsonl", b"no JSON", "JSON Lines"),
        ("x.tsv", b"a\tb", "CSV"),
        ("x.csv", b"%PDF-1.7\n", "PDF"),
        ("x.pdf", b"", "text"),
    ],
)
def test_where_content_and_name_meet(name: str, data: bytes, format_: str) -> None:
    assert _format(name, data) == format_


def test_a_column_that_is_named_makes_a_table_of_a_text() -> None:
    assert _format("stdin", b"id,body\n1,x\n", text_column="body") == "CSV"
    assert _format("stdin", b"id,body\n1,x\n") == "text"
    assert _format("stdin", b'{"body": "x"}', text_column="body") == "JSON Lines"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file, or one with a password"),
        (rb"{\rtf1 x}", "an RTF file"),
        (archive({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "a spreadsheet"),
        (archive({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}), "a presentation"),
        (archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}), "an OpenDocument file"),
    ],
)
def test_what_is_known_and_not_read_is_said(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=f"x: {message}, which inquit does not read; "):
        _format("x", data)


def test_a_damaged_archive_is_named_as_what_it_should_be() -> None:
    with pytest.raises(InputError, match=r"x.docx: a damaged DOCX file"):
        _format("x.docx", MAKERS["docx"](ARTICLE)[:2000])


def test_too_many_members_are_refused_before_they_are_listed() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("a", b"")
    data = bytearray(stream.getvalue())
    at = data.rindex(b"PK\x05\x06") + 12
    data[at : at + 4] = (50_000_000).to_bytes(4, "little")

    with pytest.raises(InputError, match="too many files in one archive"):
        _format("x.zip", bytes(data))


@pytest.mark.parametrize(
    ("name", "format_"), [("x.pdf", "PDF"), ("x.DOCX", "DOCX"), ("x.epub", "EPUB"), ("x.zip", "ZIP")]
)
def test_what_is_no_text_is_damaged_where_its_name_says_what_it_should_be(name: str, format_: str) -> None:
    with pytest.raises(
        InputError, match=f"{name}: a damaged {format_} file \\(it does not begin as one does\\); get it"
    ):
        _format(name, b"\x00\x01\x02" * 100)
    assert _format(name, b"A text that somebody called so.") == "text"
    assert _format("x", b"\x00\x01\x02" * 100) == "text"  # which says that it is none


@pytest.mark.parametrize(
    "data",
    [b"bj\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", b"0000 n\ntrailer\n<< >>\nstartxref\n2492\n%%EOF\n"],
)
def test_a_pdf_that_has_lost_its_beginning_is_known(data: bytes) -> None:
    assert _format("x", data) == "PDF"
    assert _format("x", b"We wrote 1 0 obj, then endobj, and startxref 5 %%EOF.") == "text"


def test_a_transcript_on_one_line_is_no_line_of_json_lines() -> None:
    assert _format("x", b'{"text": "One.", "segments": [{"start": 0, "end": 1, "text": "One."}]}\n') == "JSON"
    assert _format("x", b'{"text": "One.", "words": []}\n{"text": "Two."}\n') == "JSON Lines"
