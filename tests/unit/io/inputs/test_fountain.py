"""Screenplays in Fountain: who speaks, and what of the file is no speech."""

from __future__ import annotations

import io

import pytest
from tests.unit.io.inputs.reading import read_one

from inquit.io.item import Item
from inquit.io.read_options import ReadOptions
from inquit.io.sniff import sniff
from inquit.source import Source

PLAY = """Title: _**The Ferry**_
Credit: written by
Author: Jo Reed
Draft date: 2024-03-02
Contact:
    12 Quay Street

FADE IN:

EXT. QUAY - DAY #1#

A bell. THE BOY BAND, AKA DAN and JACK, wait.

TOM OAKES (V.O.)
(on phone)
Hi.
(beat)
Uh-huh. No boat
will sail.

MIRA ^
Why?

@McTavish (CONT’D)
Och!

CUT TO:

.ON THE BOAT

> THE END <
"""


def turns(source: Source) -> list[tuple[str | None, list[str]]]:
    return [(turn.speaker, [span.of(source.text) for span in turn.spans]) for turn in source.markup.turns]


def read(text: str) -> Source:
    return read_one("Fountain", text.encode())


def test_a_screenplay_is_its_file_and_says_who_speaks() -> None:
    play = read(PLAY)

    assert play.text == PLAY
    assert turns(play) == [
        ("TOM OAKES", ["Hi.", "Uh-huh. No boat\nwill sail."]),
        ("MIRA", ["Why?"]),
        ("McTavish", ["Och!"]),
    ]
    assert [turn.label and turn.label.of(PLAY) for turn in play.markup.turns] == ["TOM OAKES", "MIRA", "McTavish"]
    assert play.meta == {"format": "Fountain", "title": "The Ferry", "author": "Jo Reed", "date": "2024-03-02"}
    assert play.markup.places[-1].label == f"line {len(PLAY.splitlines())}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TOM\nNo.\n  \nNever.\n", [("TOM", ["No.\n  \nNever."])]),
        ("TOM\r\nNo.\r\n\r\nHe sits.\r\n", [("TOM", ["No."])]),
        ("\tTOM\n\t(low)\n\tNo.\n", [("TOM", ["No."])]),
        ("TOM\n(laughing) No.\n", [("TOM", ["No."])]),
        ("TOM\n~La la\n~la\n", [("TOM", ["La la", "la"])]),
        ("TOM\nNo. [[check]] Never.\n", [("TOM", ["No.", "Never."])]),
        ("TOM\nNo. [[check]]\nNever.\n", [("TOM", ["No.", "Never."])]),
        ("TOM\nNo.\n/* cut\nthis */\nNever.\n", [("TOM", ["No.", "Never."])]),
        ("TOM\nNo. /* open\n", [("TOM", ["No. /* open"])]),
        ("R2D2 (O.S.) (CONT'D)\nBeep.\n", [("R2D2", ["Beep."])]),
        ("MOM & DAD\nNo!", [("MOM & DAD", ["No!"])]),
        ("TOM\nNo.\n===\nMIRA\n", [("TOM", ["No."])]),
        ("TOM\n\nHe sits.\n", []),
        ("BANG! BANG!\nHe falls.\n", []),
        ("He waits.\nTOM\nNo.\n", []),
        ("INT. CABIN - NIGHT\nDark.\n", []),
        ("!TOM\nHe sits.\n", []),
        (".TOM\nHe sits.\n", []),
        ("# TOM\nNo.\n", []),
        ("= TOM\nNo.\n", []),
        ("> TOM <\nNo.\n", []),
        ("CUT TO:\nNo.\n", []),
        ("42\nNo.\n", []),
        ("Title: X\nTOM\nNo.\n\nTOM\nYes.\n", [("TOM", ["Yes."])]),
        ("", []),
    ],
)
def test_lines_of_all_kinds(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert turns(read(text)) == expected


def test_it_is_known_by_its_content_where_that_is_clear() -> None:
    def kind(name: str, text: str) -> str:
        return sniff(Item(name, io.BytesIO(text.encode())), ReadOptions()).name

    untitled = PLAY.partition("\n\n")[2].replace(".ON THE BOAT\n", "")
    assert kind("x.fountain", "Hello.") == kind("x", PLAY) == kind("x.txt", PLAY) == "Fountain"
    assert kind("x.txt", untitled) == "text"
    assert kind("x.txt", untitled + "\nINT. CABIN - NIGHT\n\nDark.\n") == "Fountain"
    assert kind("x.txt", "INT. is short for interior, said Ann.\n\nNATO\nis a word.\n") == "text"
