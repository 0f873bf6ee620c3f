"""The tables of weights in the package, as the scripts that fit them write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import inquit.languages

__all__ = ["write_weights"]

_PLACES = 3


def write_weights(name: str, origin: Sequence[str], weights: Mapping[str, float]) -> None:
    """Write a table of English, a feature a line, in order; what weighs nothing is left out.

    origin: lines of comment that say what the weights are, and what they were fitted on by which script.
    """
    lines = [
        *(f"# {line}" for line in origin),
        "feature\tweight",
        *(f"{feature}\t{weight:.{_PLACES}f}" for feature, weight in sorted(weights.items()) if round(weight, _PLACES)),
    ]
    path = Path(inquit.languages.__file__).parent / "en" / f"{name}.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
