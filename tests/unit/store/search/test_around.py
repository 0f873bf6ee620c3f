"""Searching around statements goes with the texts that are there."""

from __future__ import annotations

from inquit.document import Document, Quote, TextSpan
from inquit.store import Store

TEXT = "Para one “a ferry” here.\n\nIt rained. “A bridge” x \ud800 z."


def test_what_is_deleted_is_found_no_more_and_the_index_stays_whole() -> None:
    at = TEXT.index("“A")
    quotes = (
        Quote("q1", "direct", (TextSpan(9, 18),)),
        Quote("q2", "direct", (TextSpan(at, at + 10),), paragraph=2),
    )
    with Store(":memory:") as store:
        for number in range(3):
            store.add(Document(f"d{number}", TEXT, quotes))
        assert [hit.row for hit in store.find("rained", around=True).hits] == ["q2"] * 3
        assert store.find("rained").total == 0

        store.db.execute("DELETE FROM documents WHERE id = 2")
        assert store.find("para", around=True).total == 2
        store.db.execute("DELETE FROM texts WHERE document_id = 1")
        assert store.find("rained", around=True).total == 1
        assert store.find("bridge", around=True).total == 2  # where no text is kept, in the statement itself
        for index in ("paragraphs_fts", "statements_fts"):
            store.db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
