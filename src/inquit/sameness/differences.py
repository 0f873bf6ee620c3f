"""What was altered between two versions of a statement: words left out, added, changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz.distance import Opcodes
from rapidfuzz.distance.LCSseq import opcodes

from inquit.sameness.wording import printed_words, wording

__all__ = ["Alteration", "alterations", "shown_alterations"]

# More words than this that were left out or added at one place are shown by their first and last ones.
_LONG: Final = 8
_AROUND: Final = 3


@dataclass(frozen=True, slots=True)
class Alteration:
    """Words that stand otherwise in a later version.

    kind: what happened to them.
    was, now: the words in the earlier and in the later version, as printed.
    """

    kind: Literal["left out", "added", "changed"]
    was: str
    now: str


def alterations(earlier: str, later: str) -> tuple[Alteration, ...]:
    """What was altered from one version to the next, in order; marks, case and accents do not count."""
    was, now = printed_words(earlier), printed_words(later)
    return tuple(
        Alteration(
            "changed" if old < old_end and new < new_end else "left out" if old < old_end else "added",
            " ".join(was[old:old_end]),
            " ".join(now[new:new_end]),
        )
        for old, old_end, new, new_end in _altered(opcodes(wording(earlier), wording(later)))
    )


def _altered(codes: Opcodes) -> Iterator[tuple[int, int, int, int]]:
    """The stretches of both that are not equal, those side by side taken together."""
    pending: list[int] | None = None
    for code in codes:
        if code.tag == "equal":
            if pending is not None:
                yield pending[0], pending[1], pending[2], pending[3]
            pending = None
        elif pending is None:
            pending = [code.src_start, code.src_end, code.dest_start, code.dest_end]
        else:
            pending[1], pending[3] = code.src_end, code.dest_end
    if pending is not None:
        yield pending[0], pending[1], pending[2], pending[3]


def shown_alterations(found: Sequence[Alteration]) -> str:
    """All on one line, as programs that compare texts show it: `[-left out-] {+added+} [-was-]{+now+}`."""
    return " ".join(_shown(one) for one in found)


def _shown(one: Alteration) -> str:
    was = f"[-{_short(one.was)}-]" if one.was else ""
    now = f"{{+{_short(one.now)}+}}" if one.now else ""
    return was + now


def _short(words: str) -> str:
    parts = words.split(" ")
    return words if len(parts) <= _LONG else " ".join([*parts[:_AROUND], "…", *parts[-_AROUND:]])
