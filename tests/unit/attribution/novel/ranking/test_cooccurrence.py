"""Whom a book may mean by a description."""

from __future__ import annotations

import math

import pytest
from tests.unit.attribution.novel.story import described, person, quote, rose, said, story

from inquit.attribution.novel.ranking.cooccurrence import Cooccurrence

PEOPLE = [person("Emma"), person("Tom"), described("boy"), described("man")]
EMMA, TOM, BOY, MAN = range(4)
RAIN = "Rain/NOUN/nsubj/fell fell/VERB/ROOT ."
A_BOY = "boy/NOUN/nsubj/came came/VERB/ROOT ."


def of(*notations: str) -> Cooccurrence:
    return story(*notations, people=PEOPLE).cooccurrence


def test_how_often_somebody_is_named_right_before_a_description() -> None:
    # two of three paragraphs with "boy" have Emma in them or in the two before; of six paragraphs, four do
    book = of(rose("Emma"), A_BOY, A_BOY, RAIN, A_BOY, rose("Emma"))
    share, lift = book.near(BOY, EMMA)
    usual = (4 + 1) / (6 + 2)
    assert share == pytest.approx(2 / 3)
    assert lift == pytest.approx(math.log((2 + 2 * usual) / (3 + 2) / usual))
    assert book.near(BOY, TOM) == pytest.approx((0.0, math.log(2 / 5)))


@pytest.mark.parametrize(("gap", "share"), [(1, 1.0), (2, 1.0), (3, 0.0)])
def test_named_in_the_two_paragraphs_before_counts(gap: int, share: float) -> None:
    assert of(rose("Emma"), *[RAIN] * (gap - 1), A_BOY).near(BOY, EMMA)[0] == share


def test_named_behind_a_description_does_not_count() -> None:
    assert of(A_BOY, rose("Emma")).near(BOY, EMMA)[0] == 0.0
    assert of(A_BOY.replace(" .", " with/ADP/prep/came Emma/PROPN/pobj/with .")).near(BOY, EMMA)[0] == 1.0


def test_a_description_that_is_not_in_the_book_means_nobody() -> None:
    assert of(rose("Emma")).near(BOY, EMMA) == (0.0, 0.0)


def test_a_lift_has_bounds() -> None:
    often = of(*[RAIN] * 97, *[line for _ in range(30) for line in ("Emma/PROPN/ROOT", A_BOY)], *[RAIN] * 900)
    assert often.near(BOY, EMMA)[1] == 2.0
    never = of(*[RAIN] * 5, *[A_BOY] * 30)
    assert never.near(BOY, EMMA)[1] == -2.0


def test_one_who_shares_a_sentence_with_a_description_is_another() -> None:
    together = "Emma/PROPN/nsubj/saw saw/VERB/ROOT boy/NOUN/dobj/saw ."
    assert of(together).apart(BOY, EMMA) == (1 / 3, 0.0)
    assert of(together).apart(BOY, BOY) == (1 / 3, 0.0)
    assert of(together, together).apart(BOY, EMMA) == (2 / 4, 0.0)
    assert of(together).apart(BOY, TOM) == (0.0, 0.0)
    assert of(A_BOY + " | " + rose("Emma")).apart(BOY, EMMA) == (0.0, 0.0)
    assert of("“ Emma/PROPN/ROOT boy/NOUN/x/Emma ”").apart(BOY, EMMA) == (0.0, 0.0)


SAID_BOY = "“ Go/VERB/ROOT , ” said/VERB/x/Go the/DET/det/boy boy/NOUN/nsubj/said ."


def test_one_who_answers_whoever_is_described_is_another() -> None:
    assert of(SAID_BOY, said("No", "Emma")).apart(BOY, EMMA) == (0.0, 1 / 3)
    assert of(said("No", "Emma"), SAID_BOY).apart(BOY, EMMA) == (0.0, 1 / 3)
    assert of(said("No", "Emma"), SAID_BOY, said("So", "Emma")).apart(BOY, EMMA) == (0.0, 1 / 3)  # once a line
    assert of(SAID_BOY, RAIN, said("No", "Emma")).apart(BOY, EMMA) == (0.0, 0.0)  # not in the next paragraph
    assert of(SAID_BOY, quote("So"), said("No", "Emma")).apart(BOY, EMMA) == (0.0, 0.0)
    assert of(SAID_BOY, SAID_BOY.replace("boy", "man")).apart(BOY, MAN) == (0.0, 0.0)  # who is only described
    assert of(SAID_BOY, SAID_BOY, said("No", "Tom")).apart(BOY, TOM) == (0.0, 1 / 4)
    assert of(SAID_BOY).apart(BOY, BOY) == pytest.approx((1 / 3, 1 / 3))
    assert of(said("So", "she"), said("No", "Emma")).apart(BOY, EMMA) == (0.0, 0.0)
    assert of(said("So", "Tom"), said("No", "Emma")).apart(TOM, EMMA) == (0.0, 0.0)  # nothing describes Tom
