"""Whatever is corrected and taken back, in whatever order: nothing is lost, and the database says what the log says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.property.test_filter_conditions import FILTERS

from inquit.document import Document, Quote, Speaker, TextSpan
from inquit.errors import InquitError
from inquit.filters import RowFilter
from inquit.store import Store
from inquit.store.corrections.corrections_api import Corrections
from inquit.store.corrections.rewriting import state_of
from inquit.store.search.filter_conditions import conditions

# Every second word is a statement of the reader's; the same words stand in several places.
WORDS = "Yes no. We wait here. Yes no. They go on. At last it rains. Yes no. Somebody asks. We wait here. So it ends."
PIECES = [TextSpan(at, at + 12) for at in range(0, 84, 7)]
ACTS = st.lists(
    st.tuples(st.sampled_from("acrtsadpbunf"), st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=10
)
DOCUMENTS = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from((None, "s1", "s2")), st.sampled_from((0.25, 0.5, 0.75))),
    min_size=1,
    max_size=5,
    unique_by=lambda one: one[0],
)


def document(found: list[tuple[TextSpan, str | None, float]], text: str = WORDS) -> Document:
    rows = [
        Quote(f"q{number}", "direct", (span,), speaker_id=speaker, confidence=confidence)
        for number, (span, speaker, confidence) in enumerate(sorted(found), start=1)
    ]
    people = (Speaker("s1", "Ann Lee", named=True, kind="person"), Speaker("s2", "the mayor", named=False))
    return Document("a", text, tuple(rows), people, meta={"path": "/a.txt"})


def act(corrections: Corrections, number: int, kind: str, one: int, other: int) -> int | None:
    """Something that a reviewer may do: by which number it can be taken back."""
    text = corrections.text(number)
    refs = [statement.ref for statement in text.statements]
    ref = refs[one % len(refs)] if refs else None
    span = PIECES[other % len(PIECES)]
    name = ("Ann Lee", "Bo Ray", "the mayor", "Ann", None)[other % 5]
    ways: dict[str, Callable[[Any], Any]] = {
        "a": corrections.accept,
        "c": lambda ref: corrections.set_type("indirect", ref),
        "r": corrections.reject,
        "t": lambda ref: corrections.set_addressee(name, ref),
        "s": lambda ref: corrections.set_speaker(name, ref),
        "d": lambda ref: corrections.set_speaker(name, *refs),
        "p": lambda ref: corrections.set_role(ref, "mayor"),
        "b": lambda ref: corrections.set_borders(ref, content=[span], source=[(0, 3)]),
        "n": lambda _: corrections.add(number, text.version, type_="mixed", content=[span], speaker=name),
        "f": lambda _: corrections.finish(number, text.version),
        "u": lambda _: corrections.undo(one % 12 + 1),
    }
    if ref is None and kind not in "nfu":
        return None
    with suppress(InquitError):
        return int(ways[kind](ref).number)
    return None


def shown(store: Store, number: int) -> Document:
    (found,) = store.documents([number], as_found=False)
    return found


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        yield opened


def started(store: Store, found: Document) -> tuple[Corrections, int]:
    for table in ("corrections", "documents"):
        store.db.execute(f"DELETE FROM {table}")
    store.db.execute("DELETE FROM sqlite_sequence WHERE name = 'corrections'")
    return store.corrections("reviewer"), store.add(found)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DOCUMENTS, ACTS, FILTERS)
def test_the_database_says_what_the_log_says(
    store: Store, found: list[Any], acts: list[tuple[str, int, int]], wanted: RowFilter
) -> None:
    first = document(found)
    corrections, number = started(store, first)
    for one in acts:
        act(corrections, number, *one)
        assert next(store.documents([number])) == first  # the reader's rows stay

    state, now = state_of(store.db, number), shown(store, number)
    assert replace(now, meta=state.document.meta) == state.document
    wanted = replace(wanted, speakers=(), addressees=(), added_since=None)  # persons are called by more names
    rows = conditions(wanted)
    kept = store.db.execute(f"SELECT row FROM statements WHERE {rows.sql}", rows.parameters)
    assert {row for (row,) in kept} == {quote.id for quote in wanted.apply(now).quotes}

    store.add(first)  # read again, with the same rows
    assert shown(store, number) == now
    store.add(replace(first, meta={**first.meta, "weights": "others"}))
    assert replace(shown(store, number), meta=now.meta) == now
    assert {one.kind for one in store.unplaced()} <= {one.kind for one in state.unplaced}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DOCUMENTS, ACTS)
def test_an_undo_restores(store: Store, found: list[Any], acts: list[tuple[str, int, int]]) -> None:
    corrections, number = started(store, document(found))
    for one in acts:
        before = shown(store, number)
        done = act(corrections, number, *one)
        if done is not None:
            after = shown(store, number)
            back = corrections.undo(done)
            assert shown(store, number) == before
            corrections.undo(back.number)
            assert shown(store, number) == after


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DOCUMENTS, DOCUMENTS, ACTS)
def test_nothing_is_lost_when_the_text_is_read_otherwise(
    store: Store, found: list[Any], again: list[Any], acts: list[tuple[str, int, int]]
) -> None:
    corrections, number = started(store, document(found))
    for one in acts:
        act(corrections, number, *one)
    before = shown(store, number)
    log = store.db.execute("SELECT * FROM corrections ORDER BY id").fetchall()

    store.add(document(again))
    held = [(one.number, one.kind) for one in state_of(store.db, number).unplaced]
    assert [(one.number, one.kind) for one in store.unplaced()] == held
    store.add(document(found))
    assert shown(store, number) == before
    assert store.db.execute("SELECT * FROM corrections ORDER BY id").fetchall() == log
