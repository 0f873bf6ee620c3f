"""The stretches of an article that stand in quotation marks, without the marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inquit.document import GIVEN_TURN, Document, Quote, TextSpan
from inquit.languages import Language, language_of
from inquit.text.breaks import find_breaks
from inquit.text.marks.mark_table import TRANSPARENT, MarkTable, mark_table
from inquit.text.marks.pairing import Marked, find_marked, in_order, whole_paragraphs
from inquit.text.paragraphs import paragraph_spans
from inquit.text.respelling import Respelling, respelled
from inquit.verification.spoken_paragraphs import spoken_paragraphs

__all__ = ["WordsInMarks", "is_turn", "outermost_in_marks", "words_in_marks"]


@dataclass(frozen=True, slots=True)
class WordsInMarks:
    """What stands between two marks.

    spans: without the marks, in order; one in each paragraph that it goes on over.
    parent: the place of the stretch that holds it, among all of the text; None for an outermost one.
    closed: whether there is a mark that ends it.
    """

    spans: tuple[TextSpan, ...]
    parent: int | None
    closed: bool = True

    @property
    def size(self) -> int:
        """How many characters it has."""
        return sum(span.end - span.start for span in self.spans)


def is_turn(document: Document, quote: Quote) -> bool:
    """Whether a row is what somebody says until somebody else speaks, by the layout, and needs no marks."""
    if document.has_turns:
        return quote.parent_id is None
    return quote.evidence.rule.split(";")[0] in {"turn", GIVEN_TURN}


def words_in_marks(document: Document) -> list[WordsInMarks]:
    """All that stands in marks, in order; what lies in another stretch comes after it."""
    language = language_of()
    spelling = respelled(document.text) if document.has_text else None
    text = document.text if spelling is None else spelling.text
    marked = _marked(document, text, spelling, language)
    table = mark_table(language)
    families = {style: table.family[opener] for (opener, _), style in table.styles.items()}
    out = []
    for one in marked:
        inside: Iterable[TextSpan] = (_inside(text, one, span, table, families[one.style]) for span in one.spans)
        placed = inside if spelling is None else spelling.outer(inside)
        spans = (trimmed for span in placed if (trimmed := _trimmed(document.text, span)) is not None)
        out.append(WordsInMarks(tuple(spans), one.parent, one.closed))
    return out


def outermost_in_marks(text: str) -> list[str]:
    """What stands in the outermost marks of a text, a str for each paragraph of each."""
    found = words_in_marks(Document("", text))
    return [span.of(text) for one in found if one.parent is None for span in one.spans]


def _marked(document: Document, text: str, spelling: Respelling | None, language: Language) -> tuple[Marked, ...]:
    """The stretches of a text; those of headings apart, so that none parts a quotation that goes on behind it."""
    if document.has_turns or not document.has_text:
        spoken = [one.span for one in spoken_paragraphs(document)]
        return find_marked(text, spoken if spelling is None else [*map(spelling.inner, spoken)], language)
    numbered = paragraph_spans(text, language)
    breaks = find_breaks(text, [span for _, span in numbered], language)
    furniture = set(breaks.furniture)
    body = [(number, span) for number, span in numbered if breaks.body.contains(span)]
    prose = whole_paragraphs((number, span) for number, span in body if span not in furniture)
    headlines = whole_paragraphs((number, span) for number, span in body if span in furniture)
    return in_order(find_marked(text, prose, language), find_marked(text, headlines, language))


def _inside(text: str, marked: Marked, span: TextSpan, table: MarkTable, family: str) -> TextSpan:
    """What stands between the marks; one may begin it in each paragraph, and one ends the last."""
    start, end = span.start, span.end
    opener = table.forward.match(text, start, end)
    if opener is not None and table.family[opener[0]] == family:
        start = opener.end()
    if marked.closed and span is marked.spans[-1]:
        closers = (glyph for glyph, its in table.family.items() if its == family)
        end -= max((len(glyph) for glyph in closers if text.endswith(glyph, start, end)), default=0)
        while end > start and text[end - 1] in TRANSPARENT:  # what escapes the mark
            end -= 1
    return TextSpan(start, max(start, end))


def _trimmed(text: str, span: TextSpan) -> TextSpan | None:
    """A stretch without the white space at its edges; None where nothing is left."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return TextSpan(start, end) if start < end else None
