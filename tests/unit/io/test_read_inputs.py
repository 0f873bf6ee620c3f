"""Files, folders, archives, JSON Lines and standard input as one stream."""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path
from typing import Any, cast

import pytest
from tests.made_inputs import ARTICLE, archive, parquet

from inquit import Failure, Place
from inquit.io.counting import count_sources
from inquit.io.read_inputs import read_sources
from inquit.io.read_options import ReadOptions
from inquit.source import Markup, Source


def _read(*names: Path | str, stdin: bytes = b"", **options: Any) -> list[Source | Failure]:
    return cast(
        "list[Source | Failure]",
        list(read_sources([str(name) for name in names], io.BytesIO(stdin), ReadOptions(**options))),
    )


def _ids(*names: Path | str, **options: Any) -> list[str]:
    return [found.id for found in _read(*names, **options)]


def _errors(*names: Path | str) -> list[str]:
    return [found.error for found in _read(*names) if isinstance(found, Failure)]


def test_a_file_is_read_untouched(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("\ufeff“Ja”\r\n\r\n".encode())

    assert _read(file) == [
        Source(
            str(file),
            "“Ja”\r\n\r\n",
            str(file),
            "utf-8",
            meta={"format": "text"},
            markup=Markup(places=(Place(0, "line 1"),)),
        )
    ]


def test_standard_input() -> None:
    (found,) = _read("-", stdin=b"A said b.")

    assert isinstance(found, Source)
    assert (found.id, found.text, found.path, found.encoding) == ("stdin", "A said b.", "stdin", "utf-8")


def test_json_lines_on_standard_input_are_known_by_their_first_line() -> None:
    stdin = b'{"body": "A said b.", "url": "u1"}\n{"body": "C said d.", "url": "u2"}\n'

    assert _ids("-") == ["stdin"]
    assert [one.id for one in _read("-", stdin=stdin, text_column="body", id_column="url")] == ["u1", "u2"]
    assert [one.id for one in _read("-", stdin=stdin)] == ["stdin"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "sub/c.TXT", "a.txt", "sub/x.md", "x.bin", ".hidden.txt", "~$open.docx", "__MACOSX/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    return tmp_path


def test_a_folder_gives_its_files_of_known_formats_sorted(folder: Path) -> None:
    assert _ids(folder) == [f"{folder.as_posix()}/{name}" for name in ("a.txt", "b.txt", "sub/c.TXT", "sub/x.md")]


@pytest.mark.parametrize(
    ("glob", "names"), [("*.md", ["sub/x.md"]), ("sub/*", ["sub/c.TXT", "sub/x.md"]), ("*.bin", ["x.bin"])]
)
def test_glob_says_which_files(folder: Path, glob: str, names: list[str]) -> None:
    assert _ids(folder, glob=glob) == [f"{folder.as_posix()}/{name}" for name in names]


def test_the_file_that_is_written_to_is_no_input(folder: Path) -> None:
    assert f"{folder.as_posix()}/a.txt" not in _ids(folder, skip=folder / "a.txt")


def test_an_archive_is_read_as_a_folder(tmp_path: Path) -> None:
    inner = archive({"deep.txt": b"deep"})
    file = tmp_path / "x.zip"
    file.write_bytes(
        archive({"b/a.txt": b"x", "t.jsonl": b'{"id": 7, "text": "y"}', "c.zip": inner, "d/": b"", "e.png": b"\x89PNG"})
    )

    assert _ids(file) == [f"{file}/b/a.txt", "7", f"{file}/c.zip/deep.txt"]
    assert _ids(file, glob="*.png") == [f"{file}/e.png"]


_SITEMAP = b'<?xml version="1.0"?><urlset xmlns="s"><url><loc>http://example.org/</loc></url></urlset>'
_UNREAD = {
    "sitemap.xml": _SITEMAP,
    "packed.xml.gz": gzip.compress(_SITEMAP),
    "settings.xml": b"<settings><size>3</size><size>4</size></settings>",
    "talkers.xml": b'<seats><seat who="1"/><seat who="2"/></seats>',
    "text.xml": b"Nothing of XML.",
    "empty.xml": b"",
    "noise.xml": bytes(range(256)),
}


@pytest.mark.parametrize("name", _UNREAD)
def test_xml_of_other_kinds_is_passed_over_in_folders_and_archives(tmp_path: Path, name: str) -> None:
    texts = tmp_path / "texts"
    (texts / "below").mkdir(parents=True)
    (texts / "a.txt").write_text("A said b.")
    (texts / "below" / name).write_bytes(_UNREAD[name])
    (texts / "z.zip").write_bytes(archive({"b.txt": b"C said d.", name: _UNREAD[name]}))

    assert _ids(texts) == [str(texts / "a.txt"), str(texts / "z.zip/b.txt")]
    (alone,) = _errors(texts / "below")
    assert alone.endswith("no file in this folder is of a format that inquit reads; name others with --glob")


@pytest.mark.parametrize("name", sorted({*_UNREAD} - {"text.xml", "empty.xml"}))
def test_xml_of_other_kinds_that_the_user_names_is_a_failure(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(_UNREAD[name])

    (named,) = _read(tmp_path / name)
    (chosen,) = _read(tmp_path, glob="*.xml*")
    assert isinstance(named, Failure)
    assert named == chosen


def test_a_damaged_file_of_a_kind_that_is_read_is_a_failure_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "play.xml").write_bytes(b'<?xml version="1.0"?><TEI><p>a</p>' + bytes(500))
    (tmp_path / "page.tei").write_bytes(_SITEMAP)

    assert len(_errors(tmp_path)) == 2


def test_lines_of_json(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_bytes('\ufeff{"id": "a", "text": "Zoë"}\n\n{"text": "", "id": 2, "more": [1]}\n'.encode())

    first, second = _read(file)

    assert isinstance(first, Source)
    assert (first.id, first.text, first.path, first.encoding) == ("a", "Zoë", str(file), "utf-8")
    assert isinstance(second, Source)
    assert second.id == "2"
    assert second.markup.places == (Place(0, "line 3"),)
    assert second.notices == (f"{file}, line 3: empty, so there are no statements in it",)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"id": 1,', "not valid JSON (expecting property name enclosed in double quotes at column 10)"),
        (b'{"id": 1}', 'each line must look like {"id": "a1", "text": "..."}'),
        (b'{"id": true, "text": ""}', 'each line must look like {"id": "a1", "text": "..."}'),
        (b"[1]", 'each line must look like {"id": "a1", "text": "..."}'),
        (b'{"id": "\x00", "text": ""}', "not a text file"),
        (b"[" * 200_000, "JSON that cannot be read"),
        (b"1" * 5_000, "JSON that cannot be read"),
    ],
    ids=["broken", "no text", "id no text", "no object", "nul", "deep", "long number"],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, line: bytes, message: str) -> None:
    file = tmp_path / "x.jsonl"
    file.write_bytes(b'{"id": "a", "text": "x"}\n' + line + b'\n{"id": "b", "text": "x"}')

    first, bad, last = _read(file)

    assert (first.id, last.id) == ("a", "b")
    assert isinstance(bad, Failure)
    assert bad.id == f"{file}, line 2"
    assert bad.error.startswith(f"{file}, line 2: {message}")


def test_what_is_missing_or_unfit_is_named_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "binary").write_bytes(b"\0")
    (tmp_path / "good.txt").write_text("x")

    missing, folder, binary, good, lines = _read(
        *(tmp_path / name for name in ("no", "empty", "binary", "good.txt", "no.jsonl"))
    )

    assert isinstance(good, Source)
    assert [found.error for found in (missing, folder, binary, lines) if isinstance(found, Failure)] == [
        f"{tmp_path}/no: no such file or folder; check the path",
        f"{tmp_path}/empty: no file in this folder is of a format that inquit reads; name others with --glob",
        f"{tmp_path}/binary: not a text file (its bytes are not readable as text); save it as plain text in UTF-8",
        f"{tmp_path}/no.jsonl: no such file or folder; check the path",
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch(mode=0o000)
    (tmp_path / "a.jsonl").touch(mode=0o000)

    assert _errors(tmp_path / "a.txt", tmp_path / "a.jsonl") == [
        f"{tmp_path}/a.txt: cannot be read (permission denied)",
        f"{tmp_path}/a.jsonl: cannot be read (permission denied)",
    ]


def test_a_fault_of_ours_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.jsonl").write_text('{"id": 1, "text": "x"}')

    def broken(text: str, unit: str) -> None:
        raise KeyError(text)

    monkeypatch.setattr("inquit.io.inputs.text_input.line_places", broken)
    bad, good = _read(tmp_path)

    assert isinstance(bad, Failure)
    assert bad.error == f"{tmp_path}/a.txt: KeyError: 'x'; please report this with the file"
    assert isinstance(good, Source)


def test_an_impossible_name_is_named(tmp_path: Path) -> None:
    assert _errors("x" * 5_000) == [f"{'x' * 5_000}: cannot be read (file name too long)"]


def test_an_empty_file_and_a_foreign_encoding_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(" \n")
    (tmp_path / "b.txt").write_bytes("naïve".encode("cp1252"))

    first, second = _read(tmp_path)

    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert first.notices == (f"{tmp_path}/a.txt: empty, so there are no statements in it",)
    assert second.encoding_detected
    assert second.notices == (f"{tmp_path}/b.txt: not UTF-8, read as cp1252; if that is wrong, save the file as UTF-8",)


def test_texts_are_counted_as_they_will_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").write_text("x")
    (tmp_path / "c.jsonl").write_text('{"id": 1}\n\n{\n')
    (tmp_path / "empty").mkdir()
    (tmp_path / "d.csv").write_text('text\n"a\nb"\n\nc\n')
    (tmp_path / "e.zip").write_bytes(archive({"a.txt": b"x", "b.bin": b"x", "c.md": b"x"}))
    (tmp_path / "f.parquet").write_bytes(parquet(ARTICLE))
    paths = [tmp_path, *(tmp_path / name for name in ("c.jsonl", "a.txt", "empty", "no.jsonl"))]
    names = [*map(str, paths), "-"]

    assert count_sources(names) == len(_read(*names)) == 15
