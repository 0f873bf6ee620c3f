"""A parsed paragraph of a source of which parts are quoted: what of it is outside, and what the words outside are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from inquit.document import TextSpan
from inquit.glyphs import WORD, with_typed_apostrophes
from inquit.languages.meaning_words import IDLE, MeaningWord
from inquit.languages.relations import AUXILIARIES, CONJUNCT, COORDINATOR, NOMINAL_SUBJECTS, POSSESSOR
from inquit.languages.tags import INFINITIVE_TO
from inquit.text.parsing import Paragraph
from inquit.verification.said_numbers import number_at
from inquit.verification.verdicts import Turned

__all__ = ["QuotedTree", "Turning"]

_WORD = re.compile(WORD)
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Turning:
    """Words of a source that turn the meaning of a quotation that leaves them out.

    same, sense: what they say, and what they have in common with those that may stand for them beside the marks.
    """

    kind: Turned
    span: TextSpan
    same: str = ""
    sense: str = ""


class QuotedTree:
    """The tokens of a paragraph, with those that are quoted.

    A token that only shares a part with what is quoted is quoted: words are never cut.
    """

    def __init__(self, p: Paragraph, kept: Sequence[TextSpan]) -> None:
        self.p = p
        self.kept = [False] * len(p)
        self.gap = TextSpan(kept[0].end, max(kept[0].end, kept[-1].start)) if kept else TextSpan(0, 0)
        for span in kept:
            for i in p.tokens_in(span):
                self.kept[i] = True

    def words(self, role: str) -> frozenset[str]:
        """The words of a role among those that govern others."""
        return self.p.language.words("governing_words", role)

    @cached_property
    def lower(self) -> list[str]:
        """The tokens in lower case; a contracted one is the word that it is short for, or denies ("wa'n't")."""
        endings = self.p.language.meaning.contraction_endings
        no = self.words("no")
        words = (with_typed_apostrophes(word) for word in self.p.lower)
        ends = ((word, next((end for end in endings if word.endswith(end)), None)) for word in words)
        return [
            endings[end][0] if end is not None and (word == end or endings[end][0] in no) else word
            for word, end in ends
        ]

    @cached_property
    def meant(self) -> list[MeaningWord | None]:
        """What turns a meaning, at each token of its expression; nothing where the words are idle."""
        meaning = self.p.language.meaning
        idle = dict.fromkeys(meaning.idle_outside, MeaningWord(IDLE, "", ""))
        known = meaning.expressions | idle
        longest = max(map(len, known), default=0)
        found: list[MeaningWord | None] = [None] * len(self.p)
        i = 0
        while i < len(found):
            sizes = range(min(longest, len(found) - i), 0, -1)
            size = next((size for size in sizes if tuple(self.lower[i : i + size]) in known), 0)
            if size and (word := known[tuple(self.lower[i : i + size])]).kind != IDLE:
                found[i : i + size] = [word] * size
            i += max(size, 1)
        return found

    def kind(self, i: int) -> str:
        """What a token touches, if anything."""
        word = self.meant[i]
        return "" if word is None else word.kind

    def is_expression(self, i: int) -> bool:
        """Whether a token touches by itself what the expression does that it is part of."""
        return self.p.language.meaning.expressions.get((self.lower[i],)) is self.meant[i]

    def is_idle(self, i: int) -> bool:
        """Whether a token is part of an expression that turns nothing."""
        return self.meant[i] is None and (self.lower[i],) in self.p.language.meaning.expressions

    def has_role(self, i: int, role: str) -> bool:
        """Whether the lemma or the form of a token has a role, and is not idle."""
        words = self.words(role)
        return (self.p.lemma[i] in words or self.lower[i] in words) and not self.is_idle(i)

    def outside(self, i: int) -> Iterator[int]:
        """The tokens that a token governs and that are not quoted."""
        return (child for child in self.p.children[i] if not self.kept[child])

    def is_left_out(self, i: int) -> bool:
        """Whether a token stands between two stretches that are quoted."""
        return not self.kept[i] and self.gap.start <= self.p.start[i] < self.gap.end

    def number(self, i: int) -> str | None:
        """The number that a token says, if any."""
        found = number_at(self.lower, i, self.p.language.meaning)
        return None if found is None else found.key

    def is_predicate(self, i: int) -> bool:
        """Whether a token is the verb of a clause."""
        return self.p.pos[i] in _VERBAL and self.p.dep[i] not in AUXILIARIES

    def subject(self, i: int) -> int | None:
        """What is the subject of a verb; of one that shares it, that of the verb before."""
        while True:
            found = next((child for child in self.p.children[i] if self.p.dep[child] in NOMINAL_SUBJECTS), None)
            if found is not None or self.p.dep[i] != CONJUNCT or self.p.head[i] == i:
                return found
            i = self.p.head[i]

    def has_own_subject(self, i: int) -> bool:
        """Whether a verb has a subject of its own."""
        return any(self.p.dep[child] in NOMINAL_SUBJECTS for child in self.p.children[i])

    def is_saying(self, i: int) -> bool:
        """Whether a verb reports what somebody says or thinks."""
        reporting = self.p.language.reporting
        return self.p.lemma[i] in reporting.of_act("speech") | reporting.of_act("attitude")

    def joint(self, above: int, below: int) -> str:
        """The coordinator that joins a clause to the one before, in lower case; nothing where there is none."""
        joints = [child for child in self.p.children[above] if self.p.dep[child] == COORDINATOR and child < below]
        return self.lower[joints[-1]] if joints else ""

    def is_infinitive(self, i: int) -> bool:
        """Whether a verb stands with "to"."""
        return any(self.p.tag[child] == INFINITIVE_TO for child in self.p.children[i])

    def is_self(self, i: int) -> bool:
        """Whether a noun or pronoun is the speaker."""
        words = _WORD.findall(self.lower[i]) or [""]  # in old texts a token may hold two: "Taylor!--I"
        pronoun = self.p.language.vocabulary.pronouns.get(words[-1])
        return pronoun is not None and pronoun.person == "1"

    def is_own(self, i: int) -> bool:
        """Whether a noun is what the speaker says ("my claim", but not "my opponents"), or is the speaker."""
        if self.p.dep[i] == POSSESSOR or self.p.lemma[i] in self.p.language.vocabulary.news_persons:
            return False
        owners = (child for child in self.p.children[i] if self.p.dep[child] == POSSESSOR)
        return self.is_self(i) or any(self.is_self(owner) for owner in owners)

    def turning(self, kind: str, lo: int, hi: int | None = None, *, same: str = "", sense: str = "") -> Turning:
        """What turns the meaning: one token, or several."""
        span = self.p.token_span(lo, lo + 1 if hi is None else hi)
        return Turning(cast(Turned, kind), span, same or self.lower[lo], sense)

    def turned_by(self, i: int) -> Turning:
        """What turns the meaning by the expression that a token is part of."""
        word = self.meant[i]
        if word is None:
            raise ValueError("the token is part of no such expression")
        lo = next((j + 1 for j in range(i - 1, -1, -1) if self.meant[j] is not word), 0)
        hi = next((j for j in range(i + 1, len(self.p)) if self.meant[j] is not word), len(self.p))
        return self.turning(word.kind, lo, hi, same=word.same, sense=word.sense)
