"""What was said: marks, reporting frames, the tagger's tags, and the statements they make."""

from __future__ import annotations

from pkgutil import resolve_name

from inquit.engines import ENGINES
from inquit.settings import Settings
from inquit.statements.finder import StatementFinder
from inquit.statements.statement_draft import FoundStatements, StatementDraft

__all__ = ["FoundStatements", "StatementDraft", "StatementFinder", "finder_for"]


def finder_for(settings: Settings) -> StatementFinder:
    """The finder that the settings ask for; weights are loaded with the first one that needs them, once a process.

    Raises:
        LexiconError: the engine's weights are missing or damaged.
    """
    finder: StatementFinder = resolve_name(ENGINES[settings.engine].finder)(settings)
    return finder
