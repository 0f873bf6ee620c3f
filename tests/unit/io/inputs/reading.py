"""How the tests of input formats read: bytes in, the sources or the error out."""

from __future__ import annotations

import io
from typing import Any

from inquit.document import Document, Failure
from inquit.io.inputs.all_inputs import INPUT_FORMATS
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions
from inquit.source import Source

__all__ = ["read_all", "read_one", "stretches"]


def read_all(format_: str, data: bytes, *, charset: str | None = None, **options: Any) -> list[Source | Failure]:
    """What a format makes of these bytes."""
    item = Item("x", io.BytesIO(data), charset=charset)
    found = INPUT_FORMATS[format_].load("x")(item, ReadOptions(**options))
    return [one for one in found if not isinstance(one, Document)]


def read_one(format_: str, data: bytes, *, charset: str | None = None) -> Source:
    """The one source that it makes of them."""
    (found,) = read_all(format_, data, charset=charset)
    assert isinstance(found, Source)
    return found


def stretches(source: Source) -> dict[str, str]:
    """The beginning of the text at each place."""
    return {place.label: source.text[place.start :].split("\n")[0] for place in source.markup.places}
