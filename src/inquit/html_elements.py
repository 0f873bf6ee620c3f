"""The elements that pages are made of, by how they part a text."""

from __future__ import annotations

from collections.abc import Iterator

from inquit.glyphs import DASHES, HYPHEN

__all__ = ["BLOCKS", "HTML_NAMES", "INLINE", "LEFT_OUT", "SIGNING", "comments_in", "dash_before", "without_comments"]

LEFT_OUT = frozenset(
    {"head", "script", "style", "noscript", "template", "svg", "math", "rt", "rp", "iframe", "object", "title"}
)
_DASHES = (*DASHES, HYPHEN, "&mdash;", "&#8212;")
# fmt: off
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "hi", "i",
    "img", "ins", "kbd", "label", "mark", "q", "ref", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
})
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "legend", "li", "link", "main", "menu", "meta", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on
HTML_NAMES = INLINE | BLOCKS | LEFT_OUT
SIGNING = frozenset(("cite", "footer", "figcaption"))  # what may say whose a block quotation is


def comments_in(text: str) -> Iterator[tuple[int, int]]:
    """Where each comment begins and ends. Written out: a pattern looks for the end behind every "<!--" there is."""
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + len("<!--"))) >= 0:
        end += len("-->")
        yield start, end
        start = text.find("<!--", end)


def without_comments(text: str) -> str:
    """The text without comments of HTML."""
    at, kept = 0, []
    for start, end in comments_in(text):
        kept.append(text[at:start])
        at = end
    return "".join((*kept, text[at:]))


def dash_before(source: str, at: int, least: int = 0) -> int:
    """Where the dashes and spaces before a place begin, or the place itself."""
    while at > least:
        if source[at - 1].isspace():
            at -= 1
        elif dash := next((dash for dash in _DASHES if source.endswith(dash, least, at)), None):
            at -= len(dash)
        else:
            break
    return at
