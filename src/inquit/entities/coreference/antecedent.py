"""What coreference is asked: for a pronoun or a description, whom or what it takes up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from inquit.document import Quote, SpeakerKind, TextSpan
from inquit.entities.coreference.discourse import Discourse
from inquit.entities.mention_index import NameIndex
from inquit.entities.sources.source_phrases import SourcePhrase
from inquit.entities.speaker_key import SpeakerKey

__all__ = ["Antecedent", "ChainLink", "Coreference", "CoreferenceFactory", "Sureness"]


class Sureness(NamedTuple):
    """How likely a choice is the right one, and how likely the next best."""

    chance: float
    runner_up: float

    def before(self, later: Sureness | None) -> Sureness:
        """Of a chain of two choices: both have to be right."""
        if later is None:
            return self
        return Sureness(self.chance * later.chance, max(self.runner_up, later.runner_up))


class ChainLink(NamedTuple):
    """A word on the way to a speaker, by paragraph and token, and how likely it means him."""

    place: tuple[int, int]
    chance: float


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom a phrase takes up: a speaker by key, an earlier phrase that has to be read, or nobody (neither).

    why: the step that decided, as results show it. span: where the speaker is spoken of, if it is one place. kind: of
    the speaker, as far as that place tells. as_printed: the earlier phrase introduces somebody, and takes up nobody.
    sureness, links: how sure the choice is, and the words on the way, where a reader has learned to choose.
    """

    why: str
    key: SpeakerKey | None = None
    span: TextSpan | None = None
    kind: SpeakerKind | None = None
    phrase: SourcePhrase | None = None
    as_printed: bool = False
    sureness: Sureness | None = None
    links: tuple[ChainLink, ...] = ()


class Coreference(Protocol):
    """Finds what pronouns and descriptions take up, in one text; asked in the order of the text."""

    def antecedent(self, phrase: SourcePhrase, quote: int | None) -> Antecedent | None:
        """What a pronoun (of the second or third person) or a description takes up; None where it says who it is.

        quote: whose source the phrase is, by index; None for a pronoun inside a description ("his aides").
        """


# Makes the coreference of one text from its names, its quotes and the sources that are resolved as it is read.
CoreferenceFactory = Callable[[NameIndex, Sequence[Quote], Discourse], Coreference]
