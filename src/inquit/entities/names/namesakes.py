"""Whether a book may have two of one family name and title: "Mr. Knightley" beside "Mr. John Knightley"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inquit.entities.names.name_evidence import NameEvidence, NameForm
from inquit.entities.names.person_forms import Person

__all__ = ["Namesakes"]

MIN_USES = 2  # of the full name of another of the family; by hand: one may be a slip ("Bister Sikes")
_PLURALS = ("s", "es")


class Namesakes:
    """What the forms of all names show of families.

    families: those with full names, by the last word; more may come while people are sorted out.
    """

    def __init__(self, evidence: NameEvidence, families: Mapping[str, Sequence[Person]]) -> None:
        self._forms, self._vocabulary, self._families = evidence.mentions, evidence.vocabulary, families
        full = (form for form in self._forms if form[0] and len(form[1]) > 1)
        addresses = self._vocabulary.addresses
        self._of_wives = frozenset(words[-1] for title, words in full if addresses[title].kind == "wife")

    def may_be_two(self, person: Person, form: NameForm) -> bool:
        """Whether a title with the family name of somebody who is named in full may be another's.

        The book shows it by a wife who is called by her husband's full name ("Mrs. John Knightley"), by the plural
        ("the Emersons", "the Miss Steeles"), or by a full name of another one.
        """
        title, (word,) = form
        plural = title if self._vocabulary.addresses[title].kind == "maiden" else ""
        if word in self._of_wives or any((plural, (word + ending,)) in self._forms for ending in _PLURALS):
            return True
        gender = self._vocabulary.addresses[title].gender
        others = (p for p in self._families.get(word, ()) if p is not person and p.size >= MIN_USES)
        return any(other.gender in (None, gender) for other in others)
