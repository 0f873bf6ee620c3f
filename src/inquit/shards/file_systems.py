"""Files wherever pyarrow opens them: on this machine, or in a bucket (`s3://`, `gs://`)."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from typing import IO, Any, BinaryIO, cast
from uuid import uuid4

from inquit.errors import ExtraMissingError, InputError, OutputError, said_by
from inquit.io.checked_stream import cause_of
from inquit.io.item import is_url
from inquit.io.opened_files import opened
from inquit.io.read_options import reason

__all__ = ["FilePlace", "left_over", "place_of", "reading", "writing"]

_PARTIAL = ".partial"


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A file or a folder.

    name: as the user has it.
    path: as its file system has it.
    fs: of pyarrow.
    local: whether it is a path of this machine.
    """

    name: str
    path: str
    fs: Any
    local: bool

    def below(self, name: str) -> FilePlace:
        """A file in this folder."""
        return FilePlace(f"{self.name.rstrip('/')}/{name}", f"{self.path.rstrip('/')}/{name}", self.fs, self.local)

    @property
    def folder(self) -> str:
        """The folder that it is in, as its file system has it."""
        return self.path.rpartition("/")[0]

    @property
    def address(self) -> str:
        """By which another process finds it, in whatever folder it runs."""
        return self.path if self.local else self.name

    def info(self) -> Any:
        """What the file system says of it.

        Raises:
            InputError: it says nothing.
        """
        with _faults(self, InputError, "cannot be read"):
            return self.fs.get_file_info(self.path)

    @property
    def is_file(self) -> bool:
        """Whether there is a file."""
        return bool(self.info().is_file)


def place_of(name: str) -> FilePlace:
    """The place of a path, or of an address.

    Raises:
        InputError: it is an address of nothing that pyarrow opens.
        ExtraMissingError: there is no pyarrow.
    """
    if find_spec("pyarrow") is None:
        raise ExtraMissingError("reading a corpus in parts", "pyarrow", extra="parquet")
    from pyarrow import ArrowException, fs

    if not is_url(name):
        return FilePlace(name, os.path.abspath(name), fs.LocalFileSystem(), local=True)
    try:
        system, path = fs.FileSystem.from_uri(name)
    except (ArrowException, OSError, ValueError) as error:
        raise InputError(
            f"{name}: no place of files that can be opened ({said_by(error)}); name a path, or an address as in "
            "s3://bucket/folder or gs://bucket/folder"
        ) from error
    return FilePlace(name, path, system, local=False)


@contextmanager
def reading(place: FilePlace, *, ordinary: bool = False) -> Iterator[tuple[BinaryIO, str | None]]:
    """The bytes of a file, and where another process of this machine finds the same file, if it does.

    Raises:
        InputError, OSError: it cannot be read.
    """
    if place.local:
        with opened(place.path, ordinary=ordinary) as file:
            yield file.stream, file.path
        return
    with _faults(place, InputError, "cannot be read"):
        file = place.fs.open_input_file(place.path)
    with cast(BinaryIO, io.BufferedReader(file)) as stream:
        yield stream, None


@contextmanager
def writing(place: FilePlace) -> Iterator[IO[bytes]]:
    """A stream whose bytes become the file when the block ends well; until then they have a name of their own.

    Several may write the same file at once: the name is another one each time, and the last that is done stays.

    Raises:
        OutputError: it cannot be written.
    """
    partial = f"{place.folder}/.{place.path.rpartition('/')[2]}.{uuid4().hex[:12]}{_PARTIAL}"
    with _faults(place, OutputError, "cannot be written"):
        try:
            with open(partial, "xb") if place.local else place.fs.open_output_stream(partial) as stream:
                yield stream
                if place.local:
                    stream.flush()
                    os.fsync(stream.fileno())
            place.fs.move(partial, place.path)
        except BaseException:
            with suppress(OSError):
                place.fs.delete_file(partial)
            raise


def left_over(folder: FilePlace) -> list[FilePlace]:
    """What writers that were killed have left in a folder."""
    from pyarrow import fs

    found = folder.fs.get_file_info(fs.FileSelector(folder.path))
    names = [one.base_name for one in found]
    return [folder.below(name) for name in names if name.startswith(".") and name.endswith(_PARTIAL)]


@contextmanager
def _faults(place: FilePlace, error_class: type[InputError | OutputError], what: str) -> Iterator[None]:
    from pyarrow import ArrowException

    try:
        yield
    except OSError as error:
        said = cause_of(error) if error.errno is not None else said_by(error)
        raise error_class(f"{place.name}: {what} ({said or reason(error)})") from error
    except ArrowException as error:
        raise error_class(f"{place.name}: {what} ({said_by(error)})") from error
