"""What a part of a corpus is, how it is read, and what is said of one that is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from inquit.digests import value_digest
from inquit.filters import RowFilter
from inquit.io.item import ALL_ROWS, RowRange
from inquit.io.outputs.output_format import WriteOptions
from inquit.io.read_options import ReadOptions
from inquit.provenance import Provenance, engine_of, provenance_of
from inquit.settings import DEFAULT_MODEL, Settings

__all__ = ["MAX_SECONDS", "FilePiece", "Part", "PartOptions", "PartSummary", "TextEntry"]

# How long one text may take: the longest novels take three minutes, and what takes ten will not end.
MAX_SECONDS = 600.0
# What of the options decides where texts are read, and not what is found.
_WITHOUT_EFFECT = ("skip", "beside", "max_seconds", "allow_private", "allow_host", "takes_results", "glob")


@dataclass(frozen=True, slots=True)
class FilePiece:
    """A file, or some rows of a table.

    name: what the file is called, in ids and messages.
    address: where it is opened: a path from the root, or a URL.
    digest: the SHA-256 of the file.
    named: whether the user named it; what only stands in a folder may be no text.
    """

    name: str
    address: str
    digest: str
    rows: RowRange = ALL_ROWS
    named: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """Texts that are read together, and whose rows are one file."""

    name: str
    pieces: tuple[FilePiece, ...]


@dataclass(frozen=True, slots=True)
class TextEntry:
    """One text of a part: how many rows it has, or why it failed."""

    id: str
    rows: int
    error: str | None = None

    @property
    def record(self) -> dict[str, Any]:
        """As plain data."""
        return {"id": self.id, "rows": self.rows, **({} if self.error is None else {"error": self.error})}


@dataclass(frozen=True, slots=True)
class PartSummary:
    """What came of a part.

    name, file: of the part, and of the file with its rows.
    texts: all of them, in order.
    words: how many words were read; 0 where it was done before.
    known: whether it was done before.
    """

    name: str
    file: str
    texts: tuple[TextEntry, ...]
    words: int = 0
    known: bool = False

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return sum(text.rows for text in self.texts)

    @property
    def failed(self) -> int:
        """How many texts failed."""
        return sum(text.error is not None for text in self.texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOptions:
    """How parts are read and written.

    settings, model: as for `Extractor`; a reader uses one thread, unless `settings.threads` says more.
    reading: where in the files the texts are.
    rows: which rows are kept.
    writing: what is written besides.
    max_seconds: how long one text may take; with more it has failed, and the rest goes on. None for any time.
    again_failed: read a part again in which a text failed.
    expected: the digest that `made_with` must have; None for any. Other machines may have another inquit.
    """

    settings: Settings = field(default_factory=Settings)
    model: str = DEFAULT_MODEL
    reading: ReadOptions = field(default_factory=ReadOptions)
    rows: RowFilter = field(default_factory=RowFilter)
    writing: WriteOptions = field(default_factory=WriteOptions)
    max_seconds: float | None = MAX_SECONDS
    again_failed: bool = False
    expected: str | None = None

    @property
    def reader_settings(self) -> Settings:
        """The settings of a reader, which is one of many."""
        return self.settings if self.settings.threads else replace(self.settings, threads=1)

    @property
    def owes(self) -> Provenance:
        """The engine and its weights."""
        return engine_of(self.settings)

    @property
    def write_options(self) -> WriteOptions:
        """What a writer is told."""
        return replace(self.writing, several=True, keep=self.reading.keep, version=version("inquit"), model=self.model)

    def made_with(self) -> dict[str, str]:
        """All that the results owe to, besides the texts; parts for which it is not the same are not mixed.

        Raises:
            LexiconError: word lists or weights are missing.
        """
        reading = {name: value for name, value in asdict(self.reading).items() if name not in _WITHOUT_EFFECT}
        written = {"all quoted": self.writing.with_not_quotes, "with text": self.writing.with_text}
        chosen = {**_given(reading), **_given(written), **self.rows.chosen}
        return {**_provenance(self.model, self.settings), **{name: str(value) for name, value in chosen.items()}}

    def digest(self) -> str:
        """The digest of that.

        Raises:
            LexiconError: word lists or weights are missing.
        """
        return value_digest(self.made_with())


@lru_cache(maxsize=4)
def _provenance(model: str, settings: Settings) -> Provenance:
    return provenance_of(model, settings)


def _given(options: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value}
