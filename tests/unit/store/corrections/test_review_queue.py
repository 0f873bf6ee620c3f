"""Which statements are looked at next, what a sample says, and what confidence comes to by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.stored_examples import document

from inquit.errors import StoreError
from inquit.store import Store
from inquit.store.calibrated_confidence import ConfidenceCurve, calibration_in_use
from inquit.store.corrections.review_queue import wilson

# Of the reader's surest half nine in ten are right, of the others one in two; it says .6 and .4.
STATEMENTS = 240


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        text = " ".join(f"“Word {number} is said.”" for number in range(STATEMENTS))
        found = document("a", text, path="/a.txt")
        rows = (replace(quote, confidence=0.6 if at % 2 else 0.4) for at, quote in enumerate(found.quotes))
        opened.add(replace(found, quotes=tuple(rows)))
        yield opened


def is_right(number: int) -> bool:
    return number % 20 != 2 if number % 2 == 0 else number % 4 == 1


def review(store: Store, numbers: list[int], shown_in: str = "queue") -> None:
    corrections = store.corrections("Eva", shown_in=shown_in)  # type: ignore[arg-type]
    versions = {one.number: one.ref for one in corrections.text(1).statements}
    if right := [versions[number] for number in numbers if is_right(number)]:
        corrections.accept(*right)
    if wrong := [versions[number] for number in numbers if not is_right(number)]:
        corrections.reject(*wrong)


def test_the_least_certain_come_first_and_are_counted(store: Store) -> None:
    assert store.queue(3) == [1, 3, 5]
    review(store, [1, 3, 5])
    assert store.queue(2, min_confidence=0.4) == [7, 9]
    assert store.unreviewed() == STATEMENTS - 3
    assert store.unreviewed(min_confidence=0.5) == STATEMENTS // 2


def test_a_sample_is_drawn_by_its_seed_and_measures(store: Store) -> None:
    sample = store.draw_sample(40, seed=7)
    assert (sample.size, len(sample.left), sample.precision) == (40, 40, None)
    assert store.draw_sample(40, seed=7).left == sample.left != store.draw_sample(40, seed=8).left
    review(store, list(sample.left[:30]), "sample")

    now = store.sample(sample.number)
    assert now.left == sample.left[30:]
    assert now.precision is not None
    right = sum(map(is_right, sample.left[:30]))
    assert (now.precision.right, now.precision.judged) == (right, 30)
    assert now.precision.low < right / 30 < now.precision.high
    store.add(next(store.documents()))  # read again
    assert store.sample(sample.number) == now
    store.add(document("a", "“Another text.”", path="/a.txt"))
    assert store.sample(sample.number).gone == 40


def test_the_interval_is_that_of_wilson() -> None:
    assert wilson(9, 10) == pytest.approx((0.5958, 0.9821), abs=1e-3)
    assert wilson(10, 10)[1] == 1.0
    assert wilson(0, 10)[0] == 0.0


def test_confidence_is_learned_only_from_what_came_up_by_itself(store: Store) -> None:
    review(store, list(range(1, 121)), "reading")
    with pytest.raises(StoreError, match="0 rows were reviewed"):
        store.calibrate()


def test_confidence_is_put_right_for_this_corpus_and_back(store: Store) -> None:
    review(store, list(range(1, 161)))
    found = next(store.documents())
    before = store.find(min_confidence=0.75).total
    assert store.calibrate(keeps=False).is_better
    assert calibration_in_use(store.db) is None

    figures = store.calibrate()
    assert (figures.rows, figures.right) == (160, sum(map(is_right, range(1, 161))))
    assert figures.brier_after < figures.brier_before
    assert figures.error_after < figures.error_before
    curve = calibration_in_use(store.db)
    assert curve is not None
    assert curve.of(0.6) == pytest.approx(0.9, abs=0.05)
    assert curve.of(0.4) == pytest.approx(0.5, abs=0.05)
    assert store.find(min_confidence=0.75).total == before + 40  # those that nobody has looked at
    assert next(store.documents()) == found
    number = store.add(replace(found, id="b", meta={"path": "/b.txt"}))
    assert {hit.confidence for hit in store.find().hits if hit.document_number == number} == {
        curve.of(0.6),
        curve.of(0.4),
    }
    assert store.end_calibration()
    assert {hit.confidence for hit in store.find().hits if hit.document_number == number} == {0.6, 0.4}
    assert not store.end_calibration()


def test_what_is_surer_stays_surer() -> None:
    curve = ConfidenceCurve(0.7, -0.3)
    chances = [curve.of(confidence / 100) for confidence in range(101)]
    assert chances == sorted(chances)
    assert 0 < chances[0] < chances[-1] < 1
