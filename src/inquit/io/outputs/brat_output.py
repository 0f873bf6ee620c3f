"""Results in the standoff format of brat: a ZIP archive with two files a document, and the configuration for them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO

from inquit.clock import shown_times
from inquit.document import Document, Failure, Quote, TextSpan
from inquit.glyphs import LINE_ENDS
from inquit.io.file_names import shortened
from inquit.io.outputs.output_format import WriteOptions
from inquit.io.outputs.zip_writer import ZipWriter
from inquit.text_safety import encodable

__all__ = ["BratWriter"]

CONFIGURATION = """\
[entities]
Direct
Mixed
Indirect
Cue
Source

[relations]
CueOf	Arg1:Cue, Arg2:Direct|Mixed|Indirect
SourceOf	Arg1:Source, Arg2:Direct|Mixed|Indirect
InsideOf	Arg1:Direct|Mixed|Indirect, Arg2:Direct|Mixed|Indirect
<OVERLAP>	Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
"""
# An annotation is one line, and a tab ends its fields: nothing may hold what any program takes for the end of a line.
_ENDS = re.compile(f"[\t{LINE_ENDS}]+")
_NOT_A_FILE_NAME = re.compile(r"[^\w.-]+")
MAX_NAME = 80
MAX_BYTES = 200  # a file system takes 255, the number and the ending included
# ZIP has no time zone and no year before 1980; one time for all, so that the same results give the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)


class BratWriter:
    """For each document, `NAME.txt` with its text and `NAME.ann` with the annotations; NAME begins with a number.

    Statements are entities, with fragments where they have several or hold a line end; relations tie cues and sources
    to them, and a note names speaker, addressee, reporter, status, time and confidence. Positions are code points. Lone
    surrogates become U+FFFD.
    """

    def __init__(self, stream: IO[bytes], options: WriteOptions) -> None:
        del options  # nothing to choose
        self._archive = ZipWriter(stream)
        self._number = 0
        self._add("annotation.conf", CONFIGURATION)

    def document(self, document: Document) -> None:
        self._number += 1
        name = shortened(_NOT_A_FILE_NAME.sub("_", document.id).strip("._")[-MAX_NAME:], MAX_BYTES, from_its_end=True)
        stem = f"{self._number:05}-{name}" if name else f"{self._number:05}"
        self._add(f"{stem}.txt", encodable(document.text))
        self._add(f"{stem}.ann", encodable("".join(f"{line}\n" for line in _annotations(document))))

    def failure(self, failure: Failure) -> None:
        """Nothing: a text that could not be read is no text. The caller names the failure."""

    def finish(self) -> None:
        self._archive.close()

    def _add(self, name: str, content: str) -> None:
        entry = zipfile.ZipInfo(name, _TIME)
        entry.compress_type = zipfile.ZIP_DEFLATED
        self._archive.writestr(entry, content.encode())


def _annotations(document: Document) -> Iterator[str]:
    entities: dict[str, str] = {}  # by quote id, the id of the annotation
    numbers = iter(range(1, 4 * len(document.quotes) + 1))
    relations: list[str] = []
    for quote in document.quotes:
        fragments = list(_fragments(document.text, quote.content))
        if not fragments:
            continue
        entities[quote.id] = entity = f"T{next(numbers)}"
        yield _entity(document, entity, quote.type.title(), fragments)
        for kind, spans in (("Cue", quote.cue), ("Source", quote.source)):
            parts = list(_fragments(document.text, spans))
            if parts:
                part = f"T{next(numbers)}"
                yield _entity(document, part, kind, parts)
                relations.append(f"{kind}Of Arg1:{part} Arg2:{entity}")
        yield f"#{entity.removeprefix('T')}\tAnnotatorNotes {entity}\t{_note(document, quote)}"
    relations += [
        f"InsideOf Arg1:{entities[quote.id]} Arg2:{entities[quote.parent_id]}"
        for quote in document.quotes
        if quote.id in entities and quote.parent_id in entities
    ]
    yield from (f"R{number}\t{relation}" for number, relation in enumerate(relations, start=1))


def _fragments(text: str, spans: Iterable[TextSpan]) -> Iterator[TextSpan]:
    for span in spans:
        start = span.start
        for end in _ENDS.finditer(text, span.start, span.end):
            if end.start() > start:
                yield TextSpan(start, end.start())
            start = end.end()
        if start < span.end:
            yield TextSpan(start, span.end)


def _entity(document: Document, id_: str, kind: str, fragments: list[TextSpan]) -> str:
    places = ";".join(f"{fragment.start} {fragment.end}" for fragment in fragments)
    return f"{id_}\t{kind} {places}\t{' '.join(fragment.of(document.text) for fragment in fragments)}"


def _note(document: Document, quote: Quote) -> str:
    speaker = document.speaker_of(quote)
    name = "speaker not known" if speaker is None else f"speaker: {speaker.name} ({speaker.id})"
    addressee = document.addressee_of(quote)
    to = "" if addressee is None else f"; to: {addressee.name} ({addressee.id})"
    reporter = document.reporter_of(quote)
    by = "" if reporter is None else f"; reported by: {reporter.name} ({reporter.id})"
    status = "" if quote.status == "asserted" else f"; {quote.status}"
    time = "" if quote.time is None else f"; time {shown_times(quote.time)}"
    return _ENDS.sub(" ", f"{name}{to}{by}{status}{time}; confidence {quote.confidence:.2f}; {quote.evidence.rule}")
