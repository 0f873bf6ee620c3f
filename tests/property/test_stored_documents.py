"""Any document comes out of a database as it was put in, beside whatever else stands there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils.db import Database
from tests.stored_documents import FIELDS, WORDS, documents

from inquit import Document
from inquit.record import document_record
from inquit.store.database import opened_database
from inquit.store.reading import kept_fields, read_documents
from inquit.store.writing import Arrival, put_document


def _json(document: Document) -> str:
    return json.dumps(document_record(document, with_not_quotes=True, with_text=True, with_places=True))


def _arrival(document: Document, origin: str, fields: dict[str, Any]) -> Arrival:
    return Arrival(document, origin, "", "digest", "digest", "2024-05-01T00:00:00+00:00", fields)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with closing(opened_database(tmp_path_factory.mktemp("property") / "q.db")) as opened:
        yield opened


@settings(deadline=None, max_examples=40)
@given(arrivals=st.lists(st.tuples(WORDS, documents(), FIELDS), min_size=1, max_size=2, unique_by=lambda one: one[0]))
def test_documents_come_out_as_they_went_in(db: Database, arrivals: list[tuple[str, Document, dict[str, Any]]]) -> None:
    for _ in range(2):  # the second time each takes the place of itself, or of one of an earlier round
        numbers = [put_document(db, _arrival(document, origin, fields)) for origin, document, fields in arrivals]

    for number, (_, document, fields), found in zip(numbers, arrivals, read_documents(db, numbers), strict=True):
        assert found == document
        assert _json(found) == _json(document)
        assert kept_fields(db, number) == fields


def test_the_file_is_whole_afterwards(db: Database) -> None:
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert not db.execute("PRAGMA foreign_key_check").fetchall()
    for table in ("statements", "person_names"):  # raises where the index is not that of the rows
        db.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)")
