"""The table, compared letter by letter with what it should look like at a width."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from inquit import Document, Place, Quote, Speaker, TextSpan, TimeSpan
from inquit.render.table import MEDIUM, TableOptions, document_table

EXPECTED = Path(__file__).parent / "expected"
EVERYTHING = TableOptions(explain=True, all_quoted=True, heading="a[b].txt")


def _lines(document: Document, width: int, options: TableOptions, *, ansi: bool = False) -> list[str]:
    console = Console(
        width=width, file=io.StringIO(), force_terminal=ansi, color_system="standard" if ansi else None, _environ={}
    )
    with console.capture() as captured:
        console.print(document_table(document, width, options))
    return [line.rstrip() for line in captured.get().splitlines()]


@pytest.mark.parametrize("width", [80, 120, 200])
@pytest.mark.parametrize(("name", "options"), [("plain", TableOptions()), ("everything", EVERYTHING)])
def test_exact_output(
    document: Document, width: int, name: str, options: TableOptions, same_as_file: Callable[[Path, str], None]
) -> None:
    same_as_file(EXPECTED / f"{name}-{width}.txt", "\n".join(_lines(document, width, options)) + "\n")


@pytest.mark.parametrize("width", [20, 40, 80, 99, 100, 139, 140, 200])
def test_no_line_is_wider_than_the_terminal(document: Document, width: int) -> None:
    assert max(map(cell_len, _lines(document, width, EVERYTHING))) <= width


def test_an_unknown_speaker_is_a_dim_dash(document: Document) -> None:
    lines = _lines(replace(document, quotes=document.quotes[4:5]), 80, TableOptions(), ansi=True)

    assert any("\x1b[2m–" in line for line in lines)


@pytest.mark.parametrize(
    ("role", "affiliation", "shown"),
    [
        ("Defense Secretary", "NATO", "Defense Secretary, NATO"),
        ("U.S. Defense Secretary", "U.S.", "U.S. Defense Secretary"),
        (None, "NATO", "NATO"),
        ("mayor", None, "mayor"),
    ],
)
def test_role_and_affiliation_are_not_said_twice(
    document: Document, role: str | None, affiliation: str | None, shown: str
) -> None:
    speaker = replace(document.speakers[0], role=role, affiliation=affiliation)
    row = replace(document, quotes=document.quotes[:1], speakers=(speaker,))

    assert re.split("  +", _lines(row, 200, TableOptions())[2])[2] == shown


@pytest.mark.parametrize(("width", "shown"), [(80, "mixed · called · page 4"), (120, "called  page 4  0.71")])
def test_a_place_is_shown_where_it_is_known(document: Document, width: int, shown: str) -> None:
    placed = replace(document, places=(Place(0, "page 3"), Place(document.quotes[1].content[0].start, "page 4")))
    lines = [re.sub("  +", "  ", line) for line in _lines(placed, width, TableOptions())]

    assert any(shown in line for line in lines)
    assert sum("page 3" in line for line in lines) == 1


def test_a_document_without_quotes_says_so() -> None:
    assert _lines(Document("e", ""), 80, TableOptions()) == ["No statements."]


def test_rows_may_be_nested_deeply_and_even_wrongly(document: Document) -> None:
    first, second, third = document.quotes[:3]
    rows = (
        replace(first, parent_id="q2"),  # a ring
        replace(second, parent_id="q1"),
        replace(third, parent_id="gone"),
        replace(third, id="q8", parent_id="q3"),
        replace(third, id="q9", parent_id="q8"),
    )
    lines = _lines(replace(document, quotes=rows), 200, TableOptions())

    assert sum("└ " in line for line in lines) == 4
    assert any("  └ that the alliance" in line for line in lines)


@given(st.text(max_size=60), st.sampled_from([60, 110, 160]))
def test_any_text_can_be_shown(text: str, width: int) -> None:
    document = Document("d", text, (Quote("q1", "direct", (TextSpan(0, len(text)),)),))

    assert max(map(cell_len, _lines(document, width, EVERYTHING))) <= width


def test_fiction_is_named_under_the_table(document: Document) -> None:
    fiction = replace(document, meta={**document.meta, "genre": "fiction"})

    assert _lines(fiction, 80, TableOptions())[-1].endswith(" · read as fiction")
    assert "fiction" not in _lines(document, 80, TableOptions())[-1]


@pytest.mark.parametrize("width", [80, 120, 200])
def test_the_reporter_and_an_unusual_status_are_shown(document: Document, doubted: Document, width: int) -> None:
    lines = _lines(doubted, width, TableOptions())

    assert sum("denied" in line for line in lines) == 1
    assert not any("asserted" in line for line in lines)
    assert "reported by" in " ".join(lines)
    assert "reported by" not in " ".join(_lines(document, width, TableOptions()))


def test_the_explanation_says_to_whom_it_is_said(told: Document) -> None:
    lines = _lines(told, 120, TableOptions(explain=True))

    assert sum("· to George Robertson" in line for line in lines) == 1
    assert "to George Robertson" not in "".join(_lines(told, 120, TableOptions()))


@pytest.mark.parametrize("width", [40, 80, 120, 160])
@pytest.mark.parametrize(
    ("time", "shown", "explained"),
    [
        (TimeSpan(723.25, 730.0), "0:12:03", "0:12:03–0:12:10"),
        (TimeSpan(-10.0, None), "-0:00:10", "-0:00:10"),
        (TimeSpan(None, 730.0), "0:12:10", "0:12:10"),
        (TimeSpan("14:05:10", "14:05:12"), "14:05:10", "14:05:10–14:05:12"),
    ],
)
def test_the_time_stands_beside_the_place(
    document: Document, width: int, time: TimeSpan, shown: str, explained: str
) -> None:
    timed = replace(document, quotes=(replace(document.quotes[0], time=time),))
    page = " ".join(_lines(timed, width, TableOptions()))
    why = "".join(_lines(timed, 160, TableOptions(explain=True)))

    assert shown in page.split()
    assert f" · {explained}" in why


def test_a_file_without_times_has_no_column_for_them(document: Document) -> None:
    assert "Time" not in _lines(document, 120, TableOptions())[0]
    timed = replace(document, quotes=(replace(document.quotes[0], time=TimeSpan(1, 2)),))
    assert "Time" in _lines(timed, 120, TableOptions())[0]


def _talk(said: str) -> Document:
    text = f"Ann: {said} He said that it rained."
    inner = TextSpan(text.index("that it rained"), len(text) - 1)
    quotes = (
        Quote("q1", "direct", (TextSpan(5, len(text)),), speaker_id="s1", confidence=0.9, time=TimeSpan(61.0, None)),
        Quote(
            "q2",
            "indirect",
            (inner,),
            cue=(TextSpan(inner.start - 5, inner.start - 1),),
            speaker_id="s1",
            confidence=0.8,
            parent_id="q1",
        ),
    )
    return Document("talk", text, quotes, (Speaker("s1", "Ann", named=True),), meta={"genre": "transcript"})


@pytest.mark.parametrize("width", [80, 120, 160])
def test_a_transcript_has_no_columns_for_what_no_turn_has(width: int) -> None:
    lines = _lines(_talk("Yes."), width, TableOptions())
    page = " ".join(" ".join(lines).split())

    assert not {"Type", "Cue"} & set(lines[0].split())
    assert "direct" not in page.split()
    assert "└ that it rained" in page
    assert "indirect · said" in page
    assert ("said · ¶ 1" in page) is (width < MEDIUM)  # wider ones have a column for it
    assert "0:01:01" in page
    assert lines[-1] == "2 statements · 1 speaker · read as transcript"


def test_of_a_long_turn_the_beginning_is_shown_with_what_is_left_out() -> None:
    long = _lines(_talk("word " * 500), 120, TableOptions())
    page = " ".join(long)

    assert 50 < page.count("word ") < 80
    assert re.search(r"… *\(\+4\d\d +words\)", page)
    assert "└ that it rained" in page
    assert len(long) < 15


def test_a_turn_that_is_not_long_and_one_without_spaces() -> None:
    assert "(+" not in " ".join(_lines(_talk("word " * 50), 120, TableOptions()))
    assert "(+" in " ".join(_lines(_talk("a-" * 2000), 120, TableOptions()))


def test_a_long_statement_of_another_text_is_whole() -> None:
    news = replace(_talk("word " * 500), meta={"genre": "news"})

    assert " ".join(_lines(news, 120, TableOptions())).count("word") >= 500
