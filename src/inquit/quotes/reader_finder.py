"""The reader's finder: what the encoder tags, made into statements by marks, words and links.

The tags say which words are reported and which words report; the quotation marks say where quoted words begin and end,
to the character. A part is a run of reported words, a marked stretch, or both where they overlap; parts that are linked
to one cue are one statement.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from inquit.document import Act, NotQuote, TextSpan
from inquit.parsing import Paragraph, ParsedText
from inquit.quotes.drafts import Draft, Finding, Seen
from inquit.quotes.finder import MarkedSpans, drafts_in_order, marked_of, not_quote, turn_draft
from inquit.quotes.layout import find_turns
from inquit.quotes.links import SENTENCE_END, Stretch, is_sentence, quoted_flags
from inquit.quotes.quoted import Linked, Surroundings, nested_statements, start_statement
from inquit.quotes.reading import Reading, stretches_in
from inquit.quotes.subjects import noun_phrase
from inquit.reader.reading import Content, Cue, Reader, TextReading

__all__ = ["ReaderFinder"]

# Chosen on polnear_dev and wikinews_dev; see docs/reader.md.
IS_SAID = 0.5  # a marked stretch is somebody's words if its pieces are reported with this probability
IS_LINK = 0.3  # words are linked to a cue if they belong to it with this probability
IS_SPEECH = 0.5  # a cue reports speech or writing
# A statement without quotation marks is one if words, cue and link together are as likely as this.
IS_REPORT_OR_ATTITUDE = 0.25
IS_REPORT = 0.35  # without attitudes a doubtful report is more often none
_EDGES = frozenset(" \t\n\r,;—–-")


class ReaderFinder:
    """Finds statements by what the encoder sees."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def find(self, parsed: ParsedText, *, attitudes: bool = False) -> Finding:
        """As `Finder` says."""
        run = _Run(parsed, self._reader, attitudes=attitudes)
        for i in range(len(parsed.paragraphs)):
            run.read(i)
        least = IS_REPORT_OR_ATTITUDE if attitudes else IS_REPORT
        kept = [draft for draft in run.drafts if draft.quoted or draft.chance >= least]
        return Finding(drafts_in_order(parsed.text, kept), tuple(run.not_quotes))


@dataclass(slots=True)
class _Part:
    """A run of reported words, a marked stretch, or both."""

    start: int
    end: int
    tagged: list[Content] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    cue: int | None = None  # index in the reading
    chance: float = 0.0

    @property
    def span(self) -> TextSpan:
        return TextSpan(self.start, self.end)


class _Run:
    """Reads the paragraphs of one text in order."""

    def __init__(self, parsed: ParsedText, reader: Reader, *, attitudes: bool) -> None:
        self.drafts: list[Draft] = []
        self.not_quotes: list[NotQuote] = []
        self._text = parsed.text
        self._paragraphs = parsed.paragraphs
        self._starts = [p.span.start for p in parsed.paragraphs]
        self._attitudes = attitudes
        self._marked = marked_of(parsed)
        self._outer, self._inner = MarkedSpans.outer(self._marked), MarkedSpans.inner(self._marked)
        self._turns = find_turns(parsed.paragraphs, parsed.text)
        spans = [(m.depth, span) for m in self._marked for span in m.spans]
        self._view: TextReading = reader.read(parsed.text, [p.span for p in parsed.paragraphs], spans)
        self._contents = sorted(self._view.contents, key=lambda c: c.span)
        self._content_starts = [c.span.start for c in self._contents]
        self._going_on: dict[int, Draft] = {}  # by marked stretch: quotes over several paragraphs are one statement
        self._by_cue: dict[int, Draft] = {}

    def read(self, i: int) -> None:
        """Find the statements of one paragraph."""
        p = self._paragraphs[i]
        if i in self._turns:
            self.drafts.append(turn_draft(p, self._turns[i]))
            return
        stretches = tuple(stretches_in(p, self._outer.within(p.span)))
        here: list[Draft] = []
        parts = self._parts(p, stretches)
        for part in parts:
            self._link(part)
            draft = self._draft(i, part, here)
            if draft is not None:
                self._add(draft, part)
        reading = Reading(p, stretches, quoted_flags(p, stretches), ())
        self.drafts += here + nested_statements(reading, self._marked, self._inner.within(p.span), here)
        held = {id(s) for part in parts for s in part.stretches}
        self.not_quotes += [not_quote(p, s) for s in stretches if id(s) not in held]

    def _parts(self, p: Paragraph, stretches: Sequence[Stretch]) -> list[_Part]:
        """The parts of a paragraph in order; no part cuts a marked stretch, and none overlaps another."""
        lo, hi = bisect_left(self._content_starts, p.span.start), bisect_left(self._content_starts, p.span.end)
        found = [
            _Part(span.start, span.end, [c])
            for c in self._contents[lo:hi]
            if (span := self._whole_words(c.span)).start < span.end
        ]
        for s in stretches:
            if any(part.start < s.span.end and s.span.start < part.end for part in found) or self._is_said(p, s):
                found.append(_Part(s.span.start, s.span.end, [], [s]))
        out: list[_Part] = []
        for part in sorted(found, key=lambda part: (part.start, -part.end)):
            if out and part.start < out[-1].end:
                out[-1].end = max(out[-1].end, part.end)
                out[-1].tagged += part.tagged
                out[-1].stretches += part.stretches
            else:
                out.append(part)
        return out

    def _is_said(self, p: Paragraph, stretch: Stretch) -> bool:
        if stretch.marked in self._going_on:
            return True
        cues = self._view.cues_of(stretch.span)
        introduced = max(cues.values(), default=0.0) >= IS_LINK
        return self._view.said(stretch.span) >= IS_SAID or is_sentence(p, stretch, introduced=introduced)

    def _whole_words(self, span: TextSpan) -> TextSpan:
        """The span widened to whole words, without commas, dashes and space at its edges."""
        text, start, end = self._text, span.start, span.end
        while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        return TextSpan(start, end)

    def _link(self, part: _Part) -> None:
        """The likeliest cue of a part, outside of it."""
        chances = self._view.cues_of(part.span)
        outside = {c: x for c, x in chances.items() if not part.span.overlaps(self._view.cues[c].span)}
        best = max(outside, key=outside.__getitem__, default=None)
        if best is not None and outside[best] >= IS_LINK:
            part.cue = best
            said = max((c.chance for c in part.tagged), default=self._view.said(part.span))
            part.chance = outside[best] * self._view.cues[best].chance * said

    def _draft(self, i: int, part: _Part, here: list[Draft]) -> Draft | None:
        """The statement that a part belongs to: one that is there already, or a new one."""
        going_on = next((d for s in part.stretches if (d := self._going_on.get(s.marked)) is not None), None)
        if going_on is not None:
            if going_on.cue is None and going_on.layout is None and part.cue is not None:  # its cue comes later
                self._introduce(going_on, part)
            return going_on
        if part.cue is not None and (told := self._by_cue.get(part.cue)) is not None:
            if not self._only_goes_on(self._paragraphs[i], told, part):
                return told
            part.cue = None
        draft = self._start(i, part, here)
        if draft is not None and not any(draft is d for d in here):
            here.append(draft)
        return draft

    def _start(self, i: int, part: _Part, here: Sequence[Draft]) -> Draft | None:
        p = self._paragraphs[i]
        if part.cue is not None:
            act: Act = "speech" if self._view.cues[part.cue].speech >= IS_SPEECH else "attitude"
            if act == "attitude" and not (self._attitudes or part.stretches):
                return None
            draft = Draft(p, [], "read", 0.0, act="speech" if part.stretches else act)
            self._introduce(draft, part)
            return draft
        if not part.stretches:
            return None
        stretch = part.stretches[0]
        above = self._paragraphs[i - 1] if i else None
        below = self._paragraphs[i + 1] if i + 1 < len(self._paragraphs) else None
        around = Surroundings(self._text, above, below)
        draft = start_statement(p, Linked(stretch, None, 0.0), around)
        if draft.rule == "orphan" and here and here[-1].quoted:  # "'A,' she said. 'B.'"
            return here[-1]
        return draft

    def _only_goes_on(self, p: Paragraph, told: Draft, part: _Part) -> bool:
        """Whether quoted sentences follow a finished report of the same cue: they go on from it as a row of their own."""
        if (part.tagged and not part.stretches) or not told.content or not is_sentence(p, part.stretches[0]):
            return False
        between = self._text[told.content[-1].end : part.start]
        reported = len(told.quoted) < len(told.content) or told.content[-1] != told.quoted[-1]
        return reported and told.content[-1].end <= part.start and any(c in SENTENCE_END for c in between)

    def _introduce(self, draft: Draft, part: _Part) -> None:
        if part.cue is None:
            return
        cue = self._view.cues[part.cue]
        draft.rule = "read"
        draft.cue_paragraph = self._paragraph_at(cue.span.start)
        draft.cue = _head(draft.cue_paragraph, cue.span)
        words = self._whole_words(cue.span)
        draft.seen = Seen(words if words.start < words.end else cue.span, self._source(cue), cue.source_chance)
        self._by_cue[part.cue] = draft

    def _add(self, draft: Draft, part: _Part) -> None:
        draft.content.append(part.span)
        draft.chance = max(draft.chance, part.chance)
        for stretch in part.stretches:
            draft.first = draft.first or stretch
            draft.quoted.append(stretch.span)
            draft.marked.append(stretch.marked)
            self._going_on[stretch.marked] = draft

    def _source(self, cue: Cue) -> TextSpan | None:
        if cue.source is None or cue.whole:
            return cue.source
        p = self._paragraph_at(cue.source.start)
        return p.token_span(*noun_phrase(p, _head(p, cue.source)))

    def _paragraph_at(self, offset: int) -> Paragraph:
        return self._paragraphs[bisect_right(self._starts, offset) - 1]


def _head(p: Paragraph, span: TextSpan) -> int:
    """The token of a span that governs the others."""
    tokens = p.tokens_in(span)
    return min(tokens, key=lambda i: (p.pos[i] == "PUNCT", p.depth[i], i))
