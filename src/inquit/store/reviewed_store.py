"""A database as reviewers use it: corrections, the queue, samples, and what confidence comes to by them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlite_utils.db import Database

from inquit.filters import RowFilter
from inquit.store.calibrated_confidence import (
    CalibrationFigures,
    calibrate,
    calibration_in_use,
    end_calibration,
)
from inquit.store.changes import last_change_of
from inquit.store.corrections.correction import Correction, ShownIn
from inquit.store.corrections.corrections_api import Corrections
from inquit.store.corrections.people_corrections import PeopleCorrections
from inquit.store.corrections.review_history import HistoryEntry, review_history
from inquit.store.corrections.review_queue import (
    SampleProgress,
    count_unreviewed,
    draw_sample,
    least_certain,
    sample_progress,
)
from inquit.store.corrections.text_state import StatementRef, statement_versions
from inquit.store.database import said_of_database
from inquit.store.linked_people.people_list import ListedPerson, people_list
from inquit.store.search.filter_keywords import filter_of
from inquit.store.search.statement_search import Hit, statements_of
from inquit.store.text_list import ListedText, text_list

__all__ = ["ReviewedStore"]


class ReviewedStore:
    """What a `Store` offers to reviewers."""

    path: Path
    db: Database

    def corrections(self, reviewer: str, *, shown_in: ShownIn = "reading") -> Corrections:
        """The corrections of statements, as one reviewer makes them.

        shown_in: where the reviewer meets the statements. Confidence is learned from those of the queue and of samples.
        """
        return Corrections(self.db, self.path, reviewer, shown_in)

    def people_corrections(self, reviewer: str) -> PeopleCorrections:
        """The decisions about people, as one reviewer makes them."""
        return PeopleCorrections(self.db, self.path, reviewer)

    def unplaced(self) -> list[Correction]:
        """The corrections that hold and fit nothing: their text has changed or was read otherwise, or is gone."""
        return Corrections(self.db, self.path, "").unplaced()

    def history(self, *, text: int | None = None, limit: int = 100) -> list[HistoryEntry]:
        """What reviewers have done, the last first; of one text, or of all with the decisions about people."""
        with said_of_database(self.path):
            return review_history(self.db, text=text, limit=limit)

    def queue(self, limit: int = 1, *, rows: RowFilter | None = None, **filters: Any) -> list[int]:
        """The numbers of the statements that nobody has judged, the least certain first.

        rows: which statements are meant; all without it. filters: the same as keywords of `find`.

        Raises:
            SettingsError: there is no such filter.
        """
        with said_of_database(self.path):
            return least_certain(self.db, rows or filter_of(filters), limit=limit)

    def statements(self, numbers: Sequence[int]) -> tuple[Hit, ...]:
        """The statements of these numbers, as `find` gives them."""
        with said_of_database(self.path):
            return statements_of(self.db, numbers)

    def refs(self, hits: Iterable[Hit]) -> list[StatementRef]:
        """What was found, as corrections name it; in the state of now."""
        found = list(hits)
        with said_of_database(self.path):
            versions = statement_versions(self.db, [hit.number for hit in found])
        return [StatementRef(hit.document_number, hit.row, versions.get(hit.number, "")) for hit in found]

    def unreviewed(self, *, rows: RowFilter | None = None, **filters: Any) -> int:
        """How many statements nobody has judged; `rows` and `filters` as those of `queue`.

        Raises:
            SettingsError: there is no such filter.
        """
        with said_of_database(self.path):
            return count_unreviewed(self.db, rows or filter_of(filters))

    def draw_sample(self, size: int, *, seed: int = 1) -> SampleProgress:
        """Draw a sample of all statements that the reader has found.

        Raises:
            StoreError: there is none.
        """
        with said_of_database(self.path):
            return sample_progress(self.db, draw_sample(self.db, size, seed))

    def sample(self, number: int | None = None) -> SampleProgress:
        """How far a sample was reviewed, or the last one, and how precise the reader is by it.

        Raises:
            MissingError: there is none.
        """
        with said_of_database(self.path):
            return sample_progress(self.db, number)

    def calibrate(self, *, keeps: bool = True) -> CalibrationFigures:
        """Learn from what was reviewed what confidence comes to in this corpus, and use it where that is better.

        Raises:
            StoreError: too few statements were reviewed.
        """
        with said_of_database(self.path):
            return calibrate(self.db, keeps=keeps)

    def is_calibrated(self) -> bool:
        """Whether confidences are those that were learned here."""
        with said_of_database(self.path):
            return calibration_in_use(self.db) is not None

    def end_calibration(self) -> bool:
        """Go back to the reader's own confidences: whether others were in use."""
        with said_of_database(self.path):
            return end_calibration(self.db)

    def listed_texts(self, *, limit: int, before: int | None = None) -> list[ListedText]:
        """The texts, those that came last first; before: only those with a lower number."""
        with said_of_database(self.path):
            return text_list(self.db, limit=limit, before=before)

    def listed_people(self, *, top: int | None = None, named: str | None = None) -> list[ListedPerson]:
        """The people, those who say most first; named: only those whom this name or id fits."""
        with said_of_database(self.path):
            return list(people_list(self.db, top=top, named=named))

    def statements_of_text(self, text: int) -> int:
        """How many statements a text has; 0 of one that is not there."""
        with said_of_database(self.path):
            row = self.db.execute("SELECT statements FROM text_counts WHERE document_id = ?", (text,)).fetchone()
            return 0 if row is None else int(row[0])

    def last_change_of(self, text: int) -> int:
        """The number of the last change of a text, or of what reviewers say of it: another one after each."""
        with said_of_database(self.path):
            return last_change_of(self.db, text)

    def corrected_texts(self) -> int:
        """How many texts have corrections of statements that hold."""
        with said_of_database(self.path):
            return int(self.db.execute("SELECT COUNT(*) FROM reviewed_texts").fetchone()[0])

    def reviewed_texts(self) -> list[int]:
        """The numbers of the documents of which all was reviewed."""
        with said_of_database(self.path):
            query = "SELECT document_id FROM reviewed_texts WHERE is_done ORDER BY document_id"
            return [row[0] for row in self.db.execute(query)]
