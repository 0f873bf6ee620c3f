"""Removing for good, backups, and what is in a database."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from tests.stored_examples import EXAMPLES, document, store_at

from inquit import Document, StoreError
from inquit.filters import RowFilter
from inquit.store import Store

SECRET = "zebrafinches"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "q.db"


def _secret(id_: str = "secret") -> Document:
    said = f"“The {SECRET} are in the harbour,” said Zora Quillfeather."
    fields = {"note": SECRET}
    return document(id_, said, speaker="Zora Quillfeather", path=f"{id_}.txt", title=SECRET, fields=fields, url=SECRET)


def _bytes_of(path: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(f"{path.name}*")))


def test_no_byte_of_what_is_removed_stays(path: Path) -> None:
    with store_at(path, *(document(f"d{number}") for number in range(30))) as store:
        store.add(_secret())
        number = store.add(_secret())  # what was replaced leaves traces of its own
        corrections = store.corrections("Eva")
        corrections.set_speaker("Zora Hidden", *(one.ref for one in corrections.text(number).statements))
        corrections.set_type("mixed", corrections.text(number).statements[0].ref)
        store.draw_sample(20)
        store.add(document("last"))
        assert SECRET.encode() in _bytes_of(path)

        assert store.remove("secret") == ["secret"]
        everything = _bytes_of(path).lower()  # while it is open, its log included
        for word in (SECRET, "zebrafinch", "quillfeather", "zora", "hidden", "secret.txt"):
            assert word.encode() not in everything
        assert len(list(store.documents())) == 31
    with sqlite3.connect(path) as found:
        assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found.execute("INSERT INTO statements_fts (statements_fts, rank) VALUES ('integrity-check', 1)")
        assert not found.execute("SELECT * FROM people WHERE name LIKE 'Zora%'").fetchall()


def test_documents_are_removed_by_path_url_table_and_id(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    table = [document(f"t.csv:{row}", path="t.csv") for row in range(1, 4)]
    page = document("https://example.org/a", path="https://example.org/a")
    with store_at(path, *table, page, document("x", path="own.csv"), document("f.txt", path="f.txt")) as store:
        assert store.remove("t.csv:2") == ["t.csv:2"]
        assert store.remove("./t.csv") == ["t.csv:1", "t.csv:3"]
        assert store.remove("https://example.org/a", str(path.parent / "f.txt"), "x") == [page.id, "f.txt", "x"]
        assert store.count() == 0


def test_what_no_document_is_called_is_told_with_the_nearest(path: Path) -> None:
    with store_at(path, document("ferry.txt", path="news/ferry.txt"), document("harbour")) as store:
        with pytest.raises(StoreError, match=r"^fery.txt: no such document in the database; the nearest: ferry.txt$"):
            store.remove("harbour", "fery.txt")
        assert store.count() == 2


def test_an_id_that_several_files_have_is_asked_about(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    with store_at(path, document("1", path="/monday.csv"), document("1", path="/tuesday.csv")) as store:
        with pytest.raises(StoreError, match=r"several documents have this id: /monday\.csv:1, /tuesday\.csv:1"):
            store.remove("1")
        assert store.remove("/tuesday.csv:1") == ["1"]
        assert store.remove("1") == ["1"]


def test_a_reader_that_holds_on_to_the_log_is_named(path: Path) -> None:
    with store_at(path, document("a"), document("b")) as store, Store(path, writes=False) as reading:
        reading.db.conn.execute("BEGIN")
        reading.db.execute("SELECT * FROM documents").fetchone()
        store.db.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(StoreError, match=r"are removed, but another program .* close it"):
            store.remove("a")
        reading.db.conn.execute("COMMIT")
        assert [one.id for one in store.documents()] == ["b"]


def test_a_backup_is_one_file_and_whole(path: Path) -> None:
    copy = path.with_name("copy.db")
    with store_at(path, *EXAMPLES) as store:
        store.backup(copy)
        store.add(document("later"))
        assert sorted(one.name for one in path.parent.glob("*copy*")) == ["copy.db"]
    with Store(copy, writes=False) as kept:
        assert tuple(kept.documents()) == EXAMPLES
    with store_at(path) as store:
        store.backup(copy)
    with Store(copy, writes=False) as kept:
        assert kept.count() == len(EXAMPLES) + 1


def test_a_backup_takes_the_place_of_backups_only(path: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("Chapter 1")
    with store_at(path, *EXAMPLES) as store:
        with pytest.raises(StoreError, match=r"thesis.docx: is there, and no database; name another file"):
            store.backup(tmp_path / "thesis.docx")
        with pytest.raises(StoreError, match=r"q.db: the database itself; name another file"):
            store.backup(path)
        with pytest.raises(StoreError, match="cannot be written"):
            store.backup(tmp_path / "no" / "q.db")
        other = store_at(tmp_path / "open.db", document())
        with pytest.raises(StoreError, match="another program has it open"):
            store.backup(tmp_path / "open.db")
        other.close()
        store.backup(tmp_path / "open.db")
    assert (tmp_path / "thesis.docx").read_text() == "Chapter 1"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["open.db", "q.db", "thesis.docx"]


def test_what_is_in_it_is_counted(path: Path) -> None:
    with store_at(path, *EXAMPLES, document("again", path="again.txt")) as store:
        found = store.info()

    expected = {"documents": 4, "undated": 3, "duplicates": 1, "without_text": 0, "statements": 4, "corrected": 0}
    assert {name: found.counts[name] for name in expected} == expected
    assert found.genres == {"unknown": 3, "news": 1}
    assert found.size > 0


def test_documents_are_chosen_by_filters(path: Path) -> None:
    with store_at(path, *EXAMPLES) as store:
        rows = RowFilter(where=(("desk", "north"),))
        assert [one.id for one in store.documents(texts=rows)] == ["a"]
        # those without a date are counted by whoever asked
        assert [one.id for one in store.documents(texts=RowFilter(since="2025"))] == ["b", "c"]
        (added,) = {one.meta["added"][:2] for one in store.documents(texts=RowFilter(added_since="2024"))}
        assert added == "20"


def test_speakers_have_the_names_of_their_persons(path: Path) -> None:
    with store_at(path, document()) as store:
        store.db.execute("INSERT INTO people (id, name, gender) VALUES (70, 'Ann Marie Lee', 'female')")
        store.db.execute("UPDATE speakers SET person_id = 70")
        (found,) = store.documents(as_found=False)
        (speaker,) = found.speakers
        assert (speaker.name, speaker.gender, speaker.aliases) == ("Ann Marie Lee", "female", ("Ann Lee",))
        assert tuple(store.documents()) == (document(),)
        assert store.with_persons(RowFilter(speakers=("p70", "Bo Ray"))).speakers == ("Ann Marie Lee", "Bo Ray")


def test_what_the_user_says_beside_a_document_is_kept(path: Path) -> None:
    with Store(path) as store:
        number = store.add(document(), date="2024-05-03", url="https://example.org/a", desk="north", pages=[1, 2])
        assert store.add(document(), url="https://example.org/a") == number
        store.add(document(), url="https://example.org/b", desk="south", weight=10**30)
        (_, found) = store.documents()
        assert found.meta["fields"] == {"desk": "south", "weight": 10**30}
        assert json.loads(json.dumps(dict(found.meta))) == found.meta
