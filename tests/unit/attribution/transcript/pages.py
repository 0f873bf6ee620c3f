"""Transcripts by hand: a turn is a line `LABEL || what is said`, other lines are what else stands on the page."""

from __future__ import annotations

from dataclasses import dataclass

from inquit.attribution.transcript.transcript_attribution import TranscriptAttributor
from inquit.document import Quote, Roster, RosterEntry, Speaker, TextSpan
from inquit.languages import language_of
from inquit.settings import Settings
from inquit.source import Markup
from inquit.statements.statement_draft import FoundStatements
from inquit.structure.text_structure import read_transcript_structure
from inquit.structure.transcript.transcript import SpokenTurn, Transcript
from inquit.text.parsing import ParsedText

__all__ = ["Read", "read"]

_PARTS = " || "


@dataclass(frozen=True)
class Read:
    """The rows of a transcript and its speakers."""

    quotes: tuple[Quote, ...]
    speakers: tuple[Speaker, ...]

    @property
    def names(self) -> list[str | None]:
        """Of the speaker of each row."""
        by_id = {speaker.id: speaker.name for speaker in self.speakers}
        return [None if quote.speaker_id is None else by_id[quote.speaker_id] for quote in self.quotes]

    @property
    def rules(self) -> list[str]:
        """By what each row is known."""
        return [quote.evidence.rule for quote in self.quotes]

    def one(self, name: str) -> Speaker:
        """The speaker of that name."""
        (found,) = (speaker for speaker in self.speakers if speaker.name == name)
        return found


def read(
    page: str, *, roster: tuple[RosterEntry, ...] = (), cast: tuple[RosterEntry, ...] = (), given: bool = False
) -> Read:
    """Who speaks on a page; a turn whose label is empty has none."""
    lines = page.strip("\n").splitlines()
    text = "\n".join(line.replace(_PARTS, ": ") for line in lines)
    turns: list[SpokenTurn] = []
    paragraphs: list[tuple[int, TextSpan]] = []
    at = 0
    for number, line in enumerate(lines, start=1):
        label, parts, said = line.partition(_PARTS)
        if parts:
            content = TextSpan(at + len(label) + 2, at + len(label) + 2 + len(said))
            paragraphs.append((number, content))
            span = TextSpan(at, at + len(label)) if label else None
            turns.append(SpokenTurn(label or None, (content,), span, given=given))
        at += len(line.replace(_PARTS, ": ")) + 1
    parsed = ParsedText(text, (), language_of())
    structure = read_transcript_structure(parsed, Transcript(tuple(turns), tuple(paragraphs)), Markup(cast=cast))
    found = TranscriptAttributor().attribute(structure, FoundStatements((), ()), Settings(roster=Roster(roster)))
    return Read(found.quotes, found.speakers)
