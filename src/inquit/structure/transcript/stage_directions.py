"""What stands inside the words of a speaker and is not said: "(Laughter.)", "[inaudible 00:03:18]", "*sighs*".

A parenthesis that belongs to its sentence stays: "the bill (No. 3) was read", "Gen. (Rtd) Oakes".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from inquit.document import TextSpan
from inquit.glyphs import DASHES, HYPHENS, LETTERS
from inquit.languages import Language
from inquit.structure.transcript.label_shapes import key_of

__all__ = ["directions_in", "is_direction"]

_ASIDE = re.compile(
    r"\((?P<round>[^()]{1,300})\)|\\?\[(?P<square>[^\[\]]{1,300})\]|(?<!\*)\*(?P<star>[a-z][^*\n]{1,60})\*(?!\*)"
    r"|♪(?P<sung>[^♪\n]{0,300})♪?"
)
_WORD = re.compile(rf"{LETTERS}(?:-{LETTERS})?")
_MARKER = re.compile(r"(?:[a-z]|[ivxlc]{1,6}|\d{1,3})[.)]?", re.IGNORECASE)
_STOPS = ".!?…"
MAX_SOUND_WORDS = 6  # "(Loud laughter and applause on both sides)" is told by its capital


def directions_in(text: str, span: TextSpan, language: Language) -> Iterator[TextSpan]:
    """The stretches of what somebody says that are not said, in order."""
    for found in _ASIDE.finditer(text, span.start, span.end):
        if found["round"] is None or _is_aside(text, span, found, language):
            end = found.end() - (found["square"] is not None and found["square"].endswith("\\"))
            yield TextSpan(found.start(), max(end, found.end()))


def is_direction(text: str, span: TextSpan) -> bool:
    """Whether all of a line stands in brackets."""
    found = _ASIDE.fullmatch(text, span.start, span.end)
    return found is not None and (found["round"] is None or _MARKER.fullmatch(found["round"]) is None)


def _is_aside(text: str, span: TextSpan, found: re.Match[str], language: Language) -> bool:
    """Whether what stands in round brackets is not said."""
    inside = found["round"].strip(" _*")
    if not inside or _MARKER.fullmatch(inside):
        return False
    if _is_sound(inside, language) or _tells_of_somebody(inside, language):
        return True
    before = text[max(span.start, found.start() - 8) : found.start()].rstrip()
    after = text[found.end() : min(span.end, found.end() + 8)].lstrip()
    if not before and (not after or after[0].isupper() or not inside[0].isupper()):
        return bool(after) or len(inside) > 1  # "(on phone) Hi."
    if not inside[0].isupper() or (before and before[-1] not in (*_STOPS, *HYPHENS, *DASHES, ")", "]")):
        return False
    if language.pattern("talk").search(inside):
        return False  # somebody goes on speaking
    return inside[-1] in _STOPS or (not after and " " in inside)


def _tells_of_somebody(inside: str, language: Language) -> bool:
    """Whether a name with a title is followed by what its bearer does: "Hon. Oakes interjects"."""
    title, *words = inside.split()
    verb = next((word for word in words if word.islower()), "")
    vocabulary = language.vocabulary
    return title.lower() in vocabulary.titles and verb.endswith("s") and verb not in vocabulary.connectors


def _is_sound(inside: str, language: Language) -> bool:
    words = [word.lower() for word in _WORD.findall(inside)]
    if not words or len(words) > MAX_SOUND_WORDS:
        return False
    sounds = language.words("transcript_words", "sound")
    return words[0] in sounds or words[-1] in sounds or key_of(words[0]) in sounds
