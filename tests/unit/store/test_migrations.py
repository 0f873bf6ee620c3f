"""A database of every earlier layout is brought to today's, with all that is in it."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest
from tests.stored_examples import EXAMPLES, store_at

from inquit.store import Store
from inquit.store.layout import LAYOUT_VERSION, MIGRATIONS

LAYOUTS = Path(__file__).parent / "layouts"
KEPT = sorted(LAYOUTS.glob("layout-*.db.gz"))


def test_a_database_of_each_layout_is_kept() -> None:
    assert [one.name for one in KEPT] == [f"layout-{number}.db.gz" for number in range(1, LAYOUT_VERSION + 1)]


def _schema(path: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(path) as found:
        return found.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.name)
@pytest.mark.parametrize("writes", [True, False])
def test_an_earlier_layout_becomes_that_of_today(tmp_path: Path, kept: Path, writes: bool) -> None:
    path, new = tmp_path / "q.db", tmp_path / "new.db"
    path.write_bytes(gzip.decompress(kept.read_bytes()))
    before = path.read_bytes()

    with Store(path, writes=writes) as store:
        assert tuple(store.documents()) == EXAMPLES
        assert store.info().layout == LAYOUT_VERSION
        applied = [(one["name"],) for one in store.db.query("SELECT name FROM _sqlite_migrations ORDER BY id")]
        assert len(applied) == LAYOUT_VERSION
        if writes:
            store.add(EXAMPLES[0])
    if writes:
        store_at(new).close()
        assert _schema(path) == _schema(new), "m001 is not as it was kept; until a release: scripts/keep_layout.py"
    else:
        assert path.read_bytes() == before


def test_migrations_are_in_order_and_counted(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db") as store:
        names = [migration.name for migration in MIGRATIONS.applied(store.db)]
        assert not MIGRATIONS.pending(store.db)

    assert names == sorted(names)
    assert len(names) == LAYOUT_VERSION
