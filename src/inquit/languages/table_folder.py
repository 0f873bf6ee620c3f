"""The tables of a language: TSV files in its folder.

A table has `#` comment lines first (what it is, where it comes from), a header row, then rows without duplicates in the
first column's order. Linguists can edit them without reading Python. Every language has the same tables with the same
columns; one that has nothing to say in a table ships its header alone.
"""

from __future__ import annotations

from importlib.resources.abc import Traversable

from inquit.errors import LexiconError

__all__ = ["Row", "TableFolder"]

Row = dict[str, str]


class TableFolder:
    """The tables of one folder, each read once, when it is first asked for."""

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._words: dict[tuple[str, str | None], frozenset[str]] = {}

    def path(self, name: str) -> Traversable:
        """Where a table is."""
        return self._folder.joinpath(f"{name}.tsv")

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of `<name>.tsv`, each a mapping from column to cell.

        Raises:
            LexiconError: the file is missing, or a row does not have the header's number of columns.
        """
        found = self._rows.get(name)
        if found is None:
            found = self._rows[name] = _read(self.path(name))
        return found

    def words(self, name: str, kind: str | None = None) -> frozenset[str]:
        """The first column of a table; with `kind`, of the rows whose `kind` column has that value."""
        found = self._words.get((name, kind))
        if found is None:
            rows = (row for row in self.rows(name) if kind is None or row["kind"] == kind)
            found = self._words[name, kind] = frozenset(next(iter(row.values())) for row in rows)
        return found


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
