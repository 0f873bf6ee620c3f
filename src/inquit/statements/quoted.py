"""Statements with quotation marks: which stretches are somebody's words, and what introduces them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from inquit.languages.linear_model import LinearModel
from inquit.languages.tags import PAST_PARTICIPLE
from inquit.statements.cue_links import (
    SENTENCE_END,
    adjacent_cues,
    candidate_cues,
    is_sentence,
    link_features,
    stands_free,
    stretch_features,
)
from inquit.statements.lead_ins import led_in
from inquit.statements.openings import Opening, begins_anew, own_cue
from inquit.statements.paragraph_candidates import ParagraphCandidates, chances, holds
from inquit.statements.signatures import bracketed_name, is_signed, signature_after
from inquit.statements.speaker_labels import label_at_end, label_before
from inquit.statements.statement_draft import StatementDraft
from inquit.statements.subjects import EDGE_POS, find_source
from inquit.statements.thresholds import (
    RULES_INTRODUCED,
    RULES_LINK,
    RULES_LINK_BEYOND_LABEL,
    RULES_MIXED,
    RULES_OWN_CUE,
    RULES_QUOTE,
    RULES_REPORT_OR_ATTITUDE,
)
from inquit.structure.inscriptions import reads_out
from inquit.structure.turn_labels import LayoutSource
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.marks.pairing import Marked
from inquit.text.parsing import Paragraph

__all__ = [
    "LinkedStretch",
    "Surroundings",
    "gives_a_name",
    "link",
    "quoted_statements",
    "sets_off",
    "start_statement",
]

# Tokens between cue and fragment; farther apart the cue mostly governs something else too. Not swept; to be fitted with
# the threshold of mixed quotes.
MAX_AROUND = 25
_INTRODUCES = frozenset((":", ","))
# Tokens behind a quote within which the verb of its tag stands ("the mayor said"); by hand.
_TAG_TOKENS = 4


@dataclass(frozen=True, slots=True)
class LinkedStretch:
    """A marked stretch that is somebody's words, with the cue that introduces it, if any."""

    stretch: Stretch
    cue: int | None
    chance: float
    opening: Opening | None = None  # of one without a cue: who acts in the sentence before
    answered: bool = False  # another's words follow at once, with the cue of both


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a paragraph: the whole text, the paragraph above and the one below."""

    text: str
    above: Paragraph | None
    below: Paragraph | None


def link(
    candidates: ParagraphCandidates, marked: Sequence[Marked], accepted: Container[int] = ()
) -> tuple[list[LinkedStretch], list[Stretch]]:
    """Each stretch of a paragraph with its cue; and the stretches that are nobody's words.

    accepted: marked stretches of which an earlier paragraph holds a part that is somebody's words.
    """
    p, last = candidates.paragraph, None
    links, stretches = p.language.model("link_weights"), p.language.model("stretch_weights")
    linked: list[LinkedStretch] = []
    rejected: list[Stretch] = []
    for stretch, following in zip_longest(candidates.stretches, candidates.stretches[1:]):
        held = chances(candidates.frames, stretch)
        cue, chance = _best_cue(candidates, stretch, held, last, links)
        features = stretch_features(
            p, stretch, chance=max(held.values(), default=0.0), link=chance, closed=marked[stretch.marked].closed
        )
        last = cue
        sure = stretch.marked in accepted or is_sentence(p, stretch, introduced=chance >= RULES_INTRODUCED)
        sure = (
            sure
            or is_signed(p, stretch)
            or _is_tagged(p, stretch, cue)
            or reads_out(" ".join(p.text[max(0, stretch.lo - MAX_AROUND) : stretch.lo]), p.language)
        )
        if not sure and (stretches.probability(features) < RULES_QUOTE or gives_a_name(p, cue)):
            rejected.append(stretch)
            continue
        noun = max(held, key=held.__getitem__, default=None)
        if noun is not None and p.pos[noun] != "VERB" and held[noun] >= max(RULES_REPORT_OR_ATTITUDE, chance):
            cue, chance = noun, held[noun]
        if chance < RULES_LINK or (cue is not None and _has_said_its_own(candidates, cue, stretch)):
            cue = None
        cue, opening, answered = own_cue(p, stretch, following, cue, candidates.quoted)
        linked.append(LinkedStretch(stretch, cue, chance, opening, answered))
    return linked, rejected


def gives_a_name(p: Paragraph, cue: int | None) -> bool:
    """Whether the cue only says what something is called: "known as 'the ladder'"."""
    if cue is None or p.tag[cue] != PAST_PARTICIPLE or p.lemma[cue] not in p.language.words("naming_verbs", "thing"):
        return False
    return find_source(p, cue) is None


def _is_tagged(p: Paragraph, stretch: Stretch, cue: int | None) -> bool:
    """Whether the stretch stands right behind another, and its tag behind the comma in it: '"Go?" "I do," said Tom.'"""
    if (
        cue is None
        or not stretch.hi <= cue < stretch.hi + _TAG_TOKENS
        or "," not in p.text[stretch.hi - 2 : stretch.hi]
    ):
        return False
    behind = stretch.lo > 0 and p.text[stretch.lo - 1] in p.language.glyphs.closing_tokens
    return behind and p.text[min(stretch.lo + 1, stretch.hi - 1)][0].isupper()


def _has_said_its_own(candidates: ParagraphCandidates, cue: int, stretch: Stretch) -> bool:
    """Whether the cue reports a clause before the stretch, which then is a sentence that only goes on from it."""
    p = candidates.paragraph
    if not any(p.text[i] in SENTENCE_END and not candidates.quoted[i] for i in range(cue + 1, stretch.lo)):
        return False
    return any(
        s.frame.cue == cue
        and s.chance >= RULES_REPORT_OR_ATTITUDE
        and not any(candidates.quoted[a] for a, _ in s.frame.content)
        for s in candidates.frames
        if s.frame.content[-1][1] <= stretch.lo
    )


def _best_cue(
    candidates: ParagraphCandidates, stretch: Stretch, held: dict[int, float], last: int | None, model: LinearModel
) -> tuple[int | None, float]:
    """The likeliest cue of a stretch; `last`, that of the stretch before, yields to a likely one right beside it."""
    p = candidates.paragraph
    weighed: dict[int, float] = {}
    for found in candidate_cues(p, stretch, candidates.quoted):
        chance = held.get(found.token, 0.0)
        features = link_features(p, stretch, found, candidates.quoted, chance=chance, used=found.token == last)
        weighed[found.token] = model.probability(features)
    best = max(weighed, key=weighed.__getitem__, default=None)
    if best is not None and best == last:
        own = [c for c in adjacent_cues(p, stretch) if weighed.get(c, 0.0) >= RULES_OWN_CUE and sets_off(p, c, stretch)]
        best = max(own, key=weighed.__getitem__, default=best)
    return best, weighed[best] if best is not None else 0.0


def sets_off(p: Paragraph, cue: int, stretch: Stretch) -> bool:
    """Whether a cue with a source stands behind the stretch, or before it with a colon or comma between."""
    return (cue > stretch.lo or p.text[stretch.lo - 1] in _INTRODUCES) and find_source(p, cue) is not None


def quoted_statements(
    candidates: ParagraphCandidates,
    linked: Sequence[LinkedStretch],
    going_on: dict[int, StatementDraft],
    around: Surroundings,
) -> list[StatementDraft]:
    """The statements with quotation marks of a paragraph: stretches under one cue are one statement.

    going_on: statements by marked stretch, for quotes that go on over paragraphs; kept up to date.
    """
    p = candidates.paragraph
    out: list[StatementDraft] = []
    by_cue: dict[int | None, StatementDraft] = {}
    for found in linked:
        stretch = found.stretch
        draft = going_on.get(stretch.marked) or by_cue.get(found.cue)
        if draft is None:
            started = start_statement(p, found, around)
            if started.rule == "orphan" and out and not begins_anew(p, stretch, found.opening, out[-1]):
                draft = out[-1]
            else:
                draft = started
                out.append(draft)
        elif draft.cue is None and draft.layout is None and found.cue is not None:  # its cue comes paragraphs later
            draft.rule, draft.chance, draft.cue, draft.cue_paragraph = "cue", found.chance, found.cue, p
        if found.cue is not None:
            by_cue[found.cue] = draft
        draft.content.append(stretch.span)
        draft.quoted.append(stretch.span)
        draft.marked.append(stretch.marked)
        going_on[stretch.marked] = draft
        if draft.cue == found.cue and draft.cue_paragraph is p and draft.frame is None:
            _widen(candidates, draft, stretch)
    return out


def _layout(p: Paragraph, found: LinkedStretch, around: Surroundings) -> LayoutSource | None:
    led = led_in(p, found.stretch, around.above)
    if led is not None:
        return led
    signature = signature_after(p, around.text, found.stretch, around.below)
    if signature is not None or found.chance >= RULES_LINK_BEYOND_LABEL:
        return signature
    return label_before(p, found.stretch) or bracketed_name(p, around.text, found.stretch)


def start_statement(p: Paragraph, found: LinkedStretch, around: Surroundings) -> StatementDraft:
    """A new statement, by the surest of the things that can introduce it; without content as yet."""
    stretch, above = found.stretch, around.above
    layout = _layout(p, found, around)
    if layout is not None:
        return StatementDraft(p, [], layout.rule, found.chance, layout=layout, first=stretch)
    if found.cue is not None:
        return StatementDraft(p, [], "cue", found.chance, found.cue, p, first=stretch)
    if stretch.lo == 0 and above is not None and above.text[-1] in _INTRODUCES:
        cue = next((i for i in range(len(above) - 1, -1, -1) if _has_source(above, i)), None)
        if cue is not None:
            return StatementDraft(p, [], "introduced", found.chance, cue, above, first=stretch)
        layout = label_at_end(above)
        if layout is not None:
            return StatementDraft(p, [], layout.rule, found.chance, layout=layout, first=stretch)
    if not stands_free(p, stretch) or (found.answered and found.opening is None):
        return StatementDraft(p, [], "fragment", found.chance, first=stretch)
    actor = None if found.opening is None else found.opening.actor
    return StatementDraft(p, [], "orphan", found.chance, opening=actor, first=stretch)


def _has_source(p: Paragraph, token: int) -> bool:
    return p.pos[token] == "VERB" and find_source(p, token) is not None


def _widen(candidates: ParagraphCandidates, draft: StatementDraft, stretch: Stretch) -> None:
    """Take in the words around a quoted part that the same cue reports."""
    p = candidates.paragraph
    if _is_set_off(p, stretch):
        return
    fitting = [s for s in candidates.frames if s.frame.cue == draft.cue and holds(s.frame, stretch)]
    best = max(fitting, key=lambda s: s.chance, default=None)
    if best is not None and best.chance >= RULES_MIXED:
        draft.frame = best.frame
        draft.content += [p.token_span(a, b) for a, b in best.frame.content]
    elif draft.cue is not None and not stands_free(p, stretch):
        lo = _clause_start(p, draft.cue, stretch)
        if lo is not None:
            draft.content.append(p.token_span(lo, stretch.hi))


def _is_set_off(p: Paragraph, stretch: Stretch) -> bool:
    """Whether the stretch begins as a sentence behind a colon or comma: then it is all that was said."""
    words = (p.text[i] for i in range(stretch.lo, stretch.hi) if p.text[i][0].isalnum())
    return stretch.lo > 0 and p.text[stretch.lo - 1] in _INTRODUCES and next(words, "a")[0].isupper()


def _clause_start(p: Paragraph, cue: int, stretch: Stretch) -> int | None:
    """Where the words around a quoted fragment begin when no frame tells: after "that", or right after the cue.

    "called the plan 'a disgrace'": a fragment that nothing sets off from the words before it is the end of what
    is reported, not the whole of it.
    """
    between = range(cue + 1, stretch.lo)
    if not between or any(p.text[i] in SENTENCE_END for i in between):
        return None
    complementizer = p.language.function_words.complementizer
    that = next((i for i in between if p.lower[i] in complementizer), None)
    if that is not None:
        return that + 1 if that + 1 < stretch.lo else None
    if len(between) > MAX_AROUND or p.text[stretch.lo - 1] in _INTRODUCES or p.pos[cue + 1] in EDGE_POS:
        return None
    return cue + 1
