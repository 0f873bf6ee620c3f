"""The scripts of benchmarks/ are no package: they import each other from their own folder, as when they are run."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

# At the end, so that no module of theirs hides another of the same name.
sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

TEXT = "“We will stay,” Ann Lee said. Bob Ray was there.\n\nHe called it “a risk”, Ann Lee said later."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A gold file of one text with two statements."""

    def quote(name: str, words: str, kind: str, speaker: str) -> dict[str, object]:
        start = TEXT.index(words)
        span = [start, start + len(words)]
        return {
            "id": name,
            "type": kind,
            "content": [span],
            "cue": [],
            "source": [],
            "speaker": speaker,
            "aliases": [],
        }

    quotes = [quote("1", "“We will stay,”", "direct", "Ann Lee"), quote("2", "“a risk”", "mixed", "Bob Ray")]
    path = tmp_path / "tiny.jsonl"
    record = {"id": "harbour", "corpus": "tiny", "genre": "news", "text": TEXT, "quotes": quotes}
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return path
