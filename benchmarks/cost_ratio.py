"""What reading costs after a change, as a ratio to before it: two environments take turns on the same texts.

    python benchmarks/cost_ratio.py GOLD.jsonl --before PYTHON --after PYTHON [--engine rules] [--pairs 31]

Each environment has a process that stays, loads the pipeline once and reads the first texts of GOLD again and again;
counted is its processor time. One ratio a pair; the median is to be quoted. A second process of `before` takes its
turn, too: how far its ratio to the first is from 1 says what a difference of that size is worth on this machine.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

SERVE = "--serve"


class Reader:
    """A process of one environment that reads the texts whenever it is asked to."""

    def __init__(self, python: str, engine: str, texts: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            [python, __file__, SERVE, engine],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._say(json.dumps(texts))
        self.seconds()  # once for the caches

    def seconds(self) -> float:
        """Processor seconds that reading all texts takes."""
        self._say("")
        assert self._process.stdout is not None
        return float(self._process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()


def main() -> None:
    """Let them take turns, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="JSON Lines with a text a line")
    parser.add_argument("--before", required=True, metavar="PYTHON")
    parser.add_argument("--after", required=True, metavar="PYTHON")
    parser.add_argument("--engine", choices=("reader", "rules"), default="reader")
    parser.add_argument("--documents", type=int, default=8, help="the first so many (default: %(default)s)")
    parser.add_argument("--pairs", type=int, default=31, help="default: %(default)s")
    args = parser.parse_args()
    lines = args.gold.read_text(encoding="utf-8").splitlines()[: args.documents]
    texts = [json.loads(line)["text"] for line in lines]
    readers = [Reader(python, args.engine, texts) for python in (args.before, args.after, args.before)]
    try:
        rounds = [[reader.seconds() for reader in _in_turn(readers, n)] for n in range(args.pairs)]
    finally:
        for reader in readers:
            reader.close()
    ordered = [_back_in_place(seconds, n) for n, seconds in enumerate(rounds)]
    print(f"{args.engine}: {len(texts)} texts, {args.pairs} pairs, processor seconds")
    for name, place in (("after / before", 1), ("before / before", 2)):
        print(f"{name:16} {_told([row[place] / row[0] for row in ordered])}")
    print(f"{'before':16} {_told([row[0] for row in ordered])} s")


def _in_turn(readers: Sequence[Reader], n: int) -> Sequence[Reader]:
    """The readers in an order that changes from round to round, so that none always follows the same one."""
    first = n % len(readers)
    return [*readers[first:], *readers[:first]]


def _back_in_place(seconds: Sequence[float], n: int) -> list[float]:
    """What `_in_turn` put into another order, in the order of the readers."""
    first = -n % len(seconds)
    return [*seconds[first:], *seconds[:first]]


def _told(values: Sequence[float]) -> str:
    ordered = sorted(values)
    quarter = len(ordered) // 4
    return (
        f"median {statistics.median(ordered):.4f}, middle half {ordered[quarter]:.4f} to {ordered[-1 - quarter]:.4f}, "
        f"all {ordered[0]:.4f} to {ordered[-1]:.4f}"
    )


def serve(engine: str) -> None:
    """What runs in the process: read the texts each time that a line comes."""
    from inquit import Extractor, Settings

    extractor = Extractor(settings=Settings(engine="rules" if engine == "rules" else "reader", threads=1))
    texts = json.loads(sys.stdin.readline())
    for _ in sys.stdin:
        begin = time.process_time()
        for text in texts:
            extractor.extract(text)
        print(time.process_time() - begin, flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == [SERVE]:
        serve(sys.argv[2])
    else:
        main()
