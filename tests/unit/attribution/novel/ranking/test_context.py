"""Where the candidates of a line are named around it: a test for every column."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from tests.unit.attribution.novel.story import described, person, quote, rose, said, story

from inquit.attribution.novel.book import NARRATOR, Book
from inquit.attribution.novel.ranking.context import CONTEXT_FEATURES, LineContext, nearness
from inquit.entities.characters import Character

EMMA, TOM, ANN, BO, BOY, KIT = range(6)
PEOPLE = [
    person("Emma", gender="female"),
    person("Tom", gender="male"),
    person("Ann", gender="female"),
    person("Bo", gender="male"),
    described("boy", gender="male"),
    person("Kit"),
]
RAIN = "Rain/NOUN/nsubj/fell fell/VERB/ROOT ."
GO = "“ Go/VERB/ROOT , ”"
FAR = 0.01  # the nearness of what is not seen


def seen(name: str) -> str:
    """Narration in which somebody is the subject of nothing."""
    return f"Rain/NOUN/nsubj/fell fell/VERB/ROOT {name}/PROPN/dobj/fell ."


def columns(book: Book, key: int, n: int = -1, found: Sequence[int] | None = None) -> dict[str, float]:
    """The features of one candidate of a line; all people are candidates where none are given."""
    every = [*range(len(book.characters.entities)), NARRATOR] if found is None else found
    values = LineContext(book, n % len(book.lines), every).of(key)
    return dict(zip(CONTEXT_FEATURES, values, strict=True))


def column(name: str, book: Book, *keys: int, n: int = -1, found: Sequence[int] | None = None) -> list[float]:
    return [round(float(columns(book, key, n, found)[name]), 4) for key in keys]


def book_of(*notations: str, people: Sequence[Character] = PEOPLE, scenes: Sequence[int] = ()) -> Book:
    return story(*notations, people=people, scenes=scenes)


def test_nearness() -> None:
    assert [nearness(n) for n in (0, 1, 3)] == [1.0, 0.5, 0.25]


def test_last_subject_of_the_gender() -> None:
    name = "last subject of the gender"
    # Bo and Tom may be "he", and Kit, of whom nobody knows
    book = book_of(rose("Tom"), rose("Emma"), rose("Kit"), rose("Bo"), said("Go", "he"))
    assert column(name, book, BO, KIT, TOM, EMMA, ANN, NARRATOR) == [1.0, 0.5, 0.3333, 0.0, 0.0, 0.0]
    assert column(name, book_of(rose("Tom"), said("Go", "Tom")), TOM) == [0.0]  # only where a gender is known
    described_ = book_of(rose("Tom"), f"{GO} said/VERB/x/Go the/DET/det/boy boy/NOUN/nsubj/said .")
    assert column(name, described_, TOM, EMMA) == [1.0, 0.0]


def test_last_subject() -> None:
    book = book_of(rose("Emma"), rose("Tom", "Ann"), seen("Bo"), quote("Go"), rose("Kit"))
    assert column("last subject", book, ANN, TOM, EMMA, BO, KIT, NARRATOR) == [1.0, 0.5, 0.3333, 0.0, 0.0, 0.0]


def test_last_subject_of_the_beats_gender() -> None:
    name = "last subject of the beat's gender"
    he = "He/PRON/nsubj/rose rose/VERB/ROOT ."
    beside = book_of(rose("Tom"), rose("Emma"), f"{he} | {quote('Go')}")
    assert column(name, beside, TOM, EMMA) == [1.0, 0.0]
    behind = book_of(rose("Tom"), rose("Emma"), f"{quote('Go')} | {he}")
    assert column(name, behind, TOM, EMMA) == [1.0, 0.0]
    with_tag = book_of(rose("Tom"), f"{said('Go', 'Emma')} | {he}")
    assert column(name, with_tag, TOM) == [0.0]
    named = book_of(rose("Tom"), f"{rose('Bo')} | {quote('Go')}")
    assert column(name, named, TOM, BO) == [0.0, 0.0]


@pytest.mark.parametrize(("gap", "value"), [(1, 0.5), (2, 0.3333), (14, 0.0667), (15, FAR)])
def test_named_near(gap: int, value: float) -> None:
    book = book_of(seen("Tom"), *[RAIN] * (gap - 1), quote("Go"))
    assert column("named near", book, TOM, EMMA) == [value, FAR]
    assert column("subject near", book, TOM, EMMA) == [FAR, FAR]
    assert column("named in quotes near", book, TOM) == [FAR]


@pytest.mark.parametrize(("gap", "value"), [(1, 0.5), (2, 0.3333), (14, 0.0667), (15, FAR)])
def test_subject_near(gap: int, value: float) -> None:
    book = book_of(rose("Tom"), *[RAIN] * (gap - 1), quote("Go"))
    assert column("subject near", book, TOM, EMMA) == [value, FAR]


def test_the_nearest_counts() -> None:
    book = book_of(rose("Tom"), rose("Tom"), quote("Go"))
    assert column("named near", book, TOM) == [0.5]
    assert column("subject near", book, TOM) == [0.5]
    here = book_of(f"{rose('Tom')} | {quote('Go')}")
    assert column("named near", here, TOM) == [1.0]
    assert column("subject near", here, TOM) == [1.0]
    behind = book_of(f"{quote('Go')} | {rose('Tom')}")
    assert column("named near", behind, TOM) == [FAR]
    assert column("subject near", behind, TOM) == [FAR]


def test_named_in_quotes_near() -> None:
    book = book_of(quote("Go", call="Tom"), RAIN, quote("No"))
    assert column("named in quotes near", book, TOM, EMMA) == [0.3333, FAR]
    assert column("named near", book, TOM) == [FAR]
    assert column("named in quotes near", book_of(quote("Go", call="Tom")), TOM) == [FAR]  # not in the line itself


@pytest.mark.parametrize(
    ("name", "reach", "full"), [("named within 3 paragraphs", 3, 5), ("named within 8 paragraphs", 8, 10)]
)
def test_how_often_somebody_is_named_around(name: str, reach: int, full: int) -> None:
    assert column(name, book_of(rose("Tom"), *[RAIN] * (reach - 1), quote("Go")), TOM, EMMA) == [1 / full, 0.0]
    assert column(name, book_of(rose("Tom"), *[RAIN] * reach, quote("Go")), TOM) == [0.0]
    often = " | ".join([rose("Tom")] * (full + 1))
    assert column(name, book_of(often, quote("Go")), TOM) == [1.0]
    assert column(name, book_of(quote("Go", call="Tom"), quote("No")), TOM) == [1 / full]


def test_addressed_and_spoken_of() -> None:
    book = book_of(
        quote("Go", call="Tom"),
        "“ Emma/PROPN/nsubj/ran ran/VERB/ROOT . ”",
        quote("No", call="Ann"),
    )
    assert column("addressed here", book, TOM, EMMA, n=0) == [1.0, 0.0]
    assert column("spoken of here", book, TOM, EMMA, n=1) == [0.0, 1.0]
    assert column("addressed in the line before", book, TOM, EMMA, ANN, n=1) == [1.0, 0.0, 0.0]
    assert column("addressed in the next line", book, TOM, EMMA, ANN, n=1) == [0.0, 0.0, 1.0]


def test_named_behind() -> None:
    book = book_of(quote("Go"), rose("Tom"), rose("Emma", "Tom"), rose("Ann"))
    assert column("named behind", book, TOM, EMMA, ANN) == [0.5, 0.3333, 0.0]
    assert column("named behind", book_of(quote("Go"), quote("No", call="Tom")), TOM, n=0) == [0.0]


def test_in_the_narration_of_the_paragraph() -> None:
    book = book_of(f"{seen('Tom')} | {quote('Go', call='Ann')} | {rose('Emma')}")
    assert column("named in the narration of the paragraph", book, TOM, EMMA, ANN) == [1.0, 1.0, 0.0]
    assert column("subject in the paragraph", book, TOM, EMMA, ANN) == [0.0, 1.0, 0.0]


def test_subject_of_the_paragraph_before() -> None:
    book = book_of(f"{rose('Emma', 'Tom')} | {seen('Ann')}", quote("Go"))
    assert column("subject of the paragraph before", book, TOM, EMMA, ANN) == [1.0, 0.0, 0.0]
    assert column("subject of the paragraph before", book_of(quote("Go")), TOM) == [0.0]
    assert column("subject of the paragraph before", book_of(rose("Tom"), RAIN, quote("Go")), TOM) == [0.0]


def test_recency_rank() -> None:
    book = book_of(seen("Bo"), rose("Emma"), rose("Tom"), seen("Ann"), quote("Go"))
    # by the last time as a subject, then by the last mention
    ranks = column("recency rank", book, TOM, EMMA, ANN, BO)
    assert ranks == [1.0, 0.5, 0.3333, 0.25]


def test_frequency_and_personhood() -> None:
    people = [person("Emma", uses=15), person("Tom", uses=3, personhood=0.6), person("Ann", personhood=9.0),
              person("Bo", personhood=-4.0)]  # fmt: skip
    book = book_of(quote("Go"), people=people)
    assert column("frequency", book, 0, 1, NARRATOR) == [1.0, round(math.log(4) / math.log(16), 4), 1.0]
    assert column("personhood", book, 0, 1, 2, 3, NARRATOR) == [0.3333, 0.2, 1.0, -0.3333, 0.0]


def test_what_a_candidate_is() -> None:
    book = book_of(quote("Go"))
    keys = (EMMA, TOM, KIT, BOY, NARRATOR)
    assert column("female", book, *keys) == [1, 0, 0, 0, 0]
    assert column("male", book, *keys) == [0, 1, 0, 1, 0]
    assert column("gender unknown", book, *keys) == [0, 0, 1, 0, 1]
    assert column("narrator", book, *keys) == [0, 0, 0, 0, 1]
    assert column("description", book, *keys) == [0, 0, 0, 1, 0]


def test_ranks_among_those_of_the_gender() -> None:
    people = [person("Emma", gender="female", uses=99), person("Tom", gender="male", uses=3),
              person("Ann", gender="female"), person("Bo", gender="male", uses=5)]  # fmt: skip
    book = book_of(rose("Bo"), rose("Tom"), seen("Bo"), rose("Emma"), said("Go", "he"), people=people)
    keys = (TOM, BO, EMMA, ANN, NARRATOR)
    assert column("rank of the gender by mention", book, *keys) == [0.5, 1.0, 0.0, 0.0, 0.0]
    assert column("rank of the gender by subject", book, *keys) == [1.0, 0.5, 0.0, 0.0, 0.0]
    assert column("rank of the gender by frequency", book, *keys) == [0.5, 1.0, 0.0, 0.0, 0.0]
    assert column("of the gender", book, *keys) == [1, 1, 0, 0, 0]
    # a candidate who is not named anywhere has no rank by mention
    he = book_of(rose("Bo"), said("Go", "he"), people=people)
    assert column("rank of the gender by mention", he, TOM) == [0.0]
    assert column("rank of the gender by subject", he, TOM) == [0.0]
    assert column("of the gender", book_of(quote("Go")), EMMA, TOM, NARRATOR) == [1, 1, 0]


def test_distances_in_characters() -> None:
    book = book_of(rose("Tom"), seen("Tom"), quote("Go"))
    line = book.lines[0].start
    first, second = 0, book.paragraphs[1].start[2]
    assert column("distance of mention", book, TOM, EMMA) == [round(math.log1p(line - second) / 8, 4), 1.5]
    assert column("distance of subject", book, TOM, EMMA) == [round(math.log1p(line - first) / 8, 4), 1.5]


def test_who_surely_speaks_the_next_lines() -> None:
    book = book_of(quote("Go"), said("No", "Tom"), said("So", "Emma"), said("Yes", "Ann"), said("Run", "Bo"))
    keys = (TOM, EMMA, ANN, BO)
    assert column("surely speaks the next line", book, *keys, n=0) == [1, 0, 0, 0]
    assert column("surely speaks the second next line", book, *keys, n=0) == [0, 1, 0, 0]
    assert column("surely speaks the third next line", book, *keys, n=0) == [0, 0, 1, 0]
    assert column("another surely speaks the next line", book, *keys, n=0) == [0, 1, 1, 1]
    assert column("another surely speaks the next line", book_of(quote("Go"), quote("No")), TOM, n=0) == [0]


@pytest.mark.parametrize(("between", "value"), [(1, 1), (2, 0)])
def test_a_next_line_is_two_paragraphs_away_at_most_for_each(between: int, value: int) -> None:
    book = book_of(quote("Go"), *[RAIN] * between, said("No", "Tom"))
    assert column("surely speaks the next line", book, TOM, n=0) == [value]
    second = book_of(quote("Go"), quote("So"), *[RAIN] * (between + 1), said("No", "Tom"))
    assert column("surely speaks the second next line", second, TOM, n=0) == [value]


# Where a description says who speaks.

DESCRIBED = CONTEXT_FEATURES[CONTEXT_FEATURES.index("named near what describes the speaker") :]
A_BOY_SAID = f"{GO} said/VERB/x/Go a/DET/det/boy boy/NOUN/nsubj/said ."
THE_BOY_SAID = A_BOY_SAID.replace("a/DET", "the/DET")


def test_without_a_description_there_is_nothing_to_say_of_it() -> None:
    book = book_of(rose("Tom"), said("Go", "Tom"))
    assert [columns(book, TOM)[name] for name in DESCRIBED] == [0.0] * 10


def test_somebody_named_near_the_description() -> None:
    book = book_of(rose("Tom"), RAIN, RAIN, rose("Tom"), rose("Bo"), THE_BOY_SAID)
    share, lift = book.cooccurrence.near(BOY, TOM)
    assert column("named near what describes the speaker", book, TOM, EMMA) == [round(share, 4), 0.0] == [1.0, 0.0]
    assert column("named more often near it than elsewhere", book, TOM) == [round(lift, 4)]
    # Bo stands near it only, so that it means him rather than Tom; those of another gender have no rank
    found = [TOM, BO, EMMA]
    assert column("rank of those named near it", book, BO, TOM, EMMA, found=found) == [1.0, 0.5, 0.0]


def test_somebody_who_is_introduced_is_nobody_with_a_name() -> None:
    name = "is introduced"
    assert column(name, book_of(A_BOY_SAID), BOY, TOM) == [1.0, -1.0]
    assert column(name, book_of(THE_BOY_SAID), BOY, TOM) == [0.0, 0.0]
    people = [*PEOPLE, described("man", gender="male")]
    assert column(name, book_of(A_BOY_SAID, people=people), 6) == [0.0]


def test_somebody_who_is_described_often_is_nobody_with_a_name() -> None:
    people = [person("Tom", uses=15), described("boy", uses=3), described("man", uses=9)]
    book = book_of(THE_BOY_SAID, people=people)
    often = round(math.log(4) / math.log(16), 4)
    assert column("described often", book, 1, 2, 0) == [often, 0.0, -often]


def test_somebody_beside_the_description_is_another() -> None:
    together = "Tom/PROPN/nsubj/saw saw/VERB/ROOT boy/NOUN/dobj/saw ."
    book = book_of(together, THE_BOY_SAID, said("No", "Bo"))
    share, answers = book.cooccurrence.apart(BOY, TOM)
    assert column("shares sentences with the description", book, TOM, BO, BOY, n=0) == [share, 0.0, 0.0]
    assert share == 1 / 4
    assert answers == 0.0
    assert column("answers whoever is described", book, TOM, BO, BOY, n=0) == [0.0, 0.3333, 0.0]


PELLS = [
    person("Mr. Pell", gender="male", family="pell"),
    person("Mrs. Pell", gender="female", family="pell", married=True),
    described("wife", gender="female"),
    person("Ann", gender="female"),
    person("Mrs. Gray", gender="female", family="gray"),
]
HIS_WIFE = f"{GO} said/VERB/x/Go his/PRON:PRP$/poss/wife wife/NOUN/nsubj/said ."


def test_whose_relation_speaks() -> None:
    book = book_of(rose("Mr. Pell"), HIS_WIFE, people=PELLS)
    keys = (0, 1, 2, 3, 4, NARRATOR)
    assert column("is whose relation speaks", book, *keys) == [1, 0, 0, 0, 0, 0]
    assert column("has that one's family name", book, *keys) == [0, 1, 0, 0, 0, 0]
    assert column("is that one's husband or wife", book, *keys) == [0, 1, 0, 0, 0, 0]
    mine = book_of(rose("Mr. Pell"), HIS_WIFE.replace("his/", "my/"), people=PELLS)
    assert column("is whose relation speaks", mine, *keys) == [0, 0, 0, 0, 0, 1]
    assert column("has that one's family name", mine, *keys) == [0] * 6
    nobodys = book_of(rose("Mr. Pell"), HIS_WIFE.replace("his/PRON:PRP$/poss", "the/DET/det"), people=PELLS)
    assert column("is whose relation speaks", nobodys, *keys) == [0] * 6
    anns = book_of(f"{GO} said/VERB/x/Go Ann/PROPN/poss/wife 's/PART:POS/case/Ann wife/NOUN/nsubj/said .", people=PELLS)
    assert column("has that one's family name", anns, 2, 3) == [0, 0]  # who have none
