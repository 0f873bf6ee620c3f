"""The choices of coreference on the way to the speakers of gold quotes, with what gold says of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from antecedent_data import gold_quotes
from corpus import GoldDocument
from inquit.document import Quote
from inquit.entities import name_speakers
from inquit.entities.coreference.antecedent import Antecedent
from inquit.entities.coreference.antecedent_links import AntecedentLinks
from inquit.entities.coreference.discourse import Discourse
from inquit.entities.coreference.learned_coreference import LearnedCoreference
from inquit.entities.coreference.weighed_candidates import PhraseKind
from inquit.entities.mention_index import NameIndex
from inquit.entities.sources.description_wording import describe
from inquit.entities.sources.source_phrases import SourcePhrase, read_phrase
from inquit.scoring import same_speaker

__all__ = ["Accepted", "Case", "RecordedCoreference", "accepted_by", "cases_of"]

# Whether a name is that of the speaker of a quote (by index); None where gold does not say who it is.
Accepted = Callable[[int, str], bool | None]

_LONGEST = 5  # phrases that are read for the sake of one another


@dataclass(frozen=True)
class Case:
    """A choice: the features of the candidates and which of them are right."""

    document: str
    quote: int
    kind: PhraseKind
    keys: list[object]
    features: list[dict[str, float]]
    right: list[bool]
    rules: bool  # whether the rules choose rightly
    phrase: str


class RecordedCoreference(LearnedCoreference):
    """Writes down what there was to choose from.

    shipped: answers are those of the package; else those of the rules, as are what weights are fitted on.
    """

    def __init__(
        self,
        given: tuple[NameIndex, Sequence[Quote], Discourse],
        links: AntecedentLinks,
        accepted: Accepted,
        *,
        document: str = "",
        shipped: bool = False,
    ) -> None:
        super().__init__(*given, links)
        self._accepted, self._document, self._shipped = accepted, document, shipped
        self._quotes = given[1]
        self.cases: list[Case] = []

    def antecedent(self, phrase: SourcePhrase, quote: int | None) -> Antecedent | None:
        by_rules, asked = self.choices(phrase, quote)
        if asked is not None and quote is not None and not self._is_member(phrase, quote):
            kind, candidates = asked
            right = [self._is_right(c.antecedent, phrase, quote) for c in candidates]
            if None not in right:
                self.cases.append(
                    Case(
                        self._document,
                        quote,
                        kind,
                        [c.key for c in candidates],
                        [dict(c.features) for c in candidates],
                        [bool(r) for r in right],
                        bool(self._is_right(by_rules, phrase, quote)),
                        self._index.parsed.paragraphs[phrase.paragraph].text[phrase.head],
                    )
                )
        return super().antecedent(phrase, quote) if self._shipped else by_rules

    def _is_member(self, phrase: SourcePhrase, quote: int) -> bool:
        """Whether a phrase is read for one of several who speak together, of whom gold says nothing."""
        source = read_phrase(self._index, self._quotes[quote].source)
        return source is not None and phrase in source.members

    def _is_right(self, found: Antecedent | None, phrase: SourcePhrase, quote: int) -> bool | None:
        return self._accepted(quote, self._name(found, phrase))

    def _name(self, found: Antecedent | None, phrase: SourcePhrase) -> str:
        for _ in range(_LONGEST):
            if found is None:
                return describe(self._index, phrase)
            if found.key is not None:
                if found.key.kind == "name":
                    return self._index.entities[found.key.entity].name
                return self._discourse.name(found.key)
            if found.phrase is None:
                return ""
            phrase = found.phrase
            if phrase.mention is not None:
                return self._index.entity_of(phrase.mention).name
            if phrase.form == "group":
                return " and ".join(describe(self._index, m) for m in phrase.members)
            found = None if found.as_printed else self._rules.antecedent(phrase, None)
        return ""


def accepted_by(quotes: Sequence[dict[str, Any]]) -> Accepted:
    """What the gold quotes of a document accept as names of their speakers."""
    names = {q["speaker"]: [q["speaker"], *q["aliases"]] for q in quotes if q["speaker"]}

    def accepted(quote: int, name: str) -> bool | None:
        speaker = quotes[quote]["speaker"]
        if speaker is None:
            return None
        return same_speaker(name, names[speaker], [n for s, n in names.items() if s != speaker])

    return accepted


def cases_of(document: GoldDocument, links: AntecedentLinks) -> Iterator[Case]:
    """The choices in a document whose speaker gold knows, if the rules decide them all."""
    made: list[RecordedCoreference] = []

    def coreference(*given: object) -> RecordedCoreference:
        made.append(RecordedCoreference(given, links, accepted_by(document.quotes), document=document.id))  # type: ignore[arg-type]
        return made[-1]

    name_speakers(document.parsed, gold_quotes(document), coreference=coreference)
    return iter([case for held in made for case in held.cases])
