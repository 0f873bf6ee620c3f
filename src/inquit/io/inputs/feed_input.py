"""Feeds (RSS and Atom), by feedparser: a text an item."""

from __future__ import annotations

import codecs
import html
import io
import re
from collections.abc import Iterator
from typing import Any

from inquit.errors import InputError
from inquit.html_elements import LEFT_OUT
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
# What stands in for a film or a script is often all that an item has; what stands in for a program is not.
_LEFT_OUT = (LEFT_OUT - {"noscript", "object", "template"}) | {"applet"}
_Paragraphs = tuple[list[str], tuple[str, ...]]  # with what the user should know about them
# Where a text begins, and what it is up to the next tag.
_TEXT = re.compile(
    r"<(?:\w{1,20}:)?+(?:title|description|summary|content|encoded)\b[^<>]*+>\s*+(?:<!\[CDATA\[)?+([^<]*+)",
    re.IGNORECASE,
)
_TAG = re.compile("<[^<>]*+>")
_PARTS = ("title_detail", "summary_detail")
_FEW_MISSING = 0.2  # title and description of the feed itself are in none of its items
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
    # As it stands: nobody runs what is in a feed, and what would make it safe, and its links whole, drops the rest of
    # an item behind a tag that never ends.
    found = feedparser.parse(
        io.BytesIO(data),
        response_headers={"content-type": "application/xml"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    found["letters"] = _letters_in(data) if found.bozo else 0
    if not found.entries and (what := _damage(found)) is not None:
        raise InputError(f"{item.name}: a damaged feed ({what}); get it anew")
    return found


def _source(name: str, number: int, entry: Any, feed: Any) -> Source:
    where = f"{name}, item {number}"
    builder = TextBuilder()
    titles, of_title = _blocks(entry.get("title_detail"), where)
    title = " ".join(titles)
    body, of_body = _body(entry, where)
    label: str | None = f"item {number}"
    for block in (title, *body):
        if block:
            builder.add(block, label)
            label = None
    meta: dict[str, Any] = {"format": "RSS/Atom"}
    about = {
        "title": title,
        "author": entry.get("author"),
        "date": _date(entry),
        "site": feed.feed.get("title"),
        "url": entry.get("link"),
    }
    meta |= {key: value for key, value in about.items() if value}
    notices = [*of_title, *of_body] if builder.text else [empty_notice(where), *of_title, *of_body]
    if number == 1 and (what := _damage(feed)) is not None:
        notices.append(f"{name}: a damaged feed ({what}); what can be made out of it is read{_missing(feed)}")
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


def _letters_in(data: bytes) -> int:
    """How many letters stand in the source of a feed where texts begin, up to the next tag."""
    return sum(map(_letters, _TEXT.findall(data.decode("utf-8", "replace"))))


def _letters(value: str) -> int:
    return sum(map(str.isalnum, _TAG.sub("", html.unescape(value))))


def _missing(feed: Any) -> str:
    """How many of the letters of a damaged feed are in none of its items, where that is a large part."""
    parts = (detail for entry in feed.entries for detail in (*entry.get("content", ()), *map(entry.get, _PARTS)))
    read = sum(_letters(detail["value"]) for detail in parts if detail and detail.get("value"))
    missing = feed["letters"] - read
    if missing <= _FEW_MISSING * feed["letters"]:
        return ""
    return f", and {missing:,} of its {feed['letters']:,} letters are not"


def _body(entry: Any, where: str) -> _Paragraphs:
    """The paragraphs of the fullest text that an item gives of itself."""
    details = [*entry.get("content", ()), entry.get("summary_detail")]
    return max((_blocks(detail, where) for detail in details), key=lambda found: sum(map(len, found[0])))


def _blocks(detail: Any, where: str) -> _Paragraphs:
    """The paragraphs of an element; what calls itself plain text is often HTML all the same."""
    value = (detail or {}).get("value") or ""
    if detail is None or (detail.get("type") == _PLAIN and has_html(value) is None):
        return [" ".join(block.split()) for block in value.split("\n\n") if block.strip()], ()
    return html_blocks(value, where, _LEFT_OUT)


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
    leads_to_pages=True,
)
