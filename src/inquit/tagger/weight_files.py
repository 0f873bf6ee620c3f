"""The tagger's weight files: what belongs to them, and whether they are whole.

`manifest.json` holds the SHA-256 of every other file. The digest of the manifest stands for all weights together, and
goes into the results.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inquit.errors import LexiconError

__all__ = ["FOLDER", "MANIFEST", "Weights", "digest_of", "weights_digest"]

FOLDER = Path(__file__).parent / "trained"
MANIFEST = "manifest.json"
_SHOWN = 12


@dataclass(frozen=True)
class Weights:
    """A folder of weight files.

    Raises, from every method:
        LexiconError: a file is missing or damaged.
    """

    folder: Path = field(default_factory=lambda: FOLDER)

    def read(self, name: str) -> bytes:
        """The bytes of a file, checked against the manifest."""
        data = _bytes(self.folder / name)
        if digest_of(data) != self._manifest.get(name):
            raise LexiconError(_damaged(self.folder / name))
        return data

    def arrays(self, name: str) -> dict[str, NDArray[np.float32]]:
        """The named arrays of an `.npz` file."""
        with np.load(io.BytesIO(self.read(name)), allow_pickle=False) as held:
            return {key: held[key] for key in held.files}

    @property
    def digest(self) -> str:
        """The first figures of the SHA-256 of the manifest."""
        return digest_of(_bytes(self.folder / MANIFEST))[:_SHOWN]

    @property
    def _manifest(self) -> dict[str, str]:
        path = self.folder / MANIFEST
        try:
            return dict(json.loads(_bytes(path))["sha256"])
        except (ValueError, KeyError, TypeError) as error:
            raise LexiconError(_damaged(path)) from error


@cache
def weights_digest() -> str:
    """The digest of the weights that come with the package.

    Raises:
        LexiconError: they are missing.
    """
    return Weights().digest


def digest_of(data: bytes) -> str:
    """The SHA-256 of the bytes."""
    return hashlib.sha256(data).hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LexiconError(
            f"the reader's weights cannot be read: {path} is missing or locked ({error.strerror}); reinstall inquit, "
            "or use the rules (--engine rules)"
        ) from error


def _damaged(path: Path) -> str:
    return (
        f"the reader's weights are damaged: {path} is not as it was shipped; reinstall inquit, or use the rules "
        "(--engine rules)"
    )
