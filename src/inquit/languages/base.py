"""A language: its word lists, fitted weights and patterns, as tables in a folder of its own.

A table is a TSV file: `#` comment lines first (what it is, where it comes from), a header row, then rows without
duplicates in the first column's order. Linguists can edit them without reading Python. Every language has the same
tables with the same columns; one that has nothing to say in a table ships its header alone.
"""

from __future__ import annotations

import re
from functools import cached_property
from importlib.resources.abc import Traversable

from inquit.errors import LexiconError
from inquit.languages.function_words import FunctionWords
from inquit.languages.linear_model import LinearModel

__all__ = ["Language", "Row"]

Row = dict[str, str]


class Language:
    """The tables of one language, each read once, when it is first asked for.

    code: as spaCy's pipelines name the language ("en").
    folder: where its tables are.
    """

    def __init__(self, code: str, folder: Traversable) -> None:
        self.code = code
        self._folder = folder
        self._tables: dict[str, tuple[Row, ...]] = {}
        self._words: dict[tuple[str, str | None], frozenset[str]] = {}
        self._models: dict[str, LinearModel] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of `<name>.tsv`, each a mapping from column to cell.

        Raises:
            LexiconError: the file is missing, or a row does not have the header's number of columns.
        """
        found = self._tables.get(name)
        if found is None:
            found = self._tables[name] = _read(self._folder.joinpath(f"{name}.tsv"))
        return found

    def words(self, name: str, kind: str | None = None) -> frozenset[str]:
        """The first column of a table; with `kind`, of the rows whose `kind` column has that value."""
        found = self._words.get((name, kind))
        if found is None:
            rows = (row for row in self.table(name) if kind is None or row["kind"] == kind)
            found = self._words[name, kind] = frozenset(next(iter(row.values())) for row in rows)
        return found

    def model(self, name: str) -> LinearModel:
        """The logistic model whose weights are in `<name>.tsv`.

        Raises:
            LexiconError: a weight is not a number.
        """
        found = self._models.get(name)
        if found is None:
            try:
                found = LinearModel({row["feature"]: float(row["weight"]) for row in self.table(name)})
            except ValueError as error:
                where = self._folder.joinpath(f"{name}.tsv")
                raise LexiconError(f"{where}: {error}; reinstall inquit") from error
            self._models[name] = found
        return found

    def pattern(self, name: str) -> re.Pattern[str]:
        """The regular expression of this name in `patterns.tsv`.

        Raises:
            LexiconError: there is none, or it is not valid.
        """
        found = self._patterns.get(name)
        if found is None:
            where = self._folder.joinpath("patterns.tsv")
            regex = next((row["regex"] for row in self.table("patterns") if row["name"] == name), None)
            if regex is None:
                raise LexiconError(f"{where}: no pattern {name!r}; reinstall inquit")
            try:
                found = self._patterns[name] = re.compile(regex)
            except re.error as error:
                raise LexiconError(f"{where}: the pattern {name!r} is not valid ({error}); reinstall inquit") from error
        return found

    @cached_property
    def function_words(self) -> FunctionWords:
        """The small words that rules ask for by what they do in a sentence."""
        return FunctionWords.of(self.table("function_words"))

    @cached_property
    def labels(self) -> dict[str, str]:
        """What the labels of the language's pipelines (relations, tags, kinds of entities) are called here.

        Only those that have another name; see `relations`, `tags` and `entity_labels`.
        """
        return {row["label"]: row["name"] for row in self.table("labels")}


def _read(path: Traversable) -> tuple[Row, ...]:
    try:
        lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read ({error}); reinstall inquit") from error
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, start=1) if line and line[0] != "#"]
    if not rows:
        raise LexiconError(f"{path}: no header row; reinstall inquit")
    header = rows[0][1]
    for number, cells in rows[1:]:
        if len(cells) != len(header):
            raise LexiconError(f"{path}:{number}: {len(cells)} columns where the header has {len(header)}")
    return tuple(dict(zip(header, cells, strict=True)) for _, cells in rows[1:])
