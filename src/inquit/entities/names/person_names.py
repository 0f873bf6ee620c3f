"""Which names of people are variants of one: full names that fit, and the single words that belong to them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.names.name_group import NameGroup
from inquit.entities.names.name_words import (
    MIN_ALIKE,
    MIN_MISSPELT,
    MIN_VERY_ALIKE,
    Words,
    begins_with_particle,
    is_acronym,
    misspelt,
)
from inquit.entities.names.people_by_name import PeopleByName
from inquit.languages import Language
from inquit.languages.entity_labels import PERSON
from inquit.languages.relations import NOMINAL_SUBJECTS
from inquit.languages.vocabulary import Vocabulary
from inquit.text.parsing import ParsedText

__all__ = ["cluster_people", "full_names", "is_decorated", "is_family_name", "name_endings", "owners_of_single_words"]

# "X Lund" rules the surname for this many paragraphs after X was the subject of a sentence by the full name; and how
# many mentions of X are looked at. By hand on polnear_dev.
_RECENT = 3
_RECENT_MENTIONS = 10
_RECURS = 3  # times that a word stands for which the recogniser has no label, so that it may be a surname
_NEARLY_PERSON = -1.0  # votes above which a name is a person's if its last word alone is one's
_NO_LETTERS = re.compile(r"[\W\d_]+")
_LONGEST_END = 4  # words of a family name ("de la Cruz Lopez"); keeps long runs of capitals cheap


def name_endings(groups: list[NameGroup]) -> frozenset[Words]:
    """The ends of longer names, by words."""
    return frozenset(g.words[i:] for g in groups for i in range(max(1, len(g.words) - _LONGEST_END), len(g.words)))


def full_names(groups: list[NameGroup], ends: frozenset[Words]) -> list[NameGroup]:
    """Names of people of more than one word: by their own votes, or because the last word alone is a person's."""
    several = [g for g in groups if len(g.bare) > 1 and not is_family_name(g, ends)]
    surnames = {g.words[0] for g in groups if len(g.words) == 1 and (g.is_person or _may_be_surname(g))}
    out = [g for g in several if g.is_person or (g.votes > _NEARLY_PERSON and g.bare[-1] in surnames)]
    endings = name_endings(out)
    given = {g.words[0] for g in out}
    out = [g for g in out if not is_decorated(g, given)]
    known = {g.words for g in out}
    return out + [g for g in several if not g.is_person and g.words in endings and g.words not in known]


def is_family_name(group: NameGroup, endings: frozenset[Words]) -> bool:
    """As in "van der Velde" (or "Van der Velde" besides "Ann van der Velde"): a family name with particles."""
    if not begins_with_particle(group.words, group.vocabulary):
        return False
    return group.words in endings or any(printed[:1].islower() for printed in group.printed)


def is_decorated(group: NameGroup, openings: Set[str]) -> bool:
    """As in "Dearest Ann" besides "Ann Lund": a given name with a word before it.

    openings: the first words of full names.
    """
    first, *_, last = group.words
    given = group.vocabulary.given_names
    return first not in given and last in given and last in openings


def _may_be_surname(group: NameGroup) -> bool:
    """A capitalised word that recurs and that the recogniser makes nothing of."""
    return (
        group.labels[""] >= _RECURS
        and group.labels[""] > len(group.members) / 2
        and group.words[0] not in group.vocabulary.head_nouns
    )


def cluster_people(full: list[NameGroup], language: Language) -> list[list[NameGroup]]:
    """Clusters of full personal names, the most frequent form first."""
    people = PeopleByName(language)
    for group in sorted(full, key=lambda g: (-len(g.members), g.members[0])):
        people.add(group)
    return people.clusters


def owners_of_single_words(
    parsed: ParsedText, single: list[NameGroup], people: list[list[NameGroup]], mentions: Sequence[NameMention]
) -> Iterable[tuple[int, int]]:
    """For mentions of one word the person whose surname, or else whose given name, it is."""
    last: dict[str, list[int]] = defaultdict(list)
    other: dict[str, list[int]] = defaultdict(list)
    for key, groups in enumerate(people):
        names = {g.bare for g in groups}
        for word in {name[-1] for name in names}:
            last[word].append(key)
        for word in {w for name in names for w in name[:-1] if len(w) > 1}:
            other[word].append(key)
        for name in names:
            for handle in ("".join(name), name[0][0] + name[-1]):
                other[f"@{handle}"].append(key)
    full_mentions = {key: sorted(i for g in groups for i in g.members) for key, groups in enumerate(people)}
    for group in single:
        acts = any(mentions[i].relation in NOMINAL_SUBJECTS for i in group.members)
        keys = _candidates(group, last, other, acts=acts)
        if not keys or (group.is_place and not group.labels[PERSON] and _stands_as_place(parsed, group, mentions)):
            continue
        # "Mr. Lund" besides one Ann Lund only is somebody whose given name the text does not print; "Lund" alone is
        # whoever has a title more often.
        known = parsed.language.vocabulary.given_names.get(people[keys[0]][0].words[0])
        clashes = sum(not _gender_fits(mentions[i], people[k][0]) for i in group.members for k in keys)
        alone = len(keys) == 1 and clashes > sum(mentions[i].gender == known for i in group.members)
        for i in group.members:
            own = not alone or (known and mentions[i].gender == known)
            fitting = [k for k in keys if own and _gender_fits(mentions[i], people[k][0])]
            if fitting:
                yield i, _best(parsed, i, fitting, full_mentions, mentions)


def _stands_as_place(parsed: ParsedText, group: NameGroup, mentions: Sequence[NameMention]) -> bool:
    """Whether the word mostly follows a preposition of place."""
    behind = 0
    for i in group.members:
        paragraph = parsed.paragraphs[mentions[i].paragraph]
        before = mentions[i].lo - 1
        behind += before >= 0 and paragraph.lower[before] in paragraph.language.function_words.place_preposition
    return 2 * behind >= len(group.members)


def _candidates(group: NameGroup, last: dict[str, list[int]], other: dict[str, list[int]], *, acts: bool) -> list[int]:
    word = group.bare[-1]
    if word.startswith("@"):
        return other.get("@" + _handle(word, group.vocabulary), [])
    if any(is_acronym(p) and "." in p for p in group.printed):
        return []  # "U.N." is not the surname Un
    if word in last:
        return last[word]
    alike = MIN_ALIKE if group.is_person else MIN_VERY_ALIKE
    given = other.get(word, []) if group.is_person or (acts and word in group.vocabulary.given_names) else []
    if given or len(word) < MIN_MISSPELT:
        return given
    return next((keys for known, keys in last.items() if misspelt(word, known, group.vocabulary, alike=alike)), [])


def _handle(word: str, vocabulary: Vocabulary) -> str:
    """The name in that of an account ("@realAnnLund", "@ann_lund")."""
    letters = _NO_LETTERS.sub("", word)
    return next((letters.removeprefix(p) for p in vocabulary.handle_prefixes if letters.startswith(p)), letters)


def _gender_fits(mention: NameMention, group: NameGroup) -> bool:
    known = group.vocabulary.given_names.get(group.words[0])
    return not mention.gender or not known or mention.gender == known


def _best(
    parsed: ParsedText,
    i: int,
    keys: list[int],
    full_mentions: dict[int, list[int]],
    mentions: Sequence[NameMention],
) -> int:
    """Of several people of one surname: the last one who was a subject by the full name, else the most named."""
    if len(keys) == 1:
        return keys[0]
    recent: tuple[int, int] | None = None
    for key in keys:
        before = full_mentions[key][: bisect_left(full_mentions[key], i)]
        for j in reversed(before[-_RECENT_MENTIONS:]):
            near = mentions[i].paragraph - mentions[j].paragraph <= _RECENT
            if near and (recent is None or j > recent[0]) and _is_subject(parsed, mentions[j]):
                recent = (j, key)
    most = max(keys, key=lambda key: (len(full_mentions[key]), -full_mentions[key][0]))
    if recent is not None and 2 * len(full_mentions[recent[1]]) >= len(full_mentions[most]):
        return recent[1]
    return most


def _is_subject(parsed: ParsedText, mention: NameMention) -> bool:
    paragraph = parsed.paragraphs[mention.paragraph]
    return paragraph.dep[mention.hi - 1] in NOMINAL_SUBJECTS
