"""How long the command takes to answer, beside an interpreter that does nothing, and beside what it cannot do without.

    python benchmarks/startup.py [--rounds 20] [--article FILE]

The last line is the ratio that counts: `inquit extract` of one article, from the start of the process to its end, to a
process that imports spaCy, loads its pipeline and makes a session of the encoder, and ends. It is taken round by round;
quote the median. Where other programs use the machine, look at the processor time. One round before is not counted.
Python writes its byte code, as it does where inquit is installed, whatever the environment says.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inquit.samples import read_sample
from inquit.settings import DEFAULT_MODEL
from inquit.tagger.weight_files import FOLDER

NEEDED = f"""
import spacy
nlp = spacy.load({DEFAULT_MODEL!r})
import onnxruntime
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
session = onnxruntime.InferenceSession({str(FOLDER / "encoder.onnx")!r}, options, providers=["CPUExecutionProvider"])
"""
ARTICLE = "ARTICLE"  # stands for the path
SPACY, EXTRACT = "spaCy, pipeline, encoder", "inquit extract ARTICLE"
COMMANDS = {
    "python -c pass": ("-c", "pass"),
    "inquit --help": ("-m", "inquit", "--help"),
    "inquit extract --help": ("-m", "inquit", "extract", "--help"),
    "inquit schema": ("-m", "inquit", "schema"),
    SPACY: ("-c", NEEDED),
    EXTRACT: ("-m", "inquit", "extract", ARTICLE),
    "the same, by the rules": ("-m", "inquit", "extract", ARTICLE, "--engine", "rules"),
}


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of a run on the clock, and of the processors."""

    clock: float
    processors: float


def main() -> None:
    """Run each command in turn, and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--article", type=Path, help="a text (default: the sample that comes with inquit)")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        article = args.article or Path(folder, "article.txt")
        if args.article is None:
            article.write_text(read_sample(), encoding="utf-8")
        words = len(article.read_text(encoding="utf-8").split())
        rounds = [
            {
                name: run([str(article) if part == ARTICLE else part for part in parts])
                for name, parts in COMMANDS.items()
            }
            for _ in range(args.rounds + 1)
        ][1:]
    print(f"{args.rounds} rounds, an article of {words} words\n{'':26}  seconds (from - to)        processor s")
    for name in COMMANDS:
        clock = [one[name].clock for one in rounds]
        processors = statistics.median(one[name].processors for one in rounds)
        print(f"{name:26}  {statistics.median(clock):7.3f} ({min(clock):.3f} - {max(clock):.3f})  {processors:11.3f}")
    for what in ("clock", "processors"):
        ratios = sorted(getattr(one[EXTRACT], what) / getattr(one[SPACY], what) for one in rounds)
        print(f"ratio, {what}: {statistics.median(ratios):.3f} ({ratios[0]:.3f} - {ratios[-1]:.3f})")


def run(arguments: Sequence[str]) -> Run:
    """The interpreter with these arguments."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before, begin = processor_seconds(), time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)
    return Run(time.perf_counter() - begin, processor_seconds() - before)


def processor_seconds() -> float:
    """What all processes that have ended have spent."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
