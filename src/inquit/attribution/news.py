"""Who said it: sources named, orphans given to the speaker before, and a confidence for every row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from inquit.attribution.confidence import confidence, confidence_features
from inquit.attribution.cue_sources import source_of
from inquit.document import Evidence, Quote, QuoteType, Roster, Speaker, TextSpan
from inquit.entities import Naming, name_speakers
from inquit.statements.rules.frames import cue_range
from inquit.statements.statement_draft import StatementDraft
from inquit.text.parsing import ParsedText

__all__ = ["Attribution", "attribute", "attributions_of", "place_of_cue", "quote_of"]

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
BESIDE = 1  # from a statement without marks only in the same paragraph or the next


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quote with its speaker, and what its confidence depends on."""

    quote: Quote
    rule: str  # which rule found the mention
    chance: float  # how likely the link to the cue is, or that there is a report at all
    source_chance: float | None  # how likely the source is, where the engine says so
    naming: str | None  # which step named the mention

    def features(self) -> list[str]:
        """What the confidence of the row depends on."""
        return list(
            confidence_features(
                self.rule,
                self.naming or "none",
                chance=self.chance,
                source_chance=self.source_chance,
                type=self.quote.type,
                act=self.quote.act,
            )
        )


def attribute(
    parsed: ParsedText, drafts: Sequence[StatementDraft], roster: Roster
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
    """The statements as quotes with their speakers, in order."""
    attributions, speakers = attributions_of(parsed, drafts, roster)
    return tuple(_sure(a) for a in attributions), speakers


def attributions_of(
    parsed: ParsedText, drafts: Sequence[StatementDraft], roster: Roster
) -> tuple[list[Attribution], tuple[Speaker, ...]]:
    """The statements with their speakers, before confidence is given."""
    ids = {id(draft): f"q{i}" for i, draft in enumerate(drafts, start=1)}
    quotes = [
        quote_of(parsed, ids, draft, follows=follows) for draft, follows in zip(drafts, _followers(drafts), strict=True)
    ]
    speakers, namings = name_speakers(parsed, quotes, roster)
    attributed = [
        _attribution(quote, draft, naming) for quote, draft, naming in zip(quotes, drafts, namings, strict=True)
    ]
    return _with_orphans(attributed), speakers


def _sure(a: Attribution) -> Quote:
    if a.naming is None or a.quote.speaker_id is None:
        return a.quote
    return replace(a.quote, confidence=confidence(a.features()))


def _followers(drafts: Sequence[StatementDraft]) -> Iterator[bool]:
    """For each statement whether another one stands before it in its paragraph."""
    last: int | None = None
    for draft in drafts:
        yield draft.paragraph.number == last
        if draft.parent is None:
            last = draft.paragraph.number


def quote_of(parsed: ParsedText, ids: Mapping[int, str], draft: StatementDraft, *, follows: bool) -> Quote:
    """A statement as a quote without a speaker; `follows`: another one stands before it in its paragraph."""
    source = source_of(draft, follows=follows)
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
        paragraph=draft.paragraph.number,
    )


def _cue(draft: StatementDraft) -> tuple[tuple[TextSpan, ...], str | None]:
    if draft.after is not None:
        return _cue(draft.after)
    if draft.layout is not None:
        return (draft.layout.cue,), None
    if draft.cue is None or draft.cue_paragraph is None:
        return (), None
    p = draft.cue_paragraph
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


def _attribution(quote: Quote, draft: StatementDraft, naming: Naming | None) -> Attribution:
    rule = quote.evidence.rule
    neural_cue = draft.neural_cue if draft.after is None else draft.after.neural_cue
    source_chance = None if neural_cue is None else neural_cue.source_chance
    if naming is None:
        return Attribution(quote, rule, draft.chance, source_chance, None)
    evidence = Evidence(f"{rule}; {naming.rule}", naming.via)
    named = replace(quote, speaker_id=naming.speaker_id, evidence=evidence)
    return Attribution(named, rule, draft.chance, source_chance, naming.rule)


def _with_orphans(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Quotes without any cue or mention go on from the statement before."""
    out: list[Attribution] = []
    last: Attribution | None = None
    last_quoted: Attribution | None = None
    for a in attributions:
        if a.rule == "orphan" and not a.quote.source:
            a = _going_on(a, last, last_quoted)
        out.append(a)
        if a.quote.parent_id is None:
            last = a
            last_quoted = last_quoted if a.quote.type == "indirect" else a
    return out


def _going_on(orphan: Attribution, last: Attribution | None, last_quoted: Attribution | None) -> Attribution:
    """The orphan with the speaker of the nearest statement that it can go on from."""
    for before, reach in ((last, BESIDE), (last_quoted, GOES_ON)):
        if before is not None and orphan.quote.paragraph - before.quote.paragraph <= reach:
            rule = f"goes on; {before.naming}" if before.naming else "goes on"
            evidence = Evidence(rule, before.quote.evidence.via)
            quote = replace(orphan.quote, speaker_id=before.quote.speaker_id, evidence=evidence)
            return Attribution(quote, "goes on", before.chance, before.source_chance, before.naming)
    return orphan
