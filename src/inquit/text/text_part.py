"""What of a text is parsed: its paragraphs, or those that count, without what is no part of their sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inquit.document import TextSpan
from inquit.languages import Language
from inquit.text.paragraphs import bounded_pieces

__all__ = ["TextPart"]


@dataclass(frozen=True, slots=True)
class TextPart:
    """Paragraphs of a text as `(number, span)`, in order, and the stretches that the parser is not shown."""

    paragraphs: Sequence[tuple[int, TextSpan]]
    hidden: Sequence[TextSpan] = ()

    def shown(self, text: str) -> str:
        """The text with spaces for what is hidden, at the same offsets."""
        parts: list[str] = []
        last = 0
        for span in self.hidden:
            parts += (text[last : span.start], " " * (span.end - max(last, span.start)))
            last = max(last, span.end)
        return "".join((*parts, text[last:]))

    def pieces(self, text: str, language: Language) -> list[tuple[int, TextSpan]]:
        """The paragraphs, the overlong ones in several pieces of the same number."""
        return [(number, piece) for number, span in self.paragraphs for piece in bounded_pieces(text, span, language)]
