"""What the speakers of the lines before say about who speaks now: a test for every column."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.unit.attribution.novel.story import described, person, quote, said, story

from inquit.attribution.novel.book import NARRATOR, Book
from inquit.attribution.novel.ranking.turn_taking import LOOK_BACK, TURN_FEATURES, turn_features

EMMA, TOM, ANN, BO, BOY = range(5)
PEOPLE = [
    person("Emma", gender="female"),
    person("Tom", gender="male"),
    person("Ann", gender="female"),
    person("Bo", gender="male"),
    described("boy", gender="male"),
]
RAIN = "Rain/NOUN/nsubj/fell fell/VERB/ROOT ."
Speakers = Sequence[int | None]


def column(name: str, book: Book, speakers: Speakers, *keys: int, found: Sequence[int] | None = None) -> list[float]:
    """One feature of the candidates of the line behind those of the speakers."""
    every = [*range(len(PEOPLE)), NARRATOR] if found is None else list(found)
    values = turn_features(book, len(speakers), every, speakers)
    assert values.shape == (len(every), len(TURN_FEATURES))
    at = TURN_FEATURES.index(name)
    return [round(float(values[every.index(key)][at]), 4) for key in keys]


def book_of(*notations: str, scenes: Sequence[int] = ()) -> Book:
    return story(*notations, people=PEOPLE, scenes=scenes)


def talk(lines: int) -> Book:
    return book_of(*[quote("Go")] * lines)


def test_who_spoke_each_of_the_last_four_lines() -> None:
    speakers = [BO, EMMA, TOM, ANN, NARRATOR]
    for back, key in ((1, NARRATOR), (2, ANN), (3, TOM), (4, EMMA)):
        assert column(f"spoke {back} lines ago", talk(6), speakers, key, BO) == [1.0, 0.0]
        assert column(f"spoke, after a break, {back} lines ago", talk(6), speakers, key) == [0.0]
    assert column("spoke 2 lines ago", talk(2), [TOM], TOM) == [0.0]


def test_narration_between_lines_is_a_break() -> None:
    book = book_of(quote("Go"), quote("No"), RAIN, quote("So"), quote("Yes"))
    speakers = [EMMA, TOM, ANN]
    assert column("spoke 1 lines ago", book, speakers, ANN) == [1.0]
    assert column("spoke 2 lines ago", book, speakers, TOM) == [0.0]
    # three paragraphs off, which is as far as one; the break also parts the line before it
    assert column("spoke, after a break, 2 lines ago", book, speakers, TOM, ANN) == [0.5, 0.0]
    assert column("spoke, after a break, 3 lines ago", book, speakers, EMMA) == [round(1 / (1 + 4 / 3), 4)]


def test_a_scene_is_a_break() -> None:
    book = book_of(quote("Go"), quote("No"), scenes=[1])
    assert column("spoke 1 lines ago", book, [TOM], TOM) == [0.0]
    assert column("spoke, after a break, 1 lines ago", book, [TOM], TOM) == [0.75]
    earlier = book_of(quote("Go"), quote("No"), quote("So"), scenes=[1])
    assert column("spoke 1 lines ago", earlier, [TOM, EMMA], EMMA) == [1.0]
    assert column("spoke 2 lines ago", earlier, [TOM, EMMA], TOM) == [0.0]


def test_spoke_in_this_paragraph() -> None:
    two = "“ Go/VERB/ROOT , ” said/VERB/x/Go Tom/PROPN/nsubj/said . | " + said("No", "Emma")
    assert column("spoke in this paragraph", book_of(two), [TOM], TOM, EMMA) == [1.0, 0.0]
    assert column("spoke in this paragraph", talk(2), [TOM], TOM) == [0.0]
    assert column("spoke in this paragraph", talk(1), [], TOM) == [0.0]


def test_share_of_the_last_thirty_lines() -> None:
    name = "share of the last lines"
    assert column(name, talk(4), [TOM, EMMA, TOM], TOM, EMMA, ANN) == [0.6667, 0.3333, 0.0]
    assert column(name, talk(4), [TOM, None, None], TOM) == [1.0]
    assert column(name, talk(1), [], TOM) == [0.0]
    assert column(name, talk(32), [ANN, *[TOM] * 30], ANN, TOM) == [0.0, 1.0]
    assert column(name, talk(32), [TOM, ANN, *[TOM] * 29], ANN) == [round(1 / 30, 4)]
    assert column("spoke lately", talk(32), [ANN, EMMA, *[TOM] * 29], ANN, EMMA, TOM) == [0.0, 1.0, 1.0]


def test_the_last_two_speakers() -> None:
    speakers = [ANN, EMMA, TOM, TOM, None]
    assert column("last speaker", talk(6), speakers, TOM, EMMA, ANN) == [1.0, 0.0, 0.0]
    assert column("last but one speaker", talk(6), speakers, TOM, EMMA, ANN) == [0.0, 1.0, 0.0]
    # in the last twelve lines
    assert column("last but one speaker", talk(13), [EMMA, *[TOM] * 11], EMMA) == [1.0]
    assert column("last but one speaker", talk(14), [EMMA, *[TOM] * 12], EMMA) == [0.0]
    assert column("last speaker", talk(14), [EMMA, *[None] * 12], EMMA) == [0.0]


def test_takes_turns() -> None:
    name = "takes turns"
    assert column(name, talk(3), [EMMA, TOM], EMMA, TOM) == [1.0, 0.0]
    assert column(name, talk(3), [EMMA, EMMA], EMMA) == [0.0]
    assert column(name, talk(2), [EMMA], EMMA) == [0.0]
    near = book_of(quote("Go"), RAIN, quote("No"), quote("So"))
    far = book_of(quote("Go"), RAIN, RAIN, quote("No"), quote("So"))
    assert column(name, near, [EMMA, TOM], EMMA) == [1.0]
    assert column(name, far, [EMMA, TOM], EMMA) == [0.0]


def test_rank_of_the_gender_by_speech() -> None:
    name = "rank of the gender by speech"
    he = book_of(*[quote("Go")] * 3, said("No", "he"))
    assert column(name, he, [BO, TOM, EMMA], TOM, BO, EMMA, NARRATOR) == [1.0, 0.5, 0.0, 0.0]
    assert column(name, talk(4), [BO, TOM, EMMA], EMMA, TOM, BO) == [1.0, 0.5, 0.3333]
    assert column(name, he, [BO, TOM, EMMA], TOM, found=[TOM]) == [1.0]  # those who are no candidates do not count
    long = book_of(*[quote("Go")] * 26, said("No", "he"))
    assert column(name, long, [BO, *[TOM] * 25], BO) == [0.0]
    assert column(name, long, [EMMA, BO, *[TOM] * 24], BO) == [0.5]


def test_only_speaker_of_the_gender() -> None:
    name = "only speaker of the gender"
    he = book_of(*[quote("Go")] * 2, said("No", "he"))
    assert column(name, he, [EMMA, TOM], TOM, BO, EMMA) == [1.0, 0.0, 0.0]
    assert column(name, he, [BO, TOM], TOM) == [0.0]


def test_was_described_so() -> None:
    boy = "“ Go/VERB/ROOT , ” said/VERB/x/Go the/DET/det/boy boy/NOUN/nsubj/said ."
    book = book_of(boy, quote("No"), boy)
    assert column("was described so", book, [TOM, EMMA], TOM, EMMA, BOY) == [1.0, 0.0, 0.0]
    assert column("another was described so", book, [TOM, EMMA], TOM, EMMA, BOY) == [0.0, 1.0, 1.0]
    first = book_of(quote("No"), boy)
    assert column("was described so", first, [EMMA], EMMA) == [0.0]
    assert column("another was described so", first, [EMMA], TOM) == [0.0]
    named = book_of(boy, said("No", "Tom"))
    assert column("another was described so", named, [TOM], EMMA) == [0.0]
    unknown = book_of(boy, boy)
    assert column("another was described so", unknown, [None], EMMA) == [0.0]


@pytest.mark.parametrize(("gap", "value"), [(59, 1.0), (60, 0.0)])
def test_a_description_is_remembered_for_sixty_lines(gap: int, value: float) -> None:
    boy = "“ Go/VERB/ROOT , ” said/VERB/x/Go the/DET/det/boy boy/NOUN/nsubj/said ."
    book = book_of(boy, *[quote("No")] * gap, boy)
    assert column("was described so", book, [TOM, *[EMMA] * gap], TOM) == [value]
    assert LOOK_BACK == 60


def test_was_addressed_and_spoke_last_but_one() -> None:
    name = "was addressed and spoke last but one"
    book = book_of(quote("Go"), quote("No", call="Emma"), quote("So"))
    assert column(name, book, [EMMA, TOM], EMMA, TOM) == [1.0, 0.0]
    assert column(name, book, [ANN, TOM], EMMA, ANN) == [0.0, 0.0]
    assert column(name, talk(3), [EMMA, TOM], EMMA) == [0.0]


def test_a_line_without_any_before_it() -> None:
    values = turn_features(talk(1), 0, [TOM, NARRATOR], [])
    assert values.tolist() == [[0.0] * len(TURN_FEATURES)] * 2
