"""Settings: what makes no sense is refused, and the reader's threads are bounded."""

from __future__ import annotations

from typing import Any

import pytest

from inquit.errors import SettingsError
from inquit.settings import MAX_THREADS, Settings


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"engine": "magic"}, "there is no engine 'magic'; take one of reader, rules"),
        ({"genre": "poetry"}, "there is no genre 'poetry'; take one of auto, news, fiction"),
        ({"threads": 0}, "threads must be at least 1, or None for one a core, not 0"),
        ({"threads": -2}, "not -2"),
        ({"min_report_chance": -0.1}, "min_report_chance must be from 0 to 1, or None, not -0.1"),
        ({"min_report_chance": 1.5}, "not 1.5"),
    ],
)
def test_what_makes_no_sense_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        Settings(**given)


@pytest.mark.parametrize(("threads", "cores", "used"), [(None, 1, 1), (None, 64, MAX_THREADS), (7, 2, 7)])
def test_threads_of_the_reader(monkeypatch: pytest.MonkeyPatch, threads: int | None, cores: int, used: int) -> None:
    monkeypatch.setattr("inquit.settings.available_cores", lambda: cores)
    assert Settings(threads=threads).reader_threads == used
