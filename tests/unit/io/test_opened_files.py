"""Whatever a name leads to is read, or refused in a sentence; nothing waits for ever."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from inquit.errors import InputError
from inquit.io import opened_files
from inquit.io.opened_files import opened

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


@pytest.fixture
def unwritten(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(tmp_path / "socket"))  # such a name must be short
        yield one


def _read(path: Path) -> bytes:
    with opened(str(path)) as file:
        assert file.path is None
        return file.stream.read()


def test_an_ordinary_file_is_found_by_other_processes_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    os.symlink("a.txt", tmp_path / "link")
    monkeypatch.chdir(tmp_path)

    with opened("link") as file:
        assert file.stream.read() == b"text"
        assert file.path == str((tmp_path / "a.txt").resolve())


def test_a_file_that_was_deleted_since_is_read_here(tmp_path: Path) -> None:
    """`/dev/fd/3` and the like lead to what this process alone has open."""
    (tmp_path / "a.txt").write_bytes(b"text")
    with open(tmp_path / "a.txt", "rb") as held:
        (tmp_path / "a.txt").unlink()
        with opened(f"/dev/fd/{held.fileno()}") as file:
            assert (file.stream.read(), file.path) == (b"text", None)


def test_a_pipe_is_read_to_its_end(pipe: Path) -> None:
    writer = threading.Thread(target=pipe.write_bytes, args=(b"x" * 200_000,))
    writer.start()

    assert _read(pipe) == b"x" * 200_000
    writer.join()


def test_a_writer_who_is_there_is_waited_for(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it takes to write something: it writes when the pipe has been found open."""
    monkeypatch.setattr(opened_files, "WAIT_FOR_WRITER", 0.0)
    keeps_open = os.open(pipe, os.O_RDWR)  # never waits

    with opened(str(pipe)) as file:
        os.write(keeps_open, b"late")
        os.close(keeps_open)
        assert file.stream.read() == b"late"


def test_a_writer_who_writes_nothing(pipe: Path) -> None:
    inner, outer = os.pipe()
    os.close(outer)

    assert _read(Path(f"/dev/fd/{inner}")) == b""
    os.close(inner)


def test_a_pipe_that_nobody_writes_to_is_given_up(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened_files, "WAIT_FOR_WRITER", 0.2)

    with pytest.raises(InputError, match="pipe: a named pipe that nobody writes to"):
        _read(pipe)


def test_a_device_is_read() -> None:
    with opened("/dev/zero") as file:
        assert file.stream.read(3) == b"\0\0\0"
    assert _read(Path("/dev/null")) == b""


def test_a_socket_is_refused(tmp_path: Path, unwritten: socket.socket) -> None:
    with pytest.raises(InputError, match="socket: a socket, which cannot be read as a file"):
        _read(tmp_path / "socket")


@pytest.mark.parametrize("name", ["/dev/null", "/dev/zero"])
def test_where_only_ordinary_files_are_wanted(name: str, pipe: Path) -> None:
    """What was one when the folder was looked through may be another thing now."""
    for other in (name, str(pipe)):
        with pytest.raises(InputError, match="no ordinary file"), opened(other, ordinary=True):
            pass


def test_what_is_no_file(tmp_path: Path) -> None:
    for name in ("a\0b", "\ud800"):
        with pytest.raises(InputError, match="no name of a file"):
            _read(Path(name))
    with pytest.raises(IsADirectoryError):
        _read(tmp_path)
    with pytest.raises(FileNotFoundError):
        _read(tmp_path / "none")
    with pytest.raises(OSError, match="name too long"):
        _read(tmp_path / ("x" * 300))
