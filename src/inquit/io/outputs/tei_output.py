"""Results as TEI XML: the text with its statements marked in it, and a list of those who speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from inquit.document import Document, Failure, Speaker
from inquit.io.outputs.output_format import WriteOptions
from inquit.io.outputs.tei_fragments import fragments
from inquit.io.outputs.tei_marks import MarkedText, xml_attribute, xml_text
from inquit.io.outputs.tei_timeline import TeiTimeline
from inquit.io.outputs.tei_turns import Speeches, Utterances
from inquit.io.outputs.turn_blocks import blocks_of

__all__ = ["TeiWriter"]

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
# White space between paragraphs stands between the elements, where XML allows nothing else; so it must be what XML
# takes for white space.
_GAP = re.compile(r"(?>\r\n|[\r\n])(?:[ \t]*(?>\r\n|[\r\n]))+[ \t]*|\A[ \t\r\n]+|[ \t\r\n]+\Z")
_VERSION = re.compile(r"\d+(?:\.\d+){0,3}")
# The formats of which every file is a play.
_OF_PLAYS = ("Fountain",)


class TeiWriter:
    """One `TEI` element, or a `teiCorpus` of them where there are several documents.

    The content of `body` is the text, character by character, white space included, in paragraphs; in a transcript
    each turn is a `u` behind a `label`, in a play an `sp` with a `speaker`. Each statement is a `said`, with the quoted
    parts of a mixed one in `quote`; cues and sources are `seg`. What crosses paragraphs, or another statement, is cut
    into parts that `next` and `prev` tie together. Control characters, which XML cannot hold, become pictures (␛).
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
            title = "".join(self._header("Texts with their statements", "Several texts.", ()))
            self._stream.write(f'<teiCorpus xmlns="{_NAMESPACE}">\n{title}{self._first}')
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
        path = str(document.meta.get("path", document.id))
        yield from self._header(document.id, path, document.speakers)
        yield '<text xml:lang="en">'
        timeline = TeiTimeline(document, self._prefix)
        if timeline and document.has_turns:
            yield from timeline.element()
        yield '<body xml:space="preserve">'
        yield from self._body(document, timeline)
        yield "</body></text>\n</TEI>\n"

    def _header(self, title: str, source: str, speakers: tuple[Speaker, ...]) -> Iterator[str]:
        yield "<teiHeader>\n<fileDesc>\n"
        yield f"<titleStmt><title>{xml_text(title)}</title></titleStmt>\n"
        yield "<publicationStmt><p>Made by a program from the text; not published.</p></publicationStmt>\n"
        yield f"<sourceDesc><p>{xml_text(source)}</p></sourceDesc>\n</fileDesc>\n"
        version = _VERSION.match(self._version)
        yield f'<encodingDesc><appInfo><application ident="inquit" version="{version[0] if version else 0}">'
        yield f"<label>inquit {xml_text(self._version)}</label><desc>spaCy pipeline: {xml_text(self._model)}</desc>"
        yield "</application></appInfo></encodingDesc>\n"
        if speakers:
            yield "<profileDesc><particDesc><listPerson>\n"
            for number, speaker in enumerate(speakers, start=1):
                yield from _speaker(speaker, f"{self._prefix}.s{number}")
            yield "</listPerson></particDesc></profileDesc>\n"
        yield "</teiHeader>\n"

    def _body(self, document: Document, timeline: TeiTimeline) -> Iterator[str]:
        text = document.text
        blocks = blocks_of(document, list(_paragraphs(text)))
        ranges = [stretch for block in blocks for stretch in block.ranges()]
        marks = MarkedText(document, fragments(document, ranges, with_not_quotes=self._with_not_quotes), self._prefix)
        is_play = document.meta.get("format") in _OF_PLAYS or bool(document.meta.get("play"))
        page: Utterances | Speeches = Speeches(marks) if is_play else Utterances(marks, timeline)
        position = 0
        for block in blocks:
            yield from page.before(block)
            yield xml_text(text[position : block.start])
            yield from page.block(block)
            position = block.end
        yield from page.before(None)
        yield xml_text(text[position:]) if blocks else f"{xml_text(text)}<p/>"


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _GAP.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _speaker(speaker: Speaker, id_: str) -> Iterator[str]:
    element, name = "person", "persName"
    if speaker.kind == "group":
        element = "personGrp"
    elif speaker.kind in ("organisation", "document"):
        element, name = "org", "orgName"
    yield f"<{element} xml:id={xml_attribute(id_)} n={xml_attribute(speaker.id)}>"
    described = "" if speaker.named else ' type="description"'
    yield f"<{name}{described}>{xml_text(speaker.name)}</{name}>"
    for kind, names in (("alias", speaker.aliases), ("member", speaker.members)):
        yield from (f'<{name} type="{kind}">{xml_text(other)}</{name}>' for other in names)
    notes = {"kind": speaker.kind, "role": speaker.role, "affiliation": speaker.affiliation, "gender": speaker.gender}
    yield from (f'<note type="{what}">{xml_text(value)}</note>' for what, value in notes.items() if value)
    yield f"</{element}>\n"
