"""In what ways two names may be one person's, and which of these ways are safe enough to need no question."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import Final

__all__ = [
    "KINDS_OF_LINKS",
    "MADE_ALONE",
    "SAME_NAME",
    "SAME_WORD",
    "SURNAME_OF_FEW",
    "LinkKind",
]

SAME_NAME: Final = "same name"
SAME_WORD: Final = "same word"
SURNAME_OF_FEW: Final = "surname of few"

# A link is made without a question where so many of its kind are right.
_SAFE: Final = 0.99
_ENOUGH: Final = 100


@dataclass(frozen=True, slots=True)
class LinkKind:
    """A way in which two names may be one person's.

    right, wrong: of those that were looked at, how many were.
    says: in words for people.
    """

    name: str
    right: int
    wrong: int
    says: str

    @property
    def precision(self) -> float:
        """How many of the links of this kind are right; of few that were counted, none is as sure as it looks."""
        return (self.right + 1) / (self.right + self.wrong + 2)

    @property
    def is_safe(self) -> bool:
        """Whether enough were right to make such links without a question."""
        return self.right + self.wrong >= _ENOUGH and self.right >= _SAFE * (self.right + self.wrong)


def _read() -> dict[str, LinkKind]:
    table = resources.files(__package__).joinpath("link_kinds.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in table.splitlines() if line and line[0] != "#"]
    return {name: LinkKind(name, int(right), int(wrong), says) for name, right, wrong, says in lines[1:]}


KINDS_OF_LINKS: Final = _read()
MADE_ALONE: Final = frozenset(kind.name for kind in KINDS_OF_LINKS.values() if kind.is_safe)
