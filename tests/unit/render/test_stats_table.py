"""The table of those who are quoted most."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from inquit import Document, Quote, Speaker, TextSpan, TimeSpan
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


TALK = Document(
    "talk",
    "Aye aye. No.",
    (
        Quote("q1", "direct", (TextSpan(0, 8),), speaker_id="s1", time=TimeSpan(0.0, 36_723.0)),
        Quote("q2", "indirect", (TextSpan(0, 3),), speaker_id="s2", parent_id="q1"),
        Quote("q3", "direct", (TextSpan(9, 12),), speaker_id="s2"),
        Quote("q4", "direct", (TextSpan(0, 3),), speaker_id="s3", parent_id="q3"),
    ),
    (Speaker("s1", "Ann", named=True), Speaker("s2", "Bo", named=True), Speaker("s3", "Cy", named=True)),
    meta={"genre": "transcript"},
)


def test_transcripts_are_counted_by_turns_and_time() -> None:
    lines = [line.split() for line in _lines(TALK)]

    assert lines[0] == ["Speaker", "Turns", "Share", "Words", "Time", "Docs"]
    assert lines[2] == ["Ann", "1", "50%", "██████████", "2", "10:12:03", "1"]
    assert lines[3] == ["Bo", "1", "50%", "██████████", "1", "1"]
    assert lines[4] == ["Cy", "0", "0%", "0", "1"]
    assert lines[-1] == "2 turns · 3 words · 10:12:03".split()


def test_beside_other_texts_they_are_counted_as_statements(document: Document) -> None:
    lines = _lines(document, TALK)

    assert lines[0].split() == ["Speaker", "Quotes", "Share", "Words", "Direct", "Time", "Docs"]
    assert lines[-1] == "2 documents: 11 statements · 35 words · 10:12:03"


@pytest.mark.parametrize("width", range(40, 70))
def test_no_time_is_cut_where_there_is_little_room(width: int) -> None:
    assert "10:12:03" in " ".join(_lines(TALK, width=width)[:-1])
