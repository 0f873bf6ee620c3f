"""The tagger's weight files."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inquit.errors import ExtraMissingError
from inquit.shipped_files import ShippedFolder

__all__ = ["FOLDER", "Weights", "large_weights", "small_weights"]

FOLDER = Path(__file__).parent / "trained"
_LARGE, _LARGE_PACKAGE = "inquit_large", "inquit-large"  # as it is imported, and as it is installed


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
        """The named arrays of an `.npz` file, in 32-bit numbers."""
        with np.load(io.BytesIO(self.read(name)), allow_pickle=False) as held:
            return {key: held[key].astype(np.float32, copy=False) for key in held.files}

    def packed(self, name: str) -> dict[str, NDArray[np.generic]]:
        """The arrays of an `.npz` file as they are kept."""
        with np.load(io.BytesIO(self.read(name)), allow_pickle=False) as held:
            return {key: held[key] for key in held.files}


@cache
def small_weights() -> Weights:
    """The weights that come with the package."""
    return Weights()


@cache
def large_weights() -> Weights:
    """The weights of the large reader, a distribution of its own.

    Raises:
        ExtraMissingError: it is not installed.
    """
    try:
        folder = files(_LARGE) / "trained"
    except ModuleNotFoundError as error:
        raise ExtraMissingError("the engine 'large'", _LARGE_PACKAGE, extra=None) from error
    instead = "use the small one (--engine reader)"
    return Weights(folder, "the large reader's weights", instead=instead, package=_LARGE_PACKAGE)
