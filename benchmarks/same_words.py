"""How the time of `inquit same` grows: made-up statements, 100,000 and 1,000,000, in one run.

    python benchmarks/same_words.py [--small 100000] [--large 1000000]

Three in ten are printed again as they are, others with a word of ten changed, a word left out, or in part. Printed are
the seconds of both, their ratio by statement (1 is linear), peak memory, how many links between neighbours of a group
are right, and how many of the true ones are found.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections import Counter
from itertools import accumulate, pairwise

from inquit.sameness.same_words import SameWords

WORDS = 30_000
VERSIONS = 5  # of each statement, on average
KIB = 1024


def main(arguments: list[str]) -> int:
    """Measure, and print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=100_000)
    parser.add_argument("--large", type=int, default=1_000_000)
    args = parser.parse_args(arguments)
    small, large = (measured(number) for number in (args.small, args.large))
    print(f"time of a statement, {args.large:,} to {args.small:,}: {large / small:.2f}")
    return 0


def measured(number: int) -> float:
    """Put so many statements together: seconds a statement."""
    source = random.Random(1)
    words = [f"w{one}" for one in range(WORDS)]
    weights = list(accumulate(1 / (rank + 2) for rank in range(WORDS)))
    base = [
        source.choices(words, cum_weights=weights, k=source.randint(6, 40)) for _ in range(max(1, number // VERSIONS))
    ]
    truth = [source.randrange(len(base)) for _ in range(number)]
    statements = [" ".join(altered(base[one], words, source)) for one in truth]
    began, same = time.perf_counter(), SameWords()
    for place, statement in enumerate(statements):
        same.add(place, statement)
    groups = list(same.groups())
    seconds = time.perf_counter() - began
    links = [truth[one] == truth[other] for group in groups for one, other in pairwise(group)]
    true_ones = sum(times - 1 for times in Counter(truth).values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KIB
    print(
        f"{number:,} statements: {seconds:.1f} s, {memory:,} MiB, {len(groups):,} groups, "
        f"right {sum(links) / max(1, len(links)):.4f}, found {sum(links) / max(1, true_ones):.4f}",
        flush=True,
    )
    return seconds / number


def altered(statement: list[str], words: list[str], source: random.Random) -> list[str]:
    """The statement as another text might print it."""
    way, found = source.random(), list(statement)
    if way < 0.3:  # noqa: PLR2004 - as it is
        return found
    if way < 0.6:  # noqa: PLR2004 - a word of ten changed
        for _ in range(max(1, len(found) // 10)):
            found[source.randrange(len(found))] = source.choice(words)
    elif way < 0.8 and len(found) > 14:  # noqa: PLR2004 - a part
        length = source.randint(7, len(found) - 3)
        start = source.randint(0, len(found) - length)
        found = found[start : start + length]
    else:  # a word left out
        del found[source.randrange(len(found))]
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
