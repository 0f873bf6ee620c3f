"""From the mention beside a quote to the speaker: the last word on who it is, for every quote with a source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inquit.document import Quote, Roster, Speaker, Step
from inquit.entities.coreference.antecedent import CoreferenceFactory, Sureness
from inquit.entities.coreference.rule_coreference import RuleCoreference
from inquit.entities.mention_index import NameIndex, index_mentions
from inquit.entities.mentions.name_mention import tokens_in_quotes
from inquit.entities.name_strategies import RecognisedNames, SpokenNames
from inquit.entities.naming_steps import Resolved
from inquit.entities.reach import Reach, reach_of
from inquit.entities.source_naming import SourceNaming
from inquit.entities.sources.source_phrases import read_phrase
from inquit.entities.sources.voices import NO_VOICES, Voices
from inquit.text.parsing import ParsedText

__all__ = ["Naming", "name_speakers"]


@dataclass(frozen=True, slots=True)
class Naming:
    """Who a quote's source is, which step decided, and the chain from the mention to the name.

    sureness: of the choices on the way, where a reader has learned to choose.
    reach: how far the mention reaches back; None for a name.
    """

    speaker_id: str | None
    rule: str
    via: tuple[Step, ...] = ()
    sureness: Sureness | None = None
    reach: Reach | None = None


def name_speakers(
    parsed: ParsedText,
    quotes: Sequence[Quote],
    roster: Roster | None = None,
    *,
    coreference: CoreferenceFactory = RuleCoreference,
    voices: Voices = NO_VOICES,
) -> tuple[tuple[Speaker, ...], tuple[Naming | None, ...]]:
    """The speakers of the quotes, and for each quote who it is; None for a quote without a source.

    coreference: what says whom pronouns and descriptions take up.
    voices: whose words the parts of the text are, where its layout says so.
    """
    strategy = RecognisedNames() if voices is NO_VOICES else SpokenNames()
    index = index_mentions(parsed, strategy, tokens_in_quotes(parsed, quotes), roster)
    return _Namer(index, quotes, coreference, voices).run()


class _Namer:
    """Reads the sources of one text in order, so that each can take up those before it."""

    def __init__(
        self, index: NameIndex, quotes: Sequence[Quote], coreference: CoreferenceFactory, voices: Voices
    ) -> None:
        self._index = index
        self._quotes = quotes
        self._sources = SourceNaming(index, quotes, coreference, self._quote, voices=voices)
        self._resolved: dict[int, Resolved | None] = {}
        self._reach: dict[int, Reach | None] = {}
        self._pending: set[int] = set()

    def run(self) -> tuple[tuple[Speaker, ...], tuple[Naming | None, ...]]:
        for _, i in sorted((quote.source[0].start, i) for i, quote in enumerate(self._quotes) if quote.source):
            self._quote(i)
        resolved = [self._resolved.get(i) for i in range(len(self._quotes))]
        known = [r.key for r in resolved if r is not None and r.key not in self._sources.unknown]
        speakers, ids = self._sources.registry.finish(known)
        return speakers, tuple(
            None if r is None else Naming(ids.get(r.key), r.rule, r.via, r.sureness, self._reach[i])
            for i, r in enumerate(resolved)
        )

    def _quote(self, i: int) -> Resolved | None:
        """The speaker of a quote; None also while it is being resolved, when quotes hold each other's sources."""
        if i in self._resolved or i in self._pending:
            return self._resolved.get(i)
        self._pending.add(i)
        phrase = read_phrase(self._index, self._quotes[i].source)
        resolved = self._sources.resolve(phrase, i) if phrase is not None else None
        self._resolved[i] = resolved
        if phrase is not None and resolved is not None:
            self._reach[i] = reach_of(self._index, phrase, resolved)
            self._sources.note(phrase, resolved)
        return resolved
