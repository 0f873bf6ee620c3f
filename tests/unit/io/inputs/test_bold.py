"""What the readers say is bold: labels of transcripts are known by it."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from tests.made_inputs import ARTICLE, archive, book
from tests.unit.io.inputs.reading import read_one

from inquit.source import Source

_LONG = "The ferry did not sail, and nobody in the port was told why it stayed where it was. " * 4


def bold(source: Source) -> list[str]:
    return [span.of(source.text) for span in source.markup.bold]


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}<p>{_LONG}</p></article></body></html>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p><b>Tom Oakes:</b> No boat will sail.</p>", ["Tom Oakes:"]),
        ("<p><strong>Tom <i>Oakes</i>:</strong> No boat.</p>", ["Tom Oakes:"]),
        ("<p>  <b>Tom</b>\n <b>Oakes</b>: No boat.</p>", ["Tom Oakes"]),
        ('<p><span style="font-weight: 700">Oakes.-</span> No boat.</p>', ["Oakes.-"]),
        ('<p><span style="font-family: TimesPS-BoldMT; font-size:9px">OAKES:</span> No.</p>', ["OAKES:"]),
        ('<p style="font-weight:bold">All of it.</p>', ["All of it."]),
        ('<b style="font-weight:normal"><p>Tom: no.</p><p><b>Mira:</b> yes.</p></b>', ["Mira:"]),
        ('<p><b>Tom <span style="font-weight:400">Oakes</span> said</b> no.</p>', ["Tom", "said"]),
        ('<div style="font-weight:bold"><p>Tom</p><p>Mira</p></div>', ["Tom", "Mira"]),
        ('<p><span class="speaker-name">Tom Oakes</span> No boat.</p>', ["Tom Oakes"]),
        ('<p class="speaker">Tom Oakes</p><p>No boat will sail.</p>', ["Tom Oakes"]),
        (f'<div class="speaker"><p>{_LONG}</p></div>', []),
        ('<p class="loudspeaker">Tom</p>', []),
        ("<p><b></b>No <b> </b>boat.</p>", []),
        ("<p>Nothing here.</p>", []),
    ],
)
def test_of_a_page(body: str, expected: list[str]) -> None:
    assert bold(read_one("HTML", page(body).encode())) == expected
    assert bold(read_one("HTML", f"<html><body>{body}</body></html>".encode())) == expected


def test_classes_of_a_style_sheet_count() -> None:
    head = "<style>.c1{color:#000;font-weight:700} .c2 { font-weight:400 }</style>"
    body = '<p><span class="x c1">Tom:</span><span class="c2"> no.</span></p>'

    assert bold(read_one("HTML", page(body, head).encode())) == ["Tom:"]


def test_lists_of_terms_set_off_who_speaks() -> None:
    body = "<dl><dt>Tom Oakes<dd>No boat will sail.<dt>Mira Lund<dd>Why?</dl>"

    assert bold(read_one("HTML", page(body).encode())) == ["Tom Oakes", "Mira Lund"]


def test_what_stands_twice_is_bold_where_it_is() -> None:
    body = "<p><b>Tom:</b> no.</p><p>Tom: no.</p><p>Tom: <b>no.</b></p>"

    source = read_one("HTML", page(body).encode())

    assert [(span.start, span.of(source.text)) for span in source.markup.bold] == [(0, "Tom:"), (25, "no.")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**Tom Oakes:** No boat.", ["Tom Oakes:"]),
        ("__Tom__ *and* ***Mira***: no.", ["Tom", "Mira"]),
        ("* **(AJ):**\n  what", ["(AJ):"]),
        ("<b>Tom:</b> no.", ["Tom:"]),
        ("2 ** 3 and `**x**` are not.", []),
    ],
)
def test_of_markdown(source: str, expected: list[str]) -> None:
    assert bold(read_one("Markdown", source.encode())) == expected


def test_of_word() -> None:
    document = docx.Document()
    document.styles.add_style("Heavy", WD_STYLE_TYPE.CHARACTER).font.bold = True
    above = document.styles.add_style("Above", WD_STYLE_TYPE.PARAGRAPH)
    above.font.bold = True
    document.styles.add_style("Below", WD_STYLE_TYPE.PARAGRAPH).base_style = above
    document.styles.add_style("Speaker Name", WD_STYLE_TYPE.CHARACTER)
    runs = document.add_paragraph()
    runs.add_run("Tom ").bold = True
    runs.add_run("Oakes:").bold = True
    runs.add_run(" No.").bold = False
    document.add_paragraph().add_run("Mira:", style="Heavy")
    document.add_paragraph("Ann:", style="Below").add_run(" no.").bold = False
    document.add_paragraph().add_run("Bo", style="Speaker Name")
    document.add_paragraph("Plain.")
    stream = io.BytesIO()
    document.save(stream)

    source = read_one("DOCX", stream.getvalue())

    assert bold(source) == ["Tom Oakes:", "Mira:", "Ann:", "Bo"]


def test_of_a_book() -> None:
    with zipfile.ZipFile(io.BytesIO(book(ARTICLE))) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    chapter = next(name for name in files if name.endswith("one.xhtml"))
    files[chapter] = files[chapter].replace(b"<p>", b"<p><b>Tom:</b> ", 1)

    source = read_one("EPUB", archive(files))

    assert bold(source) == ["Tom:"]
    assert f"Tom: {ARTICLE.paragraphs[0]}" in source.text
