"""Quotes given to whom the words right beside them name, where the finder gave them to nobody or somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inquit.document import TextSpan
from inquit.statements.inverted_tags import InvertedTag, tag_before, tag_behind
from inquit.statements.statement_draft import StatementDraft
from inquit.statements.subjects import find_source
from inquit.statements.worded_sources import headline_source, standpoint, words_of
from inquit.structure.turn_labels import LayoutSource
from inquit.text.marks.marked_stretches import Stretch, quoted_flags
from inquit.text.parsing import Paragraph

__all__ = ["give_to_named"]

# How likely a tag that words show is right; by hand, as what fits these rules in the dev corpora nearly always is.
TAG_CHANCE = 0.95


def give_to_named(p: Paragraph, stretches: Sequence[Stretch], drafts: Sequence[StatementDraft]) -> list[StatementDraft]:
    """The statements of a paragraph, each quote under the tag that stands beside it.

    stretches: what stands in quotation marks, outermost ones, in order.
    drafts: the statements that have a part in the paragraph.
    """
    if not stretches:
        return list(drafts)
    quotes = _Quotes(p, stretches, drafts)
    for stretch in stretches:
        quotes.read(stretch)
    return quotes.joined()


class _Quotes:
    """The quotes of one paragraph."""

    def __init__(self, p: Paragraph, stretches: Sequence[Stretch], drafts: Sequence[StatementDraft]) -> None:
        self._p, self._stretches = p, stretches
        self._quoted = quoted_flags(p, stretches)
        self._drafts = list(drafts)
        self._owner = {i: draft for draft in drafts if draft.parent is None for i in draft.marked}
        self._follows: InvertedTag | None = None  # a tag behind which a comma leads to the stretch

    def read(self, stretch: Stretch) -> None:
        tag = tag_behind(self._p, stretch, self._quoted)
        if tag is None and self._follows is not None and self._follows.hi in (stretch.lo - 1, stretch.lo):
            tag = self._follows
        tag = tag or tag_before(self._p, stretch, self._quoted)
        if tag is not None:
            behind = min(tag.hi, len(self._p) - 1)
            self._follows = tag if self._p.text[behind] == "," or self._quoted[behind] else None
            self._give(stretch, tag)
            return
        layout = words_of(self._p, stretch) or headline_source(self._p, stretch)
        if layout is not None:
            self._give_layout(stretch, layout)
        elif (found := standpoint(self._p, stretch)) is not None:
            self._give_layout(stretch, found[0], self._p.start[found[1]])

    def joined(self) -> list[StatementDraft]:
        """The statements; those under one tag are one."""
        out: list[StatementDraft] = []
        by_cue: dict[int, StatementDraft] = {}
        for draft in sorted(self._drafts, key=lambda d: (d.content[0].start, d.parent is not None)):
            known = by_cue.get(draft.cue) if draft.cue is not None and draft.quoted else None
            if known is None or draft.parent is not None or draft.cue_paragraph is not self._p:
                out.append(draft)
                if draft.cue is not None and draft.source is not None:
                    by_cue[draft.cue] = draft
                continue
            known.content += [s for s in draft.content if s not in known.content]
            known.quoted += draft.quoted
            known.marked += draft.marked
            for inner in self._drafts:
                if inner.parent is draft:
                    inner.parent = known
        return out

    def _give(self, stretch: Stretch, tag: InvertedTag) -> None:
        known = self._owner.get(stretch.marked)
        if known is not None and (known.layout is not None or self._agrees(known, tag)):
            return
        draft = self._own(stretch)
        if draft is None:
            return
        draft.cue, draft.cue_paragraph, draft.source = tag.verb, self._p, tag.source(self._p)
        draft.cue_words = self._p.token_span(tag.verb, tag.behind_verb)
        draft.rule, draft.chance = "cue", max(draft.chance, TAG_CHANCE)
        draft.frame = draft.neural_cue = draft.after = None
        draft.act = "speech"
        draft.content = [span for span in draft.quoted if any(span.overlaps(c) for c in draft.content)]

    def _agrees(self, draft: StatementDraft, tag: InvertedTag) -> bool:
        """Whether a statement has the source of the tag already."""
        p, cue = draft.cue_paragraph, draft.cue
        if p is not self._p or cue is None:
            return p is not None  # what goes on from another paragraph has its cue there
        source = _source(draft)
        if source is None or not tag.holds(cue) or any(span.contains(source) for span in draft.content):
            return False
        last = p.token_span(tag.hi - 1, tag.hi)
        return source.overlaps(last) or (source.start >= last.end and p.pos[tag.hi - 1] != "PROPN")

    def _give_layout(self, stretch: Stretch, layout: LayoutSource, begins: int | None = None) -> None:
        known = self._owner.get(stretch.marked)
        if known is not None and known.layout is not None:
            return
        draft = self._own(stretch)
        if draft is None:
            return
        draft.layout, draft.chance = layout, max(draft.chance, TAG_CHANCE)
        draft.rule, draft.act = layout.rule, "speech"
        draft.cue = draft.cue_paragraph = draft.frame = draft.neural_cue = draft.after = None
        draft.content = [TextSpan(stretch.span.start if begins is None else begins, stretch.span.end)]

    def _own(self, stretch: Stretch) -> StatementDraft | None:
        """The statement that begins with a stretch: parted from another one, or a new one; None where there is none."""
        draft = self._owner.get(stretch.marked)
        if draft is None:
            if any(span.overlaps(stretch.span) for d in self._drafts for span in d.content):
                return None
            draft = StatementDraft(self._p, [], "cue", TAG_CHANCE, first=stretch)
        elif draft.marked[0] == stretch.marked or draft.paragraph is not self._p:
            return draft
        else:
            draft = self._parted(draft, stretch)
        if not draft.content:
            draft.content, draft.quoted, draft.marked = [stretch.span], [stretch.span], [stretch.marked]
        self._drafts.append(draft)
        self._owner |= dict.fromkeys(draft.marked, draft)
        return draft

    def _parted(self, draft: StatementDraft, stretch: Stretch) -> StatementDraft:
        """What a statement holds from a stretch on, taken off it."""
        at = stretch.span.start
        behind = [k for k, span in enumerate(draft.quoted) if span.start >= at]
        rest = replace(draft, first=stretch)
        rest.content = [TextSpan(max(at, s.start), s.end) for s in draft.content if s.end > at]
        rest.quoted, rest.marked = [draft.quoted[k] for k in behind], [draft.marked[k] for k in behind]
        draft.content = [TextSpan(s.start, min(at, s.end)) for s in draft.content if s.start < at]
        before = [k for k in range(len(draft.quoted)) if k not in behind]
        draft.quoted, draft.marked = [draft.quoted[k] for k in before], [draft.marked[k] for k in before]
        return rest


def _source(draft: StatementDraft) -> TextSpan | None:
    """Who says it, as far as a finder knows."""
    if draft.source is not None:
        return draft.source
    if draft.neural_cue is not None:
        return draft.neural_cue.source
    p, cue = draft.cue_paragraph, draft.cue
    head = None if p is None or cue is None else find_source(p, cue)
    return None if p is None or head is None else p.token_span(head, head + 1)
