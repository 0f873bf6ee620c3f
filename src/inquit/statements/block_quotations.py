"""Quotations without marks that stand in paragraphs of their own: letters, statements, posts, lists of demands.

A paragraph that ends in a colon leads up to them ("Jo Smith wrote to the council:"). They end where the sign ends by
which they are set off (">", an indent, a list). Without one they are the paragraph behind the colon, and those behind
it that speak on: as "I" or to "you". What reports somebody is the writer's again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from inquit.document import TextSpan
from inquit.languages.tags import FINITE, MODAL, PAST_TENSE
from inquit.statements.block_introductions import Introduction, introduction_of, post_of, signer_at_end, signer_of
from inquit.statements.block_signs import BlockSign, signs_of
from inquit.statements.statement_draft import StatementDraft
from inquit.statements.subjects import find_source
from inquit.structure.text_structure import TextStructure
from inquit.structure.turn_labels import LayoutSource
from inquit.text.parsing import Paragraph

__all__ = ["BlockQuotations", "find_block_quotations"]

# How sure a block is: set off by a sign, or only by the colon above it. By hand; the texts at hand mark no such blocks.
SET_OFF = 0.95
BEHIND_COLON = 0.8
# Paragraphs of a block that no sign sets off; longer letters have one. By hand.
MAX_UNSIGNED = 8


@dataclass(slots=True)
class BlockQuotations:
    """The blocks of a text by the places of their paragraphs."""

    first: dict[int, StatementDraft] = field(default_factory=dict)  # by the first paragraph of the block
    held: set[int] = field(default_factory=set)  # paragraphs that belong to blocks, signatures included
    introduced: dict[int, int] = field(default_factory=dict)  # by the paragraph above, where the block begins

    def without_cue(self, i: int, here: Sequence[StatementDraft]) -> list[StatementDraft]:
        """The statements of a paragraph but for one without marks by the cue that leads up to a block.

        A report that the items of a list go on from holds them: "said it would do the following:".
        """
        begins = self.introduced.get(i)
        block = None if begins is None else self.first.get(begins)
        if begins is None or block is None or block.cue is None or block.cue_paragraph is None:
            return list(here)
        p, kept = block.cue_paragraph, []
        cue = p.token_span(block.cue, block.cue + 1)
        for draft in here:
            if draft.quoted or draft.cue_paragraph is not p or not _cue_of(draft).overlaps(cue):
                kept.append(draft)
            elif not block.quoted and _is_clause(p, draft):
                draft.content += block.content
                del self.first[begins]
                kept.append(draft)
        return kept


def _cue_of(draft: StatementDraft) -> TextSpan:
    if draft.neural_cue is not None:
        return draft.neural_cue.cue
    if draft.cue is None or draft.cue_paragraph is None:
        return TextSpan(0, 0)
    return draft.cue_paragraph.token_span(draft.cue, draft.cue + 1)


def _is_clause(p: Paragraph, draft: StatementDraft) -> bool:
    """Whether a report reaches to the colon and has a verb."""
    last = draft.content[-1]
    held = range(0) if last.end < p.start[-1] - 1 else p.tokens_in(last)
    return any(p.pos[i] in ("VERB", "AUX") for i in held)


def find_block_quotations(structure: TextStructure) -> BlockQuotations:
    """The blocks of a text; none in kinds of text whose speech is set off in print."""
    out = BlockQuotations()
    if structure.dialogue is None:
        _Search(structure, out).run()
    return out


@dataclass(frozen=True, slots=True)
class _Block:
    members: range
    signature: LayoutSource | None = None


class _Search:
    """Goes through the paragraphs of one text."""

    def __init__(self, structure: TextStructure, out: BlockQuotations) -> None:
        self._text = structure.parsed.text
        self._paragraphs = structure.parsed.paragraphs
        self._furniture = frozenset(structure.breaks.furniture)
        self._marks = structure.marks
        self._turns = structure.turns
        self._signs = signs_of(structure.parsed, structure.markup.quotations, structure.markup.items)
        self._out = out
        self._unsigned_to = 0  # where the last quoted block that nobody signs ends

    def run(self) -> None:
        """Enter all blocks."""
        i = 0
        while i < len(self._paragraphs):
            found = self._post(i) or self._introduced(i) or self._signed(i)
            i = i + 1 if found is None else found

    def _post(self, i: int) -> int | None:
        """A post with its signature, in one paragraph or two."""
        p = self._paragraphs[i]
        found = post_of(p, self._text)
        if found is None or self._begins_with_mark(p):
            return None
        said, layout = found
        members = range(i, i + 1)
        if said is None:
            if i == 0 or i - 1 in self._out.held or self._marks.outer[i - 1] or self._paragraphs[i - 1].text[-1] == ":":
                return None
            said, members = self._paragraphs[i - 1].span, range(i - 1, i + 1)
        self._enter(members, [said], Introduction(layout=layout), SET_OFF)
        return i + 1

    def _introduced(self, i: int) -> int | None:
        """The block below a paragraph that leads up to one; where the next paragraph stands."""
        p = self._paragraphs[i]
        below = i + 1
        if p.text[-1] != ":" or below == len(self._paragraphs) or not self._may_begin(below):
            return None
        sign = self._sign_below(i)
        by = introduction_of(p, self._text, listed=sign is not None and sign.kind == "item")
        if by is None:
            return None
        block = self._set_off(below, sign) if sign is not None else self._unsigned(below, by)
        if block is None:
            return None
        self._out.introduced[i] = below
        said = [TextSpan(self._signs[k].start, self._paragraphs[k].span.end) for k in block.members]
        chance = BEHIND_COLON if sign is None else SET_OFF
        self._enter(block.members, said, by, chance, marked=sign is None or sign.kind != "item")
        self._out.held |= set() if block.signature is None else {block.members.stop}
        return block.members.stop + (block.signature is not None)

    def _signed(self, i: int) -> int | None:
        """A block without an introduction that a name below signs."""
        sign = self._signs[i]
        if sign.kind != "quoted" or i < self._unsigned_to or not self._may_begin(i):
            return None
        block = self._set_off(i, sign)
        if not block.members:
            return None
        self._unsigned_to = block.members.stop
        said = [self._paragraphs[k].span for k in block.members]
        signature = block.signature
        if signature is not None:
            self._out.held.add(block.members.stop)
        else:
            signature = signer_at_end(self._paragraphs[block.members.stop - 1], self._text)
            if signature is None or signature.cue is None:
                return None
            said[-1] = TextSpan(said[-1].start, signature.cue.start)
        self._enter(block.members, said, Introduction(layout=signature), SET_OFF)
        return block.members.stop + (block.signature is not None)

    def _may_begin(self, i: int) -> bool:
        p = self._paragraphs[i]
        return i not in self._turns and p.span not in self._furniture and not self._begins_with_mark(p)

    def _begins_with_mark(self, p: Paragraph) -> bool:
        return p.text[0] in p.language.glyphs.opening_tokens or p.text[0][0] in p.language.glyphs.opening

    def _sign_below(self, i: int) -> BlockSign | None:
        """The sign by which the paragraph below is set off from this one."""
        here, below = self._signs[i], self._signs[i + 1]
        if below.kind == "none" or (below.kind == "indented" and below.depth <= here.depth + 1):
            return None
        if below.kind == here.kind == "quoted" and below.depth <= here.depth:
            return None
        return below

    def _set_off(self, first: int, sign: BlockSign) -> _Block:
        """The paragraphs from `first` on that have the sign, and the signature that the last of them may be."""
        stop = first
        while stop < len(self._paragraphs) and stop not in self._turns and self._goes_on(sign, self._signs[stop]):
            stop += 1
        last = signer_of(self._paragraphs[stop - 1], self._text) if sign.kind != "item" else None
        return _Block(range(first, stop)) if last is None else _Block(range(first, stop - 1), last)

    def _goes_on(self, sign: BlockSign, other: BlockSign) -> bool:
        if sign.kind != other.kind:
            return False
        return sign.depth == other.depth if sign.kind == "quoted" else other.depth >= sign.depth

    def _unsigned(self, first: int, by: Introduction) -> _Block | None:
        """The paragraph behind the colon, and those that speak on."""
        if not by.utters or self._marks.outer[first] or self._narrates(first) or self._ends_open(first):
            return None
        stop = first + 1
        while stop < min(len(self._paragraphs), first + MAX_UNSIGNED) and self._speaks_on(first, stop, by):
            stop += 1
        return _Block(range(first, stop))

    def _ends_open(self, i: int) -> bool:
        """Whether a paragraph only leads up to another."""
        return self._paragraphs[i].text[-1] == ":"

    def _speaks_on(self, first: int, i: int, by: Introduction) -> bool:
        p = self._paragraphs[i]
        if not self._may_begin(i) or self._signs[i].kind != self._signs[first].kind or self._marks.outer[i]:
            return False
        if self._narrates(i) or self._ends_open(i):
            return False
        pronouns = p.language.vocabulary.pronouns
        if any(pronouns[word].person in ("1", "2") for word in p.lower if word in pronouns):
            return True
        begins = pronouns.get(p.lower[0])
        rules = by.written and MODAL in p.tag  # "No one may stay after that."
        return (begins is not None or rules) and not _tells(p) and not _tells(self._paragraphs[first])

    def _narrates(self, i: int) -> bool:
        """Whether a paragraph reports what somebody else says."""
        p = self._paragraphs[i]
        verbs, pronouns = p.language.reporting.verbs, p.language.vocabulary.pronouns
        for cue in range(len(p)):
            if p.tag[cue] == PAST_TENSE and p.lemma[cue] in verbs:
                source = find_source(p, cue)
                known = None if source is None else pronouns.get(p.lower[source])
                if source is not None and (known is None or known.person == "3"):
                    return True
        return False

    def _enter(
        self, members: range, said: list[TextSpan], by: Introduction, chance: float, *, marked: bool = True
    ) -> None:
        p = self._paragraphs[members.start]
        draft = StatementDraft(p, said, by.rule, chance, by.cue, by.cue_paragraph, layout=by.layout)
        if marked:
            draft.quoted = list(said)
        self._out.first[members.start] = draft
        self._out.held |= set(members)


def _tells(p: Paragraph) -> bool:
    """Whether a paragraph tells what has been, as reports do, or has no verb that says when."""
    return PAST_TENSE in p.tag or (FINITE | {MODAL}).isdisjoint(p.tag)
