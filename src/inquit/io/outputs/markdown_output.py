"""Results as Markdown tables, for notes and issues: what people look at, not every column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO

from inquit.clock import shown_times
from inquit.document import Document, Failure, Quote, Speaker
from inquit.io.outputs.output_format import WriteOptions
from inquit.text_safety import encodable, xml_safe

__all__ = ["MarkdownWriter"]

_HEADER = "| # | Speaker |{} Statement | Type |{} Cue | ¶ | Place |{} Confidence |\n"
_RULER = "|--:|---|{}---|---|{}---|--:|---|{}--:|\n"
_NOT_QUOTES = "\nIn quotation marks, but nobody's statement:\n\n| Text | Why not | ¶ |\n|---|---|--:|\n"
# Every ASCII character that Markdown, or a program that extends it, gives a meaning to; a backslash takes it away.
# "&" and "<" are written as entities, which no program takes for HTML.
_MEANINGFUL = re.compile(r"[\\`*_{}\[\]()#+!|~>$:@^=\"'-]")
_SPACE = re.compile(r"\s+")


class MarkdownWriter:
    """A heading and a table a document, in the dialect that GitHub, GitLab and pandoc read.

    Columns name addressees, reporters, times and what is not asserted, where there are any. Text shows as it is, on one
    line: nothing in it makes emphasis, links, HTML or another cell.
    """

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        self._stream = stream
        self._with_not_quotes = options.with_not_quotes
        self._between = ""

    def document(self, document: Document) -> None:
        lines = [f"{self._between}## {_shown(document.id) or 'Text'}\n\n"]
        if document.quotes:
            extra = _Extra.of(document)
            lines.append(extra.header())
            lines += [_row(document, quote, extra) for quote in document.quotes]
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


@dataclass(frozen=True, slots=True)
class _Extra:
    """The columns that a table has only where there is something in them."""

    told: bool
    reported: bool
    unsure: bool
    timed: bool

    @classmethod
    def of(cls, document: Document) -> _Extra:
        quotes = document.quotes
        return cls(
            any(quote.addressee_id is not None for quote in quotes),
            any(quote.reported_by_id is not None for quote in quotes),
            any(quote.status != "asserted" for quote in quotes),
            any(quote.time is not None for quote in quotes),
        )

    def header(self) -> str:
        beside_speaker = " To |" * self.told + " Reported by |" * self.reported
        rules = "---|" * (self.told + self.reported), "---|" * self.unsure, "--:|" * self.timed
        names = beside_speaker, " Status |" * self.unsure, " Time |" * self.timed
        return _HEADER.format(*names) + _RULER.format(*rules)


def _row(document: Document, quote: Quote, extra: _Extra) -> str:
    speaker = document.speaker_of(quote)
    cells = (
        quote.id.removeprefix("q"),
        "–" if speaker is None else speaker.name,
        *[_name(document.addressee_of(quote))] * extra.told,
        *[_name(document.reporter_of(quote))] * extra.reported,
        document.text_of(quote.content),
        quote.type,
        *["" if quote.status == "asserted" else quote.status] * extra.unsure,
        document.text_of(quote.cue),
        str(quote.paragraph),
        document.place_of(quote) or "",
        *[shown_times(quote.time)] * extra.timed,
    )
    confidence = "" if speaker is None else f"{quote.confidence:.2f}"
    return f"| {' | '.join(map(_shown, cells))} | {confidence} |\n"


def _name(speaker: Speaker | None) -> str:
    return "" if speaker is None else speaker.name


def _shown(text: str) -> str:
    flat = _SPACE.sub(" ", xml_safe(encodable(text))).strip()
    return _MEANINGFUL.sub(r"\\\g<0>", flat.replace("&", "&amp;").replace("<", "&lt;"))
