"""A corpus in parts on a real Ray: whatever is killed, the rows are those of one process.

A cluster takes seconds to start, and each worker loads the pipeline, so one run has all that can go wrong in one.
`benchmarks/ray_scale.py` has what takes longer.
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from tests.waiting import until
from typer.testing import CliRunner

from inquit import Extractor, Settings, read, write
from inquit.cli import app

pytestmark = pytest.mark.model
INQUIT = (sys.executable, "-m", "inquit")
TEXTS = 320
POISON = 130
# Seconds; the texts take milliseconds, and the one that is as long as ten novels would take minutes.
LIMIT = "5"
SAID = "“We won {},” said Ann Lee. The mayor said that it rained. "
BESIDE = {"part", "engine", "weights", "error"}
_CLUSTER = """
import json, sys
from ray.cluster_utils import Cluster
size = {"num_cpus": 1, "object_store_memory": 100_000_000}
cluster = Cluster(initialize_head=True, head_node_args={**size, "include_dashboard": False})
node = cluster.add_node(**size)
print(json.dumps([cluster.address, node.all_processes["raylet"][0].process.pid]), flush=True)
sys.stdin.read()
cluster.shutdown()
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    file = tmp_path / "texts.jsonl"
    lines = [json.dumps({"id": f"t{number}", "text": SAID.format(number)}) for number in range(TEXTS)]
    lines[POISON] = json.dumps({"id": "poison", "text": SAID * 100_000})
    lines[7] = '{"id": "none"}'
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, int]]:
    """A cluster of two nodes: its address, and the process of the one that does not keep it together."""
    for name, value in (("MODE", "token"), ("TOKEN", secrets.token_hex(32))):
        monkeypatch.setenv(f"RAY_AUTH_{name}", value)
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    pipe = subprocess.PIPE
    with (
        tempfile.TemporaryFile() as log,
        subprocess.Popen([sys.executable, "-c", _CLUSTER], stdin=pipe, stdout=pipe, stderr=log, text=True) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        said = process.stdout.readline()
        log.seek(0)
        assert said, log.read().decode()[-2000:]
        address, node = json.loads(said)
        yield address, node
        process.stdin.close()


def rows_of(folder: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = ds.dataset(sorted(folder.glob("part-*.parquet"))).to_table().to_pylist()
    return rows


def parts(folder: Path) -> int:
    return len(list(folder.glob("part-*")))


def workers() -> list[int]:
    """The numbers of the processes of Ray that hold a worker."""
    listed = subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True, check=True).stdout
    return [int(line.split()[0]) for line in listed.splitlines() if "ray::MapWorker" in line]


def a_worker_is_killed(others: set[int]) -> bool:
    """Kill a worker that is none of the others, if there is one by now."""
    for pid in set(workers()) - others:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
        return True
    return False


def test_what_is_killed_costs_no_row(corpus: Path, cluster: tuple[str, int], tmp_path: Path) -> None:
    address, node = cluster
    whole, out = tmp_path / "whole.parquet", tmp_path / "out"
    command = [
        *INQUIT,
        "extract",
        str(corpus),
        "-o",
        str(out),
        "--on",
        "ray",
        "--address",
        address,
        "--engine",
        "rules",
    ]
    command += ["--max-seconds", LIMIT]

    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True) as driver:
        assert until(lambda: parts(out))
        driver.kill()
    done, others = parts(out), set(workers())  # those of the driver that was killed end a moment later
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as driver:
        assert until(lambda: a_worker_is_killed(others))
        assert until(lambda: parts(out) > done)
        os.kill(node, signal.SIGKILL)
        shown, said = driver.communicate()

    assert (driver.returncode, shown) == (1, "")
    assert f"{out}: {(TEXTS - 2) * 2} statements in {TEXTS} texts, 7 parts; " in said
    assert "error: 2 of 320 failed; the rest is done, and --resume tries again" in said.splitlines()
    rows = rows_of(out)
    assert {row["document"]: row["error"] for row in rows if row["error"]} == {
        "poison": f"poison: not read within {LIMIT} seconds; allow more, or split it",
        f"{corpus}, line 8": next(row["error"] for row in rows if "line 8" in row["document"]),
    }
    texts = (one for one in read(corpus) if one.id != "poison")
    write(Extractor(settings=Settings(engine="rules")).extract_many(texts), whole)
    found = [{name: row[name] for name in row if name not in BESIDE} for row in rows if not row["error"]]
    assert found == pq.read_table(whole).to_pylist()
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert [text["id"] for part in manifest["parts"] for text in part["texts"]] == [
        {POISON: "poison", 7: f"{corpus}, line 8"}.get(number, f"t{number}") for number in range(TEXTS)
    ]
    assert sorted(path.name for path in out.iterdir()) == sorted(
        ["manifest.json", *(part["file"] for part in manifest["parts"])]
    )


def test_a_ray_of_its_own_is_quiet_and_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for module in ("numpy", "pandas", "spacy", "inquit"):
        (folder / f"{module}.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w')")
    (folder / "a.csv").write_text('id,text\na,"“We won,” said Ann Lee."\n')
    before = set(Path(tempfile.gettempdir()).glob("inquit-ray-*"))
    inquit = Path(sys.executable).with_name("inquit")

    ran = subprocess.run(
        [inquit, "extract", "a.csv", "-o", "out", "--on", "ray", "--engine", "rules", "--jobs", "1", "-f", "jsonl"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stdout) == (0, "")
    assert ran.stderr.startswith("note: out: 1 statement in 1 text, 1 part; 5 words read in ")
    assert ran.stderr.count("\n") == 1
    lines = (folder / "out" / "part-000000.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a"]
    assert not (tmp_path / "run").exists()
    assert set(Path(tempfile.gettempdir()).glob("inquit-ray-*")) <= before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--address", "127.0.0.1:9"), "no Ray cluster answers at 127.0.0.1:9 (connection refused)"),
        (("--address", "nowhere"), "no address of a Ray cluster; write auto, HOST:PORT or ray://HOST:PORT"),
    ],
)
def test_a_cluster_that_is_not_there_is_said(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    source = tmp_path / "a.csv"
    source.write_text("id,text\na,Word.\n")

    ran = CliRunner().invoke(app, ["extract", str(source), "-o", str(tmp_path / "out"), "--on", "ray", *options])

    assert ran.exit_code == 1
    assert said in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.csv",), "name the folder of the results"),
        (("-", "-o", "out"), "standard input is read in no parts"),
        (("a.csv", "-o", "out", "-f", "csv"), "parts are parquet or jsonl, not csv"),
        (("a.csv", "-o", "out", "--join"), "leave out what joins texts"),
        (("none.csv", "-o", "out"), "none.csv: no such file"),
        (("a.csv", "-o", "file"), "is a file; the parts of a corpus go into a folder"),
    ],
)
def test_what_makes_no_parts_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text("id,text\na,Word.\n")
    Path("file").write_text("")

    ran = CliRunner().invoke(app, ["extract", "--on", "ray", *arguments])

    assert ran.exit_code in (1, 2)
    assert said in ran.stderr


def test_an_extra_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inquit.cluster.ray_session.find_spec", lambda name: None)
    source = tmp_path / "a.csv"
    source.write_text("id,text\na,Word.\n")

    ran = CliRunner().invoke(app, ["extract", str(source), "-o", str(tmp_path / "out"), "--on", "ray"])

    assert ran.exit_code == 1
    assert "--on ray needs ray, which is not installed: pip install" in ran.stderr
    assert "[ray]" in ran.stderr
