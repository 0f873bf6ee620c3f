"""Statements of a database counted by what they, their speakers and their texts are, as `StatementCounts` counts them.

SQLite adds up what there is of each person, or of each speaker in each text; which value that is of is told here.
Chapters, words that count once, and turns, in which statements stand that count otherwise, are counted in the
documents.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlite_utils.db import Database

from inquit.breakdown import CountTable, Dimension, StatementCounts, dimension_of, make_table
from inquit.breakdown.dimensions import UNKNOWN, Key, check_columns, columns_of
from inquit.document import Document
from inquit.filters import DESCRIBED_BY, RowFilter
from inquit.statistics import Sums
from inquit.store.corrected import corrected
from inquit.store.reading import kept_fields, read_documents
from inquit.store.search.filter_conditions import conditions, text_conditions
from inquit.store.search.sql_condition import Condition, all_of
from inquit.text_kinds import KINDS

__all__ = ["TextShare", "are_told_by_sums", "shares_of_texts", "statement_figures"]

TextShare = tuple[int, int, int]  # of a text: statements, words, words in direct ones
_TURNS: Final = json.dumps([genre for genre, kind in KINDS.items() if kind.has_turns])
_SUMS: Final = "COUNT(*), SUM(words), SUM(CASE type WHEN 'direct' THEN words ELSE 0 END)"
# Of which column of the statements a dimension is; those of texts are of `document_id`.
_SOURCES: Final = {
    **dict.fromkeys(("person", "gender", "kind", "role"), "speaker_id"),
    "addressee": "addressee_id",
    "type": "type",
}
# The columns of the index `statements_by_person`, in its order, by which statements can be told apart.
_INDEX: Final = ("person_id", "speaker_id", "document_id", "status", "type")
_INDEXED: Final = frozenset({"speaker_id", "document_id", "type"})
_OF_SPEAKER: Final[Mapping[str, Callable[[Sequence[Any]], Key]]] = {
    "person": lambda row: row[1],
    "addressee": lambda row: row[1],
    "kind": lambda row: row[2] or UNKNOWN,
    "gender": lambda row: row[3] or UNKNOWN,
    "role": lambda row: row[4],
}
_SPEAKERS: Final = """
SELECT
    speakers.id, COALESCE(people.name, speakers.name), COALESCE(speakers.kind, people.kind),
    COALESCE(speakers.gender, people.gender), COALESCE(speakers.role, people.role)
FROM speakers LEFT JOIN people ON people.id = speakers.person_id
"""


def statement_figures(db: Database, by: Sequence[str], rows: RowFilter, *, distinct: bool = False) -> CountTable:
    """The figures over the documents that a filter takes, in the state that people have corrected.

    Raises:
        SettingsError: no text has a column that is counted by.
    """
    dimensions = tuple(map(dimension_of, by))
    if distinct or not are_told_by_sums(db, dimensions):
        counts = StatementCounts(by, distinct=distinct)
        for document in _documents(db, rows):
            counts.add(rows.apply(document))
        return counts.table()
    texts = _Texts(db, rows)
    if texts.numbers:
        check_columns(dimensions, texts.columns(dimensions))
    cells = _by_person(db, rows) if list(by) == ["person"] else _by_all(db, rows, dimensions, texts)
    total = Sums()
    for sums, _ in cells.values():
        total.add(sums)
    return make_table(dimensions, cells, sums=total, documents=len(texts.numbers))


def are_told_by_sums(db: Database, dimensions: Sequence[Dimension]) -> bool:
    """Whether sums over statements tell all; else the documents have to be looked at."""
    return all(one.name != "chapter" for one in dimensions) and not _has_turns_or_times(db)


def _has_turns_or_times(db: Database) -> bool:
    query = (
        "SELECT EXISTS (SELECT 1 FROM documents WHERE genre IN (SELECT value FROM json_each(?))) "
        "OR EXISTS (SELECT 1 FROM statements WHERE start_time IS NOT NULL)"
    )
    return bool(db.execute(query, (_TURNS,)).fetchone()[0])


def _documents(db: Database, rows: RowFilter) -> Iterator[Document]:
    for number in _Texts(db, rows).numbers:
        for document in read_documents(db, [number], as_found=False):
            yield corrected(db, number, document)


class _Texts:
    """The documents that a filter takes, with what is known about them.

    only: no others than those of these numbers; None for all.
    """

    def __init__(self, db: Database, rows: RowFilter, only: Collection[int] | None = None) -> None:
        self._db = db
        kept = all_of([text_conditions(rows), *_among("id", only)])
        query = f"SELECT id, document, {', '.join(DESCRIBED_BY)} FROM documents WHERE {kept.sql} ORDER BY id"
        self._rows = db.execute(query, kept.parameters).fetchall()
        self.numbers = [row[0] for row in self._rows]

    def columns(self, dimensions: Iterable[Dimension]) -> set[str]:
        """The columns that any of them has, where any is asked for."""
        if not any(one.is_field for one in dimensions):
            return set()
        return {name for _, document in self._bare(with_fields=True) for name in columns_of(document)}

    def keys(self, dimension: Dimension) -> dict[int, Key]:
        """By the number of each the value that all its statements have."""
        nothing: Any = None  # these do not look at the statement
        return {
            number: dimension.of(document, number)(nothing)
            for number, document in self._bare(with_fields=dimension.is_field)
        }

    def _bare(self, *, with_fields: bool) -> Iterator[tuple[int, Document]]:
        for number, id_, *values in self._rows:
            meta = dict(zip(DESCRIBED_BY, values, strict=True))
            if with_fields:
                meta["fields"] = kept_fields(self._db, number)
            yield number, Document(id_, "", meta=meta)


@dataclass(slots=True)
class _Share:
    sums: Sums = field(default_factory=Sums)
    documents: int = 0


def _by_all(
    db: Database, rows: RowFilter, dimensions: Sequence[Dimension], texts: _Texts
) -> dict[tuple[Key, ...], tuple[Sums, int]]:
    shares: dict[tuple[Key, ...], _Share] = defaultdict(_Share)
    for of_text in _of_texts(db, rows, dimensions, texts, None).values():
        for key, sums in of_text.items():
            share = shares[key]
            share.sums.add(_sums(*sums))
            share.documents += 1
    return {key: (share.sums, share.documents) for key, share in shares.items()}


def shares_of_texts(
    db: Database, rows: RowFilter, dimensions: Sequence[Dimension], only: Collection[int] | None = None
) -> dict[int, dict[tuple[Key, ...], TextShare]]:
    """What each text that the filter takes has of each value, also those that have nothing; by the texts' numbers.

    only: no others than those of these numbers; None for all.
    """
    texts = _Texts(db, rows, only)
    shares: dict[int, dict[tuple[Key, ...], TextShare]] = {number: {} for number in texts.numbers}
    return shares | _of_texts(db, rows, dimensions, texts, only)


def _of_texts(
    db: Database, rows: RowFilter, dimensions: Sequence[Dimension], texts: _Texts, only: Collection[int] | None
) -> dict[int, dict[tuple[Key, ...], TextShare]]:
    sources = [_SOURCES.get(one.name, "document_id") for one in dimensions]
    values = [_values(db, one, source, texts, only) for one, source in zip(dimensions, sources, strict=True)]
    kept = all_of([conditions(rows), *_among("document_id", only)])
    # where an index has all that is asked for, it is gone along as it is, and nothing is sorted
    is_indexed = not kept.parameters and "speaker_id" in sources and _INDEXED.issuperset(sources)
    columns = ", ".join(_INDEX if is_indexed else dict.fromkeys(["document_id", *sources]))
    query = f"SELECT document_id, {', '.join(sources)}, {_SUMS} FROM statements WHERE {kept.sql} GROUP BY {columns}"
    shares: dict[int, dict[tuple[Key, ...], TextShare]] = defaultdict(dict)
    for number, *found in db.execute(query, kept.parameters):
        key = tuple(of(one) for of, one in zip(values, found[: len(values)], strict=True))
        quotes, words, direct = found[len(values) :]
        before = shares[number].get(key, (0, 0, 0))
        shares[number][key] = before[0] + quotes, before[1] + words, before[2] + direct
    return shares


def _among(column: str, only: Collection[int] | None) -> Iterator[Condition]:
    if only is not None:
        yield Condition(f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(sorted(only)),))


def _values(
    db: Database, dimension: Dimension, source: str, texts: _Texts, only: Collection[int] | None
) -> Callable[[Any], Key]:
    if source == "type":
        return lambda value: value
    if source == "document_id":
        return texts.keys(dimension).__getitem__
    nobody = UNKNOWN if dimension.has_unknown else None
    of = _OF_SPEAKER[dimension.name]
    kept = all_of(list(_among("speakers.document_id", only)))
    known = {row[0]: of(row) for row in db.execute(f"{_SPEAKERS} WHERE {kept.sql}", kept.parameters)}
    return lambda speaker: known.get(speaker, nobody)


def _by_person(db: Database, rows: RowFilter) -> dict[tuple[Key, ...], tuple[Sums, int]]:
    """By the names of persons; speakers whom nobody has linked to one by their own."""
    kept = conditions(rows)
    names: dict[tuple[int | None, int | None], str] = {
        (number, None): name for number, name in db.execute("SELECT id, name FROM people")
    }
    names |= {
        (None, number): name for number, name in db.execute("SELECT id, name FROM speakers WHERE person_id IS NULL")
    }
    unlinked = "CASE WHEN person_id IS NULL THEN speaker_id END"
    query = (  # in two parts, so that the first goes along the index and sorts nothing
        f"SELECT person_id, NULL, COUNT(DISTINCT document_id), {_SUMS} FROM statements "
        f"WHERE {kept.sql} AND person_id IS NOT NULL GROUP BY person_id UNION ALL "
        f"SELECT NULL, speaker_id, COUNT(DISTINCT document_id), {_SUMS} FROM statements "
        f"WHERE {kept.sql} AND person_id IS NULL GROUP BY speaker_id"
    )
    found: dict[str | None, list[tuple[Any, ...]]] = defaultdict(list)
    for row in db.execute(query, (*kept.parameters, *kept.parameters)):
        found[names.get((row[0], row[1]))].append(row)
    cells: dict[tuple[Key, ...], tuple[Sums, int]] = {}
    shared: dict[tuple[int | None, int | None], str | None] = {}  # of names that several have
    for name, several in found.items():
        sums = Sums()
        for row in several:
            sums.add(_sums(*row[3:]))
        cells[name,] = sums, several[0][2]
        if len(several) > 1:
            shared |= {(row[0], row[1]): name for row in several}
    texts: dict[str | None, set[int]] = defaultdict(set)
    if shared:
        query = f"SELECT DISTINCT person_id, {unlinked}, document_id FROM statements WHERE {kept.sql}"
        for person, speaker, number in db.execute(query, kept.parameters):
            if (person, speaker) in shared:
                texts[shared[person, speaker]].add(number)
    return cells | {(name,): (cells[name,][0], len(numbers)) for name, numbers in texts.items()}


def _sums(quotes: int, words: int, direct_words: int) -> Sums:
    return Sums(quotes=quotes, counted=quotes, words=words, direct_words=direct_words)
