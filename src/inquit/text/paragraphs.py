"""The paragraphs of a text, from blank lines, line breaks and indents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from inquit.document import TextSpan

__all__ = ["MAX_PIECE", "paragraph_spans"]

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+|\r\n[^\S\n]*(?:\r\n[^\S\n]*)+")
_LINE_BREAK = re.compile(r"\r\n|\n|\r|\u2028|\u2029")
_SENTENCE_END = re.compile(r"""[.!?]['"”’»)\]]*\s+""")
# "PARIS (Agency) - ", "FLINT, Mich., Oct. 4 (Agency) - ": four capitals in a row, so that it is no acronym.
_DATELINE = re.compile(
    r"(?P<line>(?=[A-Z.'’ -]*[A-Z]{4})[A-Z](?:[A-Z.'’ ]|-(?=[A-Z])){2,30}(?:, [A-Z][\w.]{1,15}(?: \w{1,10})?){0,3}"
    r"(?: ?\([A-Z][A-Za-z/ ]{1,20}\))?)\s*(?:[—–]|--?)\s+(?=[A-Z\"“'‘])"
)
_TURN = re.compile(r"(?:[—―]|--|- )\s*[A-Z\"“‘'¿¡]")
_TERMINAL = tuple(""".!?:;"'”’»)]…""")

# A line this short in a block of several lines is not a wrapped line of prose, so each line is taken as a paragraph.
# Wrapped text is set at 55 to 80 columns; 40 leaves room for a word that did not fit.
MIN_WRAPPED_LINE = 40
MAX_WRAPPED_LINE = 100
# The parser's time and memory per call grow with the text; no paragraph of prose is longer than this.
MAX_PIECE = 10_000
# A book is wrapped throughout. Of 920 news articles none has two wrapped blocks, of 100 novels all but one have three
# or more, and those are nine in ten of their blocks of several lines.
MIN_WRAPPED_BLOCKS = 3
WRAPPED_SHARE = 0.75
# A block with fewer lines is one paragraph, or a few lines that are none: there is no width to measure.
MIN_LINES_OF_PAGE = 12


def paragraph_spans(text: str) -> list[tuple[int, TextSpan]]:
    """The paragraphs of a text as `(number, span)`, edge white space left out.

    Blank lines part paragraphs. Inside a block without blank lines each line is a paragraph of its own, unless the
    block looks hard-wrapped: lines of similar length of which some end in mid-sentence, or any where nearly all blocks
    of the text look so (a book). A long wrapped block is a page without blank lines; its paragraphs begin with an
    indent, or after a line that ended though the next word would have fitted. Paragraphs longer than `MAX_PIECE` come
    in several pieces of the same number.
    """
    blocks = [(block, list(_split(text, block, _LINE_BREAK))) for block in _blocks(text)]
    several = [_is_wrapped(text, lines) for _, lines in blocks if len(lines) > 1]
    in_book = sum(several) >= max(MIN_WRAPPED_BLOCKS, WRAPPED_SHARE * len(several))
    out: list[tuple[int, TextSpan]] = []
    for number, span in enumerate(_paragraphs(text, blocks, in_book=in_book), start=1):
        out += [(number, piece) for part in _without_dateline(text, span) for piece in _pieces(text, part)]
    return out


def _blocks(text: str) -> Iterator[TextSpan]:
    return _split(text, TextSpan(0, len(text)), _BLANK_LINES)


def _paragraphs(text: str, blocks: list[tuple[TextSpan, list[TextSpan]]], *, in_book: bool) -> Iterator[TextSpan]:
    for block, lines in blocks:
        if len(lines) >= MIN_LINES_OF_PAGE and _is_page(text, lines):
            yield from _of_page(text, lines)
        elif len(lines) > 1 and _lengths_fit(lines) and (in_book or _goes_on(text, lines)):
            yield from _turns(text, lines) if in_book else (block,)
        else:
            yield from lines


def _turns(text: str, lines: Sequence[TextSpan]) -> Iterator[TextSpan]:
    """The lines as one paragraph, but for those that begin with the dash of a new speaker."""
    first = lines[0]
    for line, following in pairwise(lines):
        if _TURN.match(text, following.start, following.end) and line.of(text).endswith(_TERMINAL):
            yield TextSpan(first.start, line.end)
            first = following
    yield TextSpan(first.start, lines[-1].end)


def _is_wrapped(text: str, lines: Sequence[TextSpan]) -> bool:
    return _lengths_fit(lines) and _goes_on(text, lines)


def _lengths_fit(lines: Sequence[TextSpan]) -> bool:
    return all(MIN_WRAPPED_LINE <= line.end - line.start <= MAX_WRAPPED_LINE for line in lines[:-1])


def _goes_on(text: str, lines: Sequence[TextSpan]) -> bool:
    """Whether a line ends in mid-sentence."""
    return any(not line.of(text).endswith(_TERMINAL) for line in lines[:-1])


def _is_page(text: str, lines: Sequence[TextSpan]) -> bool:
    """Whether a block is several wrapped paragraphs: most lines are long and end in mid-sentence, some are not."""
    body = lines[:-1]
    if _lengths_fit(lines) and not any(_is_indented(text, line) for line in lines[1:]):
        return False
    long = [line for line in body if line.end - line.start >= MIN_WRAPPED_LINE]
    return (
        max(line.end - line.start for line in body) <= MAX_WRAPPED_LINE
        and 2 * len(long) > len(body)
        and 2 * sum(not line.of(text).endswith(_TERMINAL) for line in long) > len(long)
    )


def _of_page(text: str, lines: Sequence[TextSpan]) -> Iterator[TextSpan]:
    indented = [_is_indented(text, line) for line in lines]
    by_indent = any(indented[1:]) and 2 * sum(indented) < len(lines)  # where most are, the whole block is set in
    width = max(line.end - line.start for line in lines)
    first = lines[0]
    for at, (line, following) in enumerate(pairwise(lines), start=1):
        if indented[at] if by_indent else _ends_early(text, line, following, width):
            yield TextSpan(first.start, line.end)
            first = following
    yield TextSpan(first.start, lines[-1].end)


def _is_indented(text: str, line: TextSpan) -> bool:
    return line.start > 0 and text[line.start - 1] in " \t\u3000"


def _ends_early(text: str, line: TextSpan, following: TextSpan, width: int) -> bool:
    """Whether a line ends its sentence and leaves room for the next word."""
    word = following.of(text).split(maxsplit=1)[0]
    return line.of(text).endswith(_TERMINAL) and line.end - line.start + 1 + len(word) <= width


def _without_dateline(text: str, span: TextSpan) -> Iterator[TextSpan]:
    """An agency's dateline and the rest of its paragraph: "MOSCOW (AP) - Leaders said ..." parses badly as one."""
    found = _DATELINE.match(text, span.start, span.end)
    if found is not None:
        yield TextSpan(span.start, found.end("line"))
    yield TextSpan(found.end() if found is not None else span.start, span.end)


def _split(text: str, within: TextSpan, at: re.Pattern[str]) -> Iterator[TextSpan]:
    begin = within.start
    for found in at.finditer(text, within.start, within.end):
        yield from _stripped(text, begin, found.start())
        begin = found.end()
    yield from _stripped(text, begin, within.end)


def _stripped(text: str, start: int, end: int) -> Iterator[TextSpan]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield TextSpan(start, end)


def _pieces(text: str, span: TextSpan) -> Iterator[TextSpan]:
    start = span.start
    while span.end - start > MAX_PIECE:
        limit = start + MAX_PIECE
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start + MAX_PIECE // 2, limit)]
        space = text.rfind(" ", start + 1, limit)
        cut = ends[-1] if ends else (space + 1 if space > 0 else limit)
        yield from _stripped(text, start, cut)
        start = cut
    yield from _stripped(text, start, span.end)
