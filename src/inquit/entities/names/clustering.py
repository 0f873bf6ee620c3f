"""Which name mentions name the same one: variants are merged into entities over the whole document.

Mentions are grouped by their words; a group votes on what it names with all of its mentions together, so that one
slip of the recogniser does not matter. Full personal names that fit are merged, single words find the full name they
are part of, and short or abbreviated organisations find the long form.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from inquit.document import Gender
from inquit.entities.mentions.capitalised import role_noun
from inquit.entities.mentions.name_mentions import NameMention
from inquit.entities.names.name_group import NameGroup
from inquit.entities.names.name_words import (
    Words,
    is_acronym,
    without_suffix,
)
from inquit.entities.names.organisation_names import bracketed_acronyms, companies, merge_organisations
from inquit.entities.names.person_names import (
    cluster_people,
    full_names,
    is_decorated,
    is_family_name,
    name_endings,
    owners_of_single_words,
)
from inquit.entities.vocabulary import given_names, head_nouns, pronouns, thing_nouns
from inquit.text.parsing import Paragraph, ParsedText

__all__ = ["Entity", "NameGroup", "cluster"]

# Votes of one mention on whether its words name a person. Set by hand on polnear_dev; only their order matters much.
_VOTE_LABEL = {"PERSON": 1.0, "ORG": -0.5, "GPE": -1.0, "NORP": -1.5, "LOC": -1.0, "FAC": -0.5, "WORK_OF_ART": -0.5}
_VOTE_TITLE = 2.0
_VOTE_GIVEN_NAME = 2.0
_VOTE_ARTICLE = -1.5  # people take no article
_VOTE_ORGANISATION_NOUN = -4.0  # "... Committee"
_VOTE_THING_NOUN = -4.0  # "... Street"
_VOTE_PRONOUN = 0.7
_VOTE_DESCRIBED = 2.0
_DESCRIBED_WITHIN = 5
_PRONOUN_REACH = 15
_VOTE_PLURAL = -3.0
_VOTE_ACRONYM = -1.5


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the text names."""

    key: int
    name: str
    kind: str  # "person", "organisation" or "place"
    words: Words
    variants: tuple[str, ...]
    gender: Gender | None
    mentions: tuple[int, ...]  # indices into the document's list of mentions


def cluster(parsed: ParsedText, mentions: Sequence[NameMention]) -> tuple[list[Entity], list[int]]:
    """The entities of the text, and for each mention the key of its entity."""
    groups = _grouped(parsed, mentions)
    endings = name_endings(groups)
    full = full_names(groups, endings)
    people = cluster_people(full)
    single = [g for g in groups if _is_one_word(g, endings) or (g.is_person and is_decorated(g, full))]
    owner = dict(owners_of_single_words(parsed, single, people, mentions))
    placed = {id(g) for g in full}
    homeless = [g for g in groups if id(g) not in placed and any(i not in owner for i in g.members)]
    known = companies(homeless)
    alone = [g for g in homeless if g.is_person and not (g.words[0] in known and _may_be_company(parsed, g, mentions))]
    clusters = people + [[g] for g in alone]
    taken = {id(g) for g in alone}
    others = [g for g in homeless if id(g) not in taken]
    clusters += merge_organisations(others, bracketed_acronyms(parsed, mentions))
    for key, groups_of in enumerate(clusters):
        for i in (i for group in groups_of for i in group.members):
            owner.setdefault(i, key)
    members: dict[int, list[int]] = defaultdict(list)
    for i in range(len(mentions)):
        members[owner[i]].append(i)
    entities = [
        _entity(parsed, key, of, mentions, members[key], is_person=key < len(people) + len(alone))
        for key, of in enumerate(clusters)
    ]
    return entities, [owner[i] for i in range(len(mentions))]


def _is_one_word(group: NameGroup, endings: frozenset[Words]) -> bool:
    return len(without_suffix(group.words)) == 1 or is_family_name(group, endings)


def _may_be_company(parsed: ParsedText, group: NameGroup, mentions: Sequence[NameMention]) -> bool:
    """Whether nothing but the recogniser says that a single word names a person."""
    found = [mentions[i] for i in group.members]
    if len(group.words) > 1 or any(m.titled for m in found):
        return False
    return not any(_personal_pronoun_follows(parsed.paragraphs[m.paragraph], m.hi) for m in found)


def _grouped(parsed: ParsedText, mentions: Sequence[NameMention]) -> list[NameGroup]:
    groups: dict[Words, NameGroup] = {}
    for i, mention in enumerate(mentions):
        group = groups.setdefault(mention.words, NameGroup(mention.words))
        group.members.append(i)
        group.labels[mention.label] += 1
        printed = mention.span.of(parsed.text)
        group.printed[printed] += 1
        group.votes += _vote(parsed, mention, printed)
    for group in groups.values():
        if all(is_acronym(p) for p in group.printed):
            group.votes += _VOTE_ACRONYM * len(group.members)
    return list(groups.values())


def _vote(parsed: ParsedText, mention: NameMention, printed: str) -> float:
    vote = _VOTE_LABEL.get(mention.label, 0.0) + (_VOTE_TITLE if mention.titled else 0.0)
    paragraph = parsed.paragraphs[mention.paragraph]
    if len(mention.words) > 1 and mention.words[0] in given_names():
        vote += _VOTE_GIVEN_NAME
    if mention.label not in ("PERSON", "NORP") and _described_as_person(paragraph, mention.hi):
        vote += _VOTE_DESCRIBED
    if mention.label in ("", "ORG") and _personal_pronoun_follows(paragraph, mention.hi):
        vote += _VOTE_PRONOUN
    if mention.lo > 0 and paragraph.lower[mention.lo - 1] in ("the", "a", "an"):
        vote += _VOTE_ARTICLE
    noun = head_nouns().get(mention.words[-1]) or head_nouns().get(mention.words[-1].removesuffix("s"))
    if len(mention.words) > 1 and noun is not None and noun.kind in ("organisation", "document"):
        vote += _VOTE_ORGANISATION_NOUN
    if len(mention.words) > 1 and mention.words[-1] in thing_nouns():
        vote += _VOTE_THING_NOUN
    if paragraph.tag[mention.hi - 1] == "NNPS" and mention.label not in ("PERSON", "ORG", "GPE"):
        vote += _VOTE_PLURAL
    return vote


def _described_as_person(paragraph: Paragraph, hi: int) -> bool:
    """Whether ", who" or an apposition with a noun for a person follows: "Lund, head of the union,"."""
    if hi + 1 >= len(paragraph) or paragraph.text[hi] != ",":
        return False
    if paragraph.lower[hi + 1] == "who":
        return True
    for i in range(hi + 1, min(hi + _DESCRIBED_WITHIN, len(paragraph))):
        if paragraph.pos[i] == "NOUN" and role_noun(paragraph, i):
            return paragraph.pos[i + 1 : i + 2] == ["ADP"]
        if paragraph.pos[i] not in ("DET", "ADJ", "NOUN"):
            return False
    return False


def _personal_pronoun_follows(paragraph: Paragraph, hi: int) -> bool:
    """Whether a subject is taken up by "he", "she", "his" or "her" before anybody else is named."""
    if paragraph.dep[hi - 1] not in ("nsubj", "nsubjpass"):
        return False
    for i in range(hi, min(hi + _PRONOUN_REACH, len(paragraph))):
        if paragraph.sent[i] != paragraph.sent[hi - 1] or paragraph.pos[i] == "PROPN":
            return False
        if paragraph.pos[i] == "PRON" and (entry := pronouns().get(paragraph.lower[i])):
            return entry.gender in ("female", "male")
    return False


def _entity(
    parsed: ParsedText,
    key: int,
    groups: list[NameGroup],
    mentions: Sequence[NameMention],
    members: list[int],
    *,
    is_person: bool,
) -> Entity:
    best = _fullest(groups)
    kind = "person" if is_person else ("place" if best.is_place else "organisation")
    genders = Counter(mentions[i].gender for i in members if mentions[i].gender)
    gender = genders.most_common(1)[0][0] if genders else None
    name = max(best.printed, key=lambda p: (not (p.isupper() and not is_acronym(p)), best.printed[p], p))
    printed = {" ".join(mentions[i].span.of(parsed.text).split()) for i in members}
    return Entity(key, " ".join(name.split()), kind, best.words, tuple(sorted(printed)), gender, tuple(members))


def _fullest(groups: list[NameGroup]) -> NameGroup:
    """The form with most words, unless it only glues something to a form that is at least as frequent."""
    clean = [g for g in groups if not any(_glued(g, other) for other in groups if other is not g)]
    return max(clean or groups, key=lambda g: (len(g.words), len(g.members)))


def _glued(longer: NameGroup, shorter: NameGroup) -> bool:
    """As in "Crooked Ann Lund" besides a frequent "Ann Lund"."""
    n = len(shorter.words)
    frequent = len(shorter.members) > 1 and len(shorter.members) >= len(longer.members)
    if not 1 < n < len(longer.words) or not frequent:
        return False
    at_end = longer.words[-n:] == shorter.words and longer.words[0] not in given_names()
    return longer.is_person and at_end and shorter.words[0] in given_names()
