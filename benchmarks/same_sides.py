"""One side of same_results.py: what a run leaves behind, kept in a cache, and read back in parts to compare."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet
import srsly

from same_differences import Part, timeless
from same_runs import Run

__all__ = ["Side", "content_key", "parts_of", "result_of", "seconds_of"]

# What is known of a run besides its files.
ENDING = "ending.json"

# Printed by an environment: what its results depend on. No path, so that equal environments have the same key.
_KEY_PROGRAM = """
import hashlib, importlib.metadata, importlib.util, pathlib, sys
root = pathlib.Path(importlib.util.find_spec("inquit").submodule_search_locations[0])
digest = hashlib.sha256(sys.version.encode())
for path in sorted(root.rglob("*")):
    if path.is_file() and "__pycache__" not in path.parts:
        digest.update(path.relative_to(root).as_posix().encode() + b"\\0" + path.read_bytes())
digest.update(repr(sorted({(d.name, d.version) for d in importlib.metadata.distributions()})).encode())
print(digest.hexdigest())
"""

# A workbook says when it was made.
_XLSX_TIME = re.compile(r"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
# `inquit score` says how fast it was.
_SPEED = re.compile(r"[\d,]+ words a second")
_MARKUP = re.compile(r"(?<=>)(?=<)")


@dataclass(frozen=True, slots=True)
class Side:
    """An environment whose results are compared.

    folder: where its results are kept.
    kept: whether what stands there already is taken, rather than computed again.
    """

    python: str
    folder: Path
    kept: bool


def content_key(python: str) -> str:
    """A name for an environment, the same for the same package, Python and dependencies.

    Raises:
        CalledProcessError: inquit is not installed there, or that is no Python.
    """
    command = [python, "-P", "-c", _KEY_PROGRAM]
    done = subprocess.run(command, env=_environment(), capture_output=True, text=True, check=True)
    return done.stdout.strip()[:16]


def result_of(side: Side, run: Run) -> Path:
    """The folder with what a run leaves behind on a side, computed now or kept from before."""
    folder = side.folder / f"{run.name}-{_digest(run)}"
    if not (side.kept and folder.exists()):
        side.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=side.folder) as made:
            work = Path(made) / "work"
            work.mkdir()
            _perform(run, side.python, work)
            shutil.rmtree(folder, ignore_errors=True)
            work.rename(folder)  # only now, so that nothing is kept of a run that was cut off
    return folder


def seconds_of(folder: Path) -> float:
    """How long the run took that left this behind."""
    return float(json.loads((folder / ENDING).read_bytes())["seconds"])


def parts_of(run: Run, folder: Path) -> dict[str, Part]:
    """What a run left behind: documents by their ids; files by run and name, each the lines of its content."""
    parts: dict[str, Part] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = f"{run.name}/{path.relative_to(folder).as_posix()}"
        if path.name == ENDING:
            parts[f"{run.name}/exit"] = Part((str(json.loads(path.read_bytes())["exit"]),))
        elif path.suffix == ".jsonl":
            parts |= _documents(path.read_bytes())
        else:
            parts |= {key: Part(tuple(lines)) for key, lines in _files(name, path.read_bytes())}
    return parts


def _digest(run: Run) -> str:
    """Of the command and the inputs, so that a result is never taken for one of other inputs."""
    digest = hashlib.sha256(repr(run.arguments).encode())
    for source in (*run.inputs, *filter(None, [run.stdin])):
        for path in sorted(source.rglob("*")) if source.is_dir() else [source]:
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _perform(run: Run, python: str, work: Path) -> None:
    for source in run.inputs:
        target = work / source.name
        shutil.copytree(source, target) if source.is_dir() else shutil.copyfile(source, target)
    started = time.perf_counter()
    done = subprocess.run(
        [python, "-m", "inquit", *run.arguments],
        cwd=work,
        env=_environment(),
        input=run.stdin.read_bytes() if run.stdin else b"",
        capture_output=True,
        check=False,
    )
    seconds = time.perf_counter() - started
    for source in run.inputs:
        target = work / source.name
        shutil.rmtree(target) if source.is_dir() else target.unlink()
    (work / "stdout").write_bytes(done.stdout)
    (work / "stderr").write_bytes(done.stderr)
    (work / ENDING).write_text(json.dumps({"exit": done.returncode, "seconds": seconds}))


def _environment() -> dict[str, str]:
    """No Python settings of the caller, which would lead an environment to the other's package; one width of tables."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return {**kept, "COLUMNS": "120", "TERM": "dumb", "PYTHONUTF8": "1"}


def _documents(data: bytes) -> dict[str, Part]:
    """The records by id; of those with the same id, the second and later have a number behind it."""
    parts: dict[str, Part] = {}
    for line in data.decode().split("\n"):
        if line:
            record = timeless(json.loads(line))
            name, number = str(record["id"]), 1
            while name in parts:
                number += 1
                name = f"{record['id']}#{number}"
            parts[name] = Part(record)
    return parts


def _files(name: str, data: bytes) -> Iterator[tuple[str, list[str]]]:
    """A file's lines, by its name; an archive's members each."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for member in packed.namelist():
                text = _XLSX_TIME.sub("", packed.read(member).decode())
                yield f"{name}/{member}", _lines(_MARKUP.sub("\n", text) if member.endswith(".xml") else text)
    elif name.endswith(".json"):
        yield name, _pretty(json.loads(data))
    elif name.endswith(".parquet"):
        table = pyarrow.parquet.read_table(io.BytesIO(data))
        yield name, [*_lines(str(table.schema)), *(line for row in table.to_pylist() for line in _pretty(row))]
    elif name.endswith(".spacy"):
        yield name, _pretty(_unpacked(srsly.msgpack_loads(zlib.decompress(data))))
    else:
        yield name, _lines(_SPEED.sub("", data.decode()))


def _lines(text: str) -> list[str]:
    return text.split("\n")  # other ends of lines are part of what is compared


def _pretty(value: Any) -> list[str]:
    return _lines(json.dumps(timeless(value), ensure_ascii=False, indent=1))


def _unpacked(value: Any) -> Any:
    """What a DocBin holds as JSON; the user data of each doc is packed once more, and so are groups of spans."""
    if isinstance(value, bytes):
        try:
            inner = srsly.msgpack_loads(value)
        except (ValueError, TypeError):
            return value.hex()
        return _unpacked(inner) if isinstance(inner, dict | list) else value.hex()
    if isinstance(value, dict):
        return {str(key): _unpacked(item) for key, item in value.items()}
    return [_unpacked(item) for item in value] if isinstance(value, list | tuple) else value
