"""What an extraction costs beside the bare spaCy pipeline, on the same paragraphs in the same run.

    python benchmarks/speed.py GOLD.jsonl [--rounds 5] [--documents N]

Each round times the pipeline alone (all its components, over the paragraphs of every document) and the whole
extraction, in turn, so that a machine whose speed drifts harms both alike. The ratio is taken round by round; quote
the median. Where other programs use the machine, take that of processor time, which does not count the waiting.
Loading the model is not counted; one round before is not counted either.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from inquit import Extractor
from inquit.api import analyse
from inquit.parsing import paragraph_spans, parse


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
    args = parser.parse_args()
    lines = args.gold.read_text(encoding="utf-8").splitlines()[: args.documents]
    texts = [json.loads(line)["text"] for line in lines]
    words = sum(len(text.split()) for text in texts)
    extractor = Extractor()

    def bare() -> None:
        for text in texts:
            for _ in extractor.nlp.pipe(span.of(text) for _, span in paragraph_spans(text)):
                pass

    def whole() -> None:
        for text in texts:
            extractor.extract(text)

    parsed = [parse(text, extractor.nlp) for text in texts]

    def stages() -> None:
        for each in parsed:
            analyse(each, extractor.settings)

    bare()
    whole()
    rounds = [(timed(bare), timed(whole)) for _ in range(args.rounds)]
    report(words, rounds, timed(stages))


def report(words: int, rounds: Sequence[tuple[Seconds, Seconds]], stages: Seconds) -> None:
    """Print the medians."""
    alone, whole = (statistics.median(each.clock for each in column) for column in zip(*rounds, strict=True))
    print(f"{words} words, {len(rounds)} rounds")
    print(f"pipeline alone    {alone:7.2f} s  {words / alone:7.0f} words/s")
    print(f"whole extraction  {whole:7.2f} s  {words / whole:7.0f} words/s")
    print(f"stages after it   {stages.clock:7.2f} s")
    print(f"ratio             {spread([w.clock / b.clock for b, w in rounds])}")
    print(f"of processor time {spread([w.processor / b.processor for b, w in rounds])}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    print(f"peak memory       {peak:7.0f} MiB")


def spread(ratios: Sequence[float]) -> str:
    """The median, and from where to where the values lie."""
    return f"{statistics.median(ratios):.3f}  (from {min(ratios):.3f} to {max(ratios):.3f})"


if __name__ == "__main__":
    main()
