"""One part of results that are too large for one file: the rows of Parquet, with what each owes to, and failures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any, ClassVar

from inquit.document import Document, Failure
from inquit.io.inputs.result_tables import TEXTS_OF_PART
from inquit.io.outputs.columns import quote_columns
from inquit.io.outputs.output_format import WriteOptions
from inquit.io.outputs.parquet_output import ParquetWriter
from inquit.text_safety import encodable

__all__ = ["ParquetPartWriter"]

_ID = "document"


class ParquetPartWriter(ParquetWriter):
    """A file with a row a statement, a row for each text that failed, and a note of all texts.

    Args:
        part: the name of the part.
        owes: engine and weights, by these names.
        about: is asked at the end for what is noted beside the rows; under `texts` an entry a text.
    """

    BESIDE: ClassVar[tuple[str, ...]] = ("part", "engine", "weights", "error")

    def __init__(
        self, stream: IO[bytes], options: WriteOptions, *, part: str, owes: Mapping[str, str], about: Mapping[str, Any]
    ) -> None:
        super().__init__(stream, options)
        self._owes = (part, owes.get("engine"), owes.get("weights"))
        self._about = about
        self._early: list[Failure] | None = []  # until a document settles the columns
        self._columns = [column.name for column in quote_columns(with_not_quotes=options.with_not_quotes)]

    def document(self, document: Document) -> None:
        super().document(document)
        self._add_early()

    def failure(self, failure: Failure) -> None:
        if self._early is not None:
            self._early.append(failure)
            return
        self._add_failure(failure)

    def finish(self) -> None:
        self._add_early()
        super().finish()

    def _add_early(self) -> None:
        early, self._early = self._early or (), None
        for failure in early:
            self._add_failure(failure)

    def _add_failure(self, failure: Failure) -> None:
        schema, _, _ = self._under_schema(None)
        cells = {_ID: failure.id, **dict(zip(self.BESIDE, (*self._owes, failure.error), strict=True))}
        self._add(tuple(cells.get(name) for name in schema.names))

    def _cells_beside(self) -> tuple[str | None, ...]:
        return (*self._owes, None)

    def _about_rows(self) -> dict[str, str]:
        name = TEXTS_OF_PART.decode("ascii")
        texts = json.dumps(self._about["texts"])
        others = {key: value for key, value in self._about.items() if key != "texts"}
        return {name: encodable(texts), "inquit.part": json.dumps(others)}
