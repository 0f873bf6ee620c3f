"""Texts that are read as one: their order, their places, and what files say about them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.made_inputs import archive

from inquit import Failure, GivenTime, GivenTurn, Markup, Place, RosterEntry, Source, TextSpan
from inquit.io import joining
from inquit.io.counting import count_sources
from inquit.io.folders import natural_key
from inquit.io.joining import joined
from inquit.io.read_inputs import read_sources
from inquit.io.read_options import ReadOptions


def read(*names: Path | str, stdin: bytes = b"", **options: Any) -> tuple[Source, list[Failure]]:
    names_ = [str(name) for name in names]
    *failures, last = read_sources(names_, io.BytesIO(stdin), ReadOptions(join=True, **options))
    assert isinstance(last, Source)
    return last, [one for one in failures if isinstance(one, Failure)]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    folder.mkdir()
    for number in (10, 2, 1):
        (folder / f"chapter {number}.txt").write_text(f"\nThis is {number}.\n")
    return folder


def test_the_files_of_a_folder_are_one_text_in_natural_order(book: Path) -> None:
    source, failures = read(book)

    assert failures == []
    assert (source.id, source.path) == (str(book), str(book))
    assert source.text == "\nThis is 1.\n\n\n\nThis is 2.\n\n\n\nThis is 10.\n"
    assert [(place.label, source.text[place.start :].split("\n")[0]) for place in source.markup.places] == [
        ("chapter 1.txt", ""),
        ("chapter 1.txt, line 2", "This is 1."),
        ("chapter 2.txt", ""),
        ("chapter 2.txt, line 2", "This is 2."),
        ("chapter 10.txt", ""),
        ("chapter 10.txt, line 2", "This is 10."),
    ]
    assert source.meta == {"format": "text"}
    assert source.encoding == "utf-8"


def test_files_that_are_named_come_in_the_order_given(book: Path) -> None:
    names = [book / f"chapter {number}.txt" for number in (10, 1)]
    source, _ = read(*names)

    assert source.id == str(names[0])
    assert [place.label for place in source.markup.places if "line" in place.label] == [f"{n}, line 2" for n in names]


def test_members_of_an_archive_come_in_natural_order(tmp_path: Path) -> None:
    (tmp_path / "book.zip").write_bytes(archive({f"b/{n}.txt": f"This is {n}.".encode() for n in (10, 9, 1)}))
    source, _ = read(tmp_path / "book.zip")

    assert source.text == "This is 1.\n\nThis is 9.\n\nThis is 10."
    assert [place.label for place in source.markup.places] == [f"b/{n}.txt, line 1" for n in (1, 9, 10)]


def test_standard_input_and_tables_are_joined_too(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("text\nOne.\nTwo.\n")
    source, _ = read("-", tmp_path / "t.csv", stdin=b"Zero.")

    assert (source.id, source.text) == ("stdin", "Zero.\n\nOne.\n\nTwo.")
    assert [place.label for place in source.markup.places] == [
        "stdin, line 1",
        f"{tmp_path}/t.csv, row 1",
        f"{tmp_path}/t.csv, row 2",
    ]
    assert source.meta == {"format": "text, CSV"}


def test_what_cannot_be_read_is_told_and_the_rest_is_one_text(book: Path) -> None:
    (book / "chapter 3.txt").write_bytes(b"\0\1\2")
    source, failures = read(book, "gone.txt")

    assert [failure.id for failure in failures] == [f"{book}/chapter 3.txt", "gone.txt"]
    assert "This is 2.\n\n\n\nThis is 10." in source.text


def test_where_nothing_can_be_read_there_is_no_text() -> None:
    found = list(read_sources(["gone.txt", "gone too.txt"], io.BytesIO(), ReadOptions(join=True)))
    assert [type(one) for one in found] == [Failure, Failure]


def test_empty_texts_are_told_and_leave_no_trace(book: Path) -> None:
    (book / "chapter 3.txt").write_text("\n")
    source, _ = read(book)

    assert source.notices == (f"{book}/chapter 3.txt: empty, so there are no statements in it",)
    assert "chapter 3" not in str(source.markup.places)
    assert read("-", stdin=b"")[0].text == ""


def test_too_much_for_one_text_is_a_failure(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "MAX_DOCUMENT", 30)
    (failure,) = read_sources([str(book)], io.BytesIO(), ReadOptions(join=True))

    assert isinstance(failure, Failure)
    assert (failure.id, "too much for one text; join fewer" in failure.error) == (str(book), True)


def test_what_files_say_is_moved_with_their_texts() -> None:
    def said(text: str, name: str) -> Source:
        whole = TextSpan(0, len(text))
        label = TextSpan(0, 1)
        return Source(
            name,
            text,
            markup=Markup(
                bold=(label,),
                turns=(GivenTurn((whole,), name, label),),
                times=(GivenTime(whole, 1.0),),
                cast=(RosterEntry("Ann"), RosterEntry(name)),
                quotations=(whole,),
                items=(label,),
                places=(Place(0, "line 1"),),
                fields={"year": 1999, "name": name},
            ),
        )

    (source,) = joined([said("One.", "a"), said("Twice.", "b")], ["a", "b"])
    assert isinstance(source, Source)
    first, second, label = TextSpan(0, 4), TextSpan(6, 12), TextSpan(6, 7)
    assert source.text == "One.\n\nTwice."
    assert source.markup == Markup(
        bold=(TextSpan(0, 1), label),
        turns=(GivenTurn((first,), "a", TextSpan(0, 1)), GivenTurn((second,), "b", label)),
        times=(GivenTime(first, 1.0), GivenTime(second, 1.0)),
        cast=(RosterEntry("Ann"), RosterEntry("a"), RosterEntry("b")),
        quotations=(first, second),
        items=(TextSpan(0, 1), label),
        places=(Place(0, "a, line 1"), Place(6, "b, line 1")),
        fields={"year": 1999},
    )


def test_a_text_without_speakers_beside_others_with_some_is_told(tmp_path: Path) -> None:
    rows = [{"who": "Ann", "text": "No."}, {"who": "Bo", "text": "So?"}]
    (tmp_path / "1.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (tmp_path / "2.txt").write_text("It rained.")
    source, _ = read(tmp_path, speaker_column="who")

    assert [(turn.speaker, turn.spans[0].of(source.text)) for turn in source.markup.turns] == [
        ("Ann", "No."),
        ("Bo", "So?"),
        (None, "It rained."),
    ]
    assert source.notices == (f"{tmp_path}/2.txt: does not say who speaks, as others do that it is joined with",)


def test_one_text_is_counted(book: Path) -> None:
    assert count_sources([str(book), "gone.txt"], ReadOptions(join=True)) == 1


def test_numbers_in_names_count_as_numbers() -> None:
    names = ["a10/b", "a2/b10", "a2/b9", "B1", "a02/b9", "b", "9" * 5000, "٣", "a\\b"]
    assert sorted(names, key=natural_key) == ["٣", "9" * 5000, "a\\b", "a2/b9", "a02/b9", "a2/b10", "a10/b", "b", "B1"]
