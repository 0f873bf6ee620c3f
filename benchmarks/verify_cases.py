"""Whether `inquit verify` finds what is wrong with quotations, on cases that are made so that this is known.

    python benchmarks/verify_cases.py CORPUS.jsonl FOLDER ... [--limit 60] [--ways "modal changed,..."] [--errors N]
    python benchmarks/verify_cases.py CORPUS.jsonl FOLDER ... --rivals 3000 [--cache DIR]
    python benchmarks/verify_cases.py CORPUS.jsonl ... --articles

A CORPUS is a gold file, a FOLDER holds transcripts. What is said in each text is printed unchanged and changed in each
way, in its own paragraph or, of transcripts and where a quotation is cut, in a sentence that the benchmark writes; and
judged against the text. A case is dropped where it is not sure what would be right, as where the changed words stand
somewhere else in the text.

changed called good: those of `CHANGED` with a verdict among exact, same_words, cleaned and shortened, and those with
    another speaker where the source itself says who speaks.
unchanged called worse: unchanged ones that are neither exact nor same_words.
turned: those that turn the meaning of which that is found.
right: those with the verdict that is expected.

--rivals asks other checkers, too, about so many of the cases. --articles gives whole articles to `inquit.verify`, each
as it is and with all its quotations changed. Exit code 1: a figure is worse than its bar.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from compare import CACHE
from inquit import Extractor
from inquit.verification import Sources
from inquit.verification.judging import judge
from inquit.verification.verdicts import GOOD, CheckedQuotation
from quotation_articles import article_figures
from quotation_cases import ALL_WAYS, ANOTHER_SPEAKER, CHANGED, UNCHANGED, Case, cases_of
from quotation_originals import Original, read_originals
from quotation_rivals import chosen, passed_table
from systems.environments import UnavailableError

BARS = {"changed called good": 0.0, "unchanged called worse": 0.001, "turned": 0.99, "right": 0.97}
_ELSEWHERE = 400  # quotations of other texts to choose from

Judged = tuple[Case, CheckedQuotation]


@dataclass
class Figures:
    """What comes out for the cases of one way."""

    cases: int = 0
    right: int = 0
    good: int = 0
    turned: int = 0
    turned_found: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)

    def add(self, case: Case, found: CheckedQuotation) -> None:
        """Count one."""
        self.cases += 1
        self.right += is_right(case, found)
        self.good += found.verdict in GOOD
        self.turned += case.turned is True
        self.turned_found += case.turned is True and found.turns_meaning is True
        self.verdicts[found.verdict] += 1


@dataclass
class Tally:
    """What comes out for all cases, and those that are wrong."""

    ways: defaultdict[str, Figures] = field(default_factory=lambda: defaultdict(Figures))
    wrong: defaultdict[str, list[Judged]] = field(default_factory=lambda: defaultdict(list))
    changed: int = 0
    called_good: int = 0

    def add(self, case: Case, found: CheckedQuotation) -> None:
        """Count one."""
        self.ways[case.way].add(case, found)
        self.changed += may_not_be_good(case)
        self.called_good += dangerous(case, found)
        if not is_right(case, found) or dangerous(case, found) or (case.turned and not found.turns_meaning):
            self.wrong[case.way].append((case, found))

    def figures(self) -> dict[str, tuple[int, int]]:
        """How many of how many, by the names of `BARS`."""
        ways, unchanged = self.ways.values(), self.ways[UNCHANGED]
        return {
            "changed called good": (self.called_good, self.changed),
            "unchanged called worse": (unchanged.cases - unchanged.right, unchanged.cases),
            "turned": (sum(one.turned_found for one in ways), sum(one.turned for one in ways)),
            "right": (sum(one.right for one in ways), sum(one.cases for one in ways)),
        }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+", metavar="CORPUS.jsonl|FOLDER")
    parser.add_argument("--limit", type=int, default=60, help="quotations of each text (default: %(default)s)")
    parser.add_argument("--ways", default="", help="only these, with commas between them")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print so many wrong cases of each way")
    parser.add_argument("--samples", type=int, default=0, metavar="N", help="print so many cases of each way, and stop")
    parser.add_argument("--rivals", type=int, default=0, metavar="N", help="ask other checkers about N of the cases")
    parser.add_argument(
        "--cache", type=Path, default=CACHE, metavar="DIR", help="their environment (default: %(default)s)"
    )
    parser.add_argument("--articles", action="store_true", help="whole articles, through `inquit.verify`")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(arguments)
    ways = [way.strip() for way in args.ways.split(",")] if args.ways else ALL_WAYS
    if unknown := {*ways} - {*ALL_WAYS}:
        parser.error(f"no such way: {', '.join(sorted(unknown))}; there are: {', '.join(ALL_WAYS)}")
    if args.articles:
        figures = article_figures(read_originals(args.paths), args.seed)
        print("\n".join(figures.lines(args.errors)))
        return 1 if figures.called_good else 0
    cases = made(args.paths, ways, args.limit, args.seed)
    if args.samples:
        return show_samples(cases, args.samples)
    results = judged(cases)
    if args.rivals:
        return compare(chosen(results, args.rivals), args.cache)
    return report(results, args.errors)


def made(paths: Sequence[Path], ways: Sequence[str], limit: int, seed: int) -> Iterator[Case]:
    """The cases of all texts, one text after the other."""
    originals = list(read_originals(paths))
    chance = random.Random(seed)
    pool = [(one, stretch) for one in originals for stretch in one.stretches]
    pool = chance.sample(pool, min(_ELSEWHERE, len(pool)))
    for original in originals:
        elsewhere = [stretch.spans[0].of(one.text) for one, stretch in pool if one is not original]
        yield from cases_of(original, elsewhere, random.Random(f"{seed} {original.id}"), limit=limit, ways=ways)


def judged(cases: Iterable[Case]) -> Iterator[Judged]:
    """Each case with what is found; the sources are prepared once, and all are read by one extractor."""
    extractor = Extractor()
    source, sources = None, Sources([])
    for number, case in enumerate(cases):
        if case.source is not source:
            source, sources = case.source, Sources([case.source])
            sources.passages.extractor = extractor
        yield case, judge(case.quotation, sources, f"v{number}")


def compare(results: Sequence[Judged], cache: Path) -> int:
    """Print what inquit and others pass; the exit code."""
    try:
        print("\n".join(passed_table(results, cache)))
    except UnavailableError as error:
        print(f"other checkers are left out: {error}", file=sys.stderr)
        return 1
    return 0


def is_right(case: Case, found: CheckedQuotation) -> bool:
    """Whether the verdict is the right one; who speaks may be in doubt where the source does not say so itself."""
    if case.way == ANOTHER_SPEAKER and found.verdict in GOOD and not case.stated:
        return found.speaker.match in {"doubtful", "unknown"}
    return found.verdict in case.expected


def may_not_be_good(case: Case) -> bool:
    """Whether no good verdict is right; who speaks is sure only where the source itself says so."""
    return case.way in CHANGED or (case.way == ANOTHER_SPEAKER and case.stated)


def dangerous(case: Case, found: CheckedQuotation) -> bool:
    """Whether a quotation that was changed is called good."""
    return may_not_be_good(case) and found.verdict in GOOD


def report(results: Iterable[Judged], errors: int) -> int:
    """Print the table and the four figures, also of what is done when it is broken off; the exit code."""
    tally = Tally()
    try:
        for case, found in results:
            tally.add(case, found)
    except KeyboardInterrupt:
        print("broken off; this is what was done:")
    for way in ALL_WAYS:
        for case, found in islice(tally.wrong[way], errors):
            print(shown(case, found))
    print_table(tally.ways)
    reached = True
    for name, (part, whole) in tally.figures().items():
        share, bar = part / max(1, whole), BARS[name]
        well = share >= bar if bar > 0.5 else share <= bar  # noqa: PLR2004 - shares of what is well, and of what is not
        reached &= well
        print(f"{name}: {part:,} of {whole:,} ({share:.4f}; bar {bar:g}){'' if well else ': NOT REACHED'}")
    return 0 if reached else 1


def print_table(ways: dict[str, Figures]) -> None:
    """One row a way."""
    print("\n| way | cases | right | called good | turned: found | verdicts |\n| :-- | --: | --: | --: | --: | :-- |")
    for way in ALL_WAYS:
        if one := ways.get(way):
            turned = f"{one.turned_found / one.turned:.3f}" if one.turned else ""
            verdicts = ", ".join(f"{name} {number}" for name, number in one.verdicts.most_common())
            share = one.right / max(1, one.cases)
            print(f"| {way} | {one.cases:,} | {share:.3f} | {one.good:,} | {turned} | {verdicts} |")
    print()


def shown(case: Case, found: CheckedQuotation) -> str:
    """A case for people to read."""
    differences = "; ".join(
        f"{one.kind} {one.said!r} -> {one.printed!r}{f' ({one.touches})' if one.touches else ''}"
        for one in found.differences
    )
    return (
        f"--- {case.way} | {case.original.id} | expected {'/'.join(sorted(case.expected))}, turned {case.turned}\n"
        f"    printed: {case.quotation.text!r}\n    found: {found.verdict}, turned {found.turns_meaning}, "
        f"speaker {found.speaker}\n    source: {found.found.text if found.found else None!r}\n"
        f"    differences: {differences}"
    )


def show_samples(cases: Iterator[Case], number: int) -> int:
    """Print some cases of each way, for people to see whether they are what they are said to be."""
    by_way = defaultdict[str, list[Case]](list)
    for case in cases:
        by_way[case.way].append(case)
    for way, some in by_way.items():
        print(f"\n## {way} ({len(some):,} cases)")
        for case in random.Random(1).sample(some, min(number, len(some))):
            print(f"- {'/'.join(sorted(case.expected))}, turned {case.turned} | {case.quotation.text!r}")
            print(f"    {_original_words(case.original, case)!r}")
    return 0


def _original_words(original: Original, case: Case) -> str:
    words = case.quotation.text
    at = max(original.text.find(words[:12]), original.text.find(words[-14:-2]))
    return original.text[max(0, at - 80) : at + len(words) + 80] if at >= 0 else ""


if __name__ == "__main__":
    sys.exit(main())
