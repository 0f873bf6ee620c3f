"""Corrections of people: decisions as `inquit people` makes them, with their reviewer, and looked at before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlite_utils.db import Database

from inquit.errors import StaleError
from inquit.store.database import said_of_database, transaction
from inquit.store.linked_people import decisions

__all__ = ["PeopleCorrections", "PersonEffect"]

# Who speakers are, and how much they say.
_BEARERS: Final = """
SELECT speakers.id, COALESCE(people.name, speakers.name), speakers.document_id,
    (SELECT COUNT(*) FROM statements WHERE statements.speaker_id = speakers.id)
FROM json_each(?) AS wanted JOIN speakers ON speakers.{column} = wanted.value
LEFT JOIN people ON people.id = speakers.person_id
"""
_VERSION: Final = "SELECT COALESCE(MAX(id), 0), COUNT(undone), COALESCE(MAX(undone), '') FROM decisions"


@dataclass(frozen=True, slots=True)
class PersonEffect:
    """What would become of the statements of a person: under which name they stand, and would stand."""

    before: str
    after: str
    statements: int
    texts: int


class _LookedOn(Exception):  # noqa: N818 - no error: the way out of what is only looked at
    pass


class PeopleCorrections:
    """The decisions of a database about people, made by one reviewer.

    People are named by their numbers: 12 for p12. Each method takes `version`, that of what was shown; without it
    nothing is compared.
    """

    def __init__(self, db: Database, path: Path, reviewer: str) -> None:
        self._db = db
        self._path = path
        self._reviewer = reviewer

    def version(self) -> str:
        """The version of all that was decided."""
        with said_of_database(self._path):
            return ".".join(map(str, self._db.execute(_VERSION).fetchone()))

    def merge(self, people: Sequence[int], *, version: str | None = None) -> int:
        """Say that these are one person: the decision's number.

        Raises:
            StaleError: something else was decided since it was shown. So do all that follow.
        """
        with self._on(version):
            return decisions.merge(self._db, people, reviewer=self._reviewer)

    def split(
        self,
        person: int,
        *,
        documents: Sequence[int] = (),
        as_printed: str | None = None,
        version: str | None = None,
    ) -> int:
        """Say that who is meant in these documents, or where the name is printed so, is somebody else.

        Raises:
            StoreError: the person speaks in none of them, or in no others.
        """
        with self._on(version):
            return decisions.split(
                self._db, person, documents=documents, as_printed=as_printed, reviewer=self._reviewer
            )

    def rename(self, person: int, name: str, *, version: str | None = None) -> int:
        """Give a person another name.

        Raises:
            StoreError: it is no name.
        """
        with self._on(version):
            return decisions.rename(self._db, person, name, reviewer=self._reviewer)

    def set_values(self, person: int, values: Mapping[str, str], *, version: str | None = None) -> int:
        """Say what a person is: role, kind, gender, affiliation, id.

        Raises:
            StoreError: there is no such value, or the id is somebody else's.
        """
        with self._on(version):
            return decisions.set_values(self._db, person, values, reviewer=self._reviewer)

    def undo(self, number: int, *, version: str | None = None) -> decisions.Decision:
        """Take a decision back.

        Raises:
            MissingError: there is none of this number.
            StaleError: it is taken back already.
        """
        with self._on(version):
            return decisions.undo(self._db, number, reviewer=self._reviewer)

    def effect(self, people: Sequence[int], decide: Callable[[PeopleCorrections], object]) -> list[PersonEffect]:
        """What would become of the statements of these people if something was decided; nothing is.

        decide: what would be done, as in `lambda people: people.merge([3, 5])`.

        Raises:
            StoreError: it cannot be done.
        """
        effects: dict[tuple[str, str], tuple[int, set[int]]] = {}
        try:
            with said_of_database(self._path), transaction(self._db):
                before = self._names("person_id", people)
                decide(self)
                after = self._names("id", list(before))
                raise _LookedOn
        except _LookedOn:
            for speaker, (name, text, said) in before.items():
                statements, texts = effects.get((name, after[speaker][0]), (0, set()))
                effects[name, after[speaker][0]] = statements + said, texts | {text}
        return [PersonEffect(*names, said, len(texts)) for names, (said, texts) in effects.items()]

    def _names(self, column: str, numbers: Sequence[int]) -> dict[int, tuple[str, int, int]]:
        wanted = f"[{','.join(map(str, numbers))}]"
        rows = self._db.execute(_BEARERS.format(column=column), (wanted,))
        return {speaker: (name, text, said) for speaker, name, text, said in rows}

    @contextmanager
    def _on(self, version: str | None) -> Iterator[None]:
        """One decision, on the disk when it is confirmed."""
        with said_of_database(self._path):
            if not self._db.conn.in_transaction:
                self._db.execute("PRAGMA synchronous = FULL")
            with transaction(self._db):
                if version is not None and version != self.version():
                    raise StaleError("something else was decided about people since it was shown; look at it anew")
                yield
