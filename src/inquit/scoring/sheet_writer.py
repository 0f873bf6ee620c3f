"""Writing a sheet, so that reading it gives the same statements at the same places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import resources

from inquit.document import TextSpan
from inquit.errors import GoldError
from inquit.scoring.locate import wording
from inquit.scoring.scored_rows import GoldDocument, GoldQuote, Spans
from inquit.scoring.sheet import FIRST_LINE, UNKNOWN, locate_content, locate_part, paragraph_ends, paragraph_of

__all__ = ["plain_lines", "sheet_text"]

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_REPLACED = "\ufffd"
_SIGNS_OF_LISTS = str.maketrans("=;\r\n\t", "     ")


def plain_lines(text: str) -> str:
    """The text with line ends as editors leave them; a sheet cannot hold others."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def sheet_text(document: GoldDocument) -> str:
    """The sheet of a document whose text has `plain_lines`.

    Raises:
        GoldError: a statement holds braces, and cannot be put into a sheet.
    """
    lines = document.text.split("\n")
    blocks = _blocks_by_line(document, lines)
    out = [FIRST_LINE, *(f"# {line}".rstrip() for line in _help()), ""]
    out += [f"id: {_CONTROLS.sub(_REPLACED, ' '.join(document.id.split()))}", f"genre: {document.genre or 'news'}", ""]
    out += [*_names(document), ""]
    for number, line in enumerate(lines):
        out.append(f"| {line}".rstrip(" ") if not line else f"| {line}")
        for block in blocks[number]:
            out += ["", *block]
        if blocks[number]:
            out.append("")
    return "\n".join(out) + "\n"


def _help() -> list[str]:
    return resources.files(__package__).joinpath("sheet_help.txt").read_text(encoding="utf-8").splitlines()


def _names(document: GoldDocument) -> Iterator[str]:
    names: dict[str, dict[str, None]] = {}
    for quote in document.quotes:
        if quote.speaker is not None:
            others = names.setdefault(_listed(quote.speaker), {})
            others |= dict.fromkeys(map(_listed, quote.aliases))
    for name, others in names.items():
        rest = "; ".join(other for other in others if other and other != name)
        yield f"name: {name} = {rest}" if rest else f"name: {name}"


def _listed(name: str) -> str:
    """A name without the signs that part names in a list."""
    return " ".join(name.translate(_SIGNS_OF_LISTS).split())


def _blocks_by_line(document: GoldDocument, lines: list[str]) -> dict[int, list[list[str]]]:
    """The statements, each under the last line of the paragraph that it begins in."""
    ends = paragraph_ends(lines)
    starts = _line_starts(lines)
    blocks: dict[int, list[list[str]]] = defaultdict(list)
    for quote in sorted(document.quotes, key=lambda quote: quote.content):
        first = quote.content[0].start
        line = ends[max(number for number, start in enumerate(starts) if start <= first)]
        blocks[line].append(_block(document, quote, paragraph_of(lines, ends, line + 1)))
    return blocks


def _line_starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _block(document: GoldDocument, quote: GoldQuote, passage: TextSpan) -> list[str]:
    text = document.text
    content, cue, source = (
        tuple(_without_space(text, span) for span in spans) for spans in (quote.content, quote.cue, quote.source)
    )
    said: list[str] = []
    for span in content:

        def found(words: str, before: list[str] = said, wanted: TextSpan = span) -> bool:
            places = locate_content(text, [*before, words], passage)
            return not isinstance(places, str) and places[-1] == wanted

        said.append(_told_apart(document, span, found))
    return [
        *(f"said:    {words}" for words in said),
        f"type:    {quote.type}",
        f"speaker: {UNKNOWN if quote.speaker is None else _listed(quote.speaker)}",
        *(f"cue:     {words}" for words in _parts(document, cue, content, content)),
        *(f"source:  {words}" for words in _parts(document, source, cue or content, content)),
    ]


def _parts(document: GoldDocument, spans: Spans, near: Spans, content: Spans) -> Iterator[str]:
    for span in spans:

        def found(words: str, wanted: TextSpan = span) -> bool:
            return locate_part(document.text, words, near, content) == wanted

        yield _told_apart(document, span, found)


def _told_apart(document: GoldDocument, span: TextSpan, found: Callable[[str], bool]) -> str:
    for words in wording(document.text, span):
        if found(words):
            return words
    raise GoldError(
        f"{document.id}: {span.of(document.text)!r} cannot be put into a sheet, which has another use for braces; "
        "write a .jsonl file instead"
    )


def _without_space(text: str, span: TextSpan) -> TextSpan:
    words = span.of(text)
    return TextSpan(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))
