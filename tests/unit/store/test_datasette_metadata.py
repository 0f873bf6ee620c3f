"""Datasette, the real one, shows a database with what inquit tells it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.utils import parse_metadata
from tests.stored_examples import EXAMPLES, store_at

from inquit.store import Store
from inquit.store.datasette_metadata import metadata_path, write_metadata


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "my quotes.db"
    with store_at(path, *EXAMPLES) as store:
        assert write_metadata(store.db, path) == metadata_path(path)
    return path


def _pages(path: Path, *addresses: str) -> list[Any]:
    """What Datasette answers: the data of an address that asks for JSON, else the page."""
    metadata = parse_metadata(metadata_path(path).read_text(encoding="utf-8"))

    async def answers() -> list[Any]:
        datasette = Datasette([str(path)], metadata=metadata, settings={"num_sql_threads": 0})
        got = [await datasette.client.get(f"/my~20quotes{address}") for address in addresses]
        assert [one.status_code for one in got] == [200] * len(got)
        return [one.json() if ".json" in address else one.text for one, address in zip(got, addresses, strict=True)]

    return asyncio.run(answers())


def test_tables_are_shown_with_what_they_hold(path: Path) -> None:
    pages = _pages(path, "", "/documents", "/who_said_what", "/statements", "/document_fields")
    database, documents, who, statements, fields = pages

    assert "Who said what" in database
    assert "the user&#39;s own columns" in fields
    assert ">speaker_aliases<" not in database.split("hidden")[0]
    assert "its id, as results show it" in documents
    assert "The ferry" in documents
    assert "a row a statement" in who
    assert "Bo Ray" in statements


@pytest.mark.parametrize("table", ["who_said_what", "statements"])
def test_statements_are_found_by_their_words(path: Path, table: str) -> None:
    found, facets = _pages(path, f"/{table}.json?_search=waiting&_shape=objects", f"/{table}.json?_size=0")

    assert [row["statement"] for row in found["rows"]] == ["“We wait,”"]
    person = facets["facet_results"]["person" if table == "who_said_what" else "person_id"]["results"]
    assert {(one["label"], one["count"]) for one in person} == {("Ann Lee", 1), ("Bo Ray", 2)}


def test_half_characters_break_no_page(path: Path) -> None:
    tables = [one["name"] for one in _pages(path, ".json")[0]["tables"]]
    pages = _pages(path, *(f"/{table}" for table in (*tables, "who_said_what")))

    assert any("\ufffd" in page for page in pages)


def test_what_somebody_has_changed_is_left_alone(path: Path) -> None:
    written = metadata_path(path)
    ours = written.read_text()
    with Store(path) as store:
        store.db.execute("CREATE TABLE sheets (id INTEGER)")
        write_metadata(store.db, path)
        assert "sheets" in written.read_text()  # still ours
        mine = written.read_text().replace("Who said what", "Monday’s quotes")
        written.write_text(mine)
        write_metadata(store.db, path)
        assert written.read_text() == mine
        written.write_text("title: my own")
        write_metadata(store.db, path)
        assert written.read_text() == "title: my own"
        written.unlink()
        write_metadata(store.db, path)
    assert json.loads(ours.partition("\n")[2])["databases"]["my quotes"]["tables"]["people"]["label_column"] == "name"
