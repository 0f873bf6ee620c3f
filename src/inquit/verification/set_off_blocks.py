"""Block quotations: paragraphs that a sign before their lines or the markup sets off, with who signs them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inquit.document import Document, TextSpan
from inquit.glyphs import SIGNING_DASH
from inquit.languages import language_of
from inquit.text.paragraphs import QUOTED_LINE, QUOTED_SIGN, paragraph_spans
from inquit.text.respelling import respelled

__all__ = ["SetOffBlock", "set_off_blocks"]

# A signature is all of a line, or stands behind the end of a sentence; what is longer is a sentence.
_SIGNATURE = (
    rf"(?:\A|\n|[.!?…][[:closing:])*_]{{0,4}}\s)\s{{0,20}}(?P<signature>[*_]{{0,3}}{SIGNING_DASH}[ \t]{{0,4}}"
    r"(?P<name>[^\n]{2,120}))\Z"
)
_WITHOUT_EMPHASIS = re.compile(r"[*_]{1,3}")
# Characters before a paragraph in which the signs of quoting stand.
_LONGEST_SIGN = 200
# "> [!NOTE]" makes a box of what follows; it quotes nobody.
_BOX = re.compile(r"\[![A-Za-z]+\]")


@dataclass(frozen=True, slots=True)
class SetOffBlock:
    """A block quotation.

    spans: its paragraphs, in order, without a signature.
    signature: the name that stands behind it; None where nobody signs.
    """

    spans: tuple[TextSpan, ...]
    signature: str | None = None


def set_off_blocks(document: Document, quotations: Sequence[TextSpan] = ()) -> Iterator[SetOffBlock]:
    """The block quotations of an article, in order.

    quotations: the stretches that its file says are such.
    """
    text = document.text
    spelling = respelled(text)
    held = sorted((*quotations, *(() if spelling is None else spelling.quotations)))
    if not held and QUOTED_SIGN not in text:
        return
    block: list[TextSpan] = []
    for paragraph in _set_off(text, held):
        if block and _is_apart(text, block[-1], paragraph):
            yield from _signed(text, block)
            block = []
        block.append(paragraph)
        if _signature(text, paragraph) is not None:
            yield from _signed(text, block)
            block = []
    yield from _signed(text, block)


def _set_off(text: str, held: Sequence[TextSpan]) -> Iterator[TextSpan]:
    """The paragraphs that are set off, without the signs of that."""
    at = 0
    for _, span in paragraph_spans(text, language_of()):
        while at < len(held) and held[at].end <= span.start:
            at += 1
        line = text.rfind("\n", max(0, span.start - _LONGEST_SIGN), span.start) + 1
        if QUOTED_LINE.fullmatch(text, line, span.start) is not None:
            yield span
        else:
            for one in held[at:]:
                if one.start >= span.end:
                    break
                start, end = max(one.start, span.start), min(one.end, span.end)
                said = text[start:end].strip()
                if said:
                    start += len(text[start:end]) - len(text[start:end].lstrip())
                    yield TextSpan(start, start + len(said))


def _is_apart(text: str, one: TextSpan, other: TextSpan) -> bool:
    """Whether more than white space and signs of quoting stand between two paragraphs, or an unquoted blank line."""
    between = text[one.end : other.start]
    lines = between.split("\n")
    return bool(between.replace(QUOTED_SIGN, "").strip()) or (
        QUOTED_SIGN in lines[-1] and any(not line.strip() for line in lines[1:-1])
    )


def _signed(text: str, block: Sequence[TextSpan]) -> Iterator[SetOffBlock]:
    if not block or _BOX.match(text, block[0].start, block[0].end) is not None:
        return
    *above, last = block
    found = _signature(text, last)
    if found is None:
        yield SetOffBlock(tuple(block))
        return
    name = _WITHOUT_EMPHASIS.sub("", found["name"]).strip(" .")
    end = last.start + len(text[last.start : last.start + found.start("signature")].rstrip())
    spans = (*above, TextSpan(last.start, end)) if end > last.start else tuple(above)
    if spans:
        yield SetOffBlock(spans, name)


def _signature(text: str, paragraph: TextSpan) -> re.Match[str] | None:
    """The dash and the name at the end of a paragraph; the name begins with a capital."""
    found = language_of().compiled(_SIGNATURE).search(paragraph.of(text))
    return found if found is not None and found["name"].lstrip("*_ ")[:1].isupper() else None
