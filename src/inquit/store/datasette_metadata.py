"""What Datasette shows of a database: titles, descriptions, labels, facets and search, in a file beside it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any, Final

from sqlite_utils.db import Database

from inquit.digests import digest, short
from inquit.errors import InputError, StoreError, said_by
from inquit.io.side_files import read_side_file

__all__ = ["metadata_path", "write_metadata"]

# The layout itself describes tables and columns, in comments that SQLite keeps: `name TEXT NOT NULL,  -- words`.
_TABLE: Final = re.compile(r"CREATE TABLE \S+ *\( *-- (.*)")
_COLUMN: Final = re.compile(r"^ +(\w+)\b[^-\n]*-- (.*)$", re.MULTILINE)
_ALSO: Final[dict[str, dict[str, Any]]] = {
    "who_said_what": {
        "description": "Who said what, where and when: a row a statement",
        "facets": ["person", "site", "type"],
        "fts_table": "statements_fts",
        "fts_pk": "statement_id",
        "sort_desc": "date",
    },
    "documents": {"label_column": "title", "facets": ["site", "genre"], "sort_desc": "date"},
    "statements": {"label_column": "statement", "facets": ["person_id", "type", "status"]},
    "speakers": {"label_column": "name", "facets": ["kind", "gender"]},
    "people": {"label_column": "name", "facets": ["kind", "gender"]},
    "person_names": {"label_column": "name"},
}
# Tables that only inquit itself has a use for.
_SHOWN: Final = frozenset({*_ALSO, "texts", "document_fields", "decisions"})
_HEAD: Final = (
    "# How Datasette shows the database; made by inquit, which leaves it alone once you change it ({digest})\n"
)


_TABLES: Final = (
    "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '%!_fts%' ESCAPE '!'"
)


def metadata_path(database: Path) -> Path:
    """Where the file stands for a database: `quotes.metadata.yaml` beside `quotes.db`."""
    return database.with_name(f"{database.stem}.metadata.yaml")


def write_metadata(db: Database, database: Path) -> Path:
    """Write what Datasette shows of a database, but for a file that somebody has changed: where it stands.

    Raises:
        StoreError: it cannot be written.
    """
    path = metadata_path(database)
    body = json.dumps(_metadata(db, database), indent=2) + "\n"  # JSON is YAML, too
    text = _HEAD.format(digest=short(digest(body.encode()))) + body
    try:
        before = read_side_file(path).decode("utf-8", "replace") if os.path.lexists(path) else None
        if before is None or (before != text and _is_ours(before)):
            path.write_text(text, encoding="utf-8")
    except InputError:  # a folder or a pipe; whatever it is, it is not ours
        return path
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({said_by(error)}); see to room and rights on the disk") from error
    return path


def _is_ours(text: str) -> bool:
    """Whether it is as inquit has written it."""
    head, _, body = text.partition("\n")
    return head + "\n" == _HEAD.format(digest=short(digest(body.encode())))


def _metadata(db: Database, database: Path) -> dict[str, Any]:
    tables = {name: _about(name, sql) for name, sql in db.execute(_TABLES)}
    return {"databases": {database.stem: {"title": "Who said what", "tables": tables}}}


def _about(name: str, sql: str) -> dict[str, Any]:
    about: dict[str, Any] = {}
    if (described := _TABLE.match(sql)) is not None:
        about["description"] = described[1]
    if columns := dict(_COLUMN.findall(sql)):
        about["columns"] = columns
    about |= _ALSO.get(name, {})
    return about if name in _SHOWN else about | {"hidden": True}
