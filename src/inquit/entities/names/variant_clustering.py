"""Which name mentions name the same one: variants are merged into entities over the whole document.

Mentions are grouped by their words; a group votes on what it names with all of its mentions together, so that one
slip of the recogniser does not matter. Full personal names that fit are merged, single words find the full name they
are part of, and short or abbreviated organisations find the long form.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.names.likely_gender import gender_of_given_name, genders_of_pronouns
from inquit.entities.names.name_group import NameGroup
from inquit.entities.names.name_votes import grouped, personal_pronoun_follows
from inquit.entities.names.name_words import Words, is_acronym
from inquit.entities.names.named_entity import EntityKind, NamedEntity
from inquit.entities.names.organisation_names import bracketed_acronyms, companies, merge_organisations
from inquit.entities.names.person_names import (
    cluster_people,
    full_names,
    is_decorated,
    is_family_name,
    name_endings,
    owners_of_single_words,
)
from inquit.text.parsing import ParsedText

__all__ = ["cluster_variants"]


def cluster_variants(
    parsed: ParsedText, mentions: Sequence[NameMention]
) -> tuple[list[NamedEntity], list[NameMention]]:
    """The entities of the text, and the mentions with the keys of their entities."""
    people, others, owner = _clusters(parsed, mentions)
    owned = [replace(mention, entity=owner[i]) for i, mention in enumerate(mentions)]
    members: dict[int, list[NameMention]] = defaultdict(list)
    for mention in owned:
        members[mention.entity].append(mention)
    guessed = genders_of_pronouns(parsed, owned, range(len(people)))
    entities = [
        _entity(parsed, key, groups, members[key], is_person=key < len(people))
        for key, groups in enumerate(people + others)
    ]
    return [replace(e, likely_gender=e.likely_gender or guessed.get(e.key)) for e in entities], owned


def _clusters(
    parsed: ParsedText, mentions: Sequence[NameMention]
) -> tuple[list[list[NameGroup]], list[list[NameGroup]], dict[int, int]]:
    """The clusters of people's names and of others, and for each mention (by its index) the place of its cluster."""
    groups = grouped(parsed, mentions)
    endings = name_endings(groups)
    full = full_names(groups, endings)
    people = cluster_people(full, parsed.language)
    openings = {g.words[0] for g in full}
    single = [g for g in groups if _is_one_word(g, endings) or (g.is_person and is_decorated(g, openings))]
    owner = dict(owners_of_single_words(parsed, single, people, mentions))
    placed = {id(g) for g in full}
    homeless = [g for g in groups if id(g) not in placed and any(i not in owner for i in g.members)]
    known = companies(homeless)
    alone = [g for g in homeless if g.is_person and not (g.words[0] in known and _may_be_company(parsed, g, mentions))]
    people += [[g] for g in alone]
    taken = {id(g) for g in alone}
    rest = [g for g in homeless if id(g) not in taken]
    others = merge_organisations(rest, bracketed_acronyms(parsed, mentions))
    for key, cluster in enumerate(people + others):
        for i in (i for group in cluster for i in group.members):
            owner.setdefault(i, key)
    return people, others, owner


def _is_one_word(group: NameGroup, endings: frozenset[Words]) -> bool:
    return len(group.bare) == 1 or is_family_name(group, endings)


def _may_be_company(parsed: ParsedText, group: NameGroup, mentions: Sequence[NameMention]) -> bool:
    """Whether nothing but the recogniser says that a single word names a person."""
    found = [mentions[i] for i in group.members]
    if len(group.words) > 1 or any(m.titled for m in found):
        return False
    return not any(personal_pronoun_follows(parsed.paragraphs[m.paragraph], m.hi) for m in found)


def _entity(
    parsed: ParsedText, key: int, groups: list[NameGroup], mentions: list[NameMention], *, is_person: bool
) -> NamedEntity:
    best = _fullest(groups)
    name = max(best.printed, key=lambda p: (not (p.isupper() and not is_acronym(p)), best.printed[p], p))
    kind: EntityKind = "person" if is_person else ("place" if best.is_place else "organisation")
    genders = Counter(m.gender for m in mentions if m.gender)
    gender = genders.most_common(1)[0][0] if genders else None
    of_name = gender_of_given_name(best, mentions) if is_person else None
    return NamedEntity(
        key=key,
        name=" ".join(name.split()),
        kind=kind,
        words=best.words,
        variants=tuple(sorted({" ".join(m.span.of(parsed.text).split()) for m in mentions})),
        gender=gender,
        likely_gender=gender or of_name,
        mentions=tuple(mentions),
    )


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
    given = longer.vocabulary.given_names
    at_end = longer.words[-n:] == shorter.words and longer.words[0] not in given
    return longer.is_person and at_end and shorter.words[0] in given
