"""Plain text: the characters of the file, untouched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from inquit.document import Place
from inquit.io.inputs.cell_text import CellReader, parts_lines
from inquit.io.inputs.input_format import InputFormat
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions, empty_notice
from inquit.io.text_decoding import Decoded, decode
from inquit.source import Found, Markup, Source

__all__ = ["FORMAT", "decoding_notices", "line_places", "parse"]

# Marks that prose has none of, and how many of them are no accident.
_MARKUP = (
    (
        "wiki markup",
        re.compile(r"\[\[[^\[\]\n]{1,300}\]\]|\{\{[^{}]{1,300}\}\}|^={2,6}[^=\n]{1,200}={2,6}[ \t]*$", re.M),
        3,
    ),
    ("LaTeX", re.compile(r"\\(?:documentclass|usepackage|begin|end|section|emph|textit|textbf|cite)\b"), 3),
)
_SAVED_ANEW = "save the page as HTML, or as plain text without them"
_LINE_END = re.compile(r"\r\n|\n|\r")  # as editors count; not all that `splitlines` parts at


def parse(item: Item, options: ReadOptions) -> Iterator[Found]:
    """The one text of a file.

    Raises:
        InputError: it is no text.
    """
    decoded = decode(item.read(), item.name, declared=item.charset)
    source = Source(
        item.name,
        decoded.text,
        item.name,
        decoded.encoding,
        decoded.detected,
        (*decoding_notices(item.name, decoded), *_markup_notices(item.name, decoded.text)),
        {"format": "text"},
    )
    read = CellReader(as_html=options.html_cells).read(source, item.name)
    if isinstance(read, Source):
        unit = "paragraph" if options.html_cells and parts_lines(decoded.text) else "line"
        read = replace(read, markup=Markup(places=line_places(read.text, unit)))
    yield read


def decoding_notices(name: str, decoded: Decoded) -> tuple[str, ...]:
    """What the user should be told about how a file was decoded."""
    notices = [*_empty_notices(name, decoded), *(f"{name}: {repair}" for repair in decoded.repairs)]
    if decoded.detected:
        notices.append(
            f"{name}: not UTF-8, read as {decoded.encoding}; if that is wrong, save the file as UTF-8",
        )
    return tuple(notices)


def _empty_notices(name: str, decoded: Decoded) -> tuple[str, ...]:
    """That a text is empty, where it is."""
    return () if decoded.text.strip() else (empty_notice(name),)


def _markup_notices(name: str, text: str) -> tuple[str, ...]:
    """That a text is the source of something else, whose marks are read as if they were words."""
    found = next((what for what, signs, least in _MARKUP if _number(signs, text, least) >= least), None)
    return () if found is None else (f"{name}: looks like {found}, whose marks are read as text; {_SAVED_ANEW}",)


def _number(signs: re.Pattern[str], text: str, most: int) -> int:
    return sum(1 for _ in islice(signs.finditer(text), most))


def line_places(text: str, unit: str = "line") -> tuple[Place, ...]:
    """A place for every line that has something in it; a paragraph is known by its number among them."""
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    ends = [*starts[1:], len(text)]
    lines = enumerate(zip(starts, ends, strict=True), start=1)
    filled = [(n, start) for n, (start, end) in lines if not text[start:end].isspace() and start < end]
    if unit != "line":
        filled = [(n, start) for n, (_, start) in enumerate(filled, start=1)]
    return tuple(Place(start, f"{unit} {number}") for number, start in filled)


FORMAT = InputFormat(name="text", suffixes=(".txt", ".text"), media_types=("text/*",), parse=parse)
