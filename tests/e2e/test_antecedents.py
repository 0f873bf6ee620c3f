"""`--explain` shows the chain by which a reader found whom "she" is, with how sure each step is."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

from inquit.cli import app
from inquit.shipped_files import write_manifest
from inquit.tagger.link_head import BUCKETS
from inquit.tagger.weight_files import FOLDER

pytestmark = pytest.mark.model

TEXT = "Ann Lee is the senator of the north.\n\nEva Berg met the senator. “We will stay,” she said."
# The command with the weights of another folder.
WITH_WEIGHTS = """
import sys
from pathlib import Path
import inquit.tagger.weight_files as weights
weights.FOLDER = Path(sys.argv.pop(1))
from inquit.cli import main
main()
"""


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reader's weights, with heads that link each word to those shortly before it."""
    folder = tmp_path_factory.mktemp("weights") / "trained"
    shutil.copytree(FOLDER, folder)
    with np.load(FOLDER / "links.npz") as held:
        links = {name: held[name] for name in held.files if not name.startswith("antecedent_")}
    size = links["cue_of.none.weight"].shape
    nearest = {
        "query.weight": np.zeros((1, *size)),
        "query.bias": np.zeros(1),
        "key.weight": np.zeros((1, *size)),
        "key.bias": np.zeros(1),
        "distance": 1.5 * np.arange(BUCKETS),
        "none.weight": np.zeros(size),
        "none.bias": np.zeros(()),
    }
    for head in ("antecedent_of", "antecedent_beyond"):
        links |= {f"{head}.{name}": values.astype(np.float32) for name, values in nearest.items()}
    np.savez(folder / "links.npz", **links)
    write_manifest(folder)
    return folder


def extracted(weights: Path, *options: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", WITH_WEIGHTS, str(weights), "extract", "-", *options],
        input=TEXT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_explain_shows_the_chain_with_how_sure_each_step_is(weights: Path) -> None:
    told = " ".join(extracted(weights, "--explain").split())
    found = re.search(
        r"pronoun: “she” \(source\) → “the senator” \(pronoun, (0\.\d+)\) → “(.+?)” \(chain, (0\.\d+)\)", told
    )
    assert found is not None
    assert all(0.5 < float(chance) < 1 for chance in found.group(1, 3))
    assert found[2] in ("Ann Lee", "Eva Berg")


def only_quote(results: str) -> dict[str, Any]:
    (document,) = json.loads(results)["documents"]
    (quote,) = document["quotes"]
    return dict(quote)


def test_the_record_has_the_same_steps(weights: Path) -> None:
    quote = only_quote(extracted(weights, "--format", "json"))
    source, senator, name = quote["evidence"]["via"]
    assert (source["text"], senator["text"], name["text"]) == ("she", "the senator", quote["speaker"])
    assert "chance" not in source
    assert all(0.5 < step["chance"] < 1 for step in (senator, name))


def test_without_links_the_steps_have_no_chances() -> None:
    given = ["extract", "-", "--format", "json", "--engine", "rules"]
    quote = only_quote(CliRunner().invoke(app, given, input=TEXT, prog_name="inquit").stdout)
    assert not any("chance" in step for step in quote["evidence"]["via"])
