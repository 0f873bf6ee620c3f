"""The source of a page to its tags, its text and what is neither, in one pass, however broken it is.

A whole page is read as the HTML standard says. In a broken one the standard hides what follows: a quotation mark that
is never closed takes all up to the next one, a comment all up to the end. Here such a thing ends where its author will
have meant it to, so that what stands behind it is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

__all__ = ["RAW", "HtmlToken", "TokenKind", "html_tokens"]

# hidden: a comment, a declaration, an element in which nothing is a tag, with what is in it
# literal: text in which nothing is a tag or a reference
# endless: code or a comment that does not end before the next one begins, with whatever else is in it
TokenKind = Literal["text", "start", "end", "hidden", "literal", "endless"]
# The source; of a tag also the name of its element, in lower case, and what stands behind the name. A plain tuple, as
# a page has tens of thousands.
HtmlToken = tuple[TokenKind, str, str, str]

# A quotation mark opens a value only where it is closed and the next attribute or the end of the tag follows;
# otherwise it is one that a tag before forgot. Nothing here gives back what it took: one pass over any source.
_VALUE = r"""=\s*+(?:"[^"]*+"(?=[\s/>]|\Z)|'[^']*+'(?=[\s/>]|\Z))?+"""
_MARKUP = re.compile(rf"<(?:(/?)([A-Za-z][^\s/<>]*+)((?:[^<>=]++|{_VALUE})*+)(>?)|(!--)|(!\[CDATA\[)|[!?/][^<>]*+>?)")
_ATTRIBUTE = re.compile(rf"[^\s=/]++(?P<value>{_VALUE}[^\s\"']*+)?+")
_COMMENT_END = re.compile("--!?>")
_LITERAL_END = re.compile(r"\]\]>")
_CODE = ("script", "style")
# Elements in which only their own end is a tag.
RAW = frozenset({*_CODE, "title", "textarea", "iframe", "noembed", "noframes"})
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>?", re.IGNORECASE) for name in RAW}
# Not where a script writes one: "'<script src=...".
_RAW_AGAIN = {name: re.compile(rf"(?<=[\s>])<{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}


def html_tokens(page: str) -> Iterator[HtmlToken]:
    """The pieces of a page's source, in order; references in its text are not resolved."""
    ends = _Ends(page)
    next_markup = _MARKUP.search
    at = 0
    while (found := next_markup(page, at)) is not None:
        start, end = found.span()
        if start > at:
            yield "text", page[at:start], "", ""
        at = end
        slash, name, attributes, closed = found.group(1, 2, 3, 4)
        name = name.lower() if name else ""
        if not name:
            token, at = _declaration(found, ends)
            yield token
        elif name in RAW and not slash and attributes[-1:] != "/":
            token, at = _raw_element(found, name, ends)
            yield token
        elif closed:
            yield "end" if slash else "start", found[0], name, attributes
        else:  # the next tag, or the end of the page, comes before its own end
            yield "end" if slash else "start", found[0], name, ""
            yield "text", _ATTRIBUTE.sub(lambda one: "" if one["value"] else one[0], attributes), "", ""
    if at < len(page):
        yield "text", page[at:], "", ""


class _Ends:
    """Where things end; the source is searched for each kind of end once."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._found: dict[re.Pattern[str], re.Match[str] | None] = {}

    def first(self, end: re.Pattern[str], at: int) -> re.Match[str] | None:
        """The first end of that kind from there on."""
        found = self._found.get(end)
        if end not in self._found or (found is not None and found.start() < at):
            self._found[end] = found = end.search(self._page, at)
        return found


def _declaration(found: re.Match[str], ends: _Ends) -> tuple[HtmlToken, int]:
    """A comment or the like, and where it ends; of one that never does only its beginning is taken."""
    page, start, at = found.string, found.start(), found.end()
    if found[6] and (end := ends.first(_LITERAL_END, at)) is not None:
        return ("literal", page[at : end.start()], "", ""), end.end()
    # "<!-->" is a whole comment, too
    if found[5] and (end := ends.first(_COMMENT_END, start + 2)) is not None:
        again = page.find("<!--", at, end.start())
        if again >= 0:
            return ("endless", page[at:again], "", ""), again
        return ("hidden", page[start : end.end()], "", ""), end.end()
    return ("hidden", found[0], "", ""), at


def _raw_element(found: re.Match[str], name: str, ends: _Ends) -> tuple[HtmlToken, int]:
    """An element in which nothing is a tag, and where it ends; of prose that never does only its tag is taken."""
    page, start, at = found.string, found.start(), found.end()
    end = ends.first(_RAW_ENDS[name], at)
    again = None if end is None else _RAW_AGAIN[name].search(page, at, end.start())
    if end is not None and again is None:
        return ("hidden", page[start : end.end()], name, ""), end.end()
    if name in _CODE:
        till = len(page) if again is None else again.start()
        return ("endless", page[at:till], name, ""), till
    return ("hidden", "", name, ""), at
