"""Books: chapters in order, headings, and what is no book."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.made_inputs import ARTICLE, archive, book
from tests.unit.io.inputs.reading import read_one, stretches

from inquit.errors import InputError


def _changed(**changes: bytes) -> bytes:
    """The book with other members; in names, `__` stands for `/`, and `___` for the dot."""
    with zipfile.ZipFile(io.BytesIO(book(ARTICLE))) as old:
        files = {name: old.read(name) for name in old.namelist()}
    files |= {name.replace("___", ".").replace("__", "/"): data for name, data in changes.items()}
    return archive(files)


def test_places_are_chapters_with_their_headings() -> None:
    half = len(ARTICLE.paragraphs) // 2
    source = read_one("EPUB", book(ARTICLE))

    assert list(stretches(source)) == [f"chapter 1 ({ARTICLE.title})", "chapter 2 (The theatre —)"]
    assert source.text[source.markup.places[1].start :].startswith(f"The theatre\xa0—\n\n{ARTICLE.paragraphs[half]}")


def test_a_chapter_that_is_no_xml_is_read_as_html() -> None:
    page = "<html><body><p>“Un<b>closed,” he said.<p>More</body></html>"
    changed = _changed(OEBPS__text__two___xhtml=page.encode())

    assert read_one("EPUB", changed).text.endswith("\n\n“Unclosed,” he said.\n\nMore")


def test_external_entities_are_not_resolved() -> None:
    hostile = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>a&x;b</p></body></html>'

    assert "root:" not in read_one("EPUB", _changed(OEBPS__text__two___xhtml=hostile)).text


def test_a_spine_that_leads_out_of_the_book_is_refused() -> None:
    package = (
        b'<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="../../../../etc/passwd"/>'
        b'</manifest><spine><itemref idref="a"/></spine></package>'
    )

    with pytest.raises(InputError, match=r"no chapter can be read: '\.\./\.\./\.\./etc/passwd'"):
        read_one("EPUB", _changed(OEBPS__book___opf=package))


def test_a_protected_book_is_said() -> None:
    listed = (
        b'<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:CipherReference URI="OEBPS/text/one.xhtml"/>'
        b"</encryption>"
    )

    with pytest.raises(InputError, match="protected against copying"):
        read_one("EPUB", _changed(**{"META-INF__encryption___xml": listed}))


@pytest.mark.parametrize(
    "changes",
    [{"META-INF__container___xml": b"<container/>"}, {"META-INF__container___xml": b""}, {"OEBPS__book___opf": b"no"}],
)
def test_a_damaged_book_is_named(changes: dict[str, bytes]) -> None:
    with pytest.raises(InputError, match="x: a damaged EPUB file"):
        read_one("EPUB", _changed(**changes))


def test_a_lost_chapter_is_named_and_the_rest_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(book(ARTICLE))) as old:
        files = {name: old.read(name) for name in old.namelist()}
    del files["OEBPS/text/one.xhtml"]
    source = read_one("EPUB", archive(files))

    assert source.notices == ("x: 1 of 3 parts are missing or damaged ('OEBPS/text/one.xhtml'); the rest is read",)
    assert list(stretches(source)) == ["chapter 1 (The theatre —)"]
    del files["OEBPS/text/two.xhtml"], files["OEBPS/text/cover.xhtml"]
    with pytest.raises(
        InputError, match=r"x: a damaged EPUB file \(no chapter can be read: 'OEBPS/text/cover.xhtml', "
    ):
        read_one("EPUB", archive(files))


def test_a_chapter_that_the_book_does_not_list_is_named() -> None:
    package = (
        b'<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="one" href="text/one.xhtml"/>'
        b'</manifest><spine><itemref idref="one"/><itemref idref="three"/></spine></package>'
    )
    source = read_one("EPUB", _changed(OEBPS__book___opf=package))

    assert source.notices == ("x: 1 of 2 parts are missing or damaged ('OEBPS/three'); the rest is read",)


def test_a_damaged_chapter_is_named() -> None:
    with zipfile.ZipFile(io.BytesIO(book(ARTICLE))) as old:
        info = old.getinfo("OEBPS/text/one.xhtml")
    data = bytearray(book(ARTICLE))
    at = info.header_offset + 30 + len(info.filename) + 20
    data[at : at + 8] = b"\xff" * 8

    assert "'OEBPS/text/one.xhtml'" in read_one("EPUB", bytes(data)).notices[0]
