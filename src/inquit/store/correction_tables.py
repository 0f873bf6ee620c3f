"""The tables of what reviewers have corrected, as a migration makes them."""

from __future__ import annotations

from typing import Final

__all__ = ["CORRECTION_TABLES"]

CORRECTION_TABLES: Final = """
ALTER TABLE statements ADD COLUMN review TEXT;             -- accepted, corrected or added; NULL before a review
ALTER TABLE statements ADD COLUMN found_confidence REAL;   -- the reader's own; NULL where `confidence` is that
CREATE INDEX statements_to_review ON statements (confidence, id) WHERE review IS NULL;
CREATE INDEX statements_reviewed ON statements (review) WHERE review IS NOT NULL;
-- the index of words holds nothing else of a statement: what changes confidences or persons leaves it alone
DROP TRIGGER statements_au;
CREATE TRIGGER statements_au AFTER UPDATE OF id, statement ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, statement) VALUES ('delete', old.rowid, old.statement);
    INSERT INTO statements_fts (rowid, statement) VALUES (new.rowid, new.statement);
END;
ALTER TABLE decisions ADD COLUMN reviewer TEXT;
ALTER TABLE decisions ADD COLUMN undone_by TEXT;           -- which reviewer has taken it back

CREATE TABLE corrections (          -- what reviewers have corrected in statements; rows are added and never changed
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    applied INTEGER NOT NULL,       -- the id of the first of those that were applied at once
    made TEXT NOT NULL,             -- when, UTC
    reviewer TEXT NOT NULL,
    shown_in TEXT NOT NULL,         -- reading, queue or sample: where the reviewer met the statement
    kind TEXT NOT NULL,             -- accept, reject, type, speaker, addressee, role, content, cue, source, add, ...
    origin TEXT NOT NULL,           -- the text, as `documents` has it
    key TEXT NOT NULL,
    target TEXT,                    -- JSON: where the statement stands, and its words; NULL for all of the text
    value TEXT NOT NULL,            -- JSON: what it was changed to
    before TEXT NOT NULL,           -- JSON: what it was
    undoes INTEGER                  -- of an undo: what it takes back, by `applied`
);
CREATE INDEX corrections_by_text ON corrections (origin, key);
CREATE INDEX corrections_at_once ON corrections (applied);
CREATE INDEX corrections_of_undos ON corrections (undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections BEGIN
    SELECT RAISE(ABORT, 'the log of corrections is never changed');
END;

CREATE TABLE unplaced_corrections ( -- those that hold and fit nothing in their text as it is now
    correction_id INTEGER PRIMARY KEY REFERENCES corrections (id) ON DELETE CASCADE,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE
);
CREATE INDEX unplaced_corrections_by_text ON unplaced_corrections (document_id);

CREATE TABLE reviewed_texts (       -- texts with corrections that hold; what was found in them stands in found_...
    document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    is_done INTEGER NOT NULL DEFAULT 0  -- 1 where somebody has said so, and every statement was reviewed
);

CREATE TABLE found_speakers (       -- speakers of such texts as the reader found them
    id INTEGER PRIMARY KEY,         -- that of `speakers`, while that is there
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    speaker TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    named INTEGER NOT NULL,
    kind TEXT,
    role TEXT,
    affiliation TEXT,
    gender TEXT,
    aliases TEXT NOT NULL,
    mentions TEXT NOT NULL,
    members TEXT NOT NULL
);
CREATE INDEX found_speakers_by_text ON found_speakers (document_id);

CREATE TABLE found_statements (     -- statements of such texts as the reader found them
    id INTEGER PRIMARY KEY,         -- that of `statements`; of what was rejected there is nothing there
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    row TEXT NOT NULL,
    parent_id INTEGER,
    speaker_id INTEGER,             -- of `found_speakers`
    addressee_id INTEGER,
    reporter_id INTEGER,
    statement TEXT NOT NULL,
    type TEXT NOT NULL,
    act TEXT NOT NULL,
    status TEXT NOT NULL,
    cue TEXT,
    cue_lemma TEXT,
    name_as_printed TEXT,
    confidence REAL NOT NULL,
    words INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    place TEXT,
    start_time,
    end_time,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    content_spans TEXT NOT NULL,
    cue_spans TEXT NOT NULL,
    source_spans TEXT NOT NULL,
    rule TEXT NOT NULL,
    via TEXT NOT NULL,
    is_right INTEGER,               -- whether reviewers have found it right; NULL where none has judged it
    shown_in TEXT                   -- where they met it: reading, queue, sample, or text: all of a text was looked at
);
CREATE INDEX found_statements_by_text ON found_statements (document_id);

CREATE TABLE samples (              -- statements drawn at random, to measure by
    id INTEGER PRIMARY KEY,
    made TEXT NOT NULL,             -- when, UTC
    seed INTEGER NOT NULL,
    size INTEGER NOT NULL
);
CREATE TABLE sampled_statements (
    sample_id INTEGER NOT NULL REFERENCES samples (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,         -- in the order of drawing
    origin TEXT NOT NULL,
    key TEXT NOT NULL,
    content_spans TEXT NOT NULL,    -- by these and the words it is known again
    statement TEXT NOT NULL,
    PRIMARY KEY (sample_id, place)
) WITHOUT ROWID;

CREATE TABLE calibrations (         -- what the confidence of a statement comes to, by what reviewers have found
    id INTEGER PRIMARY KEY,
    made TEXT NOT NULL,             -- when, UTC
    slope REAL NOT NULL,            -- of the logit of the reader's confidence
    intercept REAL NOT NULL,
    figures TEXT NOT NULL,          -- JSON: by how many rows, and how reliable it was before and is now
    ended TEXT                      -- when it was put out of use
);
"""
