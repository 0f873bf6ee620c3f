"""Parts of speech and lemmas by a table, for pipelines whose patterns amount to one.

In spaCy's English pipelines an `attribute_ruler` gives each word its part of speech by its tag, at times also by the
word itself or its relation, and a `lemmatizer` makes the lemma of the word, its part of speech and its features. Both
look at every token anew. What they say of a word with a tag and a relation is always the same, but for a few pairs of
words ("gon na"), so it is kept here, and found by the columns of a parse. Patterns that ask for more are left to spaCy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler, Lemmatizer

__all__ = ["Pattern", "RuledWord", "RuledWords", "patterns_of"]

# Words that are kept, with a tag and a relation each; a novel has some 20,000. It bounds memory, and changes no result.
MAX_KEPT = 50_000
# What a pattern may ask of a token, and what its rule may say of one; of white space, which is in no column, anything.
_TAG, _DEP, _LOWER, _SPACE = "TAG", "DEP", "LOWER", "IS_SPACE"
_SAID = {"POS", "MORPH", "LEMMA"}
_IN, _NOT_IN, _MATCHES = "IN", "NOT_IN", "REGEX"

Token = Mapping[str, Any]
Key = tuple[int, int, int]  # a word, its tag and its relation, by spaCy's numbers


class Pattern(NamedTuple):
    """What is asked of some tokens in a row; `rule` then speaks of the one at `place`."""

    tokens: tuple[Token, ...]
    rule: int
    place: int


class RuledWord(NamedTuple):
    """What is said of a token by itself, and the numbers of the patterns of several tokens that may begin with it."""

    pos: str
    lemma: str
    begins: tuple[int, ...]


class _Kind(NamedTuple):
    """What tokens have in common that no pattern tells apart: rules for them, and (pattern, place) in longer ones."""

    rules: tuple[int, ...]
    places: frozenset[tuple[int, int]]


def patterns_of(ruler: AttributeRuler) -> list[Pattern] | None:
    """The patterns of a ruler; None where one asks or says what the columns of a parse do not have."""
    patterns = []
    entries: list[dict[str, Any]] = ruler.patterns
    for rule, entry in enumerate(entries):
        place = entry["index"]
        for tokens in entry["patterns"]:
            said = entry["attrs"].keys() <= _SAID or (place < len(tokens) and tokens[place].get(_SPACE) is True)
            if not (said and 0 <= place < len(tokens) and all(map(_asks_columns, tokens))):
                return None
            patterns.append(Pattern(tuple(tokens), rule, place))
    return patterns


def _asks_columns(token: Token) -> bool:
    words = {name: wanted for name, wanted in token.items() if name != _SPACE}
    spaces = token.get(_SPACE, False)
    return words.keys() <= {_TAG, _DEP, _LOWER} and isinstance(spaces, bool) and all(map(_is_plain, words.values()))


def _is_plain(wanted: Any) -> bool:
    return isinstance(wanted, str) or (
        isinstance(wanted, dict) and len(wanted) == 1 and (wanted.keys() <= {_IN, _NOT_IN} or _is_matched(wanted))
    )


def _is_matched(wanted: Any) -> bool:
    return isinstance(wanted, dict) and isinstance(wanted.get(_MATCHES), str)


def _fits(wanted: Any, value: str) -> bool:
    """Whether a value is one of those that a pattern wants, as spaCy's matcher sees it."""
    if isinstance(wanted, str):
        return value == wanted
    if _is_matched(wanted):
        return re.search(wanted[_MATCHES], value) is not None
    return value in wanted[_IN] if _IN in wanted else value not in wanted[_NOT_IN]


class RuledWords:
    """What a ruler and a rule lemmatizer say of words; `patterns` are all of the ruler's."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer, patterns: Sequence[Pattern]) -> None:
        self._vocab = ruler.vocab
        self._strings = ruler.vocab.strings
        self._numbers = [self._strings[name] for name in ("POS", "MORPH", "LEMMA")]
        self._says: list[dict[int, int]] = ruler.attrs
        self._lemmatizer = lemmatizer
        self._patterns = patterns
        wanted = [token[_LOWER] for pattern in patterns for token in pattern.tokens if _LOWER in token]
        self._matched = [each for each in wanted if _is_matched(each)]
        # words that any pattern names; all others are alike to the ruler
        self._named = {word for each in wanted if not _is_matched(each) for word in _names(each)}
        self._by_tag: dict[str, list[tuple[int, int]]] = {}
        self._kinds: dict[tuple[str, str, str, bool], _Kind] = {}
        self._lemmas: dict[Key, str] = {}
        self._kept: dict[Key, RuledWord] = {}

    def read(self, keys: Sequence[Key]) -> list[RuledWord]:
        """What is said of each token of a text."""
        kept = self._kept
        if len(kept) > MAX_KEPT:
            kept.clear()
            self._lemmas.clear()
        for key in {key for key in keys if key not in kept}:
            kept[key] = self._told(key)
        words = [kept[key] for key in keys]
        around: dict[int, set[int]] = {}
        for at, word in enumerate(words):
            for number in word.begins:
                if self._stands(number, keys[at : at + len(self._patterns[number].tokens)]):
                    pattern = self._patterns[number]
                    around.setdefault(at + pattern.place, set()).add(pattern.rule)
        for at, rules in around.items():
            words[at] = self._told(keys[at], rules)
        return words

    def _stands(self, number: int, keys: Sequence[Key]) -> bool:
        """Whether a pattern of several tokens fits these."""
        return len(keys) == len(self._patterns[number].tokens) and all(
            (number, place) in self._kind(key).places for place, key in enumerate(keys)
        )

    def _told(self, key: Key, around: Iterable[int] = ()) -> RuledWord:
        """What is said of a token by its own rules and by those that speak of it for what is around it."""
        kind, strings = self._kind(key), self._strings
        said: dict[int, int] = {}
        for rule in sorted({*kind.rules, *around}):  # what comes later counts more
            said |= self._says[rule]
        pos, morph, lemma = (said.get(number, 0) for number in self._numbers)
        begins = tuple(sorted(number for number, place in kind.places if place == 0))
        return RuledWord(strings[pos], strings[lemma].lower() if lemma else self._lemma(key[0], pos, morph), begins)

    def _lemma(self, word: int, pos: int, morph: int) -> str:
        """What the lemmatizer makes of a word, in small letters."""
        known = self._lemmas.get((word, pos, morph))
        if known is None:
            from spacy.tokens import Doc

            token: Any = Doc(self._vocab, words=[self._strings[word]])[0]
            token.pos = pos
            token.set_morph(morph or None)
            known = self._lemmas[word, pos, morph] = self._lemmatizer.lemmatize(token)[0].lower()
        return known

    def _kind(self, key: Key) -> _Kind:
        word, tag, relation = self._vocab[key[0]], self._strings[key[1]], self._strings[key[2]]
        lower = word.lower_
        if lower not in self._named and not any(_fits(wanted, lower) for wanted in self._matched):
            lower = ""
        has = (tag, relation, lower, word.is_space)
        kind = self._kinds.get(has)
        if kind is None:
            kind = self._kinds[has] = self._new_kind(*has)
        return kind

    def _new_kind(self, tag: str, relation: str, lower: str, is_space: bool) -> _Kind:
        rules, places = set(), set()
        for number, place in self._asked_of(tag):
            pattern = self._patterns[number]
            token = pattern.tokens[place]
            value = {_DEP: relation, _LOWER: lower}
            if all(_fits(token[name], has) for name, has in value.items() if name in token) and (
                token.get(_SPACE, is_space) == is_space
            ):
                if len(pattern.tokens) == 1:
                    rules.add(pattern.rule)
                else:
                    places.add((number, place))
        return _Kind(tuple(sorted(rules)), frozenset(places))

    def _asked_of(self, tag: str) -> list[tuple[int, int]]:
        """The places in patterns that a token with this tag may have."""
        known = self._by_tag.get(tag)
        if known is None:
            known = self._by_tag[tag] = [
                (number, place)
                for number, pattern in enumerate(self._patterns)
                for place, token in enumerate(pattern.tokens)
                if _TAG not in token or _fits(token[_TAG], tag)
            ]
        return known


def _names(wanted: Any) -> Iterable[str]:
    """The words that a pattern names one by one."""
    return [wanted] if isinstance(wanted, str) else next(iter(wanted.values()))
