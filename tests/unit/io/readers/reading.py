"""How the tests of readers read: bytes in, the sources or the error out."""

from __future__ import annotations

import io
from typing import Any

from inquit.document import Failure
from inquit.io.formats import FORMATS, reader_of
from inquit.io.item import Item
from inquit.io.source import ReadOptions, Source

__all__ = ["read_all", "read_one", "stretches"]


def read_all(format_: str, data: bytes, *, charset: str | None = None, **options: Any) -> list[Source | Failure]:
    """What the reader of a format makes of these bytes."""
    item = Item("x", io.BytesIO(data), charset=charset)
    return list(reader_of(FORMATS[format_], "x").read(item, ReadOptions(**options)))


def read_one(format_: str, data: bytes, *, charset: str | None = None) -> Source:
    """The one source that it makes of them."""
    (found,) = read_all(format_, data, charset=charset)
    assert isinstance(found, Source)
    return found


def stretches(source: Source) -> dict[str, str]:
    """The beginning of the text at each place."""
    return {place.label: source.text[place.start :].split("\n")[0] for place in source.places}
