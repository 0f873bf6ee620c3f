"""By what a document is known again."""

from __future__ import annotations

from pathlib import Path

import pytest

from inquit import Source
from inquit.store.arrivals import Identities, Identity


def identity(id_: str, path: str | None) -> Identity:
    return Identities().of(Source(id_, "“Yes,” she said.", path))


def test_a_file_is_the_same_from_every_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)
    above = identity("articles/a.txt", "articles/a.txt")
    monkeypatch.chdir(tmp_path / "articles")

    assert identity("a.txt", "a.txt") == above == Identity(str(tmp_path / "articles" / "a.txt"), "")
    assert identity("../articles/./a.txt", "../articles/./a.txt") == above


@pytest.mark.parametrize(
    ("id_", "path", "key"),
    [
        ("/t.csv:3", "/t.csv", "3"),
        ("row 7", "/t.csv", "row 7"),  # the user's own
        ("/t.csv2", "/t.csv", "/t.csv2"),
        ("/all.zip/a.txt", "/all.zip/a.txt", ""),
        ("/all.zip/t.csv:1", "/all.zip/t.csv", "1"),
        ("", "/t.csv", ""),
        ("https://example.org/a?b=c", "https://example.org/a?b=c", ""),
    ],
)
def test_the_key_is_what_the_id_adds(id_: str, path: str, key: str) -> None:
    assert identity(id_, path) == Identity(path, key)


def test_texts_without_a_file_are_known_by_their_ids() -> None:
    assert identity("a.txt", None) == Identity("", "a.txt")


def test_what_was_piped_in_is_known_by_what_it_is() -> None:
    first, second = (Identities().of(Source("stdin", text, "stdin")) for text in ("one", "two"))

    assert first.origin == second.origin == "stdin"
    assert first.key != second.key
