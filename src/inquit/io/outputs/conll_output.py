"""Results as columns of tokens, in the manner of CoNLL-U Plus."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO

import spacy

from inquit.document import Document, Failure, Quote, TextSpan, Time
from inquit.io.outputs.output_format import WriteOptions
from inquit.text_safety import encodable

__all__ = ["COLUMNS", "ConllWriter"]

_OF_QUOTE = ("QUOTE", "TYPE", "SPEAKER", "ADDRESSEE", "STATUS", "REPORTED_BY")
COLUMNS = ("ID", "FORM", "START", "END", *_OF_QUOTE, "CUE", "SOURCE")
_NOTHING = "_"
# What would end a cell, or an item of it.
_ENDS = re.compile(r"[\s|]+")
_SPACE = re.compile(r"\s+")
_MIN_LINES = 2  # line ends in white space: a blank line


class ConllWriter:
    """A token a line, a blank line after each paragraph, comments for documents, speakers and times.

    START and END are code points into the text. QUOTE, CUE and SOURCE hold the ids of statements in BIO form (`B-q1`),
    parted by `|` and the outer one first where several overlap; TYPE, SPEAKER, ADDRESSEE, STATUS and REPORTED_BY go
    with QUOTE. A mark is widened to whole tokens. The tokens are those of spaCy's English tokenizer.
    """

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        del options  # nothing to choose
        self._stream = stream
        self._tokenizer = spacy.blank("en").tokenizer
        stream.write(f"# global.columns = {' '.join(COLUMNS)}\n")

    def document(self, document: Document) -> None:
        self._stream.writelines(self._lines(document))
        self._stream.flush()

    def failure(self, failure: Failure) -> None:
        """Nothing: a text that could not be read is no text. The caller names the failure."""

    def finish(self) -> None:
        """Nothing: every document stands for itself."""

    def _lines(self, document: Document) -> Iterator[str]:
        text = encodable(document.text)
        yield f"# newdoc id = {_comment(document.id)}\n"
        for speaker in document.speakers:
            yield f"# speaker {_id(speaker.id)} = {_comment(speaker.name)}\n"
        for quote in document.quotes:
            if quote.time is not None:
                yield f"# time {_id(quote.id)} = {_time(quote.time.start)} {_time(quote.time.end)}\n"
        contents = _TokenMarks((quote, quote.content) for quote in document.quotes)
        cues, sources = (
            _TokenMarks((quote, getattr(quote, kind)) for quote in document.quotes) for kind in ("cue", "source")
        )
        number = 0
        for token in self._tokenizer(text):
            if token.is_space:
                if number and len(re.findall(r"\r\n|\n|\r", token.text)) >= _MIN_LINES:
                    number = 0
                    yield "\n"
                continue
            number += 1
            start, end = token.idx, token.idx + len(token)
            quotes = contents.at(start, end)
            yield (
                "\t".join(
                    (
                        str(number),
                        token.text,
                        str(start),
                        str(end),
                        _bio(quotes),
                        _joined(quote.type for quote, _ in quotes),
                        _joined(_id(quote.speaker_id or _NOTHING) for quote, _ in quotes),
                        _joined(_id(quote.addressee_id or _NOTHING) for quote, _ in quotes),
                        _joined(quote.status for quote, _ in quotes),
                        _joined(_id(quote.reported_by_id or _NOTHING) for quote, _ in quotes),
                        _bio(cues.at(start, end)),
                        _bio(sources.at(start, end)),
                    )
                )
                + "\n"
            )
        if number:
            yield "\n"


class _TokenMarks:
    """Which quotes a token belongs to; asked for one token after the other."""

    def __init__(self, quotes: Iterable[tuple[Quote, tuple[TextSpan, ...]]]) -> None:
        stretches = [
            (span.start, -spans[-1].end, number, span.end, quote)
            for number, (quote, spans) in enumerate(quotes)
            for span in spans
            if span.start < span.end
        ]
        self._waiting = sorted(stretches, key=lambda stretch: stretch[:3], reverse=True)
        self._open: list[tuple[int, int, int, int, Quote]] = []
        self._begun: set[int] = set()

    def at(self, start: int, end: int) -> list[tuple[Quote, bool]]:
        """The quotes of the token, the outermost first, each with whether it begins here."""
        while self._waiting and self._waiting[-1][0] < end:
            self._open.append(self._waiting.pop())
        if not self._open:
            return []
        self._open = [stretch for stretch in self._open if stretch[3] > start]
        found: dict[int, tuple[Quote, bool]] = {}
        for _, _, number, _, quote in self._open:
            found.setdefault(number, (quote, number not in self._begun))
        self._begun |= found.keys()
        return list(found.values())


def _bio(quotes: list[tuple[Quote, bool]]) -> str:
    return _joined(f"{'B' if begins else 'I'}-{_id(quote.id)}" for quote, begins in quotes)


def _joined(items: Iterable[str]) -> str:
    return "|".join(items) or _NOTHING


def _id(id_: str) -> str:
    return encodable(_ENDS.sub("_", id_))


def _time(time: Time | None) -> str:
    return _NOTHING if time is None else _id(str(time))


def _comment(text: str) -> str:
    return encodable(_SPACE.sub(" ", text))
