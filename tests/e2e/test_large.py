"""The large reader: its distribution in `models/` as users have it, and what happens without it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.unit.tagger.test_encoder import pieces_of

import inquit
from inquit.tagger.encoder import Encoder
from inquit.tagger.encoder_files import load_encoder
from inquit.tagger.packed_weights import as_floats
from inquit.tagger.weight_files import Weights
from inquit.tagger.windows import Block, Window

pytestmark = pytest.mark.model

DISTRIBUTION = Path(__file__).resolve().parents[2] / "models" / "inquit-large"
TEXT = """\
“We will leave the valley before winter,” said Ann Lee, the mayor of Ashford. She argued that the bridge was safe, but \
engineers at the institute reported that two pillars had cracked.

Martin Kessel, who runs the ferry, told the council on Monday: “Nobody asked us.”
"""
# The command as it is where the distribution is not installed.
WITHOUT = "import sys; sys.modules['inquit_large'] = None; from inquit.cli import main; main()"


def run(*command: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(DISTRIBUTION / "src"), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, *command],
        input=TEXT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": paths},
    )


def rows(*arguments: str) -> dict[str, Any]:
    done = run("-m", "inquit", "extract", "-", "--format", "json", "--engine", "large", *arguments)
    assert done.returncode == 0, done.stderr
    documents: list[dict[str, Any]] = json.loads(done.stdout)["documents"]
    return documents[0]


@pytest.fixture
def weights() -> Weights:
    folder = DISTRIBUTION / "src" / "inquit_large" / "trained"
    return Weights(folder, "the large reader's weights", package="inquit-large")


def test_it_finds_who_says_what_and_the_result_says_which_weights_did(weights: Weights) -> None:
    record = rows()
    assert (record["meta"]["engine"], record["meta"]["weights"]) == ("large", weights.digest)
    assert [(quote["speaker"], quote["text"]) for quote in record["quotes"]] == [
        ("Ann Lee", "“We will leave the valley before winter,”"),
        ("Ann Lee", "that the bridge was safe"),
        ("engineers at the institute", "that two pillars had cracked"),
        ("Martin Kessel", "“Nobody asked us.”"),
    ]


def test_pronouns_are_led_back_by_what_it_has_learned() -> None:
    she, ann = rows("--explain")["quotes"][1]["evidence"]["via"]
    assert (she["text"], ann["text"], ann["why"]) == ("She", "Ann Lee", "pronoun")
    assert ann["chance"] > 0.9  # the rules alone give none


def test_without_the_distribution_one_sentence_says_how_to_get_it() -> None:
    done = run("-c", WITHOUT, "extract", "-", "--engine", "large")
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: the engine 'large' needs inquit-large, which is not installed: pip install ")
    assert "models/inquit-large" in line


@pytest.mark.parametrize("more", [(), ("--jobs", "2")], ids=["one process", "two"])
def test_a_gpu_that_is_not_there_is_one_sentence(more: tuple[str, ...]) -> None:
    done = run("-m", "inquit", "extract", "-", "--engine", "large", "--device", "cuda", *more)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert "onnxruntime-gpu" in line or "finds no GPU" in line


def test_the_files_are_whole_and_small(weights: Weights) -> None:
    weights.check()
    assert sum(path.stat().st_size for path in Path(str(weights.folder)).iterdir()) < 65e6


def test_vectors_do_not_depend_on_threads(weights: Weights) -> None:
    block = Block(0, 0, 90, (Window(0, 90, 0, 90),))
    pieces = pieces_of([0] * 60 + [1] * 30)
    ((_, one),) = load_encoder(weights, threads=1).vectors(pieces, [block])
    ((_, two),) = load_encoder(weights, threads=2).vectors(pieces, [block])
    assert np.array_equal(one, two)


def test_the_graph_for_gpus_gives_the_same_in_batches_and_nearly_what_the_processor_does(weights: Weights) -> None:
    """Run on the processor; what a GPU makes of it is not tested here."""
    given = as_floats(weights.packed("encoder.npz"))
    floats = Encoder(weights.read("encoder_floats.onnx"), threads=1, given=given)
    pieces = pieces_of([0] * 60 + [1] * 30)
    blocks = [Block(0, 0, 60, (Window(0, 60, 0, 60),)), Block(50, 60, 90, (Window(50, 90, 50, 90),))]
    together = [vectors for _, vectors in floats.vectors(pieces, blocks)]
    alone = [vectors for block in blocks for _, vectors in floats.vectors(pieces, [block])]
    assert all(np.allclose(a, b, atol=1e-4) for a, b in zip(together, alone, strict=True))
    eight_bits = [vectors for _, vectors in load_encoder(weights, threads=1).vectors(pieces, blocks)]
    alike = [np.sum(a * b) / np.linalg.norm(a) / np.linalg.norm(b) for a, b in zip(alone, eight_bits, strict=True)]
    assert min(alike) > 0.95


def test_python_says_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "inquit_large", None)
    with pytest.raises(inquit.ExtraMissingError, match="the engine 'large' needs inquit-large"):
        inquit.extract(TEXT, engine="large")
