"""The elements that pages are made of, by how they part a text."""

from __future__ import annotations

from collections.abc import Iterator

from inquit.glyphs import DASHES, HYPHEN

__all__ = [
    "BLOCKS",
    "ENDED_BY",
    "FOREIGN",
    "HOLDS_BLOCKS",
    "HOLDS_ITS_OWN",
    "HTML_NAMES",
    "INLINE",
    "LEFT_OUT",
    "SIGNING",
    "VOID",
    "comments_in",
    "dash_before",
    "without_comments",
]

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
# What holds nothing, and so is never closed.
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})
# fmt: on
# The elements that end where the next one begins, by its name: their end tags may be left out.
ENDED_BY = {
    "li": frozenset({"li"}),
    "option": frozenset({"option"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd"})),
    **dict.fromkeys(("rt", "rp"), frozenset({"rt", "rp"})),
    **dict.fromkeys(("td", "th"), frozenset({"td", "th"})),
    "tr": frozenset({"tr", "td", "th"}),
    **dict.fromkeys(("tbody", "thead", "tfoot"), frozenset({"tbody", "thead", "tfoot", "tr", "td", "th"})),
}
FOREIGN = frozenset({"svg", "math"})  # drawings and formulas: a paragraph ends them,
HOLDS_BLOCKS = "foreignobject"  # but not within this part of a drawing
HOLDS_ITS_OWN = "ruby"  # readings of its own, which do not end the one that it stands in
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
