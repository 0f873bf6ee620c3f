"""inquit's own results in Parquet: a row a statement, without the text and what only the text shows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from inquit.document import NO_TEXT, Document, Failure
from inquit.io.inputs.result_records import read_result

__all__ = ["TEXTS_OF_PART", "is_table_of_results", "results_of"]

# Those that every version has written, and that make a row a statement.
_NEEDED = frozenset({"document", "id", "type", "speaker", "speaker_id", "quote", "start", "end", "confidence"})
_NOT_QUOTE = "not_quote"
# Where a part of larger results notes all its texts, also those without a row.
TEXTS_OF_PART = b"inquit.texts"
_ROWS = 256  # that are held in memory at a time, beside those of one document
_BETWEEN = " … "
_AS_TOLD = ("id", "parent_id", "type", "act", "cue_lemma", "paragraph", "place", "addressee", "reported_by")
_SPEAKER = ("kind", "role", "affiliation", "gender")


def is_table_of_results(table: Any) -> bool:
    """Whether inquit wrote a table (a `pyarrow.parquet.ParquetFile`)."""
    schema = table.schema_arrow
    return b"inquit" in (schema.metadata or {}) and set(schema.names) >= _NEEDED


def results_of(table: Any, name: str) -> Iterator[Document | Failure]:
    """The documents of a table, and those without a statement where it is a part that notes them; failures, too."""
    model = (table.schema_arrow.metadata.get(b"model") or b"").decode("utf-8", "replace")
    number = 0
    for id_, rows in groupby(_rows(table), key=itemgetter("document")):
        held = list(rows)
        where = f"{name}, row {number + 1}"
        number += len(held)
        if held[0].get("error") is not None:
            yield read_result({**held[0], "id": id_, "quotes": []}, where)
            continue
        record = _record(id_, held)
        record["meta"] = {"path": name, **({"model": model} if model else {})}
        yield read_result(record, where)
    for id_ in _without_rows(table):
        yield Document(id_, "", meta={"path": name, **({"model": model} if model else {}), **NO_TEXT})


def _without_rows(table: Any) -> list[str]:
    """The ids of the texts of a part that have no row."""
    noted = json.loads((table.metadata.metadata or {}).get(TEXTS_OF_PART) or b"[]")
    return [one["id"] for one in noted if not one["rows"] and one.get("error") is None]


def _rows(table: Any) -> Iterator[dict[str, Any]]:
    for batch in table.iter_batches(_ROWS, use_threads=False):
        yield from batch.to_pylist()


def _record(id_: Any, rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The record of a document, as far as its rows tell."""
    speakers = _Speakers()
    quotes: list[dict[str, Any]] = []
    not_quotes: list[dict[str, Any]] = []
    for row in rows:
        if row["type"] == _NOT_QUOTE:
            found = {"text": row["quote"], "span": [row["start"], row["end"]], "reason": row.get("reason")}
            not_quotes.append({**found, "paragraph": row.get("paragraph")})
        else:
            quotes.append(_quote(row, speakers))
    _place_stretches(quotes)
    for quote in quotes:  # once all speakers with ids of their own are known
        for role in ("addressee", "reported_by"):
            quote[f"{role}_id"] = speakers.id_of(quote[role])
    return {"id": id_, "quotes": quotes, "speakers": speakers.records(), "not_quotes": not_quotes}


def _quote(row: Mapping[str, Any], speakers: _Speakers) -> dict[str, Any]:
    words, start, end = row["quote"], row["start"], row["end"]
    quote = {name: row.get(name) for name in _AS_TOLD}
    quote |= {"text": words, "content": _content(words, start, end), "cue": [], "source": []}
    quote |= {"act": row.get("act") or "speech", "status": row.get("status") or "asserted"}
    quote |= {"speaker_id": speakers.add(row), "confidence": row["confidence"], "time": _time(row)}
    via = [{"text": text, "span": None, "why": ""} for text in (row.get("via") or "").split(" > ") if text]
    return {**quote, "evidence": {"rule": row.get("rule") or "none", "via": via}}


def _content(words: Any, start: Any, end: Any) -> list[list[Any]]:
    """The stretches of a statement: where the first begins and the last ends is known, and others stand in a row."""
    if not isinstance(words, str) or not isinstance(start, int) or not isinstance(end, int):
        return [[start, end]]  # which is refused
    if end - start == len(words) or _BETWEEN not in words:
        return [[start, end]]
    first, *between, last = words.split(_BETWEEN)
    return [[start, start + len(first)], *([None, len(part)] for part in between), [end - len(last), end]]


def _place_stretches(quotes: Sequence[Mapping[str, Any]]) -> None:
    """Put the middle of a statement behind what is before it, or where a row within it shows its place."""
    places = [(one["content"][0][0], one["text"]) for one in quotes if len(one["content"]) == 1]
    for quote in quotes:
        at = quote["content"][0][1]
        for stretch, words in zip(quote["content"], str(quote["text"]).split(_BETWEEN), strict=False):
            if stretch[0] is None:
                start = next((s - words.find(w) for s, w in places if w in words and s - words.find(w) > at), at + 1)
                stretch[:] = [start, start + len(words)]
            at = stretch[1]


def _time(row: Mapping[str, Any]) -> dict[str, Any] | None:
    start, end = (_seconds(row.get(name)) for name in ("start_time", "end_time"))
    return None if start is None and end is None else {"start": start, "end": end}


def _seconds(cell: Any) -> Any:
    """A number of seconds, which a table holds as a text, or a time in ISO 8601 as it is."""
    try:
        return float(cell)
    except (TypeError, ValueError):
        return cell


class _Speakers:
    """The speakers of a document, as its rows show them."""

    def __init__(self) -> None:
        self._by_id: dict[str, dict[str, Any]] = {}
        self._ids: dict[str, str] = {}  # by name

    def add(self, row: Mapping[str, Any]) -> Any:
        """The speaker of a row: its id."""
        id_ = row["speaker_id"]
        if id_ is not None and id_ not in self._by_id:
            about = {name: row.get(name) for name in _SPEAKER}
            self._by_id[id_] = _speaker(id_, row["speaker"], named=row.get("named"), **about)
            self._ids.setdefault(row["speaker"], id_)
        return id_

    def id_of(self, name: Any) -> str | None:
        """The id of somebody who is spoken to or reports: a new one, if nobody of that name speaks."""
        if not isinstance(name, str):
            return None
        if name not in self._ids:
            number = len(self._by_id) + 1
            while f"s{number}" in self._by_id:
                number += 1
            self._ids[name] = f"s{number}"
            self._by_id[f"s{number}"] = _speaker(f"s{number}", name, named=True)
        return self._ids[name]

    def records(self) -> list[dict[str, Any]]:
        """All of them."""
        return list(self._by_id.values())


def _speaker(id_: str, name: Any, *, named: Any, **about: Any) -> dict[str, Any]:
    known = {"kind": None, "role": None, "affiliation": None, "gender": None, **about}
    return {"id": id_, "name": name, "named": named, **known, "members": [], "aliases": [], "mentions": []}
