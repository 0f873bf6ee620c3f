"""Results as TEI XML: the text with its statements marked in it, and a list of those who speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from inquit.document import Document, Failure
from inquit.io.outputs.output_format import WriteOptions
from inquit.io.outputs.tei_divisions import Divisions
from inquit.io.outputs.tei_fragments import fragments
from inquit.io.outputs.tei_header import corpus_header, text_header
from inquit.io.outputs.tei_marks import MarkedText, xml_text
from inquit.io.outputs.tei_timeline import TeiTimeline
from inquit.io.outputs.tei_turns import Speeches, Utterances
from inquit.io.outputs.turn_blocks import blocks_of

__all__ = ["TeiWriter"]

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
# White space between paragraphs stands between the elements, where XML allows nothing else; so it must be what XML
# takes for white space.
_GAP = re.compile(r"(?>\r\n|[\r\n])(?:[ \t]*(?>\r\n|[\r\n]))+[ \t]*|\A[ \t\r\n]+|[ \t\r\n]+\Z")
# The formats of which every file is a play.
_OF_PLAYS = ("Fountain",)


class TeiWriter:
    """One `TEI` element, or a `teiCorpus` of them where there are several documents.

    The content of `body` is the text, character by character, white space included, in paragraphs, and these in a `div`
    for each chapter, if there are any; in a transcript each turn is a `u` behind a `label`, in a play an `sp` with a
    `speaker`. Each statement is a `said`, with the quoted parts of a mixed one in `quote`; cues and sources are `seg`.
    What crosses paragraphs, or another statement, is cut into parts that `next` and `prev` tie together. Control
    characters, which XML cannot hold, become pictures (␛).
    """

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        self._stream = stream
        self._with_not_quotes = options.with_not_quotes
        self._version = options.version
        self._model = options.model
        self._number = 0
        self._prefix = ""
        self._first: str | None = None  # held until it is known whether it is the only one
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')

    def document(self, document: Document) -> None:
        self._number += 1
        self._prefix = f"d{self._number}"
        text = "".join(self._tei(document))
        if self._number == 1:
            self._first = text
            return
        if self._first is not None:
            header = "".join(corpus_header(self._version, self._model))
            self._stream.write(f'<teiCorpus xmlns="{_NAMESPACE}">\n{header}{self._first}')
            self._first = None
        self._stream.write(text)
        self._stream.flush()

    def failure(self, failure: Failure) -> None:
        """Nothing: a text that could not be read is no text. The caller names the failure."""

    def finish(self) -> None:
        if self._number == 0:
            self.document(Document("No text", ""))
        self._stream.write("</teiCorpus>\n" if self._first is None else self._first)
        self._stream.flush()

    def _tei(self, document: Document) -> Iterator[str]:
        yield f'<TEI xmlns="{_NAMESPACE}">\n'
        yield from text_header(document, self._prefix, self._version, self._model)
        yield '<text xml:lang="en">'
        timeline = TeiTimeline(document, self._prefix)
        if timeline and document.has_turns:
            yield from timeline.element()
        yield '<body xml:space="preserve">'
        yield from self._body(document, timeline)
        yield "</body></text>\n</TEI>\n"

    def _body(self, document: Document, timeline: TeiTimeline) -> Iterator[str]:
        text = document.text
        chapters = Divisions(document)
        blocks = blocks_of(document, list(chapters.cut(list(_paragraphs(text)))))
        ranges = [stretch for block in blocks for stretch in block.ranges()]
        marks = MarkedText(document, fragments(document, ranges, with_not_quotes=self._with_not_quotes), self._prefix)
        is_play = document.meta.get("format") in _OF_PLAYS or bool(document.meta.get("play"))
        page: Utterances | Speeches = Speeches(marks) if is_play else Utterances(marks, timeline)
        position = 0
        for block in blocks:
            yield from page.before(block)
            yield from chapters.before(block)
            yield xml_text(text[position : block.start])
            yield from chapters.opening(block)
            yield from [marks.element("head", block.start, block.end)] if chapters.heads(block) else page.block(block)
            position = block.end
        yield from page.before(None)
        yield from chapters.before(None)
        yield xml_text(text[position:]) if blocks else f"{xml_text(text)}<p/>"


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _GAP.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)
