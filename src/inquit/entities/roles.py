"""What a text says somebody is: role and affiliation, read from the words around a name.

"NATO Secretary-General Lord George Robertson" gives role "Secretary-General" and affiliation "NATO"; "Ann Lund, a
doctor at Kent," gives role "doctor" and affiliation "Kent".
"""

from __future__ import annotations

from dataclasses import dataclass

from inquit.document import TextSpan
from inquit.entities.cast import Cast
from inquit.entities.runs import role_noun
from inquit.entities.vocabulary import head_nouns, titles
from inquit.parsing import Paragraph

__all__ = ["Role", "roles_of"]

_MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_MAX_BEFORE = 10
_MAX_BEHIND = 16
_NOUN_WITHIN = 6  # the role noun of an apposition comes early ("the longtime general manager of ...")


@dataclass(frozen=True, slots=True)
class Role:
    """A description of somebody: its head noun, all its words, and what is shown of it."""

    head: str
    words: frozenset[str]
    role: str | None
    affiliation: str | None


def roles_of(cast: Cast, index: int) -> list[Role]:
    """The descriptions that stand right before and right behind a name mention."""
    mention = cast.mentions[index]
    paragraph = cast.parsed.paragraphs[mention.paragraph]
    out = []
    if (before := _before(cast, paragraph, mention.paragraph, mention.lo)) is not None:
        out.append(before)
    if (behind := _behind(cast, paragraph, mention.paragraph, mention.hi)) is not None:
        out.append(behind)
    return out


def _before(cast: Cast, p: Paragraph, number: int, lo: int) -> Role | None:
    start = lo
    while start > max(0, lo - _MAX_BEFORE) and _modifies(p, start - 1):
        start -= 1
    nouns = [i for i in range(start, lo) if role_noun(p, i)]
    if not nouns:
        return None
    shown = [i for i in nouns if not _is_honorific(p, i)]
    words = _words(p, start, lo)
    head = _noun_for(p, (shown or nouns)[-1])
    if not shown:
        return Role(head, words, None, None)
    role, affiliation = _split(cast, p, number, start, shown[-1] + 1)
    return Role(head, words, role, affiliation)


def _words(p: Paragraph, lo: int, hi: int) -> frozenset[str]:
    """The words of a description; a part of a hyphenated word ("general" in "Secretary-General") is none."""
    return frozenset(
        word
        for i in range(lo, hi)
        if not (i > lo and p.text[i - 1] == "-")
        for word in (p.lemma[i], p.lower[i], _noun_for(p, i))
    )


def _modifies(p: Paragraph, i: int) -> bool:
    return p.pos[i] in _MODIFIERS or p.tag[i] == "POS" or p.text[i] in ("-", "\xa0") or p.lower[i] in titles()


def _is_honorific(p: Paragraph, i: int) -> bool:
    title = titles().get(p.lower[i])
    return title is not None and title.kind == "honorific"


def _noun_for(p: Paragraph, i: int) -> str:
    if i > 1 and p.text[i - 1] == "-" and p.end[i - 1] == p.start[i]:
        return f"{p.lower[i - 2]}-{p.lower[i]}"
    if i > 0 and p.lower[i - 1] == "vice":
        return f"vice-{p.lower[i]}"
    title = titles().get(p.lower[i])
    return (title.noun if title and title.noun else p.lemma[i]).lower()


def _split(cast: Cast, p: Paragraph, number: int, start: int, end: int) -> tuple[str | None, str | None]:
    """Role and affiliation of the modifiers `[start, end)` before a name."""
    text = cast.parsed.text
    for i in cast.indices_in(number):
        mention = cast.mentions[i]
        if not start <= mention.lo or not mention.hi <= end - 1 or mention.label == "NORP":
            continue
        stop = mention.hi
        if head_nouns().get(p.lower[stop]) and head_nouns()[p.lower[stop]].kind == "organisation" and stop < end - 1:
            stop += 1  # "the Lund campaign"
        affiliation = _shown(text, p, mention.lo, stop)
        if p.tag[stop] == "POS":
            stop += 1
        role = _shown(text, p, stop, end) if mention.lo == start else _shown(text, p, start, end)
        return role, affiliation
    return _shown(text, p, start, end), None


def _behind(cast: Cast, p: Paragraph, number: int, hi: int) -> Role | None:
    n = len(p)
    if hi + 1 >= n or p.text[hi] not in (",", "(", "-", "--", "–", "—"):
        return None
    start = hi + 1
    while start < n and p.pos[start] in ("DET", "SPACE"):
        start += 1
    end = start
    while end < min(n, start + _MAX_BEHIND) and not _ends_apposition(cast, p, number, end):
        end += 1
    head = next((i for i in range(start, min(end, start + _NOUN_WITHIN)) if _person_noun(p, i)), None)
    if head is None or any(p.pos[i] in ("ADP", "VERB", "AUX", "PRON") for i in range(start, head)):
        return None
    if p.dep[head] in ("nsubj", "nsubjpass") and end < n and p.pos[end] in ("VERB", "AUX"):
        return None  # "In a letter to Lund, the mayor said": the next clause
    if cast.at(number, head + 1) is not None:
        return None  # the next name of a list, with its own title
    while head + 1 < end and _person_noun(p, head + 1):
        head += 1
    words = _words(p, start, end)
    joint, affiliation = _complement(cast, p, number, head + 1, end)
    if affiliation is None:
        role, affiliation = _split(cast, p, number, start, head + 1)
        return Role(p.lemma[head], words, _shown(cast.parsed.text, p, start, end) or role, affiliation)
    return Role(p.lemma[head], words, _shown(cast.parsed.text, p, start, joint), affiliation)


def _person_noun(p: Paragraph, i: int) -> bool:
    return p.pos[i] in ("NOUN", "PROPN") and role_noun(p, i)


def _ends_apposition(cast: Cast, p: Paragraph, number: int, i: int) -> bool:
    if p.tag[i] in ("WDT", "WP", "WP$", "WRB") or p.pos[i] in ("VERB", "AUX"):
        return True
    return not p.text[i][:1].isalnum() and p.text[i] not in ("-", "&", "/", "'s", "’s", "’", "'", "“", "”", "@")


def _complement(cast: Cast, p: Paragraph, number: int, start: int, end: int) -> tuple[int, str | None]:
    """The name in "... of/at/for NAME": where the preposition stands, and the name."""
    for i in cast.indices_in(number):
        mention = cast.mentions[i]
        if start <= mention.lo and mention.hi <= end:
            joint = mention.lo - 1
            while joint > start and p.pos[joint] not in ("ADP",):
                joint -= 1
            if p.pos[joint] == "ADP":
                return joint, _shown(
                    cast.parsed.text, p, mention.lo, end if _all_name(p, mention.hi, end) else mention.hi
                )
    return end, None


def _all_name(p: Paragraph, lo: int, hi: int) -> bool:
    return all(p.pos[i] == "PROPN" or p.tag[i] == "IN" for i in range(lo, hi))


def _shown(text: str, p: Paragraph, lo: int, hi: int) -> str | None:
    while lo < hi and not p.text[lo][:1].isalnum():
        lo += 1
    while hi > lo and not p.text[hi - 1][-1:].isalnum() and not p.text[hi - 1].endswith("."):
        hi -= 1
    if lo >= hi:
        return None
    span: TextSpan = p.token_span(lo, hi)
    return " ".join(span.of(text).split())
