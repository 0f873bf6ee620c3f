"""The tables of a language: TSV files in its folder.

A table has `#` comment lines first (what it is, where it comes from), a header row, then rows without duplicates in the
first column's order. Linguists can edit them without reading Python. Every language has the same tables with the same
columns; one that has nothing to say in a table ships its header alone.
"""

from __future__ import annotations

from importlib.resources.abc import Traversable

from inquit.errors import LexiconError
from inquit.shipped_files import ShippedFolder

__all__ = ["Row", "TableFolder"]

Row = dict[str, str]


class TableFolder:
    """The tables of one folder, each read once, when it is first asked for.

    shipped: the folder comes with the package, and has a manifest that its tables are checked against.
    """

    def __init__(self, folder: Traversable, *, shipped: bool = False) -> None:
        self._folder = folder
        self._shipped = ShippedFolder(folder, "the word lists") if shipped else None
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._words: dict[tuple[str, str | None], frozenset[str]] = {}

    @property
    def shipped(self) -> bool:
        """Whether the tables come with the package."""
        return self._shipped is not None

    def path(self, name: str) -> Traversable:
        """Where a table is."""
        return self._folder.joinpath(f"{name}.tsv")

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of `<name>.tsv`, each a mapping from column to cell.

        Raises:
            LexiconError: the file is missing or damaged, or a row does not have the header's number of columns.
        """
        found = self._rows.get(name)
        if found is None:
            found = self._rows[name] = _parsed(self._text(name), self.path(name))
        return found

    def words(self, name: str, kind: str | None = None) -> frozenset[str]:
        """The first column of a table; with `kind`, of the rows whose `kind` column has that value."""
        found = self._words.get((name, kind))
        if found is None:
            rows = (row for row in self.rows(name) if kind is None or row["kind"] == kind)
            found = self._words[name, kind] = frozenset(next(iter(row.values())) for row in rows)
        return found

    def check(self) -> None:
        """See that all tables are there and whole, where the folder comes with the package.

        Raises:
            LexiconError: one is not.
        """
        if self._shipped is not None:
            self._shipped.check()

    @property
    def digest(self) -> str | None:
        """What stands for all tables together; None for a folder without a manifest."""
        return None if self._shipped is None else self._shipped.digest

    def _text(self, name: str) -> str:
        path = self.path(name)
        try:
            data = path.read_bytes() if self._shipped is None else self._shipped.read(path.name)
            return data.decode("utf-8").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError) as error:
            raise LexiconError(f"{path}: cannot be read ({error}); reinstall inquit") from error


def _parsed(text: str, path: Traversable) -> tuple[Row, ...]:
    lines = text.removesuffix("\n").split("\n")
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, start=1) if line and line[0] != "#"]
    if not rows:
        raise LexiconError(f"{path}: no header row; reinstall inquit")
    header = rows[0][1]
    for number, cells in rows[1:]:
        if len(cells) != len(header):
            raise LexiconError(f"{path}:{number}: {len(cells)} columns where the header has {len(header)}")
    return tuple(dict(zip(header, cells, strict=True)) for _, cells in rows[1:])
