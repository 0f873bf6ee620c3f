"""A document as it is written: the rows that were asked for, and in `meta` what was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from inquit.document import Document
from inquit.filters import RowFilter

__all__ = ["as_listed"]


def as_listed(document: Document, rows: RowFilter, model: str, **about: Any) -> Document:
    """The document with the rows that pass, the pipeline that read it, and what the rows were chosen by.

    about: what else is to be said in `meta`.
    """
    meta = {"model": model, **document.meta, **about}
    if chosen := rows.chosen:
        meta["settings"] = {**meta.get("settings", {}), **chosen}
    return rows.apply(replace(document, meta=meta))
