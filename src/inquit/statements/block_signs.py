"""How a paragraph is set off on the page: as a quotation of a letter (">"), as an item of a list, by its indent."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from inquit.document import TextSpan
from inquit.text.paragraphs import QUOTED_LINE, QUOTED_SIGN
from inquit.text.parsing import Paragraph, ParsedText

__all__ = ["BlockSign", "SignKind", "signs_of"]

SignKind = Literal["none", "quoted", "item", "indented"]

_ITEM = r"(?:[[:dashes:][:hyphens:]*•‣▪◦·●○►]|\(?(?:\d{1,2}|[a-z])[.)])[ \t]+(?=\S)"


@dataclass(frozen=True, slots=True)
class BlockSign:
    """What a paragraph is set off by.

    depth: how deep it is quoted, or how far it is set in.
    start: where its words begin, behind the sign of an item.
    """

    kind: SignKind
    depth: int
    start: int


def signs_of(parsed: ParsedText, quotations: Sequence[TextSpan], items: Sequence[TextSpan]) -> list[BlockSign]:
    """The sign of each paragraph.

    quotations, items: what the file says is set off as a quotation, or an item of a list.
    """
    quoted, listed = sorted(quotations), sorted(items)
    return [_sign(parsed.text, p, _held(p, quoted), _held(p, listed)) for p in parsed.paragraphs]


def _held(p: Paragraph, spans: Sequence[TextSpan]) -> bool:
    """Whether one of the spans, which are in order and apart, holds the paragraph."""
    last = bisect_right(spans, p.span.start, key=lambda span: span.start) - 1
    return last >= 0 and spans[last].contains(p.span)


def _sign(text: str, p: Paragraph, quoted: bool, item: bool) -> BlockSign:
    start = p.span.start
    before = text[text.rfind("\n", 0, start) + 1 : start]
    signs = QUOTED_LINE.fullmatch(before)
    if quoted or signs is not None:
        return BlockSign("quoted", before.count(QUOTED_SIGN), start)
    listed = p.language.compiled(_ITEM).match(text, start, p.span.end)
    if item or listed is not None:
        return BlockSign("item", 0, start if listed is None else listed.end())
    indent = len(before.expandtabs()) if before.isspace() else 0
    return BlockSign("indented" if indent else "none", indent, start)
