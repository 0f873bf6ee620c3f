"""Results as a plain transcript: who speaks, and what, in paragraphs."""

from __future__ import annotations

import re
from typing import IO

from inquit.document import Document, Failure
from inquit.io.outputs.output_format import WriteOptions
from inquit.io.outputs.spoken_rows import UNKNOWN_SPEAKER, one_line, outer_rows, paragraphs_of, shown_speaker

__all__ = ["TranscriptWriter"]

# What could be read as a label, were it to begin a paragraph.
_LIKE_A_LABEL = re.compile(r"[^:]{0,80}:")


class TranscriptWriter:
    """`NAME: text`, and the further paragraphs of a turn below it; reading it gives the same turns.

    A paragraph that could be taken for another turn is joined to the one before. Of several texts, each has its name
    above it, in brackets, which are no speech.
    """

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        self._stream = stream
        self._several = options.several
        self._between = ""

    def document(self, document: Document) -> None:
        if self._several:
            self._write(f"[{one_line(document.id)}]")
        for quote in outer_rows(document):
            lines = paragraphs_of(document, quote)
            name = shown_speaker(document, quote) or UNKNOWN_SPEAKER
            said = ""
            for line in lines:
                between = " " if not said or _LIKE_A_LABEL.match(line) else "\n\n"
                said += between + line
            if said:
                self._write(f"{name}:{said}")
        self._stream.flush()

    def failure(self, failure: Failure) -> None:
        """Nothing: in a text that could not be read nobody speaks. The caller names the failure."""

    def finish(self) -> None:
        """Nothing: every turn stands for itself."""

    def _write(self, paragraph: str) -> None:
        self._stream.write(f"{self._between}{paragraph}\n")
        self._between = "\n"
