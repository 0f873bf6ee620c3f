"""Candidates for pronouns that neither names nor earlier sources give: people described shortly before, one of many."""

from __future__ import annotations

from collections.abc import Iterator

from inquit.entities.coreference.discourse import Discourse, Referent, noun_phrases_before
from inquit.entities.coreference.nominals import Descriptions
from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.noun_kinds import is_of_class, kind_of_noun
from inquit.entities.sources.source_phrases import SourcePhrase, phrase_of_noun
from inquit.entities.speaker_key import SpeakerKey
from inquit.languages.relations import ADJECTIVE, COMPOUND, NOMINAL_SUBJECTS
from inquit.languages.tags import (
    CARDINAL_NUMBER,
    DETERMINER_TAG,
    NOUN_PLURAL,
    NOUN_SINGULAR,
    POSSESSIVE_PRONOUN,
    PREDETERMINER_TAG,
)
from inquit.text.parsing import Paragraph

__all__ = ["described_people", "lone_speaker", "one_of_many"]

_NEAR = 1  # paragraphs: an earlier one is mostly not what "one" and "they" speak of
_QUANTITIES = frozenset({DETERMINER_TAG, CARDINAL_NUMBER, PREDETERMINER_TAG, POSSESSIVE_PRONOUN})


def described_people(
    index: NameIndex,
    discourse: Discourse,
    descriptions: Descriptions,
    phrase: SourcePhrase,
) -> Iterator[Referent]:
    """People spoken of by a common noun shortly before ("the president", "a witness")."""
    for at, i in noun_phrases_before(index, phrase.paragraph, phrase.head, reach=_NEAR):
        p = index.parsed.paragraphs[at]
        if kind_of_noun(p, i) != "person" or p.tag[i] != NOUN_SINGULAR or p.dep[i] not in NOMINAL_SUBJECTS:
            continue
        noun = phrase_of_noun(index, at, i)
        found = descriptions.resolve(noun) if noun.form == "nominal" else None
        known = discourse.gender(found.key) if found is not None and found.key is not None else None
        yield Referent(
            SpeakerKey("noun phrase", details=(at, i)),
            p.token_span(i, i + 1),
            at,
            p.sent[i],
            i,
            "person",
            known,
            False,
            True,
        )


def lone_speaker(index: NameIndex, discourse: Discourse, phrase: SourcePhrase) -> Referent | None:
    """For "they" without a plural in view: the person of unknown gender who spoke last, shortly before."""
    offset = index.parsed.paragraphs[phrase.paragraph].start[phrase.head]
    last = next(discourse.before(offset), None)
    if last is None or last.kind != "person" or last.gender or phrase.paragraph - last.paragraph > _NEAR:
        return None
    return last


def one_of_many(index: NameIndex, phrase: SourcePhrase) -> tuple[int, int, str] | None:
    """For "one" and "another": where the plural stands that they are of (paragraph, head), and their description."""
    p = index.parsed.paragraphs[phrase.paragraph]
    words, word = p.language.function_words, p.lower[phrase.head]
    if word not in words.one | words.another or phrase.hi - phrase.lo > 1:
        return None
    for at, i in noun_phrases_before(index, phrase.paragraph, phrase.head, reach=_NEAR):
        q = index.parsed.paragraphs[at]
        if q.tag[i] == NOUN_PLURAL and q.lemma[i] != q.lower[i] and kind_of_noun(q, i) == "group":
            single = _singular(index, q, i)
            wording = p.language.vocabulary.wordings["another"] if word in words.another else "{noun}"
            return at, i, wording.format(noun=single)
    return None


def _singular(index: NameIndex, p: Paragraph, head: int) -> str:
    """As in "tax expert" for "several tax experts"."""
    lo = head
    while lo > 0 and p.head[lo - 1] == head and p.dep[lo - 1] in (ADJECTIVE, COMPOUND) and _is_plain(p, lo - 1):
        lo -= 1
    before = p.token_span(lo, head).of(index.parsed.text) + " " if lo < head else ""
    return " ".join((before + p.lemma[head]).split())


def _is_plain(p: Paragraph, i: int) -> bool:
    return p.tag[i] not in _QUANTITIES and p.text[i].isalpha() and not is_of_class(p, i, "quantity")
