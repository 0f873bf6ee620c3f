"""Pronouns: whom "he", "she", "it" and "they" stand for.

A small weighted sum over the places where somebody is spoken of ranks the antecedents: nearness, grammatical role,
whether the place is itself the source of a quote, and gender as far as the text (or a given name) shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from inquit.document import Gender, SpeakerKind, TextSpan
from inquit.entities.coreference.discourse import Discourse, Referent, is_subject, noun_phrases_before
from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.capitalised import is_headline
from inquit.entities.mentions.noun_kinds import kind_of_noun
from inquit.entities.speaker_key import SpeakerKey
from inquit.languages.relations import NOMINAL_SUBJECTS
from inquit.languages.tags import NAME_PLURAL, PLURALS, POSSESSIVE_ENDING

__all__ = [
    "antecedent_of_person",
    "antecedent_of_thing",
    "antecedents_of_group",
    "groups_before",
    "name_referents",
    "people_before",
    "place_features",
    "things_before",
]

_REACH = 12  # paragraphs looked back
_NEAR = 1  # and for things and groups


@dataclass(frozen=True, slots=True)
class AntecedentWeights:
    """What speaks for and against a place as that of the antecedent.

    Set by hand and checked on polnear_dev and wikinews_dev (312 rows with "he" or "she"): a search in steps of 0.15 to
    0.5 moves "who" by at most 0.003, the same way in both halves of the documents, so none is critical.
    """

    paragraph: float = -1.0  # for each between
    sentence: float = -1.0  # for each between, up to `most_sentences`
    most_sentences: int = 4
    subject: float = 1.0
    spoke: float = 1.2  # the place is itself the source of a quote
    possessive: float = -0.7  # "Lund's house"
    quoted: float = -2.0
    own_words: float = -2.0  # inside the words that the pronoun is the source of: "Lund is wrong, he said"
    gender: float = 0.7  # it is the pronoun's, and not just unknown
    headline: float = -1.0
    mention: float = 0.05  # for each of a name in the text, up to `most_mentions`
    most_mentions: int = 10
    token: float = 1e-4  # so that of two equal places the later one wins
    # For "it" and "they": nouns and names of what can speak, and places that are neither subject nor source.
    can_speak: float = 0.5
    neither: float = -0.8


WEIGHTS = AntecedentWeights()


def name_referents(index: NameIndex, number: int, before: int, *, reach: int = _REACH) -> Iterator[Referent]:
    """Name mentions before an offset, nearest first."""
    for at in range(number, max(-1, number - reach - 1), -1):
        paragraph = index.parsed.paragraphs[at]
        for mention in reversed(index.mentions_in(at)):
            if mention.span.start >= before:
                continue
            entity = index.entity_of(mention)
            kind: SpeakerKind | None = None if entity.kind == "place" else entity.kind
            owner = mention.hi < len(paragraph) and paragraph.tag[mention.hi] == POSSESSIVE_ENDING
            yield Referent(
                SpeakerKey("name", entity.key),
                mention.span,
                at,
                paragraph.sent[mention.lo],
                mention.lo,
                kind,
                mention.gender or entity.likely_gender,
                plural=len(entity.words) == 1 and paragraph.tag[mention.hi - 1] == NAME_PLURAL,
                subject=not owner and is_subject(paragraph, mention.left, mention.hi),
                possessive=owner,
                quoted=mention.quoted,
            )


def antecedent_of_person(
    index: NameIndex,
    discourse: Discourse,
    number: int,
    token: int,
    *,
    gender: Gender | None = None,
    others: Sequence[Referent] = (),
    own: Sequence[TextSpan] = (),
    fits: Callable[[Referent], bool] | None = None,
) -> Referent | None:
    """Whom "he" or "she" (by `gender`), or a description of a person (no gender), at a token stands for.

    others: further candidates. own: the words that the pronoun is the source of. fits: whether a candidate can be it.
    """
    sent = index.parsed.paragraphs[number].sent[token]
    best: tuple[float, Referent] | None = None
    for referent in people_before(index, discourse, number, token, others=others):
        if gender and referent.gender and referent.gender != gender:
            continue
        if fits is not None and not fits(referent):
            continue
        score = _score(index, referent, number, sent, gender)
        score += WEIGHTS.own_words * any(span.contains(referent.span) for span in own)
        if best is None or score > best[0]:
            best = (score, referent)
    return best[1] if best else None


def people_before(
    index: NameIndex, discourse: Discourse, number: int, token: int, *, others: Sequence[Referent] = ()
) -> list[Referent]:
    """The places before a token at which a person is spoken of; `others` are further ones."""
    offset = index.parsed.paragraphs[number].start[token]
    spoken = {(r.span.start): r for r in discourse.before(offset) if number - r.paragraph <= _REACH}
    people = [r for r in spoken.values() if r.kind == "person" and r.key.kind != "author"]
    people += others
    return people + [r for r in name_referents(index, number, offset) if r.kind == "person" and not r.plural]


def place_features(
    index: NameIndex, referent: Referent, number: int, sent: int, gender: Gender | None
) -> dict[str, float]:
    """What is known of a place as that of the antecedent of a phrase in sentence `sent` of a paragraph."""
    paragraphs = number - referent.paragraph
    home = index.parsed.paragraphs[referent.paragraph]
    sentences = (sent if paragraphs == 0 else home.sent[-1] + 1) - referent.sent
    named = referent.key.kind == "name"
    mentions = len(index.entities[referent.key.entity].mentions) if named else 0
    return {
        "paragraph": paragraphs,
        "sentence": min(sentences, WEIGHTS.most_sentences),
        "subject": referent.subject,
        "spoke": referent.spoke,
        "possessive": referent.possessive,
        "quoted": referent.quoted,
        "headline": bool(paragraphs and is_headline(home)),
        "gender": bool(gender and referent.gender == gender),
        "mention": min(mentions, WEIGHTS.most_mentions),
        "token": referent.token,
    }


def _score(index: NameIndex, referent: Referent, number: int, sent: int, gender: Gender | None) -> float:
    features = place_features(index, referent, number, sent, gender)
    return sum(float(getattr(WEIGHTS, name)) * value for name, value in features.items())


def antecedent_of_thing(index: NameIndex, discourse: Discourse, number: int, token: int) -> Referent | None:
    """What "it" stands for: an organisation, a place or a thing that spoke or was a subject shortly before."""
    return _nearest(index, things_before(index, discourse, number, token), number, token)


def things_before(index: NameIndex, discourse: Discourse, number: int, token: int) -> list[Referent]:
    """The places shortly before a token at which an organisation, a place or a thing is spoken of."""
    recent = _recent(discourse, index, number, token)
    things = [r for r in recent if r.kind not in ("person", "group") and not r.plural]
    return things + [r for r in _nouns(index, number, token) if not r.plural and r.kind != "person"]


def antecedents_of_group(index: NameIndex, discourse: Discourse, number: int, token: int) -> Referent | None:
    """Whom or what "they" stands for: a group, an organisation or a plural noun phrase shortly before."""
    return _nearest(index, groups_before(index, discourse, number, token), number, token)


def groups_before(index: NameIndex, discourse: Discourse, number: int, token: int) -> list[Referent]:
    """The places shortly before a token at which several people or an organisation are spoken of."""
    groups = [r for r in _recent(discourse, index, number, token) if r.kind in ("group", "organisation")]
    return groups + [r for r in _nouns(index, number, token) if r.plural]


def _recent(discourse: Discourse, index: NameIndex, number: int, token: int) -> Iterator[Referent]:
    """Sources and names of this paragraph and the one before."""
    offset = index.parsed.paragraphs[number].start[token]
    for referent in discourse.before(offset):
        if number - referent.paragraph <= _NEAR:
            yield referent
    yield from name_referents(index, number, offset, reach=_NEAR)


def _nouns(index: NameIndex, number: int, token: int) -> Iterator[Referent]:
    """Common noun phrases of this paragraph and the one before; their key says where, not who."""
    for at, i in noun_phrases_before(index, number, token, reach=_NEAR):
        p = index.parsed.paragraphs[at]
        subject = p.dep[i] in NOMINAL_SUBJECTS
        plural = p.tag[i] in PLURALS
        yield Referent(
            SpeakerKey("noun phrase", details=(at, i)),
            p.token_span(i, i + 1),
            at,
            p.sent[i],
            i,
            kind_of_noun(p, i),
            None,
            plural,
            subject,
        )


def _nearest(index: NameIndex, candidates: Sequence[Referent], number: int, token: int) -> Referent | None:
    """The best of the candidates: as for people, but only discourse and subjects, or what can speak."""
    sent = index.parsed.paragraphs[number].sent[token]
    best: tuple[float, Referent] | None = None
    for referent in candidates:
        score = _score(index, referent, number, sent, None)
        neither = not referent.subject and not referent.spoke
        score += WEIGHTS.can_speak * (referent.kind is not None) + WEIGHTS.neither * neither
        if best is None or score > best[0]:
            best = (score, referent)
    return best[1] if best else None
