"""From the mention beside a quote to the speaker: the last word on who it is, for every quote with a source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inquit.document import Quote, Roster, Speaker, Step
from inquit.entities.coreference.referents import Referent, is_subject
from inquit.entities.coreference.resolver import Resolved, Resolver
from inquit.entities.mention_index import MentionIndex, index_mentions
from inquit.entities.mentions.source_phrases import SourcePhrase, read_phrase
from inquit.text.parsing import ParsedText

__all__ = ["Naming", "name_speakers"]


@dataclass(frozen=True, slots=True)
class Naming:
    """Who a quote's source is, which step decided, and the chain from the mention to the name."""

    speaker_id: str | None
    rule: str
    via: tuple[Step, ...] = ()


def name_speakers(
    parsed: ParsedText, quotes: Sequence[Quote], roster: Roster | None = None, *, cast: MentionIndex | None = None
) -> tuple[tuple[Speaker, ...], tuple[Naming | None, ...]]:
    """The speakers of the quotes, and for each quote who it is; None for a quote without a source.

    `cast` saves building it again where a caller has it.
    """
    return _Namer(cast or index_mentions(parsed, quotes, roster), quotes).run()


class _Namer:
    """Reads the sources of one text in order, so that each can pick up those before it."""

    def __init__(self, cast: MentionIndex, quotes: Sequence[Quote]) -> None:
        self._cast = cast
        self._quotes = quotes
        self._resolver = Resolver(cast, quotes, self._quote)
        self._resolved: dict[int, Resolved | None] = {}
        self._pending: set[int] = set()

    def run(self) -> tuple[tuple[Speaker, ...], tuple[Naming | None, ...]]:
        for _, i in sorted((quote.source[0].start, i) for i, quote in enumerate(self._quotes) if quote.source):
            self._quote(i)
        resolved = [self._resolved.get(i) for i in range(len(self._quotes))]
        known = [r.key for r in resolved if r is not None and r.key not in self._resolver.unknown]
        speakers, ids = self._resolver.registry.finish(known)
        return speakers, tuple(None if r is None else Naming(ids.get(r.key), r.rule, r.via) for r in resolved)

    def _quote(self, i: int) -> Resolved | None:
        """The speaker of a quote; None also while it is being resolved, when quotes hold each other's sources."""
        if i in self._resolved or i in self._pending:
            return self._resolved.get(i)
        self._pending.add(i)
        phrase = read_phrase(self._cast, self._quotes[i].source)
        resolved = self._resolver.resolve(phrase, i) if phrase is not None else None
        self._resolved[i] = resolved
        if phrase is not None and resolved is not None:
            self._note(phrase, resolved)
        return resolved

    def _note(self, phrase: SourcePhrase, resolved: Resolved) -> None:
        """Remember the source as something that later pronouns and descriptions can pick up."""
        paragraph = self._cast.parsed.paragraphs[phrase.paragraph]
        span = paragraph.token_span(phrase.lo, phrase.hi)
        registry = self._resolver.registry
        kind = registry.kind(resolved.key)
        registry.mention(
            resolved.key, span, "" if phrase.pronoun else " ".join(span.of(self._cast.parsed.text).split())
        )
        self._resolver.speakers.seen.append(
            Referent(
                resolved.key,
                span,
                phrase.paragraph,
                paragraph.sent[phrase.head],
                phrase.head,
                kind,
                self._resolver.gender(resolved.key),
                plural=kind == "group",
                subject=is_subject(paragraph, phrase.lo, phrase.hi),
                spoke=True,
                quoted=self._cast.zones.hold(span.start),
            )
        )
