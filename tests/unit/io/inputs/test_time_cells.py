"""Times as programs write them into tables."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from inquit.io.inputs.time_cells import times_of


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        (0, 0.0, None),
        (12.25, 12.25, None),
        ("12.25", 12.25, None),
        ("12,25 s", 12.25, None),
        ("3 seconds", 3.0, None),
        ("0:26", 26.0, None),
        ("02:03", 123.0, None),
        ("1:02:03.5", 3723.5, None),
        ("00:00:05,080", 5.08, None),
        ("[00:00:34]", 34.0, None),
        ("100:00:00", 360_000.0, None),
        ("00:00:05.080 --> 00:00:10.200", 5.08, 10.2),
        ("0:05 - 0:10", 5.0, 10.0),
        ("0:05–0:10", 5.0, 10.0),
        ("2:05 PM", "14:05:00", None),
        ("12:05:09 a.m.", "00:05:09", None),
        ("2024-05-01T14:00:03Z", "2024-05-01T14:00:03+00:00", None),
        ("2024-05-01 14:00:03", "2024-05-01T14:00:03", None),
        ("2024-05-01", "2024-05-01", None),
        (timedelta(minutes=1), 60.0, None),
        (time(0, 0, 7), 7.0, None),
        (datetime(2024, 5, 1, 14), "2024-05-01T14:00:00", None),
    ],
)
def test_a_time(cell: Any, start: Any, end: Any) -> None:
    assert times_of(cell) == (start, end)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "soon",
        "1:99",
        "13:00 PM",
        "20240501x",
        "2024-13-01",
        "-",
        "1:2:3:4",
        None,
        True,
        float("nan"),
        10**400,
        ["1"],
    ],
)
def test_no_time(cell: Any) -> None:
    assert times_of(cell) == (None, None)
