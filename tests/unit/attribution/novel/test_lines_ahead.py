"""Reading from the end, with chances that are given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from tests.unit.attribution.novel.story import person, quote, said, story

from inquit.attribution.novel import lines_ahead
from inquit.attribution.novel.book import Book
from inquit.attribution.novel.lines_ahead import LinesAhead, MaySpeak, choices_from_end
from inquit.attribution.novel.ranking.speaker_model import SpeakerScorer
from inquit.attribution.novel.ranking.turns_ahead import AHEAD_FEATURES
from inquit.attribution.novel.speaker_choice import SpeakerChoice

EMMA, TOM = range(2)
PEOPLE = [person("Emma", gender="female"), person("Tom", gender="male")]
NEXT = AHEAD_FEATURES.index("speaks 1 lines on")


class Given(SpeakerScorer):
    """Gives chances by the line, which is the first feature, and by which candidate speaks the next line."""

    def __init__(self, chances: Callable[[int, int | None], Sequence[float]]) -> None:
        object.__setattr__(self, "_given", chances)

    def chances(self, rows: np.ndarray) -> np.ndarray:
        following = [at for at, row in enumerate(rows) if row[1 + NEXT]]
        return np.array(self._given(int(rows[0][0]), following[0] if following else None), dtype=np.float32)  # type: ignore[attr-defined]


TURNS = Given(lambda n, following: (0.5, 0.5) if following is None else (0.1, 0.9) if following == EMMA else (0.9, 0.1))


def found_at(n: int) -> MaySpeak:
    return MaySpeak([EMMA, TOM], np.full((2, 1), n, dtype=np.float32))


def choices(book: Book, scorer: SpeakerScorer, found: Callable[[int], MaySpeak] = found_at) -> list[int | None]:
    begins = [n for n, line in enumerate(book.lines) if not line.goes_on]
    end = len(book.lines)
    chosen = choices_from_end(book, scorer, {n: found(n) for n in begins}, end)
    assert sorted(chosen) == list(range(end))
    return [chosen[n].speaker for n in range(end)]


def talk(lines: int) -> Book:
    return story(*[quote("Go")] * lines, people=PEOPLE)


def test_a_name_in_the_end_settles_the_turns_before() -> None:
    book = story(*[quote("Go")] * 3, said("No", "Emma"), people=PEOPLE)
    assert choices(book, TURNS) == [TOM, EMMA, TOM, EMMA]


def test_a_line_that_goes_on_has_the_speaker_of_its_speech() -> None:
    book = story("“ Go/VERB/ROOT .", quote("No"), said("So", "Tom"), people=PEOPLE)
    assert [line.goes_on for line in book.lines] == [False, True, False]
    assert choices(book, TURNS) == [EMMA, EMMA, TOM]


def test_nobody_where_nobody_may_speak() -> None:
    book = story(quote("Go"), said("No", "Emma"), people=PEOPLE)
    nobody = MaySpeak([], np.zeros((0, 1), dtype=np.float32))
    assert choices(book, TURNS, lambda n: found_at(n) if n else nobody) == [None, EMMA]


def test_who_answers_in_the_same_paragraph_is_another() -> None:
    no = "“ No/INTJ . ”"
    asked = f"“ Go/VERB/ROOT . ” {no[:-3]} , ” said/VERB/x/Go Emma/PROPN/nsubj/said ."
    first = Given(lambda n, following: (0.9, 0.1))
    assert choices(story(asked, people=PEOPLE), first) == [TOM, EMMA]
    assert choices(story(f"“ Go/VERB/ROOT . ” {no}", people=PEOPLE), first) == [TOM, EMMA]


def test_features_say_who_speaks_ahead_and_how_likely() -> None:
    book = story(quote("Go"), said("No", "Emma"), people=PEOPLE)
    ahead = LinesAhead(book, TURNS, found_at)
    found, features, chosen = ahead.at(0)
    assert found == [EMMA, TOM]
    assert features.shape == (2, 1 + len(AHEAD_FEATURES))
    assert features[:, 1 + NEXT].tolist() == [0.5, 0.0]  # Emma is sure, and half as likely as the scorer says
    assert chosen == SpeakerChoice(TOM, pytest.approx(0.9), "nothing")  # type: ignore[arg-type]
    assert ahead.at(1).from_end == SpeakerChoice(EMMA, 0.5, "sure")


def test_a_long_book_is_read_in_blocks_of_which_each_line_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_ahead, "BLOCK", 4)
    monkeypatch.setattr(lines_ahead, "BEYOND", 2)
    book = story(*[quote("Go")] * 10, said("No", "Emma"), people=PEOPLE)
    asked: list[int] = []

    def counted(n: int) -> MaySpeak:
        asked.append(n)
        return found_at(n)

    ahead = LinesAhead(book, TURNS, counted)
    found = [ahead.at(n) for n in range(len(book.lines))]
    assert asked == list(range(11))
    assert [may.from_end.speaker for may in found if may.from_end][-3:] == [EMMA, TOM, EMMA]
    # the last line of a block knows those beyond it
    assert found[3].features[:, 1 + NEXT].any()
