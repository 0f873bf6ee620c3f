"""A statement as a row before it is known who speaks: its type, its cue, its source, and the rule that found them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from unicodedata import category

from inquit.attribution.cue_sources import source_of
from inquit.document import Evidence, Quote, QuoteType, TextSpan
from inquit.languages.relations import (
    ADJECTIVE_COMPLEMENT,
    ADVERBIAL_CLAUSE,
    CLAUSAL_COMPLEMENT,
    INDIRECT_OBJECT,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PASSIVE_SUBJECT,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
)
from inquit.statements.frames import cue_range
from inquit.statements.neural.content_edges import head_of
from inquit.statements.statement_draft import StatementDraft
from inquit.text.parsing import ParsedText

__all__ = ["place_of_cue", "quote_of"]

# What users are told of the kind of a frame, by its first part; other rules are told as they are.
_FRAME_RULES = {
    CLAUSAL_COMPLEMENT: "clause",
    OPEN_CLAUSE: "infinitive",
    ADVERBIAL_CLAUSE: "clause",
    OBJECT: "object",
    INDIRECT_OBJECT: "object",
    OBJECT_PREDICATE: "object",
    ADJECTIVE_COMPLEMENT: "object",
    PASSIVE_SUBJECT: "passive",
    PREPOSITION_OBJECT: "preposition",
    PREPOSITION_CLAUSE: "preposition",
    "paren": "parenthesis",
    "as": "parenthesis",
    "according": "according to",
    "n": "noun",
    "a": "adjective",
}


def quote_of(parsed: ParsedText, ids: Mapping[int, str], draft: StatementDraft, *, follows: bool) -> Quote:
    """A statement as a quote without a speaker; `follows`: another one stands before it in its paragraph."""
    source = _outside(parsed, source_of(draft, follows=follows), draft)
    cue, lemma = _cue(draft)
    return Quote(
        id=ids[id(draft)],
        type=_type(parsed.text, draft),
        content=tuple(draft.content),
        cue=cue,
        source=(source,) if source is not None else (),
        cue_lemma=lemma,
        act=draft.act,
        evidence=Evidence(_rule(draft, source)),
        parent_id=None if draft.parent is None else ids[id(draft.parent)],
        paragraph=_paragraph_number(parsed, draft),
        status=(draft.after or draft).told.status,
    )


def _paragraph_number(parsed: ParsedText, draft: StatementDraft) -> int:
    """Of the paragraph in which it begins: what the finder saw first may be gone."""
    start = draft.content[0].start
    if draft.paragraph.span.start <= start < draft.paragraph.span.end:
        return draft.paragraph.number
    return parsed.paragraphs[bisect_right(parsed.paragraphs, start, key=lambda p: p.span.start) - 1].number


def _outside(parsed: ParsedText, source: TextSpan | None, draft: StatementDraft) -> TextSpan | None:
    """The part of a source that is no part of what it says, with its head if that is there; None where it has none."""
    p = draft.cue_paragraph or draft.paragraph
    for said in draft.content:
        if source is None or not source.overlaps(said):
            continue
        head = p.start[head_of(p, source)] if p.span.contains(source) else source.start
        ends = ((source.start, min(source.end, said.start)), (max(source.start, said.end), source.end))
        parts = [part for part in (_trimmed(parsed.text, start, end) for start, end in ends) if part is not None]
        source = max(parts, key=lambda part: (part.start <= head < part.end, part.end - part.start), default=None)
    return None if source is None or not _is_seen(source.of(parsed.text)) else source


def _is_seen(text: str) -> bool:
    """Whether anything of it is seen; a pipeline may take an invisible character for a noun."""
    return any(not character.isspace() and category(character) != "Cf" for character in text)


def _trimmed(text: str, start: int, end: int) -> TextSpan | None:
    """A stretch without what is neither a letter nor a figure at its edges, if it has either."""
    words = [i for i in range(start, end) if text[i].isalnum()]
    return TextSpan(words[0], words[-1] + 1) if words else None


def _cue(draft: StatementDraft) -> tuple[tuple[TextSpan, ...], str | None]:
    if draft.after is not None:
        return _cue(draft.after)
    if draft.layout is not None:
        return () if draft.layout.cue is None else (draft.layout.cue,), None
    if draft.cue is None or draft.cue_paragraph is None:
        return (), None
    p = draft.cue_paragraph
    if draft.cue_words is not None:
        span = draft.cue_words
    else:
        span = draft.neural_cue.cue if draft.neural_cue is not None else p.token_span(*cue_range(p, draft.cue))
    return (span,), p.lemma[draft.cue] if p.text[draft.cue][0].isalnum() else None


def _type(text: str, draft: StatementDraft) -> QuoteType:
    """direct: all its words in quotation marks; mixed: some; indirect: none."""
    if not draft.quoted:
        return "indirect"
    for span in draft.content:
        at = span.start
        for mark in [*draft.quoted, TextSpan(span.end, span.end)]:
            if at < mark.start <= span.end and any(c.isalnum() for c in text[at : mark.start]):
                return "mixed"
            if mark.start < span.end and span.start < mark.end:
                at = max(at, mark.end)
    return "direct"


def _rule(draft: StatementDraft, source: TextSpan | None) -> str:
    if draft.rule not in ("cue", "read"):
        return _FRAME_RULES.get(draft.rule.split(":")[0].split("+")[0], draft.rule)
    p, cue = draft.cue_paragraph, draft.cue
    if p is None or cue is None:
        return draft.rule
    place = place_of_cue(p.start[cue], draft.content, source)
    return place if draft.rule == "cue" else f"read: {place}"


def place_of_cue(cue: int, content: Sequence[TextSpan], source: TextSpan | None) -> str:
    """Where the cue stands beside what is reported."""
    if content[0].end <= cue < content[-1].start:
        return "cue inside"
    if cue < content[0].start:
        return "cue before"
    return "cue after, inverted" if source is not None and source.start > cue else "cue after"
