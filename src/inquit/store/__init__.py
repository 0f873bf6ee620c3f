"""A corpus that stays: documents, their statements, and the people who speak in them, in one SQLite file.

Needs the extra `store`.
"""

from __future__ import annotations

from inquit.store.corpus_store import Store

__all__ = ["Store"]
