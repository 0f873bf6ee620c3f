"""Whether inquit is still as good as it was: F1 by corpus and figure against the floors in floors.json.

    python benchmarks/gate.py GOLD.jsonl [GOLD.jsonl ...]
    python benchmarks/gate.py GOLD.jsonl [GOLD.jsonl ...] --update [--allow-regression REASON]

Exit code 0: no figure is lower than its floor. 1: one is, a text failed, or a corpus has no floors; each is named.
2: nothing was measured, because a corpus has changed since its floors were taken, or because a file cannot be read.

--update raises the floors to the figures of now, and adds corpora that have none. It never lowers one, and takes no
changed corpus, unless --allow-regression says why; the reason is kept with the date. Where one corpus is refused,
nothing is written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from corpora import Corpus, compared, extracted, f1_figures, read_corpus, signature_line, total
from floors import Floors, Measured, RefusedError, falls, read_floors, updated, write_floors
from inquit import InquitError

FLOORS = Path(__file__).parent / "floors.json"
WRONG, STOPPED = 1, 2


def main(arguments: Sequence[str] | None = None, measure: Callable[[Corpus], Measured] | None = None) -> int:
    """Measure and compare; the exit code. Tests give a `measure` that needs no model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+", metavar="GOLD.jsonl", help="a corpus; its file name is its name")
    parser.add_argument("--floors", type=Path, default=FLOORS, metavar="FILE", help="default: %(default)s")
    parser.add_argument("--update", action="store_true", help="raise the floors")
    parser.add_argument("--allow-regression", metavar="REASON", help="with --update: also lower them, for this reason")
    args = parser.parse_args(arguments)
    if args.allow_regression is not None and not (args.update and args.allow_regression.strip()):
        parser.error("--allow-regression needs --update, and a reason in words")
    try:
        floors = read_floors(args.floors)
        corpora = named(read_corpus(path) for path in args.gold)
        if args.allow_regression is None:
            refuse_changed(floors, corpora.values())
        results = [(measure or measured)(corpus) for corpus in corpora.values()]
        if args.update:
            return update(args.floors, floors, results, args.allow_regression)
    except (RefusedError, InquitError, OSError) as error:
        print(f"gate: {error}", file=sys.stderr)
        return STOPPED
    return judge(floors, results)


def named(corpora: Iterable[Corpus]) -> dict[str, Corpus]:
    """The corpora by name.

    Raises:
        RefusedError: two have the same.
    """
    out: dict[str, Corpus] = {}
    for corpus in corpora:
        if corpus.name in out:
            raise RefusedError(f"two files are called {corpus.name}; floors are kept by name")
        out[corpus.name] = corpus
    return out


def refuse_changed(floors: Mapping[str, Floors], corpora: Iterable[Corpus]) -> None:
    """Stop before anything is measured where floors belong to another text.

    Raises:
        RefusedError: a corpus is not the one that its floors were taken from.
    """
    for corpus in corpora:
        kept = floors.get(corpus.name)
        if kept is not None and kept.sha256 != corpus.digest:
            raise RefusedError(
                f"{corpus.name} has changed: its floors are of {kept.sha256[:12]}, this file is {corpus.digest[:12]}. "
                "Take the old file, or take new floors: --update --allow-regression REASON"
            )


def measured(corpus: Corpus) -> Measured:
    """What inquit scores now."""
    records, failures = extracted(corpus)
    figures = f1_figures(total(compared(corpus, records)))
    reasons = tuple(f"{failure.id} failed: {failure.error}" for failure in failures)
    return Measured(corpus.name, corpus.digest, signature_line(corpus), figures, reasons)


def judge(floors: Mapping[str, Floors], results: Sequence[Measured]) -> int:
    """Print how each figure stands to its floor; the exit code."""
    code = 0
    for result in results:
        for wrong in problems(floors.get(result.corpus), result):
            code = WRONG
            print(f"FAILED {result.corpus}: {wrong}")
        print("\n".join(standing(floors.get(result.corpus), result)))
    for name in sorted({*floors} - {result.corpus for result in results}):
        print(f"{name}: not checked, its file was not given")
    return code


def problems(kept: Floors | None, result: Measured) -> Iterator[str]:
    """Everything for which the gate does not open."""
    yield from result.failures
    if kept is None:
        yield "no floors are kept under this name; --update takes them"
    else:
        yield from map(str, falls(kept, result))


def standing(kept: Floors | None, result: Measured) -> Iterator[str]:
    """A line a figure."""
    yield f"{result.corpus}  [{result.signature}]"
    for figure, value in result.figures.items():
        floor = None if kept is None else kept.floors.get(figure)
        against = "no floor" if floor is None else f"floor {floor:.4f}  {value - floor:+.4f}"
        yield f"  {figure:20} {value:.4f}  {against}"


def update(path: Path, floors: Mapping[str, Floors], results: Sequence[Measured], reason: str | None) -> int:
    """Write the floors anew, and say what has changed; the exit code.

    Raises:
        RefusedError: a figure fell, and there is no reason.
    """
    today = datetime.now(UTC).date()
    new = {r.corpus: updated(floors.get(r.corpus), r, reason=reason, today=today) for r in results}
    write_floors(path, {**floors, **new})
    for name, entry in new.items():
        before = floors[name].floors if name in floors else {}
        moved = {figure: value for figure, value in entry.floors.items() if value != before.get(figure)}
        print(f"{name}: {len(moved)} of {len(entry.floors)} floors changed")
        for figure, value in moved.items():
            print(f"  {figure:20} {before.get(figure, 0.0):.4f} -> {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
