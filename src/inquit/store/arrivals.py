"""What the database notes about a text before it is read: which document it is, and what it is known again by."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass, replace

from inquit.digests import short, text_digest, value_digest
from inquit.document import Document
from inquit.io.item import is_url
from inquit.source import Source
from inquit.store.cells import as_json
from inquit.store.markup_record import markup_record

__all__ = [
    "Identities",
    "Identity",
    "about_record",
    "content_digest",
    "origin_of",
    "places_record",
    "with_address",
    "with_series",
]

# The column by which works belong together, whatever its user calls it.
_SERIES = "series"

# The path of what came in by standard input.
_STDIN = "stdin"


@dataclass(frozen=True, slots=True)
class Identity:
    """Which document it is: one is replaced by another of the same origin and key."""

    origin: str
    key: str


class Identities:
    """Tells the documents of one run apart, also where a table gives two rows the same id."""

    def __init__(self) -> None:
        self._origin = ""
        self._keys: Counter[str] = Counter()  # of this origin, whose texts come in a row

    def of(self, text: Source | Document) -> Identity:
        """Which document it is; of the second text of the same key the key is another, so that both stay."""
        path = text.path if isinstance(text, Source) else text.meta.get("path")
        if not isinstance(path, str):  # a text of a program's own, which has given it its id
            return Identity("", text.id)
        if path == _STDIN and not os.path.lexists(path):  # nothing says that it is the same text as an earlier one
            return Identity(_STDIN, f"{text.id} {short(text_digest(text.text))}")
        identity = Identity(origin_of(path), _key(text.id, path))
        if identity.origin != self._origin:
            self._origin, self._keys = identity.origin, Counter()
        self._keys[identity.key] += 1
        times = self._keys[identity.key]
        return identity if times == 1 else Identity(identity.origin, f"{identity.key} ({times})")


def origin_of(path: str) -> str:
    """The absolute path of a file, or of a member of an archive; a URL is one as it is."""
    return path if is_url(path) else os.path.abspath(path)


def _key(id_: str, path: str) -> str:
    """Which text of its file: what its id says besides the path, however the path was given."""
    if id_ == path:
        return ""
    return id_[len(path) + 1 :] if id_.startswith(f"{path}:") else id_


def content_digest(text: Source | Document) -> str:
    """The digest of all that what is found in a text owes to the text and its file."""
    if isinstance(text, Source):
        return value_digest([text_digest(text.text), markup_record(text.markup)])
    if text.has_text:
        return value_digest([text_digest(text.text), None])
    if isinstance(of_text := text.meta.get("text_sha256"), str):
        return value_digest([of_text, None])
    return value_digest([text.meta.get("path"), text.id])  # nobody knows whether another one is the same


def with_address(source: Source) -> Source:
    """A page with its address among what is known of it."""
    if source.path is None or not is_url(source.path) or "url" in source.meta:
        return source
    return replace(source, meta={**source.meta, "url": source.path})


def with_series(text: Source | Document, column: str) -> Source | Document:
    """A text whose column of this name says which works belong together: as `series`, by which people are linked."""
    if isinstance(text, Source):
        named = text.markup.fields.get(column)
        fields = {**text.markup.fields, _SERIES: named} if named else text.markup.fields
        return replace(text, markup=replace(text.markup, fields=fields))
    kept = text.meta.get("fields", {})
    if not kept.get(column):
        return text
    return replace(text, meta={**text.meta, "fields": {**kept, _SERIES: kept[column]}})


def about_record(source: Source) -> str:
    """What is known of a text besides what stands in it, as JSON."""
    kept = {"fields": dict(source.markup.fields)} if source.markup.fields else {}
    return json.dumps({"meta": dict(source.meta), **kept}, separators=(",", ":"), default=str)


def places_record(source: Source) -> str:
    """The places of a text, as the database has them."""
    return as_json([[place.start, place.label] for place in source.markup.places])
