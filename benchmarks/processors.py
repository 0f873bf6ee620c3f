"""Whether another processor finds the same: the command under an emulator, and its results beside those of here.

    python benchmarks/processors.py ARTICLE.txt [ARTICLE.txt ...] [--cpu Haswell] [--engine reader]

Needs qemu-x86_64 (Debian: qemu-user), which runs one program as another processor would: Haswell has AVX2 and nothing
newer, Nehalem not even that. Ten articles take two minutes. Every row is compared, to the last digit of its confidence.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

EMULATOR = "qemu-x86_64"
DIFFER, STOPPED = 1, 2


def main() -> int:
    """Extract twice, compare, print; exit code 1 if a row differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+", metavar="ARTICLE.txt")
    parser.add_argument("--cpu", default="Haswell", help="a name that qemu knows; default: %(default)s")
    parser.add_argument("--engine", choices=("reader", "rules"), default="reader")
    args = parser.parse_args()
    if shutil.which(EMULATOR) is None:
        print(f"processors: {EMULATOR} is not here (Debian: apt-get install qemu-user)", file=sys.stderr)
        return STOPPED
    # The emulator wants the program itself, not a link to it, which then does not know its environment any more.
    python = str(Path(sys.executable).resolve())
    command = ["-m", "inquit", "extract", *map(str, args.articles), "--engine", args.engine, "--format", "jsonl"]
    here = rows([sys.executable, *command])
    there = rows([EMULATOR, "-cpu", args.cpu, "-E", f"PYTHONPATH={':'.join(sys.path[1:])}", python, *command])
    different = sum(a != b for a, b in zip(here, there, strict=False)) + abs(len(here) - len(there))
    print(f"{len(here)} rows here, {len(there)} on {args.cpu}: {different} differ")
    return DIFFER if different else 0


def rows(command: Sequence[str]) -> list[dict[str, Any]]:
    """All statements of all texts, with the number of their text."""
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    texts = [json.loads(line) for line in done.stdout.splitlines()]
    return [{"text_number": number, **quote} for number, text in enumerate(texts) for quote in text["quotes"]]


if __name__ == "__main__":
    sys.exit(main())
