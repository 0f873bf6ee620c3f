"""Tables of figures at any width: no figure is cut."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from inquit.render.fitted_table import FittedColumn, FittedTable


def _table(*rows: tuple[str, ...]) -> FittedTable:
    columns = [FittedColumn("", "left"), *map(FittedColumn, ("Precision", "Recall", "95 % interval", "exact F1"))]
    table = FittedTable(columns)
    for row in rows or (("full name", "0.123", "0.456", "0.111 to 0.999", "0.789"), ("cue", "1", "–", "–", "–")):
        table.add(*row)
    return table


def _lines(table: FittedTable, width: int) -> list[str]:
    console = Console(file=io.StringIO(), width=width)
    with console.capture() as captured:
        console.print(table.at(width))
    return [line.rstrip() for line in captured.get().splitlines()]


@pytest.mark.parametrize("width", range(14, 80))
def test_at_no_width_a_figure_is_cut(width: int) -> None:
    words = " ".join(_lines(_table(), width)).split()

    assert "…" not in "".join(words)
    assert [word for word in words if word[0].isdigit() and word != "95"] == "0.123 0.456 0.111 0.999 0.789 1".split()


def test_the_looks_from_the_roomiest_to_the_closest() -> None:
    tables = {width: _lines(_table(), width) for width in (80, 58, 57, 53, 50)}

    assert [len(max(lines, key=len)) for lines in tables.values()] == [58, 58, 54, 51, 47]
    assert tables[58][0].split() == ["Precision", "Recall", "95", "%", "interval", "exact", "F1"]
    assert tables[53][0].split() == tables[50][0].split() == ["95", "%", "exact"]


def test_a_list_where_there_is_no_room_for_a_table() -> None:
    assert _lines(_table(), 40) == [
        "full name",
        "  Precision      0.123",
        "  Recall         0.456",
        "  95 % interval  0.111 to 0.999",
        "  exact F1       0.789",
        "cue",
        "  Precision      1",
        "  Recall         –",
        "  95 % interval  –",
        "  exact F1       –",
    ]


def test_running_text_takes_what_is_left_and_goes_on_in_the_next_line() -> None:
    table = FittedTable([FittedColumn("Document", "left", running=True), FittedColumn("who")])
    table.add("a-name-of-some-length.txt", "0.500")
    lines = _lines(table, 20)

    assert lines[2].split() == ["a-name-of-so", "0.500"]
    assert lines[3] == "me-length.tx"
    assert not table.fits(10)
    assert table.fits(20)


def test_what_comes_from_outside_is_made_safe() -> None:
    assert "␛[31m [b]x[/b]" in "".join(_lines(_table(("\x1b[31m [b]x[/b]", "1", "2", "3", "4")), 80))
