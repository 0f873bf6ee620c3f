"""The CSV file of known speakers."""

from __future__ import annotations

from pathlib import Path

import pytest

from inquit import InputError, Roster, RosterEntry, SettingsError
from inquit.io.roster import read_roster


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
        ("name,alias\n", ", line 1: unknown column 'alias'"),
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
