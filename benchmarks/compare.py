"""One table a corpus: inquit beside other tools and beside what costs nothing, by one scorer.

    python benchmarks/compare.py GOLD.jsonl [GOLD.jsonl ...] [--cache DIR] [--fresh] [--json]

inquit and the baselines are run now; textacy is run in an environment of its own, which is made under --cache the first
time, and what it found is kept there (--fresh runs it again). The other tools' figures are those of peers.tsv, shown
for the corpora on which they were measured. The best of each column is in bold.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from corpora import Corpus, Record, compared, extracted, f1_figures, read_corpus, signature, signature_line, total
from inquit import InquitError, __version__
from inquit.api import load_pipeline
from inquit.scoring import report
from inquit.settings import DEFAULT_MODEL
from systems.baselines import nearest_name, no_speaker
from systems.environments import UnavailableError, predictions_of

FIGURES = ("quoted.detect", "quoted.who", "quoted.full_name", "reported.detect", "reported.who")
PEERS = Path(__file__).parent / "peers.tsv"
CACHE = Path.home() / ".cache" / "inquit-benchmarks"


@dataclass(frozen=True, slots=True)
class Row:
    """One system on one corpus: F1 by figure."""

    system: str
    figures: dict[str, float]
    words_per_second: float | None
    recorded: str | None = None  # the day, where the figures are from peers.tsv
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparisons:
    """All systems on one corpus."""

    corpus: str
    documents: int
    words: int
    rows: tuple[Row, ...]
    skipped: dict[str, str]  # system: reason
    signature: str
    intervals: dict[str, tuple[float, float]] = field(default_factory=dict)  # of inquit's F1, 95 %


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+", metavar="GOLD.jsonl", help="texts with what is said in them")
    parser.add_argument("--cache", type=Path, default=CACHE, metavar="DIR", help="default: %(default)s")
    parser.add_argument("--fresh", action="store_true", help="run other tools again, also where it was done before")
    parser.add_argument("--json", action="store_true", help="one JSON list instead of tables")
    args = parser.parse_args(arguments)
    try:
        corpora = [read_corpus(path) for path in args.gold]
    except (InquitError, OSError) as error:
        parser.error(str(error))
    results = []
    for corpus in corpora:
        result = comparisons(corpus, args.cache, fresh=args.fresh)
        results.append(result)
        if not args.json:
            print("\n".join(table(result)), flush=True)
    if args.json:
        print(json.dumps([asdict(result) for result in results], indent=1))
    return 0


def comparisons(corpus: Corpus, cache: Path, *, fresh: bool) -> Comparisons:
    """Run what can be run on a corpus, and look up the rest."""
    row, intervals = _inquit(corpus)
    rows, skipped = [row], {}
    try:
        rows.append(_textacy(corpus, cache, fresh=fresh))
    except UnavailableError as error:
        skipped["textacy"] = str(error)
    nlp = load_pipeline(DEFAULT_MODEL)
    rows += [
        scored("all in marks, nearest name", corpus, [nearest_name(document, nlp) for document in corpus.documents]),
        scored("all in marks, no speaker", corpus, [no_speaker(document) for document in corpus.documents]),
        *recorded(corpus.digest),
    ]
    size = len(corpus.documents)
    return Comparisons(corpus.name, size, corpus.words, tuple(rows), skipped, signature_line(corpus), intervals)


def scored(system: str, corpus: Corpus, records: Sequence[Record]) -> Row:
    """The row of a system that was run now."""
    counts = total(compared(corpus, records))
    return Row(system, _shown(f1_figures(counts)), counts.words_per_second)


def _shown(figures: dict[str, float]) -> dict[str, float]:
    return {name: figures[name] for name in FIGURES if name in figures}


def _inquit(corpus: Corpus) -> tuple[Row, dict[str, tuple[float, float]]]:
    records, failures = extracted(corpus)
    result = report(compared(corpus, records), signature(corpus))
    notes = tuple(f"{failure.id} failed: {failure.error}" for failure in failures)
    row = Row(f"inquit {__version__}", _shown(f1_figures(result.counts)), result.counts.words_per_second, notes=notes)
    return row, {name: (i.f1.low, i.f1.high) for name, i in result.intervals.items() if name in FIGURES}


def _textacy(corpus: Corpus, cache: Path, *, fresh: bool) -> Row:
    records, day = predictions_of("textacy", corpus, cache, fresh=fresh)
    metas: list[dict[str, Any]] = [record["meta"] for record in records]
    given_up, paragraphs = (sum(meta[key] for meta in metas) for key in ("given_up", "paragraphs"))
    notes = (
        f"model {metas[0]['model']}",
        f"{given_up} of {paragraphs} paragraphs given up for an odd number of quotation marks",
        f"run on {day}",
    )
    return replace(scored(metas[0]["system"], corpus, records), notes=notes)


def recorded(digest: str, path: Path = PEERS) -> Iterator[Row]:
    """The rows of other tools that were measured on the corpus with this digest."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        cells = dict(zip(header, line.split("\t"), strict=True))
        if digest.startswith(cells["corpus"]):
            figures = {name: float(cells[name]) for name in FIGURES if cells[name]}
            yield Row(cells["tool"], figures, float(cells["words"]) if cells["words"] else None, cells["date"])


def table(result: Comparisons, today: date | None = None) -> Iterator[str]:
    """The lines of a Markdown table, and what its figures depend on."""
    day = today or datetime.now(UTC).date()
    documents = "1 document" if result.documents == 1 else f"{result.documents} documents"
    yield f"## {result.corpus}: {documents}, {result.words:,} words ({day})"
    yield ""
    best = {name: max(row.figures[name] for row in result.rows if name in row.figures) for name in _columns(result)}
    cells = [["F1", *best, "words/s"], *(list(_cells(row, best)) for row in result.rows)]
    widths = [max(len(line[i]) for line in cells) for i in range(len(cells[0]))]
    cells.insert(1, ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])])
    for first, *rest in cells:
        aligned = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        yield f"| {' | '.join([first.ljust(widths[0]), *aligned])} |"
    yield ""
    yield from (f"- {line}" for line in _remarks(result))
    yield ""


def _columns(result: Comparisons) -> list[str]:
    return [name for name in FIGURES if any(name in row.figures for row in result.rows)]


def _cells(row: Row, best: dict[str, float]) -> Iterator[str]:
    yield row.system + (" (recorded)" if row.recorded else "")
    for name, top in best.items():
        value = row.figures.get(name)
        # Recorded figures have three decimals, so that is how equal ones are told.
        yield "–" if value is None else f"**{value:.3f}**" if f"{value:.3f}" == f"{top:.3f}" else f"{value:.3f}"
    yield "–" if row.words_per_second is None else f"{row.words_per_second:,.0f}"


def _remarks(result: Comparisons) -> Iterator[str]:
    if result.intervals:
        found = (f"{name} {low:.3f} to {high:.3f}" for name, (low, high) in result.intervals.items())
        yield f"inquit, 95 % intervals: {', '.join(found)}"
    for row in result.rows:
        if row.notes:
            yield f"{row.system}: {'; '.join(row.notes)}"
    for system, reason in result.skipped.items():
        yield f"{system}: skipped, {reason}"
    days = sorted({row.recorded for row in result.rows if row.recorded})
    if days:
        yield f"recorded: measured on {', '.join(days)} with the medium English model; see peers.tsv"
    yield f"signature: {result.signature}"


if __name__ == "__main__":
    sys.exit(main())
