"""The loader of word lists and weights, and what it says of a damaged file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inquit.errors import LexiconError
from inquit.languages import read_table, read_words

Write = Callable[[str, str | bytes], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Puts files in the place of the shipped ones."""

    def put(name: str, content: str | bytes) -> None:
        (tmp_path / f"{name}.tsv").write_bytes(content.encode() if isinstance(content, str) else content)

    def forget() -> None:
        read_table.cache_clear()
        read_words.cache_clear()

    monkeypatch.setattr("inquit.languages.resources.files", lambda _: tmp_path)
    forget()
    yield put
    forget()


def test_rows_are_mappings_without_comments_and_empty_lines(write: Write) -> None:
    write("verbs", "# What it is.\n\nlemma\tkind\nsay\tverb\n# in between\nclaim\tnoun\n")
    assert read_table("verbs") == ({"lemma": "say", "kind": "verb"}, {"lemma": "claim", "kind": "noun"})


def test_empty_cells_and_windows_line_ends(write: Write) -> None:
    write("verbs", "lemma\tkind\r\nsay\t\r\n")
    assert read_table("verbs") == ({"lemma": "say", "kind": ""},)


def test_a_header_alone_is_an_empty_table(write: Write) -> None:
    write("verbs", "lemma\tkind\n")
    assert read_table("verbs") == ()


def test_words_are_the_first_column_of_one_kind_or_all(write: Write) -> None:
    write("verbs", "lemma\tkind\nsay\tverb\nclaim\tnoun\nclaim\tverb\n")
    assert read_words("verbs") == {"say", "claim"}
    assert read_words("verbs", "verb") == {"say", "claim"}
    assert read_words("verbs", "noun") == {"claim"}
    assert read_words("verbs", "adjective") == frozenset()


def test_a_missing_file(write: Write) -> None:
    with pytest.raises(LexiconError, match=r"gone\.tsv: cannot be read .*reinstall"):
        read_table("gone")


def test_a_file_that_is_not_utf_8(write: Write) -> None:
    write("verbs", b"lemma\n\xff\xfe\n")
    with pytest.raises(LexiconError, match=r"verbs\.tsv: cannot be read"):
        read_table("verbs")


@pytest.mark.parametrize("content", ["", "# only comments\n\n"])
def test_a_file_without_a_header(write: Write, content: str) -> None:
    write("verbs", content)
    with pytest.raises(LexiconError, match=r"verbs\.tsv: no header row"):
        read_table("verbs")


@pytest.mark.parametrize(("row", "columns"), [("say", 1), ("say\tverb\tmore", 3)])
def test_a_row_with_another_number_of_columns_is_named_by_its_line(write: Write, row: str, columns: int) -> None:
    write("verbs", f"# comment\nlemma\tkind\ntell\tverb\n{row}\n")
    with pytest.raises(LexiconError, match=rf"verbs\.tsv:4: {columns} columns where the header has 2"):
        read_table("verbs")


def test_a_cell_may_hold_line_separators_that_are_not_line_ends(write: Write) -> None:
    """Feature names hold words of texts, so a fit can write them."""
    write("verbs", "lemma\tkind\nform\x0cfeed\tverb\n")
    assert read_table("verbs") == ({"lemma": "form\x0cfeed", "kind": "verb"},)
