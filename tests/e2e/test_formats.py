"""What holds for every format alike, those of today and those to come."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.written_formats import TIMED

from inquit import Document, Failure, Quote, TextSpan, TimeSpan
from inquit.cli.formats import FORMATS
from inquit.io.outfile import replacing
from inquit.io.outputs import OutputFormat, WriteOptions

DOCS = Path(__file__).resolve().parents[2] / "docs" / "formats.md"
NOW = TimeSpan(0.0, None)
HALF = Document("\ud800", "“\ud800” \x00\x1b\ufffe", (Quote("q1", "direct", (TextSpan(0, 3),), time=NOW),))


def written(format_: OutputFormat, path: Path, *results: Document | Failure) -> bytes:
    with replacing(path, binary=format_.binary) as stream:
        writer = format_.open(stream, WriteOptions(version="1.0", model="m"))
        for result in results:
            if isinstance(result, Failure):
                writer.failure(result)
            else:
                writer.document(result)
        writer.finish()
    return path.read_bytes()


@pytest.fixture(params=FORMATS, ids=lambda format_: format_.name)
def format_(request: pytest.FixtureRequest) -> Any:
    return request.param


def test_nothing_at_all_can_be_written(format_: OutputFormat, tmp_path: Path) -> None:
    written(format_, tmp_path / "out")
    written(format_, tmp_path / "out", Failure("no", "no: no such file"))
    if format_.name not in TIMED:
        written(format_, tmp_path / "out", Failure("no", "no: no such file"), Document("e", ""))

    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_half_characters_and_control_characters_can_be_written(format_: OutputFormat, tmp_path: Path) -> None:
    assert written(format_, tmp_path / "out", *[HALF] * (1 if format_.name in TIMED else 2))


def test_a_very_long_statement_can_be_written(format_: OutputFormat, tmp_path: Path) -> None:
    text = "“" + "All of this was said at once, and on it went. " * 5000 + "”"
    long = Document("long", text, (Quote("q1", "direct", (TextSpan(0, len(text)),), time=NOW),))

    assert len(written(format_, tmp_path / "out", long)) > 200


def test_the_same_results_give_the_same_bytes(format_: OutputFormat, tmp_path: Path, document: Document) -> None:
    if format_.name == "xlsx":
        pytest.skip("a workbook holds the time at which it was made")

    document = replace(document, quotes=tuple(replace(quote, time=NOW) for quote in document.quotes))
    assert written(format_, tmp_path / "a", document) == written(format_, tmp_path / "b", document)


def test_every_format_and_every_ending_is_on_its_page(format_: OutputFormat) -> None:
    (row,) = re.findall(rf"^\| `{format_.name}` \|.*$", DOCS.read_text("utf-8"), re.MULTILINE)

    assert all(f"`{ending}`" in row for ending in (*format_.endings, *format_.also))
