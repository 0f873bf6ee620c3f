"""The same words of a large database: compared beside the server, and never shown otherwise than they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.stored_examples import document
from tests.waiting import until

from inquit.filters import RowFilter
from inquit.store import Store
from inquit.store.same_statements import same_in_groups
from inquit.web.kept_groups import Groups, KeptGroups, compared_beside

WORDS = "“Nobody sails today from this harbour,” said Ann Lee."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "q.db") as store:
        for name in "abc":
            store.add(document(name, WORDS, site=name, path=f"/{name}.txt"))
        yield store


def shown(store: Store, kept: KeptGroups) -> list[list[str]]:
    groups = kept.now(store, RowFilter()).groups or ()
    return [[one.document for one in found.versions] for found in same_in_groups(store.db, groups, min_sites=1)]


def test_a_small_database_is_compared_at_once(store: Store) -> None:
    kept = KeptGroups()
    assert shown(store, kept) == [["a", "b", "c"]]
    store.corrections("Eva").reject(store.corrections("Eva").text(2).statements[0].ref)
    assert shown(store, kept) == [["a", "c"]]
    store.add(document("d", WORDS, path="/d.txt"))
    assert shown(store, kept) == [["a", "c", "d"]]
    assert kept.now(store, RowFilter(sites=("a",))).groups == []


def test_a_large_one_is_compared_beside_and_what_has_changed_is_said(store: Store) -> None:
    times = []

    def compare(path: Path, rows: RowFilter) -> tuple[int, Groups] | None:
        times.append(1)
        return compared_beside(path, rows)

    kept = KeptGroups(compare, small=0)
    assert kept.now(store, RowFilter()).groups is None
    assert until(lambda: kept.now(store, RowFilter()).groups is not None)
    assert shown(store, kept) == [["a", "b", "c"]]
    assert len(times) == 1

    corrections = store.corrections("Eva")
    corrections.reject(corrections.text(2).statements[0].ref)
    assert shown(store, kept) == [["a", "c"]]
    one = corrections.text(3).statements[0]
    corrections.set_borders(one.ref, content=[(1, 14)])
    assert shown(store, kept) == []
    store.add(document("d", WORDS, path="/d.txt"))
    assert kept.now(store, RowFilter()).changed == 3


def test_what_does_not_come_to_an_end_is_tried_again(store: Store) -> None:
    answers: list[tuple[int, Groups] | None] = [None]
    kept = KeptGroups(lambda path, rows: answers.pop(0) if answers else (0, []), small=0)
    assert kept.now(store, RowFilter()).groups is None
    assert until(lambda: kept.now(store, RowFilter()).groups is not None)
