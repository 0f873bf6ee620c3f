"""What is loaded to stay is not collected, and what comes after it is."""

from __future__ import annotations

import gc

import pytest

from inquit.kept_for_good import kept_for_good


def test_the_collector_does_not_look_at_it_again() -> None:
    with kept_for_good():
        assert not gc.isenabled()
        kept: list[list[str]] = [[], []]
    assert gc.isenabled()
    assert all(one is not kept for one in gc.get_objects())


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with kept_for_good():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="damaged"), kept_for_good():
        raise ValueError("damaged")
    assert gc.isenabled()
