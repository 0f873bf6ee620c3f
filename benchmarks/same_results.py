"""Whether two environments give the same results: each runs `python -m inquit` on the same inputs.

    python benchmarks/same_results.py CORPORA --before PYTHON --after PYTHON [--quick] [--cache DIR] [--out FILE]
    python benchmarks/same_results.py CORPORA --before PYTHON                    # only computes what --after is held to

CORPORA is a folder with polnear_dev, wikinews_dev, litbank_dev and pdnc_dev, as .jsonl or .jsonl.xz. Records are
compared as JSON, other outputs line by line, both without the time that was taken; what else a run prints, and its exit
code, too. A full run takes whole corpora and six novels of all lengths, --quick parts of them and the shortest novel;
both take every format, command and option on texts that are written for the project.

Exit code 0: nothing differs, except in documents that --allowed names. 1: something differs. 2: nothing was compared.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from same_differences import Difference, Part, compare_parts
from same_runs import Run, full_runs, quick_runs
from same_sides import Side, content_key, parts_of, result_of, seconds_of

CACHE = Path.home() / ".cache" / "inquit-benchmarks" / "same"
DIFFERENT, STOPPED = 1, 2
# Rows shown of each document; more say little that the first do not.
LIMIT = 10
HEAD = f"{'run':32} {'documents':>9} {'rows':>7} {'differing':>9} {'allowed':>7}  seconds before, after"


@dataclass(frozen=True, slots=True)
class Compared:
    """A run on both sides.

    documents: where records are written, how many; else files, with what was printed.
    """

    name: str
    documents: int
    rows: int
    differences: tuple[Difference, ...]
    seconds: tuple[float, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run both sides and compare; the exit code."""
    args = _parser().parse_args(arguments)
    try:
        allowed = read_allowed(args.allowed) if args.allowed else {}
        before, after = _sides(args)
        inputs = args.cache / "inputs"
        inputs.mkdir(parents=True, exist_ok=True)
        runs = (quick_runs if args.quick else full_runs)(args.corpora, inputs)
        chosen = [run for run in runs if args.only is None or any(part in run.name for part in args.only)]
        if after is None:
            for run in chosen:
                print(f"{run.name:32} {seconds_of(result_of(before, run)):8.1f} s", flush=True)
            return 0
        print(HEAD)
        results = [_shown(_compared(run, before, after), allowed, args.limit) for run in chosen]
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        print(f"same_results: {error} {getattr(error, 'stderr', None) or ''}", file=sys.stderr)
        return STOPPED
    if args.out:
        args.out.write_text("\n".join(report(results, allowed)) + "\n", encoding="utf-8")
    print("\n".join(summary(results, allowed)))
    return DIFFERENT if any(split(result.differences, allowed)[0] for result in results) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, metavar="CORPORA", help="a folder with the corpora")
    parser.add_argument("--before", required=True, metavar="PYTHON", help="of the environment that is held to be right")
    parser.add_argument("--after", metavar="PYTHON", help="of the other; its results are computed every time")
    parser.add_argument("--quick", action="store_true", help="two minutes a side")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="runs with one of these in their names")
    parser.add_argument("--cache", type=Path, default=CACHE, metavar="DIR", help="default: %(default)s")
    parser.add_argument("--before-key", metavar="KEY", help="what its results are kept under; default: by its content")
    parser.add_argument("--allowed", type=Path, metavar="FILE", help="lines of document id, tab, reason")
    parser.add_argument("--limit", type=int, default=LIMIT, help="rows shown of each document (default: %(default)s)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write every differing row to this file")
    return parser


def read_allowed(path: Path) -> dict[str, str]:
    """Document ids, and why each may differ.

    Raises:
        ValueError: a line has no reason.
    """
    allowed: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            document, _, reason = line.partition("\t")
            if not reason.strip():
                raise ValueError(f"{path}, line {number}: a document id, a tab and a reason must stand here")
            allowed[document] = reason.strip()
    return allowed


def split(
    differences: Iterable[Difference], allowed: Mapping[str, str]
) -> tuple[tuple[Difference, ...], tuple[Difference, ...]]:
    """Those that may not be, and those that may."""
    rows = tuple(differences)
    return tuple(r for r in rows if r.document not in allowed), tuple(r for r in rows if r.document in allowed)


def limited(differences: Iterable[Difference], limit: int) -> Iterator[str]:
    """A line each, but of each document only so many, and how many are left out."""
    met: Counter[str] = Counter()
    for difference in differences:
        met[difference.document] += 1
        if met[difference.document] <= limit:
            yield f"  {difference}"
    for document, count in met.items():
        if count > limit:
            yield f"  {document}: {count - limit} more"


def table_line(result: Compared, allowed: Mapping[str, str]) -> str:
    """What stands below `HEAD`."""
    wrong, right = split(result.differences, allowed)
    before, after = result.seconds
    counts = f"{result.documents:9} {result.rows:7} {len(wrong):9} {len(right):7}"
    return f"{result.name:32} {counts}  {before:.1f}, {after:.1f}"


def report(results: Iterable[Compared], allowed: Mapping[str, str]) -> Iterator[str]:
    """All that differs, for a file."""
    yield HEAD
    for result in results:
        yield table_line(result, allowed)
        for difference in result.differences:
            reason = allowed.get(difference.document)
            yield f"  {difference}" + (f"  [allowed: {reason}]" if reason else "")


def summary(results: Sequence[Compared], allowed: Mapping[str, str]) -> Iterator[str]:
    """The last lines: totals, and what is allowed for nothing."""
    halves = [split(result.differences, allowed) for result in results]
    wrong, right = sum(len(half[0]) for half in halves), sum(len(half[1]) for half in halves)
    rows, documents = sum(result.rows for result in results), sum(result.documents for result in results)
    touched = {difference.document for result in results for difference in result.differences}
    yield f"{len(results)} runs, {documents} documents, {rows} rows: {wrong} differ, {right} more differ as allowed"
    for document in sorted({*allowed} - touched):
        yield f"{document} may differ, but does not"


def _sides(args: argparse.Namespace) -> tuple[Side, Side | None]:
    """Before and after; results of before are kept by key, those of after never."""
    before = os.path.abspath(args.before)  # not resolved: the link into an environment is what makes it that one
    key = args.before_key or content_key(before)
    if args.after is None:
        return Side(before, args.cache / "before" / key, kept=True), None
    after = os.path.abspath(args.after)
    folder = args.cache / "after" / content_key(after)
    return Side(before, args.cache / "before" / key, kept=True), Side(after, folder, kept=False)


def _compared(run: Run, before: Side, after: Side) -> Compared:
    old, new = result_of(before, run), result_of(after, run)
    parts: dict[str, Part] = parts_of(run, old)
    differences = tuple(compare_parts(parts, parts_of(run, new)))
    rows = sum(part.rows for part in parts.values())
    documents = sum(isinstance(part.content, Mapping) for part in parts.values())
    return Compared(run.name, documents or len(parts), rows, differences, (seconds_of(old), seconds_of(new)))


def _shown(result: Compared, allowed: Mapping[str, str], limit: int) -> Compared:
    """The same, once it is printed: a full run takes long, so nobody should wait for its end to see what differs."""
    wrong, _ = split(result.differences, allowed)
    print("\n".join([table_line(result, allowed), *limited(wrong, limit)]), flush=True)
    return result


if __name__ == "__main__":
    sys.exit(main())
