"""Joint sources: which noun phrases a source coordinates, and when an "and" joins only two descriptions of one."""

from __future__ import annotations

from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.mentions.noun_kinds import is_role_noun, noun_at
from inquit.entities.sources.source_bounds import Scope, is_mark, is_party, trim
from inquit.glyphs import DASH_TOKENS
from inquit.languages.entity_labels import PERSON
from inquit.languages.relations import CONJUNCT
from inquit.languages.tags import (
    NOUN_SINGULAR,
    PLURALS,
    POSSESSIVE_ENDING,
    POSSESSIVE_PRONOUN,
    SINGULARS,
    WH_DETERMINER,
    WH_PRONOUN,
)
from inquit.text.parsing import Paragraph

__all__ = ["is_couple", "members_of", "start_of_described_name"]

Range = tuple[int, int]

_LIST_LEADS = DASH_TOKENS | {",", ":"}
_HEADING = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "PART", "PRON"})

_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_COUPLE = 4  # tokens of "Mr. and Mrs. Lund"


def members_of(scope: Scope, lo: int, core: int) -> list[Range]:
    """The token ranges of the members; fewer than two where the source is one."""
    return _named_list(scope, lo) or _conjuncts(scope, lo, core)


def is_couple(scope: Scope, lo: int, core: int) -> bool:
    """As in "Mr. and Mrs. Lund": two forms of address and one name."""
    p = scope.paragraph
    if core - lo < _COUPLE or p.pos[lo + 1] != "CCONJ" or scope.named(core - 1) is None:
        return False
    return all(p.lower[i] in p.language.vocabulary.honorifics for i in (lo, lo + 2))


def start_of_described_name(scope: Scope, lo: int, core: int) -> int:
    """As in "his wife and current nominee Ann Lund" describes one person: start at the part with the name."""
    p = scope.paragraph
    last = scope.named(core - 1)
    if last is None or not scope.is_person(core - 1):
        return lo
    start, described = lo, False
    for i in range(lo, last.lo):
        if p.pos[i] == "ADP" and not (_is_title(scope, lo, i) and last.titled):
            return lo
        if p.pos[i] == "CCONJ" and described and scope.named(i) is None:
            start = i + 1
        owned = p.tag[lo] == POSSESSIVE_PRONOUN  # "his hat and current nominee Ann Lund" are two
        described = described or (is_role_noun(p, i) if owned else _can_be_role(p, i))
    return start


def _is_title(scope: Scope, lo: int, joint: int) -> bool:
    """As in "former Secretary | of State": no article, capitals on both sides of the preposition."""
    p = scope.paragraph
    capitals = p.text[joint - 1][:1].isupper() and p.text[joint + 1 : joint + 2] and p.text[joint + 1][:1].isupper()
    return bool(capitals) and p.lower[lo] not in p.language.function_words.article and is_role_noun(p, joint - 1)


def _named_list(scope: Scope, lo: int) -> list[Range]:
    """As in "Lund (D-Ohio) and Berg", "Lund, Berg and Dahl": names with nothing but joints between them."""
    p = scope.paragraph
    out: list[Range] = []
    begin, joint = lo, False
    for mention in scope.index.mentions_in(scope.number):
        if mention.lo < lo or mention.hi > scope.end or is_party(p, mention.lo) or _describes_next(p, mention):
            continue
        between = range(begin, mention.left)
        if out and not all(_joins(scope, j) for j in between):
            break
        if not out and any(p.tag[j] in (WH_DETERMINER, WH_PRONOUN) for j in between):
            break  # "the authors, who include Lund and Berg"
        joint = joint or any(p.pos[j] == "CCONJ" for j in between)
        if out and not joint and not any(p.text[j] == "," for j in between):
            break
        out.append((mention.left if out or _is_headed(p, lo, mention.left) else lo, mention.hi))
        begin = mention.hi
        if joint:
            break
    if not joint or len(out) == 1:
        return []
    rest = range(begin, scope.core_end(out[-1][0]))
    return out if all(p.tag[j] == POSSESSIVE_ENDING for j in rest) else []


def _describes_next(p: Paragraph, mention: NameMention) -> bool:
    """As in "| American | academic and professor Ann Lund": what a noun behind it is."""
    follows = mention.hi < len(p) and p.pos[mention.hi] in ("NOUN", "ADJ")
    return follows and p.text[mention.hi].islower() and mention.label != PERSON


def _is_headed(p: Paragraph, lo: int, begin: int) -> bool:
    """As in "two politicians: | Ann Lund and Tom Berg": what all of the list are stands before it."""
    lead = begin - 1
    if lead - 1 < lo or p.text[lead] not in _LIST_LEADS or p.tag[lead - 1] not in PLURALS:
        return False
    return all(p.pos[i] in _HEADING for i in range(lo, lead))


def _joins(scope: Scope, i: int) -> bool:
    """Whether a token between names only joins them, or adds a title, a party or a state."""
    p = scope.paragraph
    if p.pos[i] in ("CCONJ", "PUNCT", "SPACE") or is_mark(p, i) or is_party(p, i) or is_role_noun(p, i):
        return True
    return any(is_party(p, j) for j in range(max(0, i - 2), i))


def _conjuncts(scope: Scope, lo: int, core: int) -> list[Range]:
    """The ranges of noun phrases that the parser coordinates."""
    p = scope.paragraph
    chains = (_chain(scope, j) for j in range(lo, scope.before_preposition(lo, core)) if p.pos[j] in _NOUNS)
    parts: list[Range] = []
    begin = lo
    for joint in next((chain for chain in chains if chain), []):
        cut = next((i for i in range(joint, begin, -1) if p.pos[i] == "CCONJ" or p.text[i] == ","), None)
        if cut is None or scope.named(cut) is not None:
            return []
        parts.append((begin, cut))
        begin = cut + 1
    if not parts:
        return []
    parts.append((begin, _end_of_last(scope, begin)))
    parts = [trim(p, a, b) for a, b in parts]
    between = range(parts[0][1], parts[-1][0])
    if any(p.tag[i] in (WH_DETERMINER, WH_PRONOUN) for i in range(lo, parts[-1][0])):
        return []
    if core < parts[-1][0] and is_mark(p, core) and p.text[core] != ",":
        return []  # "the three scholars -- Lund, Berg and Dahl --"
    if any(p.text[i] == "," and p.pos[i + 1] in ("ADP", "SCONJ", "VERB") for i in between):
        return []  # "candidates, including Lund and Berg"
    if any(p.text[i] == "," for i in between) and not _is_list(scope, parts):
        return []
    return [] if _describes_one(scope, parts) else parts


def _end_of_last(scope: Scope, begin: int) -> int:
    """The end of the last member, with a name behind the comma when it says who that is ("her husband, Tom Marsh")."""
    p, end = scope.paragraph, max(scope.core_end(begin), begin + 1)
    behind = scope.named(end + 1) if end + 1 < scope.end and p.text[end] == "," else None
    described = is_role_noun(p, end - 1) and scope.named(end - 1) is None and behind is not None
    if described and behind is not None and behind.lo == end + 1 and scope.is_person(behind.lo):
        return behind.hi
    return end


def _chain(scope: Scope, node: int) -> list[int]:
    """The heads that the parser joins to a noun, each to the one before."""
    p = scope.paragraph
    out: list[int] = []
    while True:
        joined = (c for c in p.children[node] if p.dep[c] == CONJUNCT and node < c < scope.end)
        nxt = next((c for c in joined if p.pos[c] not in ("VERB", "AUX")), None)
        if nxt is None:
            return out
        out.append(nxt)
        node = nxt


def _is_list(scope: Scope, parts: list[Range]) -> bool:
    """Whether commas part members, not an apposition: "and" comes last, and names stand at both ends or at none."""
    if not any(scope.paragraph.pos[i] == "CCONJ" for i in range(parts[-2][1], parts[-1][0])):
        return False
    first, (start, stop) = parts[0], parts[-1]
    return scope.named(first[1] - 1) is None or scope.named(start) is not None or scope.named(stop - 1) is not None


def _describes_one(scope: Scope, parts: list[Range]) -> bool:
    """As in "the former senator and current nominee": one determiner, one person."""
    p = scope.paragraph
    (first, end), (second, stop), *more = parts
    if more or scope.named(end - 1) is not None:
        return False
    if end - first == 1 and p.pos[first] in ("NUM", "DET"):
        return True  # "one or more of"
    if p.tag[end - 1] not in SINGULARS:
        return p.pos[end - 1] == "ADJ"
    bare = p.pos[second] not in ("DET", "PRON") and p.tag[second] != POSSESSIVE_PRONOUN
    if bare and _is_second_role(scope, parts, end - 1):
        return True
    if not bare or not is_role_noun(p, end - 1):
        return bare and p.lower[first] in p.language.function_words.article and scope.named(stop - 1) is None
    named = scope.named(stop - 1)
    if named is None:
        return p.lower[first] in p.language.function_words.article or p.tag[first] == POSSESSIVE_PRONOUN
    return p.tag[first] == POSSESSIVE_PRONOUN and second < named.lo


def _is_second_role(scope: Scope, parts: list[Range], noun: int) -> bool:
    """As in "lawyer and activist Ann Lund", "a baker and volunteer, Ann Lund": two common nouns, one name."""
    (first, _), (second, stop), *_ = parts
    p, named = scope.paragraph, scope.named(stop - 1)
    name = scope.named(stop + 1) if named is None and stop + 1 < len(p) and p.text[stop] == "," else named
    if name is None or not _can_be_role(p, noun):
        return False
    last = min(name.left, stop) - 1
    last -= p.text[last] == ","
    of_name = second < last and p.text[last].islower() and p.pos[first] != "DET"  # "lawyer and Lund ally Tom Berg"
    bare = p.text[second].islower() or of_name
    return bare and second <= last and _can_be_role(p, last) and scope.is_person(name.lo)


def _can_be_role(p: Paragraph, i: int) -> bool:
    """Whether a token is a noun for a person, or for all that is known may be one."""
    return is_role_noun(p, i) or (p.tag[i] == NOUN_SINGULAR and p.text[i].islower() and noun_at(p, i) is None)
