"""The two engines from the command line: what the results say of them, and what happens without weights."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from inquit.cli import app
from inquit.tagger.weight_files import FOLDER, small_weights

pytestmark = pytest.mark.model

TEXT = "“We will leave,” said Ann Lee, the mayor. She argued that the bridge was safe."
# The command with the weights of another folder.
WITH_WEIGHTS = """
import sys
from pathlib import Path
import inquit.tagger.weight_files as weights
weights.FOLDER = Path(sys.argv.pop(1))
from inquit.cli import main
main()
"""


def extract(*arguments: str) -> dict[str, Any]:
    done = CliRunner().invoke(app, ["extract", "-", "--format", "json", *arguments], input=TEXT, prog_name="inquit")
    assert done.exit_code == 0
    record: dict[str, Any] = json.loads(done.stdout)
    return record["documents"][0] if "documents" in record else record


def test_a_result_says_which_weights_found_it() -> None:
    meta = extract()["meta"]
    assert (meta["engine"], meta["weights"]) == ("reader", small_weights().digest)


def test_the_rules_need_no_weights() -> None:
    record = extract("--engine", "rules")
    assert record["meta"]["engine"] == "rules"
    assert "weights" not in record["meta"]
    assert [quote["speaker"] for quote in record["quotes"]] == ["Ann Lee", "Ann Lee"]


def test_the_genre_is_said() -> None:
    assert extract("--engine", "rules")["meta"]["genre"] == "news"
    assert extract("--engine", "rules", "--genre", "fiction")["meta"]["genre"] == "fiction"


def test_the_rules_do_not_load_the_reader() -> None:
    program = (
        "import sys, inquit; inquit.extract('“No,” said Ann.', settings=inquit.Settings(engine='rules')); "
        "sys.exit('onnxruntime' in sys.modules or 'tokenizers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_unknown_engine_is_wrong_usage() -> None:
    done = CliRunner().invoke(app, ["extract", "-", "--engine", "magic"], prog_name="inquit")
    assert done.exit_code == 2


@pytest.mark.parametrize("damage", ["missing", "damaged"])
def test_weights_that_cannot_be_used_are_one_sentence(tmp_path: Path, damage: str) -> None:
    if damage == "damaged":
        shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
        with (tmp_path / "encoder.onnx").open("r+b") as file:
            file.seek(1000)
            file.write(b"damage")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    done = subprocess.run(
        [sys.executable, "-c", WITH_WEIGHTS, str(tmp_path), "extract", "a.txt", "b.txt", "-o", "out.csv", "-f", "csv"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: the reader's weights ")
    assert damage in line
    assert "; reinstall inquit, or use the rules (--engine rules)" in line
    assert not list(tmp_path.glob("out*"))
