"""The file: whatever is in its place or happens to it is said in a sentence, and what is there stays whole."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.stored_examples import document, store_at

from inquit import StoreError
from inquit.store import Store
from inquit.store.layout import APPLICATION_ID, LAYOUT_VERSION

NO_ROOM = "no room is left for it; make room and run the command again (what it holds is whole)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "q.db"


def _told(path: Path, *, writes: bool = True, patience: float = 0.05) -> str:
    with pytest.raises(StoreError) as caught:
        Store(path, writes=writes, patience=patience)
    return str(caught.value).removeprefix(f"{path}: ")


@pytest.mark.parametrize("content", [b"Once upon a time there was no database.", b"SQLite", b"\0" * 4096])
@pytest.mark.parametrize("writes", [True, False])
def test_a_file_that_is_no_database_stays_as_it_is(path: Path, content: bytes, writes: bool) -> None:
    path.write_bytes(content)

    assert _told(path, writes=writes) == "no database of inquit; name another file"
    assert path.read_bytes() == content
    assert [one.name for one in path.parent.iterdir()] == ["q.db"]


_CLOSED_ELSEWHERE = (
    "import sqlite3, sys; found = sqlite3.connect(sys.argv[1]); print(*found.execute('PRAGMA user_version'))"
)


def test_who_opens_it_again_does_not_lose_the_locks_of_who_has_it_open(path: Path) -> None:
    """Else a process that ends believes that nobody has it open, and removes what is not in the file yet."""
    with Store(path) as store:
        store.add(document("a"))
        with Store(path, writes=False):
            pass
        subprocess.run([sys.executable, "-c", _CLOSED_ELSEWHERE, str(path)], check=True, stdout=subprocess.DEVNULL)
        assert path.with_name("q.db-wal").exists()
        store.add(document("b"))
    with Store(path, writes=False) as store:
        assert [one.id for one in store.documents()] == ["a", "b"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders")
@pytest.mark.parametrize("writes", [True, False])
def test_a_pipe_is_not_waited_for(path: Path, writes: bool) -> None:
    os.mkfifo(path)

    assert _told(path, writes=writes) == "no ordinary file; name another one"


@pytest.mark.parametrize("writes", [True, False])
def test_a_database_of_another_program_stays_as_it_is(path: Path, writes: bool) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE documents (id)")
    content = path.read_bytes()

    assert _told(path, writes=writes) == "a database of another program; name another file"
    assert path.read_bytes() == content


def test_a_database_of_a_newer_version_stays_as_it_is(path: Path) -> None:
    store_at(path, document()).close()
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {LAYOUT_VERSION + 1}")

    told = f"made by a newer version of inquit (layout {LAYOUT_VERSION + 1}, not {LAYOUT_VERSION}); update inquit"
    assert _told(path) == _told(path, writes=False) == told


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.touch()
    assert _told(path, writes=False) == "no database of inquit; name another file"

    with Store(path) as store:
        assert store.add(document()) == 1
        assert store.db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_what_only_reads_makes_no_file(path: Path) -> None:
    assert _told(path, writes=False) == f"no such file; `inquit add {path} FILES` makes a database"
    assert not path.exists()


def test_names_that_no_file_can_have(tmp_path: Path) -> None:
    assert _told(tmp_path) == "a folder; name a file"
    assert _told(tmp_path / "no" / "q.db") == f"there is no folder {tmp_path / 'no'}; make it first"
    assert _told(tmp_path / ("x" * 300)) == "cannot be opened (File name too long)"
    assert "null byte" in _told(Path("a\0b"))


@pytest.mark.parametrize("name", ["a?b.db", "a#b.db", "50%.db", "a b.db", "ä.db", "a\udcffb.db", "file:q.db"])
def test_a_file_may_be_called_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    store_at(Path(name), document()).close()

    with Store(name, writes=False) as store:
        assert list(store.documents()) == [document()]
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_damaged_file_is_said_to_be_one(path: Path) -> None:
    store_at(path, *(document(f"d{number}") for number in range(50))).close()
    content = bytearray(path.read_bytes())
    content[8192:-8192] = b"\xff" * (len(content) - 16384)
    path.write_bytes(content)

    with pytest.raises(StoreError, match="a damaged database; take a backup of it, or make it anew"):
        list(Store(path).documents())


def test_another_that_writes_is_waited_for_and_then_named(path: Path) -> None:
    store_at(path, document()).close()
    busy = "another program is writing to it, and does not come to an end; try again later"
    with Store(path) as writing, Store(path, patience=0.05) as waiting:
        writing.db.conn.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=busy):
            waiting.add(document("other"))
        assert list(waiting.documents()) == [document()]  # reading goes on meanwhile
        writing.db.conn.execute("COMMIT")
        assert waiting.add(document("other")) == 2


def test_two_may_write_in_turns_and_a_third_read(path: Path) -> None:
    with Store(path) as one, Store(path) as other, Store(path, writes=False) as reading:
        one.add(document("a"))
        other.add(document("b"))
        one.add(document("c"))
        assert [found.id for found in reading.documents()] == ["a", "b", "c"]


def test_a_full_disk_leaves_what_is_there_whole(path: Path) -> None:
    with store_at(path, document()) as store:
        (pages,) = store.db.execute("PRAGMA page_count").fetchone()
        store.db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError) as caught:
            store.add(document("long", "“Long,” said Ann Lee. " * 3000))
        assert str(caught.value) == f"{path}: {NO_ROOM}"
        assert list(store.documents()) == [document()]
        store.db.execute(f"PRAGMA max_page_count = {pages * 100}")
        store.add(document("long"))
    _check_whole(path, 2)


_AS_NOBODY = """
import os, sys
from inquit.store import Store
with Store(sys.argv[3]) as store:  # what Python loads of its own may be out of reach afterwards
    list(store.documents())
if os.geteuid() == 0:
    os.setgid(65534), os.setuid(65534)
try:
    with Store(sys.argv[1], writes=sys.argv[2] == "w") as store:
        print([document.id for document in store.documents()])
        if sys.argv[2] == "w":
            store.add(next(store.documents()))
except Exception as error:
    print(type(error).__name__, error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are others there")
def test_a_file_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    folder = Path("/tmp") / f"{tmp_path.parent.name}-{tmp_path.name}-read-only"
    folder.mkdir()
    try:
        path = folder / "q.db"
        store_at(path, document()).close()
        path.chmod(0o444)
        folder.chmod(0o555)
        content = path.read_bytes()

        assert _as_nobody(path, "r", tmp_path / "other.db") == "['a']"
        told = _as_nobody(path, "w", tmp_path / "other.db")
        assert told == f"StoreError {path}: cannot be written; allow that, or copy it to a folder of your own"
        assert path.read_bytes() == content
        assert [one.name for one in folder.iterdir()] == ["q.db"]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def _as_nobody(path: Path, way: str, elsewhere: Path) -> str:
    program = [sys.executable, "-c", _AS_NOBODY, str(path), way, str(elsewhere)]
    return subprocess.run(program, capture_output=True, text=True, check=True).stdout.strip()


_ADDING = """
import sys
from tests.stored_examples import document, store_at
from pathlib import Path
with store_at(Path(sys.argv[1])) as store:
    for number in range(10_000):
        store.add(document(f"d{number}", "“Yes,” said Ann Lee. " * 20))
        print(number, flush=True)
"""


@pytest.mark.parametrize("documents", [1, 2, 5, 11])
def test_a_kill_leaves_whole_documents_only(path: Path, documents: int) -> None:
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", _ADDING, str(path)], stdout=subprocess.PIPE, cwd=root, text=True
    ) as adding:
        assert adding.stdout is not None
        for _ in range(documents):
            adding.stdout.readline()
        adding.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)

    with Store(path) as store:
        found = list(store.documents())
        assert len(found) >= documents
        assert found == [document(f"d{number}", "“Yes,” said Ann Lee. " * 20) for number in range(len(found))]
        store.add(document("later"))
    _check_whole(path, len(found) + 1)


def _check_whole(path: Path, documents: int) -> None:
    with sqlite3.connect(path) as found:
        assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not found.execute("PRAGMA foreign_key_check").fetchall()
        assert found.execute("SELECT COUNT(*) FROM documents").fetchone() == (documents,)
