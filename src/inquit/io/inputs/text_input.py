"""Plain text: the characters of the file, untouched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inquit.document import Place
from inquit.io.inputs.input_format import InputFormat
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions, empty_notice
from inquit.io.text_decoding import Decoded, decode
from inquit.source import Markup, Source

__all__ = ["FORMAT", "decoding_notices", "line_places", "parse"]

_LINE_END = re.compile(r"\r\n|\n|\r")  # as editors count; not all that `splitlines` parts at


def parse(item: Item, options: ReadOptions) -> Iterator[Source]:
    """The one text of a file.

    Raises:
        InputError: it is no text.
    """
    del options  # nothing to choose
    decoded = decode(item.read(), item.name, declared=item.charset)
    yield Source(
        item.name,
        decoded.text,
        item.name,
        decoded.encoding,
        decoded.detected,
        decoding_notices(item.name, decoded),
        {"format": "text"},
        Markup(places=line_places(decoded.text)),
    )


def decoding_notices(name: str, decoded: Decoded) -> tuple[str, ...]:
    """What the user should be told about how a file was decoded."""
    notices = [] if decoded.text.strip() else [empty_notice(name)]
    if decoded.detected:
        notices.append(
            f"{name}: not UTF-8, read as {decoded.encoding}; if that is wrong, save the file as UTF-8",
        )
    return tuple(notices)


def line_places(text: str) -> tuple[Place, ...]:
    """A place for every line that has something in it."""
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    ends = [*starts[1:], len(text)]
    return tuple(
        Place(start, f"line {number}")
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
        if not text[start:end].isspace() and start < end
    )


FORMAT = InputFormat(name="text", suffixes=(".txt", ".text"), media_types=("text/*",), parse=parse)
