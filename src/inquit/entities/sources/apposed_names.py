"""Names that a description leads to: "the chairman, Ann Lund", "a welder, Ann Lund", "a man named Tom Berg"."""

from __future__ import annotations

from collections.abc import Iterator

from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.mentions.noun_kinds import is_possessive, noun_at
from inquit.entities.sources.source_bounds import Scope
from inquit.glyphs import DASH_TOKENS
from inquit.languages.entity_labels import NATIONALITY, POLITICAL_PLACE
from inquit.languages.relations import (
    ADNOMINAL_CLAUSE,
    APPOSITION,
    ATTRIBUTE,
    CONJUNCT,
    OBJECT_PREDICATE,
    RELATIVE_CLAUSE,
)
from inquit.languages.tags import PLURALS, SINGULARS
from inquit.text.parsing import Paragraph

__all__ = ["apposed_name"]

_APPOSITION_REACH = 7  # tokens of title and role before the name
_LEADS = DASH_TOKENS | {",", ":"}
_BEFORE_NAME = frozenset(("SPACE", "DET", "NOUN", "PROPN", "ADJ"))  # of whom a name names


def apposed_name(scope: Scope, lo: int, core: int, head: int) -> NameMention | None:
    """The name of whom the phrase `[lo, core)` with its head describes, by its place or by the parse."""
    p = scope.paragraph
    if p.tag[head] in PLURALS and p.lower[lo] not in p.language.function_words.one:
        return None
    return _right_behind(scope, core, head) or _by_parse(scope, core, head)


def _right_behind(scope: Scope, core: int, head: int) -> NameMention | None:
    """As in "The chairman, Ann Lund": a name right behind the comma, of the kind that the head noun describes."""
    p, noun = scope.paragraph, noun_at(scope.paragraph, head)
    start = _behind_comma(scope, core)
    if start is None or noun is None:
        return None
    is_person = noun.kind == "person"
    reach = _APPOSITION_REACH if is_person else 2  # only people have long titles before their names
    for j in range(start, min(start + reach, scope.end)):
        found = scope.named(j)
        fits = found is not None and found.label != NATIONALITY and not _is_land_of(p, core - 1, j)
        if fits and scope.is_person(j) == is_person:
            return found
        if found is None and p.pos[j] not in _BEFORE_NAME and not _joins_modifiers(p, j):
            return None
    return None


def _is_land_of(p: Paragraph, place: int, behind: int) -> bool:
    """As in "police in Baytown, | Texas,": where a place lies."""
    return p.ent_type[place] == POLITICAL_PLACE == p.ent_type[behind]


def _joins_modifiers(p: Paragraph, i: int) -> bool:
    """As in "a civil | and | structural engineer, Ann Lund": what "and" joins are two words for one."""
    return p.pos[i] == "CCONJ" and all(p.pos[j] == "ADJ" and p.text[j].islower() for j in (i - 1, i + 1))


def _by_parse(scope: Scope, core: int, head: int) -> NameMention | None:
    """The name that the parser puts in apposition to the head, whatever the noun; also behind a clause about it.

    An organisation's only for a noun that is no person's: "the firm that built it, Hallam & Sons,".
    """
    p = scope.paragraph
    if p.tag[head] not in SINGULARS or scope.named(head) is not None:
        return None
    noun = noun_at(p, head)
    for token in _named_by_parse(scope, core, head):
        found = scope.named(token)
        if found is None or found.label == NATIONALITY or is_possessive(p, found.hi - 1):
            continue
        quoted = scope.index.quoted[scope.number]
        apart = quoted[found.lo] != quoted[head] or (found.hi < len(p) and p.pos[found.hi] == "CCONJ")
        fits = noun is None or (noun.kind == "person") == scope.is_person(token)
        if not apart:
            return found if fits and scope.index.entity_of(found).kind != "place" else None
    return None


def _named_by_parse(scope: Scope, core: int, head: int) -> Iterator[int]:
    p = scope.paragraph
    heads = (head, p.head[head]) if p.dep[head] == CONJUNCT else (head,)  # "a baker and volunteer, Ann Lund"
    for k in (k for noun in heads for k in p.children[noun] if k >= core):
        if p.dep[k] == RELATIVE_CLAUSE:  # "the woman who became mayor, Ann Lund"
            roles = (m for m in p.children[k] if p.dep[m] == ATTRIBUTE)
            yield from (n for m in roles for n in p.children[m] if p.dep[n] == APPOSITION and _is_last(p, n, k))
        if p.dep[k] == APPOSITION and p.text[max(0, p.edges[k][0] - 1)] in _LEADS:
            yield k
        if p.dep[k] == ADNOMINAL_CLAUSE and k == core and p.lemma[k] in p.language.words("naming_verbs"):
            yield from (m for m in p.children[k] if p.dep[m] == OBJECT_PREDICATE and scope.named(m) is not None)


def _is_last(p: Paragraph, token: int, clause: int) -> bool:
    """Whether a name behind a comma ends a clause."""
    lo, hi = p.edges[token]
    return hi == p.edges[clause][1] and p.text[max(0, lo - 1)] in _LEADS


def _behind_comma(scope: Scope, core: int) -> int | None:
    """Where an apposition begins; a bracket may stand between ("the union (NUM), Ann Lund")."""
    p, i = scope.paragraph, core
    if i < scope.end and p.text[i] == "(":
        while i < scope.end and p.text[i] != ")":
            i += 1
        i += 1
        if i < scope.end and scope.is_person(i):  # "a member of the council (MC) Ann Lund"
            return i
    if i >= scope.end or p.text[i] not in _LEADS:
        return None
    return i + 1
