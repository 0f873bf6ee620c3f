"""One part: read, extracted, and written whole or not at all; the function that everything else is built around."""

from __future__ import annotations

import atexit
import io
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, replace
from os import PathLike, fspath
from pathlib import PurePath
from typing import IO, Any

from inquit.api import workers_for
from inquit.compute import Workers
from inquit.digests import value_digest
from inquit.document import Document, Failure
from inquit.errors import InputError, OutputError, SettingsError, WorkerError
from inquit.io.input_faults import said_of
from inquit.io.inputs.result_tables import TEXTS_OF_PART
from inquit.io.item import Item
from inquit.io.outputs.json_output import JsonLinesWriter
from inquit.io.outputs.output_format import Writer
from inquit.io.outputs.parquet_part import ParquetPartWriter
from inquit.io.read_inputs import read_item
from inquit.io.sandbox import Sandbox
from inquit.listed_documents import as_listed
from inquit.settings import Settings
from inquit.shards.corpus_parts import FilePiece, Part, PartOptions, PartSummary, TextEntry
from inquit.shards.file_systems import FilePlace, place_of, reading, writing
from inquit.shards.planned_files import piece_of
from inquit.source import Found

__all__ = ["JSON_LINES", "PARQUET", "close_reader", "read_part", "reader_pids"]

PARQUET, JSON_LINES = ".parquet", ".jsonl"


def read_part(
    source: str | PathLike[str] | Part, target: str | PathLike[str], options: PartOptions | None = None
) -> PartSummary:
    """Read the texts of a file, or of a part of a corpus, and write their rows to a file of their own.

    Whatever it is called by, and how often, the file is the same but for the time that was taken: under its name it is
    there when it is complete, and then a call only says what is in it. A text that fails, takes too long, or kills the
    process that reads it, is a row with `error`. The models are loaded once a process.

    source: a file that inquit reads, as a path or an address (`s3://bucket/texts.jsonl`); or a part that was planned.
    target: where the rows go, likewise; it ends in `.parquet` or `.jsonl`.
    options: how it is read; by itself as the command would.

    Raises:
        SettingsError: the target ends otherwise.
        InputError: the source is not there, or is another file than when the part was planned.
        OutputError: the target cannot be written, or is there and was made from something else.
        WorkerError: nothing can be read at all here, or this machine has another inquit than was expected.
        ModelMissingError, LexiconError, ExtraMissingError: something is missing that the options need.
    """
    options = options or PartOptions()
    place = place_of(fspath(target))
    if PurePath(place.path).suffix not in (PARQUET, JSON_LINES):
        raise SettingsError(f"{place.name}: rows of a part are written as .parquet or .jsonl; name such a file")
    part = source if isinstance(source, Part) else Part(PurePath(place.path).stem, (piece_of(fspath(source)),))
    made = _made_of(part, options)
    known = _known(place, part, made)
    if known is not None and not (options.again_failed and known.failed):
        return known
    reader = _reader(options)
    try:
        with writing(place) as stream:
            return _Recording(place, part, options, made).record(stream, reader)
    except BaseException:
        close_reader()  # it may be in the middle of a text
        raise


def _made_of(part: Part, options: PartOptions) -> str:
    """By what a part that is done is known again."""
    digest = options.digest()
    if options.expected not in (None, digest):
        raise WorkerError(
            "inquit, a pipeline or weights are others on one machine than where the run was started; install the same "
            "on all"
        )
    pieces = [[piece.name, piece.digest, list(asdict(piece.rows).values())] for piece in part.pieces]
    return value_digest([digest, part.name, pieces])


def _known(place: FilePlace, part: Part, made: str) -> PartSummary | None:
    """What is there already; of JSON Lines it is not noted what they were made from."""
    if not place.is_file:
        return None
    with reading(place) as (stream, _):
        if place.path.endswith(JSON_LINES):
            texts = [_entry(json.loads(line)) for line in stream]
        else:
            noted, texts = _noted(stream)
            if noted != made:
                raise OutputError(f"{place.name}: was made from something else, or by other settings; name another")
    return PartSummary(part.name, place.path.rpartition("/")[2], tuple(texts), known=True)


def _noted(stream: IO[bytes]) -> tuple[str, list[TextEntry]]:
    import pyarrow.parquet as pq
    from pyarrow import ArrowException

    try:
        about = pq.read_metadata(stream).metadata or {}
        made = json.loads(about.get(b"inquit.part") or b"{}").get("made", "")
        return made, [TextEntry(**one) for one in json.loads(about.get(TEXTS_OF_PART) or b"[]")]
    except ArrowException:
        return "", []


def _entry(record: dict[str, Any]) -> TextEntry:
    rows = len(record.get("quotes", ())) + len(record.get("not_quotes", ()))
    return TextEntry(record["id"], rows, record.get("error"))


class _Reader:
    """What a process has loaded to read parts with; the texts themselves are read in a process of its own."""

    def __init__(self, model: str, settings: Settings, max_seconds: float | None) -> None:
        self._open = ExitStack()
        held = workers_for(model, settings=settings, jobs=1, max_seconds=max_seconds)
        self._workers: Workers = self._open.enter_context(held)
        self._sandbox = self._open.enter_context(Sandbox())

    def results(self, part: Part, options: PartOptions) -> Iterator[Document | Failure]:
        """For each text of a part, in order, its result."""
        return self._workers.read(self._texts(part, options))

    def close(self) -> None:
        """End the processes."""
        self._open.close()

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the processes that read texts now."""
        return self._workers.pids

    def _texts(self, part: Part, options: PartOptions) -> Iterator[Found]:
        for piece in part.pieces:
            yield from _texts_of(piece, options, self._sandbox)


# The one of this process, by what it was loaded for.
_HELD: dict[tuple[str, Settings, float | None], _Reader] = {}


def close_reader() -> None:
    """End what this process has loaded to read parts with, if it has."""
    while _HELD:
        _HELD.popitem()[1].close()


def reader_pids() -> tuple[int, ...]:
    """The numbers of the processes in which it reads the texts of parts."""
    return tuple(pid for reader in _HELD.values() for pid in reader.pids)


def _reader(options: PartOptions) -> _Reader:
    """What is loaded, for these options."""
    key = (options.model, options.reader_settings, options.max_seconds)
    if key not in _HELD:
        close_reader()
        _HELD[key] = _Reader(*key)
    return _HELD[key]


atexit.register(close_reader)


def _texts_of(piece: FilePiece, options: PartOptions, sandbox: Sandbox) -> Iterator[Found]:
    """The texts of a piece. What was there when it was planned, and is not now, ends the run."""
    place = place_of(piece.address)
    if piece.digest and not place.is_file:
        raise InputError(f"{piece.name}: not there on a machine that is to read it; put it where all machines see it")
    wanted = replace(options.reading, max_seconds=options.max_seconds)
    try:
        with reading(place, ordinary=not piece.named) as (stream, file):
            item = Item(piece.name, stream, file=file, rows=piece.rows, named=piece.named)
            yield from read_item(item, wanted, sandbox)
    except (OSError, InputError) as error:
        yield Failure(piece.name, said_of(piece.name, error))


class _Recording:
    """The rows of a part on their way into its file."""

    def __init__(self, place: FilePlace, part: Part, options: PartOptions, made: str) -> None:
        self._place = place
        self._part = part
        self._options = options
        self._texts: list[TextEntry] = []
        self._about: dict[str, Any] = {"made": made, "texts": []}
        self._words = 0

    def record(self, stream: IO[bytes], reader: _Reader) -> PartSummary:
        """All of it."""
        if self._place.path.endswith(JSON_LINES):
            text = io.TextIOWrapper(stream, "utf-8", newline="\n")
            self._write_all(JsonLinesWriter(text, self._options.write_options), reader)
            text.detach()  # the stream is another's to close
        else:
            owes, options = self._options.owes, self._options.write_options
            self._write_all(
                ParquetPartWriter(stream, options, part=self._part.name, owes=owes, about=self._about), reader
            )
        file = self._place.path.rpartition("/")[2]
        return PartSummary(self._part.name, file, tuple(self._texts), self._words)

    def _write_all(self, writer: Writer, reader: _Reader) -> None:
        for result in reader.results(self._part, self._options):
            entry = self._written(writer, result)
            self._texts.append(entry)
            self._about["texts"].append(entry.record)
        writer.finish()

    def _written(self, writer: Writer, result: Document | Failure) -> TextEntry:
        if isinstance(result, Failure):
            writer.failure(result)
            return TextEntry(result.id, 0, result.error)
        self._words += len(result.text.split())
        document = as_listed(result, self._options.rows, self._options.model)
        writer.document(document)
        more = len(document.not_quotes) if self._options.writing.with_not_quotes else 0
        return TextEntry(document.id, len(document) + more)
