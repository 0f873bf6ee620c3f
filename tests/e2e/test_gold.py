"""`inquit gold` from an article to figures, with a fake extractor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from inquit.scoring.sheet_writer import sheet_text

ARTICLE = "“One,” she said.\r\n\r\n“Two [sic],” she said."


@pytest.fixture(autouse=True)
def _articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE.encode())
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "b.txt").write_text("“Three.”")
    (tmp_path / "texts" / "c.txt").write_text("Nothing said.")


def test_a_sheet_on_standard_output(run: Any) -> None:
    result = run("gold", "init", "a.txt")
    lines = [line for line in result.stdout.splitlines() if not line.startswith("#")]

    assert result.exit_code == 0
    assert lines == [
        "inquit sheet",
        "",
        "id: a.txt",
        "genre: news",
        "",
        "name: Ann Lee",
        "",
        "| “One,” she said.",
        "",
        "said:    “One,”",
        "type:    direct",
        "speaker: Ann Lee",
        "",
        "|",
        "| “Two [sic],” she said.",
        "",
        "said:    “Two [sic],”",
        "type:    direct",
        "speaker: Ann Lee",
        "",
    ]


def test_from_articles_to_figures(run: Any, tmp_path: Path) -> None:
    made = run("gold", "init", "a.txt", "texts", "-o", "gold")
    sheet = tmp_path / "gold" / "a.gold.txt"
    corrected = sheet.read_text(encoding="utf-8").replace("name: Ann Lee", "name: Ann Lee\nname: Bo Ray")
    sheet.write_text(corrected.replace("speaker: Ann Lee", "speaker: Bo Ray", 1), encoding="utf-8")
    checked = run("gold", "check", "gold/a.gold.txt", "gold/b.gold.txt", "gold/c.gold.txt")
    built = run("gold", "build", "gold/a.gold.txt", "gold/b.gold.txt", "gold/c.gold.txt", "-o", "gold.jsonl")
    scored = run("score", "gold.jsonl", "-f", "json")

    assert [result.exit_code for result in (made, checked, built, scored)] == [0, 0, 0, 0]
    assert made.stderr == "note: gold: sheets written: 3; correct them, then: inquit gold check gold/*.gold.txt\n"
    assert checked.stdout.splitlines()[0] == "gold/a.gold.txt: nothing wrong; documents: 1, statements: 2, speakers: 2"
    figures = json.loads(scored.stdout)["figures"]
    assert figures["documents"] == 3
    assert figures["quoted.detect"]["f1"] == 1
    assert figures["quoted.who"]["r"] == 2 / 3


def test_a_sheet_can_be_scored_as_it_is(run: Any) -> None:
    run("gold", "init", "a.txt", "-o", "sheet.txt")

    assert json.loads(run("score", "sheet.txt", "-f", "json").stdout)["figures"]["quoted.who"]["f1"] == 1


def test_the_common_format(run: Any, tmp_path: Path) -> None:
    assert run("gold", "init", "a.txt", "texts", "-o", "g.jsonl").exit_code == 0
    records = [json.loads(line) for line in (tmp_path / "g.jsonl").read_text().splitlines()]

    assert [record["id"] for record in records] == ["a.txt", "texts/b.txt", "texts/c.txt"]
    assert records[0]["quotes"][1]["content"] == [[18, 30]]
    assert (
        run("gold", "check", "g.jsonl").stdout == "g.jsonl: nothing wrong; documents: 3, statements: 3, speakers: 2\n"
    )


def test_corrections_are_never_overwritten(run: Any, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.gold.txt").write_text("mine")
    one, many = run("gold", "init", "a.txt", "-o", "mine.txt"), run("gold", "init", "a.txt", "texts", "-o", "gold")

    assert (one.exit_code, many.exit_code) == (1, 1)
    assert "mine.txt: exists already and may hold corrections" in one.stderr
    assert (tmp_path / "mine.txt").read_text() == (tmp_path / "gold" / "a.gold.txt").read_text() == "mine"
    assert (tmp_path / "gold" / "b.gold.txt").exists()


def test_faults_of_sheets(run: Any, tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("inquit sheet\nid: s\ngenre: news\n| “One,” she said.\n\nsaid: “Two,”\n")
    result = run("gold", "check", "s.txt")
    built = run("gold", "build", "s.txt")

    assert (result.exit_code, built.exit_code) == (1, 1)
    assert result.stderr == built.stderr == "error: s.txt, line 6: '“Two,”' does not stand in the article\n"


def test_two_files_of_one_document(run: Any, tmp_path: Path) -> None:
    run("gold", "init", "a.txt", "-o", "one.txt")
    run("gold", "init", "a.txt", "-o", "two.txt")

    assert "two.txt, line 1 (document a.txt): another file has a document of this id" in (
        run("gold", "build", "one.txt", "two.txt").stderr
    )


@pytest.mark.parametrize("arguments", [("init", "a.txt", "texts"), ("init",), ("check",), ("build",)])
def test_wrong_usage(run: Any, arguments: tuple[str, ...]) -> None:
    assert run("gold", *arguments).exit_code == 2


def test_an_article_that_cannot_be_read(run: Any) -> None:
    result = run("gold", "init", "none.txt", "-o", "x.txt")

    assert result.exit_code == 1
    assert "none.txt: no such file or folder" in result.stderr


def test_the_sheet_of_the_documentation_is_right(run: Any, tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")
    sheet = page.split("```text\n")[1].split("```")[0]
    (tmp_path / "s.txt").write_text("inquit sheet\n" + sheet, encoding="utf-8")

    assert run("gold", "check", "s.txt").stdout == "s.txt: nothing wrong; documents: 1, statements: 2, speakers: 2\n"


def test_a_text_is_said_once_to_be_no_sheet(run: Any) -> None:
    result = run("gold", "check", "a.txt")

    assert result.exit_code == 1
    assert result.stderr == (
        "error: a.txt, line 1: neither a sheet, which begins with 'inquit sheet', nor JSON Lines; make a sheet of a "
        "text with: inquit gold init a.txt -o a.txt.gold.txt\n"
    )


def test_a_sheet_as_it_is_is_all_right(run: Any) -> None:
    run("gold", "init", "a.txt", "-o", "sheet.txt")

    assert "Everything is as it is marked, to the character." in run("score", "sheet.txt").stdout


def test_texts_of_one_file_have_sheets_of_their_own(run: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "strs.json").write_text(json.dumps(["“One.”", "“Two.”", "“Three.”"]))
    (tmp_path / "in" / "strs-2.txt").write_text("“Four.”")
    (tmp_path / "in" / "none.txt").write_text("")
    made = run("gold", "init", "in", "-o", "gold")

    assert made.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "gold").iterdir()) == [
        "strs-1.gold.txt",
        "strs-2.gold.txt",
        "strs-3.gold.txt",
        "strs-4.gold.txt",
    ]
    assert "none.txt: empty" in made.stderr
    assert "sheets written: 4;" in made.stderr


STRANGE_IDS = [
    "",
    "a\0b",
    "\ud800",
    "in/x",
    "..",
    "CON",
    "x" * 300,
    "é" * 200,
    "A",
    "a",
    "a",
    "é",
    "e\u0301",
    "\n",
    "-o",
]


def test_no_id_loses_a_sheet(run: Any, tmp_path: Path) -> None:
    texts = [{"id": id_, "text": f"“Yes, {number},” she said."} for number, id_ in enumerate(STRANGE_IDS)]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, texts)))

    made = run("gold", "init", "in.jsonl", "-o", "gold")
    sheets = sorted((tmp_path / "gold").iterdir())
    checked = run("gold", "check", *(f"gold/{sheet.name}" for sheet in sheets))

    assert made.exit_code == 0, made.stderr
    assert len(sheets) == len(STRANGE_IDS)
    assert "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets).count("said:    “Yes, ") == len(sheets)
    assert checked.stdout.count("nothing wrong") == len(sheets), checked.stderr


def test_one_sheet_that_cannot_be_written_loses_no_other(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(document: Any) -> str:
        if document.id == "a.txt":
            raise IndexError("tuple index out of range")
        return sheet_text(document)

    monkeypatch.setattr("inquit.cli.gold_job.sheet_text", failing)
    made = run("gold", "init", "a.txt", "texts", "-o", "gold")

    assert made.exit_code == 1
    assert [sheet.name for sheet in sorted((tmp_path / "gold").iterdir())] == ["b.gold.txt", "c.gold.txt"]
    assert "please report this" in made.stderr


@pytest.mark.parametrize("text", ["“Half \ud800 a pair,” she said.", "“One\0two,” she said."])
def test_a_text_that_no_file_holds(run: Any, tmp_path: Path, text: str) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "x\x1b", "text": text}))
    made = run("gold", "init", "in.jsonl", "-o", "x.gold.txt")

    assert made.exit_code == 0, made.stderr
    assert run("gold", "check", "x.gold.txt").exit_code == 0
