"""HTML where a plain text is expected, in files, cells of tables and items of feeds: noticed, or read as what it is."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from html.entities import html5

from inquit.html_elements import HTML_NAMES, LEFT_OUT, without_comments
from inquit.io.inputs.blocks import blocks_of, with_marks
from inquit.io.inputs.html_reading import read_html
from inquit.io.read_options import empty_notice
from inquit.source import Found, Source

__all__ = ["CellReader", "has_html", "html_blocks", "html_text", "parts_lines"]

_ENTITY = re.compile(r"&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|([A-Za-z]{2,8}[0-9]{0,2}));")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,11})(?:\s[^<>]{0,2000})?/?>")
# Tags within a line; all others part lines or paragraphs.
_PARTS_LINES = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|table|tr|td|th|section|article|pre|hr|figure|script|style)\b",
    re.IGNORECASE,
)
_HTML_NOTE = "holds HTML ({}), which is read as it stands; --html-cells reads it as HTML"
_DETAILS = re.compile(r"[0-9]+|\([^()]*\)")


def has_html(text: str) -> str | None:
    """An entity or a tag of HTML that stands in a text, to be shown; None where there is none."""
    if "&" in text:
        for found in _ENTITY.finditer(text):
            if found[1] is None or f"{found[1]};" in html5:
                return found[0]
    return _tag_in(text)


def _tag_in(text: str) -> str | None:
    if "<" in text:
        for found in _TAG.finditer(text):
            if found[1].lower() in HTML_NAMES:
                return found[0]
    return None


def html_text(text: str, where: str) -> tuple[str, tuple[str, ...]]:
    """What a browser shows of a piece of HTML, and what the user should know; lines stay where no tag parts them."""
    if parts_lines(text):
        blocks, notices = html_blocks(text, where)
        return "\n\n".join(blocks), notices
    without = _TAG.sub(lambda tag: "" if tag[1].lower() in HTML_NAMES else tag[0], without_comments(with_marks(text)))
    return html.unescape(without), ()


def html_blocks(text: str, where: str, left_out: frozenset[str] = LEFT_OUT) -> tuple[list[str], tuple[str, ...]]:
    """The paragraphs of a piece of HTML, and what the user should know about it."""
    reading = read_html(with_marks(text), where, left_out)
    return ([] if reading.tree is None else list(blocks_of(reading.tree, left_out))), reading.notices


def parts_lines(text: str) -> bool:
    """Whether tags in a text part its lines or paragraphs anew, so that its own line ends mean nothing."""
    return _PARTS_LINES.search(text) is not None


class CellReader:
    """Reads the texts of one input, which may be HTML, as the user wants them read, and says things once.

    as_html: whether they are read as HTML; otherwise the first that has something of it is told of.
    """

    def __init__(self, *, as_html: bool) -> None:
        self._as_html = as_html
        self._said: set[str] = set()

    def read(self, found: Found, where: str) -> Found:
        """A text as it is to be read, with what the user should know about it; a failure or a result stays one.

        What was said of another text of the input is left out, but not that a text is empty.
        """
        if not isinstance(found, Source):
            return found
        if self._as_html:
            text, notices = html_text(found.text, where)
            found = replace(found, text=text, notices=(*found.notices, *notices))
        elif (sign := _tag_in(found.text)) is not None:  # references are read anyway
            found = replace(found, notices=(*found.notices, f"{where}: {_HTML_NOTE.format(sign)}"))
        if not found.notices:
            return found
        of_this = empty_notice(where)
        new = {one: one.removeprefix(where) for one in found.notices}
        told = tuple(one for one, what in new.items() if one == of_this or _kind(what) not in self._said)
        self._said.update(map(_kind, new.values()))
        return replace(found, notices=told)


def _kind(notice: str) -> str:
    """A notice without what it is about: without figures, and what stands in brackets."""
    return _DETAILS.sub("", notice)
