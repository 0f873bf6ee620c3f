"""Who is in a book: which names are one person's, and what is known of them."""

from __future__ import annotations

import pytest
from tests.unit.books import BookOf

from inquit.document import Roster, RosterEntry

pytestmark = pytest.mark.model


def names(book_of: BookOf, text: str, roster: Roster | None = None) -> dict[str, set[str]]:
    """The named people of a text, each with the other forms of the name."""
    book = book_of(text, roster)
    return {
        c.name: set(c.variants) for i, c in enumerate(book.characters.entities) if c.named and book.people[i] and c.uses
    }


def test_given_name_surname_and_title_are_one(book_of: BookOf) -> None:
    found = names(book_of, "Anne Weller came in. Then Miss Weller sat down, and Anne sighed. Anne Weller was tired.")
    assert found == {"Anne Weller": {"Miss Weller", "Anne"}}


def test_titles_part_a_family(book_of: BookOf) -> None:
    found = names(book_of, "Mr. Weller smiled at Mrs. Weller. Mrs. Weller did not smile. Miss Weller looked away.")
    assert set(found) == {"Mr. Weller", "Mrs. Weller", "Miss Weller"}


def test_a_captain_is_not_a_mister(book_of: BookOf) -> None:
    text = "Captain Weller met Mr. Weller. Mr. Weller bowed. They were brothers. Captain Weller laughed."
    assert {"Captain Weller", "Mr. Weller"} <= set(names(book_of, text))


def test_a_pet_name_joins_the_only_one_who_bears_the_name(book_of: BookOf) -> None:
    assert "Lizzie" in names(book_of, "Elizabeth Weller ran. Lizzie was always late.")["Elizabeth Weller"]


def test_a_pet_name_with_miss_joins_the_only_one_who_bears_the_name(book_of: BookOf) -> None:
    text = "Then Elizabeth Pell came in. “Sit down, Miss Lizzy,” said the cook. Then Lizzy sat down."
    assert names(book_of, text) == {"Elizabeth Pell": {"Lizzy", "Miss Lizzy"}}
    mister = "Then Jack Pell came in. “Sit down, Mr. Johnny,” said the cook. Then Jack Pell sat down."
    assert set(names(book_of, mister)) == {"Jack Pell", "Mr. Johnny"}


def test_a_title_of_kin_alone_is_the_only_one_who_bears_it(book_of: BookOf) -> None:
    text = "Then Uncle Jude came in. “Sit down, Uncle,” said Ned."
    assert names(book_of, text) == {"Uncle Jude": {"Uncle"}, "Ned": set()}
    two = "Then Uncle Jude met Uncle Silas. “Sit down, Uncle,” said Ned."
    assert set(names(book_of, two)) >= {"Uncle Jude", "Uncle Silas", "Uncle"}


def test_a_pet_name_that_two_may_bear_stays_alone(book_of: BookOf) -> None:
    text = (
        "Elizabeth Weller met Elizabeth Hale. Elizabeth Hale smiled. Lizzie was late, and Lizzie laughed. Lizzie ran."
    )
    assert "Lizzie" in names(book_of, text)


def test_a_family_name_with_particles(book_of: BookOf) -> None:
    assert set(names(book_of, "Mr. van der Velde rose. Mrs. van der Velde rose, too.")) == {
        "Mr. van der Velde",
        "Mrs. van der Velde",
    }


def test_a_word_that_also_begins_small_is_no_name(book_of: BookOf) -> None:
    text = "Night came. It was a cold night, and the night was long. Then night fell over Anne Weller."
    assert set(names(book_of, text)) == {"Anne Weller"}


def test_a_place_is_no_person(book_of: BookOf) -> None:
    assert "Fernham" not in names(
        book_of, "Anne Weller lived in Fernham. She came from Fernham, and back at Fernham she wept."
    )


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mrs. Weller rose.", "female"),
        ("Captain Weller rose.", "male"),
        ("Weller rose and took his hat. Weller said he was late. Weller lost his way. Weller shut his eyes.", "male"),
        ("Weller rose.", None),
    ],
)
def test_gender(book_of: BookOf, text: str, gender: str | None) -> None:
    assert book_of(text).characters.entities[0].gender == gender


def test_people_without_a_name(book_of: BookOf) -> None:
    book = book_of("The old man rose. A shop-girl looked up.")
    assert [(c.name, c.named) for c in book.characters.entities] == [("old man", False), ("shop-girl", False)]


def test_the_roster_wins(book_of: BookOf) -> None:
    roster = Roster((RosterEntry("Elizabeth Weller", ("Bessie",), "p1"),))
    book = book_of("Bessie rose. Bessie sat down.", roster)
    found = book.characters.entities[0]
    assert found.entry is not None
    assert (found.name, found.entry.id) == ("Elizabeth Weller", "p1")


def test_spans_are_where_the_name_stands(book_of: BookOf) -> None:
    text = "Anne Weller--the elder one--rose. “Anne!”"
    spans = book_of(text).characters.entities[0].spans
    assert [span.of(text) for span in spans] == ["Anne Weller", "Anne"]


def test_whoever_speaks_is_a_person_though_the_word_names_a_people(book_of: BookOf) -> None:
    text = (
        '"He is late," Irish remarked.\n\n"He is," Slim agreed.\n\nAn Irish cook looked in.\n\n"Supper!" Irish laughed.'
    )
    assert "Irish" in names(book_of, text)


def test_a_name_that_keeps_its_article_and_never_speaks_is_a_thing(book_of: BookOf) -> None:
    text = "The Lusitania sank. Anne Weller saw the Lusitania go down. The Lusitania was lost."
    assert "Lusitania" not in names(book_of, text)


def test_a_family_name_alone_is_his_who_is_mostly_called_by_it(book_of: BookOf) -> None:
    text = (
        "Maurice Hale met Francis Hale. Maurice Hale bowed. Maurice Hale smiled. Frank sat down. Frank laughed. "
        "Frank rose. Frank coughed. Hale was angry."
    )
    assert "Hale" in names(book_of, text)["Maurice Hale"]


def test_a_sir_is_no_mister(book_of: BookOf) -> None:
    text = "Sir Thomas Hale slept. Sir Thomas Hale woke. Mr. Hale came in, and Mr. Hale sat down."
    found = names(book_of, text)
    assert not any("Mr. Hale" in aliases for name, aliases in found.items() if "Thomas" in name)


@pytest.mark.parametrize(("in_full", "shown"), [(4, "Captain Hale"), (5, "Frank Hale")])
def test_whoever_is_nearly_always_called_by_a_title_is_shown_so(book_of: BookOf, in_full: int, shown: str) -> None:
    text = " ".join(["Captain Hale slept."] * (90 - in_full) + ["Frank Hale woke."] * in_full + ["Anne saw him."] * 9)
    assert shown in names(book_of, text)


def test_a_lady_is_no_mistress(book_of: BookOf) -> None:
    assert {"Lady Hale", "Mrs. Hale"} <= set(names(book_of, "Lady Hale rose. Mrs. Hale did not. Lady Hale spoke."))


def test_the_miss_without_a_given_name_is_the_eldest(book_of: BookOf) -> None:
    text = (
        "Maria Hale sang. Julia Hale danced. Miss Julia Hale laughed. Miss Julia sat down, and Miss Hale went home. "
        "Maria Hale was tired. Miss Hale slept."
    )
    found = names(book_of, text)
    assert "Miss Hale" in found["Maria Hale"]


def test_a_description_goes_on_where_the_book_says_so_again(book_of: BookOf) -> None:
    text = (
        "The gentleman in the white waistcoat coughed. A boy ran by.\n\n"
        '"Quite so," said the gentleman in the white waistcoat.'
    )
    found = {c.name: c for c in book_of(text).characters.entities if not c.named}
    assert found["gentleman in the white waistcoat"].uses == 2
    assert found["gentleman in the white waistcoat"].gender == "male"


def test_a_description_takes_its_gender_from_any_of_its_words(book_of: BookOf) -> None:
    (servant,) = (c for c in book_of("A woman servant came in.").characters.entities if not c.named)
    assert (servant.name, servant.gender) == ("woman servant", "female")


def test_the_only_parson_is_the_one_who_has_a_name(book_of: BookOf) -> None:
    text = 'Parson Tringham rode by.\n\n"Good night," said the parson.'
    (parson,) = (c for c in book_of(text).characters.entities if "parson" in c.all_words)
    assert parson.name == "Parson Tringham"


def test_spans_of_a_name_are_not_those_of_a_description(book_of: BookOf) -> None:
    text = "Parson Weller rose. The parson took his hat. Parson Weller left."
    character = book_of(text).characters.entities[0]
    assert [span.of(text) for span in character.spans] == ["Parson Weller", "Parson Weller"]
    assert len(character.mentions) == 3


def test_his_wife_is_the_mistress_of_his_name(book_of: BookOf) -> None:
    text = 'Mr. Weller sat down.\n\n"You are late," cried his wife.\n\nMrs. Weller was seldom pleased.'
    book = book_of(text)
    cue = book.lines[0].cue
    assert cue is not None
    assert {book.characters.entities[key].name for key in book.married_to(cue)} == {"Mrs. Weller"}


@pytest.mark.parametrize(
    ("inquit", "kind", "who"),
    [
        ("was her quick reply", "pronoun", "female"),
        ("was Anne Weller's quick reply", "name", "Anne Weller"),
        ("said Anne Weller's brother", "noun", "Anne Weller's brother"),
        ("cried his wife impatiently", "noun", "wife"),
        ("she told Anne Weller", "pronoun", "female"),
        ("he asked the curate", "pronoun", "male"),
        ("said my sister-in-law", "noun", "sister-in-law"),
        ("cried the croupier", "noun", "croupier"),
    ],
)
def test_inquits_with_owners(book_of: BookOf, inquit: str, kind: str, who: str) -> None:
    book = book_of(f'Anne Weller came in.\n\n"Never!" {inquit}.\n\nAnne Weller sat down.')
    cue = book.lines[0].cue
    assert cue is not None
    found = cue.gender if cue.character is None else book.characters.entities[cue.character].name
    assert (cue.kind, found) == (kind, who)


def test_words_glued_to_a_description_are_not_its_own(book_of: BookOf) -> None:
    text = 'Anne Weller came in with her brother--and smiled. "Sit down," said her brother.'
    assert [c.name for c in book_of(text).characters.entities if not c.named] == ["brother"]


@pytest.mark.parametrize("noun", ["head", "chair"])
def test_things_are_not_described_people(book_of: BookOf, noun: str) -> None:
    text = f'Anne Weller looked at the {noun}. The {noun} was large.\n\n"Well!" she said.'
    assert noun not in {c.name for c in book_of(text).characters.entities}


def test_a_name_that_only_stands_once_is_nobody_unless_something_says_so(book_of: BookOf) -> None:
    text = "Threepence had a definite value. {} smiled at Anne Weller. Anne Weller smiled too."
    assert set(names(book_of, text.format("Mr. Threep"))) == {"Anne Weller", "Mr. Threep"}


def test_the_gender_of_a_name_that_no_list_knows(book_of: BookOf) -> None:
    text = "Quillon sat down, and he sighed. Anne Weller looked at Quillon, who had lost his hat. It was Quillon's."
    assert gender_of(book_of, text, "Quillon") == "male"


def test_one_pronoun_is_not_enough_for_a_gender(book_of: BookOf) -> None:
    text = "Anne Weller spoke to Quillon while she read. Quillon was late. Quillon sat down. Quillon sighed."
    assert gender_of(book_of, text, "Quillon") is None


def gender_of(book_of: BookOf, text: str, name: str) -> str | None:
    return next(c.gender for c in book_of(text).characters.entities if c.name == name)


def test_he_is_not_somebody_who_is_only_spoken_of(book_of: BookOf) -> None:
    """ "He" is whoever did something, not "the man" of a saying."""
    book = book_of('I had seen little of Quillon. There is no peace for the man of business. He stood up.\n\n"Well!"')
    described = {i for i, c in enumerate(book.characters.entities) if c.name == "man"}
    assert not described & {place.character for place in book.narrated[0] if place.subject}


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("Yes, sir.", {"sir"}),
        ("My dear child, come in!", {"child"}),
        ("Mamma, may I go?", {"mother"}),
        ("No, you old fool!", {"fool"}),
        ("Good morning, ma'am, said I.", {"madam"}),
        ("My father was a sir.", set()),
        ("The doctor is in.", set()),
        ("The boy's hat, sirrah", set()),
    ],
)
def test_what_lines_call_somebody_by_common_words(book_of: BookOf, words: str, called: set[str]) -> None:
    assert {one.noun for one in book_of(f'Anne Weller came in.\n\n"{words}"').called[0]} == called


def test_a_mother_can_be_called_mamma(book_of: BookOf) -> None:
    book = book_of('Her mother came in.\n\n"Mamma, may I go?" said Anne Weller.')
    (mother,) = (i for i, c in enumerate(book.characters.entities) if c.name == "mother")
    assert {one.noun for one in book.called[0]} & book.called_by[mother]
