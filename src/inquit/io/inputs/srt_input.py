"""Subtitles in SubRip: numbered cues with their times, and who says them as far as they show it."""

from __future__ import annotations

from collections.abc import Iterator

from inquit.io.inputs.input_format import Head, InputFormat
from inquit.io.inputs.subtitle_cues import TIME_LINE
from inquit.io.inputs.subtitles import subtitle_source
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions
from inquit.source import Source

__all__ = ["FORMAT", "parse"]


def parse(item: Item, options: ReadOptions) -> Iterator[Source]:
    """The one text of a file.

    Raises:
        InputError: it is no text.
    """
    del options  # nothing to choose
    yield subtitle_source(item, "SRT", blank_ends=False)


def _begins_with_a_cue(head: Head) -> bool:
    """Whether the first line that is no number has times."""
    lines = head.text.lstrip()[:500].decode("ascii", "replace").splitlines()
    first = next((line for line in lines[:2] if not line.strip().isdigit()), "")
    return TIME_LINE.match(first) is not None


def _has_an_arrow(head: Head) -> bool:
    return b"-->" in head.text


FORMAT = InputFormat(
    name="SRT",
    suffixes=(".srt",),
    media_types=("application/x-subrip",),
    magic=_begins_with_a_cue,
    if_named=_has_an_arrow,
    parse=parse,
    sandboxed=True,  # for its memory: a file may have millions of cues
)
