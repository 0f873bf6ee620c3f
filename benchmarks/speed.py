"""What an extraction costs beside the bare spaCy pipeline, on the same paragraphs in the same run.

    python benchmarks/speed.py GOLD.jsonl [--rounds 5] [--documents N]

Each round times the pipeline alone (as spaCy loads and runs it, over the paragraphs of every document) and the
extraction by each engine, in turn, so that a machine whose speed drifts harms all alike. The ratio is taken round by
round; quote the median. Where other programs use the machine, take that of processor time, which does not count the
waiting.
Loading the models is not counted; one round before is not counted either.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import spacy
from spacy.language import Language

from alone import peak_mib
from inquit.api import analyse, load_pipeline
from inquit.languages import language_of
from inquit.settings import DEFAULT_MODEL, Settings
from inquit.text.parsing import paragraph_spans, parse


@dataclass(frozen=True, slots=True)
class Seconds:
    """What a piece of work took: on the clock, and of the processor."""

    clock: float
    processor: float


def timed(work: Callable[[], object]) -> Seconds:
    """How long the work takes."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Seconds(time.perf_counter() - clock, time.process_time() - processor)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="JSON Lines with a text a line")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=int, default=None, help="only the first so many")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2], help="of the reader (default: 1 2)")
    args = parser.parse_args()
    lines = args.gold.read_text(encoding="utf-8").splitlines()[: args.documents]
    texts = [json.loads(line)["text"] for line in lines]
    words = sum(len(text.split()) for text in texts)
    with_names, without = (load_pipeline(DEFAULT_MODEL, names=names) for names in (True, False))
    ways: dict[str, Callable[[], object]] = {"pipeline alone": partial(bare, spacy.load(DEFAULT_MODEL), texts)}
    ways["rules"] = partial(whole, with_names, texts, Settings(engine="rules"))
    for threads in args.threads:
        label = f"reader, {threads} thread" + ("s" if threads > 1 else "")
        ways[label] = partial(whole, without, texts, Settings(engine="reader", threads=threads))
    for work in ways.values():
        work()
    report(words, [{name: timed(work) for name, work in ways.items()} for _ in range(args.rounds)])


def bare(nlp: Language, texts: Sequence[str]) -> None:
    """The pipeline over the paragraphs of each text."""
    for text in texts:
        for _ in nlp.pipe(span.of(text) for _, span in paragraph_spans(text, language_of())):
            pass


def whole(nlp: Language, texts: Sequence[str], settings: Settings) -> None:
    """The extraction."""
    for text in texts:
        analyse(parse(text, nlp), settings)


def report(words: int, rounds: Sequence[dict[str, Seconds]]) -> None:
    """Print the medians."""
    print(f"{words} words, {len(rounds)} rounds")
    print(f"{'':18} {'seconds':>8} {'words/s':>8}  ratio to the pipeline          of processor time")
    alone = next(iter(rounds[0]))
    for name in rounds[0]:
        seconds = statistics.median(each[name].clock for each in rounds)
        line = f"{name:18} {seconds:8.2f} {words / seconds:8.0f}"
        if name != alone:
            clock = spread([each[name].clock / each[alone].clock for each in rounds])
            line += f"  {clock}  {spread([each[name].processor / each[alone].processor for each in rounds])}"
        print(line)
    print(f"peak memory {peak_mib():.0f} MiB")


def spread(ratios: Sequence[float]) -> str:
    """The median, and from where to where the values lie."""
    return f"{statistics.median(ratios):.3f} (from {min(ratios):.3f} to {max(ratios):.3f})"


if __name__ == "__main__":
    main()
