"""Somebody in a book, as far as the forms of the name tell."""

from __future__ import annotations

from collections import Counter

from inquit.document import Gender
from inquit.entities.names.name_evidence import NameEvidence, NameForm
from inquit.entities.names.name_words import Words
from inquit.languages.word_entries import AddressKind

__all__ = ["Person"]

TITLE_WEIGHT = 10  # votes of a use with a title on the gender: it shows it, where pronouns may be another's


class Person:
    """Somebody in the making: the forms of the name, and how often each is used."""

    def __init__(self, evidence: NameEvidence) -> None:
        self._evidence = evidence
        self._vocabulary = evidence.vocabulary
        self.forms: Counter[NameForm] = Counter()
        self.words: Counter[Words] = Counter()
        self.titles: Counter[str] = Counter()
        self.full: Words = ()

    def add(self, form: NameForm, uses: int) -> None:
        """Take a form of the name in."""
        title, words = form
        self.forms[form] += uses
        self.words[words] += uses
        if title:
            self.titles[title] += uses
        if len(words) > len(self.full):
            self.full = words

    @property
    def size(self) -> int:
        """How often the person is named."""
        return self.forms.total()

    def uses_of(self, word: str) -> int:
        """How often the person is named by a form with this word."""
        return sum(n for words, n in self.words.items() if word in words)

    @property
    def given(self) -> str:
        """The first word of the fullest form."""
        return self.full[0]

    @property
    def has_full_name(self) -> bool:
        """Whether a form of several words is known."""
        return len(self.full) > 1

    @property
    def family(self) -> str | None:
        """The family name, as far as it shows: the last word of a full name, or what follows "Mr."."""
        if self.has_full_name:
            return self.full[-1]
        titled = (form for form in self.forms if form[0] and self._vocabulary.addresses[form[0]].kind != "kin")
        return next((words[-1] for title, words in titled if title not in self._with_given_name), None)

    def has_title(self, titles: frozenset[str]) -> bool:
        """Whether one of the titles is used."""
        return not titles.isdisjoint(self.titles)

    def is_called(self, kind: AddressKind) -> bool:
        """Whether a title of this kind is used."""
        return any(self._vocabulary.addresses[title].kind == kind for title in self.titles)

    @property
    def is_titled_by_given_name(self) -> bool:
        """Whether a title is used that goes with the given name: whoever has one is not called by a pet form too."""
        return self.has_title(self._with_given_name)

    @property
    def _with_given_name(self) -> frozenset[str]:
        return self._vocabulary.knights | self._vocabulary.ladies

    @property
    def gender(self) -> Gender | None:
        """The gender that most uses show, a title worth many pronouns; else what pronouns make likely."""
        votes: Counter[Gender] = Counter()
        for form, uses in self.forms.items():
            gender = self._evidence.gender(form)
            if gender is not None:
                votes[gender] += uses * (TITLE_WEIGHT if form[0] else 1)
        return votes.most_common(1)[0][0] if votes else self._evidence.likely_gender(self.forms)
