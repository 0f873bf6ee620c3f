"""Settings: what makes no sense is refused, and the reader's threads are bounded."""

from __future__ import annotations

import math
from dataclasses import fields
from typing import Any, cast

import numpy as np
import pytest

from inquit.document import Roster, RosterEntry
from inquit.errors import SettingsError
from inquit.filters import RowFilter
from inquit.io.outputs import WriteOptions
from inquit.io.read_options import ReadOptions
from inquit.settings import MAX_THREADS, Settings


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"engine": "magic"}, "there is no engine 'magic'; take one of reader, large, rules"),
        ({"device": "tpu"}, "there is no device 'tpu'; take one of cpu, cuda"),
        ({"device": None}, "device must be a str, not None"),
        ({"device": "cuda"}, "the engine 'reader' runs on cpu only; on cuda large does"),
        ({"device": "cuda", "engine": "rules"}, "the engine 'rules' runs on cpu only; on cuda large does"),
        ({"genre": "poetry"}, "there is no genre 'poetry'; take one of auto, news, fiction"),
        ({"threads": 0}, "threads must be at least 1, or None for one a core, not 0"),
        ({"threads": -2}, "not -2"),
        ({"min_report_chance": -0.1}, "min_report_chance must be from 0 to 1, or None, not -0.1"),
        ({"min_report_chance": 1.5}, "not 1.5"),
        ({"min_report_chance": math.nan}, "not nan"),
        ({"min_report_chance": "0.5"}, "min_report_chance must be a number from 0 to 1, or None, not '0.5'"),
        ({"min_report_chance": True}, "not True"),
        ({"engine": ["reader"]}, "engine must be a str, not"),
        ({"genre": None}, "genre must be a str, not None"),
        ({"threads": "2"}, "threads must be a whole number, or None, not '2'"),
        ({"threads": True}, "not True"),
        ({"threads": 1.5}, "not 1.5"),
        ({"attitudes": "no"}, "attitudes must be True or False, not 'no'"),
        ({"roster": None}, "roster must be a Roster of RosterEntry, without any where nobody is known, not None"),
        ({"roster": ["Ann Lund"]}, "roster must be a Roster"),
        ({"roster": Roster(cast("Any", ("Ann Lund",)))}, "roster must be a Roster of RosterEntry"),
        ({"roster": Roster((RosterEntry(cast("Any", None)),))}, "roster must be a Roster of RosterEntry"),
        (
            {"roster": Roster((RosterEntry("Ann Lund", cast("Any", "Annie")),))},
            "roster must be a Roster of RosterEntry",
        ),
        ({"roster": Roster((RosterEntry("Ann Lund", (), cast("Any", 5)),))}, "roster must be a Roster of RosterEntry"),
    ],
)
def test_what_makes_no_sense_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        Settings(**given)


@pytest.mark.parametrize(("threads", "cores", "used"), [(None, 1, 1), (None, 64, MAX_THREADS), (7, 2, 7)])
def test_threads_of_the_reader(monkeypatch: pytest.MonkeyPatch, threads: int | None, cores: int, used: int) -> None:
    monkeypatch.setattr("inquit.settings.available_cores", lambda: cores)
    assert Settings(threads=threads).reader_threads == used


def test_numbers_of_other_libraries_are_numbers() -> None:
    assert Settings(threads=np.int64(2), min_report_chance=np.float32(0.5)).reader_threads == 2  # type: ignore[arg-type]


def test_every_field_has_a_type_that_is_checked() -> None:
    for kind in (Settings, RowFilter, ReadOptions, WriteOptions):
        for one in fields(kind):
            given: dict[str, Any] = {one.name: object()}
            with pytest.raises(SettingsError, match=f"^{one.name} must be "):
                kind(**given)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"types": frozenset({"loud"})}, "types must be a frozenset of "),
        ({"types": "direct"}, "types must be a frozenset"),
        ({"types": frozenset({1})}, "types must be a frozenset"),
        ({"speakers": "Ann Lund"}, "speakers must be a tuple of str, not 'Ann Lund'"),
        ({"min_confidence": math.nan}, "min_confidence must be a number, not nan"),
        ({"statuses": None}, "statuses must be a frozenset"),
    ],
)
def test_filters_that_make_no_sense_are_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        RowFilter(**given)
