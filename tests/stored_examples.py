"""A made-up document, and a database with some."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from inquit import Document, Quote, Speaker, TextSpan
from inquit.store import Store

_QUOTED = re.compile("“[^”]*”")


def document(
    id_: str = "a", text: str = "“We wait,” said Ann Lee.", *, speaker: str = "Ann Lee", **meta: Any
) -> Document:
    """A document in which one person says all that stands in marks."""
    quotes = (
        Quote(f"q{number}", "direct", (TextSpan(*found.span()),), speaker_id="s1", confidence=0.5)
        for number, found in enumerate(_QUOTED.finditer(text), start=1)
    )
    return Document(id_, text, tuple(quotes), (Speaker("s1", speaker, named=True, kind="person"),), meta=meta)


def store_at(path: Path, *documents: Document) -> Store:
    """A database with these documents."""
    store = Store(path)
    for one in documents:
        store.add(one)
    return store


# Of every kind of thing that a layout has a place for one.
EXAMPLES = (
    document("a", path="a.txt", title="The ferry", date="2024-05-03", site="The Harbour", fields={"desk": "north"}),
    document("b", "“We \ud800 go,” said Bo Ray. “At once.”", speaker="Bo Ray", path="b.txt", genre="news"),
    document("c", "Nobody says anything.", path="c.txt"),
)
