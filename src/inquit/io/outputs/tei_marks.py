"""A text with its marks as elements of TEI, and the tags of these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from inquit.document import Document, Quote
from inquit.io.outputs.tei_fragments import Fragment
from inquit.io.outputs.turn_blocks import TurnBlock
from inquit.text_safety import xml_safe

__all__ = ["MarkedText", "xml_attribute", "xml_text"]

_DIRECT = {"direct": "true", "mixed": "false", "indirect": "false"}
_NOT_A_NAME = re.compile(r"[^\w.-]+")


class MarkedText:
    """A text with its marks, a stretch at a time."""

    def __init__(self, document: Document, tree: Mapping[int, Sequence[Fragment]], prefix: str) -> None:
        self._text = document.text
        self._tree = tree
        self.tags = _Tags(document, prefix)

    def within(self, start: int, end: int) -> str:
        """A stretch that the fragments were made for."""
        out: list[str] = []
        position = start
        open_: list[Fragment] = []
        for fragment in self._tree.get(start, ()):
            while open_ and open_[-1].end <= fragment.start:
                out.append(f"{xml_text(self._text[position : open_[-1].end])}</{open_[-1].element}>")
                position = open_.pop().end
            out.append(f"{xml_text(self._text[position : fragment.start])}{self.tags.of(fragment)}")
            position = fragment.start
            open_.append(fragment)
        while open_:
            out.append(f"{xml_text(self._text[position : open_[-1].end])}</{open_[-1].element}>")
            position = open_.pop().end
        return "".join((*out, xml_text(self._text[position:end])))

    def element(self, name: str, start: int, end: int) -> str:
        """The same in an element."""
        return f"<{name}>{self.within(start, end)}</{name.partition(' ')[0]}>"


class _Tags:
    """The opening tags of the fragments of a document."""

    def __init__(self, document: Document, prefix: str) -> None:
        self._prefix = prefix
        self._speakers = {speaker.id: f"{prefix}.s{n}" for n, speaker in enumerate(document.speakers, start=1)}
        self._quotes = {quote.id: f"{prefix}.q{n}" for n, quote in enumerate(document.quotes, start=1)}

    def of(self, fragment: Fragment) -> str:
        return self.opening(fragment.element, self._attributes(fragment))

    def opening(self, element: str, attributes: Iterable[tuple[str, str]]) -> str:
        return f"<{element}{''.join(f' {name}={xml_attribute(value)}' for name, value in attributes)}>"

    def of_turn(self, block: TurnBlock, *, chained: bool) -> Iterator[tuple[str, str]]:
        """What ties the blocks of a turn together, and to its speaker."""
        turn = block.turn
        if turn is None:
            return
        name = f"{self._part(turn.id, 1)}.b"
        yield "xml:id", f"{name}{block.part}"
        if turn.speaker_id is not None:
            yield "who", f"#{self._speakers[turn.speaker_id]}"
        if chained and block.part > 1:
            yield "prev", f"#{name}{block.part - 1}"
        if chained and not block.last:
            yield "next", f"#{name}{block.part + 1}"

    def _attributes(self, fragment: Fragment) -> Iterator[tuple[str, str]]:
        quote = fragment.quote
        if fragment.kind == "content" and quote is not None:
            yield "xml:id", self._part(quote.id, fragment.part)
            if quote.speaker_id is not None:
                yield "who", f"#{self._speakers[quote.speaker_id]}"
            if quote.addressee_id is not None:
                yield "toWhom", f"#{self._speakers[quote.addressee_id]}"
            if quote.reported_by_id is not None:
                yield "source", f"#{self._speakers[quote.reported_by_id]}"
            yield "direct", _DIRECT[quote.type]
            yield "n", _kind(quote)
            yield "cert", f"{quote.confidence:g}"
            if fragment.part > 1:
                yield "prev", f"#{self._part(quote.id, fragment.part - 1)}"
            if not fragment.last:
                yield "next", f"#{self._part(quote.id, fragment.part + 1)}"
        elif fragment.kind in ("cue", "source") and quote is not None:
            yield "type", fragment.kind
            yield "corresp", f"#{self._part(quote.id, 1)}"
        elif fragment.kind == "not_quote":
            yield "type", _NOT_A_NAME.sub("_", fragment.reason).strip("_.-") or "other"

    def _part(self, quote_id: str, part: int) -> str:
        return self._quotes[quote_id] if part == 1 else f"{self._quotes[quote_id]}.{part}"


def _kind(quote: Quote) -> str:
    """Type, act and status, the last two where they are not the usual ones."""
    act, status = quote.act, quote.status
    return " ".join([quote.type, *[act] * (act != "speech"), *[status] * (status != "asserted")])


def xml_text(text: str) -> str:
    # A parser makes a line feed of every carriage return that is not written as a reference.
    return escape(xml_safe(text), {"\r": "&#13;"})


def xml_attribute(value: str) -> str:
    return quoteattr(xml_safe(value))
