"""Coreference by what a reader has learned: whom a phrase takes up, by chains of links and what is known besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inquit.document import Quote
from inquit.entities.coreference.antecedent import Antecedent, CoreferenceFactory
from inquit.entities.coreference.antecedent_links import AntecedentLinks
from inquit.entities.coreference.chains import Chains
from inquit.entities.coreference.discourse import Discourse
from inquit.entities.coreference.learned_candidates import LearnedCandidates, phrase_kind
from inquit.entities.coreference.learned_relatives import noun_by_links
from inquit.entities.coreference.rule_coreference import RuleCoreference
from inquit.entities.coreference.weighed_candidates import AntecedentCandidate, PhraseKind, chosen, weighed_kinds
from inquit.entities.mention_index import NameIndex
from inquit.entities.sources.source_phrases import SourcePhrase

__all__ = ["LearnedCoreference", "learned_coreference"]


def learned_coreference(links: AntecedentLinks) -> CoreferenceFactory:
    """What makes the coreference of the text whose links are given."""
    return lambda index, quotes, discourse: LearnedCoreference(index, quotes, discourse, links)


class LearnedCoreference:
    """The candidates of the rules and more, weighed by what the reader links; the rules decide where it is silent."""

    def __init__(self, index: NameIndex, quotes: Sequence[Quote], discourse: Discourse, links: AntecedentLinks) -> None:
        self._index = index
        self._discourse = discourse
        self._rules = RuleCoreference(index, quotes, discourse)
        self._chains = Chains(index, links, discourse.key_of)
        self._candidates = LearnedCandidates(index, quotes, discourse, self._chains, self._rules.descriptions)
        self._settled = 0
        self._model = index.parsed.language.model("antecedent_weights")
        self._weighed = weighed_kinds(self._model)

    def antecedent(self, phrase: SourcePhrase, quote: int | None) -> Antecedent | None:
        """What a pronoun or a description takes up."""
        if phrase.pronoun is not None and phrase.pronoun.use == "relative":
            return self._relative(phrase, quote)
        if phrase_kind(self._index, phrase) not in self._weighed:
            return self._rules.antecedent(phrase, quote)
        by_rules, asked = self.choices(phrase, quote)
        choice = None if asked is None else chosen(*asked, self._model)
        if choice is None:
            return by_rules
        antecedent, key = choice.candidate.antecedent, choice.candidate.key
        if antecedent is None or key is None:
            return antecedent
        links = () if antecedent.key is None else self._chains.links_to((phrase.paragraph, phrase.head), key)
        return replace(antecedent, sureness=choice.sureness, links=tuple(links))

    def _relative(self, phrase: SourcePhrase, quote: int | None) -> Antecedent | None:
        found = self._rules.antecedent(phrase, quote)
        if found is None or found.phrase is None:
            return found
        links = self._chains.earlier((phrase.paragraph, phrase.head))
        return replace(found, phrase=noun_by_links(self._index, links, phrase, found.phrase))

    def choices(
        self, phrase: SourcePhrase, quote: int | None
    ) -> tuple[Antecedent | None, tuple[PhraseKind, list[AntecedentCandidate]] | None]:
        """What the rules answer, and what there is to choose from, where they do not decide alone."""
        self._settle()
        by_rules = self._rules.antecedent(phrase, quote)
        return by_rules, self._candidates.of(phrase, quote, by_rules)

    def _settle(self) -> None:
        """Take what descriptions were found to mean since the last phrase for certain.

        Not pronouns: one wrong choice would draw those behind it along.
        """
        for referent in self._discourse.since(self._settled):
            self._settled += 1
            if self._index.parsed.paragraphs[referent.paragraph].pos[referent.token] != "PRON":
                self._chains.settle((referent.paragraph, referent.token), referent.key)
