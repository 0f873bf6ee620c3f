"""A table beside the texts of a folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def test_a_table_says_what_the_files_of_a_folder_are(run: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / "in" / name).write_text("“One.”")
    (tmp_path / "m.csv").write_text("file,Date,outlet,room\nin/a.txt,2024-05-03,Sun,5\nb.txt,May,Day,\nz.txt,,,\n")

    result = run("extract", "in", "--metadata", "m.csv", "-f", "jsonl")

    first, second, third = (json.loads(line)["meta"] for line in result.stdout.splitlines())
    assert (first["date"], first["site"]) == ("2024-05-03", "Sun")
    assert first["fields"] == {"Date": "2024-05-03", "outlet": "Sun", "room": "5"}
    assert (second["date"], second["site"]) == ("May", "Day")
    assert "date" not in third
    said = " ".join(result.stderr.split())
    assert "m.csv: rows of no text: 'z.txt'; texts without a row: 'in/c.txt'" in said
    assert "m.csv: 1 date is not in ISO 8601" in said


def test_a_table_that_names_no_files_is_refused(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“One.”")
    (tmp_path / "m.csv").write_text("date\n2024\n")

    result = run("extract", "a.txt", "--metadata", "m.csv")

    assert result.exit_code == 1
    assert "m.csv: no column 'file' or 'id'" in " ".join(result.stderr.split())
