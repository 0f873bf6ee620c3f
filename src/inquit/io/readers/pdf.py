"""PDF files: their lines, by pypdf, joined to paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdf
from pypdf.errors import DependencyError, PyPdfError

from inquit.errors import InputError
from inquit.io.item import Item
from inquit.io.readers.pdf_lines import LineCollector
from inquit.io.readers.pdf_paragraphs import joined
from inquit.io.source import ReadOptions, Source, empty_notice

__all__ = ["read"]


def read(item: Item, options: ReadOptions) -> Iterator[Source]:
    """The one text of a file.

    Raises:
        InputError: it is damaged or has a password, or its pages are pictures.
    """
    del options  # nothing to choose
    try:
        reader = pypdf.PdfReader(item.seekable(), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):  # many have a password for changes, and none for reading
            raise InputError(f"{item.name}: has a password; save a copy without one")
        pages = [_lines(page) for page in reader.pages]
        images = not any(pages) and any(_has_images(page) for page in reader.pages)
        meta = _about(reader)
    except DependencyError as error:
        raise InputError(
            f'{item.name}: encrypted, and a package to decrypt it is missing; run: pip install "inquit[pdf]"'
        ) from error
    except PyPdfError as error:
        raise InputError(f"{item.name}: a damaged PDF file ({error}); get it anew") from error
    if images:
        raise InputError(
            f"{item.name}: no text in it, only pictures of its {len(pages)} pages (a scan); "
            "let a program for text recognition (OCR) add the text first"
        )
    text, places = joined(pages)
    notices = () if text else (empty_notice(item.name),)
    yield Source(item.name, text, item.name, notices=notices, meta=meta, places=places)


def _lines(page: Any) -> Any:
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
    return meta | {key: str(value).strip() for key, value in found.items() if value and str(value).strip()}
