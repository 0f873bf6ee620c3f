"""Word documents: what they hold besides paragraphs, and what is no document."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from tests.made_inputs import ARTICLE, archive, with_note, word
from tests.unit.io.inputs.reading import read_one, stretches

from inquit.errors import InputError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _document(body: str, *, doctype: str = "") -> bytes:
    """A document with this XML as its body."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    with zipfile.ZipFile(stream) as old:
        files = {name: old.read(name) for name in old.namelist()}
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    files["word/document.xml"] = (
        f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{W}" {space}><w:body>{body}</w:body></w:document>'
    ).encode()
    return archive(files)


def test_footnotes_come_last_with_places_of_their_own() -> None:
    places = stretches(read_one("DOCX", with_note(word(ARTICLE), "“No,” she wrote.")))

    assert places["paragraph 1"] == ARTICLE.title
    assert places["footnote 1"] == "“No,” she wrote."
    assert list(places)[-1] == "footnote 1"


def test_tables_changes_and_boxes_are_read_as_they_show() -> None:
    body = (
        "<w:p><w:r><w:t>He</w:t></w:r><w:del><w:r><w:delText> never</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t xml:space='preserve'> twice</w:t></w:r></w:ins><w:r><w:tab/><w:t>said.</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    assert read_one("DOCX", _document(body)).text == "He twice\tsaid.\n\nCell\n\nBox"


@pytest.mark.parametrize(
    ("style", "base", "quoted"),
    [
        ("Quote", None, True),
        ("Intense Quote", None, True),
        ("Quotations", None, True),
        ("Block Text", None, True),
        ("Blockquote", None, True),
        ("Our house", "Quote", True),
        ("Our house", None, False),
        ("Quota", None, False),
        ("Body Text", None, False),
    ],
)
def test_what_a_style_quotes_is_a_block_quotation(style: str, base: str | None, quoted: bool) -> None:
    document = docx.Document()
    names = {one.name for one in document.styles}
    made = document.styles[style] if style in names else document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
    if base is not None:
        made.base_style = document.styles[base]
    for text, how in (
        ("She wrote", "Normal"),
        ("Nobody asked.", style),
        ("It rained.", style),
        ("So be it.", "Normal"),
    ):
        document.add_paragraph(text, style=how)
    stream = io.BytesIO()
    document.save(stream)
    source = read_one("DOCX", stream.getvalue())

    said = [span.of(source.text) for span in source.markup.quotations]
    assert said == (["Nobody asked.", "It rained."] if quoted else [])


def test_external_entities_are_not_resolved() -> None:
    hostile = _document(
        "<w:p><w:r><w:t>a&x;b</w:t></w:r></w:p>", doctype='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    )

    assert "root:" not in read_one("DOCX", hostile).text


def test_entities_that_multiply_are_refused() -> None:
    laughs = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    hostile = _document("<w:p><w:r><w:t>x&j;</w:t></w:r></w:p>", doctype=f"<!DOCTYPE x [{laughs}]>")

    with pytest.raises(InputError, match="a damaged DOCX file"):
        read_one("DOCX", hostile)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = _document("<w:p/>" + " " * 30_000_000)

    with pytest.raises(InputError, match="over 200 times larger when unpacked"):
        read_one("DOCX", bomb)


@pytest.mark.parametrize(
    "data",
    [archive({"[Content_Types].xml": b"", "word/document.xml": b"<x/>"}), archive({}), word(ARTICLE)[:-100]],
    ids=["parts", "empty", "cut"],
)
def test_a_damaged_document_is_named(data: bytes) -> None:
    with pytest.raises(InputError, match="x: a damaged DOCX file"):
        read_one("DOCX", data)
