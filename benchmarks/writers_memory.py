"""How much memory, time and disk each format takes: rows of news, a document of 50 rows each.

    python benchmarks/writers_memory.py [--rows 1000000] [--formats csv xlsx parquet]

Every format is written in a process of its own. "before" is its memory with everything imported, "peak" the most that
it had, both in all.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from alone import peak_mib
from inquit import Document, Evidence, Quote, Speaker, Step, TextSpan
from inquit.cli.formats import FORMATS
from inquit.io.outfile import replacing
from inquit.io.outputs import WriteOptions

ROWS_PER_DOCUMENT = 50
KIB = 1024


def main() -> None:
    """Print a line a format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--formats", nargs="*", default=[one.name for one in FORMATS if one.name != "table"])
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(measured(args.one, args.rows))
        return
    print(f"{args.rows:,} rows\n{'format':14} {'before':>11} {'peak':>11} {'seconds':>9} {'file':>10}")
    for name in args.formats:
        command = [sys.executable, __file__, "--one", name, "--rows", str(args.rows)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        print(f"{name:14} {done.stdout.strip()}", flush=True)


def measured(name: str, rows: int) -> str:
    """Write the rows, and say what it took."""
    format_ = next(one for one in FORMATS if one.name == name)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "out")
        with replacing(path, binary=format_.binary) as stream:
            writer = format_.open(stream, WriteOptions(version="1.0", model="m"))
            before, begin = peak_mib(), time.perf_counter()
            for document in documents(rows):
                writer.document(document)
            writer.finish()
            seconds = time.perf_counter() - begin
        size = os.path.getsize(path)
    return f"{before:7.0f} MiB {peak_mib():7.0f} MiB {seconds:9.0f} {size / KIB / KIB:6.0f} MiB"


def documents(rows: int) -> Iterator[Document]:
    """Made-up documents with this many statements in all."""
    said, told = "“The council will vote on the new terminal on Thursday, number {:07},” ", "said Helen Okafor. "
    for first in range(0, rows, ROWS_PER_DOCUMENT):
        parts, quotes, length = [], [], 0
        for number in range(first, min(rows, first + ROWS_PER_DOCUMENT)):
            parts.append(said.format(number) + told + "\n\n" * (number % 5 == 0))
            content = TextSpan(length, length + len(said.format(number)) - 1)
            cue = TextSpan(content.end + 1, content.end + 5)
            source = TextSpan(cue.end + 1, cue.end + 13)
            evidence = Evidence("cue-subject", (Step("Helen Okafor", source, "name"),))
            quotes.append(
                Quote(
                    f"q{number}",
                    "direct",
                    (content,),
                    (cue,),
                    (source,),
                    "say",
                    speaker_id="s1",
                    confidence=0.97,
                    evidence=evidence,
                )
            )
            length += len(parts[-1])
        speaker = Speaker("s1", "Helen Okafor", True, "person", "Mayor", "Port Ellery", "female")
        yield Document(f"articles/{first // ROWS_PER_DOCUMENT:06}.txt", "".join(parts), tuple(quotes), (speaker,))


if __name__ == "__main__":
    main()
