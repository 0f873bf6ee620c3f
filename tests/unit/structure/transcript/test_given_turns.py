"""Turns that a file gives: what of them is speech, and in which paragraphs it is parsed."""

from __future__ import annotations

import pytest

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.source import GivenTurn, Markup
from inquit.structure.transcript.given_turns import read_given_turns
from inquit.structure.transcript.transcript import Transcript


def read(*turns: tuple[str | None, str]) -> tuple[str, Transcript]:
    text = "\n\n".join(words for _, words in turns)
    given, at = [], 0
    for speaker, words in turns:
        given.append(GivenTurn((TextSpan(at, at + len(words)),), speaker))
        at += len(words) + 2
    return text, read_given_turns(text, language_of(), Markup(turns=tuple(given)))


def said(text: str, transcript: Transcript) -> list[tuple[str | None, list[str]]]:
    return [(turn.speaker, [span.of(text) for span in turn.content]) for turn in transcript.turns]


def test_a_turn_of_several_paragraphs_is_parsed_by_paragraph() -> None:
    text, found = read(("Ann", "No.\n \r\n\r\nNot before Friday.\nOr so."), ("Bo", "So?"))

    assert said(text, found) == [("Ann", ["No.", "Not before Friday.\nOr so."]), ("Bo", ["So?"])]
    assert [span.of(text) for _, span in found.paragraphs] == ["No.", "Not before Friday.\nOr so.", "So?"]
    assert all(turn.given for turn in found.turns)


@pytest.mark.parametrize("aside", ["(Laughter.)", "[inaudible 00:03:18]", "[Door]"])
def test_what_is_no_speech_is_hidden(aside: str) -> None:
    text, found = read(("Ann", f"No. {aside} Not before Friday."), ("Bo", aside), ("Cy", "So?"))

    assert said(text, found) == [("Ann", ["No.", "Not before Friday."]), ("Cy", ["So?"])]
    assert [span.of(text) for span in found.hidden] == [aside]


@pytest.mark.parametrize("words", ["Rule (a) and the bill (No. 3) stay.", "…", "?!"])
def test_what_is_speech_stays(words: str) -> None:
    text, found = read(("Ann", words))

    assert said(text, found) == [("Ann", [words])]


def test_empty_turns_are_none() -> None:
    _, found = read(("Ann", " \n\n "), ("Bo", ""))

    assert (found.turns, found.paragraphs) == ((), ())


def test_the_sign_of_a_quoted_line_is_no_speech() -> None:
    text, found = read(("Ann", "No."), ("Bo", "> So it says."))

    assert said(text, found) == [("Ann", ["No."]), ("Bo", ["So it says."])]
    assert [number for number, _ in found.paragraphs] == [1, 2]
