"""Results as TEI XML: the text with its statements marked in it, and a list of those who speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from inquit.document import Document, Failure, Quote, Speaker
from inquit.io.outputs.output_format import WriteOptions
from inquit.io.outputs.tei_fragments import Fragment, fragments
from inquit.text_safety import xml_safe

__all__ = ["TeiWriter"]

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
# White space between paragraphs stands between the elements, where XML allows nothing else; so it must be what XML
# takes for white space.
_GAP = re.compile(r"(?>\r\n|[\r\n])(?:[ \t]*(?>\r\n|[\r\n]))+[ \t]*|\A[ \t\r\n]+|[ \t\r\n]+\Z")
_VERSION = re.compile(r"\d+(?:\.\d+){0,3}")
_DIRECT = {"direct": "true", "mixed": "false", "indirect": "false"}
_NOT_A_NAME = re.compile(r"[^\w.-]+")


class TeiWriter:
    """One `TEI` element, or a `teiCorpus` of them where there are several documents.

    The content of `body` is the text, character by character, white space included. Each statement is a `said`, with
    the quoted parts of a mixed one in `quote`; cues and sources are `seg`. What crosses paragraphs, or another
    statement, is cut into parts that `next` and `prev` tie together. Control characters, which XML cannot hold, become
    pictures (␛).
    """

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        self._stream = stream
        self._with_not_quotes = options.with_not_quotes
        self._version = options.version
        self._model = options.model
        self._number = 0
        self._first: str | None = None  # held until it is known whether it is the only one
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')

    def document(self, document: Document) -> None:
        self._number += 1
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
        yield '<text xml:lang="en"><body xml:space="preserve">'
        yield from self._body(document)
        yield "</body></text>\n</TEI>\n"

    def _header(self, title: str, source: str, speakers: tuple[Speaker, ...]) -> Iterator[str]:
        yield "<teiHeader>\n<fileDesc>\n"
        yield f"<titleStmt><title>{_text(title)}</title></titleStmt>\n"
        yield "<publicationStmt><p>Made by a program from the text; not published.</p></publicationStmt>\n"
        yield f"<sourceDesc><p>{_text(source)}</p></sourceDesc>\n</fileDesc>\n"
        version = _VERSION.match(self._version)
        yield f'<encodingDesc><appInfo><application ident="inquit" version="{version[0] if version else 0}">'
        yield f"<label>inquit {_text(self._version)}</label><desc>spaCy pipeline: {_text(self._model)}</desc>"
        yield "</application></appInfo></encodingDesc>\n"
        if speakers:
            yield "<profileDesc><particDesc><listPerson>\n"
            for number, speaker in enumerate(speakers, start=1):
                yield from _speaker(speaker, f"d{self._number}.s{number}")
            yield "</listPerson></particDesc></profileDesc>\n"
        yield "</teiHeader>\n"

    def _body(self, document: Document) -> Iterator[str]:
        text = document.text
        paragraphs = list(_paragraphs(text))
        tree = fragments(document, paragraphs, with_not_quotes=self._with_not_quotes)
        opening = _Tags(document, f"d{self._number}")
        position = 0
        for start, end in paragraphs:
            yield f"{_text(text[position:start])}<p>"
            position = start
            open_: list[Fragment] = []
            for fragment in tree.get(start, ()):
                while open_ and open_[-1].end <= fragment.start:
                    yield f"{_text(text[position : open_[-1].end])}</{open_[-1].element}>"
                    position = open_.pop().end
                yield f"{_text(text[position : fragment.start])}{opening.of(fragment)}"
                position = fragment.start
                open_.append(fragment)
            while open_:
                yield f"{_text(text[position : open_[-1].end])}</{open_[-1].element}>"
                position = open_.pop().end
            yield f"{_text(text[position:end])}</p>"
            position = end
        yield _text(text[position:]) if paragraphs else f"{_text(text)}<p/>"


class _Tags:
    """The opening tags of the fragments of a document."""

    def __init__(self, document: Document, prefix: str) -> None:
        self._prefix = prefix
        self._speakers = {speaker.id: f"{prefix}.s{n}" for n, speaker in enumerate(document.speakers, start=1)}
        self._quotes = {quote.id: f"{prefix}.q{n}" for n, quote in enumerate(document.quotes, start=1)}

    def of(self, fragment: Fragment) -> str:
        attributes = self._attributes(fragment)
        return f"<{fragment.element}{''.join(f' {name}={_attribute(value)}' for name, value in attributes)}>"

    def _attributes(self, fragment: Fragment) -> Iterator[tuple[str, str]]:
        quote = fragment.quote
        if fragment.kind == "content" and quote is not None:
            yield "xml:id", self._part(quote.id, fragment.part)
            if quote.speaker_id is not None:
                yield "who", f"#{self._speakers[quote.speaker_id]}"
            if quote.addressee_id is not None:
                yield "toWhom", f"#{self._speakers[quote.addressee_id]}"
            if quote.reported_by_id is not None:
                yield "source", f"#{self._speakers[quote.reported_by_id]}"
            yield "direct", _DIRECT[quote.type]
            yield "n", _kind(quote)
            yield "cert", f"{quote.confidence:g}"
            if fragment.part > 1:
                yield "prev", f"#{self._part(quote.id, fragment.part - 1)}"
            if not fragment.last:
                yield "next", f"#{self._part(quote.id, fragment.part + 1)}"
        elif fragment.kind in ("cue", "source") and quote is not None:
            yield "type", fragment.kind
            yield "corresp", f"#{self._part(quote.id, 1)}"
        elif fragment.kind == "not_quote":
            yield "type", _NOT_A_NAME.sub("_", fragment.reason).strip("_.-") or "other"

    def _part(self, quote_id: str, part: int) -> str:
        return self._quotes[quote_id] if part == 1 else f"{self._quotes[quote_id]}.{part}"


def _kind(quote: Quote) -> str:
    """Type, act and status, the last two where they are not the usual ones."""
    act, status = quote.act, quote.status
    return " ".join([quote.type, *[act] * (act != "speech"), *[status] * (status != "asserted")])


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
    yield f"<{element} xml:id={_attribute(id_)} n={_attribute(speaker.id)}>"
    described = "" if speaker.named else ' type="description"'
    yield f"<{name}{described}>{_text(speaker.name)}</{name}>"
    for kind, names in (("alias", speaker.aliases), ("member", speaker.members)):
        yield from (f'<{name} type="{kind}">{_text(other)}</{name}>' for other in names)
    notes = {"kind": speaker.kind, "role": speaker.role, "affiliation": speaker.affiliation, "gender": speaker.gender}
    yield from (f'<note type="{what}">{_text(value)}</note>' for what, value in notes.items() if value)
    yield f"</{element}>\n"


def _text(text: str) -> str:
    # A parser makes a line feed of every carriage return that is not written as a reference.
    return escape(xml_safe(text), {"\r": "&#13;"})


def _attribute(value: str) -> str:
    return quoteattr(xml_safe(value))
