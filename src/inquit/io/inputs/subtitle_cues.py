"""The cues of subtitles, in SubRip and WebVTT alike: when they are shown, and their lines.

Read by our own hands: libraries (pysubs2, webvtt-py, srt) take one of the two, stop at the first cue that is damaged or
turn its marks into others, and none says where in the file a cue stands. What is hard in subtitles is who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

__all__ = ["TIME_LINE", "Cue", "in_time_order", "read_cues", "without_repeats"]

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?"
_TIMES = re.compile(rf"\s*(-?){_TIME}\s*-{{1,2}}>\s*(-?){_TIME}(?:\s.*)?\Z")
TIME_LINE = re.compile(r"\s{0,20}-?\d{1,4}:\S{1,20}\s{0,5}-{1,2}>")  # also one whose times cannot be made out
_LINE_END = re.compile(r"\r\n|\n|\r")
_APART = frozenset(("NOTE", "STYLE", "REGION"))
_NUMBER = re.compile(r"\d{1,9}\Z")
_AT_ONCE = 0.15  # seconds between captions of which one rolls on from the other
_ROLLS = 0.3  # of all cues begin with a line of the last one; people who repeat themselves are fewer
_LEAST_ROLLS = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown at a time: the number that it has or would have, when, and its lines as they are written."""

    number: str
    start: float | None
    end: float | None
    lines: tuple[str, ...]


def read_cues(text: str, *, blank_ends: bool) -> Iterator[Cue]:
    """The cues of a file, in its order; what stands between them is left out.

    blank_ends: whether an empty line ends a cue, as in WebVTT; in SubRip some stand within.
    """
    lines = _LINE_END.split(text)
    at = [n for n, line in enumerate(lines) if TIME_LINE.match(line)]
    for count, n in enumerate(at, start=1):
        end = _end_of_cue(lines, n, at[count] if count < len(at) else len(lines), blank_ends=blank_ends)
        named = lines[n - 1].strip() if n and not (count > 1 and at[count - 2] == n - 1) else ""
        start, stop = _times(lines[n])
        number = named if _NUMBER.match(named) else str(count)
        yield Cue(number, start, stop, tuple(line for line in lines[n + 1 : end] if line.strip()))


def _end_of_cue(lines: Sequence[str], n: int, following: int, *, blank_ends: bool) -> int:
    if blank_ends:
        blank = next((i for i in range(n + 1, following) if not lines[i]), following)
        if blank < following:
            return blank
    before = following - 1  # the line with the number of the next cue
    is_number = following < len(lines) and before > n and _NUMBER.match(lines[before].strip())
    is_name = following < len(lines) and before > n + 1 and not lines[before - 1].strip()
    return before if is_number or is_name else following


def _times(line: str) -> tuple[float | None, float | None]:
    found = _TIMES.match(line)
    if found is None:
        return None, None
    start, end = _seconds(found.groups()[:5]), _seconds(found.groups()[5:])
    return start, end if start is None or end is None or end >= start else None


def _seconds(parts: Sequence[str | None]) -> float | None:
    sign, hours, minutes, seconds, fraction = parts
    if sign:
        return None
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return round(whole + int((fraction or "0").ljust(3, "0")) / 1000, 3)


def in_time_order(cues: Sequence[Cue]) -> tuple[list[Cue], int]:
    """The cues as they are shown, and how many stand before one that is shown earlier."""
    placed: list[tuple[float, Cue]] = []
    latest, early = 0.0, 0
    for cue in cues:
        early += cue.start is not None and cue.start < latest
        latest = latest if cue.start is None else max(latest, cue.start)
        placed.append((latest if cue.start is None else cue.start, cue))
    return ([cue for _, cue in sorted(placed, key=lambda one: one[0])] if early else list(cues)), early


def without_repeats(cues: Sequence[Cue]) -> list[Cue]:
    """The cues of captions that roll, each with what is new in it; those of others as they are.

    cues: with their lines as they are shown.
    """
    pairs = [_new_lines(last, cue) for last, cue in pairwise(cues)]
    rolling = sum(len(new) < len(cue.lines) for new, cue in zip(pairs, cues[1:], strict=True))
    if rolling < max(_LEAST_ROLLS, _ROLLS * len(cues)):
        return list(cues)
    return [*cues[:1], *(replace(cue, lines=new) for cue, new in zip(cues[1:], pairs, strict=True))]


def _new_lines(last: Cue, cue: Cue) -> tuple[str, ...]:
    """The lines of a cue without those that it takes over from the one before."""
    if last.end is None or cue.start is None or cue.start - last.end > _AT_ONCE:
        return cue.lines
    old, new = last.lines, cue.lines
    for number in range(min(len(old), len(new), 8), 0, -1):
        if old[-number:] == new[:number]:
            return new[number:]
        if old[-number:-1] == new[: number - 1] and new[number - 1].startswith(f"{old[-1]} "):
            return (new[number - 1][len(old[-1]) + 1 :], *new[number:])
    return new
