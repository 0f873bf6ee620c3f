"""The rules: quoted stretches with their cues, and clauses under reporting words.

Syntax and punctuation propose, weights counted on annotated news decide; see docs/how-it-works.md.
"""

from __future__ import annotations

from inquit.document import NotQuote
from inquit.progress import Progress, unheard
from inquit.settings import Settings
from inquit.statements.block_quotations import find_block_quotations
from inquit.statements.finder import not_quote, turn_draft, without_own_questions
from inquit.statements.finishing import finished
from inquit.statements.nested import nested_statements
from inquit.statements.nicknames import without_nicknames
from inquit.statements.paragraph_candidates import find_candidates
from inquit.statements.quoted import Surroundings, link, quoted_statements
from inquit.statements.rules.reported import reported_statements
from inquit.statements.statement_draft import FoundStatements, StatementDraft
from inquit.structure.text_structure import TextStructure

__all__ = ["RuleFinder", "rule_finder"]


def rule_finder(settings: Settings) -> RuleFinder:
    """The finder of the engine "rules"."""
    return RuleFinder(min_report_chance=settings.min_report_chance)


class RuleFinder:
    """Finds statements by syntax and fitted weights.

    min_report_chance: as in `Settings`.
    """

    def __init__(self, *, min_report_chance: float | None = None) -> None:
        self.min_report_chance = min_report_chance

    def find(
        self, structure: TextStructure, *, attitudes: bool = False, progress: Progress = unheard
    ) -> FoundStatements:
        """As `StatementFinder` says."""
        run = _RuleRun(structure, attitudes=attitudes, min_report_chance=self.min_report_chance)
        size = len(structure.parsed.paragraphs)
        for i in range(size):
            run.read(i)
            progress((i + 1) / size)
        asserted = without_own_questions(structure, run.drafts)
        return finished(structure, asserted, run.not_quotes, attitudes=attitudes)


class _RuleRun:
    """Reads the paragraphs of one text in order."""

    def __init__(self, structure: TextStructure, *, attitudes: bool, min_report_chance: float | None) -> None:
        self.drafts: list[StatementDraft] = []
        self.not_quotes: list[NotQuote] = []
        self._text = structure.parsed.text
        self._paragraphs = structure.parsed.paragraphs
        self._attitudes = attitudes
        self._min_report_chance = min_report_chance
        self._marks = structure.marks
        self._turns = structure.turns
        self._blocks = find_block_quotations(structure)
        self._frame_model = structure.parsed.language.model("frame_weights")
        self._going_on: dict[
            int, StatementDraft
        ] = {}  # by marked stretch: quotes over several paragraphs are one statement

    def read(self, i: int) -> None:
        """Find the statements of one paragraph."""
        p = self._paragraphs[i]
        if i in self._turns:
            self.drafts.append(turn_draft(p, self._turns[i]))
            return
        if i in self._blocks.held:
            self.drafts += filter(None, [self._blocks.first.get(i)])
            return
        stretches, nicknames = without_nicknames(p, self._marks.outer[i])
        candidates = find_candidates(p, stretches, self._frame_model)
        linked, rejected = link(candidates, self._marks.marked, self._going_on)
        above = self._paragraphs[i - 1] if i else None
        below = self._paragraphs[i + 1] if i + 1 < len(self._paragraphs) else None
        here = quoted_statements(candidates, linked, self._going_on, Surroundings(self._text, above, below))
        covered = [found.stretch.span for found in linked] + [span for draft in here for span in draft.content]
        here += reported_statements(
            candidates,
            covered,
            {found.cue for found in linked},
            attitudes=self._attitudes,
            at_least=self._min_report_chance,
        )
        here = self._blocks.without_cue(i, here)
        self.drafts += here + nested_statements(candidates, self._marks, self._marks.inner[i], here)
        self.not_quotes += [not_quote(p, stretch) for stretch in (*rejected, *nicknames)]
