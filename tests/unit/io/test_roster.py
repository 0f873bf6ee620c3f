"""The CSV file of known speakers."""

from __future__ import annotations

from pathlib import Path

import pytest

from inquit import InputError, Roster, RosterEntry, SettingsError
from inquit.io.roster import ROSTER_COLUMNS, read_roster
from inquit.statistics import VOICE_COLUMNS


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "roster.csv"


def test_names_aliases_and_ids(file: Path) -> None:
    file.write_bytes('\ufeffName, aliases ,ID\r\nAnn  Lee,"Lee; Ann|the mayor;",p1\r\n\r\n"Lee, Bo",,\r\n'.encode())

    assert read_roster(file) == Roster(
        (RosterEntry("Ann Lee", ("Lee", "Ann", "the mayor"), "p1"), RosterEntry("Lee, Bo"))
    )


def test_only_the_name_must_be_there(file: Path) -> None:
    file.write_bytes("name\nZoë\n".encode("cp1252"))

    assert read_roster(file) == Roster((RosterEntry("Zoë"),))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ", line 1: no column called name"),
        ("Ann Lee\n", ", line 1: no column called name"),
        ("name,name\n", ", line 1: a column stands there twice"),
        ("name\n", ": the roster has no names in it"),
        ("name,id\nA,1\n,2\n", ", line 3: no name"),
        ("name,id\nA,1\nA,2\n", ", line 3: the name 'A' already stands on line 2"),
        ("name,id\nA,1\n\nB,1\n", ", line 4: the id '1' already stands on line 2"),
        ("name\nLee, Ann\n", ", line 2: 2 columns where the header has 1; put a name with a comma in"),
        ('name\n"Lee\n', ", line 2: not valid CSV (unexpected end of data)"),
    ],
)
def test_what_makes_no_sense_is_named_with_its_line(file: Path, text: str, message: str) -> None:
    file.write_text(text)

    with pytest.raises(SettingsError) as caught:
        read_roster(file)

    assert str(caught.value).startswith(f"{file}{message}")


def test_a_missing_roster(file: Path) -> None:
    with pytest.raises(SettingsError, match=r"the roster .*roster\.csv: no such file; check the path"):
        read_roster(file)


def test_a_spreadsheet_file_is_no_csv(file: Path) -> None:
    file.write_bytes(b"PK\x03\x04")

    with pytest.raises(InputError, match="not a text file"):
        read_roster(file)


def test_all_columns(file: Path) -> None:
    file.write_text(
        "document,Narrator,name,kind,gender,role,affiliation,aliases,id\n"
        " a  b.txt,YES,Max,Person,m,Driver,The  Post,boy;lad,p1\n"
        ",0,Acme,organization,,,,,\n"
    )

    assert read_roster(file) == Roster(
        (
            RosterEntry("Max", ("boy", "lad"), "p1", "person", "male", "Driver", "The Post", True, " a  b.txt"),
            RosterEntry("Acme", kind="organisation"),
        )
    )


def test_the_columns_are_those_of_an_entry_and_speakers_writes_them() -> None:
    assert ",".join(ROSTER_COLUMNS) == "name,aliases,id,kind,gender,role,affiliation,narrator,document"
    assert {*ROSTER_COLUMNS} <= {"document", *VOICE_COLUMNS}


def test_other_columns_are_left_out_and_named_but_those_of_speakers(file: Path) -> None:
    file.write_text("speaker,party,quotes,share,named,,party\nAnn Lee,Reds,3,0.5,true,,\n,,4,0.5,,,\n")
    told: list[str] = []

    assert read_roster(file, tell=told.append) == Roster((RosterEntry("Ann Lee"),))
    assert told == [f"{file}: no columns of a roster, and left out: party; it has {', '.join(ROSTER_COLUMNS)}"]


def test_where_there_is_a_name_a_column_speaker_is_another(file: Path) -> None:
    file.write_text("speaker,name\nx,Ann Lee\n")

    assert read_roster(file) == Roster((RosterEntry("Ann Lee"),))


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators(file: Path, separator: str) -> None:
    rows = [["name", "aliases", "id"], ["Lee, Ann", '"Lee;the mayor"', "p1"]]
    file.write_text("\r\n".join(map(separator.join, rows)), encoding="utf-8-sig")

    assert read_roster(file) == Roster((RosterEntry("Lee, Ann", ("Lee", "the mayor"), "p1"),))


def test_a_name_may_stand_there_once_for_each_text(file: Path) -> None:
    file.write_text("name,id,document\nAnn,s1,a\nAnn,s1,b\nAnn,p1,\n")

    assert [(entry.id, entry.document) for entry in read_roster(file).entries] == [
        ("s1", "a"),
        ("s1", "b"),
        ("p1", None),
    ]


def test_names_that_are_alike_in_one_text_are_left_out(file: Path) -> None:
    file.write_text("name,id,document\nanalyst,s1,a\nAnalyst,s2,a\nAnn,s3,a\nanalyst,s1,b\n")
    told: list[str] = []

    assert [entry.id for entry in read_roster(file, tell=told.append).entries] == ["s3", "s1"]
    assert told == [
        f"{file}: left out, as names that stand there more than once for one text: 'analyst' of a, 'Analyst' of a"
    ]


def test_cells_that_were_kept_from_running_are_what_they_were(file: Path) -> None:
    file.write_text("name\n'=cmd\n'Tis\n''@ann\n")

    assert [entry.name for entry in read_roster(file).entries] == ["=cmd", "'Tis", "'@ann"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "name,kind\nA,robot\n",
            ", line 2: the kind 'robot' is none; write person or group or organisation or document",
        ),
        ("name,gender\nA,x\n", ", line 2: the gender 'x' is none; write female or male, or nothing"),
        ("name,narrator\nA,perhaps\n", ", line 2: narrator must be yes or no, or nothing, not 'perhaps'"),
        ("name,narrator\nA,1\nB,1\n", ", line 3: a narrator already stands on line 2"),
        ("name,id,document\nA,1,a\nB,1,a\n", ", line 3: the id '1' already stands on line 2"),
        ("name,gender\n,male\n", ", line 2: no name"),
    ],
)
def test_cells_that_make_no_sense(file: Path, text: str, message: str) -> None:
    file.write_text(text)

    with pytest.raises(SettingsError) as caught:
        read_roster(file)

    assert str(caught.value).startswith(f"{file}{message}")
