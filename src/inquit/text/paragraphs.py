"""The paragraphs of a text, from blank lines, line breaks and indents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from inquit.document import TextSpan
from inquit.glyphs import DASH, LINE_BREAK
from inquit.languages import Language
from inquit.text.broken_sentences import whole_blocks

__all__ = ["MAX_PIECE", "QUOTED_LINE", "QUOTED_SIGN", "bounded_pieces", "count_tokens", "paragraph_spans"]

# What stands before a line that a letter or a page in Markdown quotes.
QUOTED_SIGN = ">"
QUOTED_LINE = re.compile(r"[ \t]*(?:>[ \t]?)+")

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+|\r\n[^\S\n]*(?:\r\n[^\S\n]*)+")
_LINE_BREAK = re.compile(LINE_BREAK)
_INDENT = frozenset(" \t\u3000")
_SENTENCE_END = r"[.!?][[:closing:])\]]*\s+"
_TURN = rf"(?:{DASH}|- )\s*[A-Z[:opening:]¿¡]"
_TERMINAL = frozenset(".!?:;)]…")  # besides quotation marks

# A line this short in a block of several lines is not a wrapped line of prose, so each line is taken as a paragraph.
# Wrapped text is set at 55 to 80 columns; 40 leaves room for a word that did not fit.
MIN_WRAPPED_LINE = 40
MAX_WRAPPED_LINE = 100
# The parser's time and memory per call grow with the text; no paragraph of prose is longer than this.
MAX_PIECE = 10_000
# Nor has one more tokens: 10,000 characters of prose have 2,500. Some rules look from each token at all others.
MAX_PIECE_TOKENS = 4_000
_TOKEN = re.compile(r"\w+|[^\w\s]")  # about what tokenizers part
# A book is wrapped throughout. Of 920 news articles none has two wrapped blocks, of 100 novels all but one have three
# or more, and those are nine in ten of their blocks of several lines.
MIN_WRAPPED_BLOCKS = 3
WRAPPED_SHARE = 0.75
# A block with fewer lines is one paragraph, or a few lines that are none: there is no width to measure. 100 novels have
# 38,605 paragraphs so, 38,652 with half as many lines and 38,607 with twice; 1,191 articles have the same.
MIN_LINES_OF_PAGE = 12


def paragraph_spans(text: str, language: Language) -> list[tuple[int, TextSpan]]:
    """The paragraphs of a text as `(number, span)`, edge white space left out.

    Blank lines part paragraphs. Inside a block without blank lines each line is a paragraph of its own, unless the
    block looks hard-wrapped: lines of similar length of which some end in mid-sentence, or any where nearly all blocks
    of the text look so (a book). A long wrapped block is a page without blank lines; its paragraphs begin with an
    indent, or after a line that ended though the next word would have fitted. Paragraphs longer than `MAX_PIECE` come
    in several pieces of the same number, and so do those with more than `MAX_PIECE_TOKENS` tokens.
    """
    layout = _Layout(text, language)
    return [
        (number, piece)
        for number, span in enumerate(layout.paragraphs(), start=1)
        for part in layout.without_dateline(span)
        for piece in layout.pieces(part)
    ]


def bounded_pieces(text: str, span: TextSpan, language: Language) -> Iterator[TextSpan]:
    """A paragraph in pieces of bounded length, as `paragraph_spans` gives them."""
    return _Layout(text, language).pieces(span)


def count_tokens(text: str, span: TextSpan) -> int:
    """About how many tokens a stretch has."""
    return sum(1 for _ in _TOKEN.finditer(text, span.start, span.end))


class _Layout:
    """A text by its lines."""

    def __init__(self, text: str, language: Language) -> None:
        self._text = text
        self._language = language
        self._terminal = tuple(_TERMINAL | language.glyphs.closing)

    def paragraphs(self) -> Iterator[TextSpan]:
        """The paragraphs, whatever their length."""
        whole = whole_blocks(self._text, list(self._blocks()), self._language)
        split = ([block] if several else list(self._split(block, _LINE_BREAK)) for block, several in whole)
        blocks = [lines for block in split for lines in self._alike(block)]
        several = [self._is_wrapped(lines) for lines in blocks if len(lines) > 1]
        in_book = sum(several) >= max(MIN_WRAPPED_BLOCKS, WRAPPED_SHARE * len(several))
        for lines in blocks:
            if len(lines) >= MIN_LINES_OF_PAGE and self._is_page(lines):
                yield from self._of_page(lines)
            elif len(lines) > 1 and _lengths_fit(lines) and (in_book or self._goes_on(lines)):
                yield from self._turns(lines) if in_book else (TextSpan(lines[0].start, lines[-1].end),)
            else:
                yield from lines

    def without_dateline(self, span: TextSpan) -> Iterator[TextSpan]:
        """An agency's dateline and the rest of its paragraph: "MOSCOW (AP) - Leaders said ..." parses badly as one."""
        found = self._language.pattern("dateline").match(self._text, span.start, span.end)
        if found is not None:
            yield TextSpan(span.start, found.end("line"))
        yield TextSpan(found.end() if found is not None else span.start, span.end)

    def pieces(self, span: TextSpan) -> Iterator[TextSpan]:
        """A paragraph in pieces of bounded length, cut where a sentence ends, or else at a space."""
        start, text = span.start, self._text
        while (limit := self._limit(start, span.end)) < span.end:
            sentence_ends = self._language.compiled(_SENTENCE_END).finditer(text, (start + limit) // 2, limit)
            ends = [found.end() for found in sentence_ends]
            space = text.rfind(" ", start + 1, limit)
            cut = ends[-1] if ends else (space + 1 if space > 0 else limit)
            yield from self._stripped(start, cut)
            start = cut
        yield from self._stripped(start, span.end)

    def _limit(self, start: int, end: int) -> int:
        """How far a piece may reach."""
        if end - start <= MAX_PIECE_TOKENS:  # no token is shorter than a character
            return end
        limit = min(end, start + MAX_PIECE)
        beyond = next(islice(_TOKEN.finditer(self._text, start, limit), MAX_PIECE_TOKENS, None), None)
        return limit if beyond is None else beyond.start()

    def _blocks(self) -> Iterator[TextSpan]:
        return self._split(TextSpan(0, len(self._text)), _BLANK_LINES)

    def _alike(self, lines: list[TextSpan]) -> Iterator[list[TextSpan]]:
        """The lines in runs of those that are quoted equally deep (">", as in letters); without the signs of that."""
        run: list[TextSpan] = []
        last = 0
        for line in lines:
            sign = QUOTED_LINE.match(self._text, line.start, line.end)
            depth = 0 if sign is None else sign[0].count(QUOTED_SIGN)
            inside = list(self._stripped(line.start if sign is None else sign.end(), line.end))
            if run and (depth != last or not inside):
                yield run
                run = []
            run += inside
            last = depth
        if run:
            yield run

    def _turns(self, lines: Sequence[TextSpan]) -> Iterator[TextSpan]:
        """The lines as one paragraph, but for those that begin with the dash of a new speaker."""
        turn = self._language.compiled(_TURN)
        first = lines[0]
        for line, following in pairwise(lines):
            if turn.match(self._text, following.start, following.end) and self._ends(line):
                yield TextSpan(first.start, line.end)
                first = following
        yield TextSpan(first.start, lines[-1].end)

    def _is_wrapped(self, lines: Sequence[TextSpan]) -> bool:
        return _lengths_fit(lines) and self._goes_on(lines)

    def _goes_on(self, lines: Sequence[TextSpan]) -> bool:
        """Whether a line ends in mid-sentence."""
        return not all(map(self._ends, lines[:-1]))

    def _ends(self, line: TextSpan) -> bool:
        """Whether a line ends its sentence."""
        return self._text.endswith(self._terminal, line.start, line.end)

    def _is_page(self, lines: Sequence[TextSpan]) -> bool:
        """Whether a block is several wrapped paragraphs: most lines are long and end in mid-sentence, some are not."""
        body = lines[:-1]
        if _lengths_fit(lines) and not any(map(self._is_indented, lines[1:])):
            return False
        long = [line for line in body if line.end - line.start >= MIN_WRAPPED_LINE]
        return (
            max(line.end - line.start for line in body) <= MAX_WRAPPED_LINE
            and 2 * len(long) > len(body)
            and 2 * sum(not self._ends(line) for line in long) > len(long)
        )

    def _of_page(self, lines: Sequence[TextSpan]) -> Iterator[TextSpan]:
        indented = [self._is_indented(line) for line in lines]
        by_indent = any(indented[1:]) and 2 * sum(indented) < len(lines)  # where most are, the whole block is set in
        width = max(line.end - line.start for line in lines)
        first = lines[0]
        for at, (line, following) in enumerate(pairwise(lines), start=1):
            if indented[at] if by_indent else self._ends_early(line, following, width):
                yield TextSpan(first.start, line.end)
                first = following
        yield TextSpan(first.start, lines[-1].end)

    def _is_indented(self, line: TextSpan) -> bool:
        return line.start > 0 and self._text[line.start - 1] in _INDENT

    def _ends_early(self, line: TextSpan, following: TextSpan, width: int) -> bool:
        """Whether a line ends its sentence and leaves room for the next word."""
        word = following.of(self._text).split(maxsplit=1)[0]
        return self._ends(line) and line.end - line.start + 1 + len(word) <= width

    def _split(self, within: TextSpan, at: re.Pattern[str]) -> Iterator[TextSpan]:
        begin = within.start
        for found in at.finditer(self._text, within.start, within.end):
            yield from self._stripped(begin, found.start())
            begin = found.end()
        yield from self._stripped(begin, within.end)

    def _stripped(self, start: int, end: int) -> Iterator[TextSpan]:
        text = self._text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield TextSpan(start, end)


def _lengths_fit(lines: Sequence[TextSpan]) -> bool:
    return all(MIN_WRAPPED_LINE <= line.end - line.start <= MAX_WRAPPED_LINE for line in lines[:-1])
