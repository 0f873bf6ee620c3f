"""Who a pronoun or a description could stand for: everybody spoken of so far, with what the choice depends on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inquit.document import Gender, SpeakerKind, TextSpan
from inquit.entities.mention_index import NameIndex
from inquit.entities.names.named_entity import NamedEntity
from inquit.entities.sources.voices import NO_VOICES, Voices
from inquit.entities.speaker_key import SpeakerKey
from inquit.entities.speaker_registry import SpeakerRegistry
from inquit.languages.relations import ADJECTIVE, COMPOUND, DETERMINER, NOMINAL_SUBJECTS, NOUN_MODIFIER, PUNCTUATION
from inquit.text.parsing import Paragraph

__all__ = ["Discourse", "Referent", "is_subject", "noun_phrases_before"]

# Sources further back than this many are forgotten, so that the cost does not grow with the length of a novel.
_MEMORY = 100

_SUBJECTS = frozenset(NOMINAL_SUBJECTS)
_INSIDE = frozenset({COMPOUND, ADJECTIVE, NOUN_MODIFIER, PUNCTUATION, DETERMINER})


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody at one place in the text."""

    key: SpeakerKey
    span: TextSpan
    paragraph: int
    sent: int
    token: int
    kind: SpeakerKind | None
    gender: Gender | None
    plural: bool
    subject: bool
    possessive: bool = False
    spoke: bool = False  # whether the place is the source of a quote
    quoted: bool = False


class Discourse:
    """The sources resolved so far, in text order; grows while a text is read."""

    def __init__(self, registry: SpeakerRegistry, voices: Voices = NO_VOICES) -> None:
        """Take whose words the parts of the text are, where its layout says so."""
        self._registry = registry
        self._voices = voices
        self._seen: list[Referent] = []

    def note(self, referent: Referent) -> None:
        """Remember a source that is resolved as something that later pronouns and descriptions can take up."""
        self._seen.append(referent)

    def key_of(self, entity: NamedEntity) -> SpeakerKey:
        """What somebody who is named is known by: an entry of the user's roster if that has the name."""
        return self._registry.key_of(entity)

    def since(self, number: int) -> Sequence[Referent]:
        """The sources resolved so far but for the first ones."""
        return self._seen[number:]

    def name(self, key: SpeakerKey) -> str:
        """What somebody who spoke is called."""
        return self._registry.name(key)

    def gender(self, key: SpeakerKey) -> Gender | None:
        """The gender of a speaker as far as it is known or likely by now."""
        return self._registry.likely_gender(key)

    def before(self, offset: int) -> Iterator[Referent]:
        """Sources that stand before `offset`, last first, but for whoever speaks there: he says "I" of himself."""
        recent = reversed(self._seen[-_MEMORY:])
        speaker = self._voices.speaker_at(offset)
        own = None if speaker is None else SpeakerKey("roster", details=(speaker.name,))
        return (referent for referent in recent if referent.span.start < offset and referent.key != own)


def is_subject(paragraph: Paragraph, lo: int, hi: int) -> bool:
    """Whether the phrase `[lo, hi)` is the subject of a clause."""
    for i in range(hi - 1, lo - 1, -1):
        if not lo <= paragraph.head[i] < hi:
            return paragraph.dep[i] in _SUBJECTS
    return False


def noun_phrases_before(index: NameIndex, number: int, token: int, *, reach: int) -> Iterator[tuple[int, int]]:
    """Heads of common noun phrases before a token as `(paragraph, token)`, outside quoted words, nearest first."""
    for at in range(number, max(-1, number - reach - 1), -1):
        paragraph = index.parsed.paragraphs[at]
        start = token - 1 if at == number else len(paragraph) - 1
        for i in range(start, -1, -1):
            if paragraph.pos[i] != "NOUN" or paragraph.dep[i] in _INSIDE:
                continue
            if not index.quoted[at][i]:
                yield at, i
