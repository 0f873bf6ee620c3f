"""A corpus in parts: which parts there are, what the manifest says of them, and what is not mixed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from inquit import InputError, OutputError, Settings, SettingsError
from inquit.shards import CorpusRun, Part, PartOptions, PartSummary, ReadOptions, TextEntry, input_files
from inquit.shards.file_systems import place_of
from inquit.shards.input_files import InputFile, part_size

OPTIONS = PartOptions(settings=Settings(engine="rules"))
MANIFEST = "manifest.json"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "notes").mkdir(parents=True)
    for number in range(3):
        (folder / "notes" / f"n{number}.txt").write_text(f"Note {number}.")
    lines = [json.dumps({"id": f"a{number}", "text": "Word."}) for number in range(120)]
    (folder / "texts.jsonl").write_text("\n".join(lines))
    return folder


def read_all(run: CorpusRun, parts: Sequence[Part] | None = None) -> None:
    """As if the parts had been read."""
    for part in reversed(run.parts) if parts is None else parts:
        Path(run.target(part)).write_bytes(b"rows")
        run.add(
            PartSummary(part.name, Path(run.target(part)).name, (TextEntry(part.name, 2), TextEntry("no", 0, "Why.")))
        )


def begun(corpus: Path, output: Path, options: PartOptions = OPTIONS) -> CorpusRun:
    with CorpusRun([corpus], output, options) as run:
        run.plan()
    return run


def test_tables_are_cut_and_small_files_put_together(corpus: Path, tmp_path: Path) -> None:
    run = begun(corpus, tmp_path / "out")

    assert [part.name for part in run.parts] == ["part-000000", "part-000001", "part-000002", "part-000003"]
    assert [len(part.pieces) for part in run.parts] == [3, 1, 1, 1]
    assert [part.pieces[0].rows.count for part in run.parts[1:]] == [50, 50, 20]


def test_parts_grow_with_the_corpus() -> None:
    def rows(texts: int) -> int:
        return part_size([InputFile("f", "/f", texts * 4_000, named=True)]).rows

    assert [rows(texts) for texts in (1, 2_000, 1_000_000, 100_000_000)] == [50, 50, 500, 2_000]


def test_the_manifest_lists_every_text(corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    with CorpusRun([corpus], output, OPTIONS) as run:
        run.plan()
        before = json.loads((output / MANIFEST).read_text(encoding="utf-8"))
        read_all(run)
        run.finish()

    manifest = json.loads((output / MANIFEST).read_text(encoding="utf-8"))
    assert (before["complete"], before["parts"], manifest["complete"]) == (False, [], True)
    assert manifest["counts"] == {"parts": 4, "texts": 8, "failed": 4, "rows": 8}
    assert manifest["made_with"]["engine"] == "rules"
    names = ["notes/n0.txt", "notes/n1.txt", "notes/n2.txt", "texts.jsonl"]
    assert list(manifest["inputs"]) == [str(corpus / name) for name in names]
    assert all(len(about["sha256"]) == 64 for about in manifest["inputs"].values())
    assert [part["part"] for part in manifest["parts"]] == [part.name for part in run.parts]
    assert manifest["parts"][0]["texts"] == [{"id": "part-000000", "rows": 2}, {"id": "no", "rows": 0, "error": "Why."}]


def test_the_same_run_goes_on_and_clears_away(corpus: Path, tmp_path: Path) -> None:
    first = begun(corpus, tmp_path / "out")
    (tmp_path / "out" / ".part-000001.parquet.0123.partial").write_text("cut")

    with CorpusRun([corpus], tmp_path / "out", OPTIONS) as run:
        run.plan()
        read_all(run)
        run.finish()

    assert run.parts == first.parts
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        MANIFEST,
        *(f"part-00000{number}.parquet" for number in range(4)),
    ]


def _more(corpus: Path) -> None:
    (corpus / "more.txt").write_text("More.")


def _fewer(corpus: Path) -> None:
    (corpus / "notes" / "n1.txt").unlink()


def _other(corpus: Path) -> None:
    (corpus / "notes" / "n1.txt").write_text("Note 7.")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_more, "more.txt was not among the inputs"),
        (_fewer, "n1.txt was among the inputs"),
        (_other, "n1.txt has changed"),
    ],
)
def test_other_texts_are_not_mixed_in(corpus: Path, tmp_path: Path, change: Callable[[Path], None], said: str) -> None:
    begun(corpus, tmp_path / "out")
    change(corpus)

    with pytest.raises(OutputError, match=f"begun differently.*{said}"):
        begun(corpus, tmp_path / "out")


def test_other_settings_are_not_mixed_in(corpus: Path, tmp_path: Path) -> None:
    begun(corpus, tmp_path / "out")

    with pytest.raises(OutputError, match="attitudes was False, is now True"):
        begun(corpus, tmp_path / "out", PartOptions(settings=Settings(engine="rules", attitudes=True)))
    with pytest.raises(OutputError, match="text_column was none, is now body"):
        begun(corpus, tmp_path / "out", PartOptions(settings=OPTIONS.settings, reading=ReadOptions(text_column="body")))


def test_what_cannot_be_written_or_read_is_said_before_anything_is_done(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.doc").write_text("")
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / MANIFEST).write_text('{"inquit manifest": 1,\n')

    def refused(what: type[Exception], match: str, inputs: Sequence[Any] = (corpus,), **given: Any) -> None:
        with pytest.raises(what, match=match):
            begun_with(inputs, **given)

    def begun_with(inputs: Sequence[Any], output: str = "out", options: PartOptions = OPTIONS) -> None:
        with CorpusRun(inputs, output if "://" in output else tmp_path / output, options) as run:
            run.plan()

    refused(OutputError, "is a file", output="file")
    refused(OutputError, "cannot be made", output="file/below")
    refused(OutputError, "holds files that are no results of such a run, as thesis.doc", output="full")
    refused(OutputError, "damaged", output="damaged")
    refused(InputError, "no place of files", output="gopher://there")
    refused(InputError, "no such file", (tmp_path / "missing.csv",))
    refused(InputError, "lies where the results go", output="corpus/out")
    refused(InputError, "no file in this folder", (tmp_path / "damaged",))
    refused(SettingsError, "leave out what joins", options=PartOptions(reading=ReadOptions(join=True)))


def test_a_manifest_is_no_text(corpus: Path, tmp_path: Path) -> None:
    begun(corpus, tmp_path / "out")
    (tmp_path / "out" / "texts.jsonl").write_text("{}")

    found = input_files.input_files([str(tmp_path / "out")], ReadOptions(), place_of(str(tmp_path / "new")))

    assert [Path(file.name).name for file in found] == ["texts.jsonl"]


def test_a_manifest_in_a_bucket_is_no_text(corpus: Path, tmp_path: Path) -> None:
    begun(corpus, tmp_path / "out")
    (tmp_path / "out" / "texts.jsonl").write_text("{}")
    bucket = replace(place_of(str(tmp_path / "out")), local=False)

    found = [file.name for file in input_files._in_folder(bucket, ReadOptions())]

    assert [Path(name).name for name in found] == ["texts.jsonl"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_no_room_for_what_is_noted_is_said(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.TemporaryFile", lambda mode, **_: os.fdopen(os.open("/dev/full", os.O_RDWR), mode))

    with CorpusRun([corpus], tmp_path / "out", OPTIONS) as run:
        run.plan()
        with pytest.raises(OutputError, match=r"cannot be noted in .* \(no space left on device\); make room there"):
            read_all(run)
