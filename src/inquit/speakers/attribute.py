"""Who said it: sources named, orphans given to the speaker before, and a confidence for every row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inquit.document import Evidence, Quote, QuoteType, Roster, Speaker, TextSpan
from inquit.entities import Naming, name_speakers
from inquit.parsing import ParsedText
from inquit.quotes.finder import Draft
from inquit.quotes.frames import cue_range
from inquit.speakers.sources import source_of

__all__ = ["attribute"]

_FRAME_RULES = {
    "ccomp": "clause",
    "xcomp": "infinitive",
    "advcl": "clause",
    "dobj": "object",
    "dative": "object",
    "oprd": "object",
    "acomp": "object",
    "nsubjpass": "passive",
    "paren": "parenthesis",
    "as": "parenthesis",
    "according": "according to",
    "pobj": "preposition",
    "pcomp": "preposition",
    "n": "noun",
    "a": "adjective",
}
# How many paragraphs back the quote may stand that a quote without any cue goes on from. One paragraph of narration, a
# caption or a headline between them is common; farther off it is mostly somebody else's.
GOES_ON = 2


def attribute(
    parsed: ParsedText, drafts: Sequence[Draft], roster: Roster
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
    """The statements as quotes with their speakers, in order."""
    quotes = [_quote(parsed, f"q{i}", draft) for i, draft in enumerate(drafts, start=1)]
    speakers, namings = name_speakers(parsed, quotes, roster)
    named = [_named(quote, naming) for quote, naming in zip(quotes, namings, strict=True)]
    return tuple(_with_orphans(named)), speakers


def _quote(parsed: ParsedText, id: str, draft: Draft) -> Quote:
    source = source_of(draft)
    cue, lemma = _cue(draft)
    return Quote(
        id=id,
        type=_type(parsed.text, draft),
        content=tuple(draft.content),
        cue=cue,
        source=(source,) if source is not None else (),
        cue_lemma=lemma,
        act=draft.act,
        confidence=draft.chance,
        evidence=Evidence(_rule(draft, source)),
        paragraph=draft.paragraph.number,
    )


def _cue(draft: Draft) -> tuple[tuple[TextSpan, ...], str | None]:
    if draft.layout is not None:
        return (draft.layout.cue,), None
    if draft.cue is None or draft.cue_paragraph is None:
        return (), None
    p = draft.cue_paragraph
    return (p.token_span(*cue_range(p, draft.cue)),), p.lemma[draft.cue]


def _type(text: str, draft: Draft) -> QuoteType:
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


def _rule(draft: Draft, source: TextSpan | None) -> str:
    if draft.rule != "cue":
        return _FRAME_RULES.get(draft.rule.split(":")[0].split("+")[0], draft.rule)
    p, cue = draft.cue_paragraph, draft.cue
    assert p is not None and cue is not None
    at = p.start[cue]
    if draft.content[0].end <= at < draft.content[-1].start:
        return "cue inside"
    if at < draft.content[0].start:
        return "cue before"
    return "cue after, inverted" if source is not None and source.start > at else "cue after"


def _named(quote: Quote, naming: Naming | None) -> Quote:
    if naming is None:
        return quote
    return replace(
        quote, speaker_id=naming.speaker_id, evidence=Evidence(f"{quote.evidence.rule}; {naming.rule}", naming.via)
    )


def _with_orphans(quotes: Sequence[Quote]) -> list[Quote]:
    """Quotes without any cue go on from the quote before."""
    out: list[Quote] = []
    last: Quote | None = None
    for quote in quotes:
        if quote.evidence.rule == "orphan" and not quote.source and last is not None and quote.paragraph - last.paragraph <= GOES_ON:
            quote = replace(quote, speaker_id=last.speaker_id, evidence=Evidence("orphan", last.evidence.via))
        out.append(quote)
        if quote.type != "indirect":
            last = quote
    return out
