"""Who said it in a transcript: the label of each turn, and the sources of what is reported inside."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from inquit.attribution.contract import Attributed
from inquit.attribution.transcript.code_notes import read_code_notes
from inquit.attribution.transcript.label_parser import LabelParser
from inquit.attribution.transcript.page_notes import PageNote, read_legend, read_page_notes
from inquit.attribution.transcript.reported_rows import reported_rows
from inquit.attribution.transcript.turn_rows import ids_of_people, names_of_people, row_of_turn, speaker_of_person
from inquit.attribution.transcript.turn_speakers import TurnSpeaker, speakers_of_turns
from inquit.document import Quote, Speaker, TextSpan
from inquit.settings import Settings
from inquit.statements.statement_draft import FoundStatements
from inquit.structure.text_structure import TextStructure
from inquit.structure.transcript.transcript import SpokenTurn, Transcript

__all__ = ["TranscriptAttributor"]


class TranscriptAttributor:
    """A row a turn; statements that are reported inside a turn are rows within it."""

    def attribute(self, structure: TextStructure, found: FoundStatements, settings: Settings) -> Attributed:
        """The turns and what is reported in them, in order."""
        transcript, speakers = _speakers(structure, structure.transcript or Transcript((), ()), settings)
        _note_labels(structure.parsed.text, transcript, speakers)
        people = [one.person for one in speakers if one.person is not None]
        ids, names = ids_of_people(people), names_of_people(people)
        turns = [row_of_turn(turn, by, ids) for turn, by in zip(transcript.turns, speakers, strict=True)]
        reported = reported_rows(
            structure.parsed,
            found.drafts,
            transcript.turns,
            speakers,
            names=names,
            ids=ids,
            roster=settings.roster,
        )
        listed = [speaker_of_person(person, id, names[person]) for person, id in ids.items()]
        rows = list(_numbered(turns, reported.rows))
        spoken = {id for row in rows for id in (row.speaker_id, row.reported_by_id)}
        everybody, new_ids = _merged(listed, [s for s in reported.speakers if s.id in spoken])
        number = transcript.number_at
        quotes = (replace(_with_ids(row, new_ids), paragraph=number(row.content[0].start)) for row in rows)
        others = (replace(one, paragraph=number(one.span.start)) for one in found.not_quotes)
        return Attributed(tuple(quotes), everybody, tuple(others))


def _speakers(
    structure: TextStructure, transcript: Transcript, settings: Settings
) -> tuple[Transcript, list[TurnSpeaker]]:
    """Who speaks each turn, and the transcript without those at its beginning that only say who somebody is."""
    text, language = structure.parsed.text, structure.parsed.language
    reader = LabelParser(text, language)
    said, legend = read_legend(text, transcript.turns, reader, language)
    transcript = replace(transcript, turns=transcript.turns[said:])
    labels = dict.fromkeys(turn.speaker for turn in transcript.turns if turn.speaker is not None)
    offices = [parts.name for label in labels if (parts := reader.read(label)).kind == "office"]
    notes = [*legend, *read_page_notes(text, transcript.turns, offices, reader, language)]
    notes = read_code_notes(text, transcript.turns, notes, reader)
    cast = structure.markup.cast
    transcript = replace(transcript, turns=_spoken(transcript.turns, notes))
    turns = transcript.turns
    return transcript, speakers_of_turns(
        text, turns, notes, reader, language=language, roster=settings.roster, cast=cast
    )


def _spoken(turns: Sequence[SpokenTurn], notes: Sequence[PageNote]) -> tuple[SpokenTurn, ...]:
    """The turns without the lines that say who is asked or asks next."""
    silent = [note.lines for note in notes if note.lines is not None]
    starts = [span.start for span in silent]
    out = []
    for turn in turns:
        content = []
        for span in turn.content:
            start = span.start
            for line in silent[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
                content.append(TextSpan(start, max(start, line.start)))
                start = max(start, min(line.end, span.end))
            content.append(TextSpan(start, span.end))
        kept = tuple(span for span in content if span.start < span.end)
        out.append(turn if kept == turn.content or not kept else replace(turn, content=kept))
    return tuple(out)


def _note_labels(text: str, transcript: Transcript, speakers: Sequence[TurnSpeaker]) -> None:
    """Labels are mentions of whom they name."""
    for one, turn in zip(speakers, transcript.turns, strict=True):
        if one.person is not None and turn.label is not None:
            one.person.mentions.add(turn.label)
            label = " ".join(turn.label.of(text).split())
            if len(label) > 1:  # "Q" is nobody's name
                one.person.aliases.add(label)


def _numbered(turns: Sequence[Quote], reported: Mapping[int, Sequence[Quote]]) -> Iterator[Quote]:
    """All rows, each turn before what is reported in it, with ids in their order."""
    n = 0
    for place, turn in enumerate(turns):
        n += 1
        outer = f"q{n}"
        yield replace(turn, id=outer)
        ids: dict[str, str] = {}
        for row in reported.get(place, ()):
            n += 1
            ids[row.id] = f"q{n}"
            yield replace(row, id=f"q{n}", parent_id=ids.get(row.parent_id or "", outer))


def _merged(listed: Sequence[Speaker], found: Sequence[Speaker]) -> tuple[tuple[Speaker, ...], dict[str, str]]:
    """Everybody once, and the ids of those who are only named in reports."""
    by_id = {speaker.id: speaker for speaker in listed}
    ids: dict[str, str] = {}
    n = 0
    for speaker in found:
        known = by_id.get(speaker.id)
        if known is not None:
            by_id[known.id] = _joined(known, speaker)
            continue
        while (id := f"s{(n := n + 1)}") in by_id:
            pass
        ids[speaker.id] = id
        by_id[id] = replace(speaker, id=id)
    return tuple(by_id.values()), ids


def _joined(one: Speaker, other: Speaker) -> Speaker:
    """A speaker of turns with what reports know of him."""
    return replace(
        one,
        gender=one.gender or other.gender,
        role=one.role or other.role,
        affiliation=one.affiliation or other.affiliation,
        aliases=tuple(sorted({*one.aliases, *other.aliases} - {one.name})),
        mentions=tuple(sorted({*one.mentions, *other.mentions})),
    )


def _with_ids(row: Quote, ids: Mapping[str, str]) -> Quote:
    speaker, reporter = row.speaker_id, row.reported_by_id
    if speaker not in ids and reporter not in ids:
        return row
    return replace(
        row,
        speaker_id=None if speaker is None else ids.get(speaker, speaker),
        reported_by_id=None if reporter is None else ids.get(reporter, reporter),
    )
