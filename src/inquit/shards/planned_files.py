"""A file as it is before it is read: known by its digest, and cut into pieces where it is a table."""

from __future__ import annotations

import atexit
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import BinaryIO

from inquit.document import Failure
from inquit.errors import InputError
from inquit.io.compressed import unpacking
from inquit.io.input_faults import said_of
from inquit.io.inputs.all_inputs import COMPRESSED
from inquit.io.inputs.input_format import RangeSize
from inquit.io.item import Item, RowRange
from inquit.io.limits import MEGABYTE
from inquit.io.named_files import no_such_file
from inquit.io.read_inputs import read_item
from inquit.io.read_options import ReadOptions
from inquit.io.sandbox import Sandbox
from inquit.io.sniff import sniff
from inquit.shards.corpus_parts import FilePiece
from inquit.shards.file_systems import FilePlace, place_of, reading

__all__ = ["PlannedFile", "piece_of", "planned"]


# One for all files that this process looks at; it has no process as long as none is of a format that needs one.
_SANDBOX = Sandbox()
atexit.register(_SANDBOX.close)


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file with the pieces that it is read in."""

    name: str
    size: int
    digest: str
    pieces: tuple[FilePiece, ...]


def piece_of(name: str, *, named: bool = True) -> FilePiece:
    """A file as one piece.

    Raises:
        InputError: there is none, or it cannot be read.
    """
    place = place_of(name)
    return FilePiece(name, place.address, _digest_of(place), named=named)


def planned(name: str, address: str, options: ReadOptions, size: RangeSize, *, named: bool = True) -> PlannedFile:
    """A file in pieces of this size; what is no table, or cannot be read as one, is one piece.

    Raises:
        InputError: there is none, or it cannot be read.
    """
    place = replace(place_of(address), name=name)
    whole = FilePiece(name, place.address, _digest_of(place), named=named)
    ranges = tuple(_ranges(place, whole, options, size))
    pieces = tuple(replace(whole, rows=rows) for rows in ranges) if len(ranges) > 1 else (whole,)
    return PlannedFile(name, int(place.info().size or 0), whole.digest, pieces)


def _digest_of(place: FilePlace) -> str:
    if not place.is_file:
        raise InputError(no_such_file(place.name))
    digest = hashlib.sha256()
    try:
        with reading(place) as (stream, _):
            while data := stream.read(MEGABYTE):
                digest.update(data)
    except OSError as error:
        raise InputError(said_of(place.name, error)) from error
    return digest.hexdigest()


def _ranges(place: FilePlace, piece: FilePiece, options: ReadOptions, size: RangeSize) -> Iterator[RowRange]:
    """The rows of a table in pieces; none where it has to be read whole, to say what is wrong with it."""
    try:
        with reading(place) as (stream, file):
            item = Item(piece.name, stream, file=file)
            if not _begins_well(item, options):
                return
            item = Item(piece.name, _rewound(stream), file=file)
            format_ = sniff(item, options)
            if format_ is COMPRESSED:
                with unpacking(item.stream, item.head, item.name) as unpacked:
                    inner = Item(piece.name, unpacked, rewinds=False)
                    inside = sniff(inner, options)
                    yield from () if inside.ranges is None or inside.sandboxed else inside.ranges(inner, size)
            elif format_.ranges is not None:
                yield from format_.ranges(item, size)
    except (InputError, OSError):  # it is said when the piece is read
        return


def _begins_well(item: Item, options: ReadOptions) -> bool:
    """Whether there is a text: what is wrong with a whole file is said once, and not by each of its pieces."""
    first = next(islice(read_item(item, options, _SANDBOX), 1), None)
    return first is not None and not (isinstance(first, Failure) and first.id == item.name)


def _rewound(stream: BinaryIO) -> BinaryIO:
    stream.seek(0)
    return stream
