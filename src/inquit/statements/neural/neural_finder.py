"""The neural engine: what the tagger tags, made into statements by marks, words and links.

The tags say which words are reported and which words report, the links what belongs together: parts that are linked to
one cue are one statement (`content_parts.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from inquit.document import Act, NotQuote
from inquit.progress import Progress, unheard
from inquit.settings import Engine, Settings
from inquit.statements.block_quotations import find_block_quotations
from inquit.statements.cue_links import adjacent_cues, is_sentence, is_set_off, stretch_features
from inquit.statements.finder import not_quote, turn_draft, without_own_questions
from inquit.statements.finishing import finished
from inquit.statements.lead_ins import led_in
from inquit.statements.nested import nested_statements
from inquit.statements.neural.content_edges import cue_head, head_of
from inquit.statements.neural.content_ends import ContentEnds
from inquit.statements.neural.content_parts import (
    ContentPart,
    goes_on,
    is_beside_report,
    is_outside_parentheses,
    is_somebody,
    leads_up_to,
    parts_of,
    stands_for_a_noun,
    without_unlikely,
)
from inquit.statements.neural.cue_mending import CueMender
from inquit.statements.neural.other_speakers import leave_to_others
from inquit.statements.neural.page_reading import read_page
from inquit.statements.neural.report_chances import is_likely
from inquit.statements.nicknames import without_nicknames
from inquit.statements.openings import begins_anew
from inquit.statements.paragraph_candidates import ParagraphCandidates
from inquit.statements.quoted import LinkedStretch, Surroundings, sets_off, start_statement
from inquit.statements.signatures import signature_after
from inquit.statements.statement_draft import FoundStatements, NeuralCue, StatementDraft
from inquit.statements.thresholds import NEURAL_BESIDE, NEURAL_SAID, NEURAL_SPEECH, own_thresholds
from inquit.structure.text_structure import TextStructure
from inquit.tagger.tagged_text import TaggedCue, TaggedText
from inquit.tagger.tagging import Tagger, load_tagger
from inquit.text.marks.marked_stretches import Stretch, quoted_flags
from inquit.text.parsing import Paragraph

__all__ = ["NeuralFinder", "neural_finder"]


def neural_finder(settings: Settings) -> NeuralFinder:
    """The finder of the engines with a tagger, which is loaded with the first one, once a process.

    Raises:
        InquitError: it cannot be loaded (`load_tagger` says why).
    """
    tagger = load_tagger(settings.engine, threads=settings.reader_threads, device=settings.device)
    return NeuralFinder(tagger, engine=settings.engine, min_report_chance=settings.min_report_chance)


class NeuralFinder:
    """Finds statements by what the tagger of an engine sees; `min_report_chance` is as in `Settings`."""

    def __init__(self, tagger: Tagger, *, engine: Engine = "reader", min_report_chance: float | None = None) -> None:
        self.tagger, self.engine = tagger, engine
        self.min_report_chance = min_report_chance

    def find(
        self, structure: TextStructure, *, attitudes: bool = False, progress: Progress = unheard
    ) -> FoundStatements:
        """As `StatementFinder` says."""
        page, tagged = read_page(structure, self.tagger, progress)
        run = _NeuralRun(page, tagged, self, attitudes=attitudes)
        for i in range(len(page.parsed.paragraphs)):
            run.read(i)
        own, at_least = own_thresholds(self.engine), self.min_report_chance
        kept = [d for d in run.drafts if d.quoted or is_likely(d, own, attitudes=attitudes, at_least=at_least)]
        found = finished(page, without_own_questions(page, kept), run.not_quotes, attitudes=attitudes)
        return replace(found, antecedents=tagged.antecedents, page=page)


class _NeuralRun:
    """Reads the paragraphs of one text in order."""

    def __init__(self, structure: TextStructure, tagged: TaggedText, finder: NeuralFinder, *, attitudes: bool) -> None:
        parsed = structure.parsed
        self.drafts: list[StatementDraft] = []
        self.not_quotes: list[NotQuote] = []
        self._text, self._paragraphs = parsed.text, parsed.paragraphs
        self._cues = CueMender(parsed, finder.engine)
        self._linked_from = own_thresholds(finder.engine).link
        self._attitudes = attitudes
        self._marks, self._turns = structure.marks, structure.turns
        self._blocks = find_block_quotations(structure)
        self._stretch_model = parsed.language.model("stretch_weights")
        self.tagged = tagged
        self._ends = ContentEnds(parsed.language, self.tagged)
        self._contents = sorted(self.tagged.contents, key=lambda c: c.span)
        self._content_starts = [c.span.start for c in self._contents]
        self._going_on: dict[int, StatementDraft] = {}  # by marked stretch: quotes over paragraphs are one statement
        self._by_cue: dict[int, StatementDraft] = {}

    def read(self, i: int) -> None:
        """Find the statements of one paragraph."""
        p = self._paragraphs[i]
        if i in self._turns:
            self.drafts.append(turn_draft(p, self._turns[i]))
            return
        if i in self._blocks.held:
            self.drafts += filter(None, [self._blocks.first.get(i)])
            return
        stretches, nicknames = without_nicknames(p, self._marks.outer[i])
        here: list[StatementDraft] = []
        parts = self._linked(i, stretches)
        for part in parts:
            draft = self._draft(i, part, here)
            if draft is not None:
                self._add(draft, part)
        here = self._blocks.without_cue(i, here)
        candidates = ParagraphCandidates(p, stretches, quoted_flags(p, stretches), ())
        self.drafts += here + nested_statements(candidates, self._marks, self._marks.inner[i], here)
        held = {id(s) for part in parts for s in part.stretches}
        self.not_quotes += [not_quote(p, s) for s in (*stretches, *nicknames) if id(s) not in held]

    def _linked(self, i: int, stretches: Sequence[Stretch]) -> list[ContentPart]:
        """The parts of a paragraph with their cues, and what these leave of them."""
        p, above = self._paragraphs[i], self._paragraphs[i - 1] if i else None
        parts = self._parts(p, stretches)
        for part, following in zip_longest(parts, parts[1:]):
            if not part.stretches or led_in(p, part.stretches[0], above) is None:
                self._link(p, part)
            if part.stretches:
                cue = None if part.cue is None else self._cues.mended(self.tagged.cues[part.cue])
                leave_to_others(p, part, following, stretches, cue)
        shared = Counter(part.cue for part in parts)
        quoted = {part.cue for part in parts if part.stretches}
        kept = []
        for part in parts:
            part.beside_quoted = part.cue in quoted
            if part.cue is not None:
                tagged = self.tagged.cues[part.cue]
                if not self._reports(p, tagged, part, alone=shared[part.cue] == 1, quoted=part.cue in quoted):
                    continue
                if p.span.contains(tagged.span) and self._ends.cut(p, head_of(p, tagged.span), part):
                    part.chance = self._chance(part, self._cues_outside(part))
            if part.start < part.end:
                kept.append(part)
        return without_unlikely(p, kept)

    def _reports(self, p: Paragraph, cue: TaggedCue, part: ContentPart, *, alone: bool, quoted: bool) -> bool:
        """Whether the cue of a part can report it.

        alone: it is the only part of its cue in the paragraph.
        quoted: the cue introduces words in quotation marks.
        """
        if self._cues.gives_a_name(cue):
            return bool(part.stretches) and self._is_said(p, part.stretches[0])
        if part.stretches:
            return True
        if (quoted and stands_for_a_noun(p, part)) or (alone and not self._attitudes and is_somebody(p, part)):
            return False
        if not p.span.contains(cue.span):
            return True
        head = head_of(p, cue.span)
        in_parentheses = quoted and is_outside_parentheses(p, head, part)
        return not in_parentheses and not is_beside_report(self._text, p, head, part)

    def _parts(self, p: Paragraph, stretches: Sequence[Stretch]) -> list[ContentPart]:
        lo, hi = bisect_left(self._content_starts, p.span.start), bisect_left(self._content_starts, p.span.end)
        said = frozenset(stretch for stretch in stretches if self._is_said(p, stretch))
        return parts_of(self._text, p, self._contents[lo:hi], stretches, said)

    def _is_said(self, p: Paragraph, stretch: Stretch) -> bool:
        if stretch.marked in self._going_on:
            return True
        cues = self.tagged.cues_of(stretch.span)
        link, cue = max(((x, c) for c, x in cues.items()), default=(0.0, None))
        if is_sentence(p, stretch, introduced=link >= self._linked_from):
            return True
        if link >= self._linked_from and cue is not None and self._cues.gives_a_name(self.tagged.cues[cue]):
            return False
        chance = 0.0 if cue is None else link * self.tagged.cues[cue].chance
        closed = self._marks.marked[stretch.marked].closed
        features = stretch_features(p, stretch, chance=chance, link=link, closed=closed)
        by_rules = self._stretch_model.probability(features)
        return (self.tagged.said(stretch.span) + by_rules) / 2 >= NEURAL_SAID

    def _link(self, p: Paragraph, part: ContentPart) -> None:
        """The likeliest cue of a part, outside of it; a verb of speech right beside quoted words comes first.

        So does the cue that leads up to words without marks: in "said he paid and denied that ..." they may belong to
        either, and are as likely reported as both links say together.
        """
        outside = self._cues_outside(part)
        near = {c: x for c, x in outside.items() if x >= NEURAL_BESIDE}
        beside = {c: x for c, x in near.items() if self._is_beside(p, part, self.tagged.cues[c])}
        best = max(beside or outside, key=outside.__getitem__, default=None)
        if best is not None and (beside or outside[best] >= self._linked_from) and not self._is_signed(p, part, best):
            part.cue = best
            part.chance = self._chance(part, outside)

    def _is_signed(self, p: Paragraph, part: ContentPart, cue: int) -> bool:
        """Whether a dash is the cue, of somebody else than whom the signature behind the part names."""
        tagged = self.tagged.cues[cue]
        if not part.stretches or any(map(str.isalnum, tagged.span.of(self._text))):
            return False
        signature = signature_after(p, self._text, part.stretches[-1], None)
        return signature is not None and (tagged.source is None or not tagged.source.overlaps(signature.source))

    def _cues_outside(self, part: ContentPart) -> dict[int, float]:
        """The cues that a part may belong to, with their probabilities, but for those in it and mere names."""
        cues = self.tagged.cues
        chances = self._cues.joined(cues, self.tagged.cues_of(part.span))
        outside = {c: x for c, x in chances.items() if not part.span.overlaps(cues[c].span)}
        return {c: x for c, x in outside.items() if not self._cues.is_a_name(cues[c])}

    def _chance(self, part: ContentPart, cues: Mapping[int, float]) -> float:
        said = max((c.chance for c in part.tagged), default=self.tagged.said(part.span))
        return said * sum(x * self.tagged.cues[c].chance for c, x in cues.items())

    def _is_beside(self, p: Paragraph, part: ContentPart, cue: TaggedCue) -> bool:
        if not part.stretches:
            return leads_up_to(self._text, cue.span, part)
        stretch = part.stretches[0]
        if len(part.stretches) != 1 or part.span != stretch.span or not is_set_off(p, stretch):
            return False
        ends = "." in p.text[max(stretch.lo, stretch.hi - 2) : stretch.hi]  # what stands behind is another sentence
        cues = [i for i in adjacent_cues(p, stretch) if sets_off(p, i, stretch) and not (ends and i > stretch.lo)]
        return any(cue.span.start <= p.start[i] < cue.span.end for i in cues)

    def _draft(self, i: int, part: ContentPart, here: list[StatementDraft]) -> StatementDraft | None:
        """The statement that a part belongs to: one that is there already, or a new one."""
        going_on = next((d for s in part.stretches if (d := self._going_on.get(s.marked)) is not None), None)
        if going_on is not None:
            if going_on.cue is None and going_on.layout is None and part.cue is not None:  # its cue comes later
                self._introduce(going_on, part.cue, self._cues.mended(self.tagged.cues[part.cue]))
            return going_on
        known = None if part.cue is None else self._by_cue.get(part.cue)
        if known is not None:
            if not goes_on(self._text, self._paragraphs[i], known, part):
                return known
            part.cue = None
        follows = bool(here)
        draft = self._start(i, part, here)
        if known is not None and draft is not None and draft.rule == "orphan" and draft.opening is None:
            from_report = follows and known.content[-1].end <= self._paragraphs[i].span.start
            if not from_report:  # it goes on from a report of its own paragraph otherwise
                draft.rule, draft.after = "goes on", known
        if draft is not None and not any(draft is d for d in here):
            here.append(draft)
        return draft

    def _start(self, i: int, part: ContentPart, here: Sequence[StatementDraft]) -> StatementDraft | None:
        p = self._paragraphs[i]
        if part.cue is not None:
            neural_cue = self._cues.mended(self.tagged.cues[part.cue])
            act: Act = "speech" if neural_cue.speech >= NEURAL_SPEECH else "attitude"
            is_quoted = bool(part.stretches) or part.beside_quoted
            if act == "attitude" and not (self._attitudes or is_quoted):
                return None
            draft = StatementDraft(p, [], "read", 0.0, act="speech" if is_quoted else act)
            self._introduce(draft, part.cue, neural_cue)
            return draft
        if not part.stretches:
            return None
        stretch = part.stretches[0]
        above = self._paragraphs[i - 1] if i else None
        below = self._paragraphs[i + 1] if i + 1 < len(self._paragraphs) else None
        around = Surroundings(self._text, above, below)
        linked = LinkedStretch(stretch, None, 0.0, part.opening, part.answered)
        draft = start_statement(p, linked, around)
        if draft.rule == "orphan" and here and here[-1].quoted and not begins_anew(p, stretch, part.opening, here[-1]):
            return here[-1]  # "'A,' she said. 'B.'"
        return draft

    def _introduce(self, draft: StatementDraft, cue: int, neural_cue: NeuralCue) -> None:
        draft.rule = "read"
        draft.neural_cue = neural_cue
        draft.cue_paragraph = self._cues.paragraph_at(neural_cue.cue.start)
        draft.cue = cue_head(draft.cue_paragraph, self.tagged.cues[cue].span)
        self._by_cue[cue] = draft

    def _add(self, draft: StatementDraft, part: ContentPart) -> None:
        draft.content.append(part.span)
        draft.chance = max(draft.chance, part.chance)
        for stretch in part.stretches:
            draft.first = draft.first or stretch
            draft.quoted.append(stretch.span)
            draft.marked.append(stretch.marked)
            self._going_on[stretch.marked] = draft
