"""The mentions that the tagger sees beside cues, mended by words and parse: a tag can begin and end anywhere."""

from __future__ import annotations

from inquit.document import TextSpan
from inquit.glyphs import ACCOUNT_SIGN
from inquit.languages.relations import (
    APPOSITION,
    COMPOUND,
    DETERMINER,
    OBJECT,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    SUBJECT,
)
from inquit.statements.neural.content_edges import head_of
from inquit.statements.subjects import EDGE_POS, NOMINAL, find_source, noun_phrase
from inquit.text.parsing import Paragraph

__all__ = ["own_source", "quoted_as_saying", "source_beside", "source_by_parse", "whole_source"]


def whole_source(p: Paragraph, span: TextSpan) -> TextSpan:
    """The mention with the noun that it leads to: "a fisherwoman" with "Ines Calder" before it, "the" with "choir"."""
    head = head_of(p, span)
    noun = p.head[head]
    apposed = p.dep[head] == APPOSITION and p.pos[head] == "NOUN" and p.pos[noun] == "PROPN"
    apposed = apposed and not _acts(p, span)
    if not (apposed or (p.pos[noun] in NOMINAL and (p.dep[head] == DETERMINER or _is_title(p, head)))):
        return span
    lo, hi = noun_phrase(p, noun)
    return p.token_span(min(lo, head), max(hi, head + 1))


def _acts(p: Paragraph, span: TextSpan) -> bool:
    """Whether a verb follows at once, before which no apposition ends: "(in a talk with Bo Berg,) the mayor said"."""
    behind = p.tokens_in(span).stop
    while behind < len(p) and p.pos[behind] == "ADV":
        behind += 1
    return behind < len(p) and p.pos[behind] in ("VERB", "AUX")


def _is_title(p: Paragraph, token: int) -> bool:
    """Whether a token is what stands before a name: a title, or a month that the tagger takes for the name."""
    vocabulary, word = p.language.vocabulary, p.lower[token]
    return p.dep[token] == COMPOUND and (word in vocabulary.honorifics or word in vocabulary.in_calendar("month"))


def own_source(p: Paragraph, cue: int, span: TextSpan) -> TextSpan:
    """The mention without what of it lies in the sentence behind that of its cue: "(said) Finch. Her husband"."""
    tokens = p.tokens_in(span)
    if not tokens or not p.sent[tokens.start] == p.sent[cue] < p.sent[tokens.stop - 1]:
        return span
    held = [i for i in tokens if p.sent[i] == p.sent[cue] and p.pos[i] not in EDGE_POS]
    return TextSpan(span.start, min(span.end, p.end[held[-1]])) if held else span


def source_by_parse(p: Paragraph, cue: TextSpan) -> TextSpan | None:
    """Who does the reporting, where the tagger sees no source.

    The subject of the cue's main word, or of another verb in it; where there is none, what its last preposition leads
    to ("in the words of").
    """
    main, tokens = head_of(p, cue), p.tokens_in(cue)
    verbs = [i for i in reversed(tokens) if p.pos[i] == "VERB" and i != main]
    heads = [find_source(p, token) for token in (main, *verbs)]
    if tokens and p.pos[tokens[-1]] == "ADP" and not any(p.pos[i] in ("VERB", "AUX") for i in tokens):
        heads += [k for k in p.children[tokens[-1]] if p.dep[k] == PREPOSITION_OBJECT]
    head = next((head for head in heads if head is not None), None)
    if head is None and tokens and tokens.stop < len(p) and p.text[tokens.stop].startswith(ACCOUNT_SIGN):
        return p.token_span(tokens.stop, tokens.stop + 1)  # "tweeted @annlund"
    return None if head is None else p.token_span(*noun_phrase(p, head))


def source_beside(p: Paragraph, cue: int, source: TextSpan, *, sure: bool) -> TextSpan | None:
    """The subject of a cue whose source is in another sentence; where the source is unsure, the cue's own subject.

    Its own is one that it has by itself and in the active voice: not one that it shares with another verb.
    """
    apart = p.sent[head_of(p, source)] != p.sent[cue]
    head = find_source(p, cue) if apart or not sure else None
    if head is None or p.sent[head] != p.sent[cue]:
        return None
    is_own = p.head[head] == cue and p.dep[head] == SUBJECT
    span = p.token_span(*noun_phrase(p, head))
    return span if apart or (is_own and not span.overlaps(source)) else None


def quoted_as_saying(p: Paragraph, cue: int) -> tuple[int, int] | None:
    """In "quoted Smith as saying" the head of the object, and where the phrase ends; tokens."""
    verbs = p.language.reporting.verbs
    for k in p.children[cue]:
        if p.lower[k] not in p.language.function_words.comparison:
            continue
        saying = [m for m in p.children[k] if p.dep[m] == PREPOSITION_CLAUSE and p.lemma[m] in verbs]
        if saying:
            quoted = [m for m in p.children[cue] if p.dep[m] == OBJECT and m < k]
            return (quoted[0], saying[0] + 1) if quoted else None
    return None
