"""Which statements of a text are like one of them: what a correction may be applied to at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from inquit.digests import short, value_digest
from inquit.document import Quote
from inquit.errors import SettingsError, StaleError
from inquit.filters import folded
from inquit.languages import language_of
from inquit.store.corrections.text_state import StatementRef, StatementState, TextState

__all__ = ["Likeness", "SelectedStatements", "alike", "between"]

# The same speaker, or the same label or description as printed beside the statement.
Likeness = Literal["speaker", "printed"]


@dataclass(frozen=True, slots=True)
class SelectedStatements:
    """Statements of one text.

    refs: each as it was shown; `len(refs)` is what a reviewer is told first.
    version: of the whole choice; where it is another the next time, so is what is chosen.
    """

    refs: tuple[StatementRef, ...]

    @property
    def version(self) -> str:
        """By which the choice is known again."""
        return short(value_digest([[ref.row, ref.version] for ref in self.refs]))

    def checked(self, version: str) -> SelectedStatements:
        """The same choice.

        Raises:
            StaleError: it is not the one that has this version.
        """
        if self.version != version:
            raise StaleError("other statements than were shown would be corrected; look at the number again")
        return self


def alike(text: TextState, row: str, likeness: Likeness) -> SelectedStatements:
    """The statements that have the speaker of this one, or the label or description that stands beside it.

    Raises:
        SettingsError: there is no such statement, or nothing stands beside it.
    """
    model = _at(text, row)
    if likeness == "speaker":
        return _selected(one for one in text.statements if one.quote.speaker_id == model.quote.speaker_id)
    wanted = _printed(text, model.quote)
    if not wanted:
        raise SettingsError("no label or description stands beside this statement; choose by its speaker")
    return _selected(one for one in text.statements if _printed(text, one.quote) == wanted)


def between(text: TextState, first: str, last: str) -> SelectedStatements:
    """The statements from one to another one, with both, in the order of the text.

    Raises:
        SettingsError: there is no such statement.
    """
    rows = [one.ref.row for one in text.statements]
    ends = sorted(rows.index(_at(text, row).ref.row) for row in (first, last))
    return _selected(text.statements[ends[0] : ends[1] + 1])


def _at(text: TextState, row: str) -> StatementState:
    found = next((one for one in text.statements if one.ref.row == row), None)
    if found is None:
        raise SettingsError(f"the text has no statement {row!r}; look at it anew")
    return found


def _printed(text: TextState, quote: Quote) -> str:
    """What names the speaker beside a statement, or else the speaker's own name where that is a label."""
    words = folded(text.document.text_of(quote.source))
    if not words and (speaker := text.document.speaker_of(quote)) is not None and not speaker.named:
        words = folded(speaker.name)
    return _without_article(words.rstrip(":"))


def _without_article(words: str) -> str:
    """The official and an official are one description."""
    first, _, rest = words.partition(" ")
    return rest if rest and first in language_of().function_words.article else words


def _selected(found: Iterable[StatementState]) -> SelectedStatements:
    return SelectedStatements(tuple(one.ref for one in found))
