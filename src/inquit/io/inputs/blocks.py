"""A tree of HTML, or of something like it, to paragraphs of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from inquit.document import Place, TextSpan
from inquit.glyphs import DASHES, EM_DASH, HYPHEN
from inquit.html_elements import INLINE, LEFT_OUT, dash_before
from inquit.io.inputs.bold_letters import BOLD_MARK, SetOff, marked_spans
from inquit.io.inputs.linked_text import OpenLinks
from inquit.io.text_decoding import Decoded
from inquit.source import Link, Markup, Source

__all__ = ["BlockKind", "TextBlock", "TextBuilder", "blocks_of", "kinds_of_blocks", "with_marks", "with_signatures"]

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


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph: its text, what it is part of, and what in it is bold or leads elsewhere."""

    text: str
    kind: BlockKind = ""
    bold: tuple[TextSpan, ...] = ()
    links: tuple[Link, ...] = ()


def blocks_of(tree: Any, left_out: Iterable[str] = LEFT_OUT) -> Iterator[str]:
    """The text of each block of an lxml tree, in order; what is not known as part of a line begins a new block."""
    return (block.text for block in kinds_of_blocks(tree, left_out))


def kinds_of_blocks(
    tree: Any, left_out: Iterable[str] = LEFT_OUT, set_off: SetOff | None = None, *, links: bool = False
) -> Iterator[TextBlock]:
    """The same with what each block is part of, and what is bold in it, where it is said what is.

    links: whether also with what leads elsewhere.
    """
    lines = _Lines(set_off, OpenLinks() if links else None)
    skip = set(left_out)
    within: dict[BlockKind, int] = {"quotation": 0, "item": 0}
    # With a stack of its own: a page can nest deeper than Python calls.
    stack: list[tuple[Any, bool]] = [(tree, True)]
    while stack:
        element, begins = stack.pop()
        tag = _name(element)
        passed_over = not tag or tag in skip
        if tag in _BREAKS:
            lines.parts.append(_BREAK if begins else "")
        elif not passed_over and tag not in INLINE:
            yield from lines.finished(_innermost(within))
            if (kind := _KINDS.get(tag)) is not None:
                within[kind] += 1 if begins else -1
        if begins and not passed_over:
            lines.begin(element, tag)
            lines.parts.append(_clean(element.text))
            stack.append((element, False))
            stack.extend((child, True) for child in reversed(element))
            continue
        if not passed_over:
            lines.end(element)
        if element is not tree:
            lines.parts.append(_clean(element.tail))
    yield from lines.finished(_innermost(within))


@dataclass(slots=True)
class _Lines:
    """The block in the making, and whether its letters are bold where it has come to."""

    set_off: SetOff | None
    links: OpenLinks | None = None
    parts: list[str] = field(default_factory=list)
    _saying: list[tuple[Any, bool]] = field(default_factory=list)

    def begin(self, element: Any, tag: str) -> None:
        """An element, which may say how its letters are."""
        if self.links is not None and tag == "a":
            self.links.begin(element, element.get("href"), self.parts)
        said = None if self.set_off is None else self.set_off.says(element, tag)
        if said is not None:
            self._change(self._bold, said)
            self._saying.append((element, said))

    def end(self, element: Any) -> None:
        """The end of one, behind which letters are as before it."""
        if self.links is not None:
            self.links.end(element, self.parts)
        if self._saying and self._saying[-1][0] is element:
            _, said = self._saying.pop()
            self._change(said, self._bold)

    def finished(self, kind: BlockKind) -> Iterator[TextBlock]:
        """The block that the parts make, unless it is empty; the parts are used up."""
        marked = "".join(self.parts)
        links = None if self.links is None else self.links.finished(self.parts)
        self.parts.clear()
        self._change(False, self._bold)
        lines = [_SPACE.sub(" ", line).strip(" ") for line in marked.replace(BOLD_MARK, "").split(_BREAK)]
        text = "\n".join(filter(None, lines))
        if text:
            bold = marked_spans(marked, text) if BOLD_MARK in marked else ()
            yield TextBlock(text, kind, bold, () if links is None else links.placed(text))

    @property
    def _bold(self) -> bool:
        return bool(self._saying) and self._saying[-1][1]

    def _change(self, before: bool, after: bool) -> None:
        if before != after:
            self.parts.append(BOLD_MARK)


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


def _name(element: Any) -> str:
    """The tag without its namespace; nothing for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _clean(text: str | None) -> str:
    return (text or "").replace(_BREAK, "").replace(_SOFT_HYPHEN, "").replace(BOLD_MARK, "")


@dataclass(slots=True)
class TextBuilder:
    """Puts paragraphs together to a text, with a blank line between them, and keeps their places."""

    places: list[Place] = field(default_factory=list)
    quotations: list[TextSpan] = field(default_factory=list)
    items: list[TextSpan] = field(default_factory=list)
    bold: list[TextSpan] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        """What was put together."""
        return "".join(self._parts)

    def add(
        self,
        paragraph: str,
        label: str | None = None,
        kind: BlockKind = "",
        bold: Iterable[TextSpan] = (),
        links: Iterable[Link] = (),
    ) -> None:
        """Add a paragraph; a label names the place that begins with it, the kind says what it is part of.

        bold, links: what of it is bold, and what leads elsewhere, counted from its beginning.
        """
        if self._parts:
            self._add("\n\n")
        if label is not None:
            self.places.append(Place(self._length, label))
        if kind:
            spans = self.quotations if kind == "quotation" else self.items
            spans.append(TextSpan(self._length, self._length + len(paragraph)))
        self.bold += (TextSpan(self._length + span.start, self._length + span.end) for span in bold)
        self.links += (Link(link.span.shift(self._length), link.target) for link in links)
        self._add(paragraph)

    @property
    def markup(self) -> Markup:
        """What is known of stretches of it."""
        return Markup(
            bold=tuple(self.bold),
            places=tuple(self.places),
            quotations=tuple(self.quotations),
            items=tuple(self.items),
            links=tuple(self.links),
        )

    def source(self, name: str, decoded: Decoded, notices: tuple[str, ...], meta: Mapping[str, Any]) -> Source:
        """The text with its places, as what was read from the file of this name; `decoded`: what it was made of."""
        return Source(name, self.text, name, decoded.encoding, decoded.detected, notices, meta, self.markup)

    def _add(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)
