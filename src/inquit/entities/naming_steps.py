"""The chain from a mention to a name, as it is kept for every source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from inquit.document import Step, TextSpan
from inquit.entities.coreference.antecedent import Antecedent, Sureness
from inquit.entities.mention_index import NameIndex
from inquit.entities.sources.source_phrases import SourcePhrase, phrase_of_noun
from inquit.entities.speaker_key import SpeakerKey
from inquit.entities.speaker_registry import SpeakerRegistry

__all__ = ["Resolved", "StepWriter"]

_PLACES = 2  # of a chance, as of a confidence


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a source is, which step decided, and the chain from the mention to the name."""

    key: SpeakerKey
    rule: str
    via: tuple[Step, ...]
    sureness: Sureness | None = None  # where a reader has learned to choose


def _shown(sureness: Sureness | None) -> float | None:
    return None if sureness is None else round(sureness.chance, _PLACES)


class StepWriter:
    """Makes the steps of one text."""

    def __init__(self, index: NameIndex, registry: SpeakerRegistry) -> None:
        self._index = index
        self._registry = registry

    def name_step(self, key: SpeakerKey, why: str) -> Step:
        """The step to where the speaker's name is printed first, in capitals only where it stands nowhere else."""
        name = self._registry.name(key)
        if key.kind != "name":
            return Step(name, None, why)
        entity = self._index.entities[key.entity]
        places = [mention.span for mention in entity.mentions if mention.words == entity.words]
        place = next((span for span in places if self.text(span) == name), places[0] if places else None)
        return Step(name if place is None else self.text(place), place, why)

    def chained(
        self, phrase: SourcePhrase, antecedent: Resolved, rule: str, sureness: Sureness | None = None
    ) -> Resolved:
        """Whom the antecedent names, with the steps that led there; sureness: that it is the antecedent."""
        rest = [replace(s, why=rule, chance=_shown(sureness)) if n == 0 else s for n, s in enumerate(antecedent.via)]
        both = antecedent.sureness if sureness is None else sureness.before(antecedent.sureness)
        return Resolved(antecedent.key, rule, (self.source(phrase), *rest), both)

    def taken_up(self, phrase: SourcePhrase, found: Antecedent, key: SpeakerKey) -> Resolved:
        """Somebody who is known, with the words on the way to him."""
        steps = list(self._linked(found) if found.links else self._placed(found))
        if not steps or steps[-1].text != self._registry.name(key):
            steps.append(self.name_step(key, "name" if steps else found.why))
            if len(steps) == 1:
                steps[0] = replace(steps[0], chance=_shown(found.sureness))
        return Resolved(key, found.why, (self.source(phrase), *steps), found.sureness)

    def _placed(self, found: Antecedent) -> Iterator[Step]:
        if found.span is not None:
            yield Step(self.text(found.span), found.span, found.why, _shown(found.sureness))

    def _linked(self, found: Antecedent) -> Iterator[Step]:
        """The words of a chain; behind each stands how likely the one before it means the speaker."""
        chance, why = _shown(found.sureness), found.why
        for place, of_this in found.links:
            span = self._of_word(*place)
            yield Step(self.text(span), span, why, chance)
            chance, why = round(of_this, _PLACES), "chain"

    def _of_word(self, paragraph: int, token: int) -> TextSpan:
        """A pronoun by itself, a noun with its phrase, a name as a whole."""
        p = self._index.parsed.paragraphs[paragraph]
        if p.pos[token] == "PRON":
            return p.token_span(token, token + 1)
        return self.span(phrase_of_noun(self._index, paragraph, token))

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
