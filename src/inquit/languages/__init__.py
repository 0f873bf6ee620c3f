"""Word lists and fitted weights as data files, and the one loader that validates them.

A table is a TSV file: `#` comment lines first (what it is, where it comes from), a header row, then rows without
duplicates in the first column's order. Linguists can edit them without reading Python.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from inquit.errors import LexiconError

__all__ = ["read_table", "read_words"]


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `languages/en/<name>.tsv`, each a mapping from column to cell.

    Raises:
        LexiconError: the file is missing, or a row does not have the header's number of columns.
    """
    path = resources.files(f"{__name__}.en").joinpath(f"{name}.tsv")
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


@cache
def read_words(name: str, kind: str | None = None) -> frozenset[str]:
    """The first column of a table; with `kind`, of the rows whose `kind` column has that value."""
    rows = read_table(name)
    return frozenset(next(iter(row.values())) for row in rows if kind is None or row["kind"] == kind)
