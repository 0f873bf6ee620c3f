"""Word documents: paragraphs, tables and footnotes, by python-docx."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

from inquit.document import TextSpan
from inquit.errors import InputError
from inquit.io.archives import check_member, members_of, opened_archive, unpacked_size
from inquit.io.document_titles import without_default_title
from inquit.io.inputs.blocks import BlockKind, TextBuilder
from inquit.io.inputs.docx_letters import DocxLetters
from inquit.io.inputs.input_format import Head, InputFormat
from inquit.io.item import Item
from inquit.io.limits import MAX_DOCUMENT
from inquit.io.read_options import ReadOptions, empty_notice
from inquit.source import Source

__all__ = ["FORMAT", "parse"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same text once more
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT_TYPE = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
# Elements of a line, and the character that they stand for.
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def parse(item: Item, options: ReadOptions) -> Iterator[Source]:
    """The one text of a document.

    Raises:
        InputError: it is damaged, or too large unpacked.
    """
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    del options  # nothing to choose
    stream = item.seekable()
    try:
        with opened_archive(stream, item.name) as archive:
            unpacked_size(archive, item.name, MAX_DOCUMENT)
            for info in members_of(archive):
                check_member(info, f"{item.name}: {info.filename!r} in it")
        document = docx.Document(stream)
        letters = DocxLetters(document.styles.element)
    except (BadZipFile, OpcError, KeyError, ValueError, etree.LxmlError) as error:
        what = str(error).strip("'\"") or type(error).__name__
        raise InputError(f"{item.name}: a damaged DOCX file ({what}); get it anew") from error
    builder = TextBuilder()
    for number, (text, bold, kind) in enumerate(_paragraphs(document.element.body, letters), start=1):
        if text.strip():
            builder.add(text, f"paragraph {number}", kind, bold)
    for name, one in _NOTES:
        for number, note in enumerate(_notes(document.part, name, one), start=1):
            for text in filter(str.strip, (text for text, *_ in _paragraphs(note, letters))):
                builder.add(text.strip(), f"{one} {number}")
    notices = () if builder.text else (empty_notice(item.name),)
    yield Source(item.name, builder.text, item.name, notices=notices, meta=_about(document), markup=builder.markup)


def _paragraphs(root: Any, letters: DocxLetters) -> Iterator[tuple[str, list[TextSpan], BlockKind]]:
    """The text of every paragraph, those of tables and text boxes included, as it reads with all changes accepted.

    With it, what in it is bold, and whether it is part of a quotation.
    """
    for paragraph in root.iter(f"{_W}p"):
        if any(above.tag == _FALLBACK for above in paragraph.iterancestors()):
            continue
        parts: list[str] = []
        bold: list[TextSpan] = []
        length = 0
        for run, piece in _pieces(paragraph):
            if run is not None and piece.strip() and letters.are_bold(paragraph, run):
                begun = bold.pop().start if bold and bold[-1].end == length else length
                bold.append(TextSpan(begun, length + len(piece)))
            parts.append(piece)
            length += len(piece)
        yield "".join(parts), bold, "quotation" if letters.are_quoted(paragraph) else ""


def _pieces(paragraph: Any) -> Iterator[tuple[Any, str]]:
    """The pieces of a paragraph, each with the run that it stands in."""
    # deleted text has an element of its own, `delText`; what a text box holds is found as a paragraph by itself
    stack = [(None, element) for element in reversed(paragraph)]
    while stack:
        run, element = stack.pop()
        if element.tag == f"{_W}t":
            yield run, element.text or ""
        elif element.tag in _CHARACTERS:
            yield run, _CHARACTERS[element.tag]
        elif element.tag != f"{_W}p" and element.tag != f"{_W}pPr":
            run = element if element.tag == f"{_W}r" else run
            stack.extend((run, inner) for inner in reversed(element))


def _notes(part: Any, name: str, one: str) -> Iterator[Any]:
    """The notes of a kind; those without a type are text, the others lines that part them from it."""
    from lxml import etree

    for relation in part.rels.values():
        if relation.reltype in (_TYPE + name, _STRICT_TYPE + name) and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            root = etree.fromstring(relation.target_part.blob, parser)
            yield from (note for note in root.iter(f"{_W}{one}") if note.get(f"{_W}type") in (None, "normal"))


def _about(document: Any) -> dict[str, Any]:
    about = document.core_properties
    found = {"title": about.title, "author": about.author, "date": about.created and about.created.date().isoformat()}
    return {"format": "DOCX"} | without_default_title({key: value for key, value in found.items() if value})


def _is_document(head: Head) -> bool:
    return "[Content_Types].xml" in head.members and any(name.startswith("word/") for name in head.members)


FORMAT = InputFormat(
    name="DOCX",
    suffixes=(".docx",),
    media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    magic=_is_document,
    parse=parse,
    libraries=("docx", "lxml.etree"),
    sandboxed=True,
)
