"""The engines: what finds the statements of a text, in one table.

A new engine is a name in `Engine`, a line in `ENGINES`, and the module with the function that the line names. Settings,
the option of the command, the spaCy component and the provenance of results take the engines from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

__all__ = ["ENGINES", "Engine", "EngineParts"]

Engine = Literal["reader", "rules"]


class EngineParts(NamedTuple):
    """What an engine consists of; what is named here is loaded with the first text that needs it.

    finder: a function that makes of the settings an `inquit.statements.finder.StatementFinder`.
    digest: a function that gives the digest of the engine's weights, for the provenance of results; empty for none.
    parsed: how much of the work on a text is parsing, from 0 to 1; for progress only.
    """

    finder: str
    parsed: float
    digest: str = ""


ENGINES: Final[Mapping[Engine, EngineParts]] = {
    "reader": EngineParts(
        finder="inquit.statements.neural.neural_finder:neural_finder",
        digest="inquit.tagger.weight_files:weights_digest",
        parsed=0.4,
    ),
    "rules": EngineParts(finder="inquit.statements.rules.rule_finder:rule_finder", parsed=0.85),
}
