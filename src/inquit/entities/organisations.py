"""Organisations and other things with names: acronyms and short forms find the long form."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from inquit.entities.names import Words, acronym_matches
from inquit.entities.vocabulary import given_names, head_nouns

if TYPE_CHECKING:
    from inquit.entities.cluster import Group

__all__ = ["merge_organisations"]


def merge_organisations(groups: list[Group]) -> list[list[Group]]:
    """Clusters of names that are not people's: long forms first, then what abbreviates them."""
    by_edge: dict[str, list[list[Group]]] = defaultdict(list)
    by_initial: dict[str, list[list[Group]]] = defaultdict(list)
    out: list[list[Group]] = []
    for group in sorted(groups, key=lambda g: (-len(g.words), g.members[0])):
        home = _long_form(group, by_edge, by_initial)
        if home is None:
            home = []
            out.append(home)
            if len(group.words) > 1:
                by_initial[group.words[0][:1]].append(home)
                for word in {group.words[0], group.words[-1]}:
                    by_edge[word].append(home)
        home.append(group)
    return out


def _long_form(
    group: Group, by_edge: dict[str, list[list[Group]]], by_initial: dict[str, list[list[Group]]]
) -> list[Group] | None:
    words = group.words
    if len(words) == 1:
        for known in by_initial[words[0][:1]]:
            if len(words[0]) > 1 and acronym_matches(words[0], known[0].words):
                return known
    if group.is_place:
        return None
    for known in by_edge[words[-1]]:
        if known[0].words[-len(words) :] == words and _names_organisation(words[-1]):
            return known
    openings = [c for c in by_edge[words[0]] if c[0].words[: len(words)] == words]
    if openings and (_names_organisation(words[-1]) if len(words) > 1 else _stands_alone(group, openings)):
        return openings[0]
    return None


def _stands_alone(group: Group, openings: list[list[Group]]) -> bool:
    """As in "Peabody" for "Peabody Energy": one long form only, and no common word."""
    word: Words = group.words
    no_place = not group.labels["NORP"] + group.labels["GPE"]
    return (
        len(openings) == 1
        and no_place
        and word[0] not in given_names()
        and word[0] not in head_nouns()
        and len(openings[0][0].words) == len(word) + 1
    )


def _names_organisation(word: str) -> bool:
    """Whether a short form that ends in this word is an organisation's ("the Post" is; "Carolina" is not)."""
    noun = head_nouns().get(word) or head_nouns().get(word.removesuffix("s"))
    return noun is not None and noun.kind in ("organisation", "document", "group")
