"""`inquit people`: who is one person across texts, listed and corrected."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.unit.store.test_linking import document, person
from typer.testing import Result

from inquit.io.roster import read_roster
from inquit.store import Store

Run = Callable[..., Result]


@pytest.fixture
def people(run: Run, tmp_path: Path) -> Callable[..., Result]:
    with Store(tmp_path / "q.db") as store:
        for text, name, role, date in (
            ("a", "Ann Lund", "Mayor", "2023-05-01"),
            ("b", "Ann Lund", "Minister", "2024-02-01"),
            ("c", "Annie Lund", "Minister", None),
            ("d", "Max Berg", None, None),
        ):
            store.add(document(text, person(name, role=role, gender="female")), date=date)
    return lambda *words, **more: run("people", "q.db", *words, **more)


def listed(people: Callable[..., Result], *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(people("list", *words, "-f", "json").stdout)["people"]
    return found


def test_people_are_listed_with_figures_roles_over_time_and_names(people: Callable[..., Result]) -> None:
    assert listed(people, "--top", "1") == [
        {
            "id": "p1",
            "name": "Ann Lund",
            "kind": "person",
            "gender": "female",
            "role": None,
            "affiliation": None,
            "identifier": None,
            "statements": 2,
            "texts": 2,
            "aliases": [],
            "roles": [
                {"role": "Mayor", "affiliation": None, "first": "2023-05-01", "last": "2023-05-01", "texts": 1},
                {"role": "Minister", "affiliation": None, "first": "2024-02-01", "last": "2024-02-01", "texts": 1},
            ],
        }
    ]
    assert "Mayor (2023-05-01); Minister (2024-02-01)" in " ".join(people("-f", "csv").stdout.split())
    assert [one["id"] for one in listed(people, "lund")] == ["p1", "p2"]
    table = people().stdout
    assert table.index("Ann Lund") < table.index("Annie") < table.index("Max Berg")


def test_a_correction_is_said_logged_and_taken_back(people: Callable[..., Result]) -> None:
    assert people("merge", "Ann Lund", "p2").stdout == "1: Ann Lund (p1) and Annie Lund (p2) are one person\n"
    assert [(one["id"], one["texts"], one["aliases"]) for one in listed(people)] == [
        ("p1", 3, ["Annie Lund"]),
        ("p3", 1, []),
    ]
    assert people("split", "p1", "--documents", "a,c").stdout == "2: Ann Lund (p1) is somebody else in a, c\n"
    assert people("split", "Annie Lund", "--as-printed", "annie lund").exit_code == 0
    assert people("rename", "p1", "Ann Lund-Moe").exit_code == 0
    assert people("set", "p1", "id=Q76", "role=minister").stdout == "5: Ann Lund-Moe (p1): id Q76, role minister\n"
    (ann,) = listed(people, "Q76")
    assert (ann["name"], ann["identifier"], ann["role"], ann["texts"]) == ("Ann Lund-Moe", "Q76", "minister", 1)
    assert people("undo", "4").stdout == "4: taken back: Ann Lund (p1) is called Ann Lund-Moe\n"
    assert people("undo").stdout.startswith("5: taken back: ")
    log = json.loads(people("log", "-f", "json").stdout)["decisions"]
    assert [one["taken_back"] is None for one in log] == [True, True, True, False, False]
    assert people("undo", "4").exit_code == 1


def test_suggestions_are_asked_about(people: Callable[..., Result]) -> None:
    found = json.loads(people("suggest", "-f", "json").stdout)["suggestions"]
    assert [(one["people"], one["kind"]) for one in found] == [("p1 p2", "short form")]
    assert "both Minister" in found[0]["why"]
    asked = people("suggest", stdin="skip\n")
    assert "Ann Lund (p1) - Annie Lund (p2)" in asked.stdout
    for stdin in ("", "q\n", "skip\n", "what\n"):
        assert people("suggest", stdin=stdin).exit_code == 0
        assert len(listed(people)) == 3
    people("suggest", stdin="n\n")
    assert (len(listed(people)), json.loads(people("suggest", "-f", "json").stdout)["suggestions"]) == (3, [])
    people("undo")
    people("suggest", stdin="y\n")
    assert len(listed(people)) == 2


def test_likely_suggestions_are_accepted_together(people: Callable[..., Result]) -> None:
    assert "0 of 1 suggestions accepted" in people("suggest", "--accept", "1.0").stderr
    assert "1 of 1 suggestions accepted" in people("suggest", "--accept", "0.9").stderr
    assert len(listed(people)) == 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("merge", "Lund", "p3"), 1, "'Lund' fits several people: p1 (Ann Lund), p2 (Annie Lund); name one by the id"),
        (("merge", "p1", "Ann Lund"), 1, "are one person already"),
        (("rename", "Ann Lunt", "X"), 1, "nobody here is called 'Ann Lunt'; the nearest are: p1 (Ann Lund)"),
        (("list", "Nobody Ever"), 1, "nobody here is called 'Nobody Ever'"),
        (("split", "p1", "--documents", "z"), 1, "no document has the id 'z'"),
        (("split", "p1", "--documents", "d"), 1, "there is nothing to split"),
        (("split", "p1"), 2, "either --documents or --as-printed"),
        (("list", "--as-printed", "X"), 2, "--as-printed is for split only"),
        (("merge", "p1"), 2, "merge takes 2 or more words"),
        (("set", "p1", "minister"), 2, "is no FIELD=VALUE"),
        (("set", "p1", "size=tall"), 1, "a person has id, role, kind, gender, affiliation"),
        (("undo",), 1, "nothing was decided"),
        (("undo", "x"), 2, "is no number"),
        (("dance",), 2, "dance"),
    ],
)
def test_what_cannot_be_done_is_said(people: Callable[..., Result], words: Any, code: int, said: str) -> None:
    result = people(*words)
    assert (result.exit_code, said in " ".join(result.stderr.replace("│", "").split())) == (code, True), result.stderr
    assert len(listed(people)) == 3


def test_a_database_that_is_not_there_is_not_made(run: Run, tmp_path: Path) -> None:
    for words in (("list",), ("merge", "a", "b"), ("suggest",)):
        assert run("people", "gone.db", *words).exit_code == 1
    assert not list(tmp_path.iterdir())


def test_exported_people_are_a_roster(people: Callable[..., Result], tmp_path: Path) -> None:
    people("merge", "Ann Lund", "Annie Lund")
    people("set", "Ann Lund", "id=Q76")
    assert people("export", "people.csv").exit_code == 0
    with (tmp_path / "people.csv").open(encoding="utf-8", newline="") as file:
        (ann, _) = csv.DictReader(file)
    assert (ann["name"], ann["aliases"], ann["id"], ann["gender"]) == ("Ann Lund", "Annie Lund", "Q76", "female")
    entries = read_roster(tmp_path / "people.csv").entries
    assert [(entry.name, entry.aliases, entry.id) for entry in entries] == [
        ("Ann Lund", ("Annie Lund",), "Q76"),
        ("Max Berg", (), None),
    ]
