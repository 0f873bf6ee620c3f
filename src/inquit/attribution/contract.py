"""What gives the statements of a text their speakers: one contract for every kind of text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from inquit.document import NotQuote, Quote, Speaker
from inquit.settings import Settings
from inquit.statements.statement_draft import FoundStatements
from inquit.structure.text_structure import TextStructure

__all__ = ["Attributed", "Attributor"]


@dataclass(frozen=True, slots=True)
class Attributed:
    """What was said in a text and by whom.

    quotes: in order, with their speakers' ids and confidence.
    speakers: everybody whom a quote names.
    not_quotes: the stretches in quotation marks that are nobody's words.
    provenance: what the result owes to, beside the engine, for the document's `meta` (digests of weights).
    """

    quotes: tuple[Quote, ...]
    speakers: tuple[Speaker, ...]
    not_quotes: tuple[NotQuote, ...]
    provenance: Mapping[str, str] = field(default_factory=dict)


class Attributor(Protocol):
    """Gives the statements of one kind of text their speakers; made without arguments, and used for many texts."""

    def attribute(self, structure: TextStructure, found: FoundStatements, settings: Settings) -> Attributed:
        """The statements as quotes, who speaks, and what in quotation marks is no quote.

        structure: how the text lies on the page, with what its file's reader knows beside the text.
        found: the statements that the engine finds, and the marked stretches that it takes for none.

        Raises:
            LexiconError: weights are missing or damaged.
        """
        ...
