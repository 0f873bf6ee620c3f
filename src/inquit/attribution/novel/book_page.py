"""The lines of a book's page in order, headings and the like among them, with who says "I" between two of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from inquit.document import TextSpan
from inquit.structure.text_structure import TextStructure

__all__ = ["BookPage", "PrintedLine"]

# By hand, from letters in novels: the words of the last line, and those above the name or in front of it in which the
# closing words stand.
SIGNATURE_WORDS = 12
CLOSING_WORDS = 8
# By hand: of the words outside quotes of the two novels of PDNC that "I" tells, 2.6 and 2.8 % are "I"; of others 0.1 %.
TOLD_BY_I = 0.01
_SET_OFF = "_*# \t"  # what an electronic edition writes around words in italics


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A paragraph as it is printed.

    at: its index among the paragraphs of the parsed text; of a heading that of the first paragraph behind it.
    """

    text: str
    span: TextSpan
    at: int
    heading: bool


class BookPage:
    """All lines of a page; `quoted` as in the index of a book."""

    def __init__(self, structure: TextStructure, quoted: Sequence[Sequence[bool]]) -> None:
        self.parsed, self.quoted = structure.parsed, quoted
        self.language = structure.parsed.language
        self._marks = "".join(self.language.glyphs.marks) + _SET_OFF
        self._starts = [p.span.start for p in structure.parsed.paragraphs]
        self.chapters = sorted({bisect_left(self._starts, start) for start in structure.breaks.chapters})
        self.breaks = sorted({*self.chapters, *(bisect_left(self._starts, s) for s in structure.breaks.scenes)})
        starts, text = self._starts, structure.parsed.text
        kept = [(p.span, False) for p in structure.parsed.paragraphs]
        every = sorted([*kept, *((span, True) for span in structure.breaks.furniture)], key=lambda line: line[0].start)
        self.lines = [
            PrintedLine(span.of(text).strip(_SET_OFF), span, bisect_left(starts, span.start), off)
            for span, off in every
        ]

    def end_of_part(self, at: int, breaks: Sequence[int]) -> int:
        """The paragraph with which the next part begins."""
        later = bisect_left(breaks, at + 1)
        return breaks[later] if later < len(breaks) else len(self.parsed.paragraphs)

    def own_words(self, lo: int, hi: int) -> int:
        """How often somebody says "I" or "my" in some paragraphs, outside of quotation marks."""
        words = self.language.function_words
        return sum(
            not quoted and (word in words.self_reference or word.lower() in words.self_possessive)
            for p, flags in zip(self.parsed.paragraphs[lo:hi], self.quoted[lo:hi], strict=True)
            for word, quoted in zip(p.text, flags, strict=True)
        )

    def is_told_by_i(self, lo: int, hi: int) -> bool:
        """Whether the narration of some paragraphs is somebody's who says "I"."""
        words = sum(not quoted for flags in self.quoted[lo:hi] for quoted in flags)
        return self.own_words(lo, hi) > TOLD_BY_I * words

    def signature(self, n: int) -> str | None:
        """The name that ends a letter with line `n`: below closing words, or behind them ("Ever yours, Tom")."""
        line, closings = self.lines[n], self.language.vocabulary.closings
        tail = line.text.split()[-SIGNATURE_WORDS:]
        match = self.language.pattern("signature").search(" ".join(tail).lstrip(self._marks))
        if match is None:
            return None
        name = match["name"].split()
        while name and self._bare(name[0]) in closings:
            name = name[1:]
        own = tail[: len(tail) - len(name)][-CLOSING_WORDS:]
        above = self.lines[n - 1].text.split()[-CLOSING_WORDS:] if n and len(own) <= 1 else []
        closed = any(self._bare(word) in closings for word in (*own, *above))
        return " ".join(name).strip("_.,") if name and closed else None

    def _bare(self, word: str) -> str:
        return word.strip(f"_.,:;!{self._marks}").lower()

    def begins_quoted(self, at: int) -> bool:
        """Whether a paragraph begins in quotation marks."""
        return self.quoted[at][0]

    def is_quoted(self, at: int) -> bool:
        """Whether all words of a paragraph stand in quotation marks."""
        tokens = zip(self.parsed.paragraphs[at].text, self.quoted[at], strict=True)
        return all(quoted or not word[0].isalnum() for word, quoted in tokens)

    def is_opening(self, n: int) -> bool:
        """Whether a letter begins with line `n`: "Dear Ann,"."""
        return self.language.pattern("letter_opening").fullmatch(self.lines[n].text.lstrip(self._marks)) is not None
