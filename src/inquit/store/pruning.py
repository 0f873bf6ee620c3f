"""Which documents are gone: they came from where a run has looked, and are not there any more."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlite_utils.db import Database

from inquit.store.arrivals import Identity, origin_of
from inquit.store.cells import sql_text

__all__ = ["Gone", "Numbers", "gone_documents"]

# Items leave a feed after some days; that says nothing about them.
_FEED = "RSS/Atom"
_AT_OR_BELOW = "(origin = CAST(? AS TEXT) OR (origin > CAST(? AS TEXT) AND origin < CAST(? AS TEXT)))"
_CANDIDATES = f"""
SELECT id, origin, key, document FROM documents
WHERE {_AT_OR_BELOW} AND json_extract(about, '$.meta.format') IS NOT ? ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Gone:
    """A document that is not there any more."""

    identity: Identity
    document: str


class Numbers:
    """A set of numbers of documents, a bit each."""

    def __init__(self) -> None:
        self._bits = bytearray()

    def add(self, number: int) -> None:
        """Take a number in."""
        place = number >> 3
        if place >= len(self._bits):
            self._bits.extend(bytes(place + 1 - len(self._bits)))
        self._bits[place] |= 1 << (number & 7)

    def __contains__(self, number: int) -> bool:
        place = number >> 3
        return place < len(self._bits) and bool(self._bits[place] >> (number & 7) & 1)


def gone_documents(
    db: Database, names: Sequence[str], seen: Numbers, failed: Iterable[str], unstored: Container[str] = ()
) -> Iterator[Gone]:
    """The documents that came from under these names and are there no more.

    Not those of what could not be read or looked into, or was not looked at: a file that is there and was passed over,
    as with another --glob, stays.

    names: the files and folders that the run was to read.
    seen: the documents that it met.
    failed: what could not be read, as failures call it.
    unstored: origins of documents that it met and has put nowhere, as in a dry run.
    """
    unread = [origin_of(name) for name in failed]
    tops = dict.fromkeys(origin_of(name) for name in names)
    for top in tops:
        for number, origin, key, document in db.execute(_CANDIDATES, (*_range(top), _FEED)).fetchall():
            if number not in seen and not _is_unread(origin, unread) and _is_gone(db, origin, seen, unstored):
                yield Gone(Identity(origin, key), document)


def _range(top: str) -> tuple[str | bytes, ...]:
    """What is compared to find a place and all that lies below it."""
    below = top.rstrip(os.sep)
    return tuple(map(sql_text, (top, below + os.sep, below + chr(ord(os.sep) + 1))))


def _is_unread(origin: str, unread: Iterable[str]) -> bool:
    """Whether it failed, or something in it (`t.csv, row 3`), or a folder or an archive that it is in."""
    return any(place.startswith(origin) or origin.startswith(f"{place.rstrip(os.sep)}{os.sep}") for place in unread)


def _is_gone(db: Database, origin: str, seen: Numbers, unstored: Container[str]) -> bool:
    """Whether its file is gone, or the file that it was in, a table or an archive, was read and has it no more."""
    place = origin
    while not os.path.lexists(place):
        above = os.path.dirname(place)
        if above == place:
            return False  # not even a drive: nothing was looked at
        place = above
    if place != origin and os.path.isdir(place):
        return True
    found = db.execute(f"SELECT id FROM documents WHERE {_AT_OR_BELOW}", _range(place))
    return place in unstored or any(number in seen for (number,) in found)
