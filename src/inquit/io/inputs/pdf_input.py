"""PDF files: their lines, by pypdf, joined to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from inquit.errors import InputError
from inquit.installation import install_command
from inquit.io.document_titles import without_default_title
from inquit.io.inputs.input_format import Head, InputFormat
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions, empty_notice
from inquit.source import Markup, Source

if TYPE_CHECKING:
    import pypdf

__all__ = ["FORMAT", "parse"]

_HEAD = 1024  # a PDF may have this much of something else before it
_SIGN = b"%PDF-"
# What a PDF that has lost its beginning is still known by.
_OBJECT, _OBJECT_ENDS = re.compile(rb"^\d+ \d+ obj\b", re.MULTILINE), re.compile(rb"\bendobj\b")
_LAST_LINES = re.compile(rb"^startxref\s+\d+\s+%%EOF", re.MULTILINE)
_LINE_END, _PART_OF_WORDS = re.compile(rb"[\r\n]"), re.compile(rb"[^\s\0-\x08\x80-\xff]")


def parse(item: Item, options: ReadOptions) -> Iterator[Source]:
    """The one text of a file.

    Raises:
        InputError: it is damaged or has a password, or its pages are pictures.
    """
    import pypdf
    from pypdf.errors import DependencyError, PyPdfError

    from inquit.io.inputs.pdf_paragraphs import joined

    del options  # nothing to choose
    try:
        reader = pypdf.PdfReader(item.seekable(), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):  # many have a password for changes, and none for reading
            raise InputError(f"{item.name}: has a password; save a copy without one")
        pages = [_lines(page) for page in reader.pages]
        images = not any(pages) and any(_has_images(page) for page in reader.pages)
        meta = _about(reader)
    except DependencyError as error:
        command = install_command("inputs")
        raise InputError(f"{item.name}: encrypted, and a package to decrypt it is missing; run: {command}") from error
    except InputError:
        raise
    except PyPdfError as error:
        raise InputError(f"{item.name}: a damaged PDF file ({error}); get it anew") from error
    except Exception as error:
        raise InputError(f"{item.name}: a damaged PDF file ({type(error).__name__}); get it anew") from error
    if images:
        raise InputError(
            f"{item.name}: no text in it, only pictures of its {len(pages)} pages (a scan); "
            "let a program for text recognition (OCR) add the text first"
        )
    text, places = joined(pages)
    notices = () if text else (empty_notice(item.name),)
    yield Source(item.name, text, item.name, notices=notices, meta=meta, markup=Markup(places=places))


def _lines(page: Any) -> Any:
    from inquit.io.inputs.pdf_lines import LineCollector

    collector = LineCollector()
    page.extract_text(visitor_text=collector)
    return collector.lines()


def _has_images(page: Any) -> bool:
    return bool(page.images.keys()) if hasattr(page.images, "keys") else any(True for _ in page.images)


def _about(reader: pypdf.PdfReader) -> dict[str, Any]:
    about = reader.metadata
    meta: dict[str, Any] = {"format": "PDF"}
    if about is None:
        return meta
    try:
        date = about.creation_date
    except ValueError:  # no date
        date = None
    found = {"title": about.title, "author": about.author, "date": date and date.date().isoformat()}
    said = {key: str(value).strip() for key, value in found.items() if value and str(value).strip()}
    return meta | without_default_title(said)


def _is_pdf(head: Head) -> bool:
    begin = head.data[:_HEAD]
    return _SIGN in begin and not any(map(_speaks_of_it, _LINE_END.split(begin)))


def _speaks_of_it(line: bytes) -> bool:
    """Whether the sign stands within a line of words: this is a text about PDF files."""
    return _PART_OF_WORDS.search(line.rpartition(_SIGN)[0]) is not None


def _has_objects(head: Head) -> bool:
    first = _OBJECT.search(head.data)
    whole = first is not None and _OBJECT_ENDS.search(head.data, first.end()) is not None
    return whole or _LAST_LINES.search(head.data) is not None


FORMAT = InputFormat(
    name="PDF",
    suffixes=(".pdf",),
    media_types=("application/pdf",),
    magic=_is_pdf,
    hint=_has_objects,
    parse=parse,
    libraries=("pypdf",),
    sandboxed=True,
)
