"""How long the command takes to answer, beside an interpreter that does nothing.

    python benchmarks/startup.py [--rounds 20]

Quote the median; one round before is not counted.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "inquit --help": ["-m", "inquit", "--help"],
    "inquit extract --help": ["-m", "inquit", "extract", "--help"],
    "inquit schema": ["-m", "inquit", "schema"],
    "inquit demo": ["-m", "inquit", "demo"],  # imports spaCy, loads the pipeline and reads a text
}


def main() -> None:
    """Run each command in turn, and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    args = parser.parse_args()
    rounds = [[timed(arguments) for arguments in COMMANDS.values()] for _ in range(args.rounds + 1)][1:]
    for name, seconds in zip(COMMANDS, zip(*rounds, strict=True), strict=True):
        print(f"{name:22}  {statistics.median(seconds):6.3f} s  (from {min(seconds):.3f} to {max(seconds):.3f})")


def timed(arguments: Sequence[str]) -> float:
    """Seconds that the interpreter takes with these arguments."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
