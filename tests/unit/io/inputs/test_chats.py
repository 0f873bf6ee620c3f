"""Chats in plain text: which lines are messages, of whom, and when."""

from __future__ import annotations

import io

import pytest
from tests.unit.io.inputs.reading import read_one

from inquit.io.item import Item
from inquit.io.read_options import ReadOptions
from inquit.io.sniff import sniff
from inquit.source import Source


def turns(source: Source) -> str:
    shown = (f"{t.speaker}> {' / '.join(span.of(source.text) for span in t.spans)}" for t in source.markup.turns)
    return " | ".join(shown)


def starts(source: Source) -> list[object]:
    return [time.start for time in source.markup.times]


def read(*lines: str) -> Source:
    data = "\n".join(lines).encode()
    assert sniff(Item("x.txt", io.BytesIO(data)), ReadOptions()).name == "chat"
    return read_one("chat", data)


IRC = (
    "<tomo> one",
    "<@mira> two: three",
    "* tomo sighs",
    "*** bo has joined",
    "<-- cy has quit",
    "<tomo> four",
    "<bo> five",
)
SAID = "tomo> one | mira> two: three | tomo> four | bo> five"


@pytest.mark.parametrize(
    ("stamp", "first"),
    [
        ("", None),
        ("[00:01:04] ", "00:01:04"),
        ("10:31 ", "10:31"),
        ("[2024-03-02 10:31:07] ", "2024-03-02T10:31:07"),
        ("2024-03-02T10:31:07  ", "2024-03-02T10:31:07"),
    ],
)
def test_lines_of_irc_with_any_time(stamp: str, first: str | None) -> None:
    source = read(*(stamp + line for line in IRC))

    assert turns(source) == SAID
    assert starts(source) == ([first] * 4 if first else [])
    assert [place.label for place in source.markup.places] == ["line 1", "line 2", "line 6", "line 7"]


def test_the_day_of_a_log_is_that_of_the_line_above() -> None:
    source = read(
        "--- Log opened Sat Mar 02 10:00:00 2024", "10:31 <ann> one", "10:32 -!- bo [b@x] has joined",
        "--- Day changed Sun Mar 03 2024", "10:31 <bo> two", "10:33 <ann> three", "and so on", "10:34 <ann> four",
    )  # fmt: skip

    assert turns(source) == "ann> one | bo> two | ann> three / and so on | ann> four"
    assert starts(source) == ["2024-03-02T10:31", "2024-03-03T10:31", *["2024-03-03T10:33"] * 2, "2024-03-03T10:34"]


def test_columns_and_meetings() -> None:
    rows = ("ann\tone", "-->\tbo has joined", "@bo\ttwo", " *\tann sighs", "ann\tthree", "bo\tfour")
    assert turns(read(*(f"2024-03-02 10:31:07\t{row}" for row in rows))) == "ann> one | bo> two | ann> three | bo> four"
    meeting = read(
        "10:31:07\t From Ann Lee to Everyone:\tone",
        "10:31:09\t From  Bo Ray : two",
        "more",
        "10:31:10\t From  Ann Lee : three",
    )
    assert turns(meeting) == "Ann Lee> one | Bo Ray> two / more | Ann Lee> three"
    assert starts(meeting) == ["10:31:07", "10:31:09", "10:31:09", "10:31:10"]


ANDROID = (
    "13/05/2024, 10:30 - Messages and calls are end-to-end encrypted. Tap to learn more.",
    "13/05/2024, 10:31 - Ann Lee: Is it: late?",
    "It is.",
    "",
    "13/05/2024, 10:32 - Ann Lee: <Media omitted>",
    "13/05/2024, 10:32 - Ann Lee: IMG-1.jpg (file attached)",
    "14/05/2024, 10:33 - +44 7700 900123: No. <This message was edited>",
    "14/05/2024, 10:34 - Ann Lee added Bo Ray",
    "14/05/2024, 10:35 - Ann Lee: This message was deleted",
    "14/05/2024, 10:36 - Ann Lee: Oh.",
)


def test_an_export_of_whatsapp() -> None:
    source = read(*ANDROID)

    assert turns(source) == "Ann Lee> Is it: late? / It is. | +44 7700 900123> No. | Ann Lee> Oh."
    assert starts(source) == ["2024-05-13T10:31", "2024-05-13T10:31", "2024-05-14T10:33", "2024-05-14T10:36"]
    assert source.notices == ()


def test_an_export_of_whatsapp_on_apple() -> None:
    source = read(
        "[13.02.24, 10:31:07] Port: \u200eMessages and calls are end-to-end encrypted.",
        "\u200e[13.02.24, 10:31:08] Ann Lee: \u200eimage omitted",
        "[13.02.24, 10:31:09] ~\u202fBo: One.",
        "[13.02.24, 10:31:10] Ann Lee: Two.",
    )

    assert turns(source) == "Bo> One. | Ann Lee> Two."
    assert starts(source) == ["2024-02-13T10:31:09", "2024-02-13T10:31:10"]


@pytest.mark.parametrize(
    ("dates", "days", "notice"),
    [
        (["12/25/23", "1/2/24"], ["2023-12-25", "2024-01-02"], None),
        (["25/12/23", "2/1/24"], ["2023-12-25", "2024-01-02"], None),
        (["05.06.2024", "06.06.2024"], ["2024-06-05", "2024-06-06"], None),
        (["2024-06-05", "2024-06-06"], ["2024-06-05", "2024-06-06"], None),
        (["10/5/24", "2/6/24"], ["2024-05-10", "2024-06-02"], "day/month/year, by the order of the messages"),
        (["5/10/24", "6/2/24"], ["2024-05-10", "2024-06-02"], "month/day/year, by the order of the messages"),
        (["5/6/24", "5/7/24", "5/8/24"], ["2024-05-06", "2024-05-07", "2024-05-08"], "by how close the messages are"),
        (["5/6/24", "5/6/24"], [None, None], "nothing tells day and month apart"),
        (["5/5/24", "5/5/24"], ["2024-05-05", "2024-05-05"], None),
    ],
)
def test_day_and_month_are_told_apart_by_all_of_the_file(
    dates: list[str], days: list[str | None], notice: str | None
) -> None:
    source = read(*(f"{day}, 10:31\u202fpm - Ann: One." for day in dates))

    assert starts(source) == ["22:31" if day is None else f"{day}T22:31" for day in days]
    assert [said for said in source.notices if notice is None or notice not in said] == []
    assert len(source.notices) == (notice is not None)


@pytest.mark.parametrize("clock", ["25:31", "10:61"])
def test_times_that_cannot_be_are_left_out(clock: str) -> None:
    assert starts(read(f"13/05/2024, {clock} - Ann: One.", f"13/05/2024, {clock} - Bo: Two.")) == ["2024-05-13"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "At 10:31 we left.\nAnn: yes\n12/05/2024 was a Sunday.\n",
        "<ann> one\n<bo> two\n",
        "[00:01:04] Ann: one\n[00:01:06] Bo: two\n[00:01:08] Ann: three\n",
        "A log:\n\n[12/05/2024, 10:31:07] Ann: one\n[12/05/2024, 10:31:08] Bo: two\n",
        "13/05/2024, 10:30 - Ann: one\n" + "And then a long text goes on, line by line.\n" * 30,
        "<p> one\n<b> two\n<p> three\n<i> four\n<p> five\n",
        "<p class='a'> one\n" * 6,
        "* one\n* two\n* three\n* four\n* five\n",
    ],
)
def test_other_texts_are_no_chats(text: str) -> None:
    assert sniff(Item("x.txt", io.BytesIO(text.encode())), ReadOptions()).name == "text"
