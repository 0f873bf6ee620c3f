"""Who said it in a transcript: the label of each turn, and the sources of what is reported inside."""

from __future__ import annotations

from bisect import bisect_right

from inquit.attribution.contract import Attributed
from inquit.attribution.transcript.label_parser import LabelParser
from inquit.attribution.transcript.page_notes import read_page_notes
from inquit.attribution.transcript.turn_rows import ids_of_people, names_of_people, row_of_turn, speaker_of_person
from inquit.attribution.transcript.turn_speakers import TurnSpeaker, speakers_of_turns
from inquit.settings import Settings
from inquit.statements.statement_draft import FoundStatements
from inquit.structure.text_structure import TextStructure
from inquit.structure.transcript.transcript import Transcript

__all__ = ["TranscriptAttributor"]


class TranscriptAttributor:
    """A row a turn; statements that are reported inside a turn are rows within it."""

    def attribute(self, structure: TextStructure, found: FoundStatements, settings: Settings) -> Attributed:
        """The turns and what is reported in them, in order."""
        transcript = structure.transcript or Transcript((), ())
        speakers = _speakers(structure, transcript, settings)
        people = [one.person for one in speakers if one.person is not None]
        for one, turn in zip(speakers, transcript.turns, strict=True):
            if one.person is not None and turn.label is not None:
                one.person.mentions.add(turn.label)
                one.person.aliases.add(" ".join(turn.label.of(structure.parsed.text).split()))
        ids, names = ids_of_people(people), names_of_people(people)
        starts = [span.start for _, span in transcript.paragraphs]
        quotes = tuple(
            row_of_turn(f"q{n}", turn, by, ids, _number(transcript, starts, turn.content[0].start))
            for n, (turn, by) in enumerate(zip(transcript.turns, speakers, strict=True), start=1)
        )
        listed = tuple(speaker_of_person(person, id, names[person]) for person, id in ids.items())
        return Attributed(quotes, listed, found.not_quotes)


def _speakers(structure: TextStructure, transcript: Transcript, settings: Settings) -> list[TurnSpeaker]:
    text, language = structure.parsed.text, structure.parsed.language
    reader = LabelParser(text, language)
    labels = dict.fromkeys(turn.speaker for turn in transcript.turns if turn.speaker is not None)
    offices = [parts.name for label in labels if (parts := reader.read(label)).kind == "office"]
    notes = read_page_notes(text, transcript.turns, offices, reader, language)
    return speakers_of_turns(
        text,
        transcript.turns,
        notes,
        reader,
        language=language,
        roster=settings.roster,
        cast=structure.markup.cast,
    )


def _number(transcript: Transcript, starts: list[int], at: int) -> int:
    """The number of the paragraph that holds a place."""
    return transcript.paragraphs[max(0, bisect_right(starts, at) - 1)][0] if starts else 1
