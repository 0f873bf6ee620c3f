"""How many words a second, by length of a text, engine and number of cores, as a table in Markdown for the docs.

    python benchmarks/speed_table.py GOLD.jsonl [--lengths 500 5000 50000] [--engines rules reader] [--cores 1 2]
        [--rounds 3]

The texts of the file are joined to one text of so many words, read by a process of its own that may use so many cores;
loading is not counted. The figures are medians over the rounds; processor time, which other programs disturb less, is
in parentheses where there is one core. Peak memory is that with the most cores, the loaded pipeline included.

The last line says whether the processor has VNNI, products of eight bits in one step. ONNX Runtime takes it where it
is, and cannot be told not to: how fast it is without can be measured only on another machine.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from alone import read_alone
from inquit.engines import ENGINES
from inquit.settings import available_cores
from stages import LENGTHS, joined

_ABLE = {"large": "inquit_large"}  # what an engine needs besides


def main() -> None:
    """Measure, and print the table row by row."""
    engines = [name for name in ("rules", "reader", "large") if name in ENGINES and _is_here(name)]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="JSON Lines with a text a line")
    parser.add_argument("--lengths", type=int, nargs="+", default=LENGTHS, metavar="WORDS")
    parser.add_argument("--engines", nargs="+", default=engines, choices=engines)
    parser.add_argument("--cores", type=int, nargs="+", default=range(1, min(available_cores(), 2) + 1))
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    texts = [json.loads(line)["text"] for line in args.gold.read_text(encoding="utf-8").splitlines()]
    heads = [f"{number} core{'s' * (number > 1)}" for number in args.cores]
    print(f"| engine | words | {' | '.join(heads)} | peak MiB |")
    print(f"|---|{'---:|' * (len(heads) + 2)}")
    for engine in args.engines:
        for words in args.lengths:
            print(row(engine, joined(texts, words), args.cores, args.rounds), flush=True)
    print(f"\n{'With' if has_vnni() else 'Without'} VNNI, words a second.")


def row(engine: str, text: str, cores: list[int], rounds: int) -> str:
    """The line of an engine and a length."""
    runs = [[read_alone(text, engine=engine, cores=number) for number in cores] for _ in range(rounds)]
    cells, peak = [], 0.0
    for number, ran in zip(cores, zip(*runs, strict=True), strict=True):
        clock, processor, peak = (
            statistics.median(run[name] for run in ran) for name in ("seconds", "processor_seconds", "peak_mib")
        )
        words = ran[0]["words"]
        cells.append(f"{words / clock:,.0f}" + (f" ({words / processor:,.0f})" if number == 1 else ""))
    return f"| {engine} | {words:,.0f} | {' | '.join(cells)} | {peak:,.0f} |"


def has_vnni() -> bool:
    """Whether the processor has it, where Linux says so."""
    return any("vnni" in flag for flag in _flags())


def _flags() -> Iterator[str]:
    path = Path("/proc/cpuinfo")
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line.startswith("flags"):
            yield from line.split()


def _is_here(engine: str) -> bool:
    return engine not in _ABLE or find_spec(_ABLE[engine]) is not None


if __name__ == "__main__":
    main()
