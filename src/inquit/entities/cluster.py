"""Which name mentions name the same one: variants are merged into entities over the whole document.

Mentions are grouped by their words; a group votes on what it names with all of its mentions together, so that one
slip of the recogniser does not matter. Full personal names that fit are merged, single words find the full name they
are part of, and short or abbreviated organisations find the long form.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from inquit.document import Gender
from inquit.entities.mentions import NameMention
from inquit.entities.names import Words, acronym_matches, misspelt, same_person, without_suffix
from inquit.entities.vocabulary import given_names, head_nouns
from inquit.parsing import ParsedText

__all__ = ["Entity", "cluster"]

# Votes of one mention on whether its words name a person. Set by hand on polnear_dev; only their order matters much.
_VOTE_LABEL = {"PERSON": 1.0, "ORG": -0.5, "GPE": -1.0, "NORP": -1.5, "LOC": -1.0, "FAC": -0.5, "WORK_OF_ART": -0.5}
_VOTE_TITLE = 2.0
_VOTE_GIVEN_NAME = 2.0
_VOTE_ARTICLE = -1.5  # people take no article
_VOTE_ORGANISATION_NOUN = -4.0  # "... Committee"
_VOTE_ACRONYM = -1.0


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the text names."""

    key: int
    name: str
    kind: str  # "person", "organisation", "place" or "other"
    words: Words
    variants: tuple[str, ...]
    gender: Gender | None
    mentions: tuple[int, ...]  # indices into the document's list of mentions


@dataclass(slots=True)
class _Group:
    """All mentions with the same words."""

    words: Words
    members: list[int] = field(default_factory=list)
    votes: float = 0.0
    labels: Counter[str] = field(default_factory=Counter)
    printed: Counter[str] = field(default_factory=Counter)

    @property
    def is_person(self) -> bool:
        return self.votes > 0

    @property
    def is_place(self) -> bool:
        return not self.is_person and self.labels["GPE"] + self.labels["LOC"] > len(self.members) / 2


def cluster(parsed: ParsedText, mentions: Sequence[NameMention]) -> tuple[list[Entity], list[int]]:
    """The entities of the text, and for each mention the key of its entity."""
    groups = _grouped(parsed, mentions)
    clusters = _people(groups)
    clusters += _others(groups, parsed, mentions)
    owner: list[int] = [0] * len(mentions)
    _attach_single_words(groups, clusters, mentions, owner)
    for key, groups_of in enumerate(clusters):
        for group in groups_of:
            for i in group.members:
                owner[i] = key
    _split_by_gender(clusters, mentions, owner)
    members: dict[int, list[int]] = defaultdict(list)
    for i, key in enumerate(owner):
        members[key].append(i)
    entities = [_entity(key, groups_of, mentions, members[key]) for key, groups_of in enumerate(clusters)]
    return entities, owner


def _grouped(parsed: ParsedText, mentions: Sequence[NameMention]) -> list[_Group]:
    groups: dict[Words, _Group] = {}
    for i, mention in enumerate(mentions):
        group = groups.setdefault(mention.words, _Group(mention.words))
        group.members.append(i)
        group.labels[mention.label] += 1
        printed = mention.span.of(parsed.text)
        group.printed[printed] += 1
        group.votes += _vote(parsed, mention, printed)
    return list(groups.values())


def _vote(parsed: ParsedText, mention: NameMention, printed: str) -> float:
    vote = _VOTE_LABEL.get(mention.label, 0.0) + (_VOTE_TITLE if mention.titled else 0.0)
    paragraph = parsed.paragraphs[mention.paragraph]
    if len(mention.words) > 1 and mention.words[0] in given_names():
        vote += _VOTE_GIVEN_NAME
    if mention.left > 0 and mention.left == mention.lo and paragraph.lower[mention.lo - 1] in ("the", "a", "an"):
        vote += _VOTE_ARTICLE
    last = mention.words[-1] if mention.words else ""
    noun = head_nouns().get(last) or head_nouns().get(last.removesuffix("s"))
    if len(mention.words) > 1 and noun is not None and noun.kind in ("organisation", "document"):
        vote += _VOTE_ORGANISATION_NOUN
    if printed.isupper() and len(mention.words) == 1 and mention.label != "PERSON":
        vote += _VOTE_ACRONYM
    return vote


def _people(groups: list[_Group]) -> list[list[_Group]]:
    """Clusters of full personal names."""
    full = [g for g in groups if g.is_person and len(without_suffix(g.words)) > 1]
    full.sort(key=lambda g: (-len(g.members), g.members[0]))
    by_surname: dict[str, list[list[_Group]]] = defaultdict(list)
    out: list[list[_Group]] = []
    for group in full:
        clusters = by_surname[without_suffix(group.words)[-1]]
        home = next((c for c in clusters if same_person(group.words, c[0].words)), None)
        if home is None:
            home = []
            clusters.append(home)
            out.append(home)
        home.append(group)
    return out


def _others(groups: list[_Group], parsed: ParsedText, mentions: Sequence[NameMention]) -> list[list[_Group]]:
    """Clusters of everything that is no person: long forms first, then the short forms that belong to them."""
    rest = [g for g in groups if not g.is_person]
    rest.sort(key=lambda g: (-len(g.words), g.members[0]))
    by_edge: dict[str, list[list[_Group]]] = defaultdict(list)
    long: list[list[_Group]] = []
    out: list[list[_Group]] = []
    for group in rest:
        home = _long_form(group, by_edge, long)
        if home is None:
            home = []
            out.append(home)
            if len(group.words) > 1:
                long.append(home)
                for word in {group.words[0], group.words[-1]}:
                    by_edge[word].append(home)
        home.append(group)
    return out


def _long_form(group: _Group, by_edge: dict[str, list[list[_Group]]], long: list[list[_Group]]) -> list[_Group] | None:
    words = group.words
    if not words:
        return None
    if len(words) == 1:
        for cluster_ in long:
            if len(words[0]) > 1 and acronym_matches(words[0], cluster_[0].words):
                return cluster_
        if group.is_place:
            return None
    for cluster_ in by_edge[words[-1]] + by_edge[words[0]]:
        whole = cluster_[0].words
        at_end = whole[-len(words) :] == words and _names_organisation(words[-1])
        at_start = len(words) > 1 and whole[: len(words)] == words and _names_organisation(words[-1])
        if at_end or at_start:
            return cluster_
    return None


def _names_organisation(word: str) -> bool:
    """Whether a short form that ends in this word is an organisation's ("the Post" is; "Carolina" is not)."""
    noun = head_nouns().get(word) or head_nouns().get(word.removesuffix("s"))
    return noun is not None and noun.kind in ("organisation", "document", "group") or word in _PAPERS


_PAPERS = frozenset({"times", "post", "herald", "journal"})


def _attach_single_words(
    groups: list[_Group], clusters: list[list[_Group]], mentions: Sequence[NameMention], owner: list[int]
) -> None:
    """Single words: the surname, else another part, of a full name; what is left becomes an entity of its own."""
    by_word: dict[str, list[int]] = defaultdict(list)
    parts: dict[str, list[int]] = defaultdict(list)
    homed = {id(g) for cluster_ in clusters for g in cluster_}
    people = [k for k, cluster_ in enumerate(clusters) if cluster_[0].is_person]
    for key in people:
        names = {without_suffix(g.words) for g in clusters[key]}
        for word in {name[-1] for name in names}:
            by_word[word].append(key)
        for word in {w for name in names for w in name[:-1] if len(w) > 1}:
            parts[word].append(key)
    for group in groups:
        if len(without_suffix(group.words)) > 1 or not group.words:
            if id(group) not in homed:
                clusters.append([group])
            continue
        word = without_suffix(group.words)[0]
        candidates = by_word.get(word) or (parts.get(word) if group.is_person else None)
        if candidates is None and group.is_person:
            candidates = next((keys for known, keys in by_word.items() if misspelt(word, known)), None)
        if candidates and not (group.is_place and group.labels["PERSON"] == 0):
            home = _best(candidates, clusters, group, mentions)
            _move(group, clusters, home)
        elif id(group) not in homed:
            clusters.append([group])


def _best(candidates: list[int], clusters: list[list[_Group]], group: _Group, mentions: Sequence[NameMention]) -> int:
    """Of several people of one surname the one whom the text names most."""
    return max(candidates, key=lambda key: (sum(len(g.members) for g in clusters[key][:1]), -key))


def _move(group: _Group, clusters: list[list[_Group]], home: int) -> None:
    for cluster_ in clusters:
        if cluster_ and cluster_[0] is group and len(cluster_) == 1:
            cluster_.clear()
    clusters[home].append(group)


def _split_by_gender(clusters: list[list[_Group]], mentions: Sequence[NameMention], owner: list[int]) -> None:
    """Give "Mr. X" to the man and "Mrs. X" to the woman where two people share the surname."""
    by_surname: dict[str, list[int]] = defaultdict(list)
    for key, cluster_ in enumerate(clusters):
        if cluster_ and cluster_[0].is_person and len(cluster_[0].words) > 1:
            by_surname[without_suffix(cluster_[0].words)[-1]].append(key)
    for keys in by_surname.values():
        if len(keys) < 2:
            continue
        genders = {key: _first_gender(clusters[key]) for key in keys}
        for i in [i for key in keys for g in clusters[key] if len(g.words) == 1 for i in g.members]:
            wanted = mentions[i].gender
            if wanted and genders[owner[i]] not in (wanted, ""):
                owner[i] = next((key for key in keys if genders[key] == wanted), owner[i])


def _first_gender(cluster_: list[_Group]) -> str:
    return given_names().get(cluster_[0].words[0], "")


def _entity(key: int, groups: list[_Group], mentions: Sequence[NameMention], members: list[int]) -> Entity:
    if not groups:
        return Entity(key, "", "other", (), (), None, ())
    best = max(groups, key=lambda g: (len(g.words), len(g.members)))
    kind = "person" if groups[0].is_person else ("place" if best.is_place else "organisation")
    printed = sorted({p for g in groups for p in g.printed})
    genders = Counter(mentions[i].gender for i in members if mentions[i].gender)
    gender = genders.most_common(1)[0][0] if genders else None
    name = max(best.printed, key=lambda p: (not (p.isupper() and len(p.split()) > 1), best.printed[p], p))
    return Entity(key, _clean(name), kind, best.words, tuple(printed), gender, tuple(members))


def _clean(name: str) -> str:
    """The printed name on one line with single spaces."""
    return " ".join(name.split())
