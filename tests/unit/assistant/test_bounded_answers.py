"""Answers are as long as can be read, and say what they leave out."""

from __future__ import annotations

import json
from typing import Any

from inquit.assistant.bounded_answers import bounded, page_of


def rows(number: int, length: int) -> list[dict[str, Any]]:
    return [{"text": "x" * length, "number": n} for n in range(number)]


def test_as_many_rows_as_are_wanted() -> None:
    given, left_out = page_of(rows(10, 1), before=3, total=13, limit=4)

    assert ([row["number"] for row in given], left_out) == ([0, 1, 2, 3], 6)


def test_long_rows_are_fewer_and_counted() -> None:
    given, left_out = page_of(rows(200, 4_000), before=0, total=200, limit=200)

    assert 0 < len(given) < 200
    assert len(given) + left_out == 200
    assert len(json.dumps(given)) < 110_000


def test_rows_with_many_parts_are_fewer_too() -> None:
    given, left_out = page_of(({"parts": ["y" * 5_000] * 200} for _ in range(3)), before=0, total=3, limit=3)

    assert (len(given), left_out) == (1, 2)


def test_nothing_is_left_out_behind_the_end() -> None:
    assert page_of(iter(()), before=50, total=3, limit=10) == ([], 0)


def test_a_long_text_says_that_it_is_cut() -> None:
    assert bounded("a" * 5_000) == "a" * 5_000
    assert bounded("a" * 6_234) == "a" * 5_000 + " [... 1,234 more characters]"


def test_what_no_file_could_hold_is_replaced_at_its_place() -> None:
    assert bounded({"a\ud800": ["b\udfffc"]}) == {"a\ufffd": ["b\ufffdc"]}


def test_lists_and_objects_end() -> None:
    assert len(bounded(list(range(1_000)))) == 200
    assert len(bounded({str(n): n for n in range(1_000)})) == 200


def test_numbers_and_nothing_stay() -> None:
    assert bounded({"a": 1, "b": 0.5, "c": None, "d": True}) == {"a": 1, "b": 0.5, "c": None, "d": True}
