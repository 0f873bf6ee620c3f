"""Which noun of the phrase before it "who" takes up, by a reader's links: "relatives of the victims, who"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from inquit.entities.mention_index import NameIndex
from inquit.entities.sources.source_phrases import SourcePhrase, phrase_of_noun

__all__ = ["noun_by_links"]

# How likely the other noun has to be. By hand on polnear_dev: at .5 two of 52 rows would stay wrong.
_LEAST = 0.3


def noun_by_links(
    index: NameIndex,
    links: Iterable[tuple[tuple[int, int], float]],
    phrase: SourcePhrase,
    by_rules: SourcePhrase,
) -> SourcePhrase:
    """What the head of a relative clause takes up: the phrase of the rules, or the likeliest one around or in it.

    links: the earlier words that it may take up, by paragraph and token, with their probabilities. Farther nouns are
    left alone, which were wrong as often as right, and so are names, which the rules tell from what is said of them.
    """
    p = index.parsed.paragraphs[phrase.paragraph]
    chances: dict[tuple[int, int], float] = defaultdict(float)
    phrases: dict[tuple[int, int], SourcePhrase] = {}
    for (number, token), chance in links:
        if number == phrase.paragraph and p.sent[token] == p.sent[phrase.head]:
            found = phrase_of_noun(index, number, token)
            chances[found.lo, found.head] += chance
            phrases[found.lo, found.head] = found
    likeliest = max(chances, key=chances.__getitem__, default=None)
    if likeliest is None or chances[likeliest] < _LEAST:
        return by_rules
    best = phrases[likeliest]
    around = best.lo <= by_rules.head < best.hi or by_rules.lo <= best.head < by_rules.hi
    return best if around and best.mention is None and best.pronoun is None else by_rules
