"""Text made safe for a line of a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.render.display import displayable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\r\n\r\n b\tc\u2028d\u00a0e", "a b c d e"),
        ("\x1b[31mred\x07", "␛[31mred␇"),
        ("\x9b31m \x7f", "\ufffd31m ␡"),
        ("\ud800\u202ex\u2066", "\ufffd\ufffdx\ufffd"),
        ("[b]x[/b] é 日本 👩‍🚀", "[b]x[/b] é 日本 👩‍🚀"),
    ],
)
def test_what_is_unsafe_is_shown_and_not_sent(text: str, shown: str) -> None:
    assert displayable(text) == shown


@given(st.text(st.characters()))
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    shown = displayable(text)

    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown)
    assert displayable(shown) == shown
