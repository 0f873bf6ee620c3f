"""The edges of the content that the tagger tags, mended by words and parse: tags can begin and end anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inquit.document import TextSpan
from inquit.glyphs import DASHES, HYPHEN, LINE_BREAKS
from inquit.languages.relations import (
    AUXILIARY,
    CLAUSAL_COMPLEMENT,
    INDIRECT_OBJECT,
    OBJECT,
    OPEN_CLAUSE,
    PREPOSITION_CLAUSE,
    SUBJECTS,
)
from inquit.statements.subjects import EDGE_POS
from inquit.text.parsing import Paragraph

__all__ = ["cue_head", "head_of", "whole_words", "within_noun", "without_recipient"]

_EDGES = frozenset(f" \t,;{LINE_BREAKS}{DASHES}{HYPHEN}")
_RECIPIENTS = frozenset({OBJECT, INDIRECT_OBJECT})
_SAYING = frozenset(("NOUN", "VERB"))
_LED_TO = frozenset({OPEN_CLAUSE, PREPOSITION_CLAUSE})  # "yet to say", "without saying"


def whole_words(text: str, span: TextSpan) -> TextSpan:
    """The span widened to whole words, without commas, dashes and space at its edges; it may be empty."""
    start, end = span.start, span.end
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return TextSpan(start, end)


def head_of(p: Paragraph, span: TextSpan) -> int:
    """The token of a span that governs the others; where none is in it, the next one."""
    tokens = p.tokens_in(span)
    return min(tokens, key=lambda i: (p.pos[i] == "PUNCT", p.depth[i], i), default=min(tokens.start, len(p) - 1))


def cue_head(p: Paragraph, span: TextSpan) -> int:
    """The word of a cue that reports: the one that governs the others, or a verb of speech that it leads up to.

    In "has yet to say" and "left without saying" that is "say": whether anything was said hangs on it.
    """
    head, verbs = head_of(p, span), p.language.reporting.verbs
    if p.lemma[head] in verbs:
        return head
    led_to = [i for i in p.tokens_in(span) if i > head and p.dep[i] in _LED_TO and p.lemma[i] in verbs]
    return next((i for i in led_to if head in (p.head[i], p.head[p.head[i]])), head)


def without_recipient(p: Paragraph, cue: int, span: TextSpan) -> TextSpan:
    """The content without whom it is said to; empty if it holds nothing else.

    In "told the court there was ..." it begins with "there", in "urged the council to close the road" with "to".
    """
    for lo, recipient, clause in _told(p, cue):
        begins = p.start[lo] <= span.start < p.end[recipient]
        if begins and (p.start[clause] < span.end or span.end <= p.end[clause - 1]):
            return TextSpan(min(p.start[clause], span.end), span.end)
    return span


def _told(p: Paragraph, cue: int) -> Iterator[tuple[int, int, int]]:
    """Whom a verb is said to: where that begins, its head, and where what is said begins."""
    if p.lemma[cue] not in p.language.reporting.addressee_verbs:
        return
    for k in p.children[cue]:
        if p.dep[k] not in (CLAUSAL_COMPLEMENT, OPEN_CLAUSE) or k < cue:
            continue
        for m in p.children[cue]:
            if p.dep[m] in _RECIPIENTS and cue < m and p.edges[m][1] <= p.edges[k][0]:
                yield p.edges[m][0], m, p.edges[k][0]
        for m in p.children[k]:  # "(asked) them to leave"
            if p.dep[m] in SUBJECTS and _is_infinitive(p, k):
                yield p.edges[m][0], m, p.edges[m][1]


def _is_infinitive(p: Paragraph, verb: int) -> bool:
    marker = p.language.function_words.infinitive_marker
    return any(p.lower[i] in marker and p.dep[i] == AUXILIARY for i in p.children[verb])


def within_noun(p: Paragraph, cue: int, span: TextSpan, marked: Sequence[TextSpan]) -> TextSpan:
    """The content without what the writer goes on to say of its noun: "(the claim) that it was empty" "was false".

    marked: the words in quotation marks in it, which are never cut.
    """
    tokens, hi = p.tokens_in(span), p.edges[cue][1]
    while hi > cue and p.pos[hi - 1] in EDGE_POS:
        hi -= 1
    if p.pos[cue] not in _SAYING or p.dep[cue] not in SUBJECTS or not cue < tokens.start < hi < tokens.stop:
        return span
    end = max([p.end[hi - 1], *(m.end for m in marked if m.start < p.end[hi - 1])])
    return span if any(m.end > end for m in marked) else TextSpan(span.start, min(span.end, end))
