"""Results as JSON and JSON Lines."""

from __future__ import annotations

import json
from typing import IO

from inquit.document import Document, Failure
from inquit.io.outputs.output_format import WriteOptions
from inquit.record import Record, document_record, failure_record
from inquit.text_safety import SURROGATE

__all__ = ["JsonLinesWriter", "JsonList", "JsonWriter", "json_line"]


class JsonLinesWriter:
    """One record a line; a superset of the prediction format that the scorer reads."""

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        self._stream = stream
        self._options = options

    def document(self, document: Document) -> None:
        self._write(_record(document, self._options))

    def failure(self, failure: Failure) -> None:
        self._write(failure_record(failure))

    def finish(self) -> None:
        """Nothing: every line stands for itself."""

    def _write(self, record: Record) -> None:
        self._stream.write(json_line(record) + "\n")
        self._stream.flush()  # the next program in a pipe gets each document when it is done


class JsonWriter:
    """One object, `{"inquit": version, "model": name, "documents": [...]}`, with a record a line inside the list."""

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        self._options = options
        about = f'"inquit": {json_line(options.version)}, "model": {json_line(options.model)}'
        self._records = JsonList(stream, f'{{{about}, "documents": [', "]}")

    def document(self, document: Document) -> None:
        self._records.write(_record(document, self._options))

    def failure(self, failure: Failure) -> None:
        self._records.write(failure_record(failure))

    def finish(self) -> None:
        self._records.finish()


class JsonList:
    """A list in JSON that is written an item a line; `before` and `after` are its brackets and what is around."""

    def __init__(self, stream: IO[str], before: str = "[", after: str = "]") -> None:
        self._stream = stream
        self._after = after
        self._separator = "\n"
        stream.write(before)

    def write(self, item: object) -> None:
        """Write one more item."""
        self._stream.write(self._separator + json_line(item))
        self._stream.flush()
        self._separator = ",\n"

    def finish(self) -> None:
        """Close the list."""
        self._stream.write(f"\n{self._after}\n")
        self._stream.flush()


def _record(document: Document, options: WriteOptions) -> Record:
    return document_record(document, with_not_quotes=options.with_not_quotes, with_text=options.with_text)


def json_line(value: object) -> str:
    """The value as JSON on one line, in characters that can be written as UTF-8."""
    text = json.dumps(value, ensure_ascii=False)
    return json.dumps(value) if SURROGATE.search(text) else text
