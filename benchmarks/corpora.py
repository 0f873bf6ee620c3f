"""Gold files, and the figures of predictions for them; every script here takes the files as arguments."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

from inquit import Extractor, Failure, __version__
from inquit.digests import digest
from inquit.provenance import engine_of
from inquit.record import document_record
from inquit.scoring import Comparison, Counts, Signature, compare_all, read_gold, read_predictions
from inquit.scoring.counts import NOTHING
from inquit.scoring.scored_rows import GoldDocument
from inquit.settings import DEFAULT_MODEL, Engine, Settings

__all__ = [
    "Corpus",
    "Record",
    "compared",
    "extracted",
    "f1_figures",
    "read_corpus",
    "signature",
    "signature_line",
    "total",
]

Record = dict[str, Any]

# These also mark beliefs and intentions, so inquit is asked for them, too.
_WITH_ATTITUDES = frozenset({"polnear"})
# These mark words in marks that are thought like those that are said.
_WITH_THOUGHTS = frozenset({"litbank", "pdnc", "polnear"})


@dataclass(frozen=True, slots=True)
class Corpus:
    """A gold file.

    name: the file's, without its ending.
    digest: of its bytes (SHA-256).
    attitudes: whether beliefs and intentions are marked in it.
    thoughts: whether words in marks are that are thought.
    """

    name: str
    digest: str
    documents: tuple[GoldDocument, ...]
    attitudes: bool
    thoughts: bool = False

    @property
    def words(self) -> int:
        """How many words the texts have."""
        return sum(len(document.text.split()) for document in self.documents)


def read_corpus(path: Path) -> Corpus:
    """The gold file at `path`.

    Raises:
        GoldError: something is wrong with what is in it.
        OSError: it cannot be read.
    """
    data = path.read_bytes()
    documents = read_gold(data, str(path))
    named = _named_corpora(data)
    return Corpus(path.stem, digest(data), documents, bool(named & _WITH_ATTITUDES), bool(named & _WITH_THOUGHTS))


def _named_corpora(data: bytes) -> set[str]:
    """What the records say they are from; sheets, which are no JSON, say nothing."""
    if not data.lstrip().startswith(b"{"):
        return set()
    return {str(json.loads(line).get("corpus", "")).lower() for line in data.splitlines() if line.strip()}


def extracted(
    corpus: Corpus, model: str = DEFAULT_MODEL, engine: Engine = "reader"
) -> tuple[list[Record], list[Failure]]:
    """What inquit finds in each text, and the texts that failed."""
    settings = Settings(engine=engine, attitudes=corpus.attitudes, thoughts=corpus.thoughts)
    extractor = Extractor(model, settings=settings)
    extractor.extract("“We begin,” said Ann Lee.")  # what is loaded at the first use is not timed
    results = list(extractor.extract_many((document.id, document.text) for document in corpus.documents))
    failures = [result for result in results if isinstance(result, Failure)]
    return [document_record(result) for result in results if not isinstance(result, Failure)], failures


def compared(corpus: Corpus, records: Iterable[Record]) -> tuple[Comparison, ...]:
    """Each gold document against the records of a system, in the common format."""
    lines = "\n".join(json.dumps(record) for record in records)
    return compare_all(corpus.documents, read_predictions(lines.encode(), "predictions", corpus.documents))


def total(comparisons: Iterable[Comparison]) -> Counts:
    """The counts of all documents together."""
    return reduce(add, (comparison.counts for comparison in comparisons), NOTHING)


def f1_figures(counts: Counts) -> dict[str, float]:
    """F1 by name, without the figures that gold says nothing about."""
    silent = counts.unmarked()
    return {name: score.f1 for name, score in counts.scores().items() if name not in silent}


def signature(corpus: Corpus, model: str = DEFAULT_MODEL, engine: Engine = "reader") -> Signature:
    """What inquit's figures on a corpus depend on."""
    by = " ".join(engine_of(Settings(engine=engine)).values())
    settings = f"engine={by}, attitudes={_yes_or_no(corpus.attitudes)}, thoughts={_yes_or_no(corpus.thoughts)}"
    return Signature(__version__, model, settings, corpus.digest, len(corpus.documents))


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


def signature_line(corpus: Corpus) -> str:
    """The signature, with the commit where this is a checkout: between two releases the version stays the same."""
    command = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty=, changed", "--exclude=*"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return str(signature(corpus))
    return f"commit: {said} | {signature(corpus)}"
