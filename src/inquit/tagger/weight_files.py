"""The tagger's weight files."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inquit.shipped_files import ShippedFolder

__all__ = ["FOLDER", "Weights", "weights_digest"]

FOLDER = Path(__file__).parent / "trained"


@dataclass(frozen=True)
class Weights(ShippedFolder):
    """A folder of weight files.

    Raises, from every method:
        LexiconError: a file is missing or damaged.
    """

    folder: Traversable = field(default_factory=lambda: FOLDER)
    what: str = "the reader's weights"
    instead: str = "use the rules (--engine rules)"

    def arrays(self, name: str) -> dict[str, NDArray[np.float32]]:
        """The named arrays of an `.npz` file."""
        with np.load(io.BytesIO(self.read(name)), allow_pickle=False) as held:
            return {key: held[key] for key in held.files}


@cache
def weights_digest() -> str:
    """The digest of the weights that come with the package.

    Raises:
        LexiconError: they are missing.
    """
    return Weights().digest
