"""What scripts of who speaks have in common: the rows that stand in no other one, each under a name, on plain lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inquit.document import Document, Quote
from inquit.glyphs import BLANK_LINES
from inquit.text_safety import encodable, xml_safe

__all__ = ["UNKNOWN_SPEAKER", "one_line", "outer_rows", "paragraphs_of", "shown_speaker"]

UNKNOWN_SPEAKER = "UNIDENTIFIED SPEAKER"  # as transcribers write it
_SPACE = re.compile(r"\s+")
_BLANK_LINES = re.compile(BLANK_LINES)


def outer_rows(document: Document) -> Iterator[Quote]:
    """The rows that stand in no other one: of a transcript its turns."""
    return (quote for quote in document.quotes if quote.parent_id is None)


def shown_speaker(document: Document, quote: Quote) -> str | None:
    """The name in front of what is said, as a label: it begins with a capital and has no colon. None where unknown."""
    speaker = document.speaker_of(quote)
    name = "" if speaker is None else one_line(speaker.name.replace(":", " "))
    return name[:1].upper() + name[1:] or None


def paragraphs_of(document: Document, quote: Quote) -> list[str]:
    """What is said, a line a paragraph; what is left out between its parts is no words of the speaker."""
    text, lines = document.text, [""]
    last = quote.content[0].start
    for span in quote.content:
        if _BLANK_LINES.search(text, last, span.start):
            lines.append("")
        first, *others = _BLANK_LINES.split(span.of(text))
        lines[-1] = f"{lines[-1]} {first}"
        lines += others
        last = span.end
    return [shown for line in lines if line.strip() and (shown := one_line(line))]


def one_line(text: str) -> str:
    """A text without line ends, and with nothing that a file could not hold."""
    return _SPACE.sub(" ", xml_safe(encodable(text))).strip()
