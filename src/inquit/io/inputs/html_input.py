"""HTML pages: the main text and what the page says about itself, by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from inquit.html_elements import LEFT_OUT
from inquit.io.document_titles import without_default_title
from inquit.io.inputs.blocks import TextBlock, TextBuilder, kinds_of_blocks, with_marks, with_signatures
from inquit.io.inputs.bold_letters import BoldOf, SetOff, has_bold
from inquit.io.inputs.html_reading import HtmlReading, read_html
from inquit.io.inputs.input_format import Head, InputFormat
from inquit.io.inputs.linked_text import LinksOf
from inquit.io.inputs.text_input import decoding_notices
from inquit.io.item import Item, is_url
from inquit.io.limits import HEAD
from inquit.io.read_options import ReadOptions, empty_notice
from inquit.io.text_decoding import decode
from inquit.io.xml_root import prolog_end
from inquit.source import Source

__all__ = ["FORMAT", "parse"]

_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_ANY_TAG = re.compile(rb"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CHARSET = re.compile(rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.I)
# With fewer characters than this, trafilatura itself gives up finding the main text, and makes one line of the page.
# The whole page is then the better text, without what is never part of it.
_LEAST_MAIN_TEXT = 250
_NO_TEXT = frozenset({"nav", "footer", "aside", "button", "select", "textarea"})
_FORM = frozenset({"form"})
_DATES = {"extensive_search": False, "original_date": True}  # no date is better than a guess
_FIELDS = {"title": "title", "author": "author", "date": "date", "sitename": "site"}


def parse(item: Item, options: ReadOptions) -> Iterator[Source]:
    """The one text of a page.

    Raises:
        InputError: it is no text.
    """
    declared = _CHARSET.search(item.head[:HEAD])
    charset = item.charset or (declared[1].decode("ascii") if declared else None)
    decoded = decode(item.read(), item.name, declared=charset)
    reading = _reading(with_signatures(with_marks(decoded.text)), item.name)
    found = (_about if reading.mended else _main_text)(reading.source, item.name)
    builder = TextBuilder()
    meta: dict[str, Any] = {"format": "HTML"}
    if found is not None:
        bold, links = _bold_of(reading), _links_of(reading) if options.links else None
        for number, block in enumerate(kinds_of_blocks(found.body, ()), start=1):
            spans = () if bold is None else bold.spans(block.text)
            leading = () if links is None else links.placed(block.text)
            builder.add(block.text, f"paragraph {number}", block.kind, spans, leading)
        about = {name: getattr(found, field, None) for field, name in _FIELDS.items()}
        meta |= without_default_title({name: value for name, value in about.items() if value})
    if len(builder.text) < _LEAST_MAIN_TEXT and reading.tree is not None:
        builder = TextBuilder()
        for number, block in enumerate(_whole_text(reading.tree, links=options.links), start=1):
            builder.add(block.text, f"paragraph {number}", block.kind, block.bold, block.links)
    notices = (*decoding_notices(item.name, decoded), *reading.notices)
    if not builder.text and not notices:
        notices = (empty_notice(item.name),)
    yield builder.source(item.name, decoded, notices, meta)


def _reading(page: str, name: str) -> HtmlReading:
    """The page with its tree; a form is left out where it is one to fill in, and not where it never ends."""
    reading = read_html(page, name, LEFT_OUT | _NO_TEXT)
    opened = page.lower()
    if not reading.mended and opened.count("<form") > opened.count("</form"):
        reading = read_html(page, name, LEFT_OUT | _NO_TEXT | _FORM)
    return reading


def _main_text(page: str, name: str) -> Any:
    from trafilatura import bare_extraction

    return bare_extraction(
        page,
        url=name if is_url(name) else None,
        with_metadata=True,
        include_comments=False,  # of readers, below the article
        date_extraction_params=_DATES,
    )


def _about(page: str, name: str) -> Any:
    """What a page says about itself. What is found as the main text of a broken one can be any part of it."""
    from trafilatura import extract_metadata

    return extract_metadata(page, name if is_url(name) else None, _DATES)


def _whole_text(tree: Any, *, links: bool) -> Iterator[TextBlock]:
    letters = len(tree.text_content())
    for element in tree.xpath("//*"):
        tag = element.tag
        if element.getparent() is None:
            continue
        # what holds most of a page is its layout
        if tag in _NO_TEXT or (tag in _FORM and len(element.text_content()) <= letters / 2):
            element.drop_tree()
    yield from kinds_of_blocks(tree, set_off=SetOff(tree), links=links)


def _bold_of(reading: HtmlReading) -> BoldOf | None:
    """What is bold on a page; what is found as its main text no longer says so."""
    if reading.tree is None or not has_bold(reading.source):
        return None
    blocks = kinds_of_blocks(reading.tree, set_off=SetOff(reading.tree))
    return BoldOf((block.text, block.bold) for block in blocks)


def _links_of(reading: HtmlReading) -> LinksOf | None:
    """What leads elsewhere on a page; what is found as its main text no longer says so."""
    if reading.tree is None:
        return None
    return LinksOf((block.text, block.links) for block in kinds_of_blocks(reading.tree, links=True))


def _is_page(head: Head) -> bool:
    at = prolog_end(head.text)
    return at is not None and _PAGE.match(head.text, at) is not None


def _has_a_tag(head: Head) -> bool:
    return _ANY_TAG.search(head.text) is not None


FORMAT = InputFormat(
    name="HTML",
    suffixes=(".html", ".htm", ".xhtml"),
    media_types=("text/html", "application/xhtml+xml"),
    magic=_is_page,
    if_named=_has_a_tag,
    parse=parse,
    libraries=("lxml.html", "trafilatura"),
    sandboxed=True,
)
