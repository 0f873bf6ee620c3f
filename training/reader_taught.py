"""What a large reader said of texts, once and for all: the small reader learns from it in every epoch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

TAUGHT_LINKS = ("co", "so", "an")
KEPT = 8  # the likeliest pieces of a link


@dataclass(frozen=True)
class TaughtLinks:
    """The likeliest pieces that some pieces belong to: `place` and `chance` of shape (rows, KEPT), `none` (rows,)."""

    rows: NDArray[np.int32]
    place: NDArray[np.int32]
    chance: NDArray[np.float16]
    none: NDArray[np.float16]

    @classmethod
    def joined(cls, parts: Iterable[Self]) -> TaughtLinks:
        held = list(parts)
        return cls(*(np.concatenate([getattr(part, name) for part in held]) for name in _FIELDS))


_FIELDS = ("rows", "place", "chance", "none")


@dataclass(frozen=True)
class Taught:
    """Of the pieces of all texts: whether the teacher has read them, its scores of tags, and its links."""

    done: NDArray[np.bool_]
    tags: NDArray[np.float16]
    links: dict[str, TaughtLinks]

    def save(self, path: Path) -> None:
        """Write all to an `.npz` file."""
        links = {f"{head}_{name}": getattr(held, name) for head, held in self.links.items() for name in _FIELDS}
        np.savez_compressed(path, done=self.done, tags=self.tags, **links)


def load_taught(path: Path) -> Taught:
    with np.load(path, allow_pickle=False) as held:
        links = {head: TaughtLinks(*(held[f"{head}_{name}"] for name in _FIELDS)) for head in TAUGHT_LINKS}
        return Taught(held["done"], held["tags"], links)
