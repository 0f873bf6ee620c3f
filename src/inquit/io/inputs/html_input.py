"""HTML pages: the main text and what the page says about itself, by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from inquit.io.inputs.blocks import BlockKind, TextBuilder, kinds_of_blocks, with_marks, with_signatures
from inquit.io.inputs.input_format import Head, InputFormat
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
_NO_TEXT = {"nav", "footer", "aside", "form", "button", "select", "textarea"}
_ABOUT = {"title": "title", "author": "author", "date": "date", "sitename": "site"}


def parse(item: Item, options: ReadOptions) -> Iterator[Source]:
    """The one text of a page.

    Raises:
        InputError: it is no text.
    """
    del options  # nothing to choose
    declared = _CHARSET.search(item.head[:HEAD])
    charset = item.charset or (declared[1].decode("ascii") if declared else None)
    decoded = decode(item.read(), item.name, declared=charset)
    page = with_signatures(with_marks(decoded.text))
    found = _main_text(page, item.name)
    builder = TextBuilder()
    meta: dict[str, Any] = {"format": "HTML"}
    if found is not None:
        for number, (block, kind) in enumerate(kinds_of_blocks(found.body, ()), start=1):
            builder.add(block, f"paragraph {number}", kind)
        about = {name: getattr(found, field, None) for field, name in _ABOUT.items()}
        meta |= {name: value for name, value in about.items() if value}
    if len(builder.text) < _LEAST_MAIN_TEXT and page.strip():
        builder = TextBuilder()
        for number, (block, kind) in enumerate(_whole_text(page), start=1):
            builder.add(block, f"paragraph {number}", kind)
    notices = decoding_notices(item.name, decoded)
    if not builder.text and not notices:
        notices = (empty_notice(item.name),)
    yield builder.source(item.name, decoded, notices, meta)


def _main_text(page: str, name: str) -> Any:
    from trafilatura import bare_extraction

    return bare_extraction(
        page,
        url=name if is_url(name) else None,
        with_metadata=True,
        include_comments=False,  # of readers, below the article
        date_extraction_params={"extensive_search": False, "original_date": True},  # no date is better than a guess
    )


def _whole_text(page: str) -> Iterator[tuple[str, BlockKind]]:
    import lxml.html

    # as bytes: a text that declares an encoding is refused
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    tree = lxml.html.document_fromstring(page.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    for element in tree.xpath("//*"):
        if element.tag in _NO_TEXT and element.getparent() is not None:
            element.drop_tree()
    yield from kinds_of_blocks(tree)


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
