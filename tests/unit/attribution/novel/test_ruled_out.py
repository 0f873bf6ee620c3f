"""Who does not speak a line whatever else says so."""

from __future__ import annotations

from tests.unit.attribution.novel.story import described, person, quote, rose, said, story

from inquit.attribution.novel.book import Book
from inquit.attribution.novel.candidates import candidates
from inquit.attribution.novel.ruled_out import shown_otherwise

EMMA = person("Emma", gender="female")
ANN = person("Ann", gender="female")
TOM = person("Tom", gender="male")
KIT = person("Kit")
PEOPLE = [EMMA, ANN, TOM, KIT, described("fox"), described("dog")]
SHE_SAID = "“ Go/VERB/ccomp/said , ” she/PRON/nsubj/said said/VERB/ROOT"


def found(book: Book, n: int = -1) -> set[str]:
    return {book.characters.entities[key].name for key in candidates(book, n % len(book.lines))}


def test_whom_the_tag_speaks_to() -> None:
    assert found(story(rose("Emma", "Ann"), f"{SHE_SAID} to/ADP/prep/said Ann/PROPN/pobj/to .", people=PEOPLE)) == {
        "Emma"
    }


def test_who_is_named_behind_the_pronoun_of_the_tag() -> None:
    behind = f"{SHE_SAID} as/SCONJ/mark/sat Ann/PROPN/nsubj/sat sat/VERB/advcl/said ."
    assert found(story(rose("Emma", "Ann"), behind, people=PEOPLE)) == {"Emma"}
    next_sentence = f"{SHE_SAID} . | Ann/PROPN/nsubj/sat sat/VERB/ROOT ."
    assert found(story(rose("Emma", "Ann"), next_sentence, people=PEOPLE)) == {"Emma", "Ann"}
    quoted = f"{SHE_SAID} , “ Ann/PROPN/dep/said ! ”"
    assert found(story(rose("Emma", "Ann"), quoted, people=PEOPLE)) == {"Emma", "Ann"}


def test_a_name_behind_a_name_may_be_anybody() -> None:
    assert found(story(rose("Ann"), said("Go", "Emma") + " | Ann/PROPN/nsubj/sat sat/VERB/ROOT .", people=PEOPLE)) == {
        "Emma",
        "Ann",
    }


def test_nobody_speaks_where_no_one_fits_the_pronoun() -> None:
    assert found(story(rose("Tom"), said("Go", "she"), people=PEOPLE)) == set()
    assert found(story(rose("Tom", "Kit"), said("Go", "she"), people=PEOPLE)) == {"Tom", "Kit"}


def test_a_pronoun_is_nobody_whom_the_text_names_later() -> None:
    assert found(story(said("Go", "she"), rose("Emma"), people=PEOPLE)) == set()


def test_a_pronoun_is_whoever_is_named_behind_it_if_the_gender_is_known() -> None:
    behind = " | {}/PROPN/nsubj/sat sat/VERB/ROOT ."
    assert found(story(said("Go", "she") + behind.format("Emma"), people=PEOPLE)) == {"Emma"}
    assert found(story(said("Go", "she") + behind.format("Kit"), people=PEOPLE)) == set()


def test_the_line_before_in_the_paragraph_is_another() -> None:
    asked = "fox/NOUN/nsubj/asked asked=ask/VERB/ROOT , “ In/ADV/dep/asked ? ” and/CCONJ/cc/asked "
    answered = "dog/NOUN/nsubj/answered answered=answer/VERB/conj/asked , “ Ask/VERB/ccomp/answered ! ”"
    book = story(asked + answered, people=PEOPLE)
    assert len(book.lines) == 2
    assert found(book, 0) == {"fox", "dog"}
    assert found(book, 1) == {"dog"}


def test_who_alone_is_known_does_not_answer_himself() -> None:
    assert found(story(said("Go", "Emma"), quote("No"), people=PEOPLE)) == set()
    assert found(story(said("Go", "Emma"), rose("Emma"), quote("No"), people=PEOPLE)) == {"Emma"}
    assert found(story(rose("Tom"), said("Go", "Emma"), quote("No"), people=PEOPLE)) == {"Emma", "Tom"}


def test_he_is_not_whoever_she_was() -> None:
    known, unknown = person("Emma", gender="female"), person("Kit")
    book = story(said("Go", "she"), said("No", "he"), said("So", "he"), quote("Oh"), people=[known, unknown])
    assert shown_otherwise(book, 1, [1]) == {1}
    assert shown_otherwise(book, 1, [0]) == set()  # the scorer sees a known gender
    assert shown_otherwise(book, 1, [None]) == set()
    assert shown_otherwise(book, 2, [0, 1]) == set()
    assert shown_otherwise(book, 2, [1, 0]) == {1}
    assert shown_otherwise(book, 3, [1, 0, 0]) == set()  # a line without a pronoun
    assert shown_otherwise(story(said("Go", "Kit"), said("No", "he"), people=[unknown]), 1, [0]) == set()
