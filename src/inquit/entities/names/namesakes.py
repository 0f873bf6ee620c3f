"""Whether two of a book may have one name and title ("Mr. Knightley" and a brother), and whose a title alone is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inquit.entities.names.name_evidence import NameEvidence, NameForm
from inquit.entities.names.person_forms import Person

__all__ = ["Namesakes", "bearer_of_title"]

MIN_USES = 2  # of the full name of another of the family; by hand: one may be a slip ("Bister Sikes")
# "The Colonel" is Colonel Ducroix if the name stands once for so many times that the title stands alone, and more often
# than any other name with the title by this factor; both by hand.
LEAST_NAMED = 10
CLEARLY_MORE = 3
PLURAL_LETTERS = (1, 2)  # that may make the plural of a name


class Namesakes:
    """What the forms of all names show of families.

    families: those with full names, by the last word; more may come while people are sorted out.
    """

    def __init__(self, evidence: NameEvidence, families: Mapping[str, Sequence[Person]]) -> None:
        self._forms, self._vocabulary, self._families = evidence.mentions, evidence.vocabulary, families
        full = (form for form in self._forms if form[0] and len(form[1]) > 1)
        addresses = self._vocabulary.addresses
        self._of_wives = frozenset(words[-1] for title, words in full if addresses[title].kind == "wife")
        plural = evidence.parsed.language.pattern("plural")
        alone = [(title, words[0]) for title, words in self._forms if len(words) == 1 and plural.search(words[0])]
        self._plurals = frozenset((title, word[:-n]) for title, word in alone for n in PLURAL_LETTERS)
        self._of_women = frozenset(
            words[-1] for title, words in self._forms if title and addresses[title].gender == "female"
        )

    def may_be_two(self, person: Person, form: NameForm) -> bool:
        """Whether a title with the family name of somebody who is named in full may be another's.

        The book shows it by a wife who is called by her husband's full name ("Mrs. John Knightley"), by the plural
        ("the Emersons", "the Miss Steeles"), or by a full name of another one.
        """
        title, (word,) = form
        titled = title if self._vocabulary.addresses[title].kind == "maiden" else ""
        gender = self._vocabulary.addresses[title].gender
        couple = gender == "male" and word in self._of_women  # "the Inglethorps" are he and she
        if word in self._of_wives or ((titled, word) in self._plurals and not couple):
            return True
        others = (p for p in self._families.get(word, ()) if p is not person and p.size >= MIN_USES)
        return any(other.gender in (None, gender) for other in others)

    def is_no_slip(self, person: Person) -> bool:
        """Whether a full name may be another's of the family: not "Bister Sikes", once."""
        return person.size >= MIN_USES or person.given in self._vocabulary.given_names


def bearer_of_title(titled: Sequence[Person], form: NameForm, evidence: NameEvidence) -> Person | None:
    """Whom a title alone means: who alone has it, of kin ("Yes, Uncle") or of rank ("the Colonel").

    titled: those who are called by the title and a name.
    """
    word = form[1][0]
    address = evidence.vocabulary.addresses.get(word)
    if address is None or address.kind not in ("kin", "rank") or not titled:
        return None
    if address.kind == "kin":
        return titled[0] if len(titled) == 1 else None
    best, *others = sorted(titled, key=lambda person: -person.titles[word])
    known = best.titles[word] * LEAST_NAMED >= len(evidence.mentions[form])
    clear = all(best.titles[word] >= CLEARLY_MORE * other.titles[word] for other in others)
    return best if known and clear else None
