"""How `inquit people` writes: people, suggestions and decisions, as tables, CSV and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import IO, Any

from rich.table import Table
from rich.text import Text

from inquit.io.outputs.csv_output import write_rows
from inquit.io.outputs.json_output import json_line
from inquit.io.roster import ROSTER_COLUMNS
from inquit.render.display import displayable, plain_table
from inquit.render.screen import Screen
from inquit.store.linked_people.decisions import Decision
from inquit.store.linked_people.people_list import ListedPerson, RoleInTime
from inquit.store.linked_people.proposed_links import Suggestion

__all__ = ["local_time", "write_decisions", "write_listed", "write_people", "write_roster", "write_suggestions"]

_PERSON = ("id", "name", "statements", "texts", "roles", "aliases", "identifier", "kind", "gender", "affiliation")
_SUGGESTION = ("score", "people", "name", "other_name", "kind", "why")
_IN_TABLE = 6  # columns of a person that a table has room for
_ROLES, _ALIASES = 3, 4  # so many of them in a table


def write_people(stream: IO[Any], people: Sequence[ListedPerson], format_: str) -> None:
    """People with their figures, roles over time and names."""
    if format_ == "json":
        _write_json(stream, "people", (asdict(one) for one in people))
    elif format_ == "csv":
        write_rows(stream, _PERSON, (_cells(one, None, None) for one in people))
    else:
        _write_table(stream, _PERSON[:_IN_TABLE], (_cells(one, _ROLES, _ALIASES)[:_IN_TABLE] for one in people))


def write_suggestions(stream: IO[Any], found: Sequence[Suggestion], format_: str) -> None:
    """Who may be one person, and why."""
    rows = (
        (one.score, " ".join(f"p{number}" for number in one.people), *one.names, one.kind, "; ".join(one.why))
        for one in found
    )
    write_listed(stream, "suggestions", _SUGGESTION, rows, format_)


def write_decisions(stream: IO[Any], made: Sequence[Decision], format_: str) -> None:
    """What was decided, in order."""
    rows = (
        (one.number, local_time(one.made) if format_ == "table" else one.made, one.says, one.undone) for one in made
    )
    write_listed(stream, "decisions", ("number", "made", "decision", "taken_back"), rows, format_)


def write_roster(stream: IO[Any], people: Iterable[ListedPerson]) -> int:
    """People as a roster: how many are left out, as their name is that of another one and they have no id."""
    rows, seen, left = [], set(), 0
    for one in people:
        if one.name in seen and one.identifier is None:
            left += 1
            continue
        seen.add(one.name)
        role = one.role or (one.roles[-1].role if one.roles else None)
        affiliation = one.affiliation or (one.roles[-1].affiliation if one.roles else None)
        cells = {"name": one.name, "aliases": "; ".join(one.aliases), "id": one.identifier, "kind": one.kind}
        cells |= {"gender": one.gender, "role": role, "affiliation": affiliation}
        rows.append([cells.get(column) for column in ROSTER_COLUMNS])
    write_rows(stream, ROSTER_COLUMNS, rows)
    return left


def local_time(made: str) -> str:
    """When something was decided, for a table: to the minute, where the user is."""
    return datetime.fromisoformat(made).astimezone().strftime("%Y-%m-%d %H:%M")


def _cells(one: ListedPerson, roles: int | None, aliases: int | None) -> tuple[Any, ...]:
    said = [*([f"{one.role} (set)"] if one.role else []), *map(_role, one.roles)]
    return (
        one.id,
        one.name,
        one.statements,
        one.texts,
        "; ".join(said[:roles]) + _more(said, roles),
        "; ".join(one.aliases[:aliases]) + _more(one.aliases, aliases),
        one.identifier,
        one.kind,
        one.gender,
        one.affiliation,
    )


def _role(role: RoleInTime) -> str:
    """As in "Mayor, Springfield (2023-05 - 2024-01)"."""
    what = ", ".join(filter(None, (role.role, role.affiliation)))
    times = " - ".join(dict.fromkeys(time for time in (role.first, role.last) if time))
    return f"{what} ({times})" if times else what


def _more(values: Sequence[object], shown: int | None) -> str:
    return f" (+{len(values) - shown})" if shown is not None and len(values) > shown else ""


def write_listed(
    stream: IO[Any], what: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], format_: str
) -> None:
    """Rows of these columns as a table, CSV or JSON, where they stand under what they are.

    rows: of a table, a cell may be a tuple: parts that stand below each other.
    """
    if format_ == "json":
        _write_json(stream, what, (dict(zip(columns, row, strict=True)) for row in rows))
    elif format_ == "csv":
        write_rows(stream, columns, rows)
    else:
        _write_table(stream, columns, rows)


def _write_json(stream: IO[Any], what: str, records: Iterable[object]) -> None:
    stream.write(json_line({what: list(records)}) + "\n")


def _write_table(stream: IO[Any], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    table: Table = plain_table(2)
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*(Text("\n".join(map(_shown, cell if isinstance(cell, tuple) else (cell,)))) for cell in row))
    screen = Screen(stream)
    screen.print(table if table.row_count else Text("Nothing.", style="dim"))


def _shown(part: object) -> str:
    return displayable("" if part is None else str(part))
