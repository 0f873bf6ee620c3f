"""Which rows stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inquit import Document
from inquit.filters import RowFilter, folded


def _ids(document: Document) -> list[str]:
    return [quote.id for quote in document.quotes]


def test_an_empty_filter_changes_nothing(document: Document) -> None:
    assert RowFilter().apply(document) is document


def test_types_add_up(document: Document) -> None:
    assert _ids(RowFilter(types=frozenset({"direct"})).apply(document)) == ["q1", "q4", "q5"]
    assert _ids(RowFilter(types=frozenset({"direct", "mixed"})).apply(document)) == ["q1", "q2", "q4", "q5"]


def test_confidence_at_the_limit_stays(document: Document) -> None:
    assert _ids(RowFilter(min_confidence=0.71).apply(document)) == ["q1", "q2", "q3"]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Igor Ivanov", ["q1", "q2", "q4"]),
        ("  igor   IVANOV ", ["q1", "q2", "q4"]),
        ("ivanov", ["q1", "q2", "q4"]),
        ("Robertson", ["q3"]),
        ("aide", ["q6", "q7"]),
        ("Ivan", []),
    ],
)
def test_a_speaker_is_found_by_name_alias_or_membership(document: Document, name: str, ids: list[str]) -> None:
    assert _ids(RowFilter(speakers=(name,)).apply(document)) == ids


def test_speakers_without_a_row_go(document: Document) -> None:
    found = RowFilter(speakers=("Ivanov", "Robertson")).apply(document)

    assert [speaker.name for speaker in found.speakers] == ["Igor Ivanov", "George Robertson"]


def test_the_addressee_of_a_row_that_stays_stays(document: Document) -> None:
    told = replace(document.quotes[2], addressee_id="s1")
    found = RowFilter(speakers=("Robertson",)).apply(replace(document, quotes=(*document.quotes[:2], told)))

    assert _ids(found) == ["q3"]
    assert [speaker.id for speaker in found.speakers] == ["s1", "s2"]
    addressee = found.addressee_of(found.quotes[0])
    assert addressee is not None
    assert addressee.name == "Igor Ivanov"


def test_statuses_add_up_and_all_pass_where_none_is_named(doubted: Document) -> None:
    assert _ids(RowFilter(statuses=frozenset({"denied"})).apply(doubted)) == ["q1"]
    assert _ids(RowFilter(statuses=frozenset({"asserted"})).apply(doubted))[0] == "q2"
    assert _ids(RowFilter(statuses=frozenset({"denied", "asserted"})).apply(doubted)) == _ids(doubted)
    assert _ids(RowFilter(types=frozenset({"direct"})).apply(doubted))[0] == "q1"


def test_what_is_left_out_for_its_status_is_counted_and_what_goes_anyway_is_not(doubted: Document) -> None:
    asserted = RowFilter(statuses=frozenset({"asserted"}))

    assert asserted.left_out_for_status(doubted) == {"denied": 1}
    assert replace(asserted, types=frozenset({"indirect"})).left_out_for_status(doubted) == {}
    assert RowFilter().left_out_for_status(doubted) == {}


def test_first_hand_leaves_out_what_somebody_else_reports(doubted: Document) -> None:
    assert _ids(RowFilter(first_hand=True).apply(doubted)) == [id_ for id_ in _ids(doubted) if id_ != "q3"]


def test_the_reporter_of_a_row_that_stays_stays(doubted: Document) -> None:
    found = RowFilter(speakers=("Robertson",)).apply(doubted)
    reporter = found.reporter_of(found.quotes[0])

    assert _ids(found) == ["q3"]
    assert reporter is not None
    assert reporter.name == "Igor Ivanov"


def test_a_speaker_is_not_found_by_what_is_said_to_them(document: Document) -> None:
    told = replace(document.quotes[2], addressee_id="s1")
    found = RowFilter(speakers=("Ivanov",)).apply(replace(document, quotes=(*document.quotes[:2], told)))

    assert _ids(found) == ["q1", "q2"]


def test_a_nested_row_survives_its_parent_as_a_row_of_its_own(document: Document) -> None:
    found = RowFilter(speakers=("Ivanov",)).apply(document)

    assert found.quotes[-1].id == "q4"
    assert found.quotes[-1].parent_id is None


def test_a_nested_row_moves_to_the_nearest_row_around_it_that_stays(document: Document) -> None:
    inner = replace(document.quotes[4], parent_id="q4")
    found = RowFilter(types=frozenset({"indirect"})).apply(
        replace(document, quotes=(*document.quotes[:4], replace(inner, type="indirect")))
    )

    assert [(quote.id, quote.parent_id) for quote in found.quotes] == [("q3", None), ("q5", "q3")]


def test_folding_takes_away_case_accents_and_white_space() -> None:
    assert folded(" Zoë \n ŁÓDŹ  Straße") == "zoe łodz strasse"
