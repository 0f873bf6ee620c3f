"""Candidates for pronouns that neither names nor earlier sources give: people described shortly before, one of many."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from inquit.entities.coreference.nominals import Descriptions
from inquit.entities.coreference.referents import Key, Referent, Speakers, kind_of_noun, noun_phrases_before
from inquit.entities.mention_index import MentionIndex
from inquit.entities.mentions.source_phrases import SourcePhrase, phrase_of_noun
from inquit.entities.vocabulary import head_nouns
from inquit.text.parsing import Paragraph

__all__ = ["ONE_OF_MANY", "described_people", "lone_speaker", "one_of_many"]

ONE_OF_MANY = frozenset({"one", "another"})
_NEAR = 1  # paragraphs
_QUANTITIES = frozenset({"DT", "CD", "PDT", "PRP$"})


def described_people(
    cast: MentionIndex,
    speakers: Speakers,
    descriptions: Descriptions,
    gender: Callable[[Key], str],
    phrase: SourcePhrase,
) -> Iterator[Referent]:
    """People spoken of by a common noun shortly before ("the president", "a witness")."""
    for at, i in noun_phrases_before(cast, phrase.paragraph, phrase.head, reach=_NEAR):
        p = cast.parsed.paragraphs[at]
        if kind_of_noun(p, i) != "person" or p.tag[i] != "NN" or p.dep[i] not in ("nsubj", "nsubjpass"):
            continue
        noun = phrase_of_noun(cast, at, i)
        found = descriptions.resolve(noun, speakers) if noun.form == "nominal" else None
        known = gender(found.key) if found is not None and found.key is not None else ""
        yield Referent(("noun", at, i), p.token_span(i, i + 1), at, p.sent[i], i, "person", known, False, True)


def lone_speaker(cast: MentionIndex, speakers: Speakers, phrase: SourcePhrase) -> Referent | None:
    """For "they" without a plural in view: the person of unknown gender who spoke last, shortly before."""
    offset = cast.parsed.paragraphs[phrase.paragraph].start[phrase.head]
    last = next(speakers.before(offset), None)
    if last is None or last.kind != "person" or last.gender or phrase.paragraph - last.paragraph > _NEAR:
        return None
    return last


def one_of_many(cast: MentionIndex, phrase: SourcePhrase) -> tuple[int, int, str] | None:
    """For "one" and "another": where the plural stands that they are of (paragraph, head), and their description."""
    p = cast.parsed.paragraphs[phrase.paragraph]
    word = p.lower[phrase.head]
    if word not in ONE_OF_MANY or phrase.hi - phrase.lo > 1:
        return None
    for at, i in noun_phrases_before(cast, phrase.paragraph, phrase.head, reach=_NEAR):
        q = cast.parsed.paragraphs[at]
        if q.tag[i] == "NNS" and q.lemma[i] != q.lower[i] and kind_of_noun(q, i) == "group":
            single = _singular(cast, q, i)
            return at, i, f"another {single}" if word == "another" else single
    return None


def _singular(cast: MentionIndex, p: Paragraph, head: int) -> str:
    """As in "tax expert" for "several tax experts"."""
    lo = head
    while lo > 0 and p.head[lo - 1] == head and p.dep[lo - 1] in ("amod", "compound") and _is_plain(p, lo - 1):
        lo -= 1
    before = p.token_span(lo, head).of(cast.parsed.text) + " " if lo < head else ""
    return " ".join((before + p.lemma[head]).split())


def _is_plain(p: Paragraph, i: int) -> bool:
    noun = head_nouns().get(p.lower[i])
    return p.tag[i] not in _QUANTITIES and p.text[i].isalpha() and (noun is None or noun.family != "some")
