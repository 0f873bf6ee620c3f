"""The tables that say what has changed, and how much there is of each text, as a migration makes them.

Triggers fill them, so that nobody who writes can forget to, and in the same transaction: who keeps what was worked out
from the database knows what of it holds no more.
"""

from __future__ import annotations

from typing import Final

from inquit.store.search.filter_conditions import IS_DATE

__all__ = ["CHANGE_TABLES"]

# By what `changes.number` is that of a text: the table, and where its number stands in a row.
_OF_TEXTS: Final = {
    "documents": "{row}.id",
    "texts": "{row}.document_id",
    "document_fields": "{row}.document_id",
    "speakers": "{row}.document_id",
    "statements": "{row}.document_id",
    "reviewed_texts": "{row}.document_id",
}


def _noting(table: str, what: str, number: str, update: str = "UPDATE") -> str:
    """Triggers that note each change of a table; in two steps, as what fires them decides what a conflict leads to."""
    return "".join(
        f"CREATE TRIGGER changes_of_{table}_{what}_{event[:6].lower()} AFTER {event} ON {table} BEGIN\n"
        f"    DELETE FROM changes WHERE what = '{what}' AND number = {of};\n"
        f"    INSERT INTO changes (what, number) SELECT '{what}', {of} WHERE {of} IS NOT NULL;\nEND;\n"
        for event in ("INSERT", update, "DELETE")
        for of in [number.format(row="old" if event == "DELETE" else "new")]
    )


# A text that is corrected; the log is never changed, and what of it is forgotten is forgotten with the text.
_CORRECTED: Final = "(SELECT id FROM documents WHERE origin = {row}.origin AND key = {row}.key)"
_DAY: Final = IS_DATE.replace("documents.", "")

CHANGE_TABLES: Final = f"""
-- the order in which statements are found, so that the first are found without looking at all
CREATE INDEX documents_by_day ON documents (CASE WHEN {_DAY} THEN date END DESC, id);
-- whether any text has times, or is one that is told in turns
CREATE INDEX statements_timed ON statements (id) WHERE start_time IS NOT NULL;
CREATE INDEX documents_by_genre ON documents (genre);

CREATE TABLE text_counts (          -- how many statements each text with any has
    document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    statements INTEGER NOT NULL,
    reviewed INTEGER NOT NULL       -- how many of them somebody has judged
);
INSERT INTO text_counts SELECT document_id, COUNT(*), COUNT(review) FROM statements GROUP BY document_id;
CREATE TRIGGER counts_of_statements_insert AFTER INSERT ON statements BEGIN
    INSERT INTO text_counts SELECT new.document_id, 0, 0
    WHERE NOT EXISTS (SELECT 1 FROM text_counts WHERE document_id = new.document_id);
    UPDATE text_counts SET statements = statements + 1, reviewed = reviewed + (new.review IS NOT NULL)
    WHERE document_id = new.document_id;
END;
CREATE TRIGGER counts_of_statements_update AFTER UPDATE OF review ON statements
WHEN (old.review IS NULL) <> (new.review IS NULL) BEGIN
    UPDATE text_counts SET reviewed = reviewed + (new.review IS NOT NULL) - (old.review IS NOT NULL)
    WHERE document_id = new.document_id;
END;
CREATE TRIGGER counts_of_statements_delete AFTER DELETE ON statements BEGIN
    UPDATE text_counts SET statements = statements - 1, reviewed = reviewed - (old.review IS NOT NULL)
    WHERE document_id = old.document_id;
END;

CREATE TABLE person_counts (        -- how many statements each person with any has
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    statements INTEGER NOT NULL
);
INSERT INTO person_counts SELECT person_id, COUNT(*) FROM statements WHERE person_id IS NOT NULL GROUP BY person_id;
CREATE INDEX person_counts_by_number ON person_counts (statements);
CREATE TRIGGER counts_of_people_insert AFTER INSERT ON statements WHEN new.person_id IS NOT NULL BEGIN
    INSERT INTO person_counts SELECT new.person_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM person_counts WHERE person_id = new.person_id);
    UPDATE person_counts SET statements = statements + 1 WHERE person_id = new.person_id;
END;
CREATE TRIGGER counts_of_people_update AFTER UPDATE OF person_id ON statements
WHEN old.person_id IS NOT new.person_id BEGIN
    UPDATE person_counts SET statements = statements - 1 WHERE person_id = old.person_id;
    INSERT INTO person_counts SELECT new.person_id, 0
    WHERE new.person_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM person_counts WHERE person_id = new.person_id);
    UPDATE person_counts SET statements = statements + 1 WHERE person_id = new.person_id;
END;
CREATE TRIGGER counts_of_people_delete AFTER DELETE ON statements WHEN old.person_id IS NOT NULL BEGIN
    UPDATE person_counts SET statements = statements - 1 WHERE person_id = old.person_id;
END;

CREATE TABLE changes (              -- what has changed, the last time that it did: a row has a higher number then
    at INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL,             -- text, words (of statements of a text), or person
    number INTEGER NOT NULL,        -- of the row of `documents`, or of `people`
    UNIQUE (what, number)
);
CREATE INDEX changes_in_order ON changes (what, at);
{"".join(_noting(table, "text", number) for table, number in _OF_TEXTS.items())}
{_noting("people", "person", "{row}.id")}
{_noting("statements", "words", "{row}.document_id", update="UPDATE OF statement")}
{_noting("corrections", "text", _CORRECTED)}"""
