"""A filter of rows as a condition in SQL: takes of a database what `RowFilter.apply` takes of its documents.

A name also finds the person that the database has linked a speaker to: by any of its names, its number or its id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from inquit.filters import DESCRIBED_BY, RowFilter, TextFilter, folded
from inquit.store.search.sql_condition import Condition, all_of, any_of, within

__all__ = ["IS_DATE", "conditions", "named", "statement_conditions", "text_conditions", "undated"]

# Whether a date is one of ISO 8601, as `inquit.filters.is_date` has it.
IS_DATE = " OR ".join(
    f"documents.date GLOB '{form}'"
    for form in (
        "[0-9][0-9][0-9][0-9]",
        "[0-9][0-9][0-9][0-9]-[0-9][0-9]",
        "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]",
        "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9][T ]*",
    )
)
_PERSON = re.compile(r"[pP]([0-9]{1,18})")


def conditions(rows: RowFilter) -> Condition:
    """Which rows of the table `statements` a filter takes; other tables are asked in queries of their own."""
    found = [statement_conditions(rows)]
    if (texts := text_conditions(rows)).parameters:
        found.append(
            Condition(f"statements.document_id IN (SELECT id FROM documents WHERE {texts.sql})", texts.parameters)
        )
    return all_of(found)


def statement_conditions(rows: RowFilter) -> Condition:
    """The same without what a filter asks of texts."""
    return all_of([*_of_statements(rows), *_of_speakers(rows)])


def text_conditions(texts: TextFilter) -> Condition:
    """Which rows of the table `documents` a filter takes."""
    found = list(_of_texts(texts))
    if texts.asks_for_dates:
        found.append(Condition(f"({IS_DATE})"))
    if texts.since is not None:
        found.append(Condition("documents.date >= ?", (texts.since,)))
    if texts.until is not None:
        found.append(Condition("substr(documents.date, 1, ?) <= ?", (len(texts.until), texts.until)))
    return all_of(found)


def undated(texts: TextFilter) -> Condition:
    """Which rows of the table `documents` a filter leaves out for want of a date only."""
    if not texts.asks_for_dates:
        return Condition("0")
    return all_of([*_of_texts(texts), Condition(f"(documents.date IS NULL OR NOT ({IS_DATE}))")])


def _of_texts(texts: TextFilter) -> Iterable[Condition]:
    if texts.genres:
        yield _one_of("documents.genre", sorted(texts.genres))
    if texts.sites:
        known = any_of([Condition("inquit_is_value(site, ?)", (_text(site),)) for site in texts.sites])
        # few sites have many texts
        sql = f"documents.site IN (SELECT site FROM (SELECT DISTINCT site FROM documents) WHERE {known.sql})"
        yield Condition(sql, known.parameters)
    if texts.added_since is not None:
        yield Condition("documents.added >= ?", (texts.added_since,))
    for column, value in texts.where:
        yield _where(folded(_text(column)), _text(value))


def _where(column: str, value: str) -> Condition:
    """A column that the user keeps has a value, or, where there is none of the name, what is known about a text."""
    kept = "EXISTS (SELECT 1 FROM document_fields WHERE document_id = documents.id AND inquit_folded(name) = ?{more})"
    known = f"documents.{column}" if column in DESCRIBED_BY else "NULL"
    return Condition(
        f"CASE WHEN {kept.format(more='')} THEN {kept.format(more=' AND inquit_is_value(value, ?)')} "
        f"ELSE inquit_is_value({known}, ?) END",
        (column, column, value, value),
    )


def _of_statements(rows: RowFilter) -> Iterable[Condition]:
    if rows.types:
        yield _one_of("statements.type", sorted(rows.types))
    if rows.statuses:
        yield _one_of("statements.status", sorted(rows.statuses))
    if rows.min_confidence > 0:
        yield Condition("statements.confidence >= ?", (float(rows.min_confidence),))
    if rows.first_hand:
        yield Condition("statements.reporter_id IS NULL")


def _of_speakers(rows: RowFilter) -> Iterable[Condition]:
    if rows.speakers:
        yield within("statements.speaker_id", [named(name) for name in rows.speakers])
    if rows.addressees:
        yield within("statements.addressee_id", [named(name) for name in rows.addressees])
    if rows.kinds:
        kind = _one_of("kind", sorted(rows.kinds))
        yield within("statements.speaker_id", [Condition(f"SELECT id FROM speakers WHERE {kind.sql}", kind.parameters)])
    if rows.roles:
        yield within("statements.speaker_id", [_in_role(rows.roles)])
    if rows.without_speakers:
        yield _without([named(name) for name in rows.without_speakers])
    if rows.without_roles:
        yield _without([_in_role(rows.without_roles)])


def _in_role(roles: Sequence[str]) -> Condition:
    role = any_of([Condition("inquit_has_words(role, affiliation, ?)", (_text(words),)) for words in roles])
    return Condition(f"SELECT id FROM speakers WHERE {role.sql}", role.parameters)


def _without(queries: Sequence[Condition]) -> Condition:
    """Nobody whom the queries find; whoever could not be told may stay."""
    found = within("statements.speaker_id", queries)
    return Condition(f"(statements.speaker_id IS NULL OR NOT {found.sql})", found.parameters)


def named(name: str) -> Condition:
    """The speakers whom a text calls so, and those of the people who have the name or the id."""
    wanted, id_ = folded(_text(name)), _text(name).strip()
    person = _PERSON.fullmatch(id_)
    return Condition(
        "SELECT id FROM speakers WHERE folded = ? "
        "UNION SELECT speaker_id FROM speaker_aliases WHERE folded = ? "
        "UNION SELECT id FROM speakers WHERE person_id IN ("
        "SELECT person_id FROM person_names WHERE folded = ? "
        "UNION SELECT id FROM people WHERE id = ? OR identifier = ?)",
        (wanted, wanted, wanted, int(person[1]) if person else None, id_),
    )


def _one_of(column: str, values: Sequence[object]) -> Condition:
    return Condition(f"{column} IN ({', '.join('?' * len(values))})", tuple(values))


def _text(typed: str) -> str:
    """What was typed, as SQLite takes it: half characters, which UTF-8 has no bytes for, are equal to nothing."""
    return typed.encode("utf-8", "replace").decode("utf-8")
