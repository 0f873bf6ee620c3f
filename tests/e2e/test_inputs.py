"""The command, as users run it, on files of every format, on pages, and on files that mean harm."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.made_inputs import ARTICLE, MAKERS, archive, page, print_out, with_note, word

from inquit.schema import read_schema

Statement = tuple[str, str, str | None]
HTML = b"<html><body><p>\xe2\x80\x9cYes,\xe2\x80\x9d said Ann Lee.</p></body></html>"


def _run(*arguments: str, stdin: bytes = b"", cwd: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "inquit", "extract", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, cwd=cwd, timeout=300)


def _records(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    for record in records:
        Draft202012Validator(read_schema()).validate(record)
    return records


SAID_BY_SOMEBODY = ("eml", "mbox", "chat")  # formats whose texts are turns of those who send them
SUBTITLES = ("srt", "vtt")


def _statements(record: dict[str, Any]) -> list[Statement]:
    return [(quote["type"], quote["text"], quote["speaker"]) for quote in record["quotes"]]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What the command finds in the article in each format, all read in one run by two processes."""
    folder = tmp_path_factory.mktemp("formats")
    for ending, make in MAKERS.items():
        (folder / f"article.{ending}").write_bytes(make(ARTICLE))
    names = [f"article.{ending}" for ending in MAKERS]
    done = _run(*names, "--format", "jsonl", "--with-text", "--jobs", "2", cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    return dict(zip(MAKERS, _records(done), strict=True))


@pytest.mark.model
@pytest.mark.parametrize("ending", [ending for ending in MAKERS if ending not in SAID_BY_SOMEBODY])
def test_the_same_statements_are_found_in_every_format(records: dict[str, dict[str, Any]], ending: str) -> None:
    found, plain = _statements(records[ending]), _statements(records["txt"])
    if ending in SUBTITLES:  # where what stands in square brackets is a sound
        plain = [(type_, text.replace("[existing] ", ""), speaker) for type_, text, speaker in plain]

    assert len(plain) > 15
    assert found == plain


@pytest.mark.model
@pytest.mark.parametrize("ending", SAID_BY_SOMEBODY)
def test_whoever_sends_an_article_says_it_and_what_is_reported_in_it_is_inside(
    records: dict[str, dict[str, Any]], ending: str
) -> None:
    quotes = records[ending]["quotes"]
    turns = {quote["id"]: quote for quote in quotes if quote["parent_id"] is None}
    inside = [quote for quote in quotes if quote["parent_id"] in turns]

    assert {quote["type"] for quote in turns.values()} == {"direct"}
    for quote in inside:
        around = turns[quote["parent_id"]]["content"]
        assert all(any(a <= start and end <= b for a, b in around) for start, end in quote["content"])
    assert {"Helen Okafor", "Tomas Reyes"} <= {quote["speaker"] for quote in inside}


@pytest.mark.model
@pytest.mark.parametrize("ending", MAKERS)
def test_positions_are_those_of_the_text_that_comes_along(records: dict[str, dict[str, Any]], ending: str) -> None:
    for quote in records[ending]["quotes"]:
        assert " … ".join(records[ending]["text"][start:end] for start, end in quote["content"]) == quote["text"]


@pytest.mark.model
def test_places_are_those_of_the_format(records: dict[str, dict[str, Any]]) -> None:
    last = {ending: record["quotes"][-1]["place"] for ending, record in records.items()}
    lines = ARTICLE.text.splitlines()

    assert last["txt"] == last["zip"] == f"line {lines.index(ARTICLE.paragraphs[-1]) + 1}"
    assert last["html"] == last["docx"] == f"paragraph {len(ARTICLE.paragraphs) + 1}"
    assert last["epub"] == "chapter 2 (The theatre —)"
    assert last["csv"] == last["parquet"] == "row 1"
    assert last["jsonl"] == "line 1"
    assert str(last["pdf"]).startswith("page ")
    assert last["pdf"] != records["pdf"]["quotes"][0]["place"] == "page 1"


@pytest.mark.model
def test_a_quote_in_a_footnote_is_found_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(with_note(word(ARTICLE), "“I never wrote that,” said Ann Lee, the clerk."))
    done = _run("a.docx", "--format", "csv", "--speaker", "Ann Lee", cwd=tmp_path)
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))

    assert [(row["quote"], row["place"]) for row in rows] == [("“I never wrote that,”", "footnote 1")]


@pytest.mark.model
def test_standard_input_may_be_of_any_format(tmp_path: Path) -> None:
    done = _run("-", "--format", "jsonl", "--engine", "rules", stdin=print_out(ARTICLE), cwd=tmp_path)
    (record,) = _records(done)

    assert (record["id"], record["meta"]["format"]) == ("stdin", "PDF")
    assert record["meta"]["title"] == ARTICLE.title


@pytest.mark.model
def test_a_table_is_read_row_by_row_with_the_columns_that_are_named(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("url,body\nu1,“One.”\nu2,“Two.”\n")
    done = _run(
        "t.csv", "--text-column", "body", "--id-column", "url", "-f", "jsonl", "--engine", "rules", cwd=tmp_path
    )

    assert [record["id"] for record in _records(done)] == ["u1", "u2"]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A server of the folder `site`, on this machine."""
    (tmp_path / "site").mkdir()
    handler = partial(_Quiet, directory=str(tmp_path / "site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None: ...


@pytest.mark.model
def test_a_page_is_read_where_it_stands(site: str, tmp_path: Path) -> None:
    (tmp_path / "site" / "news.html").write_bytes(page(ARTICLE))
    url = f"{site}/news.html"
    done = _run(url, "--allow-private", "--format", "jsonl", "--engine", "rules", cwd=tmp_path)
    (record,) = _records(done)

    assert (record["id"], record["meta"]["path"], record["meta"]["author"]) == (url, url, ARTICLE.author)
    assert record["quotes"]


@pytest.mark.model
def test_bad_inputs_are_one_line_each_and_the_rest_is_done(site: str, tmp_path: Path) -> None:
    files = {
        "bomb.zip": archive({"a.txt": bytes(30_000_000)}),
        "out.zip": archive({"../../a.txt": b"x"}),
        "bomb.docx": archive({"[Content_Types].xml": b"", "word/document.xml": bytes(30_000_000)}),
        "cut.pdf": print_out(ARTICLE)[:300],
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "picture.png": b"\x89PNG\r\n\x1a\n\0\0",
        "columns.csv": b"a,b\n1,2\n",
        "good.html": HTML,
        "page.txt": HTML,
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    names = [*files, f"{site}/x.html", "ftp://example.org/x", "gone.pdf"]
    done = _run(*names, "--format", "jsonl", "--engine", "rules", "--jobs", "1", cwd=tmp_path)
    records = _records(done)
    errors = done.stderr.decode().splitlines()

    assert done.returncode == 1
    assert [record["id"] for record in records if "error" not in record] == ["good.html", "page.txt"]
    assert [_statements(record) for record in records if "error" not in record] == [
        [("direct", "“Yes,”", "Ann Lee")],
        [("direct", "“Yes,”", "Ann Lee")],
    ]
    assert len(errors) == len(names) - 2 + 1
    assert all(line.startswith("error: ") for line in errors)
    assert errors[-1] == "error: 10 of 12 failed; the rest is done"
    assert "add --allow-private" in next(line for line in errors if "x.html" in line)


@pytest.mark.model
def test_an_empty_file_of_any_name_is_an_empty_text(tmp_path: Path) -> None:
    names = [f"x.{ending}" for ending in (*MAKERS, "doc")]
    for name in names:
        (tmp_path / name).touch()
    done = _run(*names, "--format", "jsonl", "--engine", "rules", cwd=tmp_path)

    assert done.returncode == 0
    notes = [f"note: {name}: empty, so there are no statements in it" for name in names]
    assert sorted(done.stderr.decode().splitlines()) == sorted(notes)
    assert [(record["id"], record["quotes"]) for record in _records(done)] == [(name, []) for name in names]


def test_a_page_whose_elements_are_never_closed_gives_all_its_statements(tmp_path: Path) -> None:
    said = "".join(f"<p><font size=2>“The river rose {number} feet,” said Ann Marsh.\n" for number in range(300))
    (tmp_path / "old.html").write_text(f"<html><body>{said}", encoding="utf-8")

    (record,) = _records(_run("old.html", "--format", "jsonl", cwd=tmp_path))

    assert len(record["quotes"]) == 300
