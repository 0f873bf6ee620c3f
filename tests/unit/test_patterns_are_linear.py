"""No pattern that meets a text takes time that grows faster than the text: one long line would hang the program."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.adversarial import hard_strings
from tests.patterns import FoundPattern, found_patterns, sites_of_made_patterns

from inquit.languages import language_of
from inquit.text.marks.dash_turns import _tags
from inquit.text.marks.mark_table import mark_table
from inquit.verification.letter_case import _sentence_end

# Lengths of what is repeated. The first steps are small, so that a pattern that doubles its time with every character
# is noticed before it hangs.
SIZES = (16, 20, 24, 28, 32, 40, 60, 100, 250, 1000, 4000)  # what is quadratic shows at the last, if not before
FLOOR = 0.005  # seconds of this thread; below it, nothing can be told
GROWTH = 8.0  # between 4, of what is linear, and 16, of what is quadratic
TRIES = 6  # where other programs take turns with it, three were once all too slow

_LANGUAGE = language_of()
_TABLE = mark_table(_LANGUAGE)
# What functions put together, or why it need not be looked at.
_MADE: dict[str, tuple[re.Pattern[str], ...] | str] = {
    "inquit.languages.inflection.__init__": tuple(re.compile(row["ending"]) for row in _LANGUAGE.table("inflection")),
    "inquit.languages.language.compiled": "its callers are",
    "inquit.languages.language.pattern": "those of patterns.tsv are",
    "inquit.scoring.locate.occurrences": "words of a sheet as they stand; white space is the only thing repeated",
    "inquit.structure.inscriptions.labels_a_thing": "sees 90 characters",
    "inquit.structure.inscriptions.reads_out": "sees 90 characters",
    "inquit.text.ruled_words._fits": "those of the loaded pipeline, on single words as its own matcher has them",
    "inquit.verification.letter_case._sentence_end": (_sentence_end(),),
    "inquit.text.marks.dash_turns._tags": (_tags(_LANGUAGE),),
    "inquit.text.marks.mark_table.backward": (_TABLE.backward,),
    "inquit.text.marks.mark_table.forward": (_TABLE.forward,),
    "inquit.text.marks.mark_table.run": (_TABLE.run,),
}
_BY_FUNCTIONS = [
    FoundPattern(f"{site} {number}", regex, ("finditer",))
    for site, made in _MADE.items()
    if not isinstance(made, str)
    for number, regex in enumerate(made)
]


def test_every_function_that_puts_a_pattern_together_is_known() -> None:
    assert sites_of_made_patterns() == set(_MADE)


def test_slow_patterns_are_noticed() -> None:
    slow = [r"(a|a)*b", r"\s+$", r"(?:\s|--?)*\Z", r"<!--.*?-->", r"\w+\s*=\s*(.*?)\s*;", r"a.*b.*c\Z"]

    assert [regex for regex in slow if not _slow(re.compile(regex), "finditer")] == []


@pytest.mark.parametrize("found", [*found_patterns(_LANGUAGE), *_BY_FUNCTIONS], ids=str)
def test_time_grows_as_the_text_does(found: FoundPattern) -> None:
    assert [slow for method in found.methods for slow in _slow(found.regex, method)] == []


def _slow(regex: re.Pattern[Any], method: str) -> list[str]:
    """The first string that takes too long, in words; none where there is none."""
    ask = _ways(regex)[method]
    return next(([f"{method}: {shown}"] for shown in _found_slow(regex, ask)), [])


def _found_slow(regex: re.Pattern[Any], ask: Callable[[Any], object]) -> Iterator[str]:
    for lead, unit, last in hard_strings(regex):

        def cost(size: int, times: int, parts: tuple[str, str, str] = (lead, unit, last)) -> float:
            return _cost(ask, _string(regex, parts, size), times)

        size = next((size for size in SIZES if cost(size, 1) > FLOOR), None)
        if size is not None and _grows(cost, size):
            yield f"{lead!r}, {unit!r} for {size} characters, {last!r}"


def _grows(cost: Callable[[int, int], float], size: int) -> bool:
    """Whether a string takes far more than four times as long as a quarter of it, each time that it is measured."""
    return all(cost(size, tries) > GROWTH * cost(size // 4, tries) for tries in range(1, TRIES + 1))


def _cost(ask: Callable[[Any], object], text: str | bytes, times: int) -> float:
    """The least of several times, of this thread alone, so that other programs do not count."""
    taken = []
    for _ in range(times):
        begin = time.thread_time()
        ask(text)
        taken.append(time.thread_time() - begin)
    return min(taken)


def _string(regex: re.Pattern[Any], parts: tuple[str, str, str], size: int) -> str | bytes:
    lead, unit, last = parts
    text = lead + unit * max(1, size // len(unit)) + last
    return text.encode("utf-8", "replace") if isinstance(regex.pattern, bytes) else text


def _ways(regex: re.Pattern[Any]) -> dict[str, Callable[[Any], object]]:
    return {
        "match": regex.match,
        "fullmatch": regex.fullmatch,
        "finditer": lambda text: sum(1 for _ in regex.finditer(text)),
    }
