"""Which format a command line asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from inquit import ExtraMissingError
from inquit.cli.formats import FORMATS, choose_format
from inquit.installation import install_command


def _chosen(name: str | None, file: str | None) -> str:
    return choose_format(name, None if file is None else Path(file)).name


@pytest.mark.parametrize(
    ("file", "name"),
    [
        (None, "table"),
        ("out", "table"),
        ("out.txt", "table"),
        ("/dev/null", "table"),
        ("a.b/out", "table"),
        ("x.json", "json"),
        ("x.ndjson", "jsonl"),
        ("x.CSV", "csv"),
        ("x.tab", "tsv"),
        ("x.xlsx", "xlsx"),
        ("x.parquet", "parquet"),
        ("x.md", "markdown"),
        ("x.html", "html"),
        ("x.xml", "tei"),
        ("x.zip", "brat"),
        ("x.conll", "conll"),
        ("x.spacy", "docbin"),
        ("x.srt", "srt"),
        ("x.VTT", "vtt"),
    ],
)
def test_the_ending_decides(file: str | None, name: str) -> None:
    assert _chosen(None, file) == name


def test_every_format_can_be_named_and_every_ending_means_one() -> None:
    endings = [ending for format_ in FORMATS for ending in format_.endings]

    assert len(set(endings)) == len(endings)
    assert [_chosen(format_.name, None if not format_.binary else "x") for format_ in FORMATS] == [
        format_.name for format_ in FORMATS
    ]


def test_format_wins_where_the_ending_means_nothing() -> None:
    assert _chosen("csv", "out.dat") == "csv"
    assert _chosen("csv", "out") == "csv"


def test_an_ending_may_be_shared_with_a_format_that_has_to_be_named() -> None:
    assert _chosen("label-studio", "out.json") == "label-studio"
    assert _chosen(None, "out.json") == "json"
    assert _chosen("transcript", "out.txt") == "transcript"
    assert _chosen(None, "out.txt") == "table"


@pytest.mark.parametrize(
    ("file", "writer"),
    [(None, "CastingWriter"), ("a.json", "CastingWriter"), ("a.CSV", "CastingCsvWriter"), ("a.dat", "CastingWriter")],
)
def test_a_format_may_be_written_as_the_ending_says(file: str | None, writer: str) -> None:
    chosen = choose_format("casting", None if file is None else Path(file))

    assert chosen.writer.endswith(f":{writer}")


def test_the_endings_of_a_format_end_somewhere() -> None:
    with pytest.raises(typer.BadParameter, match=r"casting contradicts a\.tsv.*; .*a\.json"):
        _chosen("casting", "a.tsv")


def test_a_contradiction_is_wrong_usage() -> None:
    with pytest.raises(typer.BadParameter, match=r"csv contradicts out\.xlsx, which ends as xlsx does; .*out\.csv"):
        _chosen("csv", "out.xlsx")


def test_an_ending_without_a_meaning_is_wrong_usage() -> None:
    with pytest.raises(
        typer.BadParameter, match=r"the ending of out\.xls means no format that is written here; name a file .*\.xlsx"
    ):
        _chosen(None, "out.xls")


def test_bytes_are_not_for_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    with pytest.raises(typer.BadParameter, match="xlsx is not for a screen"):
        _chosen("xlsx", None)


@pytest.mark.parametrize(("name", "package"), [("xlsx", "openpyxl"), ("parquet", "pyarrow")])
def test_a_missing_package_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch, name: str, package: str) -> None:
    monkeypatch.setattr("inquit.io.outputs.output_format.find_spec", lambda _: None)

    with pytest.raises(ExtraMissingError) as raised:
        _chosen(name, f"x.{name}")
    assert str(raised.value).endswith(f"{package}, which is not installed: {install_command(name)}")
