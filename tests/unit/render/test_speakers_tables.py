"""The table of those who speak in a document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from inquit import Document, Quote, Speaker, TextSpan, TimeSpan
from inquit.render.speakers_tables import speakers_table


def _lines(document: Document, width: int = 80, heading: str | None = None) -> list[str]:
    console = Console(width=width)
    with console.capture() as captured:
        console.print(speakers_table(document, width, heading=heading))
    return [line.rstrip() for line in captured.get().splitlines()]


def test_the_table(document: Document) -> None:
    lines = _lines(document)

    assert lines[0].split() == ["Speaker", "Quotes", "Share", "Words", "Told", "Gender"]
    assert lines[2].split() == ["Igor", "Ivanov", "3", "43%", "██████████", "8", "male"]
    assert "also Ivanov" in lines
    assert lines[-3].split() == ["(not", "known)", "1", "14%", "███▍", "3"]
    assert lines[-1] == "7 statements · 3 speakers · 1 without a speaker · 32 words"


def test_who_is_only_spoken_to_has_no_bar(document: Document) -> None:
    told = replace(document.quotes[0], addressee_id="s2")
    lines = _lines(replace(document, quotes=(told,)))

    assert next(line for line in lines if line.startswith("George")).split() == [
        "George",
        "Robertson",
        "0",
        "0%",
        "0",
        "1",
    ]
    assert lines[-1] == "1 statement · 1 speaker · 4 words"


def test_a_heading_stands_above_also_where_nobody_speaks(document: Document) -> None:
    assert _lines(document, heading="a.txt")[0] == "a.txt"
    assert _lines(Document("d", ""), heading="d") == ["d", "", "No statements."]


@pytest.mark.parametrize("width", [62, 80, 120])
def test_no_line_is_wider_than_the_terminal(document: Document, width: int) -> None:
    wide = replace(document, speakers=tuple(replace(s, name="[b]" + s.name * 5) for s in document.speakers))

    assert max(map(cell_len, _lines(wide, width=width))) <= width
    assert "[b]Igor" in "".join(_lines(wide, width=width))


def test_a_transcript_is_counted_by_turns() -> None:
    """What is reported within a turn is no turn; nobody is spoken to, as far as is known, and times are added up."""
    document = Document(
        "talk",
        "Aye aye. No.",
        (
            Quote("q1", "direct", (TextSpan(0, 8),), speaker_id="s1", time=TimeSpan(0.0, 63.0)),
            Quote("q2", "indirect", (TextSpan(0, 3),), speaker_id="s2", parent_id="q1"),
            Quote("q3", "direct", (TextSpan(9, 12),)),
        ),
        (Speaker("s1", "Ann", named=True, gender="female"), Speaker("s2", "Bo", named=True)),
        meta={"genre": "transcript"},
    )
    lines = [line.split() for line in _lines(document)]

    assert lines[0] == ["Speaker", "Turns", "Share", "Words", "Time", "Gender"]
    assert lines[2] == ["Ann", "1", "50%", "██████████", "2", "0:01:03", "female"]
    assert lines[3] == ["Bo", "0", "0%", "0"]
    assert " ".join(lines[-1]) == "2 turns · 3 words · 0:01:03 · 2 speakers · 1 without a speaker"
