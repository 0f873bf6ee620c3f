"""The chain from a mention to a name, as it is kept for every source."""

from __future__ import annotations

from dataclasses import dataclass, replace

from inquit.document import Step, TextSpan
from inquit.entities.mention_index import NameIndex
from inquit.entities.sources.source_phrases import SourcePhrase
from inquit.entities.speaker_key import SpeakerKey
from inquit.entities.speaker_registry import SpeakerRegistry

__all__ = ["Resolved", "StepWriter"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a source is, which step decided, and the chain from the mention to the name."""

    key: SpeakerKey
    rule: str
    via: tuple[Step, ...]


class StepWriter:
    """Makes the steps of one text."""

    def __init__(self, index: NameIndex, registry: SpeakerRegistry) -> None:
        self._index = index
        self._registry = registry

    def name_step(self, key: SpeakerKey, why: str) -> Step:
        """The step to where the speaker's name is printed first."""
        name = self._registry.name(key)
        if key.kind == "name":
            entity = self._index.entities[key.entity]
            for mention in entity.mentions:
                if mention.words == entity.words:
                    return Step(name, mention.span, why)
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
        p = self._index.parsed.paragraphs[phrase.paragraph]
        return p.token_span(phrase.lo, max(phrase.hi, phrase.lo + 1))

    def text(self, span: TextSpan) -> str:
        """The words of a span on one line."""
        return " ".join(span.of(self._index.parsed.text).split())
