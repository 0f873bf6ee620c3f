"""The same cases for other checkers: which quotations each of them passes."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from inquit.verification.verdicts import GOOD, CheckedQuotation
from quotation_cases import ALL_WAYS, ANOTHER_SPEAKER, CHANGED, MARKED_WELL, TYPOGRAPHY, UNCHANGED, Case
from systems.environments import environment, ran

__all__ = ["MOST_CHARACTERS", "chosen", "passed_table"]

# Longer texts are left out for all alike: one of the checkers compares every character with every other.
MOST_CHARACTERS = 60_000
_SCRIPT = Path(__file__).parent / "systems" / "quotation_checkers.py"
# What is to be passed, and what is not. Fillers none of the others says to know, nor who speaks.
_SOUND = (UNCHANGED, TYPOGRAPHY, *MARKED_WELL)
_UNSOUND = tuple(way for way in ALL_WAYS if way in CHANGED and way != ANOTHER_SPEAKER)

Judged = tuple[Case, CheckedQuotation]


def chosen(results: Iterable[Judged], number: int) -> list[Judged]:
    """Cases by chance, of the ways that are compared and of texts that all can read; those of a text together."""
    fit = [
        (case, found)
        for case, found in results
        if case.way in (*_SOUND, *_UNSOUND) and len(case.source.text) <= MOST_CHARACTERS
    ]
    places = sorted(random.Random(1).sample(range(len(fit)), min(number, len(fit))))
    return [fit[place] for place in places]


def passed_table(results: Sequence[Judged], cache: Path) -> list[str]:
    """For each way, how many are passed by whom: lines of a table.

    Raises:
        UnavailableError: the others cannot be installed, or break.
    """
    texts = defaultdict[str, list[Judged]](list)
    for case, found in results:
        texts[case.source.id].append((case, found))
    asked = [
        json.dumps({"text": some[0][0].source.text, "quotations": [_parts(case) for case, _ in some]})
        for some in texts.values()
    ]
    python = environment(cache, _SCRIPT.with_name(f"{_SCRIPT.stem}_requirements.txt"))
    answers = [json.loads(line) for line in ran([str(python), str(_SCRIPT)], "\n".join(asked)).splitlines()]
    names = ["inquit", *answers[0]]
    passed = defaultdict[str, list[list[bool]]](list)
    for some, answer in zip(texts.values(), answers, strict=True):
        for at, (case, found) in enumerate(some):
            passed[case.way].append([found.verdict in GOOD, *(answer[name][at] for name in names[1:])])
    return [*_lines(names, passed, "to be passed", _SOUND), "", *_lines(names, passed, "not to be passed", _UNSOUND)]


def _parts(case: Case) -> list[str]:
    return [span.of(case.quotation.article) for span in case.quotation.spans]


def _lines(names: Sequence[str], passed: dict[str, list[list[bool]]], heading: str, ways: Sequence[str]) -> list[str]:
    table = [f"| {heading} | cases | {' | '.join(names)} |", f"| :-- | --: |{' --: |' * len(names)}"]
    rows = [(way, passed[way]) for way in ways if way in passed]
    rows.append(("all", [one for _, answers in rows for one in answers]))
    for way, answers in rows:
        shares = (f"{sum(column) / len(answers):.1%}" for column in zip(*answers, strict=True))
        table.append(f"| {way} | {len(answers):,} | {' | '.join(shares)} |")
    return table
