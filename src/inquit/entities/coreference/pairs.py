"""Who "the two", "both", "both lawmakers", "the pair" are: the two of the last sentence that names two."""

from __future__ import annotations

from inquit.document import SpeakerKind
from inquit.entities.coreference.antecedent import Antecedent
from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.mentions.noun_kinds import noun_at
from inquit.entities.sources.source_phrases import SourcePhrase
from inquit.languages.tags import PLURALS

__all__ = ["pair_before"]

# Sentences back, and paragraphs: a pair named farther off is mostly not the one meant. By hand.
SENTENCES = 4
_PARAGRAPHS = 2
_TWO = 2


def pair_before(index: NameIndex, phrase: SourcePhrase) -> Antecedent | None:
    """The two whom a phrase takes up that speaks of two; None for other phrases, or where nobody fits."""
    if not _speaks_of_two(index, phrase):
        return None
    p = index.parsed.paragraphs[phrase.paragraph]
    noun = noun_at(p, phrase.head)
    people = noun is None or noun.people
    seen = 0
    for at in range(phrase.paragraph, max(-1, phrase.paragraph - _PARAGRAPHS - 1), -1):
        here = [m for m in index.mentions_in(at) if not m.quoted and (at, m.lo) < (phrase.paragraph, phrase.lo)]
        sent = index.parsed.paragraphs[at].sent
        for number in sorted({sent[m.lo] for m in here}, reverse=True):
            seen += 1
            named = _apart(index, [m for m in here if sent[m.lo] == number], people=people)
            if len(named) == _TWO:
                return Antecedent("both", phrase=_group(named))
            if len(named) > _TWO or seen == SENTENCES:
                return None
    return None


def _speaks_of_two(index: NameIndex, phrase: SourcePhrase) -> bool:
    p = index.parsed.paragraphs[phrase.paragraph]
    words, first = p.language.function_words, p.lower[phrase.lo]
    head = p.lower[phrase.head]
    pair = head in words.pair or (head in words.number_of_two and phrase.hi - 1 == phrase.head)
    if first in words.all_of_two:
        return phrase.hi - phrase.lo == 1 or p.tag[phrase.head] in PLURALS
    if first not in words.definite_determiner:
        return False
    second = p.lower[phrase.lo + 1] if phrase.lo + 1 < phrase.hi else ""
    return pair or (second in words.number_of_two and p.tag[phrase.head] in PLURALS)


def _apart(index: NameIndex, mentions: list[NameMention], *, people: bool) -> list[NameMention]:
    """One mention for each of the people, or of the others, that a sentence names."""
    kind: SpeakerKind = "person"
    found: dict[int, NameMention] = {}
    for m in mentions:
        if (index.entity_of(m).kind == kind) is people:
            found.setdefault(m.entity, m)
    return list(found.values())


def _group(named: list[NameMention]) -> SourcePhrase:
    members = tuple(SourcePhrase(m.paragraph, m.lo, m.hi, m.hi - 1, "name", mention=m) for m in named)
    first, last = members[0], members[-1]
    return SourcePhrase(first.paragraph, first.lo, last.hi, first.head, "group", members=members)
