"""The mention that stands beside a statement: the subject of its cue, or the nearest noun phrase that can be it."""

from __future__ import annotations

from inquit.document import TextSpan
from inquit.languages.relations import PASSIVE_AUXILIARY, PASSIVE_SUBJECT
from inquit.languages.tags import BASE_FORM, GERUND
from inquit.statements.statement_draft import StatementDraft
from inquit.statements.subjects import EDGE_POS, NOMINAL, Range, find_source, noun_phrase
from inquit.text.parsing import Paragraph

__all__ = ["source_of"]

# A noun phrase that ends this many tokens before the cue, or begins this many after it, can still be its subject
# when the parser has lost it ("Smith, 46, also said"); farther off it is mostly somebody else.
# By hand, not swept: the tagger gives sources of its own, so that only the rules depend on them.
REACH_BEFORE = 4
REACH_AFTER = 2

_NO_SUBJECT = frozenset((GERUND, BASE_FORM))  # forms of a verb that need no subject beside them
_PASSIVE = frozenset((PASSIVE_SUBJECT, PASSIVE_AUXILIARY))


def source_of(draft: StatementDraft, *, follows: bool = False) -> TextSpan | None:
    """The span of the mention that names the speaker beside the statement, None where there is none.

    follows: another statement stands before it in its paragraph, from which it goes on if it has no cue.
    """
    if draft.told.source is not None:
        return draft.told.source
    if draft.layout is not None:
        return draft.layout.source
    if draft.source is not None:
        return draft.source
    if draft.opening is not None and draft.cue is None:
        return draft.paragraph.token_span(*draft.opening)
    if draft.after is not None:
        return source_of(draft.after)
    if draft.neural_cue is not None:
        return draft.neural_cue.source
    p = draft.cue_paragraph
    if p is None or draft.cue is None:
        return None if follows and draft.rule == "orphan" else _subject_before(draft)
    if draft.frame is not None and draft.frame.source is not None:
        lo, hi = draft.frame.source
        return p.token_span(lo, hi)
    head = find_source(p, draft.cue)
    if head is None or _inside(p, head, draft.content):
        finite = draft.marked and not _passive(p, draft.cue) and p.tag[draft.cue] not in _NO_SUBJECT
        head = _nearby(p, draft.cue, draft.content) if finite else None
    return None if head is None else _phrase(p, head, draft.content)


def _phrase(p: Paragraph, head: int, content: list[TextSpan]) -> TextSpan:
    return _outside(p, noun_phrase(p, head), head, content)


def _subject_before(draft: StatementDraft) -> TextSpan | None:
    """For words that no cue introduces, the subject of the writer's clause around them or the sentence before."""
    p, stretch = draft.paragraph, draft.first
    if stretch is None:
        return None
    last_sentence = p.sent[stretch.lo] - (draft.rule == "orphan")
    for i in range(stretch.lo - 1, -1, -1):
        if p.sent[i] < last_sentence:
            break
        if p.pos[i] in ("VERB", "AUX") and not _inside(p, i, draft.content):
            head = find_source(p, i)
            if head is not None and not _inside(p, head, draft.content):
                return _phrase(p, head, draft.content)
    return None


def _passive(p: Paragraph, cue: int) -> bool:
    return any(p.dep[k] in _PASSIVE for k in p.children[cue])


def _inside(p: Paragraph, token: int, content: list[TextSpan]) -> bool:
    return any(span.start <= p.start[token] < span.end for span in content)


def _nearby(p: Paragraph, cue: int, content: list[TextSpan]) -> int | None:
    """The head of a noun phrase right before the cue, or, behind the quoted words, right after it ("said Ivanov")."""
    neuter = p.language.function_words.neuter_pronoun
    sides = [range(cue - 1, max(-1, cue - 1 - REACH_BEFORE), -1)]
    if content[0].start < p.start[cue]:
        sides.insert(0, range(cue + 1, min(len(p), cue + 1 + REACH_AFTER)))
    for tokens in sides:
        for i in tokens:
            if _inside(p, i, content) or p.text[i] in ".!?:":
                break
            if p.pos[i] in NOMINAL and p.lower[i] not in neuter:
                return _top_of_phrase(p, i, cue, content)
    return None


def _top_of_phrase(p: Paragraph, token: int, cue: int, content: list[TextSpan]) -> int:
    """The head of the phrase of a token, outside the quoted words: a parse can hang a name on one of them."""
    while True:
        head = p.head[token]
        if head in (token, cue) or p.pos[head] not in NOMINAL or _inside(p, head, content):
            return token
        token = head


def _outside(p: Paragraph, phrase: Range, head: int, content: list[TextSpan]) -> TextSpan:
    """The phrase cut back to what lies outside the quoted words (parses reach over quotation marks)."""
    lo, hi = head, head + 1
    while lo > phrase[0] and not _inside(p, lo - 1, content):
        lo -= 1
    while hi < phrase[1] and not _inside(p, hi, content):
        hi += 1
    while lo < head and p.pos[lo] in EDGE_POS:
        lo += 1
    while hi > head + 1 and p.pos[hi - 1] in EDGE_POS:
        hi -= 1
    return p.token_span(lo, hi)
