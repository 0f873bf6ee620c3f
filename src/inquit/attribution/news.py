"""Who said it in news: sources named, and orphans given to the speaker before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from inquit.attribution.confidence import StatementGrounds, speaker_shape, with_confidence
from inquit.attribution.contract import Attributed
from inquit.attribution.statement_rows import quote_of
from inquit.document import Evidence, Quote, Roster, Speaker
from inquit.entities import Naming, name_speakers
from inquit.entities.coreference.antecedent_links import AntecedentLinks
from inquit.entities.coreference.learned_coreference import learned_coreference
from inquit.entities.coreference.rule_coreference import RuleCoreference
from inquit.entities.sources.voices import NO_VOICES, Voices
from inquit.settings import Settings
from inquit.statements.statement_draft import FoundStatements, StatementDraft
from inquit.structure.text_structure import TextStructure
from inquit.text.parsing import ParsedText

__all__ = ["Attribution", "NewsAttributor", "attributions_of"]

# How many paragraphs back the quote may stand that a quote without any cue goes on from. One paragraph of narration, a
# caption or a headline between them is common; farther off it is mostly somebody else's.
# By hand; `benchmarks/gate.py` holds the figures that a sweep would move.
GOES_ON = 2
BESIDE = 1  # from a statement without marks only in the same paragraph or the next


class NewsAttributor:
    """Names the source beside each statement; a quote without one goes on from the statement before."""

    def attribute(self, structure: TextStructure, found: FoundStatements, settings: Settings) -> Attributed:
        """The statements as quotes with their speakers, in order."""
        parsed = structure.parsed
        attributions, speakers = attributions_of(parsed, found.drafts, settings.roster, links=found.antecedents)
        quotes = tuple(with_confidence(a.quote, a.grounds, parsed.language) for a in attributions)
        return Attributed(quotes, speakers, found.not_quotes)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quote with its speaker, and what its confidence rests on."""

    quote: Quote
    grounds: StatementGrounds


def attributions_of(
    parsed: ParsedText,
    drafts: Sequence[StatementDraft],
    roster: Roster,
    voices: Voices = NO_VOICES,
    *,
    links: AntecedentLinks | None = None,
) -> tuple[list[Attribution], tuple[Speaker, ...]]:
    """The statements with their speakers, before confidence is given.

    voices: whose words the parts of the text are, where its layout says so.
    links: which earlier words those of the text take up, where the engine knows; else rules decide that.
    """
    ids = {id(draft): f"q{i}" for i, draft in enumerate(drafts, start=1)}
    quotes = [
        quote_of(parsed, ids, draft, follows=follows) for draft, follows in zip(drafts, _followers(drafts), strict=True)
    ]
    reporters = [
        (i, replace(quotes[i], source=(draft.told.reporter,), parent_id=None))
        for i, draft in enumerate(drafts)
        if draft.told.reporter is not None
    ]
    with_reporters = [*quotes, *(quote for _, quote in reporters)]
    coreference = RuleCoreference if links is None else learned_coreference(links)
    speakers, namings = name_speakers(parsed, with_reporters, roster, coreference=coreference, voices=voices)
    shapes = {speaker.id: speaker_shape(speaker) for speaker in speakers}
    attributed = [
        _attribution(quote, draft, naming, shapes)
        for quote, draft, naming in zip(quotes, drafts, namings[: len(quotes)], strict=True)
    ]
    passed_on = zip((i for i, _ in reporters), namings[len(quotes) :], strict=True)
    by = {ids[id(drafts[i])]: None if naming is None else naming.speaker_id for i, naming in passed_on}
    repeats = {ids[id(draft)] for draft in drafts if draft.told.added and draft.parent is not None}
    return second_hand_rows(_with_orphans(attributed, voices), by, repeats), speakers


def second_hand_rows(
    attributions: Sequence[Attribution], by: Mapping[str, str | None], added: Collection[str]
) -> list[Attribution]:
    """The rows with who reports each, where that is another than its speaker.

    by: the speakers' ids of those who pass on rows, by the rows' ids. A row in another is passed on by that one's
    speaker.
    added: rows that are left out where their speaker reports himself ("Ann said that she had told them ...").
    """
    speakers = {a.quote.id: a.quote.speaker_id for a in attributions if a.quote.status != "denied"}
    out: list[Attribution] = []
    for a in attributions:
        quote = a.quote
        reporter = by.get(quote.id) or speakers.get(quote.parent_id or "")
        said_again = reporter == quote.speaker_id and quote.status == "asserted"
        if quote.id in added and (said_again or quote.speaker_id is None):
            continue
        out.append(Attribution(_reported(quote, reporter), a.grounds))
    return _numbered(out)


def _reported(quote: Quote, reporter: str | None) -> Quote:
    return quote if reporter in (None, quote.speaker_id) else replace(quote, reported_by_id=reporter)


def _numbered(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The rows with numbers that have no gaps."""
    ids = {a.quote.id: f"q{i}" for i, a in enumerate(attributions, start=1)}
    return [
        Attribution(replace(a.quote, id=ids[a.quote.id], parent_id=ids.get(a.quote.parent_id or "")), a.grounds)
        for a in attributions
    ]


def _followers(drafts: Sequence[StatementDraft]) -> Iterator[bool]:
    """For each statement whether another one stands before it in its paragraph."""
    last: int | None = None
    for draft in drafts:
        yield draft.paragraph.number == last
        if draft.parent is None:
            last = draft.paragraph.number


def _attribution(quote: Quote, draft: StatementDraft, naming: Naming | None, shapes: Mapping[str, str]) -> Attribution:
    """The quote with the speaker that is named; shapes: of the speakers' names, by id."""
    rule = quote.evidence.rule
    if naming is None:
        return Attribution(quote, StatementGrounds.of(draft, rule, None))
    evidence = Evidence(f"{rule}; {naming.rule}", naming.via)
    named = replace(quote, speaker_id=naming.speaker_id, evidence=evidence)
    grounds = StatementGrounds.of(draft, rule, naming.rule)
    shape = shapes.get(naming.speaker_id or "")
    return Attribution(named, replace(grounds, sureness=naming.sureness, speaker=shape, reach=naming.reach))


def _with_orphans(attributions: Sequence[Attribution], voices: Voices) -> list[Attribution]:
    """Quotes without any cue or mention go on from the statement before, if the same voice reports it."""
    out: list[Attribution] = []
    last: Attribution | None = None
    last_quoted: Attribution | None = None
    turn: int | None = None
    for a in attributions:
        if (now := voices.turn_at(a.quote.content[0].start)) != turn:
            turn, last, last_quoted = now, None, None
        if a.grounds.rule == "orphan" and not a.quote.source:
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
            naming = before.grounds.naming
            evidence = Evidence(f"goes on; {naming}" if naming else "goes on", before.quote.evidence.via)
            quote = replace(orphan.quote, speaker_id=before.quote.speaker_id, evidence=evidence)
            return Attribution(quote, replace(before.grounds, rule="goes on"))
    return orphan
