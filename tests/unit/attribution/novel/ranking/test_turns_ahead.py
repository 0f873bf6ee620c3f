"""What the speakers of the lines ahead say about who speaks now: a test for every column."""

from __future__ import annotations

from collections.abc import Sequence

from tests.unit.attribution.novel.story import person, quote, said, story

from inquit.attribution.novel.book import NARRATOR, Book
from inquit.attribution.novel.ranking.turns_ahead import (
    AHEAD_FEATURES,
    LOOK_AHEAD,
    ahead_features,
    end_of_speech,
)

EMMA, TOM, ANN, BO = range(4)
PEOPLE = [
    person("Emma", gender="female"),
    person("Tom", gender="male"),
    person("Ann", gender="female"),
    person("Bo", gender="male"),
]
RAIN = "Rain/NOUN/nsubj/fell fell/VERB/ROOT ."
Speakers = Sequence[int | None]


def column(name: str, book: Book, speakers: Speakers, *keys: int, chance: float = 1.0) -> list[float]:
    """One feature of the candidates of the first line; `speakers`: of the lines behind it."""
    every = [*range(len(PEOPLE)), NARRATOR]
    values = ahead_features(book, 0, every, [(key, chance) for key in speakers])
    assert values.shape == (len(every), len(AHEAD_FEATURES))
    at = AHEAD_FEATURES.index(name)
    return [round(float(values[every.index(key)][at]), 4) for key in keys]


def book_of(*notations: str, scenes: Sequence[int] = ()) -> Book:
    return story(*notations, people=PEOPLE, scenes=scenes)


def talk(lines: int) -> Book:
    return book_of(*[quote("Go")] * lines)


def test_who_speaks_each_of_the_next_four_lines() -> None:
    speakers = [NARRATOR, ANN, TOM, EMMA, BO]
    for on, key in ((1, NARRATOR), (2, ANN), (3, TOM), (4, EMMA)):
        assert column(f"speaks {on} lines on", talk(6), speakers, key, BO) == [1.0, 0.0]
        assert column(f"speaks, after a break, {on} lines on", talk(6), speakers, key) == [0.0]
    assert column("speaks 2 lines on", talk(2), [TOM], TOM) == [0.0]


def test_a_speaker_ahead_counts_as_much_as_he_is_likely() -> None:
    assert column("speaks 1 lines on", talk(2), [TOM], TOM, EMMA, chance=0.75) == [0.75, 0.0]


def test_narration_and_scenes_are_a_break() -> None:
    book = book_of(quote("Go"), RAIN, RAIN, quote("No"), quote("So"))
    assert column("speaks 1 lines on", book, [TOM], TOM) == [0.0]
    # three paragraphs off, which is as far as one; the break also parts the line behind it
    assert column("speaks, after a break, 1 lines on", book, [TOM], TOM) == [0.5]
    assert column("speaks, after a break, 2 lines on", book, [TOM, ANN], ANN) == [round(1 / (1 + 4 / 3), 4)]
    parted = book_of(quote("Go"), quote("No"), scenes=[1])
    assert column("speaks 1 lines on", parted, [TOM], TOM) == [0.0]
    assert column("the next line follows at once", parted, [TOM], TOM) == [0.0]
    assert column("the next line follows at once", talk(2), [TOM], TOM, EMMA) == [1.0, 1.0]


def test_another_line_of_the_paragraph() -> None:
    book = book_of(f"{quote('Go')} {RAIN} {said('No', 'Tom')} {RAIN} {said('So', 'Ann')}")
    assert [line.paragraph for line in book.lines] == [0, 0]
    assert column("speaks in this paragraph again", book, [ANN], ANN, TOM) == [1.0, 0.0]
    assert column("speaks in this paragraph again", talk(2), [ANN], ANN) == [0.0]


def test_shares_and_the_next_two_speakers() -> None:
    speakers = [TOM, None, TOM, ANN]
    assert column("share of the next lines", talk(5), speakers, TOM, ANN, BO) == [0.6667, 0.3333, 0.0]
    assert column("next speaker", talk(5), speakers, TOM, ANN) == [1.0, 0.0]
    assert column("next speaker but one", talk(5), speakers, TOM, ANN) == [0.0, 1.0]
    assert column("speaks soon", talk(5), speakers, ANN, BO) == [1.0, 0.0]
    assert column("share of the next lines", talk(1), [], TOM) == [0.0]


def test_whose_turn_is_after_next() -> None:
    assert column("takes the turn after next", talk(3), [TOM, EMMA], EMMA, TOM) == [1.0, 0.0]
    assert column("takes the turn after next", talk(3), [EMMA, EMMA], EMMA) == [0.0]
    far = book_of(quote("Go"), quote("No"), *[RAIN] * 2, quote("So"))
    assert column("takes the turn after next", far, [TOM, EMMA], EMMA) == [0.0]


def test_the_gender_that_the_tag_wants() -> None:
    book = book_of(said("Go", "she"), *[quote("Go")] * 3)
    speakers = [TOM, ANN, EMMA]
    assert column("rank of the gender by speech ahead", book, speakers, TOM, ANN, EMMA) == [0.0, 1.0, 0.5]
    assert column("only speaker of the gender ahead", book, speakers, ANN) == [0.0]
    assert column("only speaker of the gender ahead", book, [TOM, ANN], ANN) == [1.0]


def test_a_speech_of_several_paragraphs_is_one() -> None:
    book = book_of("“ Go/VERB/ROOT .", quote("No"), quote("So"))
    assert [line.goes_on for line in book.lines] == [False, True, False]
    assert [end_of_speech(book, n) for n in range(3)] == [2, 2, 3]
    assert column("speaks 1 lines on", book, [TOM], TOM) == [1.0]  # the third line, right behind the second paragraph


def test_no_more_is_looked_at_than_is_said() -> None:
    speakers: list[int | None] = [TOM] * LOOK_AHEAD
    book = talk(LOOK_AHEAD + 3)
    every = [EMMA, TOM]
    near = ahead_features(book, 0, every, [(key, 1.0) for key in speakers])
    far = ahead_features(book, 0, every, [(key, 1.0) for key in [*speakers, EMMA, EMMA]])
    assert near.tolist() == far.tolist()


def test_a_line_without_candidates_has_no_rows() -> None:
    assert ahead_features(talk(2), 0, [], [(TOM, 1.0)]).shape == (0, len(AHEAD_FEATURES))
