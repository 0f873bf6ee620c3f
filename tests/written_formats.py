"""The formats of results that hold any text; subtitles hold one text alone, and only with times."""

from __future__ import annotations

from inquit.io.outputs import OUTPUT_FORMATS

__all__ = ["OF_ANY_TEXT", "TIMED"]

TIMED = ("srt", "vtt")
OF_ANY_TEXT = tuple(format_ for format_ in OUTPUT_FORMATS if format_.name not in TIMED)
