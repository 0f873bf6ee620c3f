"""A quotation as it is looked for in the sources, and the windows of them in which it may stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from inquit.verification.article_quotations import Quotation
from inquit.verification.hyphenation import spelled_as_in
from inquit.verification.piecing import LEAST_PART
from inquit.verification.quotation_parts import QuotedWords, quoted_words
from inquit.verification.reading_in_order import MAX_GAP
from inquit.verification.readings import Reading, WordWindow
from inquit.verification.source_texts import Candidate, Sources
from inquit.verification.source_voices import Passage

__all__ = ["MARGIN", "LookedFor"]

# Words beside a candidate that may belong to it.
MARGIN: Final = 12


@dataclass(frozen=True)
class LookedFor:
    """A quotation, and where it is looked for.

    plain: its words, brackets and dots being punctuation; `marked`: as these say.
    """

    quotation: Quotation
    plain: QuotedWords
    marked: QuotedWords
    sources: Sources

    @classmethod
    def of(cls, quotation: Quotation, sources: Sources) -> LookedFor:
        article, spans = quotation.article, quotation.spans
        return cls(quotation, quoted_words(article, spans, marks=False), quoted_words(article, spans), sources)

    def windows(self, most: int) -> Iterator[tuple[LookedFor, WordWindow]]:
        """Where the quotation, or one of its parts, may stand, each once, with the quotation as it is spelled there.

        One whose brackets hold words comes twice, as these may be the source's.
        """
        seen: set[tuple[int, int, int]] = set()
        forms = [self.marked] if self.marked.words == self.plain.words else [self.marked, self.plain]
        for window in islice(self._windows(seen), most):
            for form in forms:
                yield replace(self, marked=spelled_as_in(window, form)), window

    def passage(self, reading: Reading) -> Passage:
        """Who speaks where the quotation lies."""
        source = reading.source
        span = source.words.span(reading.first, reading.last + 1)
        return self.sources.passages.passage(source.source, source.document, span)

    def _windows(self, seen: set[tuple[int, int, int]]) -> Iterator[WordWindow]:
        for candidate in self._candidates():
            more = MARGIN + len(self.marked) + MAX_GAP * len(self.marked.gaps)
            window = WordWindow.around(candidate.source, candidate.lo, candidate.hi, more)
            if (key := (window.source.number, window.lo, window.hi)) not in seen:
                seen.add(key)
                yield window

    def _candidates(self) -> Iterator[Candidate]:
        yield from self.sources.candidates(self.marked.words)
        if self.marked.gaps or self.marked.brackets:
            for lo, hi in sorted(self.marked.parts, key=lambda part: part[0] - part[1]):
                if hi - lo >= LEAST_PART:
                    yield from self.sources.candidates(self.marked.words[lo:hi])
