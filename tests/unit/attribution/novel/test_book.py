"""What is known of a book before anybody is given a line."""

from __future__ import annotations

import pytest
from tests.unit.attribution.novel.story import described, index_of, person, quote, rose, said, story

from inquit.attribution.novel.book import NARRATOR, Book, cue_gender
from inquit.attribution.novel.dialogue_lines import DialogueLine
from inquit.attribution.novel.dialogue_tag import DialogueTag
from inquit.attribution.novel.people_near import NarrationMention
from inquit.document import Gender, RosterEntry
from inquit.entities.characters import Character
from inquit.entities.mentions.vocatives import Called

EMMA = person("Emma", gender="female")
TOM = person("Tom", gender="male")
BOY = described("boy", gender="male")
RAN = "ran/VERB/ROOT ."


def narrated(book: Book, paragraph: int = -1) -> list[str]:
    names = [one.name for one in book.characters.entities]
    p = book.paragraphs[paragraph]
    return [
        f"{p.text[m.token]}={names[m.character]}{'' if m.subject else ' (no subject)'}"
        for m in book.narrated[paragraph]
    ]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (person("Bath", personhood=-0.2, subjects=2), False),
        (person("Bath", personhood=-0.19, subjects=0), True),
        (person("Bath", personhood=-0.5, subjects=3), True),  # it does things
        (person("Bath", personhood=-0.5, subjects=2), False),
        (person("Bath", personhood=-0.6, subjects=9), False),
        (person("Bath", personhood=-2.0, entry=RosterEntry("Bath")), True),
        (person("Bath", uses=2, personhood=1.0, does=True), False),  # named too rarely to be known
        (person("Bath", uses=2, personhood=1.1), True),
        (person("Bath", uses=3, personhood=1.0), True),
        (person("Bath", uses=1, entry=RosterEntry("Bath")), True),
        (described("boy", personhood=-2.0), True),
    ],
)
def test_who_is_a_person(one: Character, expected: bool) -> None:
    often = person("Emma", uses=6)  # so that a name that stands twice is rare
    assert story(rose("Bath"), people=[one, often]).people == [expected, True]


def test_no_name_is_rare_where_nobody_is_named_often() -> None:
    few = [person("Bath", uses=1, personhood=0.3), person("Emma", uses=5)]
    assert story(rose("Bath"), people=few).people == [True, True]
    places = [person("Bath", uses=1, personhood=0.3), person("Rye", uses=9, personhood=-1.0)]
    assert story(rose("Bath"), people=places).people[0]


def test_who_does_what_people_do_is_a_person_where_few_are_named() -> None:
    doer = person("Bath", uses=1, personhood=-0.4, subjects=1, does=True)
    assert story(rose("Bath"), people=[doer]).people == [True]
    assert story(rose("Bath"), people=[doer, person("Emma", uses=6)]).people[0] is False


def test_names_in_the_narration_stand_in_order() -> None:
    book = story(f"Tom/PROPN/dobj/saw {said('Go', 'Emma')} saw/VERB/ROOT Tom/PROPN/dobj/saw", people=[EMMA, TOM])
    assert narrated(book) == ["Tom=Tom (no subject)", "Emma=Emma", "Tom=Tom (no subject)"]
    assert book.narrated[0][1] == NarrationMention(15, 6, 0, subject=True)
    assert narrated(story(quote("Go", call="Tom"), people=[TOM])) == []


@pytest.mark.parametrize("word", ["he", "He"])
def test_a_pronoun_is_the_last_subject_of_its_gender(word: str) -> None:
    he = f"{word}/PRON/nsubj/ran {RAN}"
    assert narrated(story(rose("Tom", "Emma"), he, people=[EMMA, TOM])) == [f"{word}=Tom"]
    assert narrated(story(rose("Emma"), he, people=[EMMA, TOM])) == []
    assert narrated(story(he, people=[EMMA, TOM])) == []


def test_other_forms_of_a_pronoun_and_those_in_quotes_are_left_out() -> None:
    assert narrated(story(rose("Tom"), "Rain/NOUN/nsubj/ran ran/VERB/ROOT him/PRON/dobj/ran .", people=[TOM])) == []
    assert narrated(story(rose("Tom"), f"“ He/PRON/nsubj/ran {RAN} ”", people=[TOM])) == []


@pytest.mark.parametrize(
    ("relation", "meant"), [("nsubj", "Bo"), ("nsubjpass", "Bo"), ("conj", "Bo"), ("ROOT", "Bo"), ("dobj", "Tom")]
)
def test_a_pronoun_means_somebody_who_leads_a_sentence(relation: str, meant: str) -> None:
    bo = person("Bo", gender="male")
    seen = f"Rain/NOUN/x/fell fell/VERB/x/Bo Bo/PROPN/{relation}/fell ." if relation != "ROOT" else "Bo/PROPN/ROOT ."
    book = story(rose("Tom"), seen, f"he/PRON/nsubj/ran {RAN}", people=[TOM, bo])
    assert narrated(book) == [f"he={meant}"]


def test_a_pronoun_may_mean_somebody_who_leads_no_sentence_where_nobody_else_is_known() -> None:
    seen = "Rain/NOUN/nsubj/fell fell/VERB/ROOT Tom/PROPN/dobj/fell ."
    assert narrated(story(seen, f"he/PRON/nsubj/ran {RAN}", people=[TOM])) == ["he=Tom"]
    man = described("man", gender="male")
    assert narrated(story(seen.replace("Tom", "man"), f"he/PRON/nsubj/ran {RAN}", people=[man])) == []


@pytest.mark.parametrize(("between", "meant"), [(8, "Tom"), (9, "boy")])
def test_a_pronoun_means_somebody_described_only_if_nobody_was_named_lately(between: int, meant: str) -> None:
    rain = ["Rain/NOUN/nsubj/fell fell/VERB/ROOT ."] * between
    a_boy = "boy/NOUN/nsubj/came came/VERB/ROOT ."
    book = story(rose("Tom"), *rain, "Rain/NOUN/ROOT .", a_boy, f"he/PRON/nsubj/ran {RAN}", people=[TOM, BOY])
    assert narrated(book) == [f"he={meant}"]


def test_what_is_no_person_is_not_narrated() -> None:
    assert narrated(story(rose("Bath"), people=[person("Bath", personhood=-1.0, subjects=0)])) == []


# Who surely speaks.


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (said("Go", "Emma"), 0),
        (said("Go", "I"), NARRATOR),
        (said("Go", "she"), None),
        ("“ Go/VERB/ROOT , ” Emma/PROPN/nsubj/smiled smiled/VERB/x/Go .", None),
        ("Emma/PROPN/nsubj/said said/VERB/ROOT , “ Go/VERB/x/said ”", 0),
        ("“ Go/VERB/ROOT , ” said/VERB/x/Go a/DET/det/boy boy/NOUN/nsubj/said .", 1),
        ("“ Go/VERB/ROOT , ” said/VERB/x/Go another/DET/det/boy boy/NOUN/nsubj/said .", 1),
        ("“ Go/VERB/ROOT , ” said/VERB/x/Go one/DET/det/boy boy/NOUN/nsubj/said .", 1),
        ("“ Go/VERB/ROOT , ” said/VERB/x/Go the/DET/det/boy boy/NOUN/nsubj/said .", None),
        ("“ Go/VERB/ROOT , ” said/VERB/x/Go everyone/NOUN/nsubj/said .", 2),  # no name overrules that
    ],
)
def test_who_surely_speaks(line: str, expected: int | None) -> None:
    everyone = described("everyone", anonymous=True, several=True)
    assert story(line, people=[EMMA, BOY, everyone]).sure == [expected]


def test_a_description_is_introduced_by_a() -> None:
    book = story("An/DET/det/man old/ADJ/amod/man man/NOUN/nsubj/ran ran/VERB/ROOT a/DET/det/cat cat/NOUN/dobj/ran",
                 people=[described("old man"), BOY])  # fmt: skip
    assert book.is_introduced(DialogueTag("noun", 0, 2, None, speech=True))
    assert book.is_introduced(DialogueTag("noun", 0, 5, None, speech=True))
    assert not book.is_introduced(DialogueTag("noun", 0, 1 + 2, None, speech=True))
    assert not book.is_introduced(DialogueTag("noun", 0, 0, None, speech=True))


# Whose relation speaks, and who may be married.

MRS = person("Mrs. Pell", gender="female", family="pell", married=True)
MISS = person("Miss Pell", gender="female", family="pell")
PELL = person("Mr. Pell", gender="male", family="pell")
SON = person("Sam Pell", gender="male", family="pell")
OTHER = person("Mr. Gray", gender="male", family="gray")
CHILD = person("Little Pell", family="pell")
WIFE = described("wife", gender="female")
HUSBAND = described("husband", gender="male")
SISTER = described("sister", gender="female")
FAMILY = [MRS, MISS, PELL, SON, OTHER, CHILD, WIFE, HUSBAND, SISTER]


def wife_of(tag_words: str, *before: str, noun: str = "wife", behind: str = "") -> tuple[Book, DialogueTag]:
    line = f"“ Go/VERB/ROOT , ” said/VERB/x/Go {tag_words} {noun}/NOUN/nsubj/said . {behind}"
    book = story(*before, line, people=FAMILY)
    tag = book.lines[-1].after
    assert tag is not None
    return book, tag


def names(book: Book, keys: frozenset[int]) -> list[str]:
    return sorted(book.characters.entities[key].name for key in keys)


def owner(book: Book, tag: DialogueTag) -> str | None:
    key = book.owner(tag)
    return None if key is None else "narrator" if key == NARRATOR else book.characters.entities[key].name


HIS = "his/PRON:PRP$/poss/wife"


def test_an_owner_is_the_one_named_or_the_narrator() -> None:
    assert owner(*wife_of("Sam/PROPN/compound/Pell Pell/PROPN/poss/wife 's/PART:POS/case/Pell")) == "Sam Pell"
    assert owner(*wife_of("my/PRON:PRP$/poss/wife")) == "narrator"
    assert owner(*wife_of("the/DET/det/wife")) is None


def test_an_owner_is_whoever_is_called_in_the_paragraph() -> None:
    book = story(
        rose("Sam Pell"),
        "“ Go/VERB/ROOT , Mr./PROPN/compound/Pell Pell/PROPN/vocative/Go , ” said/VERB/x/Go " + HIS
        + " wife/NOUN/nsubj/said .",
        people=FAMILY,
    )  # fmt: skip
    tag = book.lines[-1].after
    assert tag is not None
    assert owner(book, tag) == "Mr. Pell"


def test_an_owner_is_the_last_subject_of_the_gender() -> None:
    assert owner(*wife_of(HIS, rose("Mr. Gray"), rose("Mr. Pell", "Mrs. Pell"))) == "Mr. Pell"
    seen = "Rain/NOUN/nsubj/fell fell/VERB/ROOT Mr./PROPN/compound/Gray Gray/PROPN/dobj/fell ."
    assert owner(*wife_of(HIS, rose("Mr. Pell"), seen)) == "Mr. Pell"
    assert owner(*wife_of("her/PRON:PRP$/poss/husband", rose("Mrs. Pell", "Mr. Pell"), noun="husband")) == "Mrs. Pell"
    # not one behind the description
    behind = "| Mr./PROPN/compound/Gray Gray/PROPN/nsubj/ran ran/VERB/ROOT ."
    assert owner(*wife_of(HIS, rose("Mr. Pell"), behind=behind)) == "Mr. Pell"


@pytest.mark.parametrize(("between", "found"), [(6, "Mr. Pell"), (7, None)])
def test_an_owner_is_a_subject_of_the_last_eight_paragraphs(between: int, found: str | None) -> None:
    rain = ["Rain/NOUN/nsubj/fell fell/VERB/ROOT ."] * between
    assert owner(*wife_of(HIS, rose("Mr. Pell"), *rain)) == found


def test_his_wife_has_his_name() -> None:
    book, tag = wife_of(HIS, rose("Mr. Pell"))
    assert names(book, book.married_to(tag)) == ["Mrs. Pell"]
    book, tag = wife_of("her/PRON:PRP$/poss/husband", rose("Mrs. Pell"), noun="husband")
    assert names(book, book.married_to(tag)) == ["Mr. Pell", "Sam Pell"]
    book, tag = wife_of(HIS, rose("Mr. Gray"))
    assert names(book, book.married_to(tag)) == []
    book, tag = wife_of("his/PRON:PRP$/poss/sister", rose("Mr. Pell"), noun="sister")
    assert names(book, book.married_to(tag)) == []
    book, tag = wife_of(HIS)
    assert names(book, book.married_to(tag)) == []
    assert book.married_to(DialogueTag("pronoun", 0, 0, None, speech=True)) == frozenset()


# Calls and neighbours.


def test_whom_a_line_speaks_to_and_of() -> None:
    book = story(
        quote("Go", call="Tom"), "“ Emma/PROPN/nsubj/ran ran/VERB/ROOT . ” Tom/PROPN/nsubj/sat sat/VERB/ROOT .",
        people=[EMMA, TOM],
    )  # fmt: skip
    assert book.addressed == [{1}, set()]
    assert book.spoken_of == [set(), {0}]


def test_what_lines_call_somebody() -> None:
    book = story(quote("Go"), "“ Yes/INTJ/ROOT , sir/NOUN/x/Yes ! ”", quote("No"), people=[EMMA])
    assert book.called == [frozenset(), {Called("sir", "male")}, frozenset()]
    sir, nobody = frozenset({Called("sir", "male")}), frozenset[Called]()
    assert book.called_around(0) == (nobody, nobody, sir)
    assert book.called_around(1) == (sir, nobody, nobody)
    assert book.called_around(2) == (nobody, sir, nobody)


def test_what_can_mean_a_character() -> None:
    mother = person("Mrs. Pell", all_words=frozenset({"mrs", "pell", "mamma"}))
    assert story(rose("Tom"), people=[mother]).called_by == [{"mrs", "pell", "mother"}]


@pytest.mark.parametrize(("between", "near"), [(0, True), (1, True), (2, False)])
def test_a_line_follows_another_that_is_near(between: int, near: bool) -> None:
    rain = ["Rain/NOUN/nsubj/fell fell/VERB/ROOT ."] * between
    book = story(quote("Go", call="Tom"), *rain, quote("No", call="Emma"), people=[EMMA, TOM])
    assert book.addressed_before(1) == ({1} if near else set())
    assert book.addressed_after(0) == ({0} if near else set())
    assert book.addressed_before(0) == set()
    assert book.addressed_after(1) == set()


# Counts.


def test_how_often_whoever_is_named_most_is_named() -> None:
    assert story(rose("Tom"), people=[person("Tom", uses=7), person("Emma", uses=9)]).most_uses == 9
    assert story(rose("Tom")).most_uses == 1


@pytest.mark.parametrize(("others", "expected"), [(247, True), (248, False)])
def test_a_book_is_told_in_the_first_person_if_narration_says_i_often_enough(others: int, expected: bool) -> None:
    words = " ".join("so/ADV/dep/ran" for _ in range(others))
    book = story(f"I/PRON/nsubj/ran ran/VERB:VBD/ROOT {words}", "“ I/PRON/ROOT . ”", people=[])
    assert book.first_person is expected


def test_a_book_in_which_only_lines_say_i_is_not() -> None:
    assert not story("“ I/PRON/nsubj/ran ran/VERB/ROOT . ”").first_person
    assert not story("i/PRON/nsubj/ran ran/VERB/ROOT .").first_person


def test_words_of_narration_are_counted_without_marks_and_quotes() -> None:
    book = story(rose("Emma"), said("Go", "Emma"), quote("No"))
    assert book.narration == [0, 3, 5, 5]
    assert [book.narration_in(n) for n in range(3)] == [3, 2, 0]


def test_scenes_part_lines() -> None:
    book = story(quote("Go"), quote("No"), quote("Run"), quote("Sit"), scenes=[2])
    assert [book.is_parted(one, other) for one, other in zip(book.lines, book.lines[1:], strict=False)] == [
        False,
        True,
        False,
    ]
    assert story(quote("Go"), scenes=[0]).scenes == [0]


def test_genders_and_names_of_who_may_speak() -> None:
    book = story(rose("Emma"), people=[EMMA, BOY])
    assert [book.gender(key) for key in (0, 1, NARRATOR)] == ["female", "male", None]
    assert [book.is_named(key) for key in (0, 1, NARRATOR)] == [True, False, False]
    assert index_of(book, "boy") == 1


def tag(gender: Gender | None, *, speech: bool = True) -> DialogueTag:
    return DialogueTag("pronoun", 0, 0, 0, speech=speech, gender=gender)


def test_the_gender_that_a_speaker_must_have() -> None:
    assert cue_gender(DialogueLine(0, [], tag("male"), beat_before=tag("female"))) == "male"
    assert cue_gender(DialogueLine(0, [], tag(None), beat_before=tag("female"))) is None
    assert cue_gender(DialogueLine(0, [], beat_before=tag("female"), beat_after=tag("male"))) == "female"
    assert cue_gender(DialogueLine(0, [], beat_before=tag(None), beat_after=tag("male"))) == "male"
    assert cue_gender(DialogueLine(0, [])) is None
