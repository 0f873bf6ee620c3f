"""The chain from a mention to a name, as it is kept for every source."""

from __future__ import annotations

from dataclasses import dataclass, replace

from inquit.document import Step, TextSpan
from inquit.entities.coreference.referents import Key
from inquit.entities.mention_index import MentionIndex
from inquit.entities.mentions.source_phrases import SourcePhrase
from inquit.entities.speaker_registry import SpeakerRegistry

__all__ = ["Resolved", "Steps"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a source is, which step decided, and the chain from the mention to the name."""

    key: Key
    rule: str
    via: tuple[Step, ...]


class Steps:
    """Makes the steps of one text."""

    def __init__(self, cast: MentionIndex, registry: SpeakerRegistry) -> None:
        self._cast = cast
        self._registry = registry

    def name_step(self, key: Key, why: str) -> Step:
        """The step to where the speaker's name is printed first."""
        name = self._registry.name(key)
        if key[0] == "name":
            entity = self._cast.entities[int(str(key[1]))]
            for i in entity.mentions:
                if self._cast.mentions[i].words == entity.words:
                    return Step(name, self._cast.mentions[i].span, why)
        return Step(name, None, why)

    def chained(self, phrase: SourcePhrase, antecedent: Resolved, rule: str) -> Resolved:
        """Whom the antecedent names, with the steps that led there."""
        rest = tuple(replace(s, why=rule) if n == 0 else s for n, s in enumerate(antecedent.via))
        return Resolved(antecedent.key, rule, (self.source(phrase), *rest))

    def source(self, phrase: SourcePhrase) -> Step:
        """The first step: the words beside the quote."""
        span = self.span(phrase)
        return Step(self.text(span), span, "source")

    def span(self, phrase: SourcePhrase) -> TextSpan:
        """Where a phrase stands."""
        p = self._cast.parsed.paragraphs[phrase.paragraph]
        return p.token_span(phrase.lo, max(phrase.hi, phrase.lo + 1))

    def text(self, span: TextSpan) -> str:
        """The words of a span on one line."""
        return " ".join(span.of(self._cast.parsed.text).split())
