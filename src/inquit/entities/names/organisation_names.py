"""Organisations and other things with names: acronyms and short forms find the long form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.names.name_group import NameGroup
from inquit.entities.names.name_words import Words, acronym_matches, is_acronym
from inquit.languages.entity_labels import NATIONALITY, POLITICAL_PLACE
from inquit.text.parsing import ParsedText

__all__ = ["bracketed_acronyms", "companies", "merge_organisations"]

_SHORTENED = 2  # words of the longest name that its first word alone stands for ("Peabody Energy")
_HEAD = "of "  # marks a noun before "of" among the edges of names
_BRACKET = 2  # tokens from the end of a name to the acronym in brackets behind it


def bracketed_acronyms(parsed: ParsedText, mentions: Sequence[NameMention]) -> dict[Words, Words]:
    """As in "Northwind Energy ASA (NWE)": the long form for each acronym that a text introduces in brackets."""
    out: dict[Words, Words] = {}
    for long, short in pairwise(mentions):
        if short.paragraph != long.paragraph or short.lo >= long.hi + _BRACKET or len(short.words) > 1:
            continue
        p = parsed.paragraphs[short.paragraph]
        inside = p.text[long.hi : short.lo] == ["("] and p.text[short.hi : short.hi + 1] == [")"]
        if inside and len(long.words) > 1 and is_acronym(short.span.of(parsed.text)):
            out.setdefault(short.words, long.words)
    return out


def companies(groups: Sequence[NameGroup]) -> frozenset[str]:
    """First words of names that are a company's by their last word ("Lund" of "Lund Holdings")."""
    return frozenset(g.words[0] for g in groups if len(g.words) > 1 and not g.is_person and _is_commercial(g))


def _is_commercial(group: NameGroup) -> bool:
    word, vocabulary = group.words[-1], group.vocabulary
    noun = vocabulary.noun_in_name(word)
    return word in vocabulary.legal_forms or (noun is not None and noun.family in vocabulary.classes("company"))


def merge_organisations(groups: Sequence[NameGroup], introduced: Mapping[Words, Words]) -> list[list[NameGroup]]:
    """Clusters of names that are not people's: long forms first, then what abbreviates them.

    `introduced` holds the long forms of acronyms that the text itself gives.
    """
    by_edge: dict[str, list[list[NameGroup]]] = defaultdict(list)
    by_initial: dict[str, list[list[NameGroup]]] = defaultdict(list)
    by_words: dict[Words, list[NameGroup]] = {}
    out: list[list[NameGroup]] = []
    for group in sorted(groups, key=lambda g: (-len(g.words), g.members[0])):
        home = by_words.get(introduced.get(group.words, ())) or by_words.get(group.without_legal_form)
        home = home or _long_form(group, by_edge, by_initial)
        if home is None:
            home = []
            out.append(home)
            if len(group.words) > 1:
                by_initial[group.words[0][:1]].append(home)
                for word in {group.words[0], group.words[-1], *_heads(group)}:
                    by_edge[word].append(home)
        home.append(group)
        by_words.setdefault(group.words, home)
        by_words.setdefault(group.without_legal_form, home)
    return out


def _long_form(
    group: NameGroup, by_edge: dict[str, list[list[NameGroup]]], by_initial: dict[str, list[list[NameGroup]]]
) -> list[NameGroup] | None:
    words = group.words
    if len(words) == 1:
        for known in by_initial[words[0][:1]]:
            if len(words[0]) > 1 and acronym_matches(words[0], known[0].words, group.vocabulary):
                return known
    if group.is_place:
        return None
    for known in by_edge[words[-1]]:
        if known[0].words[-len(words) :] == words and _names_organisation(group):
            return known
    headed = [c for c in by_edge[_HEAD + words[0]] if _names_organisation(group)] if len(words) == 1 else []
    if len(headed) == 1:
        return headed[0]
    openings = [c for c in by_edge[words[0]] if c[0].words[: len(words)] == words]
    if openings and (_names_organisation(group) if len(words) > 1 else _stands_alone(group, openings)):
        return openings[0]
    return None


def _heads(group: NameGroup) -> Iterator[str]:
    """The noun before "of" in "Norland Department of Roads", marked as such: "the Department" takes it up."""
    joints = group.vocabulary.organisation_joints
    yield from (_HEAD + word for word, joint in pairwise(group.words) if joint in joints)


def _stands_alone(group: NameGroup, openings: list[list[NameGroup]]) -> bool:
    """As in "Peabody" for "Peabody Energy": one long form only, and no common word."""
    if len(openings) > 1 or group.labels[NATIONALITY] + group.labels[POLITICAL_PLACE]:
        return False
    word, vocabulary = group.words[0], group.vocabulary
    common = word in vocabulary.given_names or word in vocabulary.head_nouns
    return not common and len(openings[0][0].without_legal_form) <= _SHORTENED


def _names_organisation(group: NameGroup) -> bool:
    """Whether a short form is an organisation's by its last word ("the Post" is; "Carolina" is not)."""
    noun = group.vocabulary.noun_in_name(group.words[-1])
    return noun is not None and noun.kind in ("organisation", "document", "group")
