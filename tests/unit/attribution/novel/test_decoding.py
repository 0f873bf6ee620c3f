"""Who speaks each line: the beam search, with chances that are given."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from tests.unit.attribution.novel.story import person, quote, rose, said, story

from inquit.attribution.novel.book import NARRATOR, Book
from inquit.attribution.novel.decoding import choose_speakers, likeliest_choices
from inquit.attribution.novel.lines_ahead import MaySpeak
from inquit.attribution.novel.ranking.line_features import LINE_FEATURES
from inquit.attribution.novel.ranking.speaker_model import SpeakerScorer, load_speaker_model
from inquit.attribution.novel.ranking.turn_taking import TURN_FEATURES
from inquit.attribution.novel.ranking.turns_ahead import AHEAD_FEATURES
from inquit.attribution.novel.speaker_choice import SpeakerChoice

EMMA, TOM, ANN, BO, KIT = range(5)
PEOPLE = [person("Emma", gender="female"), person("Tom", gender="male"), person("Ann"), person("Bo"), person("Kit")]
LAST = TURN_FEATURES.index("spoke 1 lines ago")
LAST_BUT_ONE = TURN_FEATURES.index("spoke 2 lines ago")
Chances = Sequence[float]


class Given(SpeakerScorer):
    """Gives chances by the line, which is the first feature, and by which candidate spoke the line before."""

    def __init__(self, chances: Callable[[int, int | None], Chances]) -> None:
        object.__setattr__(self, "_given", chances)

    def chances(self, rows: np.ndarray) -> np.ndarray:
        last = [at for at, row in enumerate(rows) if row[1 + LAST]]
        return np.array(self._given(int(rows[0][0]), last[0] if last else None), dtype=np.float32)  # type: ignore[attr-defined]


def decode(
    book: Book, chances: Callable[[int, int | None], Chances], found: Sequence[int] = (EMMA, TOM)
) -> list[SpeakerChoice]:
    def found_at(n: int) -> MaySpeak:
        return MaySpeak(list(found), np.full((len(found), 1), n, dtype=np.float32))

    return likeliest_choices(book, Given(chances), found_at)


def speakers(*args: object, **kwargs: object) -> list[int | None]:
    return [choice.speaker for choice in decode(*args, **kwargs)]  # type: ignore[arg-type]


def talk(lines: int) -> Book:
    return story(*[quote("Go")] * lines, people=PEOPLE)


def test_the_likeliest_speaker_of_a_line() -> None:
    assert decode(talk(1), lambda n, last: (0.25, 0.75)) == [SpeakerChoice(TOM, 0.75, "nothing")]


def test_a_name_behind_settles_the_lines_before() -> None:
    """Emma is a little likelier at first; but speakers change, and the third line is surely Tom's."""

    def chances(n: int, last: int | None) -> Chances:
        if n == 0:
            return 0.6, 0.4
        if n == 3:
            return 0.01, 0.99
        return (0.05, 0.95) if last == EMMA else (0.95, 0.05)

    assert speakers(talk(4), chances) == [EMMA, TOM, EMMA, TOM]
    book = story(*[quote("Go")] * 2, said("No", "Emma"), people=PEOPLE)
    assert speakers(book, chances) == [EMMA, TOM, EMMA]
    book = story(*[quote("Go")] * 2, said("No", "Tom"), people=PEOPLE)
    assert speakers(book, chances) == [TOM, EMMA, TOM]


def test_a_name_beside_a_verb_of_speech_is_taken_as_it_is() -> None:
    book = story(said("Go", "Tom"), people=PEOPLE)
    assert decode(book, lambda n, last: (0.875, 0.125)) == [SpeakerChoice(TOM, 0.125, "sure")]


def test_the_narrators_i_is_taken_as_it_is() -> None:
    book = story(said("Go", "I"), people=PEOPLE)
    choices = decode(book, lambda n, last: (0.75, 0.25), (EMMA, NARRATOR))
    assert choices == [SpeakerChoice(NARRATOR, 0.9, "I")]


def test_an_i_that_only_wants_somebody_to_speak_is_left_to_the_scorer() -> None:
    wanted = "I/PRON/nsubj/wanted wanted/VERB/ROOT her/PRON/nsubj/say say/VERB:VB/xcomp/wanted , “ Go/VERB/x/say . ”"
    book = story(wanted, people=PEOPLE)
    choices = decode(book, lambda n, last: (0.75, 0.25), (EMMA, NARRATOR))
    assert [choice.speaker for choice in choices] == [EMMA]


def test_a_line_without_candidates_has_no_speaker() -> None:
    book = talk(2)

    def found_at(n: int) -> MaySpeak:
        found = [EMMA] if n else []
        return MaySpeak(found, np.full((len(found), 1), n, dtype=np.float32))

    choices = likeliest_choices(book, Given(lambda n, last: (1.0,)), found_at)
    assert choices == [SpeakerChoice(None, 0.0, "nothing"), SpeakerChoice(EMMA, 0.7, "nothing")]


def test_of_one_candidate_alone_nothing_is_sure_but_what_the_tag_says() -> None:
    (named,) = decode(story(said("Go", "Emma"), people=PEOPLE), lambda n, last: (1.0,), found=[EMMA])
    (pronoun,) = decode(story(said("Go", "she"), people=PEOPLE), lambda n, last: (1.0,), found=[EMMA])
    assert (named.chance, pronoun.chance) == (1.0, 0.7)


def test_nobody_in_particular_is_as_likely_as_the_tag_says() -> None:
    everyone = person("everyone", named=False, anonymous=True)
    book = story(said("Go", "everyone"), people=[everyone, person("Emma")])
    (choice,) = decode(book, lambda n, last: (0.1, 0.9), found=[0, 1])
    assert choice == SpeakerChoice(0, 0.9, "sure")


def test_a_line_that_goes_on_has_the_speaker_before() -> None:
    book = story("“ Go/VERB/ROOT .", quote("No"), quote("So"), people=PEOPLE)
    assert [line.goes_on for line in book.lines] == [False, True, False]
    choices = decode(book, lambda n, last: ((0.2, 0.8), (1.0, 0.0), (0.9, 0.1))[n])
    assert [c.speaker for c in choices] == [TOM, TOM, EMMA]
    assert choices[1] == choices[0]


def test_what_a_choice_rests_on() -> None:
    lines = {
        "sure": said("Go", "Tom"),
        "pronoun": said("Go", "he"),
        "I": said("Go", "I"),
        "name": "“ Go/VERB/ROOT , ” Tom/PROPN/nsubj/smiled smiled/VERB/x/Go .",
        "other": "“ Go/VERB/ROOT , ” said/VERB/x/Go cats/NOUN/nsubj/said .",
        "beat": f"“ Go/VERB/ROOT . ” {rose('Tom')}",
        "nothing": quote("Go"),
    }
    for kind, line in lines.items():
        found = (EMMA, NARRATOR) if kind == "I" else (EMMA, TOM)
        (choice,) = decode(story(line, people=PEOPLE), lambda n, last: (0.5, 0.5), found)
        assert choice.kind == kind
    before = story(f"{rose('Tom')} | {quote('Go')}", people=PEOPLE)
    assert decode(before, lambda n, last: (0.5, 0.5))[0].kind == "beat"


def test_an_unlikely_speaker_is_followed_up_a_too_unlikely_one_is_not() -> None:
    def after(chance: float) -> int | None:
        def chances(n: int, last: int | None) -> Chances:
            if n == 0:
                return 1 - chance, chance
            return (1.0, 0.0) if last == TOM else (0.00001, 0.00001)

        return speakers(talk(2), chances)[0]

    assert after(0.03) == TOM
    assert after(0.015) == EMMA  # below the chance that is followed up


def test_four_speakers_of_a_line_are_followed_up() -> None:
    everybody = (EMMA, TOM, ANN, BO, KIT)

    def first(wanted: int) -> int | None:
        """Whom the first line is given to, if the second one goes only with one of them."""

        def chances(n: int, last: int | None) -> Chances:
            if n == 0:
                return 0.4, 0.25, 0.15, 0.12, 0.08
            return (0.2,) * 5 if last == wanted else (0.0004, 0.0, 0.0, 0.0, 0.0)

        return speakers(talk(2), chances, everybody)[0]

    assert [first(wanted) for wanted in everybody] == [EMMA, TOM, ANN, BO, EMMA]


def test_chances_near_nothing_cost_no_more_than_a_bound() -> None:
    """One impossible line costs as much as four unlikely ones: -log(0.02 ** 2)."""

    def chances(n: int, last: int | None) -> Chances:
        if n == 0:
            return 0.5, 0.5
        if n == 1:
            return (0.0, 1e-9) if last == EMMA else (0.02, 0.9)
        return 0.5, 0.5

    assert speakers(talk(2), chances)[0] == TOM
    assert -math.log(0.02**2) == pytest.approx(7.824, abs=1e-3)


def test_of_two_ways_with_the_same_last_speakers_the_likelier_goes_on() -> None:
    def chances(n: int, last: int | None) -> Chances:
        return (0.6, 0.4) if n == 0 else (0.9, 0.1)

    assert speakers(talk(6), chances) == [EMMA] * 6


def test_candidates_and_features_come_from_the_book() -> None:
    book = story(rose("Emma", "Tom"), quote("Go"), said("No", "Tom"), quote("So"), people=PEOPLE[:2])
    choices = choose_speakers(book, load_speaker_model())
    assert [choice.speaker for choice in choices] == [EMMA, TOM, EMMA]
    assert [choice.kind for choice in choices] == ["nothing", "sure", "nothing"]
    assert all(0 < choice.chance <= 1 for choice in choices)
    ahead, onward = len(LINE_FEATURES) + len(AHEAD_FEATURES), len(TURN_FEATURES)
    assert load_speaker_model().from_end.mean.size == ahead
    assert load_speaker_model().onward.mean.size == ahead + onward


def test_who_acts_right_before_a_line_says_it() -> None:
    go = "“ Go/VERB/ROOT . ”"
    book = story(f"Tom/PROPN/nsubj/rose rose/VERB/ROOT . | {go}", people=PEOPLE)
    assert speakers(book, lambda n, last: (0.9, 0.1)) == [TOM]
    he = f"He/PRON/nsubj/rose rose/VERB/ROOT . | {go}"
    book = story("Tom/PROPN/nsubj/came came/VERB/ROOT .", f"{he} | {rose('Emma')}", people=PEOPLE)
    assert speakers(book, lambda n, last: (0.9, 0.1)) == [TOM]
    book = story("Tom/PROPN/nsubj/came came/VERB/ROOT .", he, people=PEOPLE)
    assert speakers(book, lambda n, last: (0.9, 0.1)) == [EMMA]  # for the scorer


def test_who_answers_at_once_is_another() -> None:
    no = "“ No/INTJ . ”"
    book = story(f"“ Go/VERB/ROOT . ” {no}", people=PEOPLE)
    assert speakers(book, lambda n, last: (0.9, 0.1)) == [EMMA, TOM]
    asked = f"“ Go/VERB/ROOT . ” {no[:-3]} , ” said/VERB/x/Go Emma/PROPN/nsubj/said ."
    assert speakers(story(asked, people=PEOPLE), lambda n, last: (0.9, 0.1)) == [TOM, EMMA]
    assert speakers(story(asked, people=PEOPLE), lambda n, last: (1.0,), [EMMA]) == [None, EMMA]
