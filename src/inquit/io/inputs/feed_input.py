"""Feeds (RSS and Atom), by feedparser: a text an item."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import Any

from inquit.errors import InputError
from inquit.io.inputs.blocks import TextBuilder
from inquit.io.inputs.cell_text import has_html, html_blocks
from inquit.io.inputs.input_format import Head, InputFormat
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions, empty_notice
from inquit.io.text_decoding import decode
from inquit.io.xml_root import xml_root
from inquit.source import Markup, Source

__all__ = ["FORMAT", "count", "parse"]

# What says that the root is one of a feed: its name, and a part of its name space where the name is not enough.
_ROOTS = {"rss": b"", "rdf:RDF": b"purl.org/rss/", "feed": b"Atom", "atom:feed": b"Atom"}
_ENCODING = re.compile(r"(?<=version=.1.0.)\s+encoding\s*=\s*[\"'][\w.:-]{1,40}[\"']")
_PLAIN = "text/plain"
_DAY = 3  # year, month and day


def parse(item: Item, options: ReadOptions) -> Iterator[Source]:
    """A text an item, with its title as the first paragraph.

    Raises:
        InputError: it is damaged.
    """
    del options  # what is HTML in a feed says so
    feed = _feed(item)
    for number, entry in enumerate(feed.entries, start=1):
        yield _source(item.name, number, entry, feed)
    if not feed.entries:
        yield Source(item.name, "", item.name, notices=(empty_notice(item.name),), meta={"format": "RSS/Atom"})


def count(item: Item) -> int:
    """How many items there are."""
    return max(1, len(_feed(item).entries))


def _feed(item: Item) -> Any:
    import feedparser

    data = item.read()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # feedparser believes what is declared, or not
        data = _ENCODING.sub("", decode(data, item.name).text, count=1).encode("utf-8", "replace")
    found = feedparser.parse(io.BytesIO(data), response_headers={"content-type": "application/xml"})
    if not found.entries and (what := _damage(found)) is not None:
        raise InputError(f"{item.name}: a damaged feed ({what}); get it anew")
    return found


def _source(name: str, number: int, entry: Any, feed: Any) -> Source:
    where = f"{name}, item {number}"
    builder = TextBuilder()
    title = " ".join(_blocks(entry.get("title_detail")))
    label: str | None = f"item {number}"
    for block in (title, *_body(entry)):
        if block:
            builder.add(block, label)
            label = None
    meta: dict[str, Any] = {"format": "RSS/Atom"}
    about = {"title": title, "author": entry.get("author"), "date": _date(entry), "site": feed.feed.get("title")}
    meta |= {key: value for key, value in about.items() if value}
    notices = [] if builder.text else [empty_notice(where)]
    if number == 1 and (what := _damage(feed)) is not None:
        notices.append(f"{name}: a damaged feed ({what}); what can be made out of it is read")
    id_ = entry.get("id") or entry.get("link") or f"{name}:{number}"
    return Source(
        id_, builder.text, name, notices=tuple(notices), meta=meta, markup=Markup(places=tuple(builder.places))
    )


def _damage(feed: Any) -> str | None:
    """What is wrong with a feed besides that its encoding is another than it says."""
    import feedparser

    if not feed.bozo or isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        return None
    return str(feed.bozo_exception).splitlines()[0].removeprefix("<unknown>:")


def _body(entry: Any) -> list[str]:
    """The paragraphs of the fullest text that an item gives of itself."""
    details = [*entry.get("content", ()), entry.get("summary_detail")]
    return max((list(_blocks(detail)) for detail in details), key=lambda blocks: sum(map(len, blocks)), default=[])


def _blocks(detail: Any) -> Iterator[str]:
    """The paragraphs of an element; what calls itself plain text is often HTML all the same."""
    value = (detail or {}).get("value") or ""
    if detail is None or (detail.get("type") == _PLAIN and has_html(value) is None):
        yield from (" ".join(block.split()) for block in value.split("\n\n") if block.strip())
    else:
        yield from html_blocks(value)


def _date(entry: Any) -> str | None:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    return None if parsed is None else "-".join(f"{part:02}" for part in parsed[:_DAY])


def _is_feed(head: Head) -> bool:
    found = xml_root(head.text)
    return found is not None and found[0] in _ROOTS and _ROOTS[found[0]] in found[1]


def _is_markup(head: Head) -> bool:
    return head.text.lstrip().startswith(b"<")


FORMAT = InputFormat(
    name="RSS/Atom",
    suffixes=(".rss", ".atom"),
    media_types=("application/rss+xml", "application/atom+xml"),
    magic=_is_feed,
    if_named=_is_markup,
    parse=parse,
    count=count,
    libraries=("feedparser", "lxml.html"),
    sandboxed=True,
)
