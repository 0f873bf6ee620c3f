"""What a document can be made into: plain data, JSON, a data frame, a table in a notebook.

What makes them stands above the document, and needs what stays unloaded until then. So it is named here, not imported.
"""

from __future__ import annotations

from collections.abc import Mapping
from pkgutil import resolve_name
from typing import Any, Literal, Self, cast

__all__ = ["Convertible", "FrameLibrary"]

FrameLibrary = Literal["pandas", "polars"]

_MAKERS = "inquit.conversions"


class Convertible:
    """The part of a document that makes other things of it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return cast("str", _made("short_repr", self))

    def _repr_html_(self) -> str:
        """Who said what, as a notebook shows it."""
        return cast("str", _made("html_table", self))

    def to_dict(
        self, *, with_not_quotes: bool = False, with_text: bool = False, with_places: bool = False
    ) -> dict[str, Any]:
        """Dicts, lists, strings and numbers, with the fields of the JSON output.

        With all three options, `from_dict` gives the same document back.

        with_not_quotes: also what stood in marks but is nobody's statement.
        with_text: also the text that positions refer to.
        with_places: also the places that no quote begins in.
        """
        made = _made("record", self, with_not_quotes=with_not_quotes, with_text=with_text, with_places=with_places)
        return cast("dict[str, Any]", made)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any], text: str | None = None) -> Self:
        """The document that `to_dict` described.

        text: the text that it was made from; not needed where the record has it.

        Raises:
            InputError: there is no text, or a field is missing, or not what it must be.
        """
        return cast("Self", _made("document_described", record, text))

    def to_json(self, *, with_not_quotes: bool = False, with_text: bool = False, with_places: bool = False) -> str:
        """What `to_dict` gives, in one line of JSON, as in the format `jsonl`."""
        made = _made(
            "json_text", self.to_dict(with_not_quotes=with_not_quotes, with_text=with_text, with_places=with_places)
        )
        return cast("str", made)

    def to_dataframe(self, library: FrameLibrary | None = None, *, with_not_quotes: bool = False) -> Any:
        """A data frame of pandas or polars, a row a quote, with the columns of the CSV output.

        library: which of the two; without it pandas if it is installed, or else polars.
        with_not_quotes: also what stood in marks but is nobody's statement.

        Raises:
            ExtraMissingError: it is not installed.
            SettingsError: there is no such library.
        """
        return _made("data_frame", self, library, with_not_quotes=with_not_quotes)


def _made(maker: str, *values: object, **options: object) -> object:
    return resolve_name(f"{_MAKERS}:{maker}")(*values, **options)
