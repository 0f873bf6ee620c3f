"""A tree of HTML, or of something like it, to paragraphs of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from inquit.document import Place, TextSpan
from inquit.glyphs import DASHES, EM_DASH, HYPHEN
from inquit.html_elements import INLINE, LEFT_OUT, dash_before
from inquit.io.text_decoding import Decoded
from inquit.source import Markup, Source

__all__ = ["BlockKind", "TextBuilder", "blocks_of", "kinds_of_blocks", "with_marks", "with_signatures"]

BlockKind = Literal["", "quotation", "item"]  # what a block is part of: of a quotation before a list

_BREAKS = {"br", "lb"}
_KINDS: dict[str, BlockKind] = {"blockquote": "quotation", "quote": "quotation", "li": "item", "item": "item"}
_BREAK = "\0"  # a line end that is meant, until white space is put in order
_SOFT_HYPHEN = "\u00ad"
_Q = re.compile(r"<q(?:\s[^<>]*)?>", re.IGNORECASE)
_Q_END = re.compile(r"</q\s*>", re.IGNORECASE)
_BLOCK_QUOTATION = re.compile(r"(<blockquote\b[^<>]*>)((?:(?!</?blockquote\b).)*)(</blockquote\s*>)", re.I | re.S)
_FOOTER = re.compile(r"<footer\b[^<>]*>((?:(?!</?footer\b).)*)</footer\s*>", re.I | re.S)
_CITE = re.compile(r"<cite\b[^<>]*>", re.I)
_TAG = re.compile(r"<[^<>]*>")
_AFTER_CITE = re.compile(r"[^.!?]{0,120}\.?\s*")  # what is cited, and an office; no more of the quotation
_SPACE = re.compile(r"[ \t\n\r\f]+")  # what HTML takes for a space; a no-break space is none


def blocks_of(tree: Any, left_out: Iterable[str] = LEFT_OUT) -> Iterator[str]:
    """The text of each block of an lxml tree, in order; what is not known as part of a line begins a new block."""
    return (text for text, _ in kinds_of_blocks(tree, left_out))


def kinds_of_blocks(tree: Any, left_out: Iterable[str] = LEFT_OUT) -> Iterator[tuple[str, BlockKind]]:
    """The same with what each block is part of."""
    parts: list[str] = []
    skip = set(left_out)
    within: dict[BlockKind, int] = {"quotation": 0, "item": 0}
    # With a stack of its own: a page can nest deeper than Python calls.
    stack: list[tuple[Any, bool]] = [(tree, True)]
    while stack:
        element, begins = stack.pop()
        tag = _name(element)
        passed_over = not tag or tag in skip
        if tag in _BREAKS:
            parts.append(_BREAK if begins else "")
        elif not passed_over and tag not in INLINE:
            yield from ((text, _innermost(within)) for text in _finished(parts))
            if (kind := _KINDS.get(tag)) is not None:
                within[kind] += 1 if begins else -1
        if begins and not passed_over:
            parts.append(_clean(element.text))
            stack.append((element, False))
            stack.extend((child, True) for child in reversed(element))
        elif element is not tree:
            parts.append(_clean(element.tail))
    yield from ((text, _innermost(within)) for text in _finished(parts))


def _innermost(within: Mapping[BlockKind, int]) -> BlockKind:
    return "quotation" if within["quotation"] else "item" if within["item"] else ""


def with_signatures(page: str) -> str:
    """The source of a page with what signs a block quotation in a paragraph of its own, behind a dash."""
    return _BLOCK_QUOTATION.sub(lambda found: f"{found[1]}{_signed(found[2])}{found[3]}", page)


def _signed(quotation: str) -> str:
    """The inside of a block quotation with its footer, or else what it cites last, as a paragraph."""
    footer = _FOOTER.search(quotation)
    if footer is not None:
        return f"{quotation[: footer.start()]}<p>{_with_dash(footer[1])}</p>{quotation[footer.end() :]}"
    cites = list(_CITE.finditer(quotation))
    if not cites or _AFTER_CITE.fullmatch(_TAG.sub("", quotation[cites[-1].end() :])) is None:
        return quotation
    at = cites[-1].start()
    before = quotation[: dash_before(quotation, at)]
    if before[-1:].isalnum() or before.endswith(","):  # a work that the quotation names
        return quotation
    return f"{before}</p><p>{_with_dash(quotation[at:])}"


def _with_dash(signature: str) -> str:
    words = _TAG.sub("", signature).lstrip()
    return signature if words.startswith((EM_DASH, HYPHEN)) or words[:1] in DASHES else f"{EM_DASH} {signature}"


def with_marks(page: str) -> str:
    """The source of a page with the quotation marks that browsers put around the element `q`."""
    return _Q_END.sub("”", _Q.sub("“", page))


def _finished(parts: list[str]) -> Iterator[str]:
    """The block that the parts make, unless it is empty; the parts are used up."""
    lines = [_SPACE.sub(" ", line).strip(" ") for line in "".join(parts).split(_BREAK)]
    parts.clear()
    text = "\n".join(filter(None, lines))
    if text:
        yield text


def _name(element: Any) -> str:
    """The tag without its namespace; nothing for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _clean(text: str | None) -> str:
    return (text or "").replace(_BREAK, "").replace(_SOFT_HYPHEN, "")


@dataclass(slots=True)
class TextBuilder:
    """Puts paragraphs together to a text, with a blank line between them, and keeps their places."""

    places: list[Place] = field(default_factory=list)
    quotations: list[TextSpan] = field(default_factory=list)
    items: list[TextSpan] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        """What was put together."""
        return "".join(self._parts)

    def add(self, paragraph: str, label: str | None = None, kind: BlockKind = "") -> None:
        """Add a paragraph; a label names the place that begins with it, the kind says what it is part of."""
        if self._parts:
            self._add("\n\n")
        if label is not None:
            self.places.append(Place(self._length, label))
        if kind:
            spans = self.quotations if kind == "quotation" else self.items
            spans.append(TextSpan(self._length, self._length + len(paragraph)))
        self._add(paragraph)

    def source(self, name: str, decoded: Decoded, notices: tuple[str, ...], meta: Mapping[str, Any]) -> Source:
        """The text with its places, as what was read from the file of this name; `decoded`: what it was made of."""
        markup = Markup(places=tuple(self.places), quotations=tuple(self.quotations), items=tuple(self.items))
        return Source(name, self.text, name, decoded.encoding, decoded.detected, notices, meta, markup)

    def _add(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)
