"""What somebody decides about people holds, survives that texts are read again, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.store.test_linking import document, people, person

from inquit.errors import StoreError
from inquit.store import Store
from inquit.store.linked_people.decisions import decided, keep_apart, merge, rename, set_values, split, undo
from inquit.store.linked_people.people_list import people_list
from inquit.store.linked_people.person_lookup import person_called

TEXTS = {
    "a": person("Ann Lund", role="Mayor", gender="female"),
    "b": person("Ann Lund"),
    "c": person("Annie Lund"),
    "d": person("Max Berg"),
    "e": person("Max Berg"),
    "f": person("Berg"),
    "g": person("Max Berg"),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "quotes.db") as store:
        read_again(store)
        yield store


def read_again(store: Store) -> None:
    for text, speaker in TEXTS.items():
        store.add(document(text, speaker))


def who(store: Store) -> list[tuple[str, list[str]]]:
    """The people, who are the same after all texts were read again."""
    found, listed = people(store), list(people_list(store.db))
    read_again(store)
    assert people(store) == found
    assert list(people_list(store.db)) == listed
    return found


ANN = ("Ann Lund", ["Ann Lund a", "Ann Lund b"])
ANNIE = ("Annie Lund", ["Annie Lund c"])
MAX = ("Max Berg", ["Max Berg d", "Max Berg e", "Berg f", "Max Berg g"])


def test_merge_and_undo(store: Store) -> None:
    assert who(store) == [ANN, ANNIE, MAX]
    ann, annie = person_called(store.db, "Ann Lund"), person_called(store.db, "Annie Lund")
    merge(store.db, [ann, annie])
    assert who(store) == [("Ann Lund", [*ANN[1], "Annie Lund c"]), MAX]
    assert person_called(store.db, "Annie Lund") == ann
    assert undo(store.db).says == f"Ann Lund (p{ann}) and Annie Lund (p{annie}) are one person"
    assert who(store) == [ANN, ANNIE, MAX]
    assert person_called(store.db, "Annie Lund") == annie
    assert [decision.undone is None for decision in decided(store.db)] == [False]


def test_split_by_documents(store: Store) -> None:
    split(store.db, person_called(store.db, "Ann Lund"), documents=[2])
    assert who(store) == [("Ann Lund", ["Ann Lund a"]), ("Ann Lund", ["Ann Lund b"]), ANNIE, MAX]
    store.add(document("h", person("Ann Lund")))
    assert ("Ann Lund", ["Ann Lund a", "Ann Lund h"]) in people(store)


def test_split_as_printed(store: Store) -> None:
    split(store.db, person_called(store.db, "Max Berg"), as_printed="BERG")
    assert who(store) == [ANN, ANNIE, ("Berg", ["Berg f"]), ("Max Berg", ["Max Berg d", "Max Berg e", "Max Berg g"])]
    undo(store.db, 1)
    assert who(store) == [ANN, ANNIE, MAX]


@pytest.mark.parametrize("wrong", [{"documents": [1]}, {"documents": [4, 5, 6, 7]}, {"as_printed": "Lund"}])
def test_what_cannot_be_split_is_left(store: Store, wrong: dict[str, object]) -> None:
    with pytest.raises(StoreError, match="there is nothing to split"):
        split(store.db, person_called(store.db, "Max Berg"), **wrong)  # type: ignore[arg-type]
    assert (who(store), decided(store.db)) == ([ANN, ANNIE, MAX], [])


def test_rename_and_set(store: Store) -> None:
    ann = person_called(store.db, "Ann Lund")
    rename(store.db, ann, "  Ann  Lund-Moe ")
    set_values(store.db, ann, {"id": "Q76", "role": "Minister", "gender": "female"})
    (listed,) = [one for one in people_list(store.db) if one.id == f"p{ann}"]
    assert (listed.name, listed.aliases, listed.identifier, listed.role) == (
        "Ann Lund-Moe",
        ("Ann Lund",),
        "Q76",
        "Minister",
    )
    assert [role.role for role in listed.roles] == ["Mayor"]
    assert who(store)[0] == ("Ann Lund-Moe", ANN[1])
    store.add(document("h", person("The Mayor", id="Q76")))
    assert people(store)[0] == ("Ann Lund-Moe", [*ANN[1], "The Mayor h"])
    with pytest.raises(StoreError, match=r"the id Q76 is that of Ann Lund-Moe \(p1\)"):
        set_values(store.db, person_called(store.db, "Max Berg"), {"id": "Q76"})
    undo(store.db)
    undo(store.db)
    assert people(store)[0] == ANN


@pytest.mark.parametrize("values", [{"size": "tall"}, {"kind": "cat"}, {"gender": "f"}])
def test_what_nobody_can_be_is_refused(store: Store, values: dict[str, str]) -> None:
    with pytest.raises(StoreError):
        set_values(store.db, 1, values)


def test_two_people_stay_two_though_one_name_fits_the_other(store: Store) -> None:
    split(store.db, person_called(store.db, "Max Berg"), as_printed="Berg")
    keep_apart(store.db, person_called(store.db, "Max Berg"), person_called(store.db, "Berg"))
    assert len(who(store)) == 4


def test_merged_and_split_and_merged_again(store: Store) -> None:
    ann, annie, max_ = (person_called(store.db, name) for name in ("Ann Lund", "Annie Lund", "Max Berg"))
    merge(store.db, [ann, annie])
    merge(store.db, [max_, ann])
    assert who(store) == [("Max Berg", [*ANN[1], *ANNIE[1], *MAX[1]])]
    split(store.db, max_, as_printed="Ann Lund")
    assert who(store) == [ANN, ("Max Berg", [*ANNIE[1], *MAX[1]])]
    undo(store.db, 1)
    assert who(store) == [ANN, ANNIE, MAX]


def test_a_person_is_named_by_id_or_by_a_name_that_fits_one(store: Store) -> None:
    ann = person_called(store.db, "ann lund")
    set_values(store.db, ann, {"id": "Q76"})
    assert {person_called(store.db, typed) for typed in ("Q76", f"p{ann}", f"P{ann}", " Ann LUND")} == {ann}
    assert person_called(store.db, "berg max") == person_called(store.db, "Max")
    with pytest.raises(
        StoreError, match=r"'Lund' fits several people: p1 \(Ann Lund\), p\d \(Annie Lund\); name one by the id"
    ):
        person_called(store.db, "Lund")
    with pytest.raises(StoreError, match=r"nobody here is called 'Ann Lunt'; the nearest are: .*Ann Lund"):
        person_called(store.db, "Ann Lunt")
    for typed in ("", "?", "p99", '"', "NEAR(", "\ud800", "p" + "9" * 18):
        with pytest.raises(StoreError, match="nobody here is called"):
            person_called(store.db, typed)


def test_half_characters_and_nuls_are_as_good_as_any(tmp_path: Path) -> None:
    names = ("Ann \ud800Lund", "\x00nn Lund", "\ud800", "Lund \udfff", "")
    with Store(tmp_path / "quotes.db") as store:

        def fill() -> None:
            for place, name in enumerate(names):
                store.add(document(f"{place}\udc80", person(name, role="\ud800", aliases=("\ud800x", "", " "))))
            store.add(document("f\udc80", person("Tom"), genre="fiction"), series="\ud800")
            store.add(document("g", person("Ann", id="Q\ud800"), person("", 2, kind="organisation", aliases=("",))))

        fill()
        first, second, *_ = (int(one.id[1:]) for one in people_list(store.db))
        merge(store.db, [first, second])
        rename(store.db, first, "\ud800 B")
        set_values(store.db, first, {"id": "Q\udfff", "role": "\ud800"})
        found = people(store)
        fill()
        assert people(store) == found
