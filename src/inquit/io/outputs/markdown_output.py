"""Results as Markdown tables, for notes and issues: what people look at, not every column."""

from __future__ import annotations

import re
from typing import IO

from inquit.document import Document, Failure, Quote
from inquit.io.outputs.output_format import WriteOptions
from inquit.text_safety import encodable, xml_safe

__all__ = ["MarkdownWriter"]

_HEADER = "| # | Speaker |{} Statement | Type | Cue | ¶ | Place | Confidence |\n|--:|---|{}---|---|---|--:|---|--:|\n"
_NOT_QUOTES = "\nIn quotation marks, but nobody's statement:\n\n| Text | Why not | ¶ |\n|---|---|--:|\n"
# Every ASCII character that Markdown, or a program that extends it, gives a meaning to; a backslash takes it away.
# "&" and "<" are written as entities, which no program takes for HTML.
_MEANINGFUL = re.compile(r"[\\`*_{}\[\]()#+!|~>$:@^=\"'-]")
_SPACE = re.compile(r"\s+")


class MarkdownWriter:
    """A heading and a table a document, in the dialect that GitHub, GitLab and pandoc read.

    A column names the addressees where there are any. Text shows as it is, on one line: nothing in it makes emphasis,
    links, HTML or another cell.
    """

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        self._stream = stream
        self._with_not_quotes = options.with_not_quotes
        self._between = ""

    def document(self, document: Document) -> None:
        lines = [f"{self._between}## {_shown(document.id) or 'Text'}\n\n"]
        if document.quotes:
            told = any(quote.addressee_id is not None for quote in document.quotes)
            lines.append(_HEADER.format(*(" To |", "---|") if told else ("", "")))
            lines += [_row(document, quote, told=told) for quote in document.quotes]
        else:
            lines.append("No statements.\n")
        if self._with_not_quotes and document.not_quotes:
            lines.append(_NOT_QUOTES)
            lines += [
                f"| {_shown(found.span.of(document.text))} | {_shown(found.reason)} | {found.paragraph} |\n"
                for found in document.not_quotes
            ]
        self._stream.writelines(lines)
        self._stream.flush()
        self._between = "\n"

    def failure(self, failure: Failure) -> None:
        """Nothing: a document without a table would look as if it had no statements. The caller names the failure."""

    def finish(self) -> None:
        """Nothing: every table stands for itself."""


def _row(document: Document, quote: Quote, *, told: bool) -> str:
    speaker, addressee = document.speaker_of(quote), document.addressee_of(quote)
    cells = (
        quote.id.removeprefix("q"),
        "–" if speaker is None else speaker.name,
        *(["" if addressee is None else addressee.name] if told else []),
        document.text_of(quote.content),
        quote.type,
        document.text_of(quote.cue),
        str(quote.paragraph),
        document.place_of(quote) or "",
    )
    confidence = "" if speaker is None else f"{quote.confidence:.2f}"
    return f"| {' | '.join(map(_shown, cells))} | {confidence} |\n"


def _shown(text: str) -> str:
    flat = _SPACE.sub(" ", xml_safe(encodable(text))).strip()
    return _MEANINGFUL.sub(r"\\\g<0>", flat.replace("&", "&amp;").replace("<", "&lt;"))
