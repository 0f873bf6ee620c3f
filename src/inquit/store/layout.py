"""The layout of a database: its tables, made by migrations that run in order and are recorded.

A migration that was released is never changed: another layout is another migration, tested from a database of each
earlier version that the tests keep. Names are for people who open the file in Datasette or DB Browser.
"""

from __future__ import annotations

from typing import Final

from sqlite_utils import Migrations
from sqlite_utils.db import Database

from inquit.store.change_tables import CHANGE_TABLES
from inquit.store.correction_tables import CORRECTION_TABLES

__all__ = ["APPLICATION_ID", "LAYOUT_VERSION", "MIGRATIONS"]

# By which SQLite's own header says that a file is one of ours ("inqt" in ASCII).
APPLICATION_ID: Final = 0x696E7174
# How many migrations there are; `PRAGMA user_version` of a database that all of them were applied to.
LAYOUT_VERSION: Final = 3

MIGRATIONS: Final = Migrations("inquit")

# What words are compared by: stems, without case and accents.
_TOKENS = "porter unicode61 remove_diacritics 2"
_NAME_TOKENS = "unicode61 remove_diacritics 2"


@MIGRATIONS()
def m001_first_layout(db: Database) -> None:
    """Documents, speakers, statements, people, and what persons have decided about people."""
    db.executescript(_FIRST)
    db.table("statements").enable_fts(["statement"], tokenize=_TOKENS, create_triggers=True)
    db.executescript(_PARAGRAPH_SEARCH)
    db.table("person_names").enable_fts(["name"], tokenize=_NAME_TOKENS, create_triggers=True)


@MIGRATIONS()
def m002_corrections(db: Database) -> None:
    """What reviewers have corrected in statements, what was found before that, and what was learned from it."""
    db.executescript(CORRECTION_TABLES)


@MIGRATIONS()
def m003_changes(db: Database) -> None:
    """What has changed, and how much there is of each text, kept by triggers."""
    db.executescript(CHANGE_TABLES)


_FIRST = """
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- a number that was given once is never another document's
    origin TEXT NOT NULL,           -- the absolute path of the file or table, or the URL, that it came from
    key TEXT NOT NULL,              -- which text of the origin: '' where there is one, else its id
    document TEXT NOT NULL,         -- its id, as results show it
    title TEXT,
    author TEXT,
    site TEXT,
    date TEXT,                      -- ISO 8601 where it is a date
    url TEXT,
    added TEXT NOT NULL,            -- when it came into the database, UTC
    read TEXT NOT NULL,             -- when its text was read last, UTC
    words INTEGER NOT NULL,
    genre TEXT,
    engine TEXT,
    weights TEXT,
    pipeline TEXT,
    content_digest TEXT NOT NULL,   -- of its text and of what its file says about it
    reading_digest TEXT NOT NULL,   -- of what the reading of it owes to: settings, weights, word lists
    is_duplicate INTEGER NOT NULL DEFAULT 0,  -- 1 where another origin had the same content before
    about TEXT NOT NULL DEFAULT '{}',  -- JSON: what its file says about it, to be known again by
    meta TEXT NOT NULL,             -- JSON: what results say about it, with null for what has a column
    places TEXT NOT NULL,           -- JSON: [[start, label], ...]
    not_quotes TEXT NOT NULL,       -- JSON: what stands in marks and is nobody's statement
    UNIQUE (origin, key)
);
CREATE INDEX documents_by_content ON documents (content_digest);
CREATE INDEX documents_by_date ON documents (date);
CREATE INDEX documents_by_site ON documents (site);

CREATE TABLE texts (
    document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    markup TEXT                     -- JSON: what its file says about stretches of it; NULL for plain text
);

CREATE TABLE pages (                -- what servers say about pages, so that they are asked for changes only
    url TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    asked TEXT NOT NULL,            -- when, UTC
    how TEXT NOT NULL               -- digest of how it was read then
);

CREATE TABLE document_fields (      -- the user's own columns
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value,                          -- text, or a number
    is_json INTEGER NOT NULL DEFAULT 0,  -- 1 where it is JSON for what SQLite has no type for: lists, true, ...
    PRIMARY KEY (document_id, name)
);
CREATE INDEX document_fields_by_value ON document_fields (name, value);

CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- shown as p12; never another person's
    name TEXT NOT NULL,
    kind TEXT,
    gender TEXT,
    role TEXT,                      -- as somebody has set it; what texts print stands with their speakers
    affiliation TEXT,
    identifier TEXT UNIQUE          -- an id of the user's own, from a roster or `people set`
);

CREATE TABLE person_numbers (       -- which id people have had, so that one who comes back has it again
    linked_as TEXT PRIMARY KEY,     -- what they are linked by
    person_id INTEGER NOT NULL UNIQUE
) WITHOUT ROWID;

CREATE TABLE person_names (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,           -- without case and accents, for comparing
    UNIQUE (person_id, name)
);
CREATE INDEX person_names_by_folded ON person_names (folded);

CREATE TABLE speakers (             -- one a document and speaker: people as a text names them
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    person_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    speaker TEXT NOT NULL,          -- its id within the document: s1
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    named INTEGER NOT NULL,
    kind TEXT,
    role TEXT,
    affiliation TEXT,
    gender TEXT,
    aliases TEXT NOT NULL,          -- JSON
    mentions TEXT NOT NULL,         -- JSON: [[start, end], ...]
    members TEXT NOT NULL,          -- JSON
    name_group TEXT,                -- within which it is linked by its name; NULL before it was looked at
    linked_as TEXT,                 -- those with the same are one person, whatever somebody has decided
    UNIQUE (document_id, speaker)
);
CREATE INDEX speakers_by_person ON speakers (person_id);
CREATE INDEX speakers_by_name ON speakers (folded);
CREATE INDEX speakers_by_name_group ON speakers (name_group);
CREATE INDEX speakers_by_link ON speakers (linked_as);

CREATE TABLE names_left (           -- groups of names that speakers have gone from since people were linked
    name_group TEXT NOT NULL,
    linked_as TEXT NOT NULL,
    PRIMARY KEY (name_group, linked_as)
) WITHOUT ROWID;
CREATE TRIGGER speakers_leave AFTER DELETE ON speakers WHEN old.linked_as IS NOT NULL BEGIN
    INSERT OR IGNORE INTO names_left VALUES (old.name_group, old.linked_as);
END;

CREATE TABLE speaker_aliases (      -- what else a speaker may be asked for by: aliases, members, an id from a roster
    speaker_id INTEGER NOT NULL REFERENCES speakers (id) ON DELETE CASCADE,
    folded TEXT NOT NULL,
    PRIMARY KEY (speaker_id, folded)
) WITHOUT ROWID;
CREATE INDEX speaker_aliases_by_name ON speaker_aliases (folded);

CREATE TABLE statements (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    row TEXT NOT NULL,              -- its id within the document: q1
    parent_id INTEGER REFERENCES statements (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    person_id INTEGER REFERENCES people (id) ON DELETE SET NULL,   -- that of its speaker
    speaker_id INTEGER REFERENCES speakers (id) ON DELETE CASCADE,
    addressee_id INTEGER REFERENCES speakers (id) ON DELETE CASCADE,
    reporter_id INTEGER REFERENCES speakers (id) ON DELETE CASCADE,
    statement TEXT NOT NULL,        -- as printed, several stretches joined by an ellipsis
    type TEXT NOT NULL,
    act TEXT NOT NULL,
    status TEXT NOT NULL,
    cue TEXT,
    cue_lemma TEXT,
    name_as_printed TEXT,           -- the mention beside the statement
    confidence REAL NOT NULL,
    words INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    place TEXT,
    start_time,                     -- seconds, or ISO 8601
    end_time,
    start INTEGER NOT NULL,         -- code points into the text
    end INTEGER NOT NULL,
    content_spans TEXT NOT NULL,    -- JSON: [[start, end], ...]
    cue_spans TEXT NOT NULL,
    source_spans TEXT NOT NULL,
    rule TEXT NOT NULL,
    via TEXT NOT NULL,              -- JSON: why it has this speaker
    UNIQUE (document_id, row)
);
-- with all that counting by person looks at, so that it need not look at the statements themselves
CREATE INDEX statements_by_person ON statements (person_id, speaker_id, document_id, status, type, words);
CREATE INDEX statements_by_speaker ON statements (speaker_id);
CREATE INDEX statements_by_addressee ON statements (addressee_id) WHERE addressee_id IS NOT NULL;
CREATE INDEX statements_by_reporter ON statements (reporter_id) WHERE reporter_id IS NOT NULL;
CREATE INDEX statements_by_parent ON statements (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE paragraphs (           -- where statements stand in texts that are kept, for searching around them
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    paragraph INTEGER NOT NULL,     -- the one in which statements begin
    start INTEGER NOT NULL,         -- code points into the text
    end INTEGER NOT NULL,           -- where the paragraph ends in which the last of them ends
    UNIQUE (document_id, paragraph)
);
CREATE VIEW paragraph_texts AS
SELECT paragraphs.id, substr(texts.text, paragraphs.start + 1, paragraphs.end - paragraphs.start) AS text
FROM paragraphs JOIN texts ON texts.document_id = paragraphs.document_id;

CREATE TABLE decisions (            -- what somebody has decided about people; never lost by reading again
    id INTEGER PRIMARY KEY,
    made TEXT NOT NULL,             -- when, UTC
    kind TEXT NOT NULL,             -- merge, split, rename, set, apart
    details TEXT NOT NULL,          -- JSON
    undone TEXT                     -- when it was taken back
);

CREATE VIEW who_said_what AS
SELECT
    documents.date,
    documents.site,
    documents.title,
    statements.place,
    statements.start_time,
    statements.end_time,
    COALESCE(people.name, speakers.name) AS person,
    statements.name_as_printed AS name,
    COALESCE(speakers.role, people.role) AS role,
    COALESCE(speakers.affiliation, people.affiliation) AS affiliation,
    statements.statement,
    statements.type,
    statements.act,
    statements.status,
    COALESCE(reporting_people.name, reporters.name) AS reported_by,
    statements.cue,
    statements.confidence,
    COALESCE(documents.url, documents.origin) AS source,
    statements.id AS statement_id
FROM statements
JOIN documents ON documents.id = statements.document_id
LEFT JOIN speakers ON speakers.id = statements.speaker_id
LEFT JOIN people ON people.id = statements.person_id
LEFT JOIN speakers AS reporters ON reporters.id = statements.reporter_id
LEFT JOIN people AS reporting_people ON reporting_people.id = reporters.person_id;
"""

# Texts are long, and stand in the file once: what the index needs of them it takes from the view.
_PARAGRAPH_SEARCH = f"""
CREATE VIRTUAL TABLE paragraphs_fts
USING fts5(text, content='paragraph_texts', content_rowid='id', tokenize='{_TOKENS}');
CREATE TRIGGER paragraphs_ai AFTER INSERT ON paragraphs BEGIN
    INSERT INTO paragraphs_fts (rowid, text) SELECT id, text FROM paragraph_texts WHERE id = NEW.id;
END;
CREATE TRIGGER paragraphs_bd BEFORE DELETE ON paragraphs BEGIN
    INSERT INTO paragraphs_fts (paragraphs_fts, rowid, text)
    SELECT 'delete', id, text FROM paragraph_texts WHERE id = OLD.id;
END;
CREATE TRIGGER texts_bd BEFORE DELETE ON texts BEGIN
    DELETE FROM paragraphs WHERE document_id = OLD.document_id;
END;
"""
