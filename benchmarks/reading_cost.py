"""What reading costs in each format, beside the extraction of the same text.

    python benchmarks/reading_cost.py [--megabytes 0.5] [--rounds 5]

One text, repeated to the given size and written in every format by `tests/made_inputs.py`, is read as `inquit extract`
reads it, the process for the format started before. Quote the median. Extraction is timed on less text, once.
"""

from __future__ import annotations

import argparse
import io
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

from tests.made_inputs import ARTICLE, MAKERS, Article  # noqa: E402

from inquit.document import Failure  # noqa: E402
from inquit.io.limits import MEGABYTE  # noqa: E402
from inquit.io.read_inputs import read_sources  # noqa: E402

# Enough for extraction to have its usual speed; at full length it takes minutes.
EXTRACTED = 60_000


def main() -> None:
    """Time each format in turn, and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=0.5)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    article = of_length(int(args.megabytes * MEGABYTE))
    extraction = extraction_seconds()
    print(f"extraction (one thread, engine reader): {extraction:.1f} s a MB of text\n")
    print(f"{'format':8} {'file':>8} {'s a MB of text':>14} {'from':>7} {'to':>7} {'of extraction':>13}")
    with tempfile.TemporaryDirectory() as folder:
        for ending, make in MAKERS.items():
            file = Path(folder, f"x.{ending}")
            file.write_bytes(make(article))
            rounds = reading_seconds(file, args.rounds)
            middle = statistics.median(rounds)
            print(
                f"{ending:8} {file.stat().st_size / MEGABYTE:5.2f} MB {middle:14.3f}"
                f" {min(rounds):7.3f} {max(rounds):7.3f} {middle / extraction:13.2%}"
            )


def of_length(length: int) -> Article:
    """The article, its paragraphs repeated until it has so many characters."""
    times = max(1, length // len(ARTICLE.text))
    return replace(ARTICLE, paragraphs=ARTICLE.paragraphs * times)


def reading_seconds(file: Path, rounds: int) -> list[float]:
    """Seconds for each megabyte of text, a number a round; the round that starts the process is left out."""
    taken: list[float] = []
    begin = time.perf_counter()
    for found in read_sources([str(file)] * (rounds + 1), io.BytesIO()):
        end = time.perf_counter()
        if isinstance(found, Failure):
            raise SystemExit(found.error)
        taken.append((end - begin) / (len(found.text) / MEGABYTE))
        begin = end
    return taken[1:]


def extraction_seconds() -> float:
    """Seconds that the extraction of a megabyte takes, with the model loaded."""
    from inquit import Extractor, Settings

    extractor = Extractor(settings=Settings(threads=1))
    text = of_length(EXTRACTED).text
    extractor.extract(ARTICLE.text)
    begin = time.perf_counter()
    extractor.extract(text)
    return (time.perf_counter() - begin) / (len(text) / MEGABYTE)


if __name__ == "__main__":
    main()
