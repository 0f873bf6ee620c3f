"""Reads the text on standard input in this process and says what it took, as JSON; `stages.py` and `novels.py` call it.

    python benchmarks/alone.py [--engine reader] [--cores 1] < TEXT

A process of its own, because the peak of memory of a process never goes down. Neither loading nor writing the results
is in the seconds; both are in the peak, as when the command runs.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from inquit import Extractor, Settings
from inquit.engines import ENGINES
from inquit.io.outputs.json_output import JsonLinesWriter
from inquit.io.outputs.output_format import WriteOptions

KIB, MIB = 1024, 1024**2
WARM_UP = "“We begin,” said Ann Lee."


def main() -> None:
    """Read, write, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=list(ENGINES), default="reader")
    parser.add_argument("--cores", type=int, help="no more than so many (default: those that there are)")
    args = parser.parse_args()
    if args.cores:
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: args.cores])
    text = sys.stdin.read()
    extractor = Extractor(settings=Settings(engine=args.engine))
    extractor.extract(WARM_UP)
    seconds = processor = 0.0
    if text:
        clock, used = time.perf_counter(), time.process_time()
        document = extractor.extract(text)
        seconds, processor = time.perf_counter() - clock, time.process_time() - used
        with open(os.devnull, "w", encoding="utf-8") as stream:
            JsonLinesWriter(stream, WriteOptions()).document(document)
    words, peak = len(text.split()), peak_mib()
    print(json.dumps({"words": words, "seconds": seconds, "processor_seconds": processor, "peak_mib": peak}))


def read_alone(text: str, *, engine: str = "reader", cores: int | None = None) -> dict[str, float]:
    """What a process of its own takes to read one text."""
    command = [sys.executable, __file__, "--engine", engine, *([] if cores is None else ["--cores", str(cores)])]
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=True)
    record: dict[str, float] = json.loads(done.stdout)
    return record


def peak_mib() -> float:
    """The most memory that this process had so far."""
    status = Path("/proc/self/status")
    if status.exists():  # on Linux getrusage gives a child the peak of its parent
        lines = status.read_text().splitlines()
        return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) / KIB
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (MIB if sys.platform == "darwin" else KIB)


if __name__ == "__main__":
    main()
