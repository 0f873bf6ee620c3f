"""What `inquit people` does, by action."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from inquit.cli.messages import notice
from inquit.cli.output import text_output
from inquit.cli.overwriting import refuse_overwriting
from inquit.cli.people_writers import write_decisions, write_people, write_roster, write_suggestions
from inquit.errors import StoreError
from inquit.render.display import displayable
from inquit.store import Store
from inquit.store.cells import sql_text
from inquit.store.database import said_of_database
from inquit.store.linked_people import decisions
from inquit.store.linked_people.people_list import people_list
from inquit.store.linked_people.person_lookup import person_called
from inquit.store.linked_people.proposed_links import Suggestion, suggestions

__all__ = ["PeopleJob", "do_with_people"]

_YES, _NO, _QUIT = "y", "n", "q"
_SHOWN = 3  # ids of those who are named alike
_TOO_LONG = 19  # figures; more than a whole number of SQLite has
_QUESTION = "One person? (y, n, skip, quit)"
# How many words each action takes: at least, at most.
_WORDS: Mapping[str, tuple[int, int]] = {
    "list": (0, 1), "suggest": (0, 0), "merge": (2, 1000), "split": (1, 1), "rename": (2, 2), "set": (2, 1000),
    "log": (0, 0), "undo": (0, 1), "export": (1, 1),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PeopleJob:
    """What was asked for.

    words: what stands behind the action.
    is_listed: a format or a file was named, so that suggestions are written and not asked about.
    """

    action: str
    words: Sequence[str]
    format: str
    output: Path | None
    is_listed: bool
    top: int | None
    accept: float | None
    documents: Sequence[str]
    as_printed: str | None

    @property
    def writes(self) -> bool:
        """Whether the database is changed."""
        if self.action == "suggest":
            return self.accept is not None or not self.is_listed
        return self.action not in ("list", "log", "export")


def do_with_people(database: Path, job: PeopleJob) -> None:
    """Do what was asked for.

    Raises:
        BadParameter: the words or options are not those of the action.
        StoreError: the database cannot be used, or what was asked for cannot be done with what is in it.
    """
    _check(job)
    refuse_overwriting([job.output, Path(job.words[0]) if job.action == "export" else None], [database])
    if job.writes:
        Store(database, writes=False).close()  # which has to be there already
    with Store(database, writes=job.writes) as store, said_of_database(database):
        _ACTIONS[job.action](store, job)


def _check(job: PeopleJob) -> None:
    least, most = _WORDS[job.action]
    if not least <= len(job.words) <= most:
        wanted = f"{least}" if least == most else f"{least} or more" if most > least + 1 else f"{least} or {most}"
        words = "word" if wanted == "1" else "words"
        raise typer.BadParameter(f"{job.action} takes {wanted} {words} behind it, not {len(job.words)}; see --help")
    given = {
        "--documents": ("split", bool(job.documents)),
        "--as-printed": ("split", job.as_printed is not None),
        "--accept": ("suggest", job.accept is not None),
    }
    for option, (action, is_given) in given.items():
        if is_given and action != job.action:
            raise typer.BadParameter(f"{option} is for {action} only")
    if job.action == "split" and bool(job.documents) == (job.as_printed is not None):
        raise typer.BadParameter("say what is split off: either --documents or --as-printed")


def _list(store: Store, job: PeopleJob) -> None:
    named = job.words[0] if job.words else None
    found = list(people_list(store.db, top=job.top, named=named))
    if named is not None and not found:
        person_called(store.db, named)  # which says who is near
    with text_output(job.output, escape=None) as stream:
        write_people(stream, found, job.format)


def _suggest(store: Store, job: PeopleJob) -> None:
    found = suggestions(store.db)[: job.top]
    if job.accept is not None:
        likely = [one for one in found if one.score >= job.accept]
        made = decisions.merge_all(store.db, [(one.people, None) for one in likely])
        notice(f"{len(made)} of {len(found)} suggestions accepted; `log` lists them, and `undo` takes them back")
    elif job.is_listed:
        with text_output(job.output, escape=None) as stream:
            write_suggestions(stream, found, job.format)
    else:
        _ask(store, found)


def _ask(store: Store, found: Sequence[Suggestion]) -> None:
    """Ask about one after the other, until there are no more or no more answers."""
    for place, one in enumerate(found, start=1):
        ids = ", ".join(f"p{number}" for number in one.people[1 : _SHOWN + 1]) + (
            " ..." if len(one.people) > _SHOWN + 1 else ""
        )
        typer.echo(displayable(f"{place}/{len(found)}  {one.names[0]} (p{one.people[0]}) - {one.names[1]} ({ids})"))
        typer.echo(displayable(f"  {one.score:.0%}: {'; '.join(one.why)}"))
        try:
            answer = typer.prompt(_QUESTION, default="skip", show_default=False).strip().lower()[:1]
        except typer.Abort:
            answer = _QUIT
        if answer == _QUIT:
            return
        if answer == _YES:
            decisions.merge(store.db, one.people)
        elif answer == _NO:
            for other in one.people[1:]:
                decisions.keep_apart(store.db, one.people[0], other)


def _merge(store: Store, job: PeopleJob) -> None:
    people = list(dict.fromkeys(person_called(store.db, word) for word in job.words))
    if len(people) == 1:
        raise StoreError(f"{' and '.join(job.words)} are one person already (p{people[0]})")
    _say(store, decisions.merge(store.db, people))


def _split(store: Store, job: PeopleJob) -> None:
    person = person_called(store.db, job.words[0])
    numbers: list[int] = []
    for document in job.documents:
        named = "SELECT id FROM documents WHERE document = CAST(? AS TEXT) OR origin = CAST(? AS TEXT)"
        found = store.db.execute(named, (sql_text(document), sql_text(document)))
        ids = [int(row[0]) for row in found.fetchall()]
        if not ids and "," not in document:  # which may be several
            raise StoreError(f"no document has the id {document!r}")
        numbers += ids
    _say(store, decisions.split(store.db, person, documents=numbers, as_printed=job.as_printed))


def _rename(store: Store, job: PeopleJob) -> None:
    _say(store, decisions.rename(store.db, person_called(store.db, job.words[0]), job.words[1]))


def _set(store: Store, job: PeopleJob) -> None:
    values = {}
    for word in job.words[1:]:
        field, sign, value = word.partition("=")
        if not sign:
            raise typer.BadParameter(f"{word!r} is no FIELD=VALUE, as in role=president")
        values[field.strip().lower()] = value.strip()
    _say(store, decisions.set_values(store.db, person_called(store.db, job.words[0]), values))


def _log(store: Store, job: PeopleJob) -> None:
    with text_output(job.output, escape=None) as stream:
        write_decisions(stream, decisions.decided(store.db), job.format)


def _undo(store: Store, job: PeopleJob) -> None:
    number = job.words[0] if job.words else None
    if number is not None and not (number.isascii() and number.isdigit() and len(number) < _TOO_LONG):
        raise typer.BadParameter(f"{number!r} is no number of a decision; `log` lists them")
    undone = decisions.undo(store.db, None if number is None else int(number))
    typer.echo(displayable(f"{undone.number}: taken back: {undone.says}"))


def _export(store: Store, job: PeopleJob) -> None:
    path = Path(job.words[0])
    found = list(people_list(store.db, top=job.top))
    with text_output(path) as stream:
        left = write_roster(stream, found)
    notice(f"{path}: {len(found) - left} people; --roster reads it")
    if left:
        notice(f"{left} people are left out who have the name of another one and no id; `set` gives them one")


def _say(store: Store, number: int) -> None:
    (made,) = [one for one in decisions.decided(store.db) if one.number == number]
    typer.echo(displayable(f"{made.number}: {made.says}"))


_ACTIONS: Mapping[str, Callable[[Store, PeopleJob], None]] = {
    "list": _list, "suggest": _suggest, "merge": _merge, "split": _split, "rename": _rename, "set": _set,
    "log": _log, "undo": _undo, "export": _export,
}  # fmt: skip
