"""Pieces of speech as machines keep them (cues, segments, utterances), put together to sentences and turns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from inquit.document import Time
from inquit.spoken_text import SpokenText

__all__ = ["SpokenPiece", "spoken_text"]

_PAUSE = (
    3.0  # seconds of silence behind a sentence that begin a paragraph; between cues of one sentence there are fewer
)
_LONG = 1000  # characters of a paragraph, behind which the next sentence begins another; books have as many
_LINE_END = re.compile(r"[\r\n]+")
_LAST_SIGNS = re.compile(r"[^\w\s]*\Z")
_ENDS = frozenset(".?!…")
_GOES_ON = (",", ";", "-")


@dataclass(frozen=True, slots=True)
class SpokenPiece:
    """Words, and what is known of them; a line that ends in them ends a paragraph.

    place: where in its file they stand.
    begins: whether a turn begins here, whoever has had the last.
    apart: whether a paragraph begins here.
    """

    text: str
    speaker: str | None = None
    start: Time | None = None
    end: Time | None = None
    place: str | None = None
    role: str | None = None
    affiliation: str | None = None
    begins: bool = False
    apart: bool = False


def spoken_text(pieces: Iterable[SpokenPiece]) -> SpokenText:
    """The text that pieces in order make: a turn is all that one says until another speaks.

    A sentence goes on over pieces; a paragraph begins behind one, where a pause is, or where times do not tell.
    """
    out = SpokenText()
    last: SpokenPiece | None = None
    length = 0
    for piece in pieces:
        if not piece.text.strip():
            continue
        if last is None or piece.begins or piece.speaker != last.speaker:
            out.turn(
                piece.speaker, label=piece.speaker, role=piece.role, affiliation=piece.affiliation, place=piece.place
            )
            joint = "\n\n"
        else:
            joint = "\n\n" if piece.apart or _parts(last, piece, length) else " "
        for line in filter(str.strip, _LINE_END.split(piece.text)):
            out.say(line.strip(), start=piece.start, end=piece.end, place=piece.place, joint=joint)
            length = len(line) + (0 if joint == "\n\n" else length)
            joint = "\n\n"
        last = piece
    return out


def _parts(last: SpokenPiece, piece: SpokenPiece, length: int) -> bool:
    """Whether a paragraph ends between two pieces of one turn."""
    if not _ends_sentence(last.text):
        return False
    if length > _LONG or not isinstance(last.end, float) or not isinstance(piece.start, float):
        return True
    return piece.start - last.end >= _PAUSE


def _ends_sentence(text: str) -> bool:
    signs = _LAST_SIGNS.search(text.rstrip()[-10:])
    return signs is not None and bool(_ENDS & set(signs[0])) and not signs[0].endswith(_GOES_ON)
