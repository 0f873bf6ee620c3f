"""Which name mentions name the same one: variants are merged into entities over the whole document.

Mentions are grouped by their words; a group votes on what it names with all of its mentions together, so that one
slip of the recogniser does not matter. Full personal names that fit are merged, single words find the full name they
are part of, and short or abbreviated organisations find the long form.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from inquit.document import Gender
from inquit.entities.mentions import NameMention
from inquit.entities.names import (
    MIN_ALIKE,
    MIN_MISSPELT,
    MIN_VERY_ALIKE,
    Words,
    is_acronym,
    misspelt,
    same_person,
    without_suffix,
)
from inquit.entities.organisations import merge_organisations
from inquit.entities.vocabulary import given_names, head_nouns, pronouns
from inquit.parsing import Paragraph, ParsedText

__all__ = ["Entity", "Group", "cluster"]

# Votes of one mention on whether its words name a person. Set by hand on polnear_dev; only their order matters much.
_VOTE_LABEL = {"PERSON": 1.0, "ORG": -0.5, "GPE": -1.0, "NORP": -1.5, "LOC": -1.0, "FAC": -0.5, "WORK_OF_ART": -0.5}
_VOTE_TITLE = 2.0
_VOTE_GIVEN_NAME = 2.0
_VOTE_ARTICLE = -1.5  # people take no article
_VOTE_ORGANISATION_NOUN = -4.0  # "... Committee"
_VOTE_PRONOUN = 0.7
_PRONOUN_REACH = 15
_VOTE_PLURAL = -3.0
_VOTE_ACRONYM = -1.5
# "X Lund" rules the surname for this many paragraphs after X was the subject of a sentence by the full name.
_RECENT = 3
_RECURS = 3


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


@dataclass(slots=True)
class Group:
    """All mentions with the same words."""

    words: Words
    members: list[int] = field(default_factory=list)
    votes: float = 0.0
    labels: Counter[str] = field(default_factory=Counter)
    printed: Counter[str] = field(default_factory=Counter)

    @property
    def is_person(self) -> bool:
        """Whether the mentions together say that this is a person."""
        return self.votes > 0

    @property
    def is_place(self) -> bool:
        """Whether the recogniser mostly says that this is a place."""
        return not self.is_person and self.labels["GPE"] + self.labels["LOC"] > len(self.members) / 2


def cluster(parsed: ParsedText, mentions: Sequence[NameMention]) -> tuple[list[Entity], list[int]]:
    """The entities of the text, and for each mention the key of its entity."""
    groups = _grouped(parsed, mentions)
    full = _full_names(groups)
    people = _people(full)
    single = [g for g in groups if len(without_suffix(g.words)) == 1]
    owner = dict(_surnames(parsed, single, people, mentions))
    placed = {id(g) for g in full}
    homeless = [g for g in groups if id(g) not in placed and any(i not in owner for i in g.members)]
    clusters = people + [[g] for g in homeless if g.is_person]
    clusters += merge_organisations([g for g in homeless if not g.is_person])
    for key, groups_of in enumerate(clusters):
        for i in (i for group in groups_of for i in group.members):
            owner.setdefault(i, key)
    members: dict[int, list[int]] = defaultdict(list)
    for i in range(len(mentions)):
        members[owner[i]].append(i)
    entities = [
        _entity(parsed, key, of, mentions, members[key], known_person=key < len(people))
        for key, of in enumerate(clusters)
    ]
    return entities, [owner[i] for i in range(len(mentions))]


def _grouped(parsed: ParsedText, mentions: Sequence[NameMention]) -> list[Group]:
    groups: dict[Words, Group] = {}
    for i, mention in enumerate(mentions):
        group = groups.setdefault(mention.words, Group(mention.words))
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
    if mention.label in ("", "ORG") and _personal_pronoun_follows(paragraph, mention.hi):
        vote += _VOTE_PRONOUN
    if mention.lo > 0 and paragraph.lower[mention.lo - 1] in ("the", "a", "an"):
        vote += _VOTE_ARTICLE
    noun = head_nouns().get(mention.words[-1]) or head_nouns().get(mention.words[-1].removesuffix("s"))
    if len(mention.words) > 1 and noun is not None and noun.kind in ("organisation", "document"):
        vote += _VOTE_ORGANISATION_NOUN
    if paragraph.tag[mention.hi - 1] == "NNPS" and mention.label not in ("PERSON", "ORG", "GPE"):
        vote += _VOTE_PLURAL
    return vote


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


def _full_names(groups: list[Group]) -> list[Group]:
    """Names of people of more than one word: by their own votes, or because the last word alone is a person's."""
    several = [g for g in groups if len(without_suffix(g.words)) > 1]
    surnames = {g.words[0] for g in groups if len(g.words) == 1 and (g.is_person or _may_be_surname(g))}
    out = [g for g in several if g.is_person or (g.votes > -1 and without_suffix(g.words)[-1] in surnames)]
    endings = {g.words[i:] for g in out for i in range(1, len(g.words) - 1)}
    return out + [g for g in several if not g.is_person and g.words in endings and not any(g is o for o in out)]


def _may_be_surname(group: Group) -> bool:
    """A capitalised word that recurs and that the recogniser makes nothing of."""
    return (
        group.labels[""] >= _RECURS and group.labels[""] > len(group.members) / 2 and group.words[0] not in head_nouns()
    )


def _people(full: list[Group]) -> list[list[Group]]:
    """Clusters of full personal names, the most frequent form first."""
    by_surname: dict[str, list[list[Group]]] = defaultdict(list)
    out: list[list[Group]] = []
    for group in sorted(full, key=lambda g: (-len(g.members), g.members[0])):
        clusters = by_surname[without_suffix(group.words)[-1]]
        home = next((c for c in clusters if same_person(group.words, c[0].words)), None)
        if home is None:
            home = []
            clusters.append(home)
            out.append(home)
        home.append(group)
    return out


def _surnames(
    parsed: ParsedText, single: list[Group], people: list[list[Group]], mentions: Sequence[NameMention]
) -> Iterable[tuple[int, int]]:
    """For mentions of one word the person whose surname, or else whose given name, it is."""
    last: dict[str, list[int]] = defaultdict(list)
    other: dict[str, list[int]] = defaultdict(list)
    for key, groups in enumerate(people):
        names = {without_suffix(g.words) for g in groups}
        for word in {name[-1] for name in names}:
            last[word].append(key)
        for word in {w for name in names for w in name[:-1] if len(w) > 1}:
            other[word].append(key)
    full_mentions = {key: sorted(i for g in groups for i in g.members) for key, groups in enumerate(people)}
    for group in single:
        keys = _candidates(group, last, other)
        if not keys or (group.is_place and not group.labels["PERSON"] and _stands_as_place(parsed, group, mentions)):
            continue
        # "Mr. Lund" besides one Ann Lund only is somebody whose given name the text does not print.
        clashes = {k for k in keys for i in group.members if not _gender_fits(mentions[i], people[k][0])}
        alone = len(keys) == 1 and clashes
        for i in group.members:
            fitting = [k for k in keys if _gender_fits(mentions[i], people[k][0]) and not alone]
            if fitting:
                yield i, _best(parsed, i, fitting, full_mentions, mentions)


def _stands_as_place(parsed: ParsedText, group: Group, mentions: Sequence[NameMention]) -> bool:
    """Whether the word mostly follows a preposition or a comma, as names of places do."""
    behind = 0
    for i in group.members:
        paragraph = parsed.paragraphs[mentions[i].paragraph]
        before = mentions[i].lo - 1
        behind += before >= 0 and (paragraph.pos[before] == "ADP" or paragraph.text[before] == ",")
    return 2 * behind >= len(group.members)


def _candidates(group: Group, last: dict[str, list[int]], other: dict[str, list[int]]) -> list[int]:
    word = without_suffix(group.words)[0]
    if any(is_acronym(p) and "." in p for p in group.printed):
        return []  # "U.N." is not the surname Un
    if word in last:
        return last[word]
    alike = MIN_ALIKE if group.is_person else MIN_VERY_ALIKE
    given = other.get(word, []) if group.is_person else []
    if given or len(word) < MIN_MISSPELT:
        return given
    return next((keys for known, keys in last.items() if misspelt(word, known, alike=alike)), [])


def _gender_fits(mention: NameMention, group: Group) -> bool:
    known = given_names().get(group.words[0], "")
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
        for j in full_mentions[key]:
            near = j < i and mentions[i].paragraph - mentions[j].paragraph <= _RECENT
            if near and (recent is None or j > recent[0]) and _is_subject(parsed, mentions[j]):
                recent = (j, key)
    most = max(keys, key=lambda key: (len(full_mentions[key]), -full_mentions[key][0]))
    if recent is not None and 2 * len(full_mentions[recent[1]]) >= len(full_mentions[most]):
        return recent[1]
    return most


def _is_subject(parsed: ParsedText, mention: NameMention) -> bool:
    paragraph = parsed.paragraphs[mention.paragraph]
    return paragraph.dep[mention.hi - 1] in ("nsubj", "nsubjpass")


def _entity(
    parsed: ParsedText,
    key: int,
    groups: list[Group],
    mentions: Sequence[NameMention],
    members: list[int],
    *,
    known_person: bool,
) -> Entity:
    best = _fullest(groups)
    kind = (
        "person" if known_person or any(g.is_person for g in groups) else ("place" if best.is_place else "organisation")
    )
    genders = Counter(mentions[i].gender for i in members if mentions[i].gender)
    gender = genders.most_common(1)[0][0] if genders else None
    name = max(best.printed, key=lambda p: (not (p.isupper() and not is_acronym(p)), best.printed[p], p))
    printed = {" ".join(mentions[i].span.of(parsed.text).split()) for i in members}
    return Entity(key, " ".join(name.split()), kind, best.words, tuple(sorted(printed)), gender, tuple(members))


def _fullest(groups: list[Group]) -> Group:
    """The form with most words, unless it only glues something to a form that is at least as frequent."""
    clean = [g for g in groups if not any(_glued(g, other) for other in groups if other is not g)]
    return max(clean or groups, key=lambda g: (len(g.words), len(g.members)))


def _glued(longer: Group, shorter: Group) -> bool:
    """As in "Crooked Ann Lund" besides a frequent "Ann Lund"."""
    n = len(shorter.words)
    frequent = len(shorter.members) > 1 and len(shorter.members) >= len(longer.members)
    if not 1 < n < len(longer.words) or not frequent:
        return False
    at_end = longer.words[-n:] == shorter.words and longer.words[0] not in given_names()
    return longer.is_person and at_end and shorter.words[0] in given_names()
