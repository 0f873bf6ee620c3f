"""Brackets that take something away: "[convicted]" for "suspected" is no word for readers, but another statement.

A bracket may stand for a pronoun, a determiner, a noun phrase, an auxiliary, or the same verb in another form. What
else it stands for is changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from inquit.document import TextSpan
from inquit.text.parsing import Paragraph
from inquit.verification.quotation_parts import QuotedWords
from inquit.verification.readings import Reading
from inquit.verification.source_passages import PassageReader

__all__ = ["with_replaced_words"]

_CONTENT: Final = frozenset({"VERB", "ADJ", "ADV"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
# Characters of a quotation before and behind a bracket that are parsed with it.
_NEAR: Final = 200
_BRACKETS: Final = re.compile(r"[\[\]]")


def with_replaced_words(
    quoted: QuotedWords, reading: Reading, paragraphs: Sequence[Paragraph], passages: PassageReader
) -> Reading:
    """The reading in which what a bracket must not stand for is changed."""
    found = []
    for one in reading.departures:
        if one.kind == "inserted" and one.mark is not None and one.said[0] < one.said[1]:
            said = reading.source.words.span(*one.said)
            if any(_takes_away(quoted, one.mark, said, p, passages) for p in paragraphs):
                one = replace(one, kind="changed")
        found.append(one)
    return replace(reading, departures=tuple(found))


def _takes_away(quoted: QuotedWords, mark: TextSpan, said: TextSpan, p: Paragraph, passages: PassageReader) -> bool:
    """Whether the words that a bracket stands for say something that it does not."""
    there = {i for i in p.tokens_in(said) if said.start <= p.start[i] < said.end}
    content = [i for i in there if p.pos[i] in _CONTENT and not _is_light(p, i)]
    if not content:
        return False
    lemmas, nominal = _printed(quoted, mark, passages)
    lost = [i for i in content if p.lemma[i].lower() not in lemmas]
    return any(not (nominal and _is_in_phrase(p, i, there)) for i in lost)


def _is_light(p: Paragraph, i: int) -> bool:
    """Whether an adverb points to something, as a pronoun does ("here"), or says next to nothing."""
    return p.pos[i] == "ADV" and p.lower[i] in p.language.words("governing_words", "light adverb")


def _is_in_phrase(p: Paragraph, i: int, within: set[int]) -> bool:
    """Whether a word belongs to a noun of the same words: "the old mayor", "the man who knows it"."""
    while p.head[i] != i and p.head[i] in within:
        i = p.head[i]
        if p.pos[i] in _NOMINAL:
            return True
    return False


def _printed(quoted: QuotedWords, mark: TextSpan, passages: PassageReader) -> tuple[set[str], bool]:
    """The lemmas in a bracket, as it stands in the quotation, and whether there is a noun or pronoun among them."""
    start = max(quoted.starts[0] if len(quoted) else mark.start, mark.start - _NEAR)
    start = min(start, mark.start)
    end = min(max(quoted.ends[-1] if len(quoted) else mark.end, mark.end), mark.end + _NEAR)
    text = _BRACKETS.sub("", quoted.article[start:end])
    before = len(_BRACKETS.sub("", quoted.article[start : mark.start]))
    inside = TextSpan(before, before + len(_BRACKETS.sub("", mark.of(quoted.article))))
    lemmas: set[str] = set()
    nominal = False
    for p in passages.parsed_words(text):
        for i in p.tokens_in(inside) if inside.start < inside.end else ():
            lemmas |= {p.lemma[i].lower(), p.lower[i]}
            nominal = nominal or p.pos[i] in _NOMINAL
    return lemmas, nominal
