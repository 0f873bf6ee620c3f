"""How far a source that is no name reaches back for whom it means, and who else is named near."""

from __future__ import annotations

from typing import NamedTuple

from inquit.entities.mention_index import NameIndex
from inquit.entities.naming_steps import Resolved
from inquit.entities.sources.source_phrases import SourcePhrase

__all__ = ["Reach", "reach_of"]

_NEAR = 1  # paragraphs back; who is named farther off is seldom meant


class Reach(NamedTuple):
    """What a source that is no name has to bridge.

    back: characters to the words that it takes up; 0 where it takes up none.
    rivals: how many people and organisations but the speaker are named in its paragraph and the one before.
    """

    back: int
    rivals: int


def reach_of(index: NameIndex, phrase: SourcePhrase, resolved: Resolved) -> Reach | None:
    """What a source bridges; None where it names somebody."""
    if phrase.form in ("name", "group"):
        return None
    near = range(max(0, phrase.paragraph - _NEAR), phrase.paragraph + 1)
    named = {mention.entity for number in near for mention in index.mentions_in(number)} - {resolved.key.entity}
    rivals = sum(index.entities[entity].kind != "place" for entity in named)
    places = [step.span.start for step in resolved.via[:2] if step.span is not None]
    return Reach(max(0, places[0] - places[1]) if len(places) > 1 else 0, rivals)
