"""Labels that stand inside a paragraph: where the breaks between turns are lost, a known label begins the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inquit.document import TextSpan
from inquit.glyphs import DASHES, LETTER
from inquit.structure.transcript.label_evidence import LabelledPage
from inquit.structure.transcript.label_forms import Form, Label, LabelReader
from inquit.structure.transcript.label_shapes import MAX_WORDS_OF_OFFICE, Shape, key_of
from inquit.structure.transcript.page_lines import PageLine

__all__ = ["InsideLabels"]

_SEPARATORS: dict[Form, re.Pattern[str]] = {
    "colon": re.compile(r":(?=\s)"),
    "stop-dash": re.compile(rf"\.[ ]?[-{DASHES}](?=[\s\w])"),
}
_BEFORE = rf"[.?!…)\]\-{DASHES}[:closing:]]\s*\Z"
_LAST_WORD = re.compile(rf"[^\s\-{DASHES}]{{1,40}}\s*\Z")
_WORD_START = re.compile(rf"(?:(?<=[\s\-{DASHES})\].?!])|(?<=\A))(?={LETTER})")
MAX_LABEL = 130
MAX_BEFORE = 42  # characters that are looked at in front of a label


class InsideLabels:
    """Finds the known labels of a page inside its lines."""

    def __init__(self, reader: LabelReader, page: LabelledPage) -> None:
        self._reader = reader
        self._before = reader.language.compiled(_BEFORE)
        self._forms = [form for form in _SEPARATORS if form in page.forms]
        self._known = {
            " ".join(label.span.of(reader.text).split())
            for label in page.labels.values()
            if label.shape >= Shape.PLAIN and label.form in _SEPARATORS
        }

        self._in_capitals = bool(self._known) and all(map(str.isupper, self._known))

    def find(self, start: int, line: PageLine) -> Iterator[Label]:
        """The labels between `start` and the end of a line, in order."""
        text, last = self._reader.text, start
        for form in self._forms if self._known else ():
            for found in _SEPARATORS[form].finditer(text, start, line.end):
                at = self._name_before(found.start(), last, start)
                if at is None:
                    continue
                name = text[at : found.start()].rstrip()
                span = TextSpan(at, at + len(name))
                yield Label(form, line, span, found.end(), key_of(name), Shape.STRONG, time=None, bold=False)
                last = found.end()

    def _name_before(self, end: int, last: int, start: int) -> int | None:
        """Where the longest known label begins that ends here, if one does."""
        text = self._reader.text
        low = max(last, end - MAX_LABEL)
        starts = [found.start() for found in _WORD_START.finditer(text, low, end)][-2 * MAX_WORDS_OF_OFFICE :]
        for at in starts:
            if " ".join(text[at:end].split()) in self._known:
                return at if self._may_begin(at, start) or self._interrupts(at, end) else None
        titled = next((at for at in starts if self._is_titled_capitals(at, end, start)), None)
        if titled is not None or text[end - 1] != ")":
            return titled
        return next((at for at in reversed(starts) if self._is_office(at, end, start)), None)

    def _interrupts(self, at: int, end: int) -> bool:
        """Whether a known label with a title breaks into a sentence that is left unfinished."""
        text, language = self._reader.text, self._reader.language
        words = text[max(0, at - MAX_BEFORE) : at].split()
        functions = language.function_words
        prepositions = functions.recipient_preposition | functions.agent_preposition | language.vocabulary.connectors
        return (
            self._starts_with_title(at, end)
            and bool(words)
            and words[-1].isalpha()
            and words[-1].islower()
            and words[-1] not in prepositions
            and text[end + 1 : end + 3].strip()[:1].isupper()
        )

    def _starts_with_title(self, at: int, end: int) -> bool:
        first = self._reader.text[at:end].split()[0].lower()
        return first in self._reader.language.vocabulary.titles

    def _is_titled_capitals(self, at: int, end: int, start: int) -> bool:
        """Whether a sentence ends before a title and a name in capitals, as known labels are, too."""
        text = self._reader.text
        name = text[at:end]
        return (
            self._in_capitals
            and name.isupper()
            and " " in name
            and self._starts_with_title(at, end)
            and self._before.search(text, max(start, at - MAX_BEFORE), at) is not None
            and self._reader.shape(name) == Shape.STRONG
        )

    def _is_office(self, at: int, end: int, start: int) -> bool:
        """Whether a sentence ends before an office with its holder in brackets, who has not spoken before."""
        text = self._reader.text
        name = text[at:end]
        sentence = self._before.search(text, max(start, at - MAX_BEFORE), at) is not None
        return sentence and name.count("(") == name.count(")") == 1 and self._reader.shape(name) == Shape.STRONG

    def _may_begin(self, at: int, start: int) -> bool:
        """Whether a sentence, or a heading in capitals, ends in front of a place."""
        text = self._reader.text
        low = max(start, at - MAX_BEFORE)
        word = _LAST_WORD.search(text, low, at)
        before = "" if word is None else word[0].strip()
        if before.lower() in self._reader.language.vocabulary.titles:
            return False
        return self._before.search(text, low, at) is not None or (before.isupper() and len(before) > 1)
