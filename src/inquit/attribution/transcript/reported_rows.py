"""What is reported inside turns: rows as in news, "I" being whoever has the floor, and none that is the turn itself."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from inquit.attribution.confidence import with_confidence
from inquit.attribution.news import Attribution, attributions_of
from inquit.attribution.transcript.people import Participant
from inquit.attribution.transcript.turn_speakers import TurnSpeaker
from inquit.document import Evidence, Quote, Roster, RosterEntry, Speaker, Step, TextSpan
from inquit.entities.sources.voices import Voices
from inquit.languages.tags import PAST_PARTICIPLE, PAST_TENSE
from inquit.statements.statement_draft import StatementDraft
from inquit.structure.transcript.transcript import SpokenTurn
from inquit.text.parsing import ParsedText

__all__ = ["ReportedRows", "reported_rows"]

_PAST = frozenset({PAST_TENSE, PAST_PARTICIPLE})
_PRIVATE = "turn:"  # before an id of somebody who speaks a turn, so that it is nobody else's
_PAUSE = ","
_BEFORE_CUE = 3  # words between the comma behind who is addressed and a verb: "I have said"
_WHOLE = 0.9  # of the letters of a turn, from which a report is the turn itself taken for one


@dataclass(frozen=True, slots=True)
class ReportedRows:
    """Rows by the number of the turn that holds them, and who is named in them.

    Speakers of turns have the ids of these; others have ids that are to be given anew.
    """

    rows: Mapping[int, Sequence[Quote]]
    speakers: tuple[Speaker, ...]


def reported_rows(
    parsed: ParsedText,
    drafts: Sequence[StatementDraft],
    turns: Sequence[SpokenTurn],
    speakers: Sequence[TurnSpeaker],
    *,
    names: Mapping[Participant, str],
    ids: Mapping[Participant, str],
    roster: Roster,
) -> ReportedRows:
    """What the drafts report inside of turns.

    names, ids: of those who speak turns. roster: of the user.
    """
    if not drafts:
        return ReportedRows({}, ())
    first = Counter(person.words[0] for person in ids if person.named)
    alone = {person for person in ids if person.named and first[person.words[0]] == 1}
    entries = {person: _entry(person, names[person], id, alone) for person, id in ids.items()}
    known = [entry for person, entry in entries.items() if person.named and person.kind == "person"]
    spoken = {person.id for person in ids if person.id is not None} | {names[person] for person in ids}
    others = [entry for entry in roster.entries if entry.id not in spoken and entry.name not in spoken]
    for person in ids:  # descriptions are whose the user says, and labels of turns are none
        others += [
            RosterEntry(names[person], entry.aliases, _PRIVATE + ids[person], document=entry.document)
            for entry in roster.entries
            if person.why == "roster" and entry.name == person.name and entry.document is not None
        ]
    voices = Voices(
        (turn.content, None if by.person is None else entries[by.person])
        for turn, by in zip(turns, speakers, strict=True)
    )
    attributions, found = attributions_of(parsed, drafts, Roster((*known, *others)), voices)
    own = {_PRIVATE + id: id for id in ids.values()} | _described(found, ids, names)
    floor = [None if s.person is None else ids[s.person] for s in speakers]
    things = {s.id for s in found if s.kind is None and not s.named} - own.keys()
    reader = _Reports(parsed, turns, voices, own, speakers=floor, things=things)
    return ReportedRows(reader.by_turn(attributions), tuple(_own_id(speaker, own) for speaker in found))


def _entry(person: Participant, name: str, id: str, alone: Collection[Participant]) -> RosterEntry:
    """A participant as naming knows those of a roster; alone: those whose given name no other has."""
    given = person.words[:1] if person in alone and person.kind == "person" else ()
    aliases = (person.name, *sorted(person.aliases), *given) if person.named else ()
    return RosterEntry(name, aliases, _PRIVATE + id)


def _described(
    found: Sequence[Speaker], ids: Mapping[Participant, str], names: Mapping[Participant, str]
) -> dict[str, str]:
    """Those whom reports only describe and labels call the same: "the Deputy Speaker"."""
    unnamed = {names[person].casefold(): id for person, id in ids.items() if not person.named}
    offices = _offices(ids)
    same = {**{office: holders[0] for office, holders in offices.items() if len(holders) == 1}, **unnamed}
    return {s.id: same[s.name.casefold()] for s in found if not s.named and s.name.casefold() in same}


def _offices(ids: Mapping[Participant, str]) -> dict[str, list[str]]:
    """Who holds each office, by its whole name and by its first word: "the Minister" of Roads."""
    out: dict[str, list[str]] = {}
    for person, id in ids.items():
        if person.role and person.named:
            whole = person.role.casefold()
            for name in {whole, whole.split()[0]}:
                out.setdefault(name, []).append(id)
    return out


def _own_id(speaker: Speaker, own: Mapping[str, str]) -> Speaker:
    return replace(speaker, id=own.get(speaker.id, _other(speaker.id)))


def _other(id: str) -> str:
    """An id that no speaker of a turn has."""
    return f"other:{id}"


class _Reports:
    """The rows of one text.

    own: the ids of those who speak turns, by how the reports know them. speakers: the speaker's id of each turn.
    things: sources of which nothing shows that they can speak.
    """

    def __init__(
        self,
        parsed: ParsedText,
        turns: Sequence[SpokenTurn],
        voices: Voices,
        own: Mapping[str, str],
        *,
        speakers: Sequence[str | None],
        things: Collection[str],
    ) -> None:
        self._parsed = parsed
        self._turns = turns
        self._voices = voices
        self._own = own
        self._speakers = speakers
        self._things = things
        self._starts = [p.span.start for p in parsed.paragraphs]

    def by_turn(self, attributions: Sequence[Attribution]) -> dict[int, list[Quote]]:
        """The rows that are more than their turn, in order."""
        out: dict[int, list[Quote]] = {}
        for a in attributions:
            turn = self._voices.turn_at(a.quote.content[0].start)
            if turn is None:
                continue
            row = self._row(a, turn)
            if row is not None:
                out.setdefault(turn, []).append(row)
        return out

    def _row(self, a: Attribution, turn: int) -> Quote | None:
        content = tuple(self._clipped(a.quote.content, turn))
        beside = (*a.quote.cue, *a.quote.source)
        if not content or any(self._voices.turn_at(span.start) != turn for span in beside):
            return None
        quote = with_confidence(replace(a.quote, content=content), a.grounds, self._parsed.language)
        quote = self._own_words(quote, turn)
        if self._is_turn(quote, turn):
            return None
        if self._is_by_a_thing(quote):
            quote = replace(quote, speaker_id=None, confidence=0.0)
            if quote.type == "indirect":
                return None
        elif quote.type == "indirect" and quote.speaker_id is None and not quote.source:
            return None  # "Thank you for that": nobody is said to say it
        return replace(
            quote,
            speaker_id=self._id(quote.speaker_id),
            reported_by_id=self._reporter(quote, turn),
            evidence=_told(quote.evidence, quote.speaker_id, self._own),
        )

    def _own_words(self, quote: Quote, turn: int) -> Quote:
        """The same by whoever has the floor, where the source is only addressed: "Mr. Speaker, I said that"."""
        speaker = self._speakers[turn]
        if not quote.source or not quote.cue or speaker is None:
            return quote
        between = self._parsed.text[quote.source[-1].end : max(quote.source[-1].end, quote.cue[0].start)]
        own = self._parsed.language.function_words.self_reference
        words = between.rpartition(_PAUSE)[2].split()
        if _PAUSE not in between or not 0 < len(words) <= _BEFORE_CUE or words[0] not in own:
            return quote
        rule = quote.evidence.rule.partition(";")[0]
        return replace(quote, speaker_id=_PRIVATE + speaker, evidence=Evidence(f"{rule}; enclosing turn"))

    def _is_by_a_thing(self, quote: Quote) -> bool:
        """Whether the speaker is what a turn talks about: "my question", or whatever "it" is."""
        neuter = any(step.why == "neuter pronoun" for step in quote.evidence.via)
        return neuter or quote.speaker_id in self._things

    def _id(self, id: str | None) -> str | None:
        return None if id is None else self._own.get(id, _other(id))

    def _reporter(self, quote: Quote, turn: int) -> str | None:
        """Who passes it on, where that is not just whoever speaks the turn."""
        reporter = self._id(quote.reported_by_id)
        return None if reporter == self._speakers[turn] else reporter

    def _clipped(self, spans: Sequence[TextSpan], turn: int) -> Iterator[TextSpan]:
        """What of the spans is said in the turn, without what is no speech."""
        text = self._parsed.text
        for span in spans:
            for said in self._turns[turn].content:
                start, end = max(span.start, said.start), min(span.end, said.end)
                while start < end and text[start].isspace():
                    start += 1
                while start < end and text[end - 1].isspace():
                    end -= 1
                if start < end:
                    yield TextSpan(start, end)

    def _is_turn(self, quote: Quote, turn: int) -> bool:
        """Whether a report is only the turn itself: all of it, or what its speaker says right now ("I think that")."""
        if "author" in quote.evidence.rule:
            return True
        whole = sum(map(_letters, (span.of(self._parsed.text) for span in self._turns[turn].content)))
        if sum(map(_letters, (span.of(self._parsed.text) for span in quote.content))) >= _WHOLE * whole:
            return True
        by_itself = self._id(quote.speaker_id) is not None and self._id(quote.speaker_id) == self._speakers[turn]
        return by_itself and not (quote.type == "direct" and quote.cue) and not self._is_past(quote)

    def _is_past(self, quote: Quote) -> bool:
        """Whether the cue is in the past: "I said on Monday that"."""
        for cue in quote.cue:
            p = self._parsed.paragraphs[max(0, bisect_right(self._starts, cue.start) - 1)]
            tags = (tag for tag, start in zip(p.tag, p.start, strict=True) if cue.start <= start < cue.end)
            if any(tag in _PAST for tag in tags):
                return True
        return False


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _told(evidence: Evidence, id: str | None, own: Mapping[str, str]) -> Evidence:
    """That somebody is known from the labels, where naming knows only that a list has him."""
    if id not in own:
        return evidence
    via = tuple(Step(s.text, s.span, "speaks here") if s.why == "roster" else s for s in evidence.via)
    return Evidence(evidence.rule.replace("; roster", "; speaks here"), via)
