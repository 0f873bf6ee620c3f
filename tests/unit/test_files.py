"""Reading and writing files from Python, as the command line does it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.made_inputs import ARTICLE, MAKERS
from tests.written_formats import OF_ANY_TEXT

import inquit
from inquit import Document, Failure, OutputError, SettingsError, Source, TimeSpan


def test_the_texts_of_files_come_with_what_is_known_about_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Yes,” said Ann Lee.")
    (tmp_path / "b.pdf").write_bytes(MAKERS["pdf"](ARTICLE))
    first, second, gone = inquit.read([tmp_path / "a.txt", str(tmp_path / "b.pdf"), tmp_path / "gone.txt"])

    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert (first.path, first.encoding, first.meta) == (str(tmp_path / "a.txt"), "utf-8", {"format": "text"})
    assert second.meta["format"] == "PDF"
    assert second.markup.places[0].label == "page 1"
    assert gone == Failure(str(tmp_path / "gone.txt"), f"{tmp_path}/gone.txt: no such file or folder; check the path")


def test_one_path_need_not_be_a_list(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("url,body\nu1,“Yes”\n")

    for paths in (tmp_path, str(tmp_path), tmp_path / "t.csv"):
        (row,) = inquit.read(paths, text_column="body", id_column="url")
        assert (row.id, row.text) == ("u1", "“Yes”")  # type: ignore[union-attr]


@pytest.mark.parametrize("format_", OF_ANY_TEXT, ids=lambda format_: format_.name)
def test_every_format_is_written_by_its_name_and_its_endings(
    format_: inquit.io.outputs.OutputFormat, tmp_path: Path, document: Document
) -> None:
    timed = replace(document, quotes=tuple(replace(quote, time=TimeSpan(1.0, 2.0)) for quote in document.quotes))
    inquit.write(timed, tmp_path / "named", format=format_.name)
    for ending in format_.endings:
        inquit.write(iter([timed]), str(tmp_path / f"x{ending}"))

    written = sorted(tmp_path.iterdir())
    assert len(written) == 1 + len(format_.endings)
    assert all(file.stat().st_size > 100 for file in written)


def test_failures_are_written_where_a_format_has_a_place_for_them(tmp_path: Path, document: Document) -> None:
    inquit.write([document, Failure("b", "b: gone")], tmp_path / "x.json", with_text=True, model="m")
    written = json.loads((tmp_path / "x.json").read_text())

    assert [record.get("error") for record in written["documents"]] == [None, "b: gone"]
    assert written["documents"][0]["text"] == document.text
    assert (written["inquit"], written["model"]) == (inquit.__version__, "m")


def test_what_is_cut_short_is_not_taken_for_whole(tmp_path: Path, document: Document) -> None:
    def results() -> object:
        yield document
        raise KeyError("no more")

    with pytest.raises(KeyError):
        inquit.write(results(), tmp_path / "x.json")  # type: ignore[arg-type]

    assert [file.name for file in tmp_path.iterdir()] == ["x.json.partial"]
    assert len(json.loads((tmp_path / "x.json.partial").read_text())["documents"]) == 1


def test_what_cannot_be_written_is_said(tmp_path: Path, document: Document) -> None:
    with pytest.raises(SettingsError, match=r"the ending of .*x\.doc means no format; .*\.json, "):
        inquit.write(document, tmp_path / "x.doc")
    with pytest.raises(SettingsError, match="there is no format 'word'; take one of table, json"):
        inquit.write(document, tmp_path / "x.doc", format="word")
    with pytest.raises(OutputError, match="cannot be written"):
        inquit.write(document, tmp_path / "no" / "x.json")


def test_an_error_of_the_results_is_none_of_the_file(tmp_path: Path) -> None:
    def results() -> Iterator[Document]:
        raise FileNotFoundError(2, "gone", "user.db")
        yield

    with pytest.raises(FileNotFoundError, match=r"user\.db"):
        inquit.write(results(), tmp_path / "out.json")
    assert not (tmp_path / "out.json").exists()


def test_names_that_no_file_can_have_stop_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    found = list(inquit.read(["a\0b", "x\ud800", tmp_path / "a.txt"]))
    assert [type(one).__name__ for one in found] == ["Failure", "Failure", "Source"]


def test_a_name_that_cannot_be_written_to(tmp_path: Path) -> None:
    loop = tmp_path / "loop.csv"
    loop.symlink_to(loop)
    for path in (loop, tmp_path / f"{'x' * 300}.csv", tmp_path / "a\0b.csv"):
        with pytest.raises(OutputError, match="cannot be written"):
            inquit.write([], path)


def test_one_failure_is_a_result(tmp_path: Path) -> None:
    inquit.write(Failure("a", "a: gone"), tmp_path / "out.jsonl")
    assert "gone" in (tmp_path / "out.jsonl").read_text()


@pytest.mark.parametrize(
    "results", ["quotes", 5, None, Path("a.txt"), [Source("a", "text")], ["text"], [("a", "text")]]
)
def test_what_is_no_result_is_refused(tmp_path: Path, results: Any) -> None:
    with pytest.raises(
        SettingsError, match=r"results? must be a Document, or what Extractor\.extract_many gives of texts"
    ):
        inquit.write(results, tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()
