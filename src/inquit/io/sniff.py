"""The format of an item, from its content and its name together; where they disagree, the content is right."""

from __future__ import annotations

import codecs
import json
import re
from zipfile import BadZipFile

from inquit.errors import InputError
from inquit.io.archives import opened_archive
from inquit.io.formats import ARCHIVE, FORMATS, Format, format_of_name
from inquit.io.item import Item
from inquit.io.limits import HEAD
from inquit.io.source import TEXT_COLUMN, ReadOptions

__all__ = ["sniff"]

_PDF_HEAD = 1024  # a PDF may have this much of something else before it
_SPACE = b" \t\r\n\x0c"
_HTML = re.compile(rb"(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_ANY_TAG = re.compile(rb"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_MIMETYPE_EPUB = b"application/epub+zip"
# What is known for what it is, so that the message can say what to do.
_UNREAD = (
    (b"\xd0\xcf\x11\xe0", "an old Office file, or one with a password", "save it as .docx without a password"),
    (b"{\\rtf", "an RTF file", "save it as .docx"),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip file", "unpack it first"),
    (b"Rar!", "a RAR file", "unpack it first"),
)
_UNREAD_PACKED = (
    ("xl/workbook.xml", "a spreadsheet", "save the sheet as CSV"),
    ("ppt/presentation.xml", "a presentation", "save it as PDF"),
    ("content.xml", "an OpenDocument file", "save it as .docx"),
)


def sniff(item: Item, options: ReadOptions) -> Format:
    """The format of an item.

    Raises:
        InputError: it is of a format that is known, and not read.
    """
    head, named = item.head, format_of_name(item.name)
    for start, what, advice in _UNREAD:
        if head.startswith(start):
            raise InputError(f"{item.name}: {what}, which inquit does not read; {advice}")
    if b"%PDF-" in head[:_PDF_HEAD] and not _is_words(head[:_PDF_HEAD]):
        return FORMATS["PDF"]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(item)
    if head.startswith(b"PAR1"):
        return FORMATS["Parquet"]
    return _textual(_as_ascii(head), named, options)


def _is_words(head: bytes) -> bool:
    """Whether this is a text that speaks of PDF files: the sign stands within a line of it."""
    return re.search(rb"[^\s\0-\x08\x80-\xff][^\r\n]*%PDF-", head) is not None


def _as_ascii(head: bytes) -> bytes:
    """The beginning without its byte order mark, as bytes in which tags can be looked for."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace").encode("ascii", "replace")
    return head.removeprefix(codecs.BOM_UTF8)


def _textual(head: bytes, named: Format | None, options: ReadOptions) -> Format:
    if _HTML.match(head):
        return FORMATS["HTML"]
    if named is not None and named.name in {"JSON Lines", "CSV", "Markdown"}:
        return named
    if named is FORMATS["HTML"] and _ANY_TAG.search(head):
        return named
    column = options.text_column or TEXT_COLUMN
    if _first_line_has(head, column):
        return FORMATS["JSON Lines"]
    if options.text_column is not None and column.encode() in head.partition(b"\n")[0]:
        return FORMATS["CSV"]
    return FORMATS["text"]


def _first_line_has(head: bytes, field: str) -> bool:
    """Whether the first line is an object of JSON with a text in this field."""
    line, end, _ = head.lstrip(_SPACE).partition(b"\n")
    if not end and len(head) == HEAD:  # a long line, of which this is the beginning
        return re.match(rb'\{\s*"', line) is not None and b'"%s"' % field.encode() in line
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and isinstance(record.get(field), str)


def _packed(item: Item) -> Format:
    try:
        with opened_archive(item.seekable(), item.name) as archive:
            names = set(archive.namelist())
    except BadZipFile as error:
        named = format_of_name(item.name)
        what = "ZIP" if named is None else named.name
        raise InputError(f"{item.name}: a damaged {what} file ({error}); get it anew") from error
    if "META-INF/container.xml" in names or _MIMETYPE_EPUB in item.head[:100]:
        return FORMATS["EPUB"]
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return FORMATS["DOCX"]
    for name, what, advice in _UNREAD_PACKED:
        if name in names and ("[Content_Types].xml" in names or "mimetype" in names):
            raise InputError(f"{item.name}: {what}, which inquit does not read; {advice}")
    return ARCHIVE
