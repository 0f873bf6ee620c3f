"""A first look at a text: whether so many of its lines begin alike that it is worth asking for labels.

Most texts are none that name speakers, and pay for this look alone.
"""

from __future__ import annotations

import re
from collections import Counter

from inquit.glyphs import APOSTROPHES, DASHES, LETTER
from inquit.languages import Language
from inquit.structure.transcript.label_shapes import MAX_WORDS

__all__ = ["may_have_labels"]

_CAPITAL = rf"(?![a-zß-öø-ÿ]){LETTER}"
_WORD = rf"{_CAPITAL}\w{{0,14}}+"
_LEAD = r"^[^\w\n<]{0,24}+(?:[A-Z]?\d[^\nA-Za-z<]{0,40}+(?:[AaPp][Mm]\b)?[^\w\n<]{0,8}+)?+"
_TITLES = rf"(?:(?:{_CAPITAL}[a-z]{{0,5}}|A)\.?[ ]){{0,3}}"
_BEHIND = rf"(?:\.?[ ]?[-{DASHES}][ ]|\.?[ ]?(?:\([^()\n]{{1,40}}\))?\n|\t|[ ]{{2}}|\.[ ])"
# What a line begins with, before a name; the ends of what may be a name are those of the forms of labels.
_HEAD = re.compile(
    rf"{_LEAD}(?:(?P<nick><[^<>\n]{{1,40}}>[ ])|(?P<letter>[A-Z]\d{{0,3}}(?:[.:)]|\s|\Z))"
    rf"|(?P<colon>{LETTER}[^\n:]{{0,110}}+):"
    rf"|(?P<capitals>{_TITLES}(?:{_CAPITAL}){{2}}(?:{_CAPITAL}(?![a-z])|[.{APOSTROPHES} -]){{0,40}}+)"
    rf"|(?P<short>{_WORD}(?:[ ]{_WORD}){{0,3}}+){_BEHIND}"
    rf"|(?P<stopped>{LETTER}[^\n:.]{{0,60}}+)\.[ ]?[-{DASHES}])",
    re.MULTILINE,
)
_LAST_LETTER = re.compile(rf"[ .-]{{1,4}}(?:{LETTER}[ ]?)?\Z")
_DIGITS = re.compile(r"\d+")
MIN_COLONS = 3
MIN_RECURRING = 2
MIN_NICKS = 3
MIN_CAPITALS = 4
MIN_SHORT = 6
# Letters of text to a label, at most; beyond what `label_evidence.py` asks for, as titles and figures hide what recurs.
COLON_REACH = 8000
SHORT_REACH = 1000
FIRST_LINES = 20  # a speech of one has its label in these


def may_have_labels(text: str, end: int, language: Language) -> bool:
    """Whether the lines up to an offset may be labelled; where none is, the answer is sure."""
    heads: dict[str, Counter[str]] = {kind: Counter() for kind in _HEAD.groupindex}
    for found in _HEAD.finditer(text, 0, end):
        kind = found.lastgroup or ""
        heads[kind][_head(found, kind)] += 1
    questioners = language.words("transcript_words", "questioner")
    asked = sum(n for head, n in heads["letter"].items() if head[:1] in questioners)
    lettered = {head: n for head, n in heads["letter"].items() if head.endswith(":")}  # "A: ...", "B: ..."
    colons = Counter({head: n for head, n in heads["colon"].items() if _is_short(head)} | lettered)
    return (
        heads["nick"].total() >= MIN_NICKS
        or asked >= MIN_RECURRING
        or (colons.total() >= MIN_COLONS and (end < COLON_REACH or _recurring(colons) >= end / COLON_REACH))
        or _recurring(heads["capitals"]) >= max(MIN_CAPITALS, end / COLON_REACH)
        or _recurring(heads["stopped"]) >= max(MIN_RECURRING, end / COLON_REACH)
        or _recurring(heads["short"]) >= max(MIN_SHORT, end / SHORT_REACH)
        or (colons.total() > 0 and _begins_as_speech(text, end))
    )


def _head(found: re.Match[str], kind: str) -> str:
    """What a line begins with, in one spelling; without a word of one letter that what is said begins with."""
    head = found[kind]
    if kind == "capitals":
        head = _LAST_LETTER.sub("", head)
    return _DIGITS.sub("", head).strip().casefold()


def _is_short(head: str) -> bool:
    return head.endswith(")") or head.count(" ") < MAX_WORDS


def _recurring(heads: Counter[str]) -> int:
    return sum(n for n in heads.values() if n > 1)


def _begins_as_speech(text: str, end: int) -> bool:
    """Whether one of the first lines has a label in capitals."""
    for number, found in enumerate(_HEAD.finditer(text, 0, end)):
        if number > FIRST_LINES:
            break
        if found["colon"] is not None and found["colon"].partition("(")[0].isupper():
            return True
    return False
