"""What same_results.py finds to differ between two results, and what it keeps of a run."""

from __future__ import annotations

import sys
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from same_differences import Part, compare_parts
from same_results import Compared, limited, main, read_allowed, split, summary
from same_runs import Run, spread
from same_sides import Side, parts_of, result_of, seconds_of


def record() -> dict[str, Any]:
    def quote(number: int, start: int, text: str, speaker_id: str, speaker: str) -> dict[str, Any]:
        return {
            "id": f"q{number}",
            "parent_id": None,
            "text": text,
            "content": [[start, start + len(text)]],
            "speaker": speaker,
            "speaker_id": speaker_id,
            "confidence": 0.9,
        }

    def speaker(number: int, name: str, start: int) -> dict[str, Any]:
        return {"id": f"s{number}", "name": name, "members": [], "mentions": [[start, start + len(name)]]}

    return {
        "id": "harbour",
        "seconds": 0.2,
        "quotes": [
            quote(1, 0, "“We will stay,”", "s1", "Ann Lee"),
            quote(2, 40, "“Not I,”", "s2", "Bob Ray"),
            quote(3, 80, "“Nor we,”", "s1", "Ann Lee"),
        ],
        "speakers": [speaker(1, "Ann Lee", 20), speaker(2, "Bob Ray", 60)],
        "not_quotes": [{"text": "“so”", "span": [100, 104], "reason": "a word", "paragraph": 1}],
        "meta": {"genre": "news"},
    }


def changes(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return [str(found) for found in compare_parts({"harbour": Part(old)}, {"harbour": Part(new)})]


def lines(old: str, new: str) -> list[str]:
    sides = ({"out": Part(tuple(text.split("\n")))} for text in (old, new))
    return [str(found) for found in compare_parts(*sides)]


def test_what_is_the_same() -> None:
    assert changes(record(), record()) == []
    assert lines("a\nb", "a\nb") == []
    assert Part(record()).rows == 6
    assert Part(("a", "b")).rows == 2


def test_a_field_of_each_kind_of_row() -> None:
    new = record()
    new["quotes"][1]["speaker"], new["quotes"][1]["confidence"] = None, 0.5
    new["speakers"][0]["gender"] = "female"
    new["not_quotes"][0]["reason"] = "a title"
    new["meta"]["genre"] = "fiction"

    assert changes(record(), new) == [
        'harbour: document \'\': meta: {"genre": "news"} -> {"genre": "fiction"}',
        "harbour: quote q2 '“Not I,”': speaker: \"Bob Ray\" -> null; confidence: 0.9 -> 0.5",
        "harbour: speaker s1 'Ann Lee': gender: no such field -> \"female\"",
        'harbour: not_quote \'“so”\': reason: "a word" -> "a title"',
    ]


def test_numbers_that_move_because_a_row_is_gone_are_no_changes() -> None:
    old, new = record(), record()
    old["quotes"][2]["parent_id"] = "q2"
    del new["quotes"][0], new["speakers"][0]
    new["quotes"][0] |= {"id": "q1", "speaker_id": "s1"}
    new["quotes"][1] |= {"id": "q2", "parent_id": "q1", "speaker_id": "s1", "speaker": "Bob Ray"}
    new["speakers"][0]["id"] = "s1"

    assert changes(old, new) == [
        "harbour: quote q1 '“We will stay,”': gone",
        'harbour: quote q3 \'“Nor we,”\': speaker: "Ann Lee" -> "Bob Ray"; speaker_id: "s1 (gone)" -> "s1"',
        "harbour: speaker s1 'Ann Lee': gone",
    ]
    assert [change.rpartition(": ")[2] for change in changes(new, old)] == ['"s2" -> "s1"', "new", "new"]


def test_a_row_whose_end_or_name_has_moved_is_still_the_same_row() -> None:
    new = record()
    new["quotes"][0] |= {"content": [[0, 12]], "text": "“We will st"}
    new["speakers"][1]["name"] = "Bobby Ray"

    assert changes(record(), new) == [
        "harbour: quote q1 '“We will stay,”': "
        'text: "“We will stay,”" -> "“We will st"; content: [[0, 15]] -> [[0, 12]]',
        'harbour: speaker s2 \'Bob Ray\': name: "Bob Ray" -> "Bobby Ray"',
    ]


def test_two_rows_in_one_place_are_told_apart() -> None:
    old = record()
    old["quotes"].append(deepcopy(old["quotes"][2]) | {"id": "q4", "speaker": None})
    new = deepcopy(old)
    new["quotes"][3]["speaker"] = "Bob Ray"

    assert changes(old, new) == ["harbour: quote q4 '“Nor we,”': speaker: null -> \"Bob Ray\""]


def test_what_no_row_shows_is_still_a_difference() -> None:
    new = record()
    new["speakers"].reverse()

    assert changes(record(), new) == ["harbour: document '': every row is the same, but not their numbers or order"]


def test_documents_that_come_go_or_change_places() -> None:
    a, b, c = (Part({"id": name, "quotes": [{}]}) for name in "abc")

    assert [str(found) for found in compare_parts({"a": a, "b": b}, {"b": b, "c": c})] == [
        "a: document '': gone, with 1 rows",
        "c: document '': new, with 1 rows",
    ]
    assert [found.document for found in compare_parts({"a": a, "b": b}, {"b": b, "a": a})] == ["a"]
    assert [found.change for found in compare_parts({"a": a}, {"a": Part(("x",))})] == [
        "records on one side, lines on the other"
    ]


def test_lines() -> None:
    assert lines("a\nb\nc", "a\nx\nc") == ["out: line 2 'b': b -> x"]
    assert lines("a\nb", "a") == ["out: line 2 'b': gone"]
    assert lines("a", "a\nb") == ["out: line 2 'b': new"]
    long = "word " * 100
    (found,) = lines(f"{long}end", f"{long}other")
    assert found.endswith("word word word word word end -> …word word word word word word other")


def test_only_so_many_rows_of_a_document_are_shown() -> None:
    found = list(compare_parts({"out": Part(tuple("abc"))}, {"out": Part(tuple("xyz"))}))

    assert list(limited(found, 1)) == ["  out: line 1 'a': a -> x", "  out: 2 more"]
    assert len(list(limited(found, 3))) == 3


def test_what_may_differ(tmp_path: Path) -> None:
    path = tmp_path / "allowed.tsv"
    path.write_text("# comment\n\nout\ta reason\nother\tanother\n", encoding="utf-8")
    allowed = read_allowed(path)
    found = tuple(compare_parts({"out": Part(("a",)), "b": Part(("b",))}, {"out": Part(("x",)), "b": Part(("y",))}))

    assert allowed == {"out": "a reason", "other": "another"}
    assert [[row.document for row in half] for half in split(found, allowed)] == [["b"], ["out"]]
    assert list(summary([Compared("run", 2, 2, found, (1.0, 1.0))], allowed)) == [
        "1 runs, 2 documents, 2 rows: 1 differ, 1 more differ as allowed",
        "other may differ, but does not",
    ]
    path.write_text("out\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1: a document id, a tab and a reason must stand here"):
        read_allowed(path)


def test_documents_are_spread_evenly() -> None:
    assert spread(range(10), 3) == [0, 3, 6]
    assert spread(range(3), None) == spread(range(3), 5) == [0, 1, 2]


def fake(folder: Path, program: str) -> str:
    """Something that is called as a Python would be."""
    path = folder / "python"
    path.write_text(f"#!{sys.executable}\n{program}", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_a_run_is_kept_until_its_input_changes(tmp_path: Path) -> None:
    source = tmp_path / "in.txt"
    source.write_text("one", encoding="utf-8")
    program = (
        "import os, pathlib, sys\nprint(pathlib.Path('in.txt').read_text(), sys.argv[1:], os.environ['COLUMNS'])\n"
    )
    python = fake(tmp_path, program + "sys.exit(3)\n")
    run = Run("name", ("extract", "in.txt"), (source,))
    side = Side(python, tmp_path / "side", kept=True)

    first = result_of(side, run)
    assert parts_of(run, first) == {
        "name/exit": Part(("3",)),
        "name/stderr": Part(("",)),
        "name/stdout": Part(("one ['-m', 'inquit', 'extract', 'in.txt'] 120", "")),
    }
    assert seconds_of(first) > 0
    fake(tmp_path, "print('another')\n")
    assert result_of(side, run) == first
    assert parts_of(run, first)["name/exit"] == Part(("3",))
    assert result_of(Side(python, tmp_path / "side", kept=False), run) == first
    assert parts_of(run, first)["name/stdout"] == Part(("another", ""))
    source.write_text("two", encoding="utf-8")
    assert result_of(side, run) != first


def test_files_are_read_without_their_times(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "out.xlsx", "w") as packed:
        packed.writestr("core.xml", '<a><dcterms:created x="y">now</dcterms:created><b/></a>')
    (tmp_path / "out.json").write_text('{"seconds": 1, "a": [{"words_per_second": 2, "b": 3}]}', encoding="utf-8")
    (tmp_path / "out.txt").write_text("334 words · 2,831 words a second", encoding="utf-8")
    (tmp_path / "out.jsonl").write_text('{"id": "a", "seconds": 1}\n{"id": "a"}\n', encoding="utf-8")

    assert parts_of(Run("run", ()), tmp_path) == {
        "run/out.json": Part(("{", ' "a": [', "  {", '   "b": 3', "  }", " ]", "}")),
        "a": Part({"id": "a"}),
        "a#2": Part({"id": "a"}),
        "run/out.txt": Part(("334 words · ",)),
        "run/out.xlsx/core.xml": Part(("<a>", "<b/>", "</a>")),
    }


def test_nothing_to_compare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    common = ["--before", sys.executable, "--before-key", "k", "--cache", str(tmp_path)]

    assert main([str(tmp_path / "nowhere"), *common]) == 2
    assert "nowhere" in capsys.readouterr().err
