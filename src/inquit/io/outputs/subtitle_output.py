"""Results as subtitles: a cue a turn, in SubRip and WebVTT."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import IO
from xml.sax.saxutils import escape

from inquit.document import Document, Failure
from inquit.io.outputs.cue_times import cue_times
from inquit.io.outputs.output_format import RefusedError, WriteOptions
from inquit.io.outputs.spoken_rows import outer_rows, paragraphs_of, shown_speaker

__all__ = ["SrtWriter", "VttWriter"]

_WIDTH = 42  # what fits on a screen, by the usual guides
_ARROW = "-->"  # between the times of a cue; in what is said, it would be taken for one


class SrtWriter:
    """SubRip: cues with numbers, the name of the speaker before what is said.

    A file is of one text: a second one, and one without times, is refused.
    """

    _kind = "SRT"
    _comma = ","

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        del options  # nothing to choose
        self._stream = stream
        self._written: str | None = None

    def document(self, document: Document) -> None:
        """Write the cues.

        Raises:
            RefusedError: the document has no times, or is not the first.
        """
        rows = [(quote, shown) for quote in outer_rows(document) if (shown := paragraphs_of(document, quote))]
        if self._written is not None:
            raise RefusedError(
                f"{document.id}: a file of {self._kind} holds the cues of one text, and {self._written} is in this "
                "one; write a file for each text"
            )
        times = cue_times([quote for quote, _ in rows], [sum(map(len, shown)) for _, shown in rows])
        if times is None:
            raise RefusedError(
                f"{document.id}: {self._kind} needs to know when something is said, and no statement of this text "
                "has a time; take another format, such as transcript"
            )
        self._written = document.id
        self._begin()
        spoken = [(shown_speaker(document, quote), " ".join(shown)) for quote, shown in rows]
        ordered = sorted(zip(times, spoken, strict=True), key=lambda cue: cue[0])
        for number, ((start, end), (speaker, said)) in enumerate(ordered, start=1):
            self._stream.write(f"{number}\n{self._time(start)} {_ARROW} {self._time(end)}\n")
            self._stream.write("\n".join(self._lines(speaker, said)) + "\n\n")
        self._stream.flush()

    def failure(self, failure: Failure) -> None:
        """Nothing: a text that could not be read has no cues. The caller names the failure."""

    def finish(self) -> None:
        """Nothing: every cue stands for itself."""

    def _begin(self) -> None:
        """Nothing: the file begins with its first cue."""

    def _time(self, seconds: float) -> str:
        minutes, thousandths = divmod(round(seconds * 1000), 60_000)
        hours, minutes = divmod(minutes, 60)
        seconds, thousandths = divmod(thousandths, 1000)
        return f"{hours:02}:{minutes:02}:{seconds:02}{self._comma}{thousandths:03}"

    def _lines(self, speaker: str | None, said: str) -> Iterator[str]:
        name = "" if speaker is None else f"{speaker}: "
        yield from textwrap.wrap((name + said).replace(_ARROW, "-- >"), _WIDTH, break_long_words=False)


class VttWriter(SrtWriter):
    """WebVTT: the same, with the speaker in a voice tag."""

    _kind = "WebVTT"
    _comma = "."

    def _begin(self) -> None:
        self._stream.write("WEBVTT\n\n")

    def _lines(self, speaker: str | None, said: str) -> Iterator[str]:
        first, *others = (escape(line) for line in textwrap.wrap(said, _WIDTH, break_long_words=False))
        yield first if speaker is None else f"<v {escape(speaker)}>{first}"
        yield from others
