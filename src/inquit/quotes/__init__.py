"""What was said: marks, reporting frames, the reader's tags, and the statements they make."""

from __future__ import annotations

from inquit.quotes.drafts import Draft, Finding
from inquit.quotes.finder import Finder
from inquit.settings import Settings

__all__ = ["Draft", "Finder", "Finding", "finder_for"]


def finder_for(settings: Settings) -> Finder:
    """The finder that the settings ask for; the reader is loaded with the first one that needs it, once a process.

    Raises:
        LexiconError: the reader's weights are missing or damaged.
    """
    if settings.engine == "rules":
        from inquit.quotes.rule_finder import RuleFinder

        return RuleFinder()
    from inquit.quotes.reader_finder import ReaderFinder
    from inquit.reader.reading import load_reader

    return ReaderFinder(load_reader(settings.reader_threads))
