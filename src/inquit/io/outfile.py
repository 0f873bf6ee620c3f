"""An output file that is complete or not there: written next to its place, and renamed into it at the end."""

from __future__ import annotations

import errno
import io
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from inquit.errors import OutputError
from inquit.io.checked_stream import CheckedStream, cause_of
from inquit.io.file_rights import give_rights_of
from inquit.io.own_file import FOR_ALL, FOR_OWNER, is_at, made_anew, remove, taken

__all__ = ["OutputFile", "journal_path", "partial_path", "replacing", "unwritable", "written_places"]

_PARTIAL = ".partial"
# The folders in which Linux and macOS show the streams that a process has open: `/dev/stdout` leads there.
_DESCRIPTORS = re.compile(r"/dev/fd|/proc/[^/]+(?:/task/[^/]+)?/fd")
_MAX_LINKS = 40  # as in Linux
# A folder that cannot be made sure of, because its file system does not know how or the user may not read it.
_NO_SYNC = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF}


def partial_path(path: Path) -> Path:
    """Where the results stand until they are complete."""
    return path.with_name(path.name + _PARTIAL)


def journal_path(path: Path) -> Path:
    """Where it stands what is done, for a run that goes on with it; hidden, so that no run over the folder reads it."""
    return path.with_name(f".{path.name}.resume")


# The files that SQLite keeps beside a database while it is open, and the one that says how it is shown.
_BESIDE_A_DATABASE = ("-wal", "-shm", "-journal")
_SHOWN_BY = ".metadata.yaml"


def written_places(path: Path) -> tuple[Path, ...]:
    """Every file that is written or replaced on the way to a file of results, or to a database, that itself first."""
    try:
        target = _target(path)
        beside = (target.with_name(name) for name in _beside(target))
        return path, partial_path(target), journal_path(target), *beside
    except (OSError, RuntimeError, ValueError):  # no name of a file, which is said when it is opened
        return (path,)


def _beside(database: Path) -> list[str]:
    return [*(database.name + ending for ending in _BESIDE_A_DATABASE), database.stem + _SHOWN_BY]


class OutputFile:
    """The place of a file of results, which one run at a time has.

    Within its `with` block, `open` gives the stream, `complete` gives what was written its name, and `discard` leaves
    nothing of it; without either, it stays in `partial`. A partial file is locked as long as a run has it: from the
    beginning of the block where an earlier run left one, else from `open` on. Something that is no ordinary file
    (`/dev/null`, a named pipe, `/dev/stdout`) is written to directly.

    path: the name that the user gave.
    target: where that leads: a link keeps pointing to the file, which is replaced.
    partial: where the results stand until they are complete.
    direct: whether it is no ordinary file, and what is written cannot be taken back.

    Every method raises an `OutputError` where something cannot be written, or where another run has the place.

    option: by which another file is named.
    """

    def __init__(self, path: Path, *, option: str = "-o") -> None:
        self.path = path
        self._option = option
        self.target = path
        self.partial = path
        self.direct = False
        self._held: int | None = None  # the partial file, locked; or what is written to directly
        self._stream: IO[Any] | None = None

    @property
    def is_left_over(self) -> bool:
        """Whether an earlier run left a partial file, which `open` replaces."""
        return self._stream is None and self._held is not None

    def __enter__(self) -> OutputFile:
        with self._faults():
            self.direct = _is_written_directly(self.path)
            if not self.direct:
                self.target = _target(self.path)
                self.partial = partial_path(self.target)
                self._held = self._taken()
        return self

    def __exit__(self, *_: object) -> None:
        try:
            if self._stream is not None:
                self._stream.close()
        finally:
            self._release()

    def open(self, *, binary: bool = False) -> IO[Any]:
        """A stream of UTF-8 text, or of bytes, to an empty file."""
        with self._faults():
            self._held = self._opened_directly() if self.direct else self._made_anew()
        raw = io.FileIO(self._held, "wb", closefd=False)
        checked = CheckedStream(raw, lambda error: unwritable(self.path, error, self._option), seeks=not self.direct)
        buffered = io.BufferedWriter(checked)
        self._stream = buffered if binary else io.TextIOWrapper(buffered, encoding="utf-8", newline="\n")
        return self._stream

    def complete(self) -> None:
        """Give what was written its name, with the rights of the file that it replaces."""
        assert self._stream is not None, "nothing was opened"
        self._stream.close()
        if self.direct:
            return
        with self._faults():
            assert self._held is not None
            give_rights_of(self.target, self._held)
            os.fsync(self._held)
            if not is_at(self._held, self.partial):
                raise OutputError(f"{self.partial}: was moved or replaced while it was written; run it again")
            if sys.platform == "win32":  # nothing that is open is renamed there
                self._release()
            os.replace(self.partial, self.target)
            _make_sure_of(self.target.parent)

    def discard(self) -> None:
        """Leave nothing of what was written; a file that is there already stays as it is."""
        with suppress(OutputError):  # what cannot be written need not be
            if self._stream is not None:
                self._stream.close()
        if self._held is not None and not self.direct:
            with self._faults():
                self._remove_partial()

    def _opened_directly(self) -> int:
        return os.open(self.path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0))

    def _made_anew(self) -> int:
        """An empty partial file, locked, in place of one that is left of an earlier run."""
        if self._held is None:
            self._held = self._taken()
        if self._held is not None:
            self._remove_partial()
        self._held = made_anew(self.partial, FOR_OWNER if self.target.exists() else FOR_ALL, self._busy)
        return self._held

    def _taken(self) -> int | None:
        """The partial file that is left of an earlier run, locked; None where there is none."""
        return taken(self.partial, self._busy)

    def _remove_partial(self) -> None:
        remove(self.partial, self._release)

    def _release(self) -> None:
        if self._held is not None:
            held, self._held = self._held, None
            with self._faults():
                os.close(held)

    def _busy(self) -> OutputError:
        return OutputError(
            f"{self.path}: another run is writing it, to {self.partial}; wait for it, or choose another file for "
            f"{self._option}"
        )

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except (OSError, RuntimeError, ValueError) as error:  # links in a circle, characters that no name may have
            raise unwritable(self.path, error, self._option) from error


@contextmanager
def replacing(path: Path, *, binary: bool = False) -> Iterator[IO[Any]]:
    """A stream of UTF-8 text, or of bytes, whose content becomes the file `path` when the block ends well.

    When it ends in an exception, what was written stays in `partial_path(path)`.

    Raises:
        OutputError: the file cannot be written, or another run is writing it.
    """
    with OutputFile(path) as file:
        yield file.open(binary=binary)
        file.complete()


def _target(path: Path) -> Path:
    """The file that is replaced: the path itself, or what a link leads to, which keeps pointing there."""
    return path.resolve() if path.is_symlink() else path


def _is_written_directly(path: Path) -> bool:
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return not stat.S_ISREG(mode) or _is_descriptor(path)


def _is_descriptor(path: Path) -> bool:
    """Whether it names a stream that is open already, as `/dev/stdout` does, whatever that leads to."""
    place = os.path.abspath(path)
    for _ in range(_MAX_LINKS):
        folder = os.path.realpath(os.path.dirname(place))
        if _DESCRIPTORS.fullmatch(folder):
            return True
        place = os.path.join(folder, os.path.basename(place))
        if not os.path.islink(place):
            return False
        place = os.path.normpath(os.path.join(folder, os.readlink(place)))
    return False


def _make_sure_of(folder: Path) -> None:
    """See that the new name in a folder outlasts a power failure, where that can be asked for."""
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise


def unwritable(path: Path, error: Exception, option: str = "-o") -> OutputError:
    """The error for a file that the system lets nobody write; another one is named by this option."""
    too_long = getattr(error, "errno", None) == errno.ENAMETOOLONG
    name = f", with the {_PARTIAL} that it has until it is complete" if too_long else ""
    return OutputError(f"{path}: cannot be written ({cause_of(error)}{name}); choose another file for {option}")
