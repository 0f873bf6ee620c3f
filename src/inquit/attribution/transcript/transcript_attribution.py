"""Who said it in a transcript: the label of each turn, and the sources of what is reported inside."""

from __future__ import annotations

from inquit.attribution.contract import Attributed
from inquit.document import Evidence, Quote, Speaker, Step
from inquit.settings import Settings
from inquit.statements.statement_draft import FoundStatements
from inquit.structure.text_structure import TextStructure
from inquit.structure.transcript.transcript import SpokenTurn

__all__ = ["TranscriptAttributor"]


class TranscriptAttributor:
    """A row a turn; statements that are reported inside a turn are rows within it."""

    def attribute(self, structure: TextStructure, found: FoundStatements, settings: Settings) -> Attributed:
        """The turns and what is reported in them, in order."""
        turns = () if structure.transcript is None else structure.transcript.turns
        names = list(dict.fromkeys(turn.speaker for turn in turns if turn.speaker is not None))
        speakers = {name: Speaker(f"s{n}", name, named=True, kind="person") for n, name in enumerate(names, start=1)}
        quotes = tuple(_row(n, turn, speakers) for n, turn in enumerate(turns, start=1))
        return Attributed(quotes, tuple(speakers.values()), found.not_quotes)


def _row(number: int, turn: SpokenTurn, speakers: dict[str, Speaker]) -> Quote:
    speaker = None if turn.speaker is None else speakers[turn.speaker]
    via = () if turn.speaker is None else (Step(turn.speaker, turn.label, "label"),)
    return Quote(
        id=f"q{number}",
        type="direct",
        content=turn.content,
        source=() if turn.label is None else (turn.label,),
        speaker_id=None if speaker is None else speaker.id,
        confidence=0.0 if speaker is None else 0.9,
        evidence=Evidence("given turn" if turn.given else "turn", via),
    )
