"""Finds what was said: quoted stretches with their cues, and clauses under reporting words.

The rules of syntax and punctuation propose, weights counted on annotated news decide; see docs/how-it-works.md.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from unicodedata import category

from inquit.document import NotQuote, TextSpan
from inquit.parsing import Paragraph, ParsedText
from inquit.quotes.drafts import Draft, Finding
from inquit.quotes.layout import find_turns
from inquit.quotes.linear import load_model
from inquit.quotes.links import Stretch
from inquit.quotes.marks import find_marked, whole_paragraphs
from inquit.quotes.quoted import Surroundings, link, nested_statements, quoted_statements
from inquit.quotes.reading import read_paragraph
from inquit.quotes.reported import reported_statements

__all__ = ["find_statements"]

TERM_WORDS = 2  # longer ones that are nobody's words are phrases held at a distance


def find_statements(parsed: ParsedText, *, attitudes: bool = False) -> Finding:
    """Every statement of the text, in order; a statement inside another follows it."""
    finder = _Finder(parsed, attitudes=attitudes)
    for i in range(len(parsed.paragraphs)):
        finder.read(i)
    return finder.finished()


class _Finder:
    """Reads the paragraphs of one text in order."""

    def __init__(self, parsed: ParsedText, *, attitudes: bool) -> None:
        self._text = parsed.text
        self._paragraphs = parsed.paragraphs
        self._attitudes = attitudes
        self._marked = find_marked(parsed.text, whole_paragraphs((p.number, p.span) for p in parsed.paragraphs))
        self._outer = _Spans([(i, s) for i, m in enumerate(self._marked) if m.depth == 0 for s in m.spans])
        self._inner = _Spans([(i, s) for i, m in enumerate(self._marked) if m.depth for s in m.spans])
        self._turns = find_turns(parsed.paragraphs, parsed.text)
        self._going_on: dict[int, Draft] = {}  # by marked stretch: quotes over several paragraphs are one statement
        self._drafts: list[Draft] = []
        self._not_quotes: list[NotQuote] = []

    def read(self, i: int) -> None:
        """Find the statements of one paragraph."""
        p = self._paragraphs[i]
        turn = self._turns.get(i)
        if turn is not None:
            said = TextSpan(turn.cue.end, p.span.end)
            self._drafts.append(Draft(p, [said], turn.rule, 1.0, layout=turn, quoted=[said]))
            return
        reading = read_paragraph(p, self._outer.within(p.span), load_model("frame_weights"))
        linked, rejected = link(reading, self._marked, self._going_on)
        above = self._paragraphs[i - 1] if i else None
        below = self._paragraphs[i + 1] if i + 1 < len(self._paragraphs) else None
        here = quoted_statements(reading, linked, self._going_on, Surroundings(self._text, above, below))
        covered = [found.stretch.span for found in linked] + [span for draft in here for span in draft.content]
        here += reported_statements(reading, covered, {found.cue for found in linked}, attitudes=self._attitudes)
        self._drafts += here + nested_statements(reading, self._marked, self._inner.within(p.span), here)
        self._not_quotes += [NotQuote(s.span, _reason(p, s), p.number) for s in rejected]

    def finished(self) -> Finding:
        """What was found, in order of the text."""
        for draft in self._drafts:
            draft.content = _joined([_trimmed(self._text, span) for span in draft.content])
        drafts = [draft for draft in self._drafts if draft.content]
        drafts.sort(key=lambda d: (d.content[0].start, d.parent is not None))
        return Finding(tuple(drafts), tuple(self._not_quotes))


class _Spans:
    """Marked spans in order of the text, to be asked for those in a paragraph."""

    def __init__(self, numbered: Sequence[tuple[int, TextSpan]]) -> None:
        self._numbered = numbered
        self._starts = [span.start for _, span in numbered]
        self._ends = list(accumulate((span.end for _, span in numbered), max))  # nested ones end before their parents

    def within(self, place: TextSpan) -> Sequence[tuple[int, TextSpan]]:
        return self._numbered[bisect_right(self._ends, place.start) : bisect_left(self._starts, place.end)]


def _trimmed(text: str, span: TextSpan) -> TextSpan:
    """The span without white space and invisible characters at its edges."""
    start, end = span.start, span.end
    while start < end and _is_blank(text[start]):
        start += 1
    while end > start and _is_blank(text[end - 1]):
        end -= 1
    return TextSpan(start, end)


def _is_blank(character: str) -> bool:
    return character.isspace() or category(character) == "Cf"


def _reason(p: Paragraph, stretch: Stretch) -> str:
    words = [p.text[i] for i in range(stretch.lo, stretch.hi) if p.text[i][0].isalnum()]
    if len(words) > 1 and sum(w[0].isupper() for w in words) * 2 > len(words):
        return "title"
    return "term" if len(words) <= TERM_WORDS else "scare quote"


def _joined(spans: Sequence[TextSpan]) -> list[TextSpan]:
    """The spans in order, those that touch or overlap made one."""
    out: list[TextSpan] = []
    for span in sorted(spans):
        if span.start == span.end:
            continue
        if out and span.start <= out[-1].end + 1:
            out[-1] = TextSpan(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
