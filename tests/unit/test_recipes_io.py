"""The recipes of the documentation for new formats, followed to the letter in a copy of the package."""

from __future__ import annotations

from pathlib import Path

from tests.unit.recipes import follow, package, run

__all__ = ["package"]  # a fixture counts only where it is imported

READ = """
import json
import inquit
from inquit.io.counting import count_sources
from inquit.io.inputs.all_inputs import accepted_media_types, what_is_read
found = [[source.id, source.text, source.meta["format"]] for source in inquit.read(["talk.lrc", "wrong.pdf", "folder"])]
print(json.dumps([inquit.__file__, found, what_is_read(), accepted_media_types(), count_sources(["folder"])]))
"""


def test_how_to_add_an_input(package: Path, tmp_path: Path) -> None:
    follow("How to add an input", package, "_MODULES")
    (tmp_path / "folder").mkdir()
    for name in ("talk.lrc", "wrong.pdf", "folder/more.lrc"):
        (tmp_path / name).write_text("[ti:Yes]\n[00:01.00]“Yes,” said Ann.\n")
    where, found, read, accepted, number = run(READ, package, tmp_path)

    assert where.startswith(str(package))
    assert found == [[name, "“Yes,” said Ann.", "LRC"] for name in ("talk.lrc", "wrong.pdf", "folder/more.lrc")]
    assert "LRC" in read
    assert "text/x-lrc" in accepted
    assert number == 1


WRITE = """
import json
import typer
import inquit
from inquit.cli.formats import FORMATS, checked_name, choose_format
from pathlib import Path
quote = inquit.Quote("q1", "direct", (inquit.TextSpan(0, 5),), speaker_id="s1")
document = inquit.Document("a", "“Yes”", (quote,), (inquit.Speaker("s1", "Ann Lee", True),))
inquit.write([document, inquit.Failure("b", "b: gone")], "out.names")
inquit.write(document, "out.txt", format="names")
chosen = choose_format(None, Path("x.names")).name
print(json.dumps([checked_name("names"), chosen, Path("out.names").read_text(), Path("out.txt").read_text()]))
"""


def test_how_to_add_an_output(package: Path, tmp_path: Path) -> None:
    follow("How to add an output", package, "OUTPUT_FORMATS")

    assert run(WRITE, package, tmp_path) == ["names", "names", "Ann Lee\t1\n", "Ann Lee\t1\n"]
