"""The people of a book while their names are sorted out, found by the words of these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from inquit.entities.names.name_evidence import NameEvidence, NameForm
from inquit.entities.names.person_forms import Person

__all__ = ["PeopleSoFar"]


class PeopleSoFar:
    """People in the order in which they were found: nobody is looked for among all of them."""

    def __init__(self, evidence: NameEvidence) -> None:
        self.everybody: list[Person] = []
        self._evidence = evidence
        self._number: dict[Person, int] = {}
        self._by_word: dict[str, set[Person]] = defaultdict(set)  # by the first and the last words of their names
        self._by_title: dict[str, set[Person]] = defaultdict(set)

    def add(self, person: Person, form: NameForm) -> None:
        """Take a form of somebody's name in."""
        title, words = form
        person.add(form, len(self._evidence.mentions[form]))
        self._by_title[title].add(person)
        for word in (words[0], words[-1]):
            self._by_word[word].add(person)

    def new(self, form: NameForm) -> Person:
        """Somebody of whom one form of the name is known."""
        person = Person(self._evidence)
        self.everybody.append(person)
        self._number[person] = len(self._number)
        self.add(person, form)
        return person

    def drop(self, person: Person) -> None:
        """Forget somebody who turned out to be another."""
        self.everybody.remove(person)
        for title, words in person.forms:
            self._by_title[title].discard(person)
            for word in (words[0], words[-1]):
                self._by_word[word].discard(person)

    def named(self, *words: str) -> list[Person]:
        """Those with a form of the name that begins or ends with one of the words."""
        return self._in_order({person for word in words for person in self._by_word.get(word, ())})

    def titled(self, title: str) -> list[Person]:
        """Those who are called by a title."""
        return self._in_order(self._by_title.get(title, ()))

    def _in_order(self, people: Iterable[Person]) -> list[Person]:
        return sorted(people, key=self._number.__getitem__)
