"""What a text says somebody is: role and affiliation, read from the words around a name.

"NATO Secretary-General Lord George Robertson" gives role "Secretary-General" and affiliation "NATO"; "Ann Lund, a
doctor at Kent," gives role "doctor" and affiliation "Kent".
"""

from __future__ import annotations

from dataclasses import dataclass

from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.capitalised import is_headline
from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.mentions.noun_kinds import is_role_noun
from inquit.glyphs import APOSTROPHES, DASH_TOKENS, HYPHEN, NO_BREAK_SPACE
from inquit.languages.entity_labels import NATIONALITY
from inquit.languages.relations import (
    APPOSITION,
    ATTRIBUTE,
    AUXILIARY,
    CLAUSE_MARKER,
    COMPOUND,
    NEGATION,
    NOMINAL_SUBJECTS,
    PREPOSITION,
    PREPOSITION_OBJECT,
    SUBJECT,
)
from inquit.languages.tags import (
    NOUN_SINGULAR,
    POSSESSIVE_ENDING,
    POSSESSIVE_PRONOUN,
    PREPOSITION_TAG,
    SINGULARS,
    WH_WORDS,
)
from inquit.languages.word_entries import HeadNoun
from inquit.text.parsing import Paragraph

__all__ = ["Role", "field_words", "role_from_predicate", "roles_of"]

_MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_VERBS = frozenset({"VERB", "AUX"})
# Tokens of a description before and behind a name: longer ones are mostly two, or a clause that the tagger missed.
# Set by hand, as the next two; to be fitted when roles are scored.
_MAX_BEFORE = 10
_MAX_BEHIND = 16
_MAX_CLIMB = 3  # from "Motors" in "a spokesman for Norvale Motors, Ivan Kroll" to "spokesman"
_NOUN_WITHIN = 6  # the role noun of an apposition comes early ("the longtime general manager of ...")
_INSIDE = frozenset(f"&/@{HYPHEN}{APOSTROPHES}")  # besides quotation marks: what ends no description
_LEADS = DASH_TOKENS | {",", "("}  # stands before one


@dataclass(frozen=True, slots=True)
class Role:
    """A description of somebody: its head noun, all its words, and what is shown of it."""

    head: str
    noun: HeadNoun | None  # what the word lists know of the head
    words: frozenset[str]
    role: str | None
    affiliation: str | None
    fields: frozenset[str] = frozenset()  # what it is a role in: "council" of "council leader"


def roles_of(index: NameIndex, mention: NameMention) -> list[Role]:
    """The descriptions that stand right before and right behind a name mention."""
    reader = _RoleReader(index, mention.paragraph)
    beside = (reader.before(mention) or reader.in_front(mention), reader.behind(mention) or reader.belonging(mention))
    return [role for role in beside if role is not None]


def role_from_predicate(index: NameIndex, mention: NameMention) -> Role | None:
    """As in "Sofia Brandt is a doctor at Kenby Hospital"."""
    return _RoleReader(index, mention.paragraph).from_predicate(mention)


def field_words(p: Paragraph, lo: int, head: int) -> frozenset[str]:
    """The words right before the head of a description that say what it is a role in, no names."""
    out: set[str] = set()
    for i in range(head - 1, lo - 1, -1):
        plain = p.tag[i] in SINGULARS and not p.ent_type[i] and not is_role_noun(p, i)
        if not plain and p.lower[i] not in p.language.vocabulary.portfolios:
            break
        out.update((p.lower[i], p.lemma[i]))
    return frozenset(out)


class _RoleReader:
    """Reads the descriptions in one paragraph."""

    def __init__(self, index: NameIndex, number: int) -> None:
        self._index = index
        self._number = number
        self._p = index.parsed.paragraphs[number]
        self._vocabulary = self._p.language.vocabulary
        self._words = self._p.language.function_words

    def before(self, mention: NameMention) -> Role | None:
        """As in "NATO Secretary-General | George Robertson"."""
        p, lo = self._p, mention.lo
        start = lo
        while start > max(0, lo - _MAX_BEFORE) and self._modifies(start - 1):
            start -= 1
        nouns = [i for i in range(start, lo) if is_role_noun(p, i)]
        if not nouns or (nouns[-1] < lo - 1 and is_headline(p)):
            return None
        shown = [i for i in nouns if p.lower[i] not in self._vocabulary.honorifics]
        words = self._all_words(start, lo)
        head = self._noun_for((shown or nouns)[-1])
        if not shown:
            return self._made(head, words, None, None)
        role, affiliation = self._split(start, shown[-1] + 1)
        return self._made(head, words, role, affiliation, field_words(p, start, shown[-1]))

    def in_front(self, mention: NameMention) -> Role | None:
        """As in "the interior minister, | Stefan Voll", "a spokesman for Norvale Motors, | Ivan Kroll"."""
        p, hi = self._p, mention.hi
        node = hi - 1
        lo = p.edges[node][0]
        if p.dep[node] != APPOSITION:
            return None
        for _ in range(_MAX_CLIMB):
            node = p.head[node]
            if p.pos[node] == "NOUN" and is_role_noun(p, node):
                break
            if p.dep[node] not in (PREPOSITION_OBJECT, PREPOSITION, COMPOUND):
                return None
        end = next((i for i in range(node + 1, hi) if p.text[i] == ","), hi)
        if p.tag[node] != NOUN_SINGULAR or not is_role_noun(p, node) or node >= lo or not end < hi <= end + _MAX_BEFORE:
            return None
        return self._described(p.edges[node][0], node, end)

    def behind(self, mention: NameMention) -> Role | None:
        """As in "Ann Lund, | a doctor at Kent,"."""
        p, n, hi = self._p, len(self._p), mention.hi
        if hi + 1 >= n or p.text[hi] not in _LEADS:
            return None
        start = hi + 1
        while start < n and p.pos[start] in ("DET", "SPACE"):
            start += 1
        end = self._end_of_description(start, start + _MAX_BEHIND)
        within = range(start, min(end, start + _NOUN_WITHIN))
        head = next((i for i in within if self._is_person_noun(i) or self._is_apposed(i, hi)), None)
        if head is None or any(p.pos[i] in ("ADP", "PRON") or p.pos[i] in _VERBS for i in range(start, head)):
            return None
        if p.dep[head] in NOMINAL_SUBJECTS and end < n and p.pos[end] in _VERBS:
            return None  # "In a letter to Lund, the mayor said": the next clause
        if self._index.at(self._number, head + 1) is not None:
            return None  # the next name of a list, with its own title
        while head + 1 < end and self._is_person_noun(head + 1):
            head += 1
        words, fields = self._all_words(start, end), field_words(p, start, head)
        joint, affiliation = self._complement(head + 1, end)
        if affiliation is None:
            role, affiliation = self._split(start, head + 1)
            return self._made(p.lemma[head], words, self._shown(start, end) or role, affiliation, fields)
        return self._made(p.lemma[head], words, self._shown(start, joint), affiliation, fields)

    def belonging(self, mention: NameMention) -> Role | None:
        """As in "Peter Kwame | of the Institute for Public Policy": an affiliation alone."""
        p, hi = self._p, mention.hi
        if hi + 1 >= len(p) or p.lower[hi] not in self._words.belonging_preposition:
            return None
        start = hi + 1 + (p.lower[hi + 1] in self._words.definite_article)
        found = self._index.at(self._number, start)
        if found is None or self._index.entity_of(found).kind != "organisation":
            return None
        affiliation = self._shown(start, found.hi)
        return self._made("", frozenset(), None, affiliation) if affiliation is not None else None

    def from_predicate(self, mention: NameMention) -> Role | None:
        """As in "Sofia Brandt | is a doctor at Kenby Hospital"."""
        p, subject = self._p, mention.hi - 1
        verb = p.head[subject]
        if p.dep[subject] != SUBJECT or p.lemma[verb] not in self._words.copula or verb < subject:
            return None
        head = next((c for c in p.children[verb] if p.dep[c] == ATTRIBUTE), None)
        if head is None or p.tag[head] != NOUN_SINGULAR or not is_role_noun(p, head):
            return None
        hedges = (NEGATION, AUXILIARY, CLAUSE_MARKER)  # "is not a doctor", "would be a doctor", "if Lund is a doctor"
        if any(p.dep[c] in hedges for c in p.children[verb]) or verb > subject + _MAX_BEFORE:
            return None
        marks = p.language.glyphs.double_tokens
        if self._index.quoted[self._number][head] or not marks.isdisjoint(p.text[subject:head]):
            return None  # an opinion, not the text's own words
        return self._described(p.edges[head][0], head, self._end_of_description(head + 1, head + _MAX_BEHIND))

    def _described(self, start: int, head: int, end: int) -> Role:
        """The role in a noun phrase `[start, end)` with its complement: "the head | of the harbour union"."""
        p = self._p
        while start < head and (p.pos[start] in ("DET", "PRON") or p.tag[start] == POSSESSIVE_PRONOUN):
            start += 1
        words, fields = self._all_words(start, end), field_words(p, start, head)
        joint, affiliation = self._complement(head + 1, end)
        if affiliation is not None:
            return self._made(p.lemma[head], words, self._shown(start, joint), affiliation, fields)
        role, affiliation = self._split(start, head + 1)
        return self._made(p.lemma[head], words, role if affiliation else self._shown(start, end), affiliation, fields)

    def _made(
        self,
        head: str,
        words: frozenset[str],
        role: str | None,
        affiliation: str | None,
        fields: frozenset[str] = frozenset(),
    ) -> Role:
        return Role(head, self._vocabulary.head_nouns.get(head), words, role, affiliation, fields)

    def _end_of_description(self, end: int, limit: int) -> int:
        while end < min(len(self._p), limit) and not self._ends_apposition(end):
            end += 1
        return end

    def _ends_apposition(self, i: int) -> bool:
        p = self._p
        if p.tag[i] in WH_WORDS or p.pos[i] in _VERBS:
            return True
        inside = p.text[i] in _INSIDE or p.text[i] in p.language.glyphs.double_tokens
        return not (p.text[i][:1].isalnum() or inside or p.text[i] in self._vocabulary.possessive_clitics)

    def _all_words(self, lo: int, hi: int) -> frozenset[str]:
        """The words of a description; a part of a hyphenated word ("general" in "Secretary-General") is none."""
        p = self._p
        return frozenset(
            word
            for i in range(lo, hi)
            if not (i > lo and p.text[i - 1] == HYPHEN)
            for word in (p.lemma[i], p.lower[i], self._noun_for(i))
        )

    def _noun_for(self, i: int) -> str:
        """The noun of a title or of an office in several words ("vice-president")."""
        p = self._p
        if i > 1 and p.text[i - 1] == HYPHEN and p.end[i - 1] == p.start[i]:
            return f"{p.lower[i - 2]}{HYPHEN}{p.lower[i]}"
        if i > 0 and p.lower[i - 1] in self._vocabulary.vices:
            return f"{p.lower[i - 1]}{HYPHEN}{p.lower[i]}"
        title = self._vocabulary.titles.get(p.lower[i])
        return (title.noun if title and title.noun else p.lemma[i]).lower()

    def _modifies(self, i: int) -> bool:
        p = self._p
        if p.pos[i] in _MODIFIERS or p.tag[i] == POSSESSIVE_ENDING:
            return True
        return p.text[i] in (HYPHEN, NO_BREAK_SPACE) or p.lower[i] in self._vocabulary.titles

    def _is_person_noun(self, i: int) -> bool:
        return self._p.pos[i] in ("NOUN", "PROPN") and is_role_noun(self._p, i)

    def _is_apposed(self, i: int, hi: int) -> bool:
        """Whether the parser hangs a common noun on the name as what the person is ("Paul Etienne, a botanist")."""
        p = self._p
        apposed = p.tag[i] == NOUN_SINGULAR and p.dep[i] == APPOSITION and p.head[i] == hi - 1
        return apposed and p.pos[i - 1] in ("DET", "ADJ", "NOUN")

    def _split(self, start: int, end: int) -> tuple[str | None, str | None]:
        """Role and affiliation of the modifiers `[start, end)` before a name."""
        p = self._p
        for mention in self._index.mentions_in(self._number):
            if not start <= mention.lo or not mention.hi <= end - 1 or mention.label == NATIONALITY:
                continue
            if p.lower[mention.lo] in self._vocabulary.portfolios and mention.hi == mention.lo + 1:
                continue  # "Defence Minister": part of the role
            stop = mention.hi
            noun = self._vocabulary.head_nouns.get(p.lower[stop])
            if noun is not None and noun.kind == "organisation" and stop < end - 1:
                stop += 1  # "the Lund campaign"
            affiliation = self._shown(mention.lo, stop)
            if p.tag[stop] == POSSESSIVE_ENDING:
                stop += 1
            return self._shown(stop if mention.lo == start else start, end), affiliation
        return self._shown(start, end), None

    def _complement(self, start: int, end: int) -> tuple[int, str | None]:
        """The name in "... of/at/for NAME": where the preposition stands, and the name."""
        p = self._p
        for mention in self._index.mentions_in(self._number):
            if start <= mention.lo and mention.hi <= end:
                joint = mention.lo - 1
                while joint > start and p.pos[joint] != "ADP":
                    joint -= 1
                if p.pos[joint] == "ADP":
                    rest = range(mention.hi, end)
                    whole = all(p.pos[i] == "PROPN" or p.tag[i] == PREPOSITION_TAG for i in rest)
                    return joint, self._shown(mention.lo, end if whole else mention.hi)
        return end, None

    def _shown(self, lo: int, hi: int) -> str | None:
        p = self._p
        while lo < hi and not p.text[lo][:1].isalnum():
            lo += 1
        while hi > lo and not p.text[hi - 1][-1:].isalnum() and not p.text[hi - 1].endswith("."):
            hi -= 1
        return " ".join(p.token_span(lo, hi).of(self._index.parsed.text).split()) if lo < hi else None
