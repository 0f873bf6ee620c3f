"""What pages and programs call to correct statements: each call is one transaction, one entry of the log, one undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlite_utils.db import Database

from inquit.document import Quote, QuoteType
from inquit.errors import MissingError, SettingsError, StaleError
from inquit.store.corrections.asked_changes import (
    AskedSpeaker,
    Stretches,
    asked_border,
    asked_spans,
    asked_speaker,
    asked_type,
)
from inquit.store.corrections.corrected_text import CorrectedText
from inquit.store.corrections.correction import Correction, CorrectionKind, ShownIn, undone_by
from inquit.store.corrections.correction_log import NewCorrection, append, read_corrections
from inquit.store.corrections.rewriting import rewrite, state_of
from inquit.store.corrections.stale_checks import check_reading, check_refs, check_text, key_of
from inquit.store.corrections.text_anchors import anchor_of
from inquit.store.corrections.text_state import (
    StatementRef,
    TextState,
    seen_record,
    statement_versions,
    targets_of,
    text_state,
)
from inquit.store.database import said_of_database, transaction
from inquit.store.linked_people.linking import link_again

__all__ = ["Applied", "Corrections"]

_TEXTS_AT_ONCE: Final = """
SELECT DISTINCT corrections.origin, corrections.key, documents.id FROM corrections
LEFT JOIN documents ON documents.origin = corrections.origin AND documents.key = corrections.key
WHERE applied = ?
"""
_UNDOS: Final = "SELECT DISTINCT applied, undoes FROM corrections WHERE undoes IS NOT NULL"
_Change = tuple[CorrectionKind, dict[str, Any]]  # what is noted of one statement: the kind and the value


@dataclass(frozen=True, slots=True)
class Applied:
    """What was applied at once.

    number: by which `undo` takes it back.
    statements, texts: how many it was about.
    """

    number: int
    statements: int
    texts: int


class Corrections:
    """The corrections of a database, made by one reviewer.

    reviewer: who corrects, as the log names her or him.
    shown_in: where the statements were shown: "reading", "queue" or "sample".
    """

    def __init__(self, db: Database, path: Path, reviewer: str, shown_in: ShownIn = "reading") -> None:
        self._db = db
        self._path = path
        self._reviewer = reviewer
        self._shown_in: ShownIn = shown_in

    def text(self, number: int) -> TextState:
        """The text of this number as a reviewer is shown it.

        Raises:
            MissingError: there is no such document.
        """
        with said_of_database(self._path):
            return text_state(self._db, number)

    def ref(self, statement: int) -> StatementRef:
        """The statement of this number in the database, as `Hit.number` has it, as it is now.

        Raises:
            MissingError: there is none.
        """
        with said_of_database(self._path):
            row = self._db.execute("SELECT document_id, row FROM statements WHERE id = ?", (statement,)).fetchone()
            if row is None:
                raise MissingError(f"there is no statement {statement} in the database; search again")
            return StatementRef(row[0], row[1], statement_versions(self._db, [statement])[statement])

    def accept(self, *refs: StatementRef) -> Applied:
        """Say that statements are right as they are.

        Raises:
            StaleError: one of them is not as it was shown; then nothing is corrected. So do all that follow.
        """
        return self._correct(refs, lambda *_: [("accept", {})])

    def reject(self, *refs: StatementRef) -> Applied:
        """Say that these are no statements."""
        return self._correct(refs, lambda *_: [("reject", {})])

    def set_type(self, type_: QuoteType, *refs: StatementRef) -> Applied:
        """Say of which type statements are.

        Raises:
            SettingsError: there is no such type.
        """
        value = {"type": asked_type(type_)}
        return self._correct(refs, lambda *_: [("type", value)])

    def set_speaker(self, speaker: AskedSpeaker, *refs: StatementRef) -> Applied:
        """Say who speaks: somebody of the text, by the name or as its `Speaker`; a new name; or None: nobody can tell.

        Raises:
            SettingsError: it is no name.
        """
        return self._correct(refs, lambda state, _: [("speaker", {"speaker": asked_speaker(state, speaker)})])

    def set_addressee(self, addressee: AskedSpeaker, *refs: StatementRef) -> Applied:
        """Say to whom it is said.

        Raises:
            SettingsError: it is no name.
        """
        return self._correct(refs, lambda state, _: [("addressee", {"speaker": asked_speaker(state, addressee)})])

    def set_role(self, ref: StatementRef, role: str | None = None, affiliation: str | None = None) -> Applied:
        """Say as what the speaker of a statement speaks, in all of the text; None leaves it as it is, "" takes it back.

        Raises:
            SettingsError: the statement has no speaker.
        """

        def changes(state: CorrectedText, quote: Quote) -> list[_Change]:
            speaker = state.document.speaker_of(quote)
            if speaker is None:
                raise SettingsError("nobody is known to speak here; say first who it is")
            given = (("role", role), ("affiliation", affiliation))
            value = {name: said or None for name, said in given if said is not None}
            return [("role", {"speaker": asked_speaker(state, speaker), **value})]

        return self._correct((ref,), changes)

    def set_borders(
        self,
        ref: StatementRef,
        *,
        content: Stretches | None = None,
        cue: Stretches | None = None,
        source: Stretches | None = None,
    ) -> Applied:
        """Say where a statement, its reporting words and the mention of its speaker stand; None leaves it as it is.

        Raises:
            SettingsError: these are no stretches of the text, or nothing is named.
        """
        borders: dict[CorrectionKind, Stretches | None] = {"content": content, "cue": cue, "source": source}
        asked = {kind: list(stretches) for kind, stretches in borders.items() if stretches is not None}

        def changes(state: CorrectedText, quote: Quote) -> list[_Change]:
            if "content" in asked:
                spans = asked_spans(state.document, asked["content"], needed=True)
                if any(one.content == spans and one.id != quote.id for one in state.document.quotes):
                    raise SettingsError("another statement stands there already; reject one of the two")
            return [(kind, asked_border(state.document, stretches)) for kind, stretches in asked.items()]

        if not asked:
            raise SettingsError("name a border: content, cue or source")
        return self._correct((ref,), changes)

    def add(
        self,
        text: int,
        version: str,
        *,
        type_: QuoteType,
        content: Stretches,
        speaker: AskedSpeaker = None,
        cue: Stretches = (),
        source: Stretches = (),
    ) -> Applied:
        """Add a statement that was missed.

        version: of the text; only another text or reading makes it stale, and not what was corrected beside it.

        Raises:
            StaleError: the text is another now, or somebody has added the statement, or it was there already.
            SettingsError: these are no stretches of the text, or it is no name.
        """
        with self._transaction():
            check_reading(self._db, text, version)
            state = state_of(self._db, text)
            spans = asked_spans(state.document, content, needed=True)
            same = next((one for one in state.document.quotes if one.content == spans), None)
            if same is not None:
                raise StaleError("that is a statement already", (seen_record(state.document, same),))
            value = {
                "type": asked_type(type_),
                "speaker": asked_speaker(state, speaker),
                "cue": asked_border(state.document, cue),
                "source": asked_border(state.document, source),
            }
            origin, key = key_of(self._db, text)
            target = anchor_of(state.document, spans)
            before = {"statement": state.document.text_of(spans)}
            return self._apply([NewCorrection(origin, key, "add", target, value, before)], {text: state})

    def finish(self, text: int, version: str) -> Applied:
        """Say that all of a text was reviewed: what nobody has judged is right, and nothing was missed.

        Raises:
            StaleError: something was corrected since it was shown.
        """
        with self._transaction():
            check_text(self._db, text, version)
            state = state_of(self._db, text)
            origin, key = key_of(self._db, text)
            targets = targets_of(state, {one.id for one in state.document.quotes})
            made = [
                NewCorrection(origin, key, "accept", targets[one.id], before=seen_record(state.document, one))
                for one in state.document.quotes
                if one.id not in state.reviews
            ]
            return self._apply([*made, NewCorrection(origin, key, "done")], {text: state})

    def undo(self, applied: int) -> Applied:
        """Take back what was applied at once; taking back an undo makes it hold again.

        Raises:
            StaleError: it is taken back already.
            MissingError: nothing was applied by this number.
        """
        with self._transaction():
            texts = self._db.execute(_TEXTS_AT_ONCE, (applied,)).fetchall()
            if not texts:
                raise MissingError(f"no correction {applied} was made; see them with: inquit corrections DATABASE log")
            if applied in undone_by(self._db.execute(_UNDOS).fetchall()):
                raise StaleError(f"the correction {applied} is taken back already")
            made = [NewCorrection(origin, key, "undo", undoes=applied) for origin, key, _ in texts]
            before = {number: state_of(self._db, number) for *_, number in texts if number is not None}
            return self._apply(made, before)

    def unplaced(self) -> list[Correction]:
        """All corrections that hold and fit nothing: their text has changed or was read otherwise, or is gone."""
        with said_of_database(self._path):
            undone = undone_by(self._db.execute(_UNDOS).fetchall())
            where = (
                "kind <> 'undo' AND (id IN (SELECT correction_id FROM unplaced_corrections) OR NOT EXISTS (SELECT 1 "
                "FROM documents WHERE documents.origin = corrections.origin AND documents.key = corrections.key)) "
                "ORDER BY id"
            )
            return [one for one in read_corrections(self._db, where) if one.applied not in undone]

    def _correct(
        self, refs: Sequence[StatementRef], changes: Callable[[CorrectedText, Quote], list[_Change]]
    ) -> Applied:
        if not refs:
            raise SettingsError("name a statement to correct")
        with self._transaction():
            check_refs(self._db, refs)
            made: list[NewCorrection] = []
            states: dict[int, CorrectedText] = {}
            for text in dict.fromkeys(ref.text for ref in refs):
                state = states[text] = state_of(self._db, text)
                rows = dict.fromkeys(ref.row for ref in refs if ref.text == text)
                quotes, targets = {one.id: one for one in state.document.quotes}, targets_of(state, rows)
                origin, key = key_of(self._db, text)
                for row in rows:
                    before = seen_record(state.document, quotes[row])
                    made += [
                        NewCorrection(origin, key, kind, targets[row], value, before)
                        for kind, value in changes(state, quotes[row])
                    ]
            return self._apply(made, states)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All of a correction or nothing; what is confirmed is on the disk, also after a loss of power."""
        with said_of_database(self._path):
            if not self._db.conn.in_transaction:
                self._db.execute("PRAGMA synchronous = FULL")
            with transaction(self._db):
                yield

    def _apply(self, made: Sequence[NewCorrection], before: Mapping[int, CorrectedText]) -> Applied:
        """Put it into the log, and the texts, which were in these states, into those that follow from it."""
        number = append(self._db, made, self._reviewer, self._shown_in)
        relinked = [rewrite(self._db, text, state) for text, state in before.items()]
        if any(relinked):
            link_again(self._db, decided=False)
        about = {(one.origin, one.key, one.target) for one in made if one.target is not None}
        return Applied(number, len(about), len({(one.origin, one.key) for one in made}))
