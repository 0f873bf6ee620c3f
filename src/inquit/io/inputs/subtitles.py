"""Subtitles of any kind to a text, and what the user should know about them."""

from __future__ import annotations

from inquit.io.inputs.spoken_pieces import spoken_text
from inquit.io.inputs.subtitle_cues import Cue, in_time_order, read_cues
from inquit.io.inputs.subtitle_speech import speech_of_cues
from inquit.io.inputs.text_input import decoding_notices
from inquit.io.item import Item
from inquit.io.read_options import empty_notice
from inquit.io.text_decoding import decode
from inquit.source import Source

__all__ = ["subtitle_source"]


def subtitle_source(item: Item, format_: str, *, blank_ends: bool) -> Source:
    """The text of a file of subtitles.

    Raises:
        InputError: it is no text.
    """
    decoded = decode(item.read(), item.name, declared=item.charset)
    read = list(read_cues(decoded.text, blank_ends=blank_ends))
    cues, early = in_time_order(read)
    text = spoken_text(speech_of_cues(cues))
    notices = (*decoding_notices(item.name, decoded), *_notices(item.name, read, early))
    if not text.text and decoded.text.strip():
        notices = (empty_notice(item.name), *notices)
    return text.source(
        item.name,
        encoding=decoded.encoding,
        detected=decoded.detected,
        notices=notices,
        meta={"format": format_},
    )


def _notices(name: str, cues: list[Cue], early: int) -> tuple[str, ...]:
    """What is wrong with the times, if anything."""
    notices = []
    if early:
        notices.append(f"{name}: {_times(early)} before the cue in front; all are read in the order of their times")
    broken = sum(cue.start is None or cue.end is None for cue in cues)
    if broken:
        notices.append(f"{name}: {_cues(broken)} a time that cannot be made out; what is said there has none, or part")
    return tuple(notices)


def _times(number: int) -> str:
    return "1 cue is shown" if number == 1 else f"{number:,} cues are shown"


def _cues(number: int) -> str:
    return "1 cue has" if number == 1 else f"{number:,} cues have"
