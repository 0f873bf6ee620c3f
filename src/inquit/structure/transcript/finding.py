"""Whether a text is a transcript, and its turns: as its file gives them, or else as labels on the page show them."""

from __future__ import annotations

from inquit.languages import Language
from inquit.settings import GenreChoice
from inquit.source import Markup
from inquit.structure.transcript.given_turns import read_given_turns
from inquit.structure.transcript.labelled_turns import read_labelled_turns
from inquit.structure.transcript.transcript import Transcript

__all__ = ["find_transcript"]


def find_transcript(text: str, genre: GenreChoice, language: Language, markup: Markup) -> Transcript | None:
    """The speech of a text that names its speakers; None for a text of another kind.

    genre: as the user named it; a text that is to be read as a transcript is one, even if no turn is found in it.
    """
    if genre not in ("auto", "transcript"):
        return None
    asked = genre == "transcript"
    if any(turn.speaker is not None for turn in markup.turns) or (asked and markup.turns):
        return read_given_turns(text, language, markup)
    return read_labelled_turns(text, language, markup, asked=asked)
