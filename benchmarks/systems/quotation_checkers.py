"""Which quotations other checkers pass. Run in an environment of its own; knows nothing of inquit.

Reads JSON lines `{"text": ..., "quotations": [[part, ...], ...]}`, a quotation in parts where "he said" stands between
them, and writes, for each line, whether each quotation is passed, by checker: all its parts are. All are asked as their
documentation shows it, with what they come with.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import gtrex  # type: ignore[import-not-found]  # these are only in its own environment
import quotecheck  # type: ignore[import-not-found]
from krokai.corpus import Corpus  # type: ignore[import-not-found]
from krokai.verdicts import CLEAN  # type: ignore[import-not-found]
from krokai.verify import check  # type: ignore[import-not-found]
from rapidfuzz import fuzz

LIKE = 90.0  # of 100: what people take who check quotations by likeness


def main() -> None:
    """Answer each line."""
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(passed(asked["text"], asked["quotations"])), flush=True)


def passed(text: str, quotations: list[list[str]]) -> dict[str, list[bool]]:
    """Whether each quotation is passed against the text, by checker."""
    verifier = gtrex.Verifier(text, gtrex.Policy())
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        Path(folder, "source.txt").write_text(text, encoding="utf-8", errors="replace")
        corpus = Corpus([folder])
        ask: dict[str, Callable[[str], bool]] = {
            "krokai": lambda words: check(words, corpus)[0] in CLEAN,
            "gtrex": lambda words: bool(verifier.verify(words).grounded),
            "quotecheck": lambda words: quotecheck.check(words, text).ok,
            "partial_ratio": lambda words: fuzz.partial_ratio(words, text) >= LIKE,
        }
        return {name: [all(map(answer, parts)) for parts in quotations] for name, answer in ask.items()}


if __name__ == "__main__":
    main()
