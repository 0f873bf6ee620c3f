"""Environments for systems that cannot share one with inquit, kept between runs, and the predictions made in them."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from corpora import Corpus, Record
from inquit.languages import language_of
from inquit.text.parsing import paragraph_spans

__all__ = ["UnavailableError", "environment", "predictions_of", "ran"]

_FOLDER = Path(__file__).parent
_KEY = 16  # hexadecimal digits of a digest; enough for the name of a folder
_PATIENCE = 1800  # seconds after which an installation or a run is taken to hang


class UnavailableError(Exception):
    """A system cannot be run here; the message says why."""


def environment(cache: Path, requirements: Path) -> Path:
    """The Python of an environment with these requirements; it is made where there is none yet.

    Raises:
        UnavailableError: it cannot be made.
    """
    key = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()[:_KEY]
    folder = cache / "environments" / f"{requirements.stem}-{key}"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    complete = folder / "complete"  # written last, so that an installation that broke off is not taken for one
    if not complete.exists():
        print(f"installing {requirements.name} into {folder} ...", file=sys.stderr)
        ran([sys.executable, "-m", "venv", "--clear", str(folder)])
        ran([str(python), "-m", "pip", "install", "--quiet", "--requirement", str(requirements)])
        complete.touch()
    return python


def predictions_of(name: str, corpus: Corpus, cache: Path, *, fresh: bool) -> tuple[list[Record], date]:
    """What a system finds in a corpus, and the day on which it did; kept until corpus, script or pins change.

    `systems/<name>_quotes.py` is run in the environment of `systems/<name>_requirements.txt`.

    Raises:
        UnavailableError: it cannot be installed, or it breaks.
    """
    script, requirements = _FOLDER / f"{name}_quotes.py", _FOLDER / f"{name}_requirements.txt"
    key = hashlib.sha256(corpus.digest.encode() + script.read_bytes() + requirements.read_bytes()).hexdigest()[:_KEY]
    kept = cache / "predictions" / f"{corpus.name}-{name}-{key}.jsonl"
    if fresh or not kept.exists():
        python = environment(cache, requirements)
        answers = ran([str(python), str(script)], "\n".join(map(json.dumps, _questions(corpus))))
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(answers, encoding="utf-8")
    records = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    return records, date.fromtimestamp(kept.stat().st_mtime)


def _questions(corpus: Corpus) -> Iterable[Record]:
    for document in corpus.documents:
        paragraphs = [[span.start, span.end] for _, span in paragraph_spans(document.text, language_of())]
        yield {"id": document.id, "text": document.text, "paragraphs": paragraphs}


def ran(command: list[str], given: str = "") -> str:
    """What a command writes.

    Raises:
        UnavailableError: it cannot be started, fails, or takes too long.
    """
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, text=True, encoding="utf-8", timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(str(error)) from error
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"{command[0]} ended with exit code {done.returncode}"]
        raise UnavailableError(said[-1])
    return done.stdout
