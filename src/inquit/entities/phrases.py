"""What kind of phrase stands beside a quote: a name, a pronoun, a description, several of them?

Source spans come from a parser or from annotators and may hold more than the noun phrase ("the general, who asked not
to be identified"). The phrase is cut at the first boundary, and its head is looked for in what is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from inquit.document import TextSpan
from inquit.entities.cast import Cast
from inquit.entities.mentions import role_noun
from inquit.entities.vocabulary import Pronoun, head_nouns, pronouns
from inquit.parsing import Paragraph

__all__ = ["Form", "Phrase", "phrase_of_noun", "read_phrase"]

Form = Literal["name", "pronoun", "nominal", "group"]

_BOUNDARIES = frozenset(",;:([{–—…")
_DASHES = frozenset({"--", "-", "–", "—"})
_PARTY = re.compile(r"[RDI](?:-|$)")
_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
_APPOSITION_REACH = 7  # tokens of title and role before the name
_PREMODIFIERS = frozenset({"det", "compound", "poss", "nmod", "case"})
_MAX_NESTING = 3
_SINGULAR_START = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase, reduced to its core tokens `[lo, hi)` in `parsed.paragraphs[paragraph]`."""

    paragraph: int
    lo: int
    hi: int
    head: int
    form: Form
    mention: int | None = None  # index of the name mention, where form is "name"
    pronoun: Pronoun | None = None
    apposed: bool = False  # whether the name stands in an apposition to the head ("the chairman, Ann Lund")
    members: tuple[Phrase, ...] = ()


def read_phrase(cast: Cast, source: Sequence[TextSpan]) -> Phrase | None:
    """Read a source; None where it covers no word."""
    for span in source:
        number = cast.paragraph_index(span.start)
        if number is None:
            continue
        paragraph = cast.parsed.paragraphs[number]
        tokens = paragraph.tokens_in(span)
        lo, hi = _trim(paragraph, tokens.start, tokens.stop)
        if lo < hi:
            lo = _with_modifiers(paragraph, lo, hi)
            return _Reader(cast, number, paragraph, hi).read(lo)
    return None


def _with_modifiers(paragraph: Paragraph, lo: int, hi: int) -> int:
    """Where the noun phrase begins when the source holds only the end of it ("campaign" of "the Lund campaign")."""
    while lo > 0 and (paragraph.dep[lo - 1] in _PREMODIFIERS or paragraph.tag[lo - 1] == "JJ") and paragraph.sent[lo - 1] == paragraph.sent[lo]:
        node = lo - 1
        for _ in range(_MAX_NESTING):  # a modifier of a modifier: "(New York) businessman"
            if paragraph.head[node] >= lo:
                break
            node = paragraph.head[node]
        if not lo <= paragraph.head[node] < hi:
            break
        lo -= 1
    return lo


def _trim(paragraph: Paragraph, lo: int, hi: int) -> tuple[int, int]:
    """Without punctuation, conjunctions and prepositions at the edges, unless nothing else is there."""
    first, last = lo, hi
    while lo < hi and (paragraph.pos[lo] in ("PUNCT", "SPACE", "CCONJ", "ADP", "SCONJ") or _is_mark(paragraph, lo)):
        lo += 1
    while hi > lo and (paragraph.pos[hi - 1] in ("PUNCT", "SPACE", "CCONJ") or _is_mark(paragraph, hi - 1)):
        hi -= 1
    return (lo, hi) if lo < hi else (first, last)


def _is_mark(paragraph: Paragraph, i: int) -> bool:
    return not any(char.isalnum() or char == "@" for char in paragraph.text[i]) and paragraph.tag[i] != "POS"


def _is_party(paragraph: Paragraph, i: int) -> bool:
    """ "R-Tenn.": party and state behind a name."""
    return bool(_PARTY.match(paragraph.text[i]))


def _joins(paragraph: Paragraph, i: int) -> bool:
    """Whether a token between names only joins them or adds party and state."""
    if paragraph.pos[i] in ("CCONJ", "PUNCT", "SPACE") or _is_mark(paragraph, i) or _is_party(paragraph, i):
        return True
    return role_noun(paragraph, i) or any(_is_party(paragraph, j) for j in range(max(0, i - 2), i))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one source; `end` is where the source's tokens end."""

    cast: Cast
    number: int
    paragraph: Paragraph
    end: int
    given: bool = True  # whether the source's own extent is given, or the noun phrase is the parser's

    def read(self, lo: int, *, coordination: bool = True) -> Phrase:
        p = self.paragraph
        core = self._core_end(lo)
        if core - lo == 1 and (pronoun := pronouns().get(p.lower[lo])) and not self._is_acronym(lo):
            return Phrase(self.number, lo, core, lo, "pronoun", pronoun=pronoun)
        if p.tag[core - 1] == "WP" and core - lo > 1:  # "many of whom"
            return Phrase(self.number, core - 1, core, core - 1, "pronoun", pronoun=pronouns().get(p.lower[core - 1]))
        if coordination and (group := self._group(lo, core)):
            return group
        lo = self._start_of_last_noun_phrase(lo, core)
        pre = self._before_preposition(lo, core)
        head = self._head(lo, pre)
        name = self._name(lo, pre, core, head)
        if name is not None:
            return Phrase(self.number, lo, core, head, "name", mention=name)
        apposed = self._apposed_name(lo, core, head)
        if apposed is not None:
            return Phrase(self.number, lo, core, head, "name", mention=apposed, apposed=True)
        return Phrase(self.number, lo, core, head, "nominal")

    def _is_acronym(self, i: int) -> bool:
        """ "WHO" and "IT" in mixed-case text are names."""
        p = self.paragraph
        return len(p.text[i]) > 1 and p.text[i].isupper() and not all(w.isupper() for w in p.text if w.isalpha())

    def _core_end(self, lo: int) -> int:
        p = self.paragraph
        i = lo
        while i < self.end:
            inside = self.cast.at(self.number, i)
            if inside is not None:
                i = max(self.cast.mentions[inside].hi, i + 1)
                continue
            if i > lo and self._is_boundary(i) and not self._keeps_clause(lo, i):
                break
            i += 1
        i = min(i, self.end)
        while i - 1 > lo and (_is_mark(p, i - 1) or p.pos[i - 1] in ("ADV", "CCONJ", "SPACE") or p.tag[i - 1] == "POS"):
            i -= 1
        return i

    def _is_boundary(self, i: int) -> bool:
        p = self.paragraph
        word = p.text[i]
        if word[0] in _BOUNDARIES:
            return True
        if word in _DASHES:
            return not (p.start[i] == p.end[i - 1] and i + 1 < len(p) and p.start[i + 1] == p.end[i])
        if p.tag[i] in ("WDT", "WP", "WP$", "WRB"):
            return p.pos[i - 1] != "ADP"
        if p.tag[i] == "PRP" and i > 0 and p.pos[i - 1] in _NOUNS:
            return True  # "the experts I spoke to"
        verb = p.pos[i] in ("VERB", "AUX") and p.tag[i] in ("VBN", "VBG", "VBD", "VBZ", "VBP", "MD")
        return verb and p.pos[i - 1] in ("NOUN", "PROPN") and p.dep[i] not in ("amod", "compound")

    def _keeps_clause(self, lo: int, i: int) -> bool:
        """A noun that says little by itself keeps its participle: "people involved in the talks"."""
        p = self.paragraph
        if not self.given:
            return False
        said = sum(p.pos[j] in ("NOUN", "PROPN") or (p.pos[j] == "ADJ" and p.lower[j] != "many") for j in range(lo, i))
        return p.tag[i] in ("VBN", "VBG") and said < 2

    def _before_preposition(self, lo: int, core: int) -> int:
        p = self.paragraph
        for i in range(lo + 1, core):
            if p.tag[i] in ("IN", "TO") and self.cast.at(self.number, i) is None and p.lower[i] not in ("than",):
                if p.lower[i - 1] in ("one", "some", "many", "most", "all", "none", "each", "both", "number"):
                    continue
                return i
        return core

    def _head(self, lo: int, pre: int) -> int:
        p = self.paragraph
        for i in range(pre - 1, lo - 1, -1):
            if p.tag[i] != "POS" and not _is_mark(p, i) and p.pos[i] not in ("ADV", "ADP"):
                return i
        return pre - 1

    def _name(self, lo: int, pre: int, core: int, head: int) -> int | None:
        """The name that is the head of the phrase, or that follows a role and its complement."""
        found = self.cast.at(self.number, head)
        if found is not None:
            return None if self._is_kind_of_people(found, lo, head) else found
        if pre == core or not role_noun(self.paragraph, head):
            return None
        last = self.cast.at(self.number, core - 1)
        if last is None or self.cast.entity_of(last).kind != "person":
            return None
        before = self.cast.mentions[last].lo - 1
        while before > head and role_noun(self.paragraph, before):
            before -= 1
        follows = before > head and self.paragraph.pos[before] in ("NOUN", "PROPN", "SPACE")
        return last if follows else None

    def _is_kind_of_people(self, mention: int, lo: int, head: int) -> bool:
        """ "many Africans", "the Republican": a name of a people or party that is used as a common noun."""
        p = self.paragraph
        if self.cast.entity_of(mention).kind == "person":
            return False
        if self.cast.mentions[mention].label in ("NORP", "") and p.tag[head] == "NNPS":
            return True
        if self.cast.mentions[mention].label == "NORP" and (p.tag[head] == "NNPS" or lo < self.cast.mentions[mention].lo):
            return True
        return p.tag[head] in ("NNPS", "NNS") and p.lemma[head] in head_nouns()

    def _apposed_name(self, lo: int, core: int, head: int) -> int | None:
        """ "The chairman, Ann Lund": a name right behind the comma, of the kind that the head noun describes."""
        p = self.paragraph
        noun = head_nouns().get(p.lemma[head]) or head_nouns().get(p.lower[head])
        one_of = p.lower[lo] == "one"
        if noun is None or core >= self.end or (p.tag[head] in ("NNS", "NNPS") and not one_of):
            return None
        i = core
        if p.text[i] == "(":  # "secretary of the union (NUM), Ann Lund"
            while i < self.end and p.text[i] != ")":
                i += 1
            i += 1
        if i >= self.end or p.text[i] not in (",", "-", "--", "–", "—", ":"):
            return None
        start = i + 1
        kind_differs = noun.kind != "person"  # only people have long titles before their names
        for j in range(start, min(start + _APPOSITION_REACH, self.end)):
            found = self.cast.at(self.number, j)
            if kind_differs and j > start + 1:
                return None
            if found is not None and (fitting := self._fits(found, noun.kind)) is not None:
                return fitting
            if found is None and p.pos[j] not in ("SPACE", "DET", "NOUN", "PROPN", "ADJ"):
                return None
        return None

    def _fits(self, mention: int, kind: str) -> int | None:
        entity = self.cast.entity_of(mention)
        if self.cast.mentions[mention].label == "NORP":
            return None
        return mention if (entity.kind == "person") == (kind == "person") else None

    def _start_of_last_noun_phrase(self, lo: int, core: int) -> int:
        """ "his wife and current nominee Ann Lund" describes one person: start at the part with the name."""
        p = self.paragraph
        last = self.cast.at(self.number, core - 1)
        if last is None:
            return lo
        if self.cast.entity_of(last).kind != "person":
            return lo
        start, described = lo, False
        for i in range(lo, self.cast.mentions[last].lo):
            if p.pos[i] == "ADP":
                return lo
            if p.pos[i] == "CCONJ" and described and self.cast.at(self.number, i) is None:
                start = i + 1
            described = described or role_noun(p, i)
        return start

    def _group(self, lo: int, core: int) -> Phrase | None:
        parts = self._named_list(lo) or self._conjuncts(lo, core)
        if len(parts) < 2:
            return None
        members = tuple(
            _Reader(self.cast, self.number, self.paragraph, hi).read(start, coordination=False) for start, hi in parts
        )
        return Phrase(self.number, lo, parts[-1][1], members[0].head, "group", members=members)

    def _named_list(self, lo: int) -> list[tuple[int, int]]:
        """ "Lund (D-Ohio) and Berg", "Lund, Berg and Dahl": names with nothing but joints between them."""
        p = self.paragraph
        out: list[tuple[int, int]] = []
        begin, joint = lo, False
        for i in self.cast.indices_in(self.number):
            mention = self.cast.mentions[i]
            if mention.lo < lo or mention.hi > self.end or _is_party(p, mention.lo):
                continue
            start = begin
            between = [j for j in range(start, mention.left) if not _joins(p, j)]
            if between and out:
                break
            joint = joint or any(p.pos[j] == "CCONJ" for j in range(start, mention.left))
            if out and not any(p.pos[j] == "CCONJ" or p.text[j] == "," for j in range(start, mention.left)):
                break
            out.append((mention.left if out else lo, mention.hi))
            begin = mention.hi
            if joint:
                break
        rest = [j for j in range(begin, self._core_end(out[-1][0]))] if out else []
        return out if joint and len(out) > 1 and not [j for j in rest if p.tag[j] != "POS"] else []

    def _conjuncts(self, lo: int, core: int) -> list[tuple[int, int]]:
        """The ranges of coordinated noun phrases, when the source is several of them."""
        p = self.paragraph
        pre = self._before_preposition(lo, core)
        heads = [j for j in range(lo, pre) if p.pos[j] in (*_NOUNS, "PRON")]
        chain: list[int] = []
        for head in heads:
            chain = self._chain(head)
            if chain:
                break
        cuts: list[tuple[int, int]] = []
        begin = lo
        for joint in chain:
            cut = next((i for i in range(joint, begin, -1) if p.pos[i] == "CCONJ" or p.text[i] == ","), None)
            if cut is None or self.cast.at(self.number, cut) is not None:
                return []
            cuts.append((begin, cut))
            begin = cut + 1
        if not cuts:
            return []
        cuts.append((begin, max(self._core_end(begin), begin + 1)))
        cuts = [_trim(p, a, b) for a, b in cuts]
        if any(p.tag[i] in ("WDT", "WP") for i in range(cuts[0][1], cuts[-1][0])):
            return []
        if any(p.text[i] == "," for i in range(cuts[0][1], cuts[-1][0])) and not self._is_list(cuts):
            return []
        return [] if self._describes_one(cuts) else cuts

    def _is_list(self, parts: list[tuple[int, int]]) -> bool:
        """Whether commas part members, not an apposition: the last joint has "and", and there are names or plurals."""
        p = self.paragraph
        return any(p.pos[i] == "CCONJ" for i in range(parts[-2][1], parts[-1][0])) and (
            self.cast.at(self.number, parts[0][1] - 1) is None or self.cast.at(self.number, parts[-1][0]) is not None
            or self.cast.at(self.number, parts[-1][1] - 1) is not None
        )

    def _chain(self, head: int) -> list[int]:
        p = self.paragraph
        out: list[int] = []
        node = head
        while True:
            nxt = [c for c in p.children[node] if p.dep[c] == "conj" and node < c < self.end and p.pos[c] not in ("VERB", "AUX")]
            if not nxt:
                return out
            out.append(nxt[0])
            node = nxt[0]

    def _describes_one(self, parts: list[tuple[int, int]]) -> bool:
        """ "the former senator and current nominee": one determiner, one person."""
        p = self.paragraph
        (first, end), (second, stop) = parts[0], parts[1]
        if len(parts) > 2 or self.cast.at(self.number, end - 1) is not None:
            return False
        if end - first == 1 and p.pos[first] in ("NUM", "DET"):
            return True
        if p.tag[end - 1] not in ("NN", "NNP"):
            return p.pos[end - 1] == "ADJ"
        bare = p.pos[second] not in ("DET", "PRON") and p.tag[second] != "PRP$"
        determined = p.lower[first] in _SINGULAR_START or p.tag[first] == "PRP$"
        alone = self.cast.at(self.number, stop - 1) is None
        return determined and bare and alone


def phrase_of_noun(cast: Cast, number: int, token: int) -> Phrase:
    """The phrase around a noun that no source span delimits, such as the antecedent of "who"."""
    p = cast.parsed.paragraphs[number]
    found = cast.at(number, token)
    if found is not None:
        mention = cast.mentions[found]
        return Phrase(number, mention.lo, mention.hi, mention.hi - 1, "name", mention=found)
    lo, hi = p.edges[token]
    lo, hi = _trim(p, lo, hi)
    if not lo <= token < hi:
        lo, hi = token, token + 1
    phrase = _Reader(cast, number, p, hi, given=False).read(lo)
    return phrase if phrase.form != "pronoun" or phrase.hi - phrase.lo == 1 else Phrase(number, lo, hi, token, "nominal")
