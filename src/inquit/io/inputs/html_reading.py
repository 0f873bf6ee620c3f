"""HTML, however broken, to a tree that holds its whole text, or a sentence that says how much of it is missing."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from inquit.html_elements import LEFT_OUT
from inquit.io.inputs.html_letters import SourceLetters, kept_letters, source_letters
from inquit.io.inputs.html_nesting import with_closed_elements
from inquit.io.inputs.html_tokens import html_tokens

__all__ = ["HtmlReading", "html_tree", "read_html"]

# So few letters, or so small a part of a page, may be stray signs that are taken in two ways: fewer than a statement
# has, and of a short text no great part.
_FEW = 30
_SHARE = 0.001
_SHARE_OF_SHORT = 0.25


@dataclass(frozen=True, slots=True)
class HtmlReading:
    """What came of a page.

    source: what it is read from: its own, or where the parser did not keep the text of that, with all elements closed.
    tree: of that source; None where there is nothing in it.
    """

    source: str
    tree: Any
    mended: bool = False
    notices: tuple[str, ...] = ()


def read_html(
    page: str, where: str, left_out: Collection[str] = LEFT_OUT, parse: Callable[[str], Any] | None = None
) -> HtmlReading:
    """The tree of the source of a page; `parse` makes it, where it is not HTML but something like it.

    libxml2 drops what is in too many elements, and takes what stands behind the beginning of something that never ends
    for a part of it. So its letters are counted; where some are missing, it gets the source with all elements closed.
    """
    parse = html_tree if parse is None else parse
    tree = parse(page)
    wanted = source_letters(page, left_out)
    kept = _kept(tree, left_out)
    if not _many(wanted.number - kept, wanted):
        return HtmlReading(page, tree)
    pieces = (token for number, token in enumerate(html_tokens(page)) if number not in wanted.endless)
    source = with_closed_elements(pieces)
    other = parse(source)
    now_kept = _kept(other, left_out)
    missing = wanted.number - max(kept, now_kept)
    notices = (_notice(where, missing, wanted.number),) if _many(missing, wanted) else ()
    if now_kept > kept:
        return HtmlReading(source, other, mended=True, notices=notices)
    return HtmlReading(page, tree, notices=notices)


def html_tree(source: str) -> Any:
    """The tree that libxml2 makes of the source of a page, or of a piece of one; None where there is nothing in it."""
    import lxml.html

    if not source.strip():
        return None
    # as bytes: a text that declares an encoding is refused
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    return lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)


def _kept(tree: Any, left_out: Collection[str]) -> int:
    return 0 if tree is None else kept_letters(tree, left_out)


def _many(missing: int, of: SourceLetters) -> bool:
    return missing > max(_SHARE * of.number, min(_FEW, _SHARE_OF_SHORT * of.number))


def _notice(where: str, missing: int, of: int) -> str:
    return (
        f"{where}: {missing:,} of its {of:,} letters are not read, as they stand behind code, a comment or an element "
        "that is never closed; if they matter, save the page as plain text"
    )
