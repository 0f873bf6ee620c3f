"""The engines: what finds the statements of a text, in one table.

A new engine is a name in `Engine`, a line in `ENGINES`, and the module with the function that the line names. Settings,
the option of the command, the spaCy component and the provenance of results take the engines from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

__all__ = ["ENGINES", "Device", "Engine", "EngineParts"]

Engine = Literal["reader", "large", "rules"]
Device = Literal["cpu", "cuda"]


class EngineParts(NamedTuple):
    """What an engine consists of; what is named here is loaded with the first text that needs it.

    finder: a function that makes of the settings an `inquit.statements.finder.StatementFinder`.
    parsed: how much of the work on a text is parsing, from 0 to 1; for progress only.
    weights: a function that gives the folder of the engine's weights; empty for none. Their digest goes into the
        provenance of results.
    devices: where it can run.
    names: whether it sees names itself, so that a pipeline need not look for them.
    """

    finder: str
    parsed: float
    weights: str = ""
    devices: tuple[Device, ...] = ("cpu",)
    names: bool = False


ENGINES: Final[Mapping[Engine, EngineParts]] = {
    "reader": EngineParts(
        finder="inquit.statements.neural.neural_finder:neural_finder",
        weights="inquit.tagger.weight_files:small_weights",
        parsed=0.4,
        names=True,
    ),
    "large": EngineParts(
        finder="inquit.statements.neural.neural_finder:neural_finder",
        weights="inquit.tagger.weight_files:large_weights",
        parsed=0.15,
        devices=("cpu", "cuda"),
        names=True,
    ),
    "rules": EngineParts(finder="inquit.statements.rules.rule_finder:rule_finder", parsed=0.85),
}
