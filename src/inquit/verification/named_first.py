"""Judges quotations, each first by the sources that the article names for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from inquit.document import Document, TextSpan
from inquit.source import Link
from inquit.verification.article_quotations import Quotation
from inquit.verification.judging import judge
from inquit.verification.linked_sources import LinkedSources
from inquit.verification.source_texts import Sources
from inquit.verification.verdicts import VERDICTS, CheckedQuotation

__all__ = ["NamedFirst"]

_NOTHING = frozenset({"not_found", "too_short"})


class NamedFirst:
    """Judges the quotations of one article."""

    def __init__(
        self, article: Document, sources: Sources, quotations: Sequence[Sequence[TextSpan]], links: Iterable[Link]
    ) -> None:
        self._sources = sources
        several = len(sources) > 1
        self._linked = LinkedSources(article, sources, quotations, links) if several else None
        self._some: dict[frozenset[str], Sources] = {}

    def judge(self, quotation: Quotation, id: str) -> CheckedQuotation:
        """What is found out: by the named sources, unless they have nothing near it."""
        among_all = judge(quotation, self._sources, id)
        named = None if self._linked is None else self._linked.of(quotation.spans)
        if named is None or not named.ids or len(named.ids) == len(self._sources):
            return among_all
        first = judge(quotation, self._only(named.ids), id)
        places = max(first.places, among_all.places) if first.verdict == among_all.verdict else first.places
        if _rank(first) <= _rank(among_all):
            return replace(first, places=places)
        if not named.sure or among_all.found is None:
            return among_all
        where, names = among_all.found.source, ", ".join(sorted(named.ids))
        if first.verdict in _NOTHING:
            return replace(among_all, notes=(*among_all.notes, f"Not in {names}, which the article names for it."))
        said = f"The verdict on {where} is {among_all.verdict.replace('_', ' ')}, but the article names {names} for it."
        return replace(first, notes=(*first.notes, said))

    def _only(self, ids: frozenset[str]) -> Sources:
        """Some of the sources, prepared once."""
        if ids not in self._some:
            texts = [text.document or text.source for text in self._sources.texts if text.id in ids]
            self._some[ids] = Sources(texts, like=self._sources)
        return self._some[ids]


def _rank(one: CheckedQuotation) -> int:
    return VERDICTS.index(one.verdict)
