"""The words of labels, as questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from inquit.document import Gender
from inquit.glyphs import HYPHEN, with_typed_apostrophes
from inquit.languages import Language

__all__ = ["LabelWords", "Side"]

_LEAST = 2  # words that are left of a name

Side = Literal["question", "answer", "witness"]


class LabelWords:
    """What the tables of a language know of words in labels."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._vocabulary = language.vocabulary

    def _has(self, word: str, *kinds: str) -> bool:
        low = with_typed_apostrophes(word.casefold()).rstrip(",:;")
        bare = low.rstrip(".")
        return any(low in words or bare in words for words in (self._language.words("label_words", k) for k in kinds))

    def is_note(self, words: str) -> bool:
        """Whether parentheses tell how something is said, and not who says it: "on phone", "V.O."."""
        first = words.split()[0]
        if first[:1].islower() and not self._has(first, "of"):
            return not (self.is_particle(first) or self.holds_office(words.partition(",")[0].split()))
        return self._has(first.replace(".", "").split("/")[0], "note", "going on")

    def goes_on(self, word: str) -> bool:
        """Whether a word says that the speaker has spoken before."""
        return self._has(word, "going on")

    def is_particle(self, word: str) -> bool:
        """Whether it is a small word within a name."""
        return word.casefold() in self._vocabulary.particles

    def is_title(self, word: str) -> bool:
        """Whether it is a form of address, or a rank."""
        low = word.casefold().rstrip(",")
        title = self._vocabulary.titles.get(low) or self._vocabulary.titles.get(low.rstrip("."))
        known = title is not None and title.kind in ("honorific", "rank") and not self._has(word, "peer")
        return known or self._has(word, "title")

    def rank_of(self, title: str) -> str | None:
        """The office or rank that a title says its bearer has, in full; None for a mere form of address."""
        low = title.casefold()
        known = self._vocabulary.titles.get(low) or self._vocabulary.titles.get(low.rstrip("."))
        if known is None or known.kind not in ("rank", "office"):
            return None
        shortened = title.endswith(".") and known.noun is not None
        return str(known.noun).capitalize() if shortened else title

    def titles_of(self, words: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
        """The titles at the beginning, and the rest; a title alone is no title."""
        at = 0
        while at < len(words) and self.is_title(words[at]):
            at += 1
        return tuple(words[:at]), list(words[at:])

    def gender_of(self, titles: Sequence[str]) -> Gender | None:
        """The gender that titles show."""
        known = (self._vocabulary.titles.get(title.casefold().rstrip(".")) for title in titles)
        return next((title.gender for title in known if title is not None and title.gender), None)

    def without_article(self, words: Sequence[str]) -> tuple[list[str], bool]:
        """The words without an article before them, and whether there was one."""
        article = len(words) > 1 and words[0].casefold() in self._language.function_words.article
        return list(words[article:]), article

    def side_of(self, words: Sequence[str]) -> Side | None:
        """Which side of questions and answers it is."""
        whole = " ".join(words)
        return next((side for side in get_args(Side) if self._has(whole, side)), None)

    def begins_many(self, word: str) -> bool:
        """Whether it begins a label of more than one: "several"."""
        return self._has(word, "many")

    def is_many(self, word: str) -> bool:
        """Whether it is a noun for more than one: "audience", "members"."""
        low = word.casefold()
        if self._has(word, "group"):
            return True
        noun = self._vocabulary.noun_in_name(low)
        return noun is not None and noun.kind == "person" and noun.noun != low

    def begins_unknown(self, word: str) -> bool:
        """Whether it begins the label of somebody not known."""
        return self._has(word, "unknown")

    def is_anybody(self, name: str) -> bool:
        """Whether a label stands for whoever is not known, who may be another each time."""
        return self._has(name.split()[0], "unknown")

    def is_person_noun(self, word: str) -> bool:
        """Whether it is a common noun for one person."""
        low = word.casefold()
        return low in self._vocabulary.news_persons or self._has(word, "voice", "chair", "office")

    def is_description(self, words: Sequence[str]) -> bool:
        """Whether a label is a common noun, maybe with what tells its bearer from others: "White guy", "Narrator"."""
        named = any((self._is_given(word) and word[:1].isupper()) or len(word.strip(".")) == 1 for word in words)
        small = any(word.islower() and not (self.is_particle(word) or self._has(word, "of")) for word in words[1:])
        return not named and (small or self.is_person_noun(words[-1]))

    def is_office(self, word: str) -> bool:
        """Whether it is the noun of an office."""
        return self._has(word.rsplit(HYPHEN, 1)[-1], "chair", "office") or self._has(word, "office")

    def is_of(self, word: str) -> bool:
        """Whether it joins an office to what it is of, or where it is held."""
        return self._has(word, "of") or word in self._language.function_words.place_preposition

    def is_suffix(self, word: str) -> bool:
        """Whether it stands behind a name: "Jr.", "M.D."."""
        low = word.casefold().strip(",")
        return not self._vocabulary.suffixes.isdisjoint((low, low.strip("."), low.replace(".", "")))

    def without_honours(self, words: Sequence[str]) -> list[str]:
        """The words without what is no part of a name behind it ("MP"); "Jr." and "III" are."""
        end = len(words)
        while end > _LEAST and self.is_suffix(words[end - 1]) and not self._has(words[end - 1], "generation"):
            end -= 1
        return list(words[:end])

    def is_chair(self, phrase: str) -> bool:
        """Whether an office is that of whoever presides."""
        return any(self._has(word, "chair") for word in phrase.split()) or self._has(phrase, "chair")

    def end_of_office(self, words: Sequence[str]) -> int:
        """How many words at the beginning are an office: "Deputy Speaker", "Chairman | Lee", "Clerk at the Table"."""
        last = 0
        for i, word in enumerate(words):
            if self.is_office(word):
                last = i + 1
            elif last == i > 0 and self._has(word, "behind"):
                last = i + 1  # "Attorney General"
            elif not (self._has(word, "modifier") or word.casefold() in self._vocabulary.portfolios):
                break
        described = last or self._noun_before_of(words)
        if described and described < len(words) and self._has(words[described], "of"):
            begins = range(described + 2, len(words))
            return next((i for i in begins if self._is_given(words[i])), len(words))
        if last < len(words) and self.is_office(words[-1]) and not any(map(self._is_given, words)):
            return len(words)
        return last

    def _noun_before_of(self, words: Sequence[str]) -> int:
        """Where "of" stands behind a noun for a person: "Lord Bishop | of Chester"."""
        for i in range(1, len(words) - 1):
            if self._has(words[i], "of"):
                noun = words[i - 1].casefold()
                peer = self._has(words[i - 1], "peer") and i > 1
                return i if peer or noun in self._vocabulary.news_persons else 0
        return 0

    def holds_office(self, words: Sequence[str]) -> bool:
        """Whether words beside a name are what its bearer is, not where he belongs."""
        upto = next((i for i, word in enumerate(words) if i and self._has(word, "of")), len(words))
        if not upto or upto > len(words):
            return False
        return self.is_office(words[upto - 1]) or words[upto - 1].casefold() in self._vocabulary.news_persons

    def is_peer(self, word: str) -> bool:
        """Whether it is a title that is a part of its bearer's name: "Lord"."""
        return self._has(word, "peer")

    def is_joint(self, word: str) -> bool:
        """Whether it joins two speakers."""
        return self._has(word, "joint")

    def _is_given(self, word: str) -> bool:
        return word.casefold() in self._vocabulary.given_names
