"""The elements that pages are made of, by how they part a text."""

from __future__ import annotations

__all__ = ["BLOCKS", "HTML_NAMES", "INLINE", "LEFT_OUT", "SIGNING"]

LEFT_OUT = frozenset(
    {"head", "script", "style", "noscript", "template", "svg", "math", "rt", "rp", "iframe", "object", "title"}
)
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
