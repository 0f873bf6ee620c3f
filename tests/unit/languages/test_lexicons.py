"""The loader of word lists and weights, and what it says of a damaged file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from inquit.errors import LexiconError
from inquit.languages import language_of
from inquit.languages.language import Language

Write = Callable[[str, str | bytes], None]


@pytest.fixture
def language(tmp_path: Path) -> Language:
    """A language whose folder is empty."""
    return Language("xx", tmp_path)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Puts tables into the folder."""

    def put(name: str, content: str | bytes) -> None:
        (tmp_path / f"{name}.tsv").write_bytes(content.encode() if isinstance(content, str) else content)

    return put


def test_rows_are_mappings_without_comments_and_empty_lines(write: Write, language: Language) -> None:
    write("verbs", "# What it is.\n\nlemma\tkind\nsay\tverb\n# in between\nclaim\tnoun\n")
    assert language.table("verbs") == ({"lemma": "say", "kind": "verb"}, {"lemma": "claim", "kind": "noun"})


def test_empty_cells_and_windows_line_ends(write: Write, language: Language) -> None:
    write("verbs", "lemma\tkind\r\nsay\t\r\n")
    assert language.table("verbs") == ({"lemma": "say", "kind": ""},)


def test_a_header_alone_is_an_empty_table(write: Write, language: Language) -> None:
    write("verbs", "lemma\tkind\n")
    assert language.table("verbs") == ()


def test_words_are_the_first_column_of_one_kind_or_all(write: Write, language: Language) -> None:
    write("verbs", "lemma\tkind\nsay\tverb\nclaim\tnoun\nclaim\tverb\n")
    assert language.words("verbs") == {"say", "claim"}
    assert language.words("verbs", "verb") == {"say", "claim"}
    assert language.words("verbs", "noun") == {"claim"}
    assert language.words("verbs", "adjective") == frozenset()


def test_a_missing_file(write: Write, language: Language) -> None:
    with pytest.raises(LexiconError, match=r"gone\.tsv: cannot be read .*reinstall"):
        language.table("gone")


def test_a_file_that_is_not_utf_8(write: Write, language: Language) -> None:
    write("verbs", b"lemma\n\xff\xfe\n")
    with pytest.raises(LexiconError, match=r"verbs\.tsv: cannot be read"):
        language.table("verbs")


@pytest.mark.parametrize("content", ["", "# only comments\n\n"])
def test_a_file_without_a_header(write: Write, language: Language, content: str) -> None:
    write("verbs", content)
    with pytest.raises(LexiconError, match=r"verbs\.tsv: no header row"):
        language.table("verbs")


@pytest.mark.parametrize(("row", "columns"), [("say", 1), ("say\tverb\tmore", 3)])
def test_a_row_with_another_number_of_columns_is_named_by_its_line(
    write: Write, language: Language, row: str, columns: int
) -> None:
    write("verbs", f"# comment\nlemma\tkind\ntell\tverb\n{row}\n")
    with pytest.raises(LexiconError, match=rf"verbs\.tsv:4: {columns} columns where the header has 2"):
        language.table("verbs")


def test_a_cell_may_hold_line_separators_that_are_not_line_ends(write: Write, language: Language) -> None:
    """Feature names hold words of texts, so a fit can write them."""
    write("verbs", "lemma\tkind\nform\x0cfeed\tverb\n")
    assert language.table("verbs") == ({"lemma": "form\x0cfeed", "kind": "verb"},)


def test_patterns_are_known_by_name(write: Write, language: Language) -> None:
    write("patterns", "name\tregex\nbyline\tBy [A-Z]\nopen\t(\n")
    assert language.pattern("byline").match("By Jo")
    assert not language.pattern("headline").search("By Jo")
    with pytest.raises(LexiconError, match=r"'open' is not valid"):
        language.pattern("open")


def test_function_words_are_known_by_function(write: Write, language: Language) -> None:
    write("function_words", "form\tfunction\nla\tdefinite_article\nle\tdefinite_article\n")
    assert language.function_words.definite_article == {"la", "le"}
    assert language.function_words.complementizer == frozenset()


def test_a_function_that_no_rule_asks_for(write: Write, language: Language) -> None:
    write("function_words", "form\tfunction\nla\tarticel\n")
    with pytest.raises(LexiconError, match=r"no function 'articel'"):
        _ = language.function_words


def test_a_language_is_read_once() -> None:
    assert language_of() is language_of("en")
