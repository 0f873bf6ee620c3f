"""What a text says somebody is: role and affiliation, read from the words around a name.

"NATO Secretary-General Lord George Robertson" gives role "Secretary-General" and affiliation "NATO"; "Ann Lund, a
doctor at Kent," gives role "doctor" and affiliation "Kent".
"""

from __future__ import annotations

from dataclasses import dataclass

from inquit.document import TextSpan
from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.capitalised import is_headline, role_noun
from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.vocabulary import head_nouns, portfolios, titles
from inquit.text.parsing import Paragraph

__all__ = ["Role", "field_words", "role_from_predicate", "roles_of"]

_MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_MAX_BEFORE = 10
_MAX_BEHIND = 16
_QUOTATION_MARKS = frozenset('"“”«»„') | {"''", "``"}
_MAX_CLIMB = 3  # from "Motors" in "a spokesman for Norvale Motors, Ivan Kroll" to "spokesman"
_NOUN_WITHIN = 6  # the role noun of an apposition comes early ("the longtime general manager of ...")


@dataclass(frozen=True, slots=True)
class Role:
    """A description of somebody: its head noun, all its words, and what is shown of it."""

    head: str
    words: frozenset[str]
    role: str | None
    affiliation: str | None
    fields: frozenset[str] = frozenset()  # what it is a role in: "council" of "council leader"


def roles_of(index: NameIndex, mention: NameMention) -> list[Role]:
    """The descriptions that stand right before and right behind a name mention."""
    paragraph = index.parsed.paragraphs[mention.paragraph]
    out = []
    if (before := _before(index, paragraph, mention.paragraph, mention.lo)) is not None:
        out.append(before)
    elif (in_front := _in_front(index, paragraph, mention.paragraph, mention.hi)) is not None:
        out.append(in_front)
    if (behind := _behind(index, paragraph, mention.paragraph, mention.hi)) is not None:
        out.append(behind)
    elif (of := _affiliation_behind(index, paragraph, mention.paragraph, mention.hi)) is not None:
        out.append(Role("", frozenset(), None, of))
    return out


def role_from_predicate(index: NameIndex, mention: NameMention) -> Role | None:
    """As in "Sofia Brandt is a doctor at Kenby Hospital"."""
    p = index.parsed.paragraphs[mention.paragraph]
    subject = mention.hi - 1
    verb = p.head[subject]
    if p.dep[subject] != "nsubj" or p.lemma[verb] != "be" or verb < subject:
        return None
    head = next((c for c in p.children[verb] if p.dep[c] == "attr"), None)
    if head is None or p.tag[head] != "NN" or not role_noun(p, head):
        return None
    if any(p.dep[c] in ("neg", "aux", "mark") for c in p.children[verb]) or verb > subject + _MAX_BEFORE:
        return None  # "is not a doctor", "would be a doctor", "if Lund is a doctor"
    if index.quoted[mention.paragraph][head] or not _QUOTATION_MARKS.isdisjoint(p.text[subject:head]):
        return None  # an opinion, not the text's own words
    start = p.edges[head][0]
    return _role(index, mention.paragraph, start, head, _end_of_description(index, p, mention.paragraph, head))


def _end_of_description(index: NameIndex, p: Paragraph, number: int, head: int) -> int:
    end = head + 1
    while end < min(len(p), head + _MAX_BEHIND) and not _ends_apposition(index, p, number, end):
        end += 1
    return end


def _role(index: NameIndex, number: int, start: int, head: int, end: int) -> Role:
    """The role in a noun phrase `[start, end)` with its complement: "the head | of the harbour union"."""
    p = index.parsed.paragraphs[number]
    while start < head and (p.pos[start] in ("DET", "PRON") or p.tag[start] == "PRP$"):
        start += 1
    words, fields = _words(p, start, end), field_words(p, start, head)
    joint, affiliation = _complement(index, p, number, head + 1, end)
    if affiliation is None:
        role, affiliation = _split(index, p, number, start, head + 1)
        return Role(
            p.lemma[head], words, role if affiliation else _shown(index.parsed.text, p, start, end), affiliation, fields
        )
    return Role(p.lemma[head], words, _shown(index.parsed.text, p, start, joint), affiliation, fields)


def _in_front(index: NameIndex, p: Paragraph, number: int, hi: int) -> Role | None:
    """As in "the interior minister, | Stefan Voll", "a spokesman for Norvale Motors, | Ivan Kroll"."""
    node = hi - 1
    lo = p.edges[node][0]
    if p.dep[node] != "appos":
        return None
    for _ in range(_MAX_CLIMB):
        node = p.head[node]
        if p.pos[node] == "NOUN" and role_noun(p, node):
            break
        if p.dep[node] not in ("pobj", "prep", "compound"):
            return None
    end = next((i for i in range(node + 1, hi) if p.text[i] == ","), hi)
    if p.tag[node] != "NN" or not role_noun(p, node) or node >= lo or not end < hi <= end + _MAX_BEFORE:
        return None
    return _role(index, number, p.edges[node][0], node, end)


def _affiliation_behind(index: NameIndex, p: Paragraph, number: int, hi: int) -> str | None:
    """As in "Peter Kwame | of the Institute for Public Policy"."""
    if hi + 1 >= len(p) or p.lower[hi] != "of":
        return None
    start = hi + 1 + (p.lower[hi + 1] == "the")
    found = index.at(number, start)
    if found is None or index.entity_of(found).kind != "organisation":
        return None
    return _shown(index.parsed.text, p, start, found.hi)


def _before(index: NameIndex, p: Paragraph, number: int, lo: int) -> Role | None:
    start = lo
    while start > max(0, lo - _MAX_BEFORE) and _modifies(p, start - 1):
        start -= 1
    nouns = [i for i in range(start, lo) if role_noun(p, i)]
    if not nouns or (nouns[-1] < lo - 1 and is_headline(p)):
        return None
    shown = [i for i in nouns if not _is_honorific(p, i)]
    words = _words(p, start, lo)
    head = _noun_for(p, (shown or nouns)[-1])
    if not shown:
        return Role(head, words, None, None)
    role, affiliation = _split(index, p, number, start, shown[-1] + 1)
    return Role(head, words, role, affiliation, field_words(p, start, shown[-1]))


def field_words(p: Paragraph, lo: int, head: int) -> frozenset[str]:
    """The words right before the head of a description that say what it is a role in, no names."""
    out: set[str] = set()
    for i in range(head - 1, lo - 1, -1):
        plain = p.tag[i] in ("NN", "NNP") and not p.ent_type[i] and not role_noun(p, i)
        if not plain and p.lower[i] not in portfolios():
            break
        out.update((p.lower[i], p.lemma[i]))
    return frozenset(out)


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


def _split(index: NameIndex, p: Paragraph, number: int, start: int, end: int) -> tuple[str | None, str | None]:
    """Role and affiliation of the modifiers `[start, end)` before a name."""
    text = index.parsed.text
    for mention in index.mentions_in(number):
        if not start <= mention.lo or not mention.hi <= end - 1 or mention.label == "NORP":
            continue
        if p.lower[mention.lo] in portfolios() and mention.hi == mention.lo + 1:
            continue  # "Defence Minister": part of the role
        stop = mention.hi
        if head_nouns().get(p.lower[stop]) and head_nouns()[p.lower[stop]].kind == "organisation" and stop < end - 1:
            stop += 1  # "the Lund campaign"
        affiliation = _shown(text, p, mention.lo, stop)
        if p.tag[stop] == "POS":
            stop += 1
        role = _shown(text, p, stop, end) if mention.lo == start else _shown(text, p, start, end)
        return role, affiliation
    return _shown(text, p, start, end), None


def _behind(index: NameIndex, p: Paragraph, number: int, hi: int) -> Role | None:
    n = len(p)
    if hi + 1 >= n or p.text[hi] not in (",", "(", "-", "--", "–", "—"):
        return None
    start = hi + 1
    while start < n and p.pos[start] in ("DET", "SPACE"):
        start += 1
    end = start
    while end < min(n, start + _MAX_BEHIND) and not _ends_apposition(index, p, number, end):
        end += 1
    within = range(start, min(end, start + _NOUN_WITHIN))
    head = next((i for i in within if _person_noun(p, i) or _apposed_noun(p, hi, i)), None)
    if head is None or any(p.pos[i] in ("ADP", "VERB", "AUX", "PRON") for i in range(start, head)):
        return None
    if p.dep[head] in ("nsubj", "nsubjpass") and end < n and p.pos[end] in ("VERB", "AUX"):
        return None  # "In a letter to Lund, the mayor said": the next clause
    if index.at(number, head + 1) is not None:
        return None  # the next name of a list, with its own title
    while head + 1 < end and _person_noun(p, head + 1):
        head += 1
    words, fields = _words(p, start, end), field_words(p, start, head)
    joint, affiliation = _complement(index, p, number, head + 1, end)
    if affiliation is None:
        role, affiliation = _split(index, p, number, start, head + 1)
        return Role(p.lemma[head], words, _shown(index.parsed.text, p, start, end) or role, affiliation, fields)
    return Role(p.lemma[head], words, _shown(index.parsed.text, p, start, joint), affiliation, fields)


def _apposed_noun(p: Paragraph, hi: int, i: int) -> bool:
    """Whether the parser hangs a common noun on the name as what the person is ("Paul Etienne, a botanist")."""
    return p.tag[i] == "NN" and p.dep[i] == "appos" and p.head[i] == hi - 1 and p.pos[i - 1] in ("DET", "ADJ", "NOUN")


def _person_noun(p: Paragraph, i: int) -> bool:
    return p.pos[i] in ("NOUN", "PROPN") and role_noun(p, i)


def _ends_apposition(index: NameIndex, p: Paragraph, number: int, i: int) -> bool:
    if p.tag[i] in ("WDT", "WP", "WP$", "WRB") or p.pos[i] in ("VERB", "AUX"):
        return True
    return not p.text[i][:1].isalnum() and p.text[i] not in ("-", "&", "/", "'s", "’s", "’", "'", "“", "”", "@")


def _complement(index: NameIndex, p: Paragraph, number: int, start: int, end: int) -> tuple[int, str | None]:
    """The name in "... of/at/for NAME": where the preposition stands, and the name."""
    for mention in index.mentions_in(number):
        if start <= mention.lo and mention.hi <= end:
            joint = mention.lo - 1
            while joint > start and p.pos[joint] not in ("ADP",):
                joint -= 1
            if p.pos[joint] == "ADP":
                return joint, _shown(
                    index.parsed.text, p, mention.lo, end if _all_name(p, mention.hi, end) else mention.hi
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
