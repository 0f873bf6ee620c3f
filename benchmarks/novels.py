"""What whole novels cost: beside the bare spaCy pipeline, and by length.

    python benchmarks/novels.py NOVELS.jsonl [--novel ID] [--rounds 3] [--engines rules reader]
        [--lengths 10000 ...] [--characters 1500000] [--engine rules]

Cost: each round reads the novel with the pipeline alone and with each engine in turn, as speed.py does. The bars are
1.35 times the pipeline for the rules and 2.8 times for the reader. `--rounds 0` leaves this out.

By length: the novels joined to texts of so many words, each read once by a process of its own, with `--engine`; and one
of 1.5 million characters, whose peak of memory has a bar of 2 GiB. `--lengths` without a number and `--characters 0`
leave these out. Where other programs use the machine, take the seconds of the processor.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median_low

from alone import read_alone
from inquit.api import load_pipeline
from inquit.settings import DEFAULT_MODEL, Settings
from speed import bare, report, timed, whole
from stages import joined

BARS = {"rules": 1.35, "reader": 2.8}
PEAK_BAR = 2048  # MiB
LENGTHS = (10_000, 30_000, 100_000, 300_000, 1_000_000)
CHARACTERS = 1_500_000
THOUSAND = 1000


def main() -> None:
    """Measure, and print two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("novels", type=Path, help="JSON Lines with an id and a text a line")
    parser.add_argument(
        "--novel", action="append", help="the id of one to take for the cost (default: one of middle length)"
    )
    parser.add_argument("--rounds", type=int, default=3, help="default: %(default)s")
    parser.add_argument("--engines", nargs="+", choices=BARS, default=[*BARS], help="for the cost (default: both)")
    parser.add_argument("--lengths", type=int, nargs="*", default=LENGTHS, metavar="WORDS")
    parser.add_argument("--characters", type=int, default=CHARACTERS, help="default: %(default)s")
    parser.add_argument("--engine", choices=BARS, default="rules", help="by length (default: %(default)s)")
    args = parser.parse_args()
    records = [json.loads(line) for line in args.novels.read_text(encoding="utf-8").splitlines()]
    novels = {record["id"]: record["text"] for record in records}
    if args.rounds:
        cost(chosen(novels, args.novel), args.engines, args.rounds)
    texts = [joined([*novels.values()], words) for words in args.lengths]
    if args.characters:
        texts.append(joined([*novels.values()], args.characters)[: args.characters])
    if not texts:
        return
    print(f"\nby length, engine {args.engine}")
    for line in table(read_alone(text, engine=args.engine) | {"characters": len(text)} for text in texts):
        print(line, flush=True)


def chosen(novels: Mapping[str, str], ids: Sequence[str] | None) -> list[str]:
    """The novels of these ids; without any, the one of middle length."""
    if ids is None:
        middle = median_low(len(text) for text in novels.values())
        return [next(text for text in novels.values() if len(text) == middle)]
    missing = [id_ for id_ in ids if id_ not in novels]
    if missing:
        raise SystemExit(f"novels: no novel {missing[0]!r}; there are {', '.join(novels)}")
    return [novels[id_] for id_ in ids]


def cost(texts: Sequence[str], engines: Sequence[str], rounds: int) -> None:
    """Time the pipeline alone and each engine in turn, and print the ratios."""
    nlp = load_pipeline(DEFAULT_MODEL)
    ways: dict[str, Callable[[], object]] = {"pipeline alone": partial(bare, nlp, texts)}
    for engine, bar in BARS.items():
        if engine in engines:
            settings = Settings(engine="rules" if engine == "rules" else "reader", threads=1)
            ways[f"{engine} (bar {bar})"] = partial(whole, nlp, texts, settings)
    measured = [{name: timed(work) for name, work in ways.items()} for _ in range(rounds + 1)][1:]
    print(f"{sum(map(len, texts)):,} characters", end=", ")
    report(sum(len(text.split()) for text in texts), measured)


def table(rows: Iterator[Mapping[str, float]]) -> Iterator[str]:
    """The rows as Markdown, one by one as they come."""
    yield "|     words | characters | seconds | of processor | s per 1,000 words | peak MiB |"
    yield "| --------: | ---------: | ------: | -----------: | ----------------: | -------: |"
    for row in rows:
        each = row["processor_seconds"] / row["words"] * THOUSAND
        over = (
            f" over the bar of {PEAK_BAR:,}" if row["characters"] <= CHARACTERS and row["peak_mib"] > PEAK_BAR else ""
        )
        yield (
            f"| {row['words']:9,} | {row['characters']:10,} | {row['seconds']:7.1f} | {row['processor_seconds']:12.1f} "
            f"| {each:17.3f} | {row['peak_mib']:8,.0f} |{over}"
        )


if __name__ == "__main__":
    main()
