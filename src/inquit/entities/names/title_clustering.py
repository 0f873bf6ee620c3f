"""Which names of a book are one person's: titles part families, given names, surnames and pet forms join.

"Elizabeth Bennet", "Lizzy" and "Miss Eliza Bennet" are one, "Mr. Bennet" and "Mrs. Bennet" two others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice

from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.names.name_evidence import NameEvidence, NameForm
from inquit.entities.names.name_words import given_names_fit
from inquit.entities.names.namesakes import Namesakes, bearer_of_title
from inquit.entities.names.people_so_far import PeopleSoFar
from inquit.entities.names.person_forms import Person

__all__ = ["find_people"]

IS_PERSON = 0.2  # personhood from which a name of several words is a person's
IS_PERSON_ALONE = 0.3  # and one of a single word; less certain ones are kept if they are used MIN_USES times
MIN_USES = 3  # this and the next five are set by hand on the PDNC novels
# A family name with "Mr." is nobody of those who bear a full name and the same title as often as this ("Mr. John
# Knightley" is called so because "Mr. Knightley" is another).
MIN_TITLED_FULL = 3
MIN_FIRST_NAME_USES = 5  # nor somebody whom the text calls by the given name as often, if two are called so
# Whoever is called by the full name as often, and as many times more often than the next one of the given name, is
# called so because the given name alone means the other ("Charles Hayter", where "Charles" is Charles Musgrove).
OFTEN_IN_FULL = 10
CLEARLY_MORE = 3
# People of one family name that a full name is compared with: without a bound the time for a list of names would grow
# with its square. No family of a novel is so large.
MOST_OF_FAMILY = 100
FULL_NAME_REACH = 12  # paragraphs back in which somebody named in full takes up a given name that two bear


def find_people(
    evidence: NameEvidence, given: Mapping[NameForm, str] | None = None
) -> tuple[list[Person], dict[tuple[int, int], int]]:
    """The people of a book; and by the place of each mention, that of its person in the list.

    given: forms of the name of which the user says whose they are, who is one person then.
    """
    clustering = _Clustering(evidence)
    clustering.known(given or {})
    clustering.full_names()
    clustering.titled_names()
    clustering.single_names()
    clustering.pet_names()
    return clustering.people.everybody, clustering.owners()


class _Clustering:
    def __init__(self, evidence: NameEvidence) -> None:
        self.people = PeopleSoFar(evidence)
        self._evidence = evidence
        self._mentions = evidence.mentions
        self._vocabulary = evidence.vocabulary
        self._known: frozenset[NameForm] = frozenset()
        self._shared: dict[NameForm, list[Person]] = {}  # given names that several bear
        self._families: dict[str, list[Person]] = defaultdict(list)  # with full names, by the last word
        self._namesakes = Namesakes(evidence, self._families)

    def _by_use(self, wanted: Iterator[NameForm]) -> list[NameForm]:
        left = (form for form in wanted if form not in self._known)
        return sorted(left, key=lambda form: (-len(self._mentions[form]), form))

    def known(self, given: Mapping[NameForm, str]) -> None:
        """People by forms of which the user says that they are one person's; a form alone joins others as always."""
        people: dict[str, Person] = {}
        often = Counter(given.values())
        given = {form: name for form, name in given.items() if often[name] > 1}
        for form in self._by_use(form for form in self._mentions if form in given):
            if (one := people.get(given[form])) is None:
                people[given[form]] = self.people.new(form)
            else:
                self.people.add(one, form)
        for one in people.values():
            if one.has_full_name:
                self._families[one.full[-1]].append(one)
        self._known = frozenset(given)

    def full_names(self) -> None:
        """People by their names of several words."""
        for form in self._by_use(f for f in self._mentions if len(f[1]) > 1):
            if not form[0] and self._evidence.personhood(form[1]) < IS_PERSON:
                continue
            family = self._families[form[1][-1]]
            same = next((p for p in islice(family, MOST_OF_FAMILY) if self._is_same(p, form)), None)
            if same is None:
                family.append(self.people.new(form))
            else:
                self.people.add(same, form)

    def _is_same(self, person: Person, form: NameForm) -> bool:
        """Whether somebody may have a full name with the same last word."""
        one, other = person.full, form[1]
        if one != other:
            if not given_names_fit(one[0], other[0], self._vocabulary.nicknames):
                return False
            knights = self._vocabulary.knights
            knighted = any((title, other) in self._mentions for title in knights)
            short = len(one[0]) == 1 or len(other[0]) == 1
            # "Sir Thomas Bertram" is not his son Tom
            if not short and one[0] != other[0] and person.has_title(knights) != knighted:
                return False
        genders = {person.gender, self._evidence.gender(form)} - {None}
        return len(genders) < 2  # noqa: PLR2004 - both, and they differ

    def titled_names(self) -> None:
        """Titles with one word: a family name, or a given name ("Miss Daisy", "Sir Walter", "Aunt Juley")."""
        for form in self._by_use(f for f in self._mentions if len(f[1]) == 1 and f[0]):
            found = [person for person in self.people.named(*form[1]) if self._may_bear(person, form)]
            found = self._apart_from_family(found, form)
            if found:
                self.people.add(max(found, key=lambda person: self._fit(person, form)), form)
            else:
                self.people.new(form)

    def _fit(self, person: Person, form: NameForm) -> tuple[bool, bool, int]:
        """How well a title and a name go with somebody: by gender, by title, by how often the one is named."""
        gender = self._vocabulary.addresses[form[0]].gender
        return gender is None or person.gender == gender, form[0] in person.titles, person.size

    def _apart_from_family(self, found: list[Person], form: NameForm) -> list[Person]:
        """Without those of a family whom the book tells apart from "Mr. Bertram" or "Miss Bertram" by given names."""
        family = [p for p in found if p.has_full_name and p.full[-1] == form[1][0] and self._namesakes.is_no_slip(p)]
        if len(family) < 2:  # noqa: PLR2004 - nobody to tell apart
            return found
        if form[0] in self._vocabulary.misters:
            return [p for p in found if p not in family or not self._is_called_by_first_name(p, form)]
        if self._vocabulary.addresses[form[0]].kind == "maiden":  # the eldest Miss Bennet needs no "Jane"
            younger = {
                id(p): sum(n for (title, words), n in p.forms.items() if title and words != form[1]) for p in family
            }
            fewest = min(younger.values())
            return [p for p in found if younger.get(id(p), fewest) == fewest]
        return found

    def _is_called_by_first_name(self, person: Person, form: NameForm) -> bool:
        alone = len(self._mentions.get(("", (person.given,)), ()))
        return person.full[-1] == form[1][0] and alone >= MIN_FIRST_NAME_USES

    def _may_bear(self, person: Person, form: NameForm) -> bool:
        title, (word,) = form
        if not any(word in (words[0], words[-1]) for words in person.words):
            return False
        address = self._vocabulary.addresses[title]
        gender = person.gender
        if address.gender is not None and gender is not None and gender != address.gender:
            return False
        if self._differs_in_rank(person, form):
            return False
        if not person.has_full_name:
            kind = self._group_of(title)
            kinds = {self._group_of(t) for t in person.titles}
            return not kinds or kind in kinds or (kind is None and "male" in kinds)
        return self._fits_family(person, form)

    def _group_of(self, title: str) -> str | None:
        """Titles of one group can be one person's: those of wives, of other women, of men."""
        address = self._vocabulary.addresses[title]
        return "wife" if address.kind == "wife" else address.gender

    def _fits_family(self, person: Person, form: NameForm) -> bool:
        """Whether a title with a family name, or a given one, can be that of somebody whose full name is known."""
        title, (word,) = form
        kind = self._vocabulary.addresses[title].kind
        family, given = person.full[-1] == word, person.given == word
        if kind == "wife" and family and not given and not person.is_called("wife"):
            return False
        if kind == "maiden" and person.is_called("wife") and not person.is_called("maiden"):
            return False
        if kind in ("kin", "rank") and family != (kind == "rank"):
            return False
        knighted = title in self._vocabulary.knights and not person.has_title(self._vocabulary.knights)
        if knighted and given and (word,) not in person.words:
            return False
        titled = sum(n for (t, words), n in person.forms.items() if t == title and len(words) > 1)
        apart = family and kind != "kin" and titled >= MIN_TITLED_FULL and len(self._mentions[form]) >= titled
        return not (apart and self._namesakes.may_be_two(person, form))

    def _differs_in_rank(self, person: Person, form: NameForm) -> bool:
        """Whether one is "Captain Wentworth" and the other "Mr. Wentworth"."""
        (title, words), vocabulary = form, self._vocabulary
        if title in vocabulary.misters:
            return person.is_called("rank") or person.has_title(vocabulary.knights)
        titles = {title, *person.titles}
        if titles & vocabulary.ladies and titles & vocabulary.mistresses:
            return True
        as_mister = sum(len(self._mentions.get((mister, words), ())) for mister in vocabulary.misters)
        mister = person.has_title(vocabulary.misters) or as_mister > 1
        return self._vocabulary.addresses[title].kind == "rank" and mister and title not in person.titles

    def single_names(self) -> None:
        """Names of one word without a title: given names, surnames, pet forms, or all that is known."""
        for form in self._by_use(f for f in self._mentions if len(f[1]) == 1 and not f[0]):
            word = form[1][0]
            named = self.people.named(word)
            given = [p for p in named if p.has_full_name and p.given == word]
            family = [p for p in named if p.family == word]
            if max((p.uses_of(word) for p in given), default=0) > max((p.uses_of(word) for p in family), default=0):
                self.people.add(_called_by(given), form)
                if len(given) > 1:
                    self._shared[form] = given
                continue
            bearer = (
                self._of_family(form)
                or self._of_pet_name(word)
                or bearer_of_title(self.people.titled(word), form, self._evidence)
            )
            if bearer is not None:
                self.people.add(bearer, form)
            elif self._may_be_person(form):
                self.people.new(form)

    def _may_be_person(self, form: NameForm) -> bool:
        known = self._evidence.personhood(form[1]) >= IS_PERSON_ALONE or self._evidence.does(form[1])
        return known or len(self._mentions[form]) >= MIN_USES

    def _of_family(self, form: NameForm) -> Person | None:
        """Whom a family name alone means: a man rather than a woman, the one named most."""
        word = form[1][0]
        found = [person for person in self.people.named(word) if person.full[-1] == word]
        gender = self._evidence.gender(form)
        fitting = [p for p in found if gender is None or p.gender in (None, gender)]
        found = fitting if fitting or self._evidence.is_shown(form) else found
        men = [person for person in found if person.gender == "male"]
        return max(men or found, key=lambda person: (person.uses_of(word), person.size), default=None)

    def _of_pet_name(self, word: str) -> Person | None:
        names = self._vocabulary.nicknames.get(word, frozenset())
        found = [p for p in self.people.named(*names) if p.given in names and (p.has_full_name or not p.titles)]
        found = [p for p in found if not p.is_titled_by_given_name]
        return found[0] if len(found) == 1 else None

    def pet_names(self) -> None:
        """People known by a pet form alone join the one who bears a name that it stands for."""
        for person in list(self.people.everybody):
            if person.has_full_name or not all(map(self._goes_with_pet_name, person.titles)):
                continue
            names = self._vocabulary.nicknames.get(person.given, frozenset())
            found = [p for p in self.people.named(*names) if p.given in names and self._has_given_name(p)]
            found = [p for p in found if p is not person and not p.is_titled_by_given_name]
            if len(found) == 1:
                self.people.drop(person)
                for form in person.forms:
                    self.people.add(found[0], form)

    def _goes_with_pet_name(self, title: str) -> bool:
        """As "Miss" does, where "Mr." goes with a family name that may look like a pet form ("Mr. Jack")."""
        return self._vocabulary.addresses[title].kind in ("maiden", "kin")

    def _has_given_name(self, person: Person) -> bool:
        return person.has_full_name or not person.titles or person.given in self._vocabulary.given_names

    def owners(self) -> dict[tuple[int, int], int]:
        """By the place of a mention whose it is; a given name that two bear goes to the one named in full last."""
        owner = {
            mention.place: at
            for at, person in enumerate(self.people.everybody)
            for form in person.forms
            for mention in self._mentions[form]
        }
        place = {id(person): at for at, person in enumerate(self.people.everybody)}
        for form, bearers in self._shared.items():
            at_once = {place[id(person)] for person in bearers if id(person) in place}
            full = sorted(
                (*mention.place, owner[mention.place])
                for at in at_once
                for wide in self.people.everybody[at].forms
                if len(wide[1]) > 1
                for mention in self._mentions[wide]
            )
            for mention in self._mentions[form]:
                before = _last_before(full, mention)
                if before is not None:
                    owner[mention.place] = before
        return owner


def _called_by(bearers: list[Person]) -> Person:
    """Whom a given name alone means: who is named most, unless that one is told apart by the full name."""
    by_full = sorted(bearers, key=lambda person: -person.words[person.full])
    if len(by_full) > 1:
        most, other = (person.words[person.full] for person in by_full[:2])
        if most >= OFTEN_IN_FULL and MIN_TITLED_FULL <= other <= most / CLEARLY_MORE:
            return by_full[1]
    return max(bearers, key=lambda person: person.size)


def _last_before(full: list[tuple[int, int, int]], mention: NameMention) -> int | None:
    at = bisect_left(full, (*mention.place, -1)) - 1
    if at < 0 or mention.paragraph - full[at][0] > FULL_NAME_REACH:
        return None
    return full[at][2]
