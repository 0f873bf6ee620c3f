"""How sure the speaker of a turn is, by what names him."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["CHANCES", "chance_of_turn"]

# By hand, to the nearest twentieth where nothing was counted: transcripts with resolved speakers are too few to fit. A
# label that says the whole is as sure as the page is well read; each step away from it costs.
CHANCES: Final[Mapping[str, float]] = MappingProxyType(
    {
        "roster": 0.98,  # the user says so
        "name": 0.97,  # the label is the name
        "full name": 0.97,
        "short name": 0.97,  # a legend, or the label itself, gives the short form
        "other form": 0.95,  # "V. Lund", where another label has "Vera Lund"
        "same letters": 0.9,  # torn by the reader of a page
        "surname": 0.95,  # the only one of that name
        "fuller name": 0.9,  # the only one of that family name that the page or an answer names in full
        "given name": 0.9,
        "initials": 0.85,  # nobody else has them, and no legend says so
        "shortened name": 0.9,
        "group": 0.95,
        "office": 0.95,  # whoever it is
        "office of": 0.9,  # may have been handed on without a word
        "asks": 0.9,
        "answers": 0.9,
        "unnamed": 0.9,
        "says so": 0.8,
        "is called so": 0.6,  # somebody else may be thanked
        "side": 0.5,
        "in turn": 0.4,  # one question without a paragraph of its own turns all that follows
    }
)


def chance_of_turn(how: str, *, given: bool) -> float:
    """How likely a turn is its speaker's; what the file says is so."""
    found = CHANCES[how]
    return 1.0 if given and found >= CHANCES["initials"] else found
