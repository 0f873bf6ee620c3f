"""The speaker that is chosen for a line, and what the choice rests on."""

from __future__ import annotations

from dataclasses import dataclass

from inquit.attribution.confidence import ChoiceKind
from inquit.attribution.novel.book import NARRATOR, Book, CharacterKey

__all__ = ["SpeakerChoice", "choice_kind", "is_only_described"]


@dataclass(frozen=True, slots=True)
class SpeakerChoice:
    """The speaker of a line, how likely it was among the candidates, and what the choice rests on."""

    speaker: CharacterKey | None  # None where there are no candidates
    chance: float
    kind: ChoiceKind


def choice_kind(book: Book, n: int) -> ChoiceKind:
    """What the choice for line `n` rests on."""
    line = book.lines[n]
    if book.sure[n] is not None and book.sure[n] != NARRATOR:
        return "sure"
    if line.cue is not None:
        return line.cue.kind
    return "beat" if line.beat_before is not None or line.beat_after is not None else "nothing"


def is_only_described(book: Book, speaker: CharacterKey | None) -> bool:
    """Whether a speaker is somebody without a name, who may have one elsewhere; the narrator and a crowd need none."""
    if speaker is None or speaker == NARRATOR:
        return False
    character = book.characters.entities[speaker]
    return not character.named and not character.several
