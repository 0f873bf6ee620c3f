"""The edges of what the reader tags, mended by words and parse: tags can begin and end anywhere, mentions cannot."""

from __future__ import annotations

from inquit.document import TextSpan
from inquit.lexicons import read_words
from inquit.parsing import Paragraph
from inquit.quotes.subjects import NOMINAL, find_source, noun_phrase

__all__ = ["head_of", "source_by_parse", "whole_source", "whole_words", "without_recipient"]

_EDGES = frozenset(" \t\n\r,;—–-")
_RECIPIENTS = frozenset({"dobj", "dative"})


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


def whole_source(p: Paragraph, span: TextSpan) -> TextSpan:
    """The mention with the noun that it leads to: "a fisherwoman" with "Ines Calder" before it, "the" with "choir"."""
    head = head_of(p, span)
    noun = p.head[head]
    apposed = p.dep[head] == "appos" and p.pos[head] == "NOUN" and p.pos[noun] == "PROPN"
    if not (apposed or (p.pos[noun] in NOMINAL and (p.dep[head] == "det" or _is_title(p, head)))):
        return span
    lo, hi = noun_phrase(p, noun)
    return p.token_span(min(lo, head), max(hi, head + 1))


def _is_title(p: Paragraph, token: int) -> bool:
    return p.dep[token] == "compound" and p.lower[token] in read_words("titles", "honorific")


def source_by_parse(p: Paragraph, cue: TextSpan) -> TextSpan | None:
    """The subject of a cue, where the reader sees no source: of its main word, or of another verb in it."""
    main = head_of(p, cue)
    verbs = [i for i in reversed(p.tokens_in(cue)) if p.pos[i] == "VERB" and i != main]
    for token in (main, *verbs):
        head = find_source(p, token)
        if head is not None:
            return p.token_span(*noun_phrase(p, head))
    return None


def without_recipient(p: Paragraph, cue: int, span: TextSpan) -> TextSpan:
    """The content without whom it is said to: in "told the court there was ..." it begins with "there"."""
    for k in p.children[cue]:
        lo, hi = p.edges[k]
        if p.dep[k] not in _RECIPIENTS or k < cue or not p.start[lo] <= span.start < p.end[k]:
            continue
        following = [p.edges[c][0] for c in p.children[cue] if p.dep[c] == "ccomp" and p.edges[c][0] >= k]
        if following and hi <= min(following) and p.start[hi] < span.end:
            return TextSpan(p.start[hi], span.end)
    return span
