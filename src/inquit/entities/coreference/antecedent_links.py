"""What a learned reader says of the words of a text: which earlier ones each takes up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

__all__ = ["AntecedentLinks"]


class AntecedentLinks(Protocol):
    """For words of one text, known by where they begin, the likely ones among those before."""

    def earlier(self, offset: int) -> tuple[Sequence[int], Sequence[float], float] | None:
        """Where the likely earlier words begin, how likely each is taken up, and how likely none of all is.

        The probabilities add up to one at most. None where nothing is known of a word that begins there.
        """
        ...
