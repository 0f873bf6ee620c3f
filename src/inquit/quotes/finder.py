"""Finds what was said: quoted stretches with their cues, and clauses under reporting words.

The rules of syntax and punctuation propose, weights counted on annotated news decide; see docs/how-it-works.md.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from inquit.document import NotQuote, TextSpan
from inquit.parsing import Paragraph, ParsedText
from inquit.quotes.drafts import Draft, Finding
from inquit.quotes.linear import load_model
from inquit.quotes.links import Stretch
from inquit.quotes.marks import find_marked, whole_paragraphs
from inquit.quotes.quoted import link, nested_statements, quoted_statements
from inquit.quotes.reading import read_paragraph
from inquit.quotes.reported import reported_statements

__all__ = ["find_statements"]

TERM_WORDS = 2  # longer ones that are nobody's words are phrases held at a distance


def find_statements(parsed: ParsedText, *, attitudes: bool = False) -> Finding:
    """Every statement of the text."""
    marked = find_marked(parsed.text, whole_paragraphs((p.number, p.span) for p in parsed.paragraphs))
    outer = [(i, span) for i, m in enumerate(marked) if m.depth == 0 for span in m.spans]
    inner = [(i, span) for i, m in enumerate(marked) if m.depth for span in m.spans]
    frames = load_model("frame_weights")
    starts, ends = [span.start for _, span in outer], [span.end for _, span in outer]
    drafts: list[Draft] = []
    not_quotes: list[NotQuote] = []
    going_on: dict[int, Draft] = {}  # by marked stretch: quotes over several paragraphs are one statement
    before: Paragraph | None = None
    for p in parsed.paragraphs:
        inside = outer[bisect_right(ends, p.span.start) : bisect_left(starts, p.span.end)]
        reading = read_paragraph(p, inside, frames)
        linked, rejected = link(reading, marked)
        here = quoted_statements(parsed.text, reading, linked, going_on, before)
        covered = [found.stretch.span for found in linked] + [span for draft in here for span in draft.content]
        here += reported_statements(reading, covered, {found.cue for found in linked}, attitudes=attitudes)
        drafts += here + nested_statements(reading, marked, inner, here)
        not_quotes += [NotQuote(s.span, _reason(p, s), p.number) for s in rejected]
        before = p
    for draft in drafts:
        draft.content = _joined(draft.content)
    drafts.sort(key=lambda d: (d.content[0].start, d.parent is not None))
    return Finding(tuple(drafts), tuple(not_quotes))


def _reason(p: Paragraph, stretch: Stretch) -> str:
    words = [p.text[i] for i in range(stretch.lo, stretch.hi) if p.text[i][0].isalnum()]
    if len(words) > 1 and sum(w[0].isupper() for w in words) * 2 > len(words):
        return "title"
    return "term" if len(words) <= TERM_WORDS else "scare quote"


def _joined(spans: Sequence[TextSpan]) -> list[TextSpan]:
    """The spans in order, those that touch or overlap made one."""
    out: list[TextSpan] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + 1:
            out[-1] = TextSpan(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
