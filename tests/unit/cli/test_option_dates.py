"""Options that are dates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import typer

from inquit.cli.option_dates import first_day, last_day, moment_of_adding


@pytest.mark.parametrize("value", ["2024", "2024-05", "2024-02-29", " 2024-05-03 "])
def test_a_day_a_month_or_a_year(value: str) -> None:
    assert first_day(value) == last_day(value) == value.strip()


@pytest.mark.parametrize(
    "value", ["", "May", "2024-13", "2023-02-29", "2024-5", "03.05.2024", "20240503", "0000", "2024-05-03T10:00", "d"]
)
def test_what_is_no_date_is_wrong_usage(value: str) -> None:
    for read in (first_day, last_day, moment_of_adding):
        with pytest.raises(typer.BadParameter, match="is no date; write it as 2024, 2024-05 or 2024-05-03"):
            read(value)


def test_how_long_ago() -> None:
    days = {(datetime.now().astimezone() - timedelta(days=7)).date().isoformat()}
    assert first_day("7d") in days | {(datetime.now().astimezone() - timedelta(days=7)).date().isoformat()}
    assert first_day("1w") in days | {(datetime.now().astimezone() - timedelta(days=7)).date().isoformat()}
    with pytest.raises(typer.BadParameter, match="is longer ago than there are dates"):
        first_day("999999w")


def test_when_something_was_added_is_a_moment_in_utc() -> None:
    before = datetime.now(UTC) - timedelta(hours=12, seconds=1)
    moment = datetime.fromisoformat(moment_of_adding("12h") or "")

    assert before <= moment <= datetime.now(UTC) - timedelta(hours=12)
    assert moment.utcoffset() == timedelta(0)
    began = datetime.fromisoformat(moment_of_adding("2024-05") or "")
    assert began.astimezone().replace(tzinfo=None) == datetime(2024, 5, 1)
    assert moment_of_adding("0001") == "0001-01-01T00:00:00+00:00"
    assert moment_of_adding(None) is None
