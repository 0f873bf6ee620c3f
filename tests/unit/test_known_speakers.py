"""For which texts the entries of a roster hold."""

from __future__ import annotations

from inquit import Roster, RosterEntry, Settings
from inquit.provenance import provenance_of

ANN = RosterEntry("Ann", ("the mayor",))
BO = RosterEntry("Bo", document="b")


def test_entries_without_a_document_hold_for_all_texts_but_not_their_descriptions() -> None:
    roster = Roster((ANN,))

    assert roster.in_text("a") is roster


def test_an_entry_holds_for_the_text_of_its_document() -> None:
    assert Roster((ANN, BO)).in_text("a") == Roster((ANN,))
    assert Roster((ANN, BO)).in_text("b") == Roster((BO, ANN))


def test_everywhere_is_in_each_text() -> None:
    assert Roster((ANN, BO), everywhere=True).in_text("a") == Roster(
        (RosterEntry("Ann", ("the mayor",), document="a"),)
    )


def test_an_entry_for_one_text_stands_in_place_of_that_for_all() -> None:
    own = RosterEntry("ANN", document="a")

    assert Roster((ANN, own)).in_text("a") == Roster((own,))
    assert Roster((ANN, own)).in_text("b") == Roster((ANN,))


def test_what_is_not_given_is_no_part_of_what_results_owe_to() -> None:
    def shown(roster: Roster) -> str:
        return provenance_of("no_such_pipeline", Settings(roster=roster))["roster"]

    assert shown(Roster((RosterEntry("Ann Lee", ("Lee",), "p1"),))) == "1 names, with the digest 136d5027a6bc"
    assert shown(Roster((RosterEntry("Ann Lee", ("Lee",), "p1", kind="person"),))) != shown(
        Roster((RosterEntry("Ann Lee", ("Lee",), "p1"),))
    )
    assert shown(Roster((ANN,), everywhere=True)).endswith(", whose descriptions hold everywhere")


def test_lists_are_as_good_as_tuples() -> None:
    roster = Roster([RosterEntry("Ann", ["the mayor"])])  # type: ignore[arg-type]

    assert Settings(roster=roster).roster == Roster((ANN,))
