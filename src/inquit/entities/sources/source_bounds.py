"""Where the core of a source phrase begins and ends.

Source spans come from a parser or from annotators and may hold more than the noun phrase ("the general, who asked not
to be identified") or less ("campaign" of "the Lund campaign").
"""

from __future__ import annotations

from dataclasses import dataclass

from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.mentions.noun_kinds import is_of_class, is_role_noun
from inquit.glyphs import DASHES, HYPHEN, TYPED_DASH
from inquit.languages.relations import (
    ADJECTIVE,
    ADVERB,
    CASE_MARKER,
    COMPOUND,
    NOUN_MODIFIER,
    NUMERAL,
    POSSESSOR,
    RELATIVE_CLAUSE,
    SUBJECT,
)
from inquit.languages.tags import (
    ADJECTIVE_TAG,
    BASE_FORM,
    CARDINAL_NUMBER,
    DETERMINER_TAG,
    GERUND,
    INFINITIVE_TO,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PERSONAL_PRONOUN,
    PLURALS,
    POSSESSIVE_ENDING,
    PREDETERMINER_TAG,
    PREPOSITION_TAG,
    WH_WORDS,
)
from inquit.text.parsing import Paragraph

__all__ = ["Scope", "is_mark", "is_party", "trim", "with_modifiers"]

_BOUNDARIES = frozenset(f",;:([{{…{DASHES}")
_HEADS = frozenset({"NOUN", "PROPN", "PRON"})
_NAMING = frozenset({"NOUN", "PROPN"})
_NOUNS = _NAMING | {"NUM"}
_PREMODIFIERS = frozenset({COMPOUND, POSSESSOR, NOUN_MODIFIER, CASE_MARKER})
_MODIFIER_LABELS = frozenset({ADJECTIVE, NUMERAL, ADVERB, COMPOUND})
_MAX_NESTING = 3  # a modifier of a modifier: "(New York) businessman"
_QUANTITY_TAGS = frozenset({CARDINAL_NUMBER, DETERMINER_TAG, PREDETERMINER_TAG})
_MIN_TELLING = 2  # content words from which a noun phrase tells enough without its participle


def trim(paragraph: Paragraph, lo: int, hi: int) -> tuple[int, int]:
    """Without punctuation, conjunctions and prepositions at the edges, unless nothing else is there."""
    first, last = lo, hi
    while lo < hi and (paragraph.pos[lo] in ("PUNCT", "SPACE", "CCONJ", "ADP", "SCONJ") or is_mark(paragraph, lo)):
        lo += 1
    while hi > lo and (paragraph.pos[hi - 1] in ("PUNCT", "SPACE", "CCONJ") or is_mark(paragraph, hi - 1)):
        hi -= 1
    return (lo, hi) if lo < hi else (first, last)


def with_modifiers(paragraph: Paragraph, lo: int, hi: int) -> int:
    """Where the noun phrase begins when the source holds only the end of it."""
    while lo > 0 and paragraph.sent[lo - 1] == paragraph.sent[lo] and _modifies(paragraph, lo - 1):
        node = lo - 1
        for _ in range(_MAX_NESTING):
            if paragraph.head[node] >= lo:
                break
            node = paragraph.head[node]
        if not lo <= paragraph.head[node] < hi:
            break
        lo -= 1
    return lo


def _modifies(paragraph: Paragraph, i: int) -> bool:
    return paragraph.dep[i] in _PREMODIFIERS or paragraph.tag[i] == ADJECTIVE_TAG


def is_mark(paragraph: Paragraph, i: int) -> bool:
    """Whether a token is punctuation only."""
    return (
        not any(char.isalnum() or char == "@" for char in paragraph.text[i]) and paragraph.tag[i] != POSSESSIVE_ENDING
    )


def is_party(paragraph: Paragraph, i: int) -> bool:
    """As in "R-Tenn.": party and state behind a name."""
    return paragraph.language.pattern("party").match(paragraph.text[i]) is not None


@dataclass(frozen=True, slots=True)
class Scope:
    """One source while it is read: its paragraph and where its tokens end."""

    index: NameIndex
    number: int  # position in `parsed.paragraphs`
    paragraph: Paragraph
    end: int
    given: bool = True  # whether the source's own extent is given, or the noun phrase is the parser's

    def named(self, i: int) -> NameMention | None:
        """The name mention that covers a token."""
        return self.index.at(self.number, i)

    def is_person(self, i: int) -> bool:
        """Whether a token belongs to the name of a person."""
        found = self.named(i)
        return found is not None and self.index.entity_of(found).kind == "person"

    def core_end(self, lo: int) -> int:
        """The end of the noun phrase that begins at `lo`: before a comma, a clause, a bracket."""
        p = self.paragraph
        i = lo
        while i < self.end:
            mention = self.named(i)
            if mention is not None and lo < i == mention.lo and self._begins_clause(lo, mention):
                break
            if mention is not None:
                i = max(mention.hi, i + 1)
                continue
            if i > lo and self._is_boundary(i) and not self._keeps_clause(lo, i):
                break
            i += 1
        i = min(i, self.end)
        while i - 1 > lo and (
            is_mark(p, i - 1) or p.pos[i - 1] in ("ADV", "CCONJ", "SPACE") or p.tag[i - 1] == POSSESSIVE_ENDING
        ):
            i -= 1
        return i

    def before_date(self, lo: int, core: int) -> int:
        """Where the phrase ends without the date that news sets right behind it: "the bureau | this week (said)"."""
        p, calendar = self.paragraph, self.paragraph.language.vocabulary.in_calendar
        end, dated = core, False
        while end - 1 > lo and self.named(end - 1) is None:
            word = p.lower[end - 1]
            names_time = word in calendar("weekday") or word in calendar("unit")
            if not names_time and not (dated and (word in calendar("lead") or self._leads_to_time(end - 1))):
                break
            dated, end = True, end - 1
        return end if p.pos[end - 1] in _HEADS and p.pos[lo] != "NUM" else core

    def _leads_to_time(self, article: int) -> bool:
        """As in "during | the | weekend"."""
        p = self.paragraph
        definite = p.lower[article] in p.language.function_words.definite_article
        return (
            definite
            and p.pos[article - 1] == "ADP"
            and p.lower[article - 1] in p.language.vocabulary.in_calendar("lead")
        )

    def _begins_clause(self, lo: int, mention: NameMention) -> bool:
        """Whether a name only acts in a clause about the noun before it: "the guests | Ann Lund invited"."""
        p, verb = self.paragraph, self.paragraph.head[mention.hi - 1]
        before = mention.left - 1 - (p.pos[mention.left - 1] == "DET")
        if before < lo or p.pos[before] not in _NAMING:
            return False
        by_parse = p.dep[verb] == RELATIVE_CLAUSE and lo <= p.head[verb] < mention.lo
        acts = mention.hi < self.end and p.tag[mention.hi] == PAST_TENSE and p.tag[before] in PLURALS
        return (by_parse and p.dep[mention.hi - 1] == SUBJECT) or (self.given and acts)

    def _is_boundary(self, i: int) -> bool:
        p = self.paragraph
        word = p.text[i]
        if word[0] in _BOUNDARIES:
            # "a long, angry letter": a comma between modifiers is none.
            return not (word == "," and p.head[i - 1] > i and p.dep[i - 1] in _MODIFIER_LABELS)
        if word in (TYPED_DASH, HYPHEN):
            return not (p.start[i] == p.end[i - 1] and i + 1 < len(p) and p.start[i + 1] == p.end[i])
        if p.tag[i] in WH_WORDS:
            return p.pos[i - 1] != "ADP"
        if p.tag[i] == PERSONAL_PRONOUN and p.pos[i - 1] in _NOUNS:
            return True  # "the experts I spoke to"
        if is_role_noun(p, i) and i + 1 < len(p) and self.is_person(i + 1):
            return False  # "Lakers coach Ann Lund", where the tagger sees a verb
        verb = p.pos[i] in ("VERB", "AUX") and p.tag[i] != BASE_FORM
        return verb and p.pos[i - 1] in ("NOUN", "PROPN") and p.dep[i] not in (ADJECTIVE, COMPOUND)

    def _keeps_clause(self, lo: int, i: int) -> bool:
        """A noun that says little by itself keeps its participle: "people involved in the talks"."""
        p = self.paragraph
        if not self.given or p.tag[i] not in (PAST_PARTICIPLE, GERUND):
            return False
        little = p.language.vocabulary.in_descriptions("little said")
        telling = [p.pos[j] in _NAMING or (p.pos[j] == "ADJ" and p.lower[j] not in little) for j in range(lo, i)]
        return sum(telling) < _MIN_TELLING

    def before_preposition(self, lo: int, core: int) -> int:
        """The end of the noun phrase without its complements ("head" of "head of the union")."""
        p, words = self.paragraph, self.paragraph.language.function_words
        for i in range(lo + 1, core):
            joint = (
                p.tag[i] in (PREPOSITION_TAG, INFINITIVE_TO)
                and p.lower[i] not in words.comparative
                and self.named(i) is None
            )
            # "one of the lawyers" is a lawyer: a quantity is no head; "some in the party" are no party.
            if joint and not (self._is_quantity(i - 1) and p.lower[i] in words.belonging_preposition):
                return i
        return core

    def _is_quantity(self, i: int) -> bool:
        p = self.paragraph
        if p.tag[i] in _QUANTITY_TAGS or is_of_class(p, i, "quantity"):
            return True
        return p.lower[i] in p.language.vocabulary.in_descriptions("quantity")

    def head(self, lo: int, pre: int, core: int) -> int:
        """The word that heads the noun phrase `[lo, pre)`: its last, or the noun before "familiar with the plan"."""
        p = self.paragraph
        nouns = [i for i in range(lo, pre) if p.pos[i] in _HEADS]
        if nouns and pre < core and all(p.pos[i] in ("ADJ", "ADV") for i in range(nouns[-1] + 1, pre)):
            return nouns[-1]
        for i in range(pre - 1, lo - 1, -1):
            if p.tag[i] != POSSESSIVE_ENDING and not is_mark(p, i) and p.pos[i] not in ("ADV", "ADP"):
                return i
        return pre - 1
