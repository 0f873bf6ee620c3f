"""What comes out of a reader, and what a user may say about how inputs are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inquit.document import Place

__all__ = ["ReadOptions", "Source", "empty_notice", "reason"]

TEXT_COLUMN = "text"
ID_COLUMN = "id"


@dataclass(frozen=True, slots=True)
class Source:
    """One text to read: its id, where it came from, and what the user should be told.

    encoding: what its bytes were decoded with; None for a format that settles that itself.
    meta: what else is known about it: `format`, and where the format says so, `title`, `author`, `date`, `site`.
    places: where its stretches are found in what was read, in the order of the text.
    """

    id: str
    text: str
    path: str
    encoding: str | None = None
    encoding_detected: bool = False
    notices: tuple[str, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How inputs are read.

    text_column, id_column: the columns of tables, and the fields of JSON Lines, that hold text and id; None for those
        called `text` and `id`, of which the second need not be there.
    glob: which files of folders and archives are read; None for those whose names end as those of known formats.
    allow_private: whether URLs may lead to this machine and its network.
    skip: a file that is not read where a folder holds it: the one that is written to.
    """

    text_column: str | None = None
    id_column: str | None = None
    glob: str | None = None
    allow_private: bool = False
    skip: Path | None = None


def empty_notice(where: str) -> str:
    """What is said about a text without a word in it."""
    return f"{where}: empty, so there are no statements in it"


def reason(error: OSError) -> str:
    """What the operating system says went wrong, in lower case, to stand after a colon or in brackets."""
    text = error.strerror or type(error).__name__
    return text[:1].lower() + text[1:]
