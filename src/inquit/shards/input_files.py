"""The files of a corpus, on this machine or in a bucket, and how much of them is read at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from inquit.errors import InputError
from inquit.io.folders import MANIFEST, MANIFEST_SIGN, folder_files, is_wanted
from inquit.io.inputs.input_format import RangeSize
from inquit.io.named_files import no_such_file, without_repeats
from inquit.io.read_options import ReadOptions, reason
from inquit.shards.corpus_parts import FilePiece, Part
from inquit.shards.file_systems import FilePlace, place_of, reading
from inquit.shards.planned_files import PlannedFile, planned

__all__ = ["InputFile", "PlannedInput", "input_files", "part_size", "parts_of"]

# Bytes of a text, where nothing is known of it; a news item has 4,000 to 5,000.
_TEXT = 4_000
# Texts of a part: what a worker that is killed has to do again, and few enough for all workers to end together. A
# large corpus has larger parts, so that there are some thousand files; 2,000 texts take a worker eight minutes.
_FEWEST, _MOST = 50, 2_000
_PARTS = 2_000
# A part of long texts has fewer of them: so many times the bytes that are usual.
_LONG = 5


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that is to be read.

    address: where it is opened, whatever folder that is done in.
    named: whether the user named it, or it stands in a folder.
    """

    name: str
    address: str
    size: int
    named: bool


@dataclass(frozen=True, slots=True)
class PlannedInput:
    """How a file is planned; a function that can be sent to other processes."""

    options: ReadOptions
    size: RangeSize

    def __call__(self, file: InputFile) -> PlannedFile:
        """The pieces of a file; one that cannot be read is one piece, which says so where it is read."""
        try:
            return planned(file.name, file.address, self.options, self.size, named=file.named)
        except InputError:
            whole = FilePiece(file.name, file.address, "", named=file.named)
            return PlannedFile(file.name, file.size, "", (whole,))


def input_files(inputs: Sequence[str], options: ReadOptions, output: FilePlace) -> list[InputFile]:
    """The files that the inputs mean, in order.

    Raises:
        InputError: one is not there, a folder holds nothing that is read, or the output lies among the inputs.
    """
    once, _ = without_repeats(list(inputs), lambda folder: folder_files(folder, options))
    return [file for name in once for file in _files(place_of(name), options, output)]


def part_size(files: Iterable[InputFile]) -> RangeSize:
    """How much of a corpus is one part."""
    texts = sum(file.size for file in files) // _TEXT
    rows = min(max(texts // _PARTS, _FEWEST), _MOST)
    return RangeSize(rows, rows * _TEXT * _LONG)


def parts_of(files: Iterable[PlannedFile], size: RangeSize) -> Iterator[Part]:
    """All pieces in order, those of small files together."""
    for number, pieces in enumerate(_together(files, size)):
        yield Part(f"part-{number:06d}", tuple(pieces))


def _together(files: Iterable[PlannedFile], size: RangeSize) -> Iterator[list[FilePiece]]:
    held: list[FilePiece] = []
    weight = 0
    for file in files:
        if held and (len(file.pieces) > 1 or weight + file.size > size.size // _LONG or len(held) == size.rows):
            yield held
            held, weight = [], 0
        if len(file.pieces) > 1:
            yield from ([piece] for piece in file.pieces)
        else:
            held += file.pieces
            weight += file.size
    if held:
        yield held


def _files(place: FilePlace, options: ReadOptions, output: FilePlace) -> Iterator[InputFile]:
    from pyarrow.fs import FileType

    info = place.info()
    if info.type == FileType.NotFound:
        raise InputError(no_such_file(place.name))
    if _is_within(output, place) or _is_within(place, output):
        raise InputError(f"{place.name}: lies where the results go, or holds them; name another folder with -o")
    if info.type != FileType.Directory:
        yield InputFile(place.name, place.address, int(info.size or 0), named=True)
        return
    none = True
    for file in _in_folder(place, options):
        none = False
        yield file
    if none:
        raise InputError(f"{place.name}: no file in this folder is of a format that inquit reads")


def _in_folder(place: FilePlace, options: ReadOptions) -> Iterator[InputFile]:
    chosen = options.glob is not None
    if place.local:
        try:
            names = folder_files(place.name, options)
        except OSError as error:
            raise InputError(f"{place.name}: cannot be read ({reason(error)})") from error
        yield from (_in_local_folder(place_of(name), named=chosen) for name in names)
        return
    from pyarrow import fs

    found = place.fs.get_file_info(fs.FileSelector(place.path, recursive=True))
    for one in sorted((one for one in found if one.is_file), key=lambda one: one.path):
        inner = one.path.removeprefix(place.path).lstrip("/")
        file = place.below(inner)
        if is_wanted(inner, options) and not _is_manifest(file):
            yield InputFile(file.name, file.address, int(one.size or 0), named=chosen)


def _is_manifest(file: FilePlace) -> bool:
    """Whether it stands beside results in parts, and holds no text; on disk `folder_files` leaves it out."""
    if not file.path.endswith(f"/{MANIFEST}"):
        return False
    with reading(file) as (stream, _):
        return stream.read(len(MANIFEST_SIGN)) == MANIFEST_SIGN


def _in_local_folder(place: FilePlace, *, named: bool) -> InputFile:
    return InputFile(place.name, place.address, int(place.info().size or 0), named=named)


def _is_within(inner: FilePlace, outer: FilePlace) -> bool:
    return inner.fs.equals(outer.fs) and f"{inner.path.rstrip('/')}/".startswith(f"{outer.path.rstrip('/')}/")
