"""Subtitles in WebVTT: cues with their times, and who says them, by voices or as they show it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inquit.io.inputs.input_format import Head, InputFormat
from inquit.io.inputs.subtitles import subtitle_source
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions
from inquit.source import Source

__all__ = ["FORMAT", "parse"]

_BEGINS = re.compile(rb"\s*WEBVTT(?:[ \t\r\n]|$)")


def parse(item: Item, options: ReadOptions) -> Iterator[Source]:
    """The one text of a file.

    Raises:
        InputError: it is no text.
    """
    del options  # nothing to choose
    yield subtitle_source(item, "WebVTT", blank_ends=True)


def _says_so(head: Head) -> bool:
    return _BEGINS.match(head.text) is not None


def _has_an_arrow(head: Head) -> bool:
    return b"-->" in head.text


FORMAT = InputFormat(
    name="WebVTT",
    suffixes=(".vtt",),
    media_types=("text/vtt",),
    magic=_says_so,
    if_named=_has_an_arrow,
    parse=parse,
    sandboxed=True,  # for its memory: a file may have millions of cues
)
