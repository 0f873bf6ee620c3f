"""Quotations with their differences, as an editor marks them."""

from __future__ import annotations

import pytest
from tests.checked_examples import checked_article

from inquit.document import TextSpan
from inquit.render.marked_quotation import drawn_beside, marked_difference, marked_text
from inquit.verification.verdicts import CheckedQuotation, Difference

BY_ID = {one.id: one for one in checked_article()}
TEXT = checked_article().document.text


@pytest.mark.parametrize(
    ("id_", "marked"),
    [
        ("v1", "We will sell the harbour,"),
        ("v3", "We we the [-the-] plan is [-um-] good."),
        ("v4", "The plan … [-of the old council-] holds [-him-][the mayor]."),
        ("v5", "[-Somebody-]{+Nobody+} will [-not-] sell [-the-]{+a+} harbour {+twice+}."),
        ("v10", "We would sail, … on Friday."),
    ],
)
def test_what_differs_is_marked_where_it_stands(id_: str, marked: str) -> None:
    assert marked_text(BY_ID[id_], TEXT).plain == marked


def test_what_may_be_missing_looks_otherwise_than_what_may_not() -> None:
    styles = {one: {str(span.style) for span in marked_text(BY_ID[one], TEXT).spans} for one in ("v3", "v4", "v5")}

    assert styles == {"v3": {"dim strike"}, "v4": {"dim strike"}, "v5": {"red strike", "green underline"}}


def test_what_stands_outside_is_not_in_the_quotation() -> None:
    (outside,) = drawn_beside(BY_ID["v5"])

    assert outside.kind == "cut_before"
    assert marked_difference(outside) == "[-It is not true that-]"


def quotation(text: str, *differences: Difference) -> CheckedQuotation:
    return CheckedQuotation("v1", text, "altered", (TextSpan(0, len(text)),), differences=differences)


@pytest.mark.parametrize("at", [9, 10])
def test_words_stand_apart_wherever_the_empty_place_is(at: int) -> None:
    one = quotation("They will sell it.", Difference("left_out", "", "not", TextSpan(at, at)))

    assert marked_text(one, one.text).plain == "They will [-not-] sell it."


def test_at_the_edges() -> None:
    one = quotation(
        "We sell",
        Difference("left_out", "", "Now", TextSpan(0, 0)),
        Difference("left_out", "", "soon", TextSpan(7, 7)),
    )

    assert marked_text(one, one.text).plain == "[-Now-] We sell [-soon-]"


def test_a_place_that_is_not_in_the_quotation_is_told_beside_it() -> None:
    nowhere = Difference("left_out", "", "not")
    elsewhere = Difference("changed", "a", "b", TextSpan(90, 91))
    one = quotation("We sell", nowhere, elsewhere)

    assert marked_text(one, one.text).plain == "We sell"
    assert drawn_beside(one) == (nowhere, elsewhere)


def test_many_words_are_shown_by_their_ends() -> None:
    said = " ".join(f"w{number}" for number in range(40))

    assert marked_difference(Difference("left_out", "", said)) == "[-w0 w1 w2 w3 w4 … w35 w36 w37 w38 w39-]"


def test_a_quotation_without_a_place_is_shown_as_it_is() -> None:
    one = CheckedQuotation("v1", "We \x1b sell", "not_found")

    assert marked_text(one, "").plain == "We ␛ sell"


def test_nothing_steers_a_terminal() -> None:
    one = quotation("a \x1b[31m\u202e b", Difference("left_out", "", "\x9b31m", TextSpan(2, 2)))

    assert not set("\x1b\x9b\u202e") & set(marked_text(one, one.text).plain)
