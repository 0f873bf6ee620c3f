"""One correction as the log has it, and which of a log hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args

from inquit.store.corrections.text_anchors import TextAnchor

__all__ = ["JUDGING", "Correction", "CorrectionKind", "ShownIn", "holding", "undone_by"]

CorrectionKind = Literal[
    "accept", "reject", "type", "speaker", "addressee", "role", "content", "cue", "source", "add", "done", "undo"
]
# Where a reviewer met a statement: among all of a text, or chosen whatever it looks like.
ShownIn = Literal["reading", "queue", "sample"]
# By these somebody has said what a statement is and who says it; the others leave that open.
JudgingKind = Literal["accept", "reject", "type", "speaker", "content", "add"]
JUDGING: Final = frozenset(get_args(JudgingKind))


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that a reviewer has corrected.

    number: its place in the log.
    applied: the number of the first of those that were applied at once, and are taken back at once.
    made: when, UTC.
    origin, key: the text, as `documents` names it.
    target: the statement, as it was found or added; None where the text is meant.
    value: what it was changed to.
    before: what it was, as plain data.
    undoes: what an undo takes back: the number by which it was applied.
    """

    number: int
    applied: int
    made: str
    reviewer: str
    shown_in: ShownIn
    kind: CorrectionKind
    origin: str
    key: str
    target: TextAnchor | None = None
    value: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] = field(default_factory=dict)
    undoes: int | None = None


def holding(log: Sequence[Correction]) -> list[Correction]:
    """The corrections that hold, in order: not what was taken back, but what it was taken back by may be so, too."""
    undone = undone_by((one.applied, one.undoes) for one in log)
    return [one for one in log if one.kind != "undo" and one.applied not in undone]


def undone_by(log: Iterable[tuple[int, int | None]]) -> dict[int, int]:
    """Of what was taken back, and stays so, by what: `applied` of each, from what was applied and what that undoes.

    The last undo decides first, as none has come after it that could take it back.
    """
    undone: dict[int, int] = {}
    for applied, undoes in sorted({one for one in log if one[1] is not None}, reverse=True):
        if applied not in undone and undoes is not None:
            undone.setdefault(undoes, applied)
    return undone
