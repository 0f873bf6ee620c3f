"""How wide what is printed may be: the environment is believed within bounds."""

from __future__ import annotations

import io

import pytest

from inquit.render.screen import DEFAULT_HEIGHT, DEFAULT_WIDTH, MAX_WIDTH, MIN_WIDTH, Screen, plain_console


@pytest.mark.parametrize(
    ("said", "columns"),
    [
        ("200", 200),
        ("2000000000", MAX_WIDTH),
        ("9" * 5_000, MAX_WIDTH),  # Python makes no number of so many digits
        ("1", MIN_WIDTH),
        ("٣", MIN_WIDTH),
        *((said, DEFAULT_WIDTH) for said in ("", "0", "-5", "1e9", "²", "80x", " 80")),
    ],
)
def test_no_number_of_columns_is_believed_blindly(monkeypatch: pytest.MonkeyPatch, said: str, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", said)

    assert Screen(io.StringIO()).width == columns
    assert plain_console(io.StringIO(), force_terminal=True).size.width == columns


@pytest.mark.parametrize(("said", "lines"), [("50", 50), ("²", DEFAULT_HEIGHT), ("0", DEFAULT_HEIGHT)])
def test_nor_one_of_lines(monkeypatch: pytest.MonkeyPatch, said: str, lines: int) -> None:
    monkeypatch.setenv("LINES", said)

    assert plain_console(io.StringIO()).size.height == lines
