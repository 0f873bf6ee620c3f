"""What counts as a mutant, how a share of few is judged, and that a change reaches the tests but no file."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import inquit
from mutants import is_another_program
from mutation import Tried, summary, wilson
from mutation_runs import module_name

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
TRIED = Tried("src/a.py:1 AddNot 0", "statements", "AddNot", "-a\n+b", "survived", None, 1.0)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("def f(x: int | None) -> int:\n    return x > 1\n", True),
        ("def f(x: int + None) -> int:\n    return x >= 1\n", False),
        ("def f(x: int | None) -> str:\n    return x >= 1\n", False),
        ("def f(x: int | None) -> int:\n    return x is 1\n", False),
        ("def f(x: int | None) -> int:\n    return x >= = 1\n", False),
    ],
)
def test_a_mutant_is_another_program(changed: str, expected: bool) -> None:
    assert is_another_program("def f(x: int | None) -> int:\n    return x >= 1\n", changed) == expected


@pytest.mark.parametrize(
    ("hits", "number", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (340, 400, 0.8117, 0.8817)],
)
def test_the_interval_of_a_share(hits: int, number: int, low: float, high: float) -> None:
    assert wilson(hits, number) == pytest.approx((low, high), abs=1e-4)


def test_the_summary_counts_and_lists_what_survived() -> None:
    killed = replace(TRIED, name="src/b.py:1 AddNot 0", how="killed", by="tests/unit/statements/test_a.py::test")
    golden = replace(
        killed, name="src/c.py:1 AddNot 0", room="entities", by="tests/golden/test_golden.py::test_golden[a]"
    )
    slow = replace(TRIED, name="src/d.py:1 ZeroIterationForLoop 0", operator="ZeroIterationForLoop", how="too slow")
    text = "\n".join(summary([TRIED, killed, golden, slow], candidates=9, seed=1))

    assert text.startswith("4 of 9 candidates, seed 1; 95 % interval of all 30.1% to 95.4%\n")
    assert "| statements | 3 | 2 | 66.7% |" in text
    assert "| all | 4 | 3 | 75.0% |" in text
    assert "| AddNot | 3 | 2 | 66.7% |" in text
    for group in ("unit tests of its room", "golden cases", "too slow"):
        assert f"| {group} | 1 |" in text
    assert text.endswith("\nsrc/a.py:1 AddNot 0\n-a\n+b")


def test_modules_by_path() -> None:
    assert module_name("entities/names/clustering.py") == "inquit.entities.names.clustering"
    assert module_name("entities/__init__.py") == "inquit.entities"


PROGRAM = """
import sys
from pathlib import Path
from mutants import Candidate, Mutant
from mutation_runs import Run, run_all

changed = Mutant(Candidate("progress.py", 1, "x/Own", 0), "CHANGED = True", "")
waits = Mutant(Candidate("progress.py", 1, "x/Own", 0), "import time\\ntime.sleep(60)", "")
for mutant, limit in ((None, 60), (changed, 60), (waits, 2)):
    [(_, fate)] = run_all(Path(sys.argv[1]), [Run(mutant, (("test_a.py",), ("test_b.py",)))], jobs=1, limit=limit)
    print(fate.how, fate.by)
"""


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="the system cannot fork")
def test_a_change_reaches_the_tests_but_no_file(tmp_path: Path) -> None:
    before = Path(inquit.__file__).with_name("progress.py").read_bytes()
    (tmp_path / "test_a.py").write_text("def test_a():\n    import inquit.progress\n")
    (tmp_path / "test_b.py").write_text(
        "import inquit.progress\ndef test_b():\n    assert not hasattr(inquit.progress, 'CHANGED')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], cwd=BENCHMARKS, capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines() == ["survived None", "killed test_b.py::test_b", "too slow None"]
    assert Path(inquit.__file__).with_name("progress.py").read_bytes() == before
