"""Names of files: every id gives one that can be made, and no two give the same."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inquit.io.file_names import file_names, safe_file_name, shortened


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("article", "article"),
        ("Zoë’s “plan”, part 1 (v2.0)", "Zoë’s “plan”, part 1 (v2.0)"),
        ("", "text"),
        (".", "text"),
        ("..", "text"),
        (" . ", "text"),
        (".hidden", "hidden"),
        ("-o", "_-o"),
        ("a\0b", "a_b"),
        ("\ud800\udfff", "_"),
        ("a/b\\c:d", "a_b_c_d"),
        ("a\n\x1b[31mb", "a_[31mb"),
        ("ends with dots.. ", "ends with dots"),
        ("CON", "_CON"),
        ("aux.old", "_aux.old"),
        ("com1", "_com1"),
        ("Lpt¹", "_Lpt¹"),
        ("console", "console"),
        ("x" * 300, "x" * 120),
        ("é" * 300, "é" * 60),
        ("x" * 119 + "é", "x" * 119),
        ("x" * 118 + ". y", "x" * 118),
    ],
)
def test_a_name_that_every_system_takes(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (["a.txt", "in/b.txt", "https://x.org/c.html"], ["a", "b", "c"]),
        (["a", "a-2", "a", "a"], ["a-1", "a-2", "a-3", "a-4"]),
        (["a", "A"], ["a-1", "A-2"]),
        (["straße", "STRASSE"], ["straße-1", "STRASSE-2"]),
        (["é", "e\u0301"], ["é-1", "e\u0301-2"]),
        (["\0", "/", "\ud800"], ["_-1", "text", "_-2"]),
        (["x" * 300, "x" * 400], ["x" * 120 + "-1", "x" * 120 + "-2"]),
    ],
)
def test_names_that_are_alike_get_numbers(ids: list[str], names: list[str]) -> None:
    assert file_names(ids) == names


def test_thousands_of_one_id_take_a_step_each() -> None:
    """Each number is tried once, not all of them for every name."""
    names = file_names(["a"] * 20_000 + ["a-7"])

    assert len(set(names)) == 20_001
    assert names[19_999] == "a-20001"
    assert names[-1] == "a-7"


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
@given(st.lists(st.text(st.characters(codec=None), max_size=200), max_size=8))
def test_whatever_the_ids_are(ids: list[str]) -> None:
    names = file_names(ids)

    assert len({unicodedata.normalize("NFC", name.casefold()) for name in names}) == len(ids)
    for name in names:
        assert len(name.encode()) <= 140
        assert Path(name).name == name
        assert not set(name) & set('\0/\\:*?"<>|\n')


def test_a_file_of_each_name_can_be_made(tmp_path: Path) -> None:
    ids = ["", "\0", "\ud800", "x" * 300, "é" * 300, "..", "CON", "\n", "a/b", "a\\b", "-"]
    for name in file_names(ids):
        (tmp_path / f"{name}.gold.txt.partial").touch()

    assert len(list(tmp_path.iterdir())) == len(ids)


def test_a_name_is_cut_between_characters() -> None:
    assert shortened("aéé", 4) == "aé"
    assert shortened("ééa", 4, from_its_end=True) == "éa"
