"""Counts across two things, as a table."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from inquit import Document, Quote, Speaker, TextSpan
from inquit.breakdown import StatementCounts
from inquit.render.counts_tables import counts_table

NAMES = ("Ann Lee", "Bo Ray", "Cy Young", "Dora Holt-Jennings")


def drawn(width: int) -> list[str]:
    """The lines of a table of who says how much in a text."""
    text = "One.\nTwo.\nThree.\nFour.\n"
    spans = [TextSpan(text.index(word), text.index(word) + len(word)) for word in text.split()]
    quotes = tuple(Quote(f"q{at}", "direct", (span,), speaker_id=f"s{at}") for at, span in enumerate(spans))
    speakers = tuple(Speaker(f"s{number}", name, named=True) for number, name in enumerate(NAMES))
    counts = StatementCounts(["document", "person"])
    counts.add(Document("a", text, quotes, speakers))
    console = Console(file=io.StringIO(), width=width)
    with console.capture() as printed:
        console.print(counts_table(counts.table(), width))
    return printed.get().splitlines()


@pytest.mark.parametrize(("width", "shown", "numbers"), [(80, 4, "1 1 1 1 4"), (60, 2, "1 1 2 4"), (45, 1, "1 3 4")])
def test_a_cross_table_has_as_many_columns_as_there_is_room_for(width: int, shown: int, numbers: str) -> None:
    lines = drawn(width)
    table = " ".join(lines)

    assert max(map(len, lines)) <= width
    assert [name in table for name in ("Ann Lee", "Bo Ray", "Cy Young")] == [at < shown for at in range(3)]
    assert ("(others)" in table) == (shown < len(NAMES))
    assert next(line for line in lines if line.startswith("a ")).split() == ["a", *numbers.split()]
