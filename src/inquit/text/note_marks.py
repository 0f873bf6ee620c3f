"""Marks of footnotes, as they stick to words: "Vogt.[3]", "Vogt.[^3]" (of Markdown), "Vogt²", "Vogt1", "Vogt†".

"Vogt1" is what is left of <sup>1</sup>. A parser takes them for a part of the word or the sentence. It is shown spaces
in their place, so that offsets stay, and no name, source or statement ends in one.
"""

from __future__ import annotations

import re

from inquit.glyphs import LETTER

__all__ = ["without_note_marks"]

_SUPERSCRIPTS = "²³¹⁰⁴-⁹"
# Behind a mark of punctuation, or behind a closing mark that follows one.
_BEHIND = r"(?:(?<=[.,;:!?)\]])|(?<=[.,!?][^\w\s]))"
_BEHIND_WORD = rf"(?:(?<={LETTER}{{3}})|{_BEHIND})"
_NEXT_SENTENCE = r"(?=\s+[^\sa-z\d]|\s*$)"
_MARKS = (
    r"(?<=[\w.,;:!?)\]])\[(?:\d{1,3}|[A-Za-z]{1,6} ?\d{1,3})\]",  # a figure in brackets, or one with a word
    r"(?<=\S)\[\^[^\s\[\]]{1,20}\]",  # of Markdown
    rf"(?<=[.,!?][^\w\s])\[\d{{1,3}}\]|{_BEHIND}\[[a-z][a-z ]{{0,20}}\](?=[\s\[]|$)",  # "[citation needed]"
    rf"{_BEHIND_WORD}[{_SUPERSCRIPTS}]+",  # but "m²"
    rf"(?<={LETTER}{{3}})\(\d{{1,2}}\)",
    r"(?<=[^\s(\[])[†‡]+",
    rf"{_BEHIND_WORD}\*(?=[\s,.;:!?]|$)",
    r"(?<=[.,!?][^\w\s\d])\d{1,2}(?=\s|$)",  # a raised figure, set plainly
    rf"(?<=[a-z]{{4}}[.!?])\d{{1,2}}{_NEXT_SENTENCE}",
)
_MARK = re.compile("|".join(_MARKS))
# Two words in capitals are a name, or begin as one does.
_ON_NAME = re.compile(r"(?<![\w.-])(?>[\w.-]*?\b[A-Z])[\w.-]*+ [A-Z][a-z]{2,}[.,]?(?P<mark>\d{1,2})(?![\w%]|[.,:]\d)")
_MAY_HOLD = re.compile(rf"[\]{_SUPERSCRIPTS}†‡*]|{LETTER}[^\w\s]{{0,2}}\d")  # a look that leaves out most paragraphs
_PAIR_OF_STARS = re.compile(r"(?<!\S)\*\S")


def without_note_marks(text: str) -> str:
    """A paragraph with a space for each character of a mark."""
    if _MAY_HOLD.search(text) is None:
        return text
    starred = _PAIR_OF_STARS.search(text) is not None  # "*so*" is emphasis
    text = _MARK.sub(lambda found: found[0] if starred and found[0] == "*" else " " * len(found[0]), text)
    return _ON_NAME.sub(_blank_figure, text)


def _blank_figure(found: re.Match[str]) -> str:
    figure = found["mark"]
    return found[0][: -len(figure)] + " " * len(figure)
