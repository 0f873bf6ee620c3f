"""Turns by their labels: each form that pages have, what goes on, what interrupts, and what is no transcript."""

from __future__ import annotations

import pytest

from inquit.languages import language_of
from inquit.source import Markup
from inquit.structure.transcript.labelled_turns import read_labelled_turns
from inquit.structure.transcript.transcript import Transcript

LINES = [
    "How long have you worked in the port?",
    "Thirty years, and I have never seen a winter like this one.",
    "Will the ferry run tomorrow?",
    "No. The council says that nobody sails before Friday.",
    "And what do you think of that?",
    "I think that they are right.",
]


def transcript_of(text: str, *, asked: bool = False, markup: Markup | None = None) -> Transcript | None:
    return read_labelled_turns(text, language_of(), markup or Markup(), asked=asked)


def turns_of(text: str, *, asked: bool = False) -> list[tuple[str | None, str]]:
    """Speakers and what they say, with a bar where something is left out."""
    found = transcript_of(text, asked=asked)
    assert found is not None
    return [(turn.speaker, "|".join(span.of(text) for span in turn.content)) for turn in found.turns]


def page_of(shape: str, first: str, second: str, between: str = "\n\n") -> str:
    names = [first, second] * 3
    return between.join(shape.format(name=name, line=line) for name, line in zip(names, LINES, strict=True))


@pytest.mark.parametrize(
    ("shape", "first", "second"),
    [
        ("{name}: {line}", "LUND", "OAKES"),
        ("{name}: {line}", "MS. LUND", "MR. OAKES"),
        ("{name}: {line}", "MS M. LUND", "HON. T. OAKES"),
        ("{name}: {line}", "THE COURT", "THE WITNESS"),
        ("{name}: {line}", "SOLDIER #1", "SOLDIER #2"),
        ("{name}:  {line}", "CC", "CDR"),
        ("{name}:\t{line}", "Lund", "Oakes"),
        ("{name}: {line}", "Mira Lund", "Tom Oakes"),
        ("{name}: {line}", "Mr Oakes", "Anna van der Berg"),
        ("{name}: {line}", "Tom Oakes (Port West) (Lab)", "Mira Lund (Hill) (Con)"),
        ("{name}: {line}", "The Minister for Roads (Mr. Namba)", "Mr. Deputy Speaker"),
        ("**{name}:** {line}", "Mira Lund", "Tom Oakes"),
        ("**{name}**: {line}", "Mira Lund", "Tom Oakes"),
        ("3. {name}: {line} [66858]", "Mira Lund", "Tom Oakes"),
        ("T1. [66880] {name}: {line}", "Mira Lund", "Tom Oakes"),
        ("{name}.- {line}", "HON. T. OAKES", "HON. M. LUND"),
        ("{name}. – {line}", "Oakes, Tom (PPE)", "Lund, Mira (S&D)"),
        ("{name} - {line}", "Mr TOM OAKES", "Mr ACTING SPEAKER"),
        ("{name}- {line}", "Mr TOM OAKES", "Mr ACTING SPEAKER"),
        ("{name}. {line}", "Mr. OAKES", "The CHAIRMAN"),
        ("{name}. {line}", "HAMLET", "FIRST CLOWN"),
        ("{name}:\n{line}", "Mira Lund", "Tom Oakes"),
        ("{name}: 00:03:18\n{line}", "Mira Lund", "Tom Oakes"),
        ("{name} 0:26\n{line}", "Mira Lund", "Tom Oakes"),
        ("{name} (00:26): {line}", "Mira Lund", "Tom Oakes"),
        ("[00:00:34]\n{name}: {line}", "CC", "CDR"),
        ("[00:00:34] {name}: {line}", "Lund", "Oakes"),
        ("00:00:34 {name}: {line}", "Lund", "Oakes"),
        ("{name}\n{line}", "LUND", "OAKES"),
        ("({name}): {line}", "AJ", "MSM"),
        ("[00:01:04] <{name}> {line}", "tomo", "mira"),
        ("{name}: {line}", "Q", "A"),
        ("{name}. {line}", "Q", "A"),
        ("{name}\t{line}", "Q", "A"),
        (">> {name}: {line}", "REPORTER", "MAYOR"),
        ("{name}\t{line}", "OAKES", "LUND"),
    ],
)
def test_each_form_of_labels(shape: str, first: str, second: str) -> None:
    assert turns_of(page_of(shape, first, second)) == list(zip([first, second] * 3, LINES, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"Name: Tom Oakes {n}\nDate: 2 May\nAddress: {n} Port Lane." for n in range(9)),
        "\n\n".join(f"Step {n}: You stir it well." for n in range(9)),
        "\n".join(["INFO: The server started.", "ERROR: The disk is full.", "INFO: You can log in."] * 5),
        "\n\n".join(["The ferry has not sailed for days, and nobody knows when it will."] * 8)
        + "\n\nOAKES: We wait.\n\nLUND: So do I.",
        "From: Tom Oakes\nTo: Mira Lund\nSubject: The ferry\nDate: Monday\n\nI will be late.\n\nTom",
        "",
    ],
    ids=["records", "steps", "a log", "two labelled statements in news", "a letter", "nothing"],
)
def test_what_is_no_transcript(text: str) -> None:
    assert transcript_of(text) is None
