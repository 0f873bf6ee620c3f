"""The table of those who are quoted most."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from inquit import Document
from inquit.render.stats_table import stats_table
from inquit.statistics import Statistics


def _lines(*documents: Document, width: int = 80) -> list[str]:
    statistics = Statistics()
    for document in documents:
        statistics.add(document)
    console = Console(width=width)
    with console.capture() as captured:
        console.print(stats_table(statistics, width))
    return [line.rstrip() for line in captured.get().splitlines()]


def test_the_table(document: Document) -> None:
    lines = _lines(document)

    assert lines[0].split() == ["Speaker", "Quotes", "Share", "Words", "Direct", "Docs"]
    assert lines[2].split() == ["Igor", "Ivanov", "3", "43%", "██████████", "8", "62%", "1"]
    assert lines[-3].split() == ["(not", "known)", "1", "14%", "███▍", "3", "100%", "1"]
    assert lines[-1] == "7 statements · 32 words"


def test_several_documents(document: Document) -> None:
    assert _lines(document, replace(document, id="b"))[-1] == "2 documents: 14 statements · 64 words"


def test_no_statements() -> None:
    assert _lines(Document("d", "")) == ["No statements."]
    assert _lines(Document("d", ""), Document("e", "")) == ["2 documents: No statements."]


@pytest.mark.parametrize("width", [62, 80, 120])
def test_no_line_is_wider_than_the_terminal(document: Document, width: int) -> None:
    wide = replace(document, speakers=tuple(replace(s, name="[b]" + s.name * 5) for s in document.speakers))

    assert max(map(cell_len, _lines(wide, width=width))) <= width
    assert "[b]Igor" in "".join(_lines(wide, width=width))


@pytest.mark.parametrize("width", range(40, 70))
def test_no_figure_is_cut_where_there_is_little_room(document: Document, width: int) -> None:
    lines = _lines(document, width=width)
    figures = [word for line in lines for word in line.split() if word[0].isdigit()]

    assert "…" not in "".join(lines)
    assert figures[:5] == ["3", "43%", "8", "62%", "1"]
    assert any("█" in line for line in lines) is (width >= 58)
