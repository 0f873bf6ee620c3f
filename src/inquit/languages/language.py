"""A language: its word lists, fitted weights and patterns, as tables in a folder of its own."""

from __future__ import annotations

import re
from functools import cached_property
from importlib.resources.abc import Traversable
from pkgutil import resolve_name

from inquit.errors import LexiconError
from inquit.glyphs import Glyphs
from inquit.languages.function_words import FunctionWords
from inquit.languages.linear_model import LinearModel
from inquit.languages.meaning_words import MeaningWords
from inquit.languages.reporting import ReportingWords
from inquit.languages.table_folder import Row, TableFolder
from inquit.languages.vocabulary import Vocabulary

__all__ = ["Language"]

_NOTHING = "(?!)"  # fits no text


class Language:
    """What inquit knows of one language, each part read once, when it is first asked for.

    code: as spaCy's pipelines name the language ("en").
    folder: where its tables are.
    shipped: they come with the package, and are checked against a manifest.
    """

    def __init__(self, code: str, folder: Traversable, *, shipped: bool = False) -> None:
        self.code = code
        self._tables = TableFolder(folder, shipped=shipped)
        self._models: dict[str, LinearModel] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def __reduce__(self) -> str | tuple[object, ...]:
        """One of the package is pickled by its code: a parse that is kept does not keep the tables of its day."""
        if not self._tables.shipped:
            return super().__reduce__()
        return resolve_name("inquit.languages:language_of"), (self.code,)

    @property
    def digest(self) -> str | None:
        """What stands for all tables together, for the provenance of results; None where they are no shipped ones."""
        return self._tables.digest

    def check(self) -> None:
        """See that all tables that come with the package are whole.

        Raises:
            LexiconError: one is not.
        """
        self._tables.check()

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of `<name>.tsv`, each a mapping from column to cell.

        Raises:
            LexiconError: the file is missing, or a row does not have the header's number of columns.
        """
        return self._tables.rows(name)

    def words(self, name: str, kind: str | None = None) -> frozenset[str]:
        """The first column of a table; with `kind`, of the rows whose `kind` column has that value."""
        return self._tables.words(name, kind)

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
                raise LexiconError(f"{self._tables.path(name)}: {error}; reinstall inquit") from error
            self._models[name] = found
        return found

    def pattern(self, name: str) -> re.Pattern[str]:
        """The regular expression of this name in `patterns.tsv`; one that fits nothing where the language has none.

        Raises:
            LexiconError: it is not valid.
        """
        found = self._patterns.get(name)
        if found is None:
            regex = next((row["regex"] for row in self.table("patterns") if row["name"] == name), _NOTHING)
            try:
                found = self._patterns[name] = self.compiled(regex)
            except (re.error, KeyError) as error:
                where = self._tables.path("patterns")
                raise LexiconError(f"{where}: the pattern {name!r} is not valid ({error}); reinstall inquit") from error
        return found

    def compiled(self, regex: str) -> re.Pattern[str]:
        """A regular expression in which sets of quotation marks and dashes stand by name, compiled once.

        See `inquit.glyphs`.
        """
        found = self._compiled.get(regex)
        if found is None:
            found = self._compiled[regex] = re.compile(self.glyphs.filled(regex) if "[:" in regex else regex)
        return found

    @cached_property
    def glyphs(self) -> Glyphs:
        """The quotation marks of the language, by what they do."""
        return Glyphs.of(self.table("quote_marks"))

    @cached_property
    def function_words(self) -> FunctionWords:
        """The small words that rules ask for by what they do in a sentence."""
        return FunctionWords.of(self.table("function_words"))

    @cached_property
    def reporting(self) -> ReportingWords:
        """The words that report what somebody says."""
        return ReportingWords(self._tables)

    @cached_property
    def meaning(self) -> MeaningWords:
        """The words that turn the meaning of others."""
        return MeaningWords(self._tables)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Names and who bears them: titles, nouns for persons, pronouns, parts of names."""
        return Vocabulary(self._tables)

    @cached_property
    def labels(self) -> dict[str, str]:
        """What the labels of the language's pipelines (relations, tags, kinds of entities) are called here.

        Only those that have another name; see `relations`, `tags` and `entity_labels`.
        """
        return {row["label"]: row["name"] for row in self.table("labels")}
