"""Searching a database: the statements that have certain words and pass a filter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Final, Literal

from sqlite_utils.db import Database

from inquit.document import TextSpan
from inquit.filters import RowFilter, folded
from inquit.glyphs import LETTER_OR_DIGIT
from inquit.store.search.filter_conditions import conditions, undated
from inquit.store.search.latest_statements import DAY, latest_statements
from inquit.store.search.search_words import SearchWords, Term, match_of, read_words, word_condition
from inquit.store.search.sql_condition import Condition

__all__ = ["Hit", "Order", "Search", "SearchResult", "find_statements", "statements_of"]

Order = Literal["date", "confidence", "rank"]

_WORD = re.compile(f"{LETTER_OR_DIGIT}+")
# How many rows are asked about at once; SQLite bounds the question marks of a query.
_AT_ONCE: Final = 500

_HITS: Final = """
SELECT statements.id, statements.document_id, documents.document, statements.row, statements.statement,
    COALESCE(people.name, speakers.name), speakers.person_id, COALESCE(speakers.role, people.role),
    COALESCE(speakers.affiliation, people.affiliation), COALESCE(addressed_people.name, addressees.name),
    COALESCE(reporting_people.name, reporters.name), statements.type, statements.act, statements.status,
    statements.confidence, documents.date, documents.site, documents.title, documents.url, documents.origin,
    statements.place, statements.paragraph
FROM statements
JOIN documents ON documents.id = statements.document_id
LEFT JOIN speakers ON speakers.id = statements.speaker_id
LEFT JOIN people ON people.id = speakers.person_id
LEFT JOIN speakers AS addressees ON addressees.id = statements.addressee_id
LEFT JOIN people AS addressed_people ON addressed_people.id = addressees.person_id
LEFT JOIN speakers AS reporters ON reporters.id = statements.reporter_id
LEFT JOIN people AS reporting_people ON reporting_people.id = reporters.person_id
WHERE statements.id IN ({marks})
"""


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for.

    words: what was typed; nothing for all rows that the filter takes.
    rows: the filter.
    order: the latest first, the most certain first, or what fits the words best first.
    limit: how many are wanted; None for all.
    around: the words may also stand around the statement, in its paragraph.
    skip: how many of the first are left out.
    most: whether there are more than so many is all that has to be known of the number; None: it is wanted exactly.
    """

    words: str = ""
    rows: RowFilter = field(default_factory=RowFilter)
    order: Order = "date"
    limit: int | None = None
    around: bool = False
    skip: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that was found, and what is known of it.

    number, document_number: of the rows of `statements` and `documents` in the database.
    document, row: the ids of the document and of the row in it, as results show them.
    marks: where the words stand in the statement.
    person: the name of its speaker, or of the person that this is; None where nobody could be told.
    person_number: the number of that person (p12), where the speaker is linked to one.
    origin: the file or table, or the URL, that the text came from.
    """

    number: int
    document_number: int
    document: str
    row: str
    statement: str
    person: str | None
    person_number: int | None
    role: str | None
    affiliation: str | None
    addressee: str | None
    reported_by: str | None
    type: str
    act: str
    status: str
    confidence: float
    date: str | None
    site: str | None
    title: str | None
    url: str | None
    origin: str
    place: str | None
    paragraph: int
    marks: tuple[TextSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found.

    hits: as many as were wanted, in the order asked for.
    total: how many there are in all; where that need not be known exactly, perhaps one more than had to be counted.
    undated: how many documents were left out for want of a date.
    """

    hits: tuple[Hit, ...]
    total: int
    undated: int


def find_statements(db: Database, search: Search) -> SearchResult:
    """The statements that have the words and pass the filter.

    Raises:
        SettingsError: in what was typed there is nothing to search for.
    """
    words = read_words(search.words)
    first = None
    if search.order == "date" and not search.around and search.most is not None and search.limit is not None:
        wanted = search.skip + search.limit
        first = latest_statements(db, words, search.rows, wanted=wanted, most=search.most)
    numbers, total = first or _all_of_them(db, search, words)
    return SearchResult(
        hits=tuple(_hits(db, numbers[search.skip :], words)),
        total=total,
        undated=_count(db, undated(search.rows)),
    )


def _all_of_them(db: Database, search: Search, words: SearchWords) -> tuple[list[int], int]:
    """The numbers of the first statements of all, in order, and how many there are."""
    rows = conditions(search.rows)
    having = _having(words, around=search.around)
    order = _order(search.order, words)
    limit = -1 if search.limit is None else search.skip + search.limit
    found = db.execute(
        "SELECT statements.id, count(*) OVER () FROM statements "
        "JOIN documents ON documents.id = statements.document_id "
        f"WHERE {having.sql} AND {rows.sql} ORDER BY {order.sql}, statements.document_id, statements.id LIMIT ?",
        (*having.parameters, *rows.parameters, *order.parameters, limit),
    ).fetchall()
    return [number for number, _ in found], found[0][1] if found else 0


def statements_of(db: Database, numbers: Sequence[int]) -> tuple[Hit, ...]:
    """The statements of these numbers, in that order."""
    return tuple(_hits(db, numbers, read_words("")))


def _count(db: Database, texts: Condition) -> int:
    if texts.sql == "0":
        return 0
    return int(db.execute(f"SELECT count(*) FROM documents WHERE {texts.sql}", texts.parameters).fetchone()[0])


def _having(words: SearchWords, *, around: bool) -> Condition:
    """Which statements have the words, in themselves or in their paragraph; where no text is kept, in themselves."""
    within = word_condition(words, key="statements.id", index="statements_fts", column="statement")
    if not around or not within.parameters:
        return within
    beside = word_condition(words, key="paragraphs.id", index="paragraphs_fts", column="text")
    return Condition(
        "statements.id IN (SELECT statements.id FROM paragraphs JOIN statements ON statements.document_id = "
        "paragraphs.document_id AND statements.paragraph = paragraphs.paragraph "
        f"WHERE {beside.sql} UNION ALL SELECT statements.id FROM statements WHERE {within.sql} "
        "AND statements.document_id NOT IN (SELECT document_id FROM texts))",
        (*beside.parameters, *within.parameters),
    )


def _order(order: Order, words: SearchWords) -> Condition:
    if order == "confidence":
        return Condition("statements.confidence DESC")
    if order == "rank" and words.wanted:
        # FTS5 says how well a row fits only where it looks for rows
        return Condition(
            "COALESCE((SELECT rank FROM statements_fts WHERE statements_fts MATCH ? AND rowid = statements.id), 0)",
            (match_of(words.wanted),),
        )
    return Condition(f"{DAY} DESC")


def _hits(db: Database, numbers: Sequence[int], words: SearchWords) -> Iterator[Hit]:
    for first in range(0, len(numbers), _AT_ONCE):
        some = numbers[first : first + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        rows = {row[0]: row for row in db.execute(_HITS.format(marks=marks), some)}
        marked = _marked(db, some, words)
        for number in some:
            statement = rows[number][4]
            yield Hit(*(*rows[number], _marks(statement, marked.get(number), words.wanted)))


@dataclass(frozen=True, slots=True)
class _Marked:
    """A statement in which FTS5 has put signs around what was looked for."""

    text: str
    begin: str
    end: str

    def spans(self, statement: str) -> Iterator[TextSpan]:
        """What stands between the signs; nothing where the text without them is not the statement."""
        first, *others = self.text.split(self.begin)
        at, found = len(first), []
        for part in others:
            inside, _, after = part.partition(self.end)
            found.append(TextSpan(at, at + len(inside)))
            at += len(inside) + len(after)
        if self.text.replace(self.begin, "").replace(self.end, "") == statement:
            yield from found


def _marked(db: Database, numbers: Sequence[int], words: SearchWords) -> dict[int, _Marked]:
    """The statements with the words marked; those that only begin a word are marked elsewhere."""
    if not (terms := [term for term in words.wanted if not term.word]):
        return {}
    begin, end = (f"\ufdd0{token_hex(8)}{sign}\ufdd1" for sign in ("begin", "end"))
    rows = db.execute(
        "SELECT rowid, highlight(statements_fts, 0, ?, ?) FROM statements_fts WHERE statements_fts MATCH ? "
        f"AND rowid IN ({', '.join('?' * len(numbers))})",
        (begin, end, match_of(terms), *numbers),
    )
    return {number: _Marked(text, begin, end) for number, text in rows}


def _marks(statement: str, marked: _Marked | None, terms: Sequence[Term]) -> tuple[TextSpan, ...]:
    found = [] if marked is None else list(marked.spans(statement))
    beginnings = tuple(filter(None, (term.word for term in terms)))
    if beginnings:
        found += (
            TextSpan(*word.span()) for word in _WORD.finditer(statement) if folded(word[0]).startswith(beginnings)
        )
    return tuple(sorted(set(found)))
