"""Speakers of single texts become people: what is linked without being asked, and what is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from inquit.document import Document, Quote, Speaker, TextSpan
from inquit.store import Store
from inquit.store.linked_people import link


def document(id_: str, *speakers: Speaker, **meta: Any) -> Document:
    """A text in which each of these says one word."""
    text = " ".join("Yes." for _ in speakers)
    quotes = tuple(
        Quote(f"q{i + 1}", "direct", (TextSpan(5 * i, 5 * i + 4),), speaker_id=speaker.id)
        for i, speaker in enumerate(speakers)
    )
    return Document(id_, text, quotes, speakers, meta={"path": f"/{id_}.txt", "genre": "news", **meta})


def person(name: str, number: int = 1, **fields: Any) -> Speaker:
    return Speaker(**{"id": f"s{number}", "name": name, "named": True, "kind": "person", **fields})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "quotes.db")


def people(store: Store) -> list[tuple[str, list[str]]]:
    """Each person's name, and the names as printed with their texts."""
    link(store.db)
    found: dict[int, list[str]] = {}
    for id_, name, text in store.db.execute(
        "SELECT person_id, speakers.name, document FROM speakers JOIN documents ON documents.id = document_id "
        "WHERE person_id IS NOT NULL ORDER BY document, speakers.name"
    ):
        found.setdefault(id_, []).append(f"{name} {text}")
    names = dict(store.db.execute("SELECT id, name FROM people").fetchall())
    assert set(names) == set(found)
    said_by = (
        "SELECT statements.person_id, speakers.person_id FROM statements JOIN speakers ON speakers.id = speaker_id"
    )
    assert all(said == speaks for said, speaks in store.db.execute(said_by))
    return sorted((names[id_], texts) for id_, texts in found.items())


def test_the_same_full_name_is_one_person(store: Store) -> None:
    for text, name in (("a", "Ann Lund"), ("b", "ANN LUND"), ("c", "Dr. Ann Lund"), ("d", "Ann Berg")):
        store.add(document(text, person(name)))
    assert people(store) == [("Ann Berg", ["Ann Berg d"]), ("Ann Lund", ["Ann Lund a", "ANN LUND b", "Dr. Ann Lund c"])]


def test_titles_punctuation_case_and_accents_make_no_other_person(store: Store) -> None:
    for number, name in enumerate(("Zoë O’Brien-Lund", "Zoe O'Brien Lund", "Mrs. ZOE OBRIEN-LUND")):
        store.add(document(f"t{number}", person(name)))
    assert len(people(store)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Ann Lund"), person("Ann Lund", kind="organisation")),
        (person("Kim Lund", gender="female"), person("Kim Lund", gender="male")),
        (person("Max Lund Jr."), person("Max Lund Sr.")),
        (person("Max Lund"), person("Max Lund Jr.")),
        (person("A. Lund"), person("A. Lund")),
        (person("A. Lund"), person("Ann Lund")),
        (person("Ann Lund"), person("Anna Lund")),
        (person("Ann"), person("Ann")),
        (person("Ann"), person("Ann Lund")),
        (person("Lund Ann"), person("Ann Lund")),
    ],
)
def test_others_are_left_apart(store: Store, one: Speaker, other: Speaker) -> None:
    store.add(document("a", one))
    store.add(document("b", other))
    assert len(people(store)) == 2


@pytest.mark.parametrize("name", ["Speaker 1", "Q", "S2", "7"])
def test_labels_are_nobody(store: Store, name: str) -> None:
    store.add(document("a", person(name)))
    assert people(store) == []


def test_unnamed_speakers_are_nobody_unless_a_roster_names_them(store: Store) -> None:
    store.add(document("a", person("the official", named=False)))
    assert people(store) == []
    store.add(document("b", person("the official", named=False, id="Q1")))
    store.add(document("c", person("Ann Lund", id="Q1")))
    assert people(store) == [("Ann Lund", ["the official b", "Ann Lund c"])]


def test_a_surname_is_the_one_well_known_person_who_has_it(store: Store) -> None:
    store.add(document("a", person("Lund")))
    for text in "bc":
        store.add(document(text, person("Ann Lund")))
    assert len(people(store)) == 2
    store.add(document("d", person("Ann Lund")))
    assert people(store) == [("Ann Lund", ["Lund a", "Ann Lund b", "Ann Lund c", "Ann Lund d"])]
    store.add(document("e", person("Max Lund")))
    assert len(people(store)) == 3


def test_two_of_a_name_in_one_text_are_two(store: Store) -> None:
    store.add(document("a", person("Ann Lund"), person("Ann Lund", 2)))
    store.add(document("b", person("Ann Lund")))
    store.add(document("c", person("Ann Lund")))
    assert sorted(texts for _, texts in people(store)) == [["Ann Lund a"], ["Ann Lund a"], ["Ann Lund b", "Ann Lund c"]]


def test_a_slip_about_a_gender_parts_nobody_else(store: Store) -> None:
    for number in range(20):
        gender = "female" if number == 7 else "male" if number % 2 else None
        store.add(document(f"t{number:02}", person("Max Lund", gender=gender)))
    assert sorted(len(texts) for _, texts in people(store)) == [1, 19]


def test_one_roster_id_is_one_person_whatever_the_name(store: Store) -> None:
    store.add(document("a", person("Ann Lund", id="Q76")))
    store.add(document("b", person("The Mayor", id="Q76")))
    store.add(document("c", person("Ann Lund")))
    store.add(document("d", person("Max Berg", id="Q1"), person("Max Berg", id="Q2")))
    store.add(document("e", person("Max Berg")))
    assert people(store) == [
        ("Ann Lund", ["Ann Lund a", "The Mayor b", "Ann Lund c"]),
        ("Max Berg", ["Max Berg d"]),
        ("Max Berg", ["Max Berg d"]),
        ("Max Berg", ["Max Berg e"]),
    ]


def test_characters_of_different_works_are_different_people(store: Store) -> None:
    for work, series in (("a", {}), ("b", {}), ("c", {"series": "Lund"}), ("d", {"series": "Lund"})):
        store.add(document(work, person("Tom"), person("Ann Lund", 2), genre="fiction"), **series)
    assert sorted(texts for _, texts in people(store)) == [
        ["Ann Lund a"],
        ["Ann Lund b"],
        ["Ann Lund c", "Ann Lund d"],
        ["Tom a"],
        ["Tom b"],
        ["Tom c", "Tom d"],
    ]


def test_organisations_link_by_name(store: Store) -> None:
    for text, name in (("a", "The Northwind Co."), ("b", "Northwind Inc"), ("c", "Northwind"), ("d", "N.W.C.")):
        store.add(document(text, person(name, kind="organisation")))
    assert sorted(len(texts) for _, texts in people(store)) == [1, 3]


def test_the_order_of_coming_changes_nothing(tmp_path: Path) -> None:
    names = ["Lund", "Ann Lund", "Ann Lund", "Ann Lund", "Max Berg", "Berg", "Eva Berg", "Kim", "Lund"]
    texts = [document(f"t{number}", person(name)) for number, name in enumerate(names)]
    found = []
    for number, order in enumerate((texts, texts[::-1], texts[3:] + texts[:3])):
        store = Store(tmp_path / f"{number}.db")
        for text in order:
            store.add(text)
        found.append(people(store))
    assert found[0] == found[1] == found[2]


def test_people_keep_their_ids(store: Store) -> None:
    def ids() -> dict[str, int]:
        return dict(
            store.db.execute("SELECT document, person_id FROM speakers JOIN documents ON documents.id = document_id")
        )

    store.add(document("a", person("Lund")))
    store.add(document("b", person("Max Berg")))
    before = ids()
    texts = {"b": "Max Berg", "a": "Lund", "c": "Ann Lund", "d": "Ann Lund", "e": "Ann Lund"}
    for text in "cde":
        store.add(document(text, person("Ann Lund")))
    after = {**before, **dict.fromkeys("acde", ids()["c"])}  # whose surname it was
    assert ids() == after
    for text, name in texts.items():
        store.add(document(text, person(name)))
    assert ids() == after
    store.db.execute("DELETE FROM documents WHERE document = 'b'")
    assert people(store) == [("Ann Lund", ["Lund a", *(f"Ann Lund {text}" for text in "cde")])]
    store.add(document("b", person("Max Berg")))
    assert ids()["b"] == before["b"]
