"""The bar, and what is said on standard error."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from inquit.cli import messages
from inquit.cli.messages import LONG_TEXT, ProgressBar


def _bar(monkeypatch: pytest.MonkeyPatch, total: int, *, terminal: bool) -> tuple[ProgressBar, io.StringIO]:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=terminal, width=80, _environ={"TERM": "xterm"})
    monkeypatch.setattr(messages, "stderr", lambda: console)
    return ProgressBar(total), stream


@pytest.mark.parametrize(
    ("total", "length", "terminal", "shown"),
    [
        (1, LONG_TEXT - 1, True, False),
        (1, LONG_TEXT, True, True),
        (2, 1, True, True),
        (2, LONG_TEXT, False, False),
    ],
)
def test_a_bar_for_several_texts_or_a_long_one_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, total: int, length: int, terminal: bool, shown: bool
) -> None:
    bar, stream = _bar(monkeypatch, total, terminal=terminal)
    bar.reading(length)
    bar.advance()
    bar.stop()

    assert ("reading" in stream.getvalue()) is shown
    assert bool(stream.getvalue()) is shown


def test_the_bar_goes_away_for_other_output_and_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    bar, stream = _bar(monkeypatch, 3, terminal=True)
    bar.reading(1)
    with bar.away():
        before = len(stream.getvalue())
        stream.write("RESULT")
    bar.advance()
    bar.stop()
    after = stream.getvalue()[before:]

    assert after.startswith("RESULT")
    assert "1/3" in after


def test_the_bar_shows_how_much_of_a_long_text_is_done_and_the_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    bar, stream = _bar(monkeypatch, 1, terminal=True)
    bar.reading(LONG_TEXT)
    for done in (0.25, 0.5, 0.75):
        bar.share(done)
    with bar.away():
        shown = stream.getvalue()
    bar.stop()

    assert "75%" in shown
    assert re.search(r"0:00:0\d\S* left", shown)
    assert "0/1" not in shown


def test_a_long_text_among_several_counts_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    bar, stream = _bar(monkeypatch, 2, terminal=True)
    bar.reading(1)
    bar.share(1.0)
    bar.advance()
    bar.reading(1)
    bar.share(0.5)
    with bar.away():
        shown = stream.getvalue()
    bar.stop()

    assert "1/2" in shown
    assert "75%" in shown


def test_more_texts_than_were_known_of(monkeypatch: pytest.MonkeyPatch) -> None:
    bar, stream = _bar(monkeypatch, 1, terminal=True)
    for _ in range(3):
        bar.reading(LONG_TEXT)
        bar.share(0.5)
        bar.advance()
    before = len(stream.getvalue())
    bar.stop()

    assert "reading" in stream.getvalue()[before:]
    assert not re.search("%|left", stream.getvalue()[before:])


def test_messages_are_one_line_without_markup(capsys: pytest.CaptureFixture[str]) -> None:
    messages.say_error("[b]x[/b]\n" + "long " * 60)
    messages.notice("y\x07")

    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == ["error: [b]x[/b] " + ("long " * 60).strip(), "note: y␇"]
