"""Which documents somebody means who names them: by path, URL, or id."""

from __future__ import annotations

import os
from difflib import get_close_matches
from typing import Final

from sqlite_utils.db import Database

from inquit.errors import StoreError
from inquit.store.arrivals import origin_of
from inquit.store.cells import sql_text

__all__ = ["documents_named"]

_BY_ORIGIN: Final = "origin = CAST(:origin AS TEXT) OR url = CAST(:name AS TEXT)"
_BY_ORIGIN_AND_KEY: Final = "origin || ':' || key IN (CAST(:origin AS TEXT), CAST(:name AS TEXT))"
_BY_ID: Final = "document = CAST(:name AS TEXT)"
_MOST_SHOWN: Final = 3
_ALIKE: Final = 0.6  # as for names: a letter or two more, less or other


def documents_named(db: Database, name: str) -> list[int]:
    """The numbers of the documents that a name means: all of a file, table or page, or the one with this id.

    name: the path of a file or table, a URL, one of these with `:` and which text of it (`monday.csv:3`), or an id.

    Raises:
        StoreError: there is none, and which are called nearly so; or several files have a text of this id.
    """
    meant = {"name": sql_text(name), "origin": sql_text(origin_of(name))}
    for condition in (_BY_ORIGIN, _BY_ORIGIN_AND_KEY, _BY_ID):
        found = db.execute(f"SELECT id, origin, key FROM documents WHERE {condition} ORDER BY id", meant).fetchall()
        if condition is _BY_ID and len(found) > 1:
            raise StoreError(f"{name}: several documents have this id: {_shown(found)}; name one of these")
        if found:
            return [number for number, *_ in found]
    raise StoreError(f"{name}: no such document in the database{_nearest(db, name)}")


def _shown(found: list[tuple[int, str, str]]) -> str:
    names = [f"{origin}:{key}" if key else origin for _, origin, key in found]
    more = len(names) - _MOST_SHOWN
    return ", ".join(names[:_MOST_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _nearest(db: Database, name: str) -> str:
    """Those that are called nearly so, by their ids and by the last part of where they came from."""
    known: dict[str, str] = {}
    for id_, origin in db.execute("SELECT document, origin FROM documents"):
        known.setdefault(os.path.basename(origin) or origin, id_)
        known.setdefault(id_, id_)
    near = [*get_close_matches(name, known, n=_MOST_SHOWN, cutoff=_ALIKE)]
    near += get_close_matches(os.path.basename(name), known, n=_MOST_SHOWN, cutoff=_ALIKE)
    ids = list(dict.fromkeys(known[one] for one in near))[:_MOST_SHOWN]
    return f"; the nearest: {', '.join(ids)}" if ids else ""
