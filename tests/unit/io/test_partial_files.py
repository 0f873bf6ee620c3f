"""The file in which results stand until they are complete: whose it is, who may read it, and when it gets its name."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from inquit import OutputError
from inquit.io import file_lock, own_file
from inquit.io.outfile import OutputFile, replacing

if sys.platform == "win32":
    pytest.skip("locks, rights and links are others there", allow_module_level=True)

import fcntl

AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files to others")


def test_what_an_earlier_run_left_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "x.partial").write_text("much that is old")
    with replacing(tmp_path / "x") as stream:
        stream.write("new")

    assert (tmp_path / "x").read_text() == "new"
    assert os.listdir(tmp_path) == ["x"]


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Locked as by another process: a lock belongs to what was opened."""
    with file.open("ab") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def test_what_another_run_writes_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "x.partial").write_text("of another run")
    with (
        _locked(tmp_path / "x.partial"),
        pytest.raises(OutputError, match=r"x: another run is writing it, to .*x\.partial; wait for it, or choose"),
        OutputFile(tmp_path / "x"),
    ):
        pytest.fail("refused before anything is read")
    assert (tmp_path / "x.partial").read_text() == "of another run"


def test_a_run_that_began_in_the_meantime_is_not_touched(tmp_path: Path) -> None:
    with OutputFile(tmp_path / "x") as late, OutputFile(tmp_path / "x") as soon:
        soon.open().write("of another run")
        with pytest.raises(OutputError, match="another run is writing it"):
            late.open()
        soon.complete()
    assert (tmp_path / "x").read_text() == "of another run"


def test_a_run_that_ended_in_the_meantime_is_not_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that was opened under the name of the partial one has become the final one when it is locked."""
    (tmp_path / "x.partial").write_text("of another run")
    ended: list[int] = []

    def locked_late(descriptor: int) -> bool:
        if not ended:
            ended.append(descriptor)
            (tmp_path / "x.partial").rename(tmp_path / "x")
        return file_lock.locked(descriptor)

    monkeypatch.setattr(own_file, "locked", locked_late)
    with OutputFile(tmp_path / "x") as file:
        assert (tmp_path / "x").read_text() == "of another run"
        file.open().write("of this one")
        assert (tmp_path / "x").read_text() == "of another run"
        file.complete()
    assert ended
    assert (tmp_path / "x").read_text() == "of this one"


def test_the_lock_ends_with_the_block_and_with_the_file(tmp_path: Path) -> None:
    for complete in (False, True):
        with OutputFile(tmp_path / "x") as file:
            file.open()
            with pytest.raises(OutputError, match="another run"), OutputFile(tmp_path / "x"):
                pass
            if complete:
                file.complete()
    with OutputFile(tmp_path / "x"):
        pass


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS])
def test_where_there_are_no_locks_files_are_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", no_locks)
    (tmp_path / "x.partial").write_text("old")
    with replacing(tmp_path / "x") as stream:
        stream.write("new")
    assert (tmp_path / "x").read_text() == "new"


def _link(place: Path, victim: Path) -> None:
    place.symlink_to(victim)


def _other_name(place: Path, victim: Path) -> None:
    place.hardlink_to(victim)


def _link_to_nothing(place: Path, victim: Path) -> None:
    place.symlink_to(victim.with_name("nothing"))


def _pipe(place: Path, _: Path) -> None:
    os.mkfifo(place)


def _folder(place: Path, _: Path) -> None:
    place.mkdir()


def _device(place: Path, _: Path) -> None:
    try:
        os.mknod(place, stat.S_IFCHR | 0o666, os.makedev(1, 7))  # /dev/full
    except PermissionError:
        pytest.skip("only root makes devices, and not in every container")


@pytest.mark.parametrize("make", [_link, _other_name, _link_to_nothing, _pipe, _folder, _device])
def test_what_no_run_has_left_is_not_written_to(tmp_path: Path, make: Callable[[Path, Path], None]) -> None:
    (tmp_path / "victim").write_text("mine")
    make(tmp_path / "x.partial", tmp_path / "victim")
    before = sorted(os.listdir(tmp_path)), os.lstat(tmp_path / "x.partial").st_mode
    with pytest.raises(OutputError, match=r"x\.partial: (no ordinary file|a file that has other names)"):
        OutputFile(tmp_path / "x").__enter__()
    assert (tmp_path / "victim").read_text() == "mine"
    assert (sorted(os.listdir(tmp_path)), os.lstat(tmp_path / "x.partial").st_mode) == before


def test_a_link_that_comes_in_between_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("mine")
    with OutputFile(tmp_path / "x") as file:
        (tmp_path / "x.partial").symlink_to(tmp_path / "victim")
        with pytest.raises(OutputError, match=r"x\.partial: no ordinary file"):
            file.open()
    assert (tmp_path / "victim").read_text() == "mine"


def test_a_partial_file_that_was_replaced_meanwhile_becomes_no_result(tmp_path: Path) -> None:
    with OutputFile(tmp_path / "x") as file:
        file.open().write("mine")
        (tmp_path / "x.partial").unlink()
        (tmp_path / "x.partial").write_text("somebody's")
        with pytest.raises(OutputError, match="was moved or replaced while it was written"):
            file.complete()
    assert not (tmp_path / "x").exists()
    assert (tmp_path / "x.partial").read_text() == "somebody's"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444, 0o666, 0o755, 0o604])
def test_a_file_keeps_its_rights(tmp_path: Path, mode: int) -> None:
    (tmp_path / "x").write_text("old")
    (tmp_path / "x").chmod(mode)
    with replacing(tmp_path / "x") as stream:
        assert not _mode(tmp_path / "x.partial") & ~mode & 0o077, "never more readable than it will be"
        stream.write("new")

    assert (tmp_path / "x").read_text() == "new"
    assert _mode(tmp_path / "x") == mode


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o027, 0o000])
@pytest.mark.parametrize("left", [True, False], ids=["a part is left", "nothing is left"])
def test_a_new_file_has_the_usual_rights(tmp_path: Path, mask: int, left: bool) -> None:
    if left:
        (tmp_path / "x.partial").touch(0o640)
    before = os.umask(mask)
    try:
        with replacing(tmp_path / "x"):
            assert _mode(tmp_path / "x.partial") == 0o666 & ~mask
        (tmp_path / "usual").touch()
    finally:
        os.umask(before)
    assert _mode(tmp_path / "x") == _mode(tmp_path / "usual") == 0o666 & ~mask


@AS_ROOT
def test_a_file_keeps_its_owner(tmp_path: Path) -> None:
    (tmp_path / "x").touch(0o640)
    os.chown(tmp_path / "x", 12345, 23456)
    with replacing(tmp_path / "x"):
        pass
    about = (tmp_path / "x").stat()
    assert (about.st_uid, about.st_gid, stat.S_IMODE(about.st_mode)) == (12345, 23456, 0o640)


@AS_ROOT
@pytest.mark.parametrize(("mode", "left"), [(0o660, 0o600), (0o664, 0o644), (0o604, 0o604), (0o640, 0o600)])
def test_rights_of_a_group_that_cannot_be_given_are_not_given_to_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, left: int
) -> None:
    (tmp_path / "x").touch()
    (tmp_path / "x").chmod(mode)
    os.chown(tmp_path / "x", 12345, 23456)

    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "fchown", refused)
    with replacing(tmp_path / "x"):
        pass
    assert _mode(tmp_path / "x") == left


def _mode(file: Path) -> int:
    return stat.S_IMODE(file.lstat().st_mode)


def test_a_file_is_on_the_disk_before_it_has_its_name_and_the_name_after_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, os.replace

    def synced(descriptor: int) -> None:
        about = os.fstat(descriptor)
        done.append("folder" if stat.S_ISDIR(about.st_mode) else f"{about.st_size} bytes")
        fsync(descriptor)

    def renamed(*names: Path) -> None:
        done.append("name")
        replace(*names)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", renamed)
    with replacing(tmp_path / "x") as stream:
        stream.write("new")
    assert done == ["3 bytes", "name", "folder"]


def test_nothing_is_left_of_what_is_discarded(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    for name in ("old", "new"):
        with OutputFile(tmp_path / name) as file:
            file.open().write("no use")
            file.discard()
    assert os.listdir(tmp_path) == ["old"]
    assert (tmp_path / "old").read_text() == "old"


def test_a_name_that_is_too_long_while_it_is_written_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"file name too long, with the \.partial that it has until it is complete"):
        OutputFile(tmp_path / ("x" * 250)).__enter__()
    assert not os.listdir(tmp_path)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs /dev/fd")
def test_a_stream_that_is_open_already_is_written_to(tmp_path: Path) -> None:
    """As `-o /dev/stdout >> x` has it."""
    (tmp_path / "x").write_text("old ")
    with (tmp_path / "x").open("a") as behind:
        link = tmp_path / "link"
        link.symlink_to(f"/dev/fd/{behind.fileno()}")
        for name in (f"/dev/fd/{behind.fileno()}", link):
            with replacing(Path(name)) as stream:
                stream.write("new ")
    assert (tmp_path / "x").read_text() == "old new new "

    end, beginning = os.pipe()
    with replacing(Path(f"/dev/fd/{beginning}"), binary=True) as stream:
        assert not stream.seekable()
        stream.write(b"through a pipe")
    os.close(beginning)
    with open(end, "rb") as read:
        assert read.read() == b"through a pipe"
    assert sorted(os.listdir(tmp_path)) == ["link", "x"]
