"""Statements that pass through several hands, mended and completed, and the status of all.

Finders give words to the reporting word that they see first. Here each goes to the verb nearest to it
(`told.py`), what stood around it as its report becomes a statement of its own, and each gets its status (`status.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from inquit.document import TextSpan
from inquit.languages.relations import CLAUSAL_COMPLEMENT, OPEN_CLAUSE
from inquit.statements.clauses import is_passive, subject_of
from inquit.statements.false_quotations import mark_false
from inquit.statements.finder import drafts_in_order, settle_parents
from inquit.statements.neural.content_edges import whole_words
from inquit.statements.passive_tags import begin_at_clause, is_tag_behind, take_tag, take_verb
from inquit.statements.statement_draft import FoundStatements, StatementDraft, Told
from inquit.statements.status import status_of
from inquit.statements.subjects import noun_phrase
from inquit.statements.told import ToldReport, attributed_to, hearer_of, is_told, leads_up_to, told_report, told_reports
from inquit.statements.told_according import put_around, without
from inquit.statements.told_tags import put_tags_around
from inquit.structure.text_structure import TextStructure
from inquit.text.marks.marked_stretches import quoted_flags

__all__ = ["with_told"]

_CLIMB = 3  # verbs between a report and the one that reports it ("used to say"); farther up are errors of the parse
ADDED = 0.9  # how likely a report that only the parse shows is one; by hand, for frames that leave little doubt


def with_told(structure: TextStructure, found: FoundStatements) -> FoundStatements:
    """The statements with their status and the hands that they passed through, and those that only the parse shows."""
    by_paragraph: dict[int, list[StatementDraft]] = {}
    for draft in found.drafts:
        by_paragraph.setdefault(id(draft.cue_paragraph or draft.paragraph), []).append(draft)
    added: list[StatementDraft] = []
    for i, p in enumerate(structure.parsed.paragraphs):
        if i not in structure.turns:
            here = _Here(structure, i, by_paragraph.get(id(p), []))
            here.mend()
            added += here.added
    drafts = drafts_in_order(structure.parsed.text, [*found.drafts, *added])
    settle_parents(drafts)
    for draft in drafts:
        _give_status(draft)
    mark_false(structure, drafts)
    return replace(found, drafts=drafts)


class _Here:
    """The statements of one paragraph, which it changes, and the reports that its parse shows."""

    def __init__(self, structure: TextStructure, i: int, drafts: list[StatementDraft]) -> None:
        self._text = structure.parsed.text
        self._p = p = structure.parsed.paragraphs[i]
        self._stretches = structure.marks.outer[i]
        self._quoted = quoted_flags(p, self._stretches)
        self._nests = structure.dialogue is None
        self._drafts = drafts
        self.added: list[StatementDraft] = []

    def mend(self) -> None:
        """Go through the reports, the outer ones first as they stand."""
        for report in told_reports(self._p, self._quoted):
            span = self._words(report)
            own = self._own(report, span)
            if own is not None:
                self._rebind(own, report)
                self._end(own, report, span)
                begin_at_clause(self._p, own, report)
            holder = self._holder(report, own)
            if holder is not None:
                self._nest(report, span, own, holder)
            elif own is None:
                self._add_if_odd(report, span)
            elif self._nests:
                self._surround(report, own)
        if self._nests:
            self.added += put_around(self._text, self._p, self._quoted, self._drafts)
            self.added += put_tags_around(self._text, self._p, self._quoted, self._stretches, self._drafts)

    def _words(self, report: ToldReport) -> TextSpan | None:
        """The words that a report gives by the parse, with all of a marked stretch that it holds a part of."""
        if report.content is None:
            led_up_to = (stretch for stretch in self._stretches if leads_up_to(self._p, report.verb, stretch))
            behind = (stretch for stretch in self._stretches if is_tag_behind(self._p, report, stretch))
            return next((stretch.span for stretch in (*led_up_to, *behind)), None)
        span = self._p.token_span(*report.content)
        for stretch in self._stretches:
            if stretch.span.overlaps(span):
                span = TextSpan(min(span.start, stretch.span.start), max(span.end, stretch.span.end))
        return span

    def _own(self, report: ToldReport, span: TextSpan | None) -> StatementDraft | None:
        """The statement that a report is already: the one of its words before one of its verb alone."""
        at, cues = self._p.start[report.verb], (report.verb, report.outer)
        found = None
        for draft in self._all():
            is_its = draft.cue in cues and draft.cue_paragraph is self._p
            if span is not None and draft.content and span.contains(draft.content[0]) and not _holds(draft, at):
                return draft
            if is_its and (found is None or (span is not None and self._overlaps(draft, span))):
                found = draft
        return found

    def _all(self) -> Iterable[StatementDraft]:
        return (draft for drafts in (self._drafts, self.added) for draft in drafts)

    def _holder(self, report: ToldReport, own: StatementDraft | None) -> StatementDraft | None:
        """The innermost statement of another that says that this was reported."""
        at = self._p.start[report.verb]
        around = [
            draft
            for draft in self._all()
            if draft is not own and draft.content and draft.cue is not None and _holds(draft, at)
        ]
        return min(around, key=lambda draft: draft.content[-1].end - draft.content[0].start, default=None)

    def _rebind(self, draft: StatementDraft, report: ToldReport) -> None:
        """Give a statement the verb nearest to its words, and the hands that it went through."""
        p = self._p
        if not report.is_wrapped:
            if draft.cue != report.verb and not self._is_report(draft):
                draft.told = self._heard(draft, report)
            self._name_sides(draft, report)
            return
        if report.content is None and not draft.quoted:
            return
        shared = p.dep[report.verb] == OPEN_CLAUSE and not is_passive(p, report.outer)  # the finder saw the subject
        source = None if report.speaker is None or shared else p.token_span(*noun_phrase(p, report.speaker))
        reporter = None if report.reporter is None else p.token_span(*noun_phrase(p, report.reporter))
        draft.told = Told(verb=report.verb, source=source, reporter=reporter)
        frame = self._frame(report)
        for other in self._all():
            if other is draft or (other.cue in (report.verb, report.outer) and other.cue_paragraph is p):
                self._cut(other, frame)
        take_tag(p, draft, report, self._stretches)

    def _name_sides(self, draft: StatementDraft, report: ToldReport) -> None:
        """Give words to whom they are attributed, and leave out who was told: "They were told by Sam that ..."."""
        p = self._p
        hearer, subject = hearer_of(p, report), subject_of(p, report.verb)
        if hearer is not None:
            self._cut(draft, p.token_span(*noun_phrase(p, hearer)))
        if subject is not None and report.speaker is not None and attributed_to(p, subject) == report.speaker:
            draft.told = replace(draft.told, source=p.token_span(*noun_phrase(p, report.speaker)))

    def _heard(self, draft: StatementDraft, report: ToldReport) -> Told:
        """What is known of words whose cue reports nothing itself: "the inquiry heard that Ann had said, ..."."""
        p, told = self._p, replace(draft.told, verb=report.verb)
        over, own = p.head[report.verb], subject_of(p, report.verb)
        if draft.cue != over or p.dep[report.verb] != CLAUSAL_COMPLEMENT or own is None or not draft.quoted:
            return told
        hearer = subject_of(p, over)
        reporter = None if hearer is None else p.token_span(*noun_phrase(p, hearer))
        return replace(told, source=p.token_span(*noun_phrase(p, own)), reporter=reporter)

    def _end(self, draft: StatementDraft, report: ToldReport, span: TextSpan | None) -> None:
        """Leave out what the writer goes on to say: "if Ann says that it is shut, (crews will strike)"."""
        if span is None or draft.quoted or not draft.content or not draft.content[-1].contains(span):
            return
        last = draft.content[-1]
        goes_on = last.end > span.end and self._text[span.end] == ","
        if goes_on and (report.is_wrapped or status_of(self._p, report.verb) == "conditional"):
            draft.content[-1] = TextSpan(last.start, span.end)

    def _is_report(self, draft: StatementDraft) -> bool:
        """Whether the cue of a statement is a verb of speech."""
        p, cue = draft.cue_paragraph, draft.cue
        return p is not None and cue is not None and p.pos[cue] == "VERB" and p.lemma[cue] in p.language.reporting.verbs

    def _cut(self, draft: StatementDraft, frame: TextSpan) -> None:
        """Take the frame out of the words; nothing may be left."""
        pieces = [piece for span in draft.content for piece in without(span, frame)]
        kept = [whole_words(self._text, piece) for piece in pieces]
        draft.content = [piece for piece in kept if any(c.isalnum() for c in piece.of(self._text))]

    def _frame(self, report: ToldReport) -> TextSpan:
        """From whoever is quoted to the words: "Ann was quoted by the Herald as saying"."""
        p, ends = self._p, [report.verb + 1]
        begins = [report.verb, report.outer]
        for head in (report.speaker, report.reporter):
            if head is not None and p.sent[head] == p.sent[report.verb]:
                lo, hi = noun_phrase(p, head)
                begins.append(lo)
                if report.content is None:
                    ends.append(hi)
        if report.content is not None:
            first = report.content[0]
            ends = [next((stretch.lo for stretch in self._stretches if stretch.lo <= first < stretch.hi), first)]
        lo, hi = min(begins), max(ends)
        return TextSpan(p.start[lo], p.start[hi] if report.content is not None and hi < len(p) else p.end[hi - 1])

    def _nest(
        self, report: ToldReport, span: TextSpan | None, own: StatementDraft | None, holder: StatementDraft
    ) -> None:
        """Put a report into the statement that tells it."""
        if own is not None:
            held = all(any(around.contains(span) for around in holder.content) for span in own.content)
            if own.parent is None and held and not _stands_in(holder, own):
                own.parent = holder
            return
        if not self._nests or span is None or not is_told(self._p, report):
            return
        around = next(one for one in holder.content if one.start <= self._p.start[report.verb] < one.end)
        inside = TextSpan(max(span.start, around.start), min(span.end, around.end)) if span.overlaps(around) else None
        if inside is not None and inside != around:
            self.added.append(self._draft(report, inside, chance=min(holder.chance, ADDED), parent=holder))

    def _add_if_odd(self, report: ToldReport, span: TextSpan | None) -> None:
        """A statement that the finder has not seen because it is not simply said."""
        p = self._p
        if span is None or not is_told(self._p, report) or any(self._overlaps(draft, span) for draft in self._all()):
            return
        by_another = report.is_wrapped and (is_passive(p, report.outer) or report.reporter is not None)
        if by_another or status_of(p, report.verb) not in ("asserted", "denied"):
            self.added.append(self._draft(report, span, chance=ADDED))

    def _overlaps(self, draft: StatementDraft, span: TextSpan) -> bool:
        return any(one.overlaps(span) for one in draft.content)

    def _draft(
        self, report: ToldReport, span: TextSpan, *, chance: float, parent: StatementDraft | None = None
    ) -> StatementDraft:
        p = self._p
        source = None if report.speaker is None else p.token_span(*noun_phrase(p, report.speaker))
        reporter = None if report.reporter is None else p.token_span(*noun_phrase(p, report.reporter))
        held = [stretch for stretch in self._stretches if span.contains(stretch.span)]
        return StatementDraft(
            p,
            [span],
            CLAUSAL_COMPLEMENT,
            chance,
            report.verb,
            p,
            marked=[stretch.marked for stretch in held],
            quoted=[stretch.span for stretch in held],
            first=next(iter(held), None),
            parent=parent,
            told=Told(verb=report.verb, source=source, reporter=reporter, added=True),
        )

    def _surround(self, report: ToldReport, own: StatementDraft) -> None:
        """The statement of whoever reports a report: "told the court that" around "her brother had said, ...".

        What the finder gave to the outer verb is the inner one's.
        """
        p, top = self._p, report.outer
        for _ in range(_CLIMB):
            if p.dep[top] not in (OPEN_CLAUSE, CLAUSAL_COMPLEMENT):
                return
            over = p.head[top]
            is_report = p.dep[top] == CLAUSAL_COMPLEMENT and p.lemma[over] in p.language.reporting.verbs
            if is_report and over < top and not self._quoted[over] and p.pos[over] == "VERB":
                self._put_around(report, own, over, p.edges[top])
                return
            top = over

    def _put_around(self, report: ToldReport, own: StatementDraft, over: int, clause: tuple[int, int]) -> None:
        p = self._p
        outer = told_report(p, over)
        if outer.speaker is None or report.speaker is None or own.content[0].start < p.start[clause[0]]:
            return
        if not own.quoted or own.cue not in (over, report.verb):
            return
        span = p.token_span(*clause)
        span = TextSpan(span.start, max(span.end, own.content[-1].end))
        around = self._draft(outer, whole_words(self._text, span), chance=own.chance)
        if own.cue == over:
            around.neural_cue, around.rule = own.neural_cue, own.rule
            take_verb(p, own, report.verb)
        own.parent = around
        own.told = replace(own.told, source=p.token_span(*noun_phrase(p, report.speaker)))
        around.told = replace(around.told, added=False)
        self.added.append(around)


def _holds(draft: StatementDraft, place: int) -> bool:
    return any(span.start <= place < span.end for span in draft.content)


def _stands_in(draft: StatementDraft, other: StatementDraft) -> bool:
    """Whether a statement is the other or nested in it, however deep."""
    while draft is not other and draft.parent is not None:
        draft = draft.parent
    return draft is other


def _give_status(draft: StatementDraft) -> None:
    p, cue = draft.cue_paragraph, draft.cue
    if p is None or cue is None or draft.layout is not None:
        return
    status = status_of(p, cue if draft.told.verb is None else draft.told.verb)
    parent = draft.parent
    if status == "asserted" and parent is not None:
        status = parent.told.status
    draft.told = replace(draft.told, status=status)
