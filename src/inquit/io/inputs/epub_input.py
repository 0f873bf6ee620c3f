"""EPUB books: the chapters of the spine, in order, as one text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from inquit.errors import InputError
from inquit.io.archives import opened_archive, read_member, unpacked_size
from inquit.io.document_titles import without_default_title
from inquit.io.inputs.blocks import TextBuilder, kinds_of_blocks, with_marks
from inquit.io.inputs.bold_letters import SetOff
from inquit.io.inputs.html_reading import HtmlReading, html_tree, read_html
from inquit.io.inputs.input_format import Head, InputFormat
from inquit.io.inputs.xml_tree import with_named_characters
from inquit.io.item import Item
from inquit.io.limits import MAX_DOCUMENT
from inquit.io.read_options import ReadOptions, empty_notice
from inquit.io.text_decoding import decode
from inquit.source import Source

__all__ = ["FORMAT", "parse"]

_PARSING: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False}
_MIMETYPE = b"application/epub+zip"
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_HEADINGS = ("h1", "h2", "h3")
_LONGEST_HEADING = 80
_SHOWN = 5  # names of lost chapters
# Fonts may be obfuscated, which is no hindrance; a chapter that is listed as encrypted is.
_CIPHER = "{http://www.w3.org/2001/04/xmlenc#}CipherReference"
_ABOUT = {"title": "title", "creator": "author", "date": "date", "publisher": "site"}


def parse(item: Item, options: ReadOptions) -> Iterator[Source]:
    """The one text of a book.

    Raises:
        InputError: it is damaged or protected.
    """
    del options  # nothing to choose
    try:
        with opened_archive(item.seekable(), item.name) as archive:
            unpacked_size(archive, item.name, MAX_DOCUMENT)
            yield _book(archive, item.name)
    except BadZipFile as error:
        raise InputError(f"{item.name}: a damaged EPUB file ({error}); get it anew") from error


def _book(archive: ZipFile, where: str) -> Source:
    container = _xml(read_member(archive, _CONTAINER, where), where)
    root = next((one.get("full-path") for one in container.iter("{*}rootfile") if one.get("full-path")), None)
    if root is None:
        raise InputError(f"{where}: a damaged EPUB file (it does not say where the book is); get it anew")
    package = _xml(read_member(archive, root, where), where)
    locked = _locked(archive, where)
    spine = list(_spine(package, posixpath.dirname(root)))
    builder = TextBuilder()
    lost: list[str] = []
    notices: list[str] = []
    chapters = 0
    for path in spine:
        if path in locked:
            raise InputError(f"{where}: protected against copying, so it cannot be read; get it without protection")
        try:
            reading = _page(read_member(archive, path, where), f"{where}: {path!r} in it")
        except InputError:  # one chapter of many
            lost.append(path)
            continue
        notices += reading.notices
        chapters += _add_chapter(builder, reading.tree, chapters + 1)
    notices = [*_told_of(where, builder, lost, len(spine)), *notices]
    meta = {"format": "EPUB", **without_default_title(_about(package))}
    return Source(where, builder.text, where, notices=tuple(notices), meta=meta, markup=builder.markup)


def _add_chapter(builder: TextBuilder, page: Any, number: int) -> bool:
    """Add the paragraphs of a part of the book; whether it has any, and so is a chapter."""
    blocks = [] if page is None else list(kinds_of_blocks(page, set_off=SetOff(page)))
    for at, block in enumerate(blocks):
        builder.add(block.text, None if at else f"chapter {number}{_heading(page)}", bold=block.bold)
    return bool(blocks)


def _about(package: Any) -> dict[str, str]:
    """What the book says about itself."""
    about = {}
    for name, key in _ABOUT.items():
        values = [
            " ".join(one.itertext()).strip() for one in package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")
        ]
        if any(values):
            about[key] = "; ".join(filter(None, values))
    return about


def _told_of(where: str, builder: TextBuilder, lost: list[str], number: int) -> tuple[str, ...]:
    """What the user should know about the chapters.

    Raises:
        InputError: none of them can be read.
    """
    shown = ", ".join(map(repr, lost[:_SHOWN])) + (", ..." if len(lost) > _SHOWN else "")
    if lost and len(lost) == number:
        raise InputError(f"{where}: a damaged EPUB file (no chapter can be read: {shown}); get it anew")
    told = [] if builder.text else [empty_notice(where)]
    if lost:
        told.append(f"{where}: {len(lost)} of {number} parts are missing or damaged ({shown}); the rest is read")
    return tuple(told)


def _spine(package: Any, folder: str) -> Iterator[str]:
    """The members that hold the chapters, in order; those outside the reading order (`linear="no"`) left out."""
    hrefs = {one.get("id"): one.get("href") for one in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        href = hrefs.get(reference.get("idref")) or reference.get("idref")  # not listed: it will be missing
        if href and reference.get("linear") != "no":
            yield posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


def _locked(archive: ZipFile, where: str) -> set[str]:
    if _ENCRYPTION not in archive.namelist():
        return set()
    listed = _xml(read_member(archive, _ENCRYPTION, where), where)
    return {unquote(one.get("URI") or "") for one in listed.iter(_CIPHER)}


def _xml(data: bytes, where: str) -> Any:
    """The root of an XML file; nothing outside it is ever fetched, and entities that it declares are not resolved."""
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(**_PARSING, recover=True))
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise InputError(f"{where}: a damaged EPUB file (a part of it is no XML); get it anew")
    return root


def _page(data: bytes, where: str) -> HtmlReading:
    """A chapter: as XML, which it should be, or as HTML, which forgives errors. Neither resolves anything."""
    return read_html(with_marks(decode(data, where).text), where, parse=_tree)


def _tree(page: str) -> Any:
    from lxml import etree

    if not page.strip():
        return None
    source = with_named_characters(page)
    try:
        return etree.fromstring(source.encode("utf-8", "replace"), etree.XMLParser(**_PARSING, encoding="utf-8"))
    except etree.XMLSyntaxError:
        return html_tree(source)


def _heading(page: Any) -> str:
    for element in page.iter(*(f"{{*}}{name}" for name in _HEADINGS)):
        title = " ".join("".join(element.itertext()).split())
        if title:
            return f" ({title[:_LONGEST_HEADING]})"
    return ""


def _is_book(head: Head) -> bool:
    # the first member should hold the type, unpacked
    return _CONTAINER in head.members or (head.packed and _MIMETYPE in head.data[:100])


FORMAT = InputFormat(
    name="EPUB",
    suffixes=(".epub",),
    media_types=("application/epub+zip",),
    magic=_is_book,
    parse=parse,
    libraries=("lxml.html", "lxml.etree"),
    sandboxed=True,
)
