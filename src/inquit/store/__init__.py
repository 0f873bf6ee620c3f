"""A corpus that stays: documents, their statements, and the people who speak in them, in one SQLite file.

Needs the extra `store`; importing it without that raises `ExtraMissingError`.
"""

from __future__ import annotations

from importlib.util import find_spec

from inquit.errors import ExtraMissingError

if find_spec("sqlite_utils") is None:
    raise ExtraMissingError("a database", "sqlite-utils", extra="store")

from inquit.store.corpus_store import Store

__all__ = ["Store"]
