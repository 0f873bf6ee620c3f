"""The steps that lead to a speaker: first what the page shows, then what its file says."""

from __future__ import annotations

from inquit.attribution.transcript.transcript_attribution import TranscriptAttributor
from inquit.document import Step, TextSpan
from inquit.languages import language_of
from inquit.settings import Settings
from inquit.source import Markup
from inquit.statements.statement_draft import FoundStatements
from inquit.structure.text_structure import read_transcript_structure
from inquit.structure.transcript.transcript import SpokenTurn, Transcript
from inquit.text.parsing import ParsedText


def test_a_label_that_the_file_has_another_name_for_is_a_step_of_its_own() -> None:
    turn = SpokenTurn("Claudius Oakes", (TextSpan(6, 9),), TextSpan(0, 4), given=True)
    parsed = ParsedText("KING\n\nNo.", (), language_of())
    structure = read_transcript_structure(parsed, Transcript((turn,), ((2, TextSpan(6, 9)),)), Markup())

    (row,) = TranscriptAttributor().attribute(structure, FoundStatements((), ()), Settings()).quotes

    assert row.evidence.via == (Step("KING", TextSpan(0, 4), "label"), Step("Claudius Oakes", None, "label"))
