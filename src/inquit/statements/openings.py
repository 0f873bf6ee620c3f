"""Who acts in the writer's sentence right before a quoted one: "Marsh leaned back. “We need charts.”"

Where no verb of speech introduces a quote, whoever does something before it speaks: a gesture leads up to words, one
behind them is somebody's reaction ("Marsh turned to Cole. “Mind the step.” Cole nodded."). So does whom a question asks
for: "And the treasurer? “No comment.”".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inquit.languages.entity_labels import PERSON, POLITICAL_PLACE
from inquit.languages.relations import NEGATION, ROOT, SUBJECTS
from inquit.statements.cue_links import SENTENCE_END
from inquit.statements.statement_draft import StatementDraft
from inquit.statements.subjects import NOMINAL, Range, find_source, noun_phrase
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["Opening", "begins_anew", "is_answered", "is_reaction", "opening_before", "own_cue", "speaks_instead"]

_CLAUSES = frozenset(("VERB", "AUX"))
_NO_OBJECT = frozenset(("PUNCT", "ADP", "ADV"))


@dataclass(frozen=True, slots=True)
class Opening:
    """The sentence before a quoted one.

    lo: where it begins. actor, head: who acts in it, or is asked for. asks: it is a question without a verb.
    """

    lo: int
    actor: Range
    head: int
    asks: bool


def opening_before(p: Paragraph, stretch: Stretch, quoted: Sequence[bool]) -> Opening | None:
    """The sentence of the writer's that ends right before a stretch, where a person acts in it or is asked for."""
    end = stretch.lo - 1
    if end < 1 or quoted[end] or p.text[end] not in SENTENCE_END:
        return None
    lo = _sentence_start(p, end, quoted)
    head = _actor(p, lo, end)
    if head is None or not _is_somebody(p, head) or _reports(p, p.head[head]):
        return None
    a, b = noun_phrase(p, head)
    a, b = max(a, lo), min(b, end)
    while a < head and p.pos[a] == "CCONJ":
        a += 1
    asks = not any(p.pos[i] in _CLAUSES for i in range(lo, end))
    return Opening(lo, (a, b), head, asks) if a <= head < b else None


def is_answered(p: Paragraph, stretch: Stretch, following: Stretch | None, cue: int | None) -> bool:
    """Whether the next quote stands right behind a finished one, and the cue behind that: it is another's.

    As in "“Will you go?” “No,” said Cole.", where nothing says who asks.
    """
    if following is None or following.lo != stretch.hi or cue is None or cue < following.hi:
        return False
    closed = p.text[stretch.hi - 1] in p.language.glyphs.closing_tokens
    return closed and p.text[stretch.hi - 2] in SENTENCE_END


def own_cue(
    p: Paragraph, stretch: Stretch, following: Stretch | None, cue: int | None, quoted: Sequence[bool]
) -> tuple[int | None, Opening | None, bool]:
    """The cue of a stretch, or who acts before it instead; and whether it is answered at once.

    cue: the cue that it seems to have. following: the stretch behind it.
    """
    opening = opening_before(p, stretch, quoted)
    if cue is None:
        return None, opening, False
    answered = is_answered(p, stretch, following, cue)
    head = find_source(p, cue)
    source = None if head is None else noun_phrase(p, head)
    if answered or (opening is not None and speaks_instead(p, stretch, opening, cue, source)):
        return None, opening, answered
    return cue, None, False


def _sentence_start(p: Paragraph, end: int, quoted: Sequence[bool]) -> int:
    lo = end
    while lo and not quoted[lo - 1] and p.text[lo - 1] not in SENTENCE_END:
        lo -= 1
    return lo


def _actor(p: Paragraph, lo: int, end: int) -> int | None:
    """The subject of the sentence's main clause; of one without a verb, what it asks for."""
    subjects = [i for i in range(lo, end) if p.dep[i] in SUBJECTS and p.pos[i] in NOMINAL]
    if subjects:
        return min(subjects, key=lambda i: (p.depth[i], i))
    if p.text[end] != "?" or any(p.pos[i] in _CLAUSES for i in range(lo, end)):
        return None
    return next((i for i in range(lo, end) if p.dep[i] == ROOT and p.pos[i] in NOMINAL), None)


def _reports(p: Paragraph, verb: int) -> bool:
    """Whether the sentence is a report itself, from which a quote behind it goes on: "She denied it. “Never.”"."""
    return p.lemma[verb] in p.language.reporting.verbs and p.lemma[verb] not in p.language.words("gesture_verbs")


def _is_named_person(p: Paragraph, head: int) -> bool:
    """Whether a name is a person's, by the recogniser, or by the given name that it begins with."""
    if p.pos[head] != "PROPN" or p.ent_type[head] == PERSON:
        return p.ent_type[head] == PERSON
    lo = head
    while lo and p.pos[lo - 1] == "PROPN" and p.head[lo - 1] == head:
        lo -= 1
    last = head + (lo == head and p.ent_type[head] != POLITICAL_PLACE)  # "Agnes" alone, but not "Georgia"
    if any(p.lower[i] in p.language.vocabulary.given_names for i in range(lo, last)):
        return True
    return p.lemma[p.head[head]] in p.language.words("gesture_verbs", "gesture")


def _is_somebody(p: Paragraph, head: int) -> bool:
    if _is_named_person(p, head):
        return True
    pronoun = p.language.vocabulary.pronouns.get(p.lower[head])
    if pronoun is not None:
        return pronoun.gender != "neuter"
    noun = p.language.vocabulary.head_nouns.get(p.lemma[head]) or p.language.vocabulary.head_nouns.get(p.lower[head])
    return noun is not None and noun.people


def is_reaction(p: Paragraph, stretch: Stretch, verb: int) -> bool:
    """Whether a verb behind quoted words says what somebody does then, and not who says them.

    It does where the words end a sentence, unless it is a verb of speech that nothing follows ("Cole asked."), its
    subject stands behind it ("said Cole"), or no capital begins another sentence ("“Good!” he laughed.").
    """
    if verb < stretch.hi or SENTENCE_END.isdisjoint(p.text[max(stretch.lo, stretch.hi - 2) : stretch.hi]):
        return False
    source = find_source(p, verb)
    if p.text[stretch.hi][0].islower() or verb == stretch.hi or (source is not None and source > verb):
        return False
    if p.lemma[verb] in p.language.words("gesture_verbs"):
        return True
    reports = p.language.reporting.reports_talk(p.lemma[verb], p.lower[verb])
    negated = any(p.dep[k] == NEGATION for k in p.children[verb])
    if not (reports or p.lemma[verb] in p.language.reporting.verbs) or negated:
        return True
    is_statement = "." in p.text[max(stretch.lo, stretch.hi - 2) : stretch.hi]
    return is_statement and verb + 1 < len(p) and p.pos[verb + 1] not in _NO_OBJECT


def speaks_instead(p: Paragraph, stretch: Stretch, opening: Opening, cue: int | None, source: Range | None) -> bool:
    """Whether who acts before a quoted sentence says it, and not the source of the cue that it seems to belong to.

    cue: the cue as a token of the paragraph; None for one in a paragraph before.
    source: who reports by it, as tokens of the paragraph.
    """
    if cue is None:
        return True
    if cue >= stretch.hi:
        return is_reaction(p, stretch, cue)
    if cue >= opening.lo:
        return source is None  # "Cole was not convinced": a passive that reports nobody's words
    if opening.asks:
        return True
    names = {p.lower[i] for i in range(*opening.actor) if p.pos[i] == "PROPN"}
    return _is_named_person(p, opening.head) and not any(p.lower[i] in names for i in range(*(source or (0, 0))))


def begins_anew(p: Paragraph, stretch: Stretch, opening: Opening | None, before: StatementDraft) -> bool:
    """Whether another than the speaker of the statement before acts right before a stretch without a cue."""
    return opening is not None and speaks_instead(p, stretch, opening, 0, _source_tokens(p, before))


def _source_tokens(p: Paragraph, draft: StatementDraft) -> Range | None:
    """Who says a statement, as far as tokens of its paragraph show it."""
    if draft.opening is not None:
        return draft.opening
    span = draft.layout.source if draft.layout is not None else None
    span = draft.neural_cue.source if draft.neural_cue is not None else span
    if span is not None:
        tokens = p.tokens_in(span)
        return tokens.start, tokens.stop
    head = None if draft.cue is None or draft.cue_paragraph is not p else find_source(p, draft.cue)
    return None if head is None else noun_phrase(p, head)
