"""Statements in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from inquit.document import Act, NotQuote, Status, TextSpan
from inquit.engines import Engine
from inquit.statements.frames import Frame
from inquit.statements.subjects import Range
from inquit.structure.text_structure import TextStructure
from inquit.structure.turn_labels import LayoutSource
from inquit.tagger.antecedents import Antecedents
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["FoundStatements", "NeuralCue", "StatementDraft", "Told"]


@dataclass(frozen=True, slots=True)
class NeuralCue:
    """A cue of the tagger, mended by words and parse: the words, their source, and how likely that is the right one."""

    cue: TextSpan
    source: TextSpan | None
    source_chance: float
    speech: float  # how likely the cue reports speech or writing
    engine: Engine = "reader"  # whose tagger it is: chances of one do not mean the same as those of another


@dataclass(frozen=True, slots=True)
class Told:
    """Whether a statement was said, and through whose hands it went.

    verb: the verb nearest to its words, where that is another than its cue ("quoted as saying").
    source: the mention of who says it, where the words beside the cue name somebody else.
    reporter: the mention of who passes it on, where that is no statement of its own.
    added: the parse alone shows it.
    """

    status: Status = "asserted"
    verb: int | None = None
    source: TextSpan | None = None
    reporter: TextSpan | None = None
    added: bool = False


@dataclass(slots=True)
class StatementDraft:
    """A statement in the making: what was said, and what introduces it."""

    paragraph: Paragraph
    content: list[TextSpan]
    rule: str
    chance: float  # how likely the link to the cue (with marks) or the report itself (without) is
    cue: int | None = None  # token of `cue_paragraph`
    cue_paragraph: Paragraph | None = None
    frame: Frame | None = None
    neural_cue: NeuralCue | None = None  # where the tagger found it
    layout: LayoutSource | None = None
    opening: Range | None = None  # who acts in the sentence before and says it, in tokens of `paragraph`
    source: TextSpan | None = None  # who says it, where the words behind the quote show it
    cue_words: TextSpan | None = None  # and the cue there, with its particle
    act: Act = "speech"
    marked: list[int] = field(default_factory=list)  # indices of the marked stretches it holds
    quoted: list[TextSpan] = field(default_factory=list)  # their spans
    first: Stretch | None = None  # the marked stretch that it begins with
    parent: StatementDraft | None = None  # the statement whose quoted words hold this one
    told: Told = Told()
    after: StatementDraft | None = None  # the statement that it goes on from, with the same cue and source


@dataclass(frozen=True, slots=True)
class FoundStatements:
    """All statements of a text in order, and the marked stretches that are none.

    antecedents: which earlier words those of the text take up; None where the engine does not know.
    page: the text with the names that the engine sees in it; None where they are those of the parse.
    """

    drafts: tuple[StatementDraft, ...]
    not_quotes: tuple[NotQuote, ...]
    antecedents: Antecedents | None = field(default=None, compare=False)
    page: TextStructure | None = field(default=None, compare=False)
