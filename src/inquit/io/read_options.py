"""What a user may say about how inputs are read, and sentences that several formats have in common."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from inquit.expected_types import NUMBER_OR_NONE, TEXT_OR_NONE, TEXTS, YES_OR_NO, check_fields, one_of

__all__ = ["ALL_COLUMNS", "ID_COLUMN", "TEXT_COLUMN", "ReadOptions", "empty_notice", "reason"]

TEXT_COLUMN = "text"
ID_COLUMN = "id"
ALL_COLUMNS = "all"  # in the place of names of columns to keep


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How inputs are read.

    text_column, id_column: the columns of tables, and the fields of JSON and JSON Lines, that hold text and id; None
        for those called `text` and `id`, of which the second need not be there.
    glob: which files of folders and archives are read; None for those whose names end as those of known formats.
    allow_private: whether URLs may lead to this machine and its network.
    allow_host: hosts that URLs may lead to wherever they are, as `NetworkAccess` has them.
    skip: a file that is not read where a folder holds it: the one that is written to.
    html_cells: whether texts and cells of tables that hold HTML are read as HTML.
    speaker_column, time_column: the columns that hold who speaks, and when; then the rows of a table are one text, or
        those of each id, where a column of ids is named.
    join: whether all texts are read as one; files of folders and archives come in natural order then.
    takes_results: whether records of inquit's own results give documents; else they are looked through for texts.
    keep: the columns of tables that are kept beside the text; `("all",)` for all of them.
    date_column, title_column, site_column, url_column: the columns that say these things about a text, where they are
        not called so.
    metadata: a CSV file that says such things about files, or texts of an id.
    date_format: how dates are written that are not in ISO 8601, as `datetime.strptime` has it.
    links: whether texts say where they lead to.
    beside: another file that is not read where a folder holds it: one that the user names for something else.
    max_seconds: how long a library may be at a file, or at one text of a table, if not as long as such a file may take.

    Raises:
        SettingsError: one of these is of another type.
    """

    text_column: str | None = None
    id_column: str | None = None
    glob: str | None = None
    allow_private: bool = False
    skip: Path | None = None
    html_cells: bool = False
    allow_host: tuple[str, ...] = ()
    max_seconds: float | None = None
    speaker_column: str | None = None
    time_column: str | None = None
    join: bool = False
    takes_results: bool = False
    keep: tuple[str, ...] = ()
    date_column: str | None = None
    date_format: str | None = None
    title_column: str | None = None
    site_column: str | None = None
    url_column: str | None = None
    metadata: Path | None = None
    links: bool = False
    beside: Path | None = None

    def __post_init__(self) -> None:
        check_fields(self, _EXPECTED)

    @property
    def keeps_all(self) -> bool:
        """Whether all columns are kept."""
        return self.keep == (ALL_COLUMNS,)

    @property
    def joins_rows(self) -> bool:
        """Whether several rows of a table are one text."""
        return self.speaker_column is not None or self.time_column is not None


_EXPECTED = {
    "text_column": TEXT_OR_NONE,
    "id_column": TEXT_OR_NONE,
    "glob": TEXT_OR_NONE,
    "allow_private": YES_OR_NO,
    "skip": one_of(Path | None, "a Path, or None"),
    "html_cells": YES_OR_NO,
    "allow_host": TEXTS,
    "max_seconds": NUMBER_OR_NONE,
    "speaker_column": TEXT_OR_NONE,
    "time_column": TEXT_OR_NONE,
    "join": YES_OR_NO,
    "takes_results": YES_OR_NO,
    "keep": TEXTS,
    "date_column": TEXT_OR_NONE,
    "date_format": TEXT_OR_NONE,
    "title_column": TEXT_OR_NONE,
    "site_column": TEXT_OR_NONE,
    "url_column": TEXT_OR_NONE,
    "metadata": one_of(Path | None, "a Path, or None"),
    "links": YES_OR_NO,
    "beside": one_of(Path | None, "a Path, or None"),
}


def empty_notice(where: str) -> str:
    """What is said about a text without a word in it."""
    return f"{where}: empty, so there are no statements in it"


def reason(error: OSError) -> str:
    """What the operating system says went wrong, in lower case, to stand after a colon or in brackets."""
    text = (error.strerror or str(error).strip() or type(error).__name__).splitlines()[0]
    return text[:1].lower() + text[1:]
