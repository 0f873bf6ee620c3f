"""Times of statements: how they are shown, and how long lies between two of them."""

from __future__ import annotations

import pytest

from inquit import TimeSpan
from inquit.clock import seconds_between, seconds_of, shown_time, shown_times
from inquit.document import Time


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (0, "0:00:00"),
        (59.99, "0:00:59"),
        (723.25, "0:12:03"),
        (360_000.0, "100:00:00"),
        (-10.0, "-0:00:10"),
        (-0.4, "0:00:00"),
        ("14:05:10", "14:05:10"),
        ("14:05", "14:05:00"),
        ("2024-05-01T14:05:10.250Z", "2024-05-01 14:05:10"),
        ("2024-05-01T14:05:10+02:00", "2024-05-01 14:05:10"),
        ("2024", "2024"),
        ("at noon", "at noon"),
        ("", ""),
    ],
)
def test_a_time_is_shown_as_people_write_it(given: Time, shown: str) -> None:
    assert shown_time(given) == shown


@pytest.mark.parametrize(
    ("times", "shown"),
    [
        (None, ""),
        (TimeSpan(None, None), ""),
        (TimeSpan(61, None), "0:01:01"),
        (TimeSpan(None, 61), "0:01:01"),
        (TimeSpan(61, 125.5), "0:01:01–0:02:05"),
        (TimeSpan(61.1, 61.9), "0:01:01"),
    ],
)
def test_two_times_are_shown_as_far_as_they_are_known_and_differ(times: TimeSpan | None, shown: str) -> None:
    assert shown_times(times) == shown


@pytest.mark.parametrize(
    ("start", "end", "seconds"),
    [
        (1.5, 4, 2.5),
        (-10, 5.0, 15.0),
        (None, 4, None),
        (4, None, None),
        ("14:05:10", "14:06:00", 50.0),
        ("23:59:50", "00:00:05", 15.0),
        ("14:05:10", "14:05:09", -1.0),
        ("2024-05-01T23:59:50", "2024-05-02T00:00:05", 15.0),
        ("2024-05-01T14:00:00+02:00", "2024-05-01T12:00:30Z", 30.0),
        ("14:05:10", 4, None),
        ("14:05:10", "2024-05-01T14:05:10", None),
        ("at noon", "at one", None),
    ],
)
def test_the_time_between_is_known_where_both_are_of_one_kind(
    start: Time | None, end: Time | None, seconds: float | None
) -> None:
    assert seconds_between(start, end) == seconds


def test_what_is_no_time_is_no_number() -> None:
    assert seconds_of("about ten") is None
    assert seconds_of("01:00:00.5") == 3600.5
