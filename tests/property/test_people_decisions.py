"""Whatever is decided about people, in whatever order texts come and however often they are read again: same people."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from inquit.document import Document, Quote, Speaker, TextSpan
from inquit.errors import StoreError
from inquit.store import Store
from inquit.store.linked_people import decisions

NAMES = ("Ann Lund", "Ann B. Lund", "Max Lund", "Lund", "Ann", "Eva Berg", "Berg", "E. Berg", "Speaker 1", "the mayor")

speakers = st.builds(
    lambda name, gender, id_: (name, gender, id_),
    st.sampled_from(NAMES),
    st.sampled_from([None, None, "female", "male"]),
    st.sampled_from([None, None, None, "Q1", "Q2"]),
)
texts = st.lists(
    st.lists(speakers, min_size=1, max_size=3, unique_by=lambda one: one[2] or object()), min_size=1, max_size=6
)
acts = st.lists(st.tuples(st.sampled_from("mspraiu"), st.integers(0, 99), st.integers(0, 99)), max_size=8)


def document(number: int, said_by: Sequence[tuple[str, Any, str | None]], genre: str = "news") -> Document:
    people = tuple(
        Speaker(id_ or f"s{place}", name, named=name[0].isupper(), kind="person", gender=gender)
        for place, (name, gender, id_) in enumerate(said_by)
    )
    quotes = tuple(
        Quote(f"q{place}", "direct", (TextSpan(0, 4),), speaker_id=speaker.id) for place, speaker in enumerate(people)
    )
    return Document(f"t{number}", "Yes.", quotes, people, meta={"path": f"/{number}.txt", "genre": genre})


def people(store: Store) -> list[tuple[Any, ...]]:
    """Each speaker with the id of its person and what is known of that."""
    return store.db.execute(
        "SELECT document, speaker, people.id, people.name, people.kind, people.gender, people.role, identifier "
        "FROM speakers JOIN documents ON documents.id = document_id LEFT JOIN people ON people.id = person_id "
        "ORDER BY document, speaker"
    ).fetchall()


def without_ids(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    first: dict[Any, int] = {}
    return [(*row[:2], first.setdefault(row[2], len(first)), *row[3:]) for row in rows]


def act(store: Store, kind: str, one: int, other: int) -> None:
    ids = [row[0] for row in store.db.execute("SELECT id FROM people ORDER BY id").fetchall()]
    if not ids:
        return
    a, b = ids[one % len(ids)], ids[other % len(ids)]
    ways: dict[str, Callable[[], object]] = {
        "m": lambda: a != b and decisions.merge(store.db, [a, b]),
        "s": lambda: decisions.split(store.db, a, documents=[other % 6 + 1]),
        "p": lambda: decisions.split(store.db, a, as_printed=NAMES[other % len(NAMES)]),
        "r": lambda: decisions.rename(store.db, a, f"Name {other}"),
        "a": lambda: a != b and decisions.keep_apart(store.db, a, b),
        "i": lambda: decisions.set_values(store.db, a, {"id": f"Q{other % 3}", "role": f"role {other}"}),
        "u": lambda: decisions.undo(store.db),
    }
    with suppress(StoreError):
        ways[kind]()


@settings(max_examples=20, deadline=None)
@given(texts, acts, st.randoms(use_true_random=False))
def test_people_are_the_same_after_texts_are_read_again(
    said: list[Any], decided: list[tuple[str, int, int]], random: Any
) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "quotes.db") as store:
        documents = [document(number, said_by) for number, said_by in enumerate(said)]
        for one in documents:
            store.add(one)
        for one_act in decided:
            act(store, *one_act)
        before = people(store)
        random.shuffle(documents)
        for one in documents:
            store.add(one)
        assert people(store) == before
        store.db.execute("DELETE FROM documents")
        for one in documents:
            store.add(one)
        assert without_ids(people(store)) == without_ids(before)


@settings(max_examples=20, deadline=None)
@given(texts, st.randoms(use_true_random=False))
def test_the_order_in_which_texts_come_changes_nothing(said: list[Any], random: Any) -> None:
    found = []
    documents = [document(number, said_by) for number, said_by in enumerate(said)]
    for _ in range(2):
        with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "quotes.db") as store:
            for one in documents:
                store.add(one)
            found.append(without_ids(people(store)))
        random.shuffle(documents)
    assert found[0] == found[1]
