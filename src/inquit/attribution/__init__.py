"""Who said it: from statements to quotes with speakers, evidence and confidence, in one way for each kind of text."""

from __future__ import annotations

from functools import cache
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from inquit.text_kinds import KINDS, Genre

if TYPE_CHECKING:
    from inquit.attribution.contract import Attributor

__all__ = ["attributor_for"]


@cache
def attributor_for(genre: Genre) -> Attributor:
    """What gives the statements of this kind of text their speakers; loaded with the first text that needs it."""
    attributor: Attributor = resolve_name(KINDS[genre].attributor)()
    return attributor
