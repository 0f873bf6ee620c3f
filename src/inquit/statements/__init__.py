"""What was said: marks, reporting frames, the tagger's tags, and the statements they make."""

from __future__ import annotations

from inquit.settings import Settings
from inquit.statements.finder import StatementFinder
from inquit.statements.statement_draft import FoundStatements, StatementDraft

__all__ = ["FoundStatements", "StatementDraft", "StatementFinder", "finder_for"]


def finder_for(settings: Settings) -> StatementFinder:
    """The finder that the settings ask for; the tagger is loaded with the first one that needs it, once a process.

    Raises:
        LexiconError: the tagger's weights are missing or damaged.
    """
    if settings.engine == "rules":
        from inquit.statements.rules.rule_finder import RuleFinder

        return RuleFinder(min_report_chance=settings.min_report_chance)
    from inquit.statements.neural.neural_finder import NeuralFinder
    from inquit.tagger.tagging import load_tagger

    tagger = load_tagger(settings.reader_threads)
    return NeuralFinder(tagger, min_report_chance=settings.min_report_chance)
