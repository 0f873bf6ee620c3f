"""Pronouns: whom "he", "she", "it" and "they" stand for.

A small weighted sum over the places where somebody is spoken of ranks the antecedents: nearness, grammatical role,
whether the place is itself the source of a quote, and gender as far as the text (or a given name) shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inquit.entities.cast import Cast
from inquit.entities.mentions import is_headline
from inquit.entities.referents import Referent, Speakers, is_subject, kind_of_noun, noun_phrases_before

__all__ = ["antecedent_of_person", "antecedent_of_thing", "antecedents_of_group", "name_referents"]

# Weights chosen on polnear_dev (he/she: 306 rows).
_REACH = 12  # paragraphs looked back
_PER_PARAGRAPH = 1.0
_PER_SENTENCE = 0.7
_SUBJECT = 1.0
_SPOKE = 1.2
_SAME_SENTENCE_OBJECT = -0.3
_POSSESSIVE = -0.7
_QUOTED = -2.0
_GENDER_FITS = 1.0
_HEADLINE = -1.0
_FREQUENCY = 0.05
_MAX_FREQUENCY = 10


def name_referents(cast: Cast, number: int, before: int, *, reach: int = _REACH) -> Iterator[Referent]:
    """Name mentions before an offset, nearest first."""
    for at in range(number, max(-1, number - reach - 1), -1):
        paragraph = cast.parsed.paragraphs[at]
        for i in reversed(cast.indices_in(at)):
            mention = cast.mentions[i]
            if mention.span.start >= before:
                continue
            entity = cast.entity_of(i)
            kind = "person" if entity.kind == "person" else "organisation"
            owner = mention.hi < len(paragraph) and paragraph.tag[mention.hi] == "POS"
            yield Referent(
                ("name", entity.key),
                mention.span,
                at,
                paragraph.sent[mention.lo],
                mention.lo,
                kind if entity.kind != "place" else None,
                mention.gender or cast.gender_of(entity),
                plural=False,
                subject=not owner and is_subject(paragraph, mention.left, mention.hi),
                possessive=owner,
                quoted=cast.zones.hold(mention.span.start),
            )


def antecedent_of_person(
    cast: Cast, speakers: Speakers, number: int, token: int, *, gender: str = "", reach: int = _REACH, others: Sequence[Referent] = ()
) -> Referent | None:
    """Whom "he" or "she" (by `gender`), or a description of a person (no gender), at a token stands for."""
    paragraph = cast.parsed.paragraphs[number]
    offset = paragraph.start[token]
    best: tuple[float, Referent] | None = None
    spoken = {(r.span.start): r for r in speakers.before(offset) if number - r.paragraph <= reach}
    candidates = [r for r in spoken.values() if r.kind == "person"]
    candidates += others
    candidates += [r for r in name_referents(cast, number, offset, reach=reach) if r.kind == "person"]
    for referent in candidates:
        if gender and referent.gender and referent.gender != gender:
            continue
        score = _score(cast, referent, number, paragraph.sent[token], gender)
        if best is None or score > best[0]:
            best = (score, referent)
    return best[1] if best else None


def _score(cast: Cast, referent: Referent, number: int, sent: int, gender: str) -> float:
    paragraphs = number - referent.paragraph
    home = cast.parsed.paragraphs[referent.paragraph]
    sentences = (sent if paragraphs == 0 else home.sent[-1] + 1) - referent.sent
    score = -_PER_PARAGRAPH * paragraphs - _PER_SENTENCE * min(sentences, 4)
    score += _SUBJECT * referent.subject + _SPOKE * referent.spoke
    score += _POSSESSIVE * referent.possessive + _QUOTED * referent.quoted
    if paragraphs and is_headline(home):
        score += _HEADLINE
    if gender and referent.gender == gender:
        score += _GENDER_FITS
    if referent.key[0] == "name":
        count = len(cast.entities[int(str(referent.key[1]))].mentions)
        score += _FREQUENCY * min(count, _MAX_FREQUENCY)
    return score + referent.token * 1e-4


def antecedent_of_thing(cast: Cast, speakers: Speakers, number: int, token: int) -> Referent | None:
    """What "it" stands for: the organisation or document that spoke last or is spoken of as a subject."""
    offset = cast.parsed.paragraphs[number].start[token]
    for referent in speakers.before(offset):
        if number - referent.paragraph > 1:
            break
        if referent.kind in ("organisation", "document") and not referent.plural:
            return referent
    fallback = None
    for referent in name_referents(cast, number, offset, reach=1):
        if referent.kind != "person" and not referent.quoted:
            if referent.subject:
                return referent
            fallback = fallback or referent
    return fallback


def antecedents_of_group(cast: Cast, speakers: Speakers, number: int, token: int) -> Referent | tuple[int, int] | None:
    """What "they" stands for: a group that spoke, or the head `(paragraph, token)` of a plural noun phrase."""
    offset = cast.parsed.paragraphs[number].start[token]
    for referent in speakers.before(offset):
        if number - referent.paragraph > 1:
            break
        if referent.kind in ("group", "organisation") or referent.plural:
            return referent
    best: tuple[int, int] | None = None
    for at, i in noun_phrases_before(cast, number, token, reach=1):
        paragraph = cast.parsed.paragraphs[at]
        if paragraph.tag[i] != "NNS" or kind_of_noun(paragraph, i) != "group":
            continue
        if paragraph.dep[i] in ("nsubj", "nsubjpass"):
            return at, i
        best = best or (at, i)
    return best
