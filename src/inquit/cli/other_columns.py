"""Columns of later texts that stand in no header, as that is written with the first text."""

from __future__ import annotations

from collections.abc import Iterator

from inquit.cli.output import Output
from inquit.document import Document
from inquit.io.outputs import Writer
from inquit.io.read_options import ALL_COLUMNS

__all__ = ["OtherColumns"]

_SHOWN = 10


class OtherColumns:
    """Looks at all texts for those that the first one does not have, where all columns are kept."""

    def __init__(self, output: Output | Writer) -> None:
        self._keeps_all = isinstance(output, Output) and output.options.keep == (ALL_COLUMNS,)
        self._names: dict[str, None] = {}
        self._first: frozenset[str] | None = None

    def look_at(self, document: Document) -> None:
        """Notice the columns of one more text."""
        if not self._keeps_all:
            return
        found = document.meta.get("fields") or {}
        if self._first is None:
            self._first = frozenset(found)
        elif len(self._names) <= _SHOWN:
            self._names.update(dict.fromkeys(name for name in found if name not in self._first))

    def messages(self) -> Iterator[str]:
        """What is said of them, if there are any."""
        if self._names:
            shown = ", ".join(map(repr, list(self._names)[:_SHOWN])) + (", ..." if len(self._names) > _SHOWN else "")
            yield f"no columns for {shown}, which the first text does not have; name all that you want with --keep"
