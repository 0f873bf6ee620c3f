"""How many small changes of the code the tests notice: mutants of cosmic-ray, a seeded sample of all that it can make.

    python benchmarks/mutation.py [--sample 400] [--seed 15] [--jobs 1] --out mutants.jsonl

Each mutant has to pass the unit tests of its room, then those of the other rooms, then the golden cases; the first
test that fails ends it. --out keeps the fate of each, so that a run that was stopped goes on where it ended. Needs
cosmic-ray beside the development environment (`pip install cosmic-ray`), and a system that can fork.

Exit code 0: as many are noticed as the bar wants. 1: fewer. 2: the tests fail as the code is.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from mutants import Mutant, candidates, sample
from mutation_runs import Fate, Run, preload, run_all

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "inquit"
ROOMS = ("statements", "entities", "attribution")
# Their tests work on parsed paragraphs, and so on these rooms, too.
BESIDE = ("structure",)
GOLDEN = "tests/golden/test_golden.py"
BAR = 0.85  # of the mutants, noticed
Z = 1.96  # 95 percent of a normal distribution lie within so many deviations
# A mutant may take so many times as long as all tests take on the code as it is: a fork beside others is slower.
PATIENCE = 3
FIRST_LIMIT = 900.0  # seconds for the code as it is
TOO_FEW, NOT_SOUND = 1, 2


@dataclass(frozen=True, slots=True)
class Tried:
    """A mutant's fate as it is kept in a file."""

    name: str
    room: str
    operator: str
    diff: str
    how: str
    by: str | None
    seconds: float

    @property
    def noticed(self) -> bool:
        """An endless loop is noticed by whoever waits for the tests."""
        return self.how != "survived"


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the sample and print what survived; the exit code."""
    args = _parser().parse_args(arguments)
    preload(_golden_texts())
    _, whole = next(run_all(ROOT, [Run(None, _groups(args.rooms[0]))], jobs=1, limit=FIRST_LIMIT))
    print(f"the code as it is: {whole.how} in {whole.seconds:.0f} s", flush=True)
    if whole.how != "survived":
        print(f"the tests must pass before mutants can be tried: {whole.by}", file=sys.stderr)
        return NOT_SOUND
    found = list(candidates(SOURCE, args.rooms))
    drawn = list(sample(SOURCE, found, size=args.sample, seed=args.seed))
    tried = _kept(args.out)
    runs = (Run(m, _groups(_room(m))) for m in drawn if m.name not in tried)
    for done, fate in run_all(ROOT, runs, jobs=args.jobs, limit=PATIENCE * args.jobs * whole.seconds):
        assert done.mutant is not None
        tried[done.mutant.name] = _keep(args.out, done.mutant, fate)
    results = [tried[m.name] for m in drawn]
    print("\n".join(summary(results, candidates=len(found), seed=args.seed)))
    return 0 if sum(t.noticed for t in results) >= BAR * len(results) else TOO_FEW


def summary(results: Sequence[Tried], *, candidates: int, seed: int) -> Iterator[str]:
    """Tables in Markdown, and the survivors with their lines."""
    low, high = wilson(sum(t.noticed for t in results), len(results))
    yield f"{len(results)} of {candidates} candidates, seed {seed}; 95 % interval of all {low:.1%} to {high:.1%}"
    yield ""
    yield from _table("room", {t.name: t.room for t in results}, results)
    yield ""
    yield from _table("operator", {t.name: t.operator for t in results}, results)
    yield ""
    yield "| noticed by | mutants |"
    yield "|---|---|"
    for group, number in Counter(_noticed_by(t) for t in results if t.noticed).most_common():
        yield f"| {group} | {number} |"
    for survivor in sorted((t for t in results if not t.noticed), key=lambda t: t.name):
        yield f"\n{survivor.name}\n{survivor.diff}"


def wilson(hits: int, number: int) -> tuple[float, float]:
    """The interval of a share; unlike the plain one it stays inside 0 to 1, also for few of many."""
    if number == 0:
        return 0.0, 1.0
    share, squared = hits / number, Z * Z
    middle = (share + squared / (2 * number)) / (1 + squared / number)
    half = Z * math.sqrt(share * (1 - share) / number + squared / (4 * number * number)) / (1 + squared / number)
    return max(0.0, middle - half), min(1.0, middle + half)


def _table(head: str, group_of: Mapping[str, str], results: Sequence[Tried]) -> Iterator[str]:
    groups: dict[str, list[Tried]] = defaultdict(list)
    for tried in results:
        groups[group_of[tried.name]].append(tried)
    yield f"| {head} | mutants | noticed | |"
    yield "|---|---|---|---|"
    for name, members in [*sorted(groups.items()), ("all", list(results))]:
        noticed = sum(t.noticed for t in members)
        yield f"| {name} | {len(members)} | {noticed} | {noticed / max(1, len(members)):.1%} |"


def _noticed_by(tried: Tried) -> str:
    if tried.by is None:
        return tried.how
    if tried.by.startswith(GOLDEN):
        return "golden cases"
    return "unit tests of its room" if f"tests/unit/{tried.room}" in tried.by else "unit tests of another room"


def _golden_texts() -> Iterator[str]:
    sys.path.insert(0, str(ROOT))
    from tests.golden.markup import read_cases

    for path in (ROOT / GOLDEN).parent.glob("cases/*.txt"):
        yield from (case.text for case in read_cases(path))


def _groups(room: str) -> tuple[tuple[str, ...], ...]:
    others = [f"tests/unit/{name}" for name in (*ROOMS, *BESIDE) if name != room]
    return (f"tests/unit/{room}",), tuple(others), (GOLDEN,)


def _room(mutant: Mutant) -> str:
    return mutant.candidate.path.split("/")[0]


def _kept(path: Path) -> dict[str, Tried]:
    if not path.exists():
        return {}
    return {t.name: t for line in path.read_text("utf-8").splitlines() for t in [Tried(**json.loads(line))]}


def _keep(path: Path, mutant: Mutant, fate: Fate) -> Tried:
    operator = mutant.candidate.operator.rpartition("/")[2].split("_")[0]
    tried = Tried(mutant.name, _room(mutant), operator, mutant.diff, fate.how, fate.by, round(fate.seconds, 1))
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(tried), ensure_ascii=False) + "\n")
    return tried


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=400)
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--rooms", nargs="+", choices=ROOMS, default=ROOMS)
    parser.add_argument("--out", type=Path, required=True, help="keeps what became of each mutant, a line each")
    return parser


if __name__ == "__main__":
    sys.exit(main())
