"""Markdown: the text without its marks, by markdown-it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inquit.document import RosterEntry, TextSpan
from inquit.html_elements import without_comments
from inquit.io.inputs.blocks import BlockKind, TextBlock, TextBuilder, kinds_of_blocks, with_marks, with_signatures
from inquit.io.inputs.bold_letters import BOLD_MARK, marked_spans
from inquit.io.inputs.front_matter import cast_of_front_matter
from inquit.io.inputs.html_reading import html_tree
from inquit.io.inputs.input_format import InputFormat, anything
from inquit.io.inputs.linked_text import OpenLinks
from inquit.io.inputs.text_input import decoding_notices
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions
from inquit.io.text_decoding import decode
from inquit.source import Link, Source

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["FORMAT", "parse"]

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"(title|author|date)[ \t]*:[ \t]*([^ \t\n](?:.*[^ \t\n])?)[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>")
_BOLD = re.compile(r"</?(?:b|strong)(?:\s[^<>]*)?>", re.IGNORECASE)
_QUOTATION_TAG = re.compile(r"<(/?)blockquote\b", re.IGNORECASE)
_QUOTATION, _ITEM = {"blockquote_open", "blockquote_close"}, {"list_item_open", "list_item_close"}
_AS_IT_IS = {"code_block", "fence", "html_block"}


def parse(item: Item, options: ReadOptions) -> Iterator[Source]:
    """The one text of a file.

    Raises:
        InputError: it is no text.
    """
    from markdown_it import MarkdownIt

    decoded = decode(item.read(), item.name)
    meta: dict[str, Any] = {"format": "Markdown"}
    text, lines = decoded.text, 0
    cast: tuple[RosterEntry, ...] = ()
    if front := _FRONT_MATTER.match(text):
        meta |= {key: value.strip("\"'") for key, value in _FIELD.findall(front[1])}
        cast = cast_of_front_matter(front[1])
        text, lines = text[front.end() :], front[0].count("\n")
    builder = TextBuilder()
    quoted = listed = 0
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        quoted += token.nesting * (token.type in _QUOTATION)
        listed += token.nesting * (token.type in _ITEM)
        kind: BlockKind = "quotation" if quoted else "item" if listed else ""
        label = None if token.map is None else f"line {token.map[0] + lines + 1}"
        if token.type == "html_block" and (tags := _QUOTATION_TAG.findall(token.content)):
            for block in _html_blocks(token.content):
                builder.add(block.text, label, block.kind or kind)
                label = None  # of the first alone
            quoted = max(0, quoted + sum(-1 if ends else 1 for ends in tags))
            continue
        paragraph, bold = _text_of(token)
        if paragraph:
            builder.add(paragraph, label, kind, bold, _links_in(token, paragraph) if options.links else ())
    notices = decoding_notices(item.name, decoded)
    source = builder.source(item.name, decoded, notices, meta)
    yield replace(source, markup=replace(source.markup, cast=cast))


def _text_of(token: Token) -> tuple[str, tuple[TextSpan, ...]]:
    """The text of a block, and what in it is bold; nothing for the marks around it."""
    if token.type == "inline":
        marked = "".join(map(_inline_text, token.children or ()))
        text = marked.replace(BOLD_MARK, "").strip()
        return text, marked_spans(marked, text) if BOLD_MARK in marked else ()
    if token.type not in _AS_IT_IS:
        return "", ()
    source = token.content
    text = html.unescape(_TAG.sub("", without_comments(source))) if token.type == "html_block" else source
    return text.strip(), ()


def _html_blocks(source: str) -> Iterator[TextBlock]:
    """The paragraphs of HTML that sets off a quotation, with who signs it."""
    plain = without_comments(source)
    if _TAG.sub("", plain).strip():
        yield from kinds_of_blocks(html_tree(with_marks(with_signatures(plain))))


def _links_in(token: Token, paragraph: str) -> tuple[Link, ...]:
    """What of the text of a block leads elsewhere."""
    open_links = OpenLinks()
    parts: list[str] = []
    for child in token.children or ():
        if child.type == "link_open":
            open_links.begin("link", str(child.attrGet("href") or ""), parts)
        elif child.type == "link_close":
            open_links.end("link", parts)
        parts.append(_inline_text(child))
    return open_links.finished(parts).placed(paragraph)


def _inline_text(token: Token) -> str:
    match token.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "strong_open" | "strong_close":
            return BOLD_MARK
        case "html_inline":
            return BOLD_MARK if _BOLD.fullmatch(token.content) else ""
        case "image":
            return token.content
    return token.content.replace(BOLD_MARK, "")


FORMAT = InputFormat(
    name="Markdown",
    suffixes=(".md", ".markdown"),
    media_types=("text/markdown",),
    if_named=anything,  # any text may be Markdown
    parse=parse,
    libraries=("markdown_it",),
    sandboxed=True,
)
